//! Drafts: a body's HTML written in the parse that found its facts, before anybody knows where its links lead.

use std::sync::atomic::{AtomicUsize, Ordering};

use memchr::memmem::Finder;

use super::events::Body;
use super::facts::{Facts, Gatherer};
use super::html::{Links, Writer};
use super::inline::push_href;
use super::{Options, facts};

/// A body's HTML with the number of each link of the site where its address goes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft(Box<str>);

/// No text writes this: a `<` in it is escaped, and an address that begins so is a link of the site, which gets a number.
const LINK: &str = "<a href=\"/..//";
const LINK_END: &str = "//..";

/// What stands in a draft for the address of a link.
pub(super) fn numbered(link: usize) -> String {
    format!("/..//{link}{LINK_END}")
}

/// How many bytes of drafts may be kept in memory, however many bodies there are.
pub struct Room(AtomicUsize);

impl Room {
    pub fn new(bytes: usize) -> Room {
        Room(AtomicUsize::new(bytes))
    }

    /// Whether there is room for so many bytes more; takes it. The first that finds none closes the room.
    fn take(&self, bytes: usize) -> bool {
        let left = |left: usize| Some(left.saturating_sub(bytes));
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left).is_ok_and(|before| before >= bytes)
    }

    fn is_closed(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }
}

/// The facts of a body as [`facts`] finds them, and its draft when there is room and the site shows no picture in it.
#[must_use]
pub fn facts_and_draft(text: &str, room: &Room) -> (Facts, Option<Draft>) {
    let options = Options::default();
    if room.is_closed() {
        return (facts(text, options), None);
    }
    let body = Body::new(text);
    let mut gatherer = Gatherer::new(options);
    let mut events = body.events(options);
    let mut html = String::with_capacity(text.len() + text.len() / 4);
    let noted = events.by_ref().inspect(|(event, range)| gatherer.event(event, range)).map(|(event, _)| event);
    Writer::new(text, options, Links::Numbered(0), &[], &mut html).write(noted);
    let facts = gatherer.finish(&events);
    let is_kept = facts.pictures.is_empty() && room.take(html.len());
    // Copied, so that what is kept is no larger than it must be.
    (facts, is_kept.then(|| Draft(html.as_str().into())))
}

impl Draft {
    /// The HTML with the addresses of its links; nothing when one of them leads nowhere public, which changes more.
    pub fn html(&self, links: &[impl AsRef<str>]) -> Option<String> {
        let all: usize = links.iter().map(|link| link.as_ref().len()).sum();
        let mut out = String::with_capacity(self.0.len() + all);
        let mut rest = &*self.0;
        let finder = Finder::new(LINK);
        while let Some(at) = finder.find(rest.as_bytes()) {
            let (number, after) = rest[at + LINK.len()..].split_once(LINK_END)?;
            let link = links.get(number.parse::<usize>().ok()?)?.as_ref();
            if link.is_empty() {
                return None;
            }
            out.push_str(&rest[..at]);
            out.push_str("<a href=\"");
            push_href(&mut out, link);
            rest = after;
        }
        out.push_str(rest);
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::html;

    const ROOM: usize = 1 << 20;

    fn draft(text: &str) -> Option<Draft> {
        facts_and_draft(text, &Room::new(ROOM)).1
    }

    #[test]
    fn a_draft_becomes_what_parsing_again_would_write() {
        let text = "见[昨日](./a.md)和[一年前](/2024-06-16/b.md \"题\")。\n\n![x](https://a.example/x.png)\n\n[^1]\n\n[^1]: [注](c.md)\n";
        let links = ["/2025-06-15/a/", "/2024-06-16/b%20c/?a=1&b=2", "/c/"];
        let mut parsed = String::new();
        html(text, Options::default(), &links, &[], &mut parsed);
        assert_eq!(draft(text).unwrap().html(&links), Some(parsed));
    }

    #[test]
    fn a_number_that_somebody_typed_is_text() {
        let text = "`<a href=\"/..//0//..\">` <a href=\"/..//0//..\"> [x](/..//0//..)\n";
        let html = draft(text).unwrap().html(&["/x/"]).unwrap();
        assert_eq!(html.matches("href=\"/x/\"").count(), 1, "{html}");
        assert_eq!(html.matches("/..//0//..").count(), 2, "{html}");
    }

    #[test]
    fn a_link_that_leads_nowhere_public_or_a_picture_of_the_site_needs_the_text_again() {
        assert_eq!(draft("[x](a.md)").unwrap().html(&[""]), None);
        assert_eq!(draft("![x](a.png)"), None);
    }

    #[test]
    fn no_more_is_kept_than_there_is_room() {
        let room = Room::new(20);
        assert!(facts_and_draft("港湾", &room).1.is_some());
        assert!(facts_and_draft("港湾港湾", &room).1.is_none());
        assert!(facts_and_draft("港", &room).1.is_none());
    }
}
