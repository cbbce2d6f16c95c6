//! Pictures that stand alone in a paragraph become figures.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::address::Address;
use super::html::Writer;
use super::inline::push_text;
use super::text::without_marks;
use crate::credits::caption;

impl<'b> Writer<'_, 'b> {
    /// Writes a paragraph whose start was read; pictures alone in one become figures instead.
    pub fn paragraph(&mut self, events: &mut impl Iterator<Item = Event<'b>>) {
        let Some(first) = events.next() else { return };
        if !matches!(first, Event::Start(Tag::Image { .. })) {
            self.event(Event::Start(Tag::Paragraph));
            return self.event(first);
        }
        let mut held = vec![first];
        held.extend(take_paragraph(events));
        if are_only_pictures(&held) {
            return self.figures(held);
        }
        self.event(Event::Start(Tag::Paragraph));
        for event in held {
            self.event(event);
        }
    }

    fn figures(&mut self, events: Vec<Event<'b>>) {
        for event in events {
            match event {
                Event::Start(Tag::Image { link_type, dest_url, title, id }) if self.image.is_none() => {
                    self.begin_block("<figure>");
                    self.event(Event::Start(Tag::Image { link_type, dest_url, title: "".into(), id }));
                    if let Some(image) = &mut self.image {
                        image.figure_title = Some(title);
                    }
                }
                event if self.image.is_some() => self.event(event),
                _ => {}
            }
        }
    }

    pub fn end_figure(&mut self, title: &str) {
        let title = &*without_marks(title);
        let caption = caption(title);
        let has_caption = !title.trim().is_empty();
        if has_caption {
            self.out.push_str("<figcaption>");
            push_text(self.out, caption.text);
        }
        if !caption.credit.is_empty() {
            self.out.push_str(if caption.text.is_empty() { "" } else { " " });
            self.out.push_str("<span class=\"credit\">");
            push_text(self.out, caption.credit);
            self.out.push_str("</span>");
        }
        self.out.push_str(if has_caption { "</figcaption></figure>\n" } else { "</figure>\n" });
    }
}

fn take_paragraph<'b>(events: &mut impl Iterator<Item = Event<'b>>) -> Vec<Event<'b>> {
    let mut held = Vec::new();
    for event in events {
        let is_end = matches!(event, Event::End(TagEnd::Paragraph));
        held.push(event);
        if is_end {
            break;
        }
    }
    held
}

/// Whether a paragraph is pictures, one or more, and nothing else.
fn are_only_pictures(paragraph: &[Event<'_>]) -> bool {
    let mut depth = 0;
    paragraph.iter().all(|event| match event {
        Event::Start(Tag::Image { dest_url, .. }) => {
            depth += 1;
            depth > 1 || Address::of(dest_url).is_picture()
        }
        Event::End(TagEnd::Image) => {
            depth -= 1;
            true
        }
        Event::Text(text) if depth == 0 => text.trim().is_empty(),
        Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => true,
        _ => depth > 0,
    })
}
