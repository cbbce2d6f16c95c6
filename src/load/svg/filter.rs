//! Reads a picture tag by tag and keeps what is harmless, letter by letter as it stands.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::css;
use super::entities::{Entities, MOST_NAMED, is_character};
use super::names::{self, Space, Verdict};
use super::tag::{self, Attribute, Tag, decode, escape};
use super::treatment::{Fault, LARGEST};

/// The most elements within each other.
const DEEPEST: usize = 200;
/// The most prefixes in force at one place.
const MOST_PREFIXES: usize = 100;

#[derive(Default)]
pub struct Read {
    pub text: String,
    pub is_changed: bool,
    pub is_disarmed: bool,
}

/// Reads a picture.
pub fn read(text: &str) -> Result<Read, Fault> {
    through(Filter::default(), text)
}

/// Reads a picture, and leaves out the words of drawing programs and of licences too.
pub fn read_lean(text: &str) -> Result<Read, Fault> {
    through(Filter { is_lean: true, ..Filter::default() }, text)
}

fn through(mut filter: Filter, text: &str) -> Result<Read, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.starts_with('\u{feff}') || !text.chars().all(is_character) {
        return Err(if text.contains('\0') { Fault::OtherEncoding } else { Fault::Malformed });
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_comments = true;
    let position = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|_| Fault::Malformed)?;
        let typed = text.get(start..position(&reader)).ok_or(Fault::Malformed)?;
        match event {
            Event::Start(_) => filter.start(&typed[1..typed.len() - 1], ">")?,
            Event::Empty(_) => {
                filter.start(&typed[1..typed.len() - 2], "/>")?;
                filter.end("");
            }
            Event::End(_) => filter.end(typed),
            Event::Decl(_) if start == 0 => filter.declaration(typed)?,
            Event::Decl(_) => return Err(Fault::Malformed),
            Event::DocType(_) => filter.doctype(typed),
            Event::PI(instruction) => filter.instruction(instruction.target()),
            Event::Comment(_) => filter.keep(typed),
            Event::Text(_) => filter.text(typed, typed)?,
            Event::CData(inside) => filter.text(typed, &inside.into_inner())?,
            Event::GeneralRef(_) => filter.reference(typed)?,
            Event::Eof => return filter.finish(),
        }
        if filter.read.text.len() > 2 * LARGEST {
            return Err(Fault::TooLarge);
        }
    }
}

#[derive(Default)]
struct Filter {
    read: Read,
    is_lean: bool,
    depth: usize,
    has_root: bool,
    entities: Entities,
    /// How many bytes they brought so far.
    named: usize,
    /// Prefixes with what they stand for, and the depth of the element that says so.
    prefixes: Vec<(usize, String, Space)>,
    /// The depth of the element that is left out with all inside it.
    left_out: Option<usize>,
    /// The style sheet that is being read, and where its text stands.
    style: Option<(usize, String)>,
}

impl Filter {
    fn keep(&mut self, typed: &str) {
        if self.left_out.is_none() {
            self.read.text.push_str(typed);
        }
    }

    fn take_out(&mut self, verdict: Verdict) {
        self.read.is_changed = true;
        self.read.is_disarmed |= verdict == Verdict::Disarm;
    }

    fn start(&mut self, inside: &str, end: &str) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Fault::TooDeep);
        }
        if self.depth == 1 && std::mem::replace(&mut self.has_root, true) {
            return Err(Fault::Malformed);
        }
        if self.left_out.is_some() {
            return Ok(());
        }
        let tag = tag::read(inside).ok_or(Fault::Malformed)?;
        let mut values = Vec::with_capacity(tag.attributes.len());
        for attribute in &tag.attributes {
            let (value, is_own) = decode(attribute.value, &self.entities).ok_or(Fault::Malformed)?;
            self.named += if is_own { value.len() } else { 0 };
            if self.named > MOST_NAMED {
                return Err(Fault::TooLarge);
            }
            values.push((value, is_own));
        }
        for (attribute, (value, _)) in tag.attributes.iter().zip(&values) {
            self.bind(attribute.name, value)?;
        }
        let (prefix, name) = split(tag.name);
        let space = self.space(prefix).ok_or(Fault::Malformed)?;
        if self.depth == 1 && (name != "svg" || !matches!(space, Space::Svg | Space::None)) {
            return Err(Fault::OtherKind);
        }
        let value = |name: &str| {
            let at = tag.attributes.iter().position(|attribute| attribute.name == name)?;
            Some(values[at].0.as_ref())
        };
        let is_in_style = self.style.is_some();
        let verdict = match names::element(space, name, value) {
            _ if is_in_style => Verdict::Disarm,
            Verdict::Keep if self.is_lean && names::is_needless_element(space, name) => Verdict::Tidy,
            verdict => verdict,
        };
        if verdict != Verdict::Keep {
            self.take_out(verdict);
            self.left_out = Some(self.depth);
            return Ok(());
        }
        let values: Vec<(&str, bool)> = values.iter().map(|(value, is_own)| (&**value, *is_own)).collect();
        self.write_tag(&tag, space, &values, end)?;
        if name == "style" && end == ">" {
            self.style = Some((self.read.text.len(), String::new()));
        }
        Ok(())
    }

    fn write_tag(&mut self, tag: &Tag<'_>, of: Space, values: &[(&str, bool)], end: &str) -> Result<(), Fault> {
        self.read.text.push('<');
        self.read.text.push_str(tag.name);
        let element = split(tag.name).1;
        for (attribute, (value, is_own)) in tag.attributes.iter().zip(values) {
            let Attribute { name, typed, .. } = *attribute;
            let (prefix, local) = split(name);
            let space = match prefix {
                // An attribute without a prefix is its element's.
                "" if name != "xmlns" => Space::None,
                "" | "xmlns" => Space::Declaration,
                prefix => self.space(prefix).ok_or(Fault::Malformed)?,
            };
            match names::attribute((of, element), space, local, value) {
                Verdict::Keep if self.is_lean && names::is_needless_attribute(space, value) => {}
                Verdict::Keep if *is_own => {
                    self.read.is_changed = true;
                    self.write_attribute(name, value);
                }
                Verdict::Keep => self.read.text.push_str(typed),
                Verdict::Filter => {
                    self.take_out(Verdict::Disarm);
                    self.write_attribute(name, &css::filtered(value));
                }
                verdict => self.take_out(verdict),
            }
        }
        self.read.text.push_str(end);
        Ok(())
    }

    fn write_attribute(&mut self, name: &str, value: &str) {
        self.read.text.push_str(&format!(" {name}=\"{}\"", escape(value)));
    }

    fn end(&mut self, typed: &str) {
        if self.left_out.is_none() {
            self.end_style();
            self.read.text.push_str(typed);
        }
        if self.left_out == Some(self.depth) {
            self.left_out = None;
        }
        while self.prefixes.last().is_some_and(|(depth, ..)| *depth == self.depth) {
            self.prefixes.pop();
        }
        self.depth -= 1;
    }

    fn end_style(&mut self) {
        let Some((start, sheet)) = self.style.take() else { return };
        if !css::is_harmless(&sheet) {
            self.take_out(Verdict::Disarm);
            self.read.text.truncate(start);
            self.read.text.push_str(&escape(&css::filtered(&sheet)));
        }
    }

    /// Text as typed and as read.
    fn text(&mut self, typed: &str, read: &str) -> Result<(), Fault> {
        let is_outside = self.depth == 0 && !typed.trim().is_empty();
        if is_outside || typed.len() == read.len() && read.contains("]]>") {
            return Err(Fault::Malformed);
        }
        self.keep(typed);
        if let Some((_, sheet)) = &mut self.style {
            sheet.push_str(read);
        }
        Ok(())
    }

    fn reference(&mut self, typed: &str) -> Result<(), Fault> {
        let (value, is_own) = decode(typed, &self.entities).ok_or(Fault::Malformed)?;
        if self.depth == 0 {
            return Err(Fault::Malformed);
        }
        if is_own {
            self.named += value.len();
            if self.named > MOST_NAMED {
                return Err(Fault::TooLarge);
            }
            self.read.is_changed = true;
            self.keep(&escape(&value));
        } else {
            self.keep(typed);
        }
        if let Some((_, sheet)) = &mut self.style {
            sheet.push_str(&value);
        }
        Ok(())
    }

    /// `<?xml version="1.0" encoding="UTF-8"?>`.
    fn declaration(&mut self, typed: &str) -> Result<(), Fault> {
        let inside = typed.strip_prefix("<?").and_then(|typed| typed.strip_suffix("?>")).ok_or(Fault::Malformed)?;
        let tag = tag::read(inside).filter(|tag| tag.attributes.first().is_some_and(|first| first.name == "version"));
        for Attribute { name, value, .. } in &tag.ok_or(Fault::Malformed)?.attributes {
            match *name {
                "version" if *value == "1.0" => {}
                "encoding" if value.eq_ignore_ascii_case("utf-8") || value.eq_ignore_ascii_case("us-ascii") => {}
                "encoding" => return Err(Fault::OtherEncoding),
                "standalone" if matches!(*value, "yes" | "no") => {}
                _ => return Err(Fault::Malformed),
            }
        }
        self.keep(typed);
        Ok(())
    }

    /// `<?name …?>`: only one of them does anything in a browser.
    fn instruction(&mut self, name: &str) {
        self.take_out(if name == "xml-stylesheet" { Verdict::Disarm } else { Verdict::Tidy });
    }

    fn doctype(&mut self, typed: &str) {
        self.take_out(Verdict::Tidy);
        if !self.has_root {
            self.entities = Entities::of(typed);
        }
    }

    fn bind(&mut self, name: &str, value: &str) -> Result<(), Fault> {
        let prefix = match split(name) {
            ("xmlns", prefix) => prefix,
            ("", "xmlns") => "",
            _ => return Ok(()),
        };
        // What stands for these two is not for a document to say.
        if matches!(prefix, "xml" | "xmlns") || self.prefixes.len() == MOST_PREFIXES {
            return Err(Fault::Malformed);
        }
        self.prefixes.push((self.depth, prefix.to_owned(), Space::of(value)));
        Ok(())
    }

    fn space(&self, prefix: &str) -> Option<Space> {
        let bound = self.prefixes.iter().rev().find(|(_, known, _)| known == prefix).map(|(.., space)| *space);
        match prefix {
            "xml" => Some(Space::Xml),
            "" => Some(bound.unwrap_or(Space::None)),
            _ => bound,
        }
    }

    fn finish(self) -> Result<Read, Fault> {
        if self.depth > 0 || !self.has_root {
            return Err(Fault::Malformed);
        }
        Ok(self.read)
    }
}

/// The prefix, blank when there is none, and the name.
fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}
