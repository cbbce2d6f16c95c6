//! XMP (ISO 16684-1): properties of the packet's resource, as elements or as attributes.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};
use quick_xml::reader::NsReader;

use super::exif::device;
use super::said::Said;
use super::text::{self, decoded};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const NAMESPACES: [(&str, &str); 8] = [
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://ns.adobe.com/photoshop/1.0/", "photoshop"),
    ("http://ns.adobe.com/xap/1.0/", "xmp"),
    ("http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "iptc"),
    ("http://ns.adobe.com/exif/1.0/", "exif"),
    ("http://cipa.jp/exif/1.0/", "exif"),
    ("http://ns.adobe.com/tiff/1.0/", "tiff"),
    (RDF, "rdf"),
];

/// A packet is no longer than this; those of an image editor's history can be, and say nothing more.
const MOST_BYTES: usize = 4 << 20;
const MOST_VALUES: usize = 1000;
const MOST_DEEP: usize = 64;

/// One value of a property: `dc:creator` has several, texts have one for each language.
struct Value {
    property: String,
    language: String,
    text: String,
}

pub fn said(packet: &[u8]) -> Said {
    if packet.len() > MOST_BYTES {
        return Said::default();
    }
    let text = decoded(packet);
    let values = values(text.trim_matches(['\0', '\u{feff}', ' ', '\n', '\r', '\t']));
    let text = |property: &str| {
        let standard = all(&values, property).find(|value| value.language == "x-default");
        standard.or_else(|| all(&values, property).next()).map(|value| value.text.trim().to_owned())
    };
    let creators: Vec<&str> = all(&values, "dc:creator").map(|value| value.text.trim()).take(8).collect();
    Said {
        caption: text("dc:description"),
        creator: (!creators.is_empty()).then(|| creators.join("、")),
        credit: text("photoshop:Credit"),
        copyright: text("dc:rights"),
        date: ["photoshop:DateCreated", "exif:DateTimeOriginal"].iter().find_map(|name| date(&text(name)?)),
        filed: text("xmp:CreateDate").and_then(|filed| date(&filed)),
        alt: text("iptc:AltTextAccessibility"),
        has_position: all(&values, "exif:GPSLatitude").next().is_some(),
        device: device(text("tiff:Make"), text("tiff:Model")),
    }
}

fn all<'v>(values: &'v [Value], property: &'v str) -> impl Iterator<Item = &'v Value> {
    values.iter().filter(move |value| value.property == property && !value.text.trim().is_empty())
}

/// The values of the properties that are known here; what comes before a fault in the XML.
fn values(packet: &str) -> Vec<Value> {
    let mut reader = NsReader::from_str(packet);
    let mut values: Vec<Value> = Vec::new();
    // Names of the elements that are open.
    let mut open: Vec<String> = Vec::new();
    while let Ok(event) = reader.read_event() {
        if values.len() > MOST_VALUES || open.len() > MOST_DEEP {
            break;
        }
        let piece = match event {
            Event::Eof => break,
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Start(start) => {
                begin(&reader, &start, &open, &mut values);
                open.push(element(&reader, start.name()));
                continue;
            }
            Event::Empty(start) => {
                begin(&reader, &start, &open, &mut values);
                continue;
            }
            Event::Text(text) => text.xml10_content().into_owned(),
            Event::CData(text) => text.xml10_content().into_owned(),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => c.to_string(),
                Ok(None) => resolve_predefined_entity(&reference).unwrap_or_default().to_owned(),
                Err(_) => continue,
            },
            _ => continue,
        };
        if let Some(value) = values.last_mut().filter(|value| is_within(&open, &value.property)) {
            value.text += &piece;
        }
    }
    values
}

/// An element begins: a resource tells properties as attributes, a property and each member of its list a new value.
fn begin(reader: &NsReader<&[u8]>, start: &BytesStart, open: &[String], values: &mut Vec<Value>) {
    let name = element(reader, start.name());
    let path: Vec<&str> = open.iter().map(String::as_str).collect();
    let path = match path.first() {
        Some(&"") => &path[1..],
        _ => &path[..],
    };
    match path {
        ["rdf:RDF"] if name == "rdf:Description" => values.extend(attributes(reader, start)),
        ["rdf:RDF", "rdf:Description"] if !name.is_empty() => {
            values.push(Value { property: name, language: String::new(), text: String::new() });
        }
        ["rdf:RDF", "rdf:Description", property, "rdf:Alt" | "rdf:Bag" | "rdf:Seq"] if name == "rdf:li" => {
            let language = start.try_get_attribute("xml:lang").ok().flatten();
            let language = language.map(|language| language.value.to_lowercase()).unwrap_or_default();
            values.push(Value { property: (*property).to_owned(), language, text: String::new() });
        }
        _ => {}
    }
}

fn is_within(open: &[String], property: &str) -> bool {
    open.last().is_some_and(|last| last == property || last == "rdf:li") && open.iter().any(|name| name == property)
}

fn attributes(reader: &NsReader<&[u8]>, start: &BytesStart) -> Vec<Value> {
    let mut all = start.attributes();
    let all = all.with_checks(false).filter_map(Result::ok).take(200);
    let value = |attribute: quick_xml::events::attributes::Attribute| {
        let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
        let property = known(&namespace, local.as_ref())?;
        let text = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned();
        Some(Value { property, language: String::new(), text })
    };
    all.filter_map(value).collect()
}

/// `dc:creator`, whatever prefix the packet has for it; empty for what is not known here.
fn element(reader: &NsReader<&[u8]>, name: QName) -> String {
    let (namespace, local) = reader.resolver().resolve_element(name);
    known(&namespace, local.as_ref()).unwrap_or_default()
}

fn known(namespace: &ResolveResult, local: &str) -> Option<String> {
    let ResolveResult::Bound(namespace) = namespace else { return None };
    let (_, prefix) = NAMESPACES.iter().find(|(known, _)| *known == namespace.0)?;
    Some(format!("{prefix}:{local}"))
}

/// As ISO 8601, with or without time, seconds and fractions of them.
fn date(text: &str) -> Option<String> {
    let (day, rest) = text.trim().split_once('T').unwrap_or((text.trim(), ""));
    let clock = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (time, offset) = rest.split_at(clock);
    let time = time.split('.').next().unwrap_or_default();
    let time = if time.len() == 5 { format!("{time}:00") } else { time.to_owned() };
    text::date(day, &time, offset)
}

/// The packet in a PNG text chunk, compressed or not.
pub fn in_png(chunk: &[u8]) -> Option<Cow<'_, [u8]>> {
    let rest = chunk.strip_prefix(b"XML:com.adobe.xmp\0")?;
    let (is_compressed, rest) = (rest.first()? == &1, rest.get(2..)?);
    // Language and translated keyword.
    let mut parts = rest.splitn(3, |byte| *byte == 0).skip(2);
    let text = parts.next()?;
    if is_compressed { super::said::inflate(text).map(Cow::Owned) } else { Some(Cow::Borrowed(text)) }
}

/// The packet in a GIF application block. It is no sequence of blocks; 258 bytes after it lead their readers to its end.
pub fn in_gif(application: &[u8]) -> Option<&[u8]> {
    let packet = application.get(12..)?;
    packet.get(..packet.len().checked_sub(258)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A packet of these properties, with other prefixes than the usual for two of the names.
    fn packet(attributes: &str, elements: &str) -> String {
        format!(
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='{RDF}'><rdf:Description rdf:about='' \
             xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:ps='http://ns.adobe.com/photoshop/1.0/' \
             xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:Iptc4xmpCore='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/' \
             xmlns:exif='http://ns.adobe.com/exif/1.0/' xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/' \
             {attributes}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta>"
        )
    }

    #[test]
    fn properties_as_attributes_and_as_elements() {
        let attributes =
            said(packet("ps:Credit='新华社 &amp; 本报' ps:DateCreated='2026-11-28T09:30+08:00'", "").as_bytes());
        let elements =
            "<ps:Credit>新华社 &amp; 本报</ps:Credit>\n<ps:DateCreated>2026-11-28T09:30:00.25+08:00</ps:DateCreated>";
        let elements = said(packet("", elements).as_bytes());
        for said in [attributes, elements] {
            assert_eq!(said.credit.as_deref(), Some("新华社 & 本报"));
            assert_eq!(said.date.as_deref(), Some("2026-11-28T09:30:00+08:00"));
        }
    }

    #[test]
    fn lists_and_languages() {
        let list = |name: &str, kind: &str, members: &str| {
            format!("\n<{name}>\n <rdf:{kind}>\n  {members}\n </rdf:{kind}>\n</{name}>")
        };
        let elements = [
            list("d:creator", "Seq", "<rdf:li>王建栋</rdf:li> <rdf:li>李&#x674e;</rdf:li>"),
            list(
                "d:rights",
                "Alt",
                "<rdf:li xml:lang='zh-CN'>版权</rdf:li><rdf:li xml:lang='x-default'><![CDATA[© <报社>]]></rdf:li>",
            ),
            list("Iptc4xmpCore:AltTextAccessibility", "Alt", "<rdf:li xml:lang='zh-CN'>桥上的人</rdf:li>"),
        ];
        let said = said(packet("exif:GPSLatitude='23,6.0N'", &elements.concat()).as_bytes());
        assert_eq!(said.creator.as_deref(), Some("王建栋、李李"));
        assert_eq!(said.copyright.as_deref(), Some("© <报社>"));
        assert_eq!(said.alt.as_deref(), Some("桥上的人"));
        assert!(said.has_position);
    }

    #[test]
    fn another_pictures_words_within_are_not_this_ones() {
        let pantry = "<xmpMM:Pantry><rdf:Bag><rdf:li><rdf:Description><ps:Credit>他社</ps:Credit></rdf:Description></rdf:li>\
                      <rdf:li>other</rdf:li></rdf:Bag></xmpMM:Pantry>";
        let said = said(packet("", &format!("<ps:Credit>本报</ps:Credit>{pantry}")).as_bytes());
        assert_eq!(said.credit.as_deref(), Some("本报"));
    }

    #[test]
    fn what_stands_before_a_fault_is_read() {
        let broken = packet("ps:Credit='本报'", "<d:rights></wrong>");
        assert_eq!(said(broken.as_bytes()).credit.as_deref(), Some("本报"));
        assert!(said("<a>".repeat(100_000).as_bytes()).credit.is_none());
    }
}
