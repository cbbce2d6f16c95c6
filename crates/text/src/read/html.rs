//! HTML that a paper publishes, cut into tags, text and addresses: its text counts, and its addresses lead where those of
//! Markdown do.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::address::{Address, Schemes};
use crate::body::{Builder, Kind, Link, LinkForm, Picture, Place};
use crate::demand;
use crate::medium::Medium;

/// Adds a piece of HTML to a tree; `place` says where its bytes were typed.
pub(super) fn add(html: &str, schemes: Schemes, place: &dyn Fn(usize, usize) -> Place, tree: &mut Builder) {
    let mut cutter = Cutter { html, schemes, place, tree, copied: 0, tag: Tag::default(), hidden: None };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
        cutter.event(&event, &span);
        None::<()>
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).for_each(drop);
    cutter.copy(html.len());
}

struct Cutter<'h> {
    html: &'h str,
    schemes: Schemes,
    place: &'h dyn Fn(usize, usize) -> Place,
    tree: &'h mut Builder,
    /// How much of the HTML is in the tree.
    copied: usize,
    tag: Tag,
    /// The element that is open whose contents nobody reads.
    hidden: Option<Vec<u8>>,
}

/// A tag that is being read.
#[derive(Default)]
struct Tag {
    name: Vec<u8>,
    attributes: Vec<Attribute>,
}

struct Attribute {
    name: String,
    value: String,
    start: usize,
    end: usize,
}

/// Elements whose contents are no text to read.
const HIDDEN: [&[u8]; 9] =
    [b"script", b"style", b"template", b"noscript", b"iframe", b"object", b"noembed", b"noframes", b"title"];

impl Cutter<'_> {
    fn event(&mut self, event: &CallbackEvent<'_>, span: &Span<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.copy(span.start);
                self.tag = Tag { name: name.to_vec(), attributes: vec![] };
            }
            CallbackEvent::AttributeName { name } => {
                let name = String::from_utf8_lossy(name).into_owned();
                self.tag.attributes.push(Attribute { name, value: String::new(), start: span.start, end: span.end });
            }
            CallbackEvent::AttributeValue { value } => {
                let quote = self.html.as_bytes().get(span.end).filter(|byte| matches!(byte, b'"' | b'\''));
                let is_quoted = quote.is_some_and(|quote| self.html.as_bytes()[..span.start].ends_with(&[*quote]));
                if let Some(attribute) = self.tag.attributes.last_mut() {
                    attribute.value = String::from_utf8_lossy(value).into_owned();
                    attribute.end = span.end + usize::from(is_quoted);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                self.demands(span.end);
                self.attributes();
                self.copy(span.end);
                if !self_closing && self.hidden.is_none() && HIDDEN.contains(&&*self.tag.name) {
                    self.hidden = Some(std::mem::take(&mut self.tag.name));
                }
            }
            CallbackEvent::EndTag { name } => {
                self.copy(span.start);
                self.copy(span.end);
                if self.hidden.as_deref() == Some(*name) {
                    self.hidden = None;
                }
            }
            CallbackEvent::String { value } if self.hidden.is_none() => self.text(value, span),
            _ => {}
        }
    }

    /// Adds the markup up to a place.
    fn copy(&mut self, end: usize) {
        if let Some(markup) = self.html.get(self.copied..end).filter(|markup| !markup.is_empty()) {
            let text = self.tree.text(markup);
            self.tree.add(Kind::Html(text), (self.place)(self.copied, end));
            self.copied = end;
        }
    }

    fn text(&mut self, value: &[u8], span: &Span<usize>) {
        let Ok(value) = std::str::from_utf8(value) else { return };
        self.copy(span.start);
        if span.start == self.copied && self.html.is_char_boundary(span.end) {
            let text = self.tree.text(value);
            self.tree.add(Kind::HtmlText(text), (self.place)(span.start, span.end));
            self.copied = span.end;
        }
    }

    /// Notes what a tag, which ends at a place, asks of the paper's policy.
    fn demands(&mut self, end: usize) {
        let attributes = &self.tag.attributes;
        let value =
            |name: &str| attributes.iter().find(|attribute| attribute.name == name).map(|attribute| &*attribute.value);
        if let Some(demand) = demand::of_element(&self.tag.name, value) {
            self.tree.demand(demand, (self.place)(self.copied, end));
        }
        for attribute in attributes {
            if let Some(demand) = demand::of_attribute(&attribute.name, &attribute.value) {
                self.tree.demand(demand, (self.place)(attribute.start, attribute.end));
            }
        }
    }

    /// Adds the attributes of a tag that have addresses.
    fn attributes(&mut self) {
        let attributes = std::mem::take(&mut self.tag.attributes);
        let value = |name: &str| attributes.iter().find(|attribute| attribute.name == name);
        let alt = value("alt").map(|attribute| &*attribute.value).unwrap_or_default();
        for attribute in &attributes {
            let is_picture = self.tag.name == b"img";
            let element: &[u8] = &self.tag.name;
            let shows: &[&[u8]] = match &*attribute.name {
                "src" if self.tag.name == b"track" => &[b"track"],
                "src" => &[b"img", b"video", b"audio", b"source"],
                "poster" => &[b"video"],
                "srcset" => &[b"img", b"source"],
                "href" => &[b"a", b"area"],
                _ => &[],
            };
            let of_machine = if shows.contains(&element) { None } else { of_machine(attribute) };
            if of_machine.is_none() && (!shows.contains(&element) || attribute.value.trim().is_empty()) {
                continue;
            }
            self.copy(attribute.start);
            let place = (self.place)(attribute.start, attribute.end);
            let name = self.tree.text(&attribute.name);
            self.tree.open(Kind::Attribute(name), place);
            match &*attribute.name {
                _ if of_machine.is_some() => self.link(of_machine.unwrap_or_default(), place),
                "href" => self.link(attribute.value.trim(), place),
                // Captions and what no browser plays are files like any other.
                "src" if !is_picture && !Medium::of(attribute.value.trim()).is_played() => {
                    self.link(attribute.value.trim(), place);
                }
                "srcset" => self.candidates(&attribute.value, place),
                _ => self.picture(attribute.value.trim(), alt, place),
            }
            self.tree.close();
            self.copied = attribute.end;
        }
    }

    fn link(&mut self, typed: &str, place: Place) {
        let address = Address::of(typed);
        let is_allowed = address.is_link(typed, self.schemes);
        let (target, title) = (self.tree.text(typed), self.tree.text(""));
        let link = self.tree.html_link(Link { target, title, address, form: LinkForm::Html, is_allowed });
        self.tree.add(link, place);
    }

    fn picture(&mut self, typed: &str, alt: &str, place: Place) {
        let (src, title) = (self.tree.text(typed), self.tree.text(""));
        let picture =
            self.tree.html_picture(Picture { src, title, address: Address::of(typed), medium: Medium::of(typed) });
        self.tree.open(picture, place);
        if !alt.is_empty() {
            let alt = self.tree.text(alt);
            self.tree.add(Kind::Text(alt), place);
        }
        self.tree.close();
    }

    /// The pictures that a browser may choose from: `a.jpg 1x, b.jpg 2x`.
    fn candidates(&mut self, value: &str, place: Place) {
        for (at, candidate) in value.split(", ").enumerate() {
            let candidate = candidate.trim().trim_end_matches(',');
            let (address, size) = candidate.split_at(candidate.find(char::is_whitespace).unwrap_or(candidate.len()));
            if at > 0 {
                self.between(", ", place);
            }
            self.picture(address, "", place);
            self.between(size, place);
        }
    }

    fn between(&mut self, text: &str, place: Place) {
        if !text.is_empty() {
            let text = self.tree.text(text);
            self.tree.add(Kind::Html(text), place);
        }
    }
}

/// Attributes by which elements load something or lead somewhere, beside those that are looked up.
const OTHER_ADDRESSES: [&str; 12] = [
    "action",
    "background",
    "cite",
    "data",
    "data-original",
    "data-src",
    "formaction",
    "href",
    "longdesc",
    "poster",
    "src",
    "xlink:href",
];

/// The path of somebody's machine that an attribute holds which is published as it was typed.
fn of_machine(attribute: &Attribute) -> Option<&str> {
    let is_path = |path: &&str| Address::of(path) == Address::Machine;
    let value = attribute.value.trim();
    match &*attribute.name {
        "style" => value
            .split("url(")
            .skip(1)
            .map(|url| url.trim_start_matches(['"', '\'', ' ']))
            .map(|url| url.split(['"', '\'', ')']).next().unwrap_or_default())
            .find(is_path),
        name if OTHER_ADDRESSES.contains(&name) => Some(value).filter(is_path),
        _ => None,
    }
}
