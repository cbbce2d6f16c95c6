//! What stands in a line: text and its breaks, links, images, citations.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, LinkType, Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::address::Address;
use super::facts::is_site_link;
use super::html::{ResolvedPicture, Writer};
use super::text::{ends_wide, starts_wide, without_marks};

/// An image whose `alt` is being written.
pub(super) struct Image<'b> {
    /// Images inside its description, itself included.
    depth: usize,
    width: u32,
    height: u32,
    title: CowStr<'b>,
    /// The title of a figure's picture, which becomes the caption.
    pub figure_title: Option<CowStr<'b>>,
}

impl<'w, 'b> Writer<'w, 'b> {
    /// Writes text of a line, after deciding on the line break before it.
    pub fn line_text(&mut self, text: &str) {
        // Authors indent paragraphs with ideographic spaces; the style sheet does that.
        let text = if self.is_paragraph_start { text.trim_start_matches('\u{3000}') } else { text };
        self.settle_break(starts_wide(text, self.is_wide));
        self.is_wide = ends_wide(text, self.is_wide);
        self.push(text);
        self.note_name(text);
    }

    pub fn code_span(&mut self, code: &str) {
        self.settle_break(starts_wide(code, self.is_wide));
        self.is_wide = ends_wide(code, self.is_wide);
        if self.image.is_some() {
            return self.push(code);
        }
        self.out.push_str("<code>");
        self.push(code);
        self.out.push_str("</code>");
        self.note_name(code);
    }

    fn push(&mut self, text: &str) {
        if self.image.is_some() {
            push_attribute(self.out, &without_marks(text));
        } else {
            push_text(self.out, text);
        }
    }

    /// A line break vanishes between wide characters; elsewhere it stands where the line ended, before any tags since.
    fn settle_break(&mut self, is_wide_next: bool) {
        self.is_paragraph_start = false;
        let Some(at) = self.line_break.take() else {
            return;
        };
        if !(self.is_wide && is_wide_next) {
            self.out.insert(at, '\n');
            self.note_name(" ");
        }
    }

    pub fn hard_break(&mut self) {
        self.line_break = None;
        self.out.push_str(if self.image.is_some() { " " } else { "<br>\n" });
        self.note_name(" ");
    }

    /// Cites a note; a link cannot hold another, so inside one the citation is left out.
    pub fn note_reference(&mut self, label: &str) {
        if self.image.is_none() && !self.open_links.contains(&true) {
            self.notes.cite(label, self.out);
        }
    }

    pub fn start_link(&mut self, kind: LinkType, target: &str, title: &str) {
        let address = Address::of(target);
        let resolved = if is_site_link(kind, target) { self.links.next() } else { None };
        let href = resolved.as_deref().unwrap_or(target);
        // An empty answer says that there is nothing public to lead to: the text stays alone.
        let is_safe = !href.is_empty() && (kind == LinkType::Email || address.is_link(target, self.options.schemes));
        // An autolink can stand inside a link's text, but its tag cannot.
        let has_tag = is_safe && !self.open_links.contains(&true);
        self.open_links.push(has_tag);
        if !has_tag {
            return;
        }
        self.out.push_str(if kind == LinkType::Email { "<a href=\"mailto:" } else { "<a href=\"" });
        push_href(self.out, href);
        push_title(self.out, title);
        self.out.push_str(if address == Address::External { "\" rel=\"noopener\">" } else { "\">" });
    }

    pub fn end_link(&mut self) {
        if self.open_links.pop() == Some(true) {
            self.out.push_str("</a>");
        }
    }

    /// Begins an image, up to its description; one with a strange address is only described.
    pub fn start_image(&mut self, src: &str, title: CowStr<'b>) {
        let address = Address::of(src);
        if !address.is_picture() {
            return;
        }
        self.settle_break(false);
        self.is_wide = false;
        let unknown = ResolvedPicture { url: src, width: 0, height: 0 };
        let picture = self.next_picture(address).unwrap_or(unknown);
        self.out.push_str("<img src=\"");
        push_href(self.out, picture.url);
        self.out.push_str("\" alt=\"");
        let ResolvedPicture { width, height, .. } = picture;
        self.image = Some(Image { depth: 1, width, height, title, figure_title: None });
    }

    fn next_picture(&mut self, address: Address) -> Option<ResolvedPicture<'w>> {
        if address == Address::Site { self.pictures.next().copied() } else { None }
    }

    /// In a description only text shows, but what it holds still answers to the facts.
    pub fn start_in_image(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Link { link_type, dest_url, .. } if is_site_link(*link_type, dest_url) => drop(self.links.next()),
            Tag::Image { dest_url, .. } => {
                self.next_picture(Address::of(dest_url));
                if let Some(image) = &mut self.image {
                    image.depth += 1;
                }
            }
            _ => {}
        }
    }

    pub fn end_in_image(&mut self, tag: TagEnd) {
        let Some(image) = &mut self.image else { return };
        if tag != TagEnd::Image {
            return;
        }
        image.depth -= 1;
        if image.depth == 0
            && let Some(image) = self.image.take()
        {
            self.end_image(&image);
        }
    }

    fn end_image(&mut self, image: &Image<'_>) {
        self.line_break = None;
        self.is_wide = false;
        push_title(self.out, &image.title);
        self.out.push('"');
        for (name, size) in [("width", image.width), ("height", image.height)] {
            if size > 0 {
                let _ = write!(self.out, " {name}=\"{size}\"");
            }
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
        if let Some(title) = &image.figure_title {
            self.end_figure(title);
        }
    }
}

/// Writes `" title="…` behind an open attribute value.
fn push_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str("\" title=\"");
        push_attribute(out, &without_marks(title));
    }
}

pub(super) fn push_text(out: &mut String, text: &str) {
    escape_html_body_text(out, text).expect("a string takes all that is written");
}

pub(super) fn push_attribute(out: &mut String, text: &str) {
    escape_html(out, text).expect("a string takes all that is written");
}

pub(super) fn push_href(out: &mut String, address: &str) {
    escape_href(out, address).expect("a string takes all that is written");
}
