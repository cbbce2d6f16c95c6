//! XML documents, well-formed whatever the text: escaped, and without the characters that XML 1.0 cannot hold.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

pub struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document with its declaration, in UTF-8.
    pub fn document() -> Xml {
        let mut xml = Xml { writer: Writer::new(Vec::new()) };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// An element around what `inside` writes.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Xml)) {
        self.event(Event::Start(start(name, attributes)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// An element with attributes and text.
    pub fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.element(name, attributes, |xml| xml.words(text));
    }

    /// Text inside the element that is being written.
    pub fn words(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&legal(text))));
    }

    /// An element with attributes alone.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(start(name, attributes)));
    }

    pub fn finish(self) -> Vec<u8> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("memory can always be written");
    }
}

fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, &*legal(value)));
    }
    start
}

/// The characters of XML 1.0 (section 2.2); others cannot stand in a document, not even escaped.
fn legal(text: &str) -> Cow<'_, str> {
    let is_illegal =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(is_illegal) { Cow::Owned(text.replace(is_illegal, "")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use quick_xml::XmlVersion;
    use quick_xml::escape::resolve_predefined_entity;

    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut xml = Xml::document();
        xml.element("a", &[("href", "x?a=1&b=\"2\"")], |xml| xml.text("t", "<港>]]>\u{7}"));
        assert_eq!(
            String::from_utf8(xml.finish()).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a href=\"x?a=1&amp;b=&quot;2&quot;\"><t>&lt;港&gt;]]&gt;</t></a>\n"
        );
    }

    /// The attribute `a` and the text of a document of one element, as a parser gives them.
    fn read(document: &[u8]) -> (String, String) {
        let mut reader = quick_xml::Reader::from_reader(document);
        let (mut attribute, mut text) = (String::new(), String::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    let value = start.try_get_attribute("a").unwrap().unwrap();
                    attribute = value.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
                }
                Event::Text(part) => text += &part.xml10_content(),
                Event::GeneralRef(part) => match part.resolve_char_ref().unwrap() {
                    Some(c) => text.push(c),
                    None => text += resolve_predefined_entity(&part).unwrap(),
                },
                Event::End(_) => return (attribute, text),
                _ => {}
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in any::<String>(), typed in "[a<>&\"'\\]\\[!\u{7} \t\r\n]*") {
            for text in [text, typed] {
                let mut xml = Xml::document();
                xml.text_with("t", &[("a", &text)], &text);
                let back = (legal(&text).into_owned(), legal(&text).into_owned());
                prop_assert_eq!(read(&xml.finish()), back);
            }
        }
    }
}
