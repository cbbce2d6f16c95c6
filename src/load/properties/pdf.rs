//! Properties of a PDF (ISO 32000-1, section 14.3): its information dictionary, and its XMP packet where that is plain.

use std::io::{Read, Seek, SeekFrom};

use memchr::memmem;

use super::bytes::at;
use super::property::{Carried, Properties, of_text};

/// Both lie near the beginning or the end; so many bytes of each are looked at.
const PART: u64 = 1 << 20;
/// As much of a text as is read, in bytes, and as many of a name.
const LONGEST: usize = 1024;
const MOST: usize = 16;

pub(super) fn properties<F: Read + Seek>(file: &mut F) -> Option<Properties> {
    let len = file.seek(SeekFrom::End(0)).ok()?;
    let mut bytes = at(file, 0, PART)?;
    if len > PART {
        bytes.extend(at(file, len.saturating_sub(PART).max(PART), PART)?);
    }
    // Texts of an encrypted file are not what they seem.
    let is_encrypted = memmem::find(&bytes, b"/Encrypt").is_some();
    let mut properties = of_packet(&bytes);
    if !is_encrypted {
        properties.extend(texts(&bytes, b"/Author").map(|author| (Carried::Author, author)));
        for name in [&b"/Title"[..], b"/Creator", b"/Producer", b"/Subject"] {
            let paths = texts(&bytes, name).filter_map(|text| of_text(Carried::Path, text));
            properties.extend(paths);
        }
    }
    Some(properties)
}

/// The texts that stand behind a name.
fn texts<'b>(bytes: &'b [u8], name: &'static [u8]) -> impl Iterator<Item = String> + 'b {
    memmem::find_iter(bytes, name).take(MOST).filter_map(move |at| {
        let rest = bytes[at + name.len()..].trim_ascii_start();
        let rest = &rest[..rest.len().min(LONGEST)];
        match rest {
            [b'(', rest @ ..] => literal(rest),
            [b'<', rest @ ..] if !rest.starts_with(b"<") => hexadecimal(rest),
            _ => None,
        }
        .and_then(|bytes| decoded(&bytes))
    })
}

/// A text in round brackets, up to the one that closes it.
fn literal(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut text, mut depth, mut at) = (vec![], 0, 0);
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        match byte {
            b')' if depth == 0 => return Some(text),
            b'\\' => {
                let escaped = *bytes.get(at)?;
                let digits = bytes[at..].iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7')).count();
                if digits > 0 {
                    let code =
                        bytes[at..at + digits].iter().fold(0_u32, |code, digit| code * 8 + u32::from(digit - b'0'));
                    text.push(u8::try_from(code & 0xff).unwrap_or_default());
                }
                at += digits.max(1);
                match escaped {
                    b'n' | b'r' | b't' | b'\n' | b'b' | b'f' | b'\r' | b'0'..=b'7' => {}
                    other => text.push(other),
                }
                continue;
            }
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        text.push(byte);
    }
}

fn hexadecimal(bytes: &[u8]) -> Option<Vec<u8>> {
    let end = memchr::memchr(b'>', bytes)?;
    let digits: Vec<u8> = bytes[..end].iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    digits.chunks(2).map(|pair| Some(digit(&pair[0])? * 16 + pair.get(1).map_or(Some(0), digit)?)).collect()
}

/// A text in UTF-16 or UTF-8 with its mark, else in what programs take that know no better.
fn decoded(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).collect::<Result<String, _>>().ok()?
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok()?,
        other => String::from_utf8(other.to_vec()).unwrap_or_else(|_| {
            let gbk = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(other);
            gbk.unwrap_or_else(|| encoding_rs::WINDOWS_1252.decode_without_bom_handling(other).0).into_owned()
        }),
    };
    Some(text).filter(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace()))
}

/// The creators that an XMP packet names (ISO 16684-1, section 8.4).
fn of_packet(bytes: &[u8]) -> Properties {
    let mut authors = Properties::new();
    for start in memmem::find_iter(bytes, b"<dc:creator>").take(MOST) {
        let near = &bytes[start..(start + LONGEST).min(bytes.len())];
        let near = &near[..memmem::find(near, b"</dc:creator>").unwrap_or(near.len())];
        for part in String::from_utf8_lossy(near).split("<rdf:li").skip(1).take(MOST) {
            let said = part.split_once('>').and_then(|(_, said)| said.split_once('<'));
            let plain = said.map(|(said, _)| {
                said.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
            });
            authors.extend(plain.map(|author| (Carried::Author, author)));
        }
    }
    authors
}
