//! IPTC-IIM 4.2: the fields that agencies fill, in a Photoshop resource of JPEG files and a field of TIFF files.

use super::said::Said;
use super::text;
use crate::container::bytes::{be16, be32_long, part};

mod field {
    pub const DATE: u8 = 55;
    pub const TIME: u8 = 60;
    pub const BY_LINE: u8 = 80;
    pub const CREDIT: u8 = 110;
    pub const COPYRIGHT: u8 = 116;
    pub const CAPTION: u8 = 120;
}

/// The IPTC among Photoshop's resources.
pub fn in_resources(resources: &[u8]) -> Option<&[u8]> {
    const IPTC: u16 = 0x0404;
    let mut at = 0;
    loop {
        if part(resources, at, 4)? != b"8BIM" {
            return None;
        }
        let id = be16(resources, at + 4)?;
        // A name with its length before it, made even, as are the contents.
        let name = usize::from(*resources.get(at + 6)?) + 1;
        let start = at + 6 + name + name % 2;
        let length = be32_long(resources, start)?;
        let body = part(resources, start + 4, length)?;
        if id == IPTC {
            return Some(body);
        }
        at = start + 4 + length + length % 2;
    }
}

/// The charset that a file names (1:90) is not asked for: those that say UTF-8 are, and those that say nothing are read as
/// what they are.
pub fn said(iptc: &[u8]) -> Said {
    let mut said = Said::default();
    let (mut day, mut time) = (None, String::new());
    let mut creators: Vec<String> = Vec::new();
    for (field, value) in fields(iptc).take(1000) {
        let text = || text::field(value);
        match field {
            field::CAPTION => said.caption = said.caption.or_else(|| Some(text())),
            field::CREDIT => said.credit = said.credit.or_else(|| Some(text())),
            field::COPYRIGHT => said.copyright = said.copyright.or_else(|| Some(text())),
            field::BY_LINE if creators.len() < 8 => creators.push(text().trim().to_owned()),
            field::DATE => day = Some(text()),
            field::TIME => time = text(),
            _ => {}
        }
    }
    said.creator = (!creators.is_empty()).then(|| creators.join("、"));
    said.date = day.and_then(|day| date(&day, &time));
    said
}

/// The fields of the second record, which is about the picture.
fn fields(iptc: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 0;
    let every = std::iter::from_fn(move || {
        let [mark, record, field] = part(iptc, at, 3)?.try_into().ok()?;
        let length = be16(iptc, at + 3)?;
        // Longer ones have their length in as many bytes as that says.
        let (head, length) = if length & 0x8000 == 0 {
            (5, usize::from(length))
        } else {
            let bytes = usize::from(length & 0x7fff);
            let digits = part(iptc, at + 5, bytes).filter(|digits| digits.len() <= 4)?;
            (5 + bytes, digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)))
        };
        let value = part(iptc, at + head, length)?;
        at += head + length;
        (mark == 0x1c).then_some((record, field, value))
    });
    every.filter(|(record, ..)| *record == 2).map(|(_, field, value)| (field, value))
}

/// `20261128` and `093000+0800`.
fn date(day: &str, time: &str) -> Option<String> {
    let [day, time] = [day.trim(), time.trim()];
    let day = format!("{}-{}-{}", day.get(..4)?, day.get(4..6)?, day.get(6..8)?);
    let clock = || Some(format!("{}:{}:{}", time.get(..2)?, time.get(2..4)?, time.get(4..6)?));
    let offset = || Some(format!("{}:{}", time.get(6..9)?, time.get(9..11)?));
    text::date(&day, &clock().unwrap_or_default(), &offset().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_with_and_without_a_time() {
        assert_eq!(date("20261128", "093000+0800").as_deref(), Some("2026-11-28T09:30:00+08:00"));
        assert_eq!(date("20261128", "").as_deref(), Some("2026-11-28"));
        assert_eq!(date("00000000", "093000+0800"), None);
        assert_eq!(date("２０２６", ""), None);
    }

    #[test]
    fn repeated_fields_and_long_ones() {
        let long = "长".repeat(20_000);
        let length = u32::try_from(long.len()).unwrap().to_be_bytes();
        let by = |name: &str| [&[0x1c, 2, 80, 0, 9], name.as_bytes()].concat();
        let fields = [by("王建栋"), by("李小明"), [&[0x1c, 2, 120, 0x80, 4], &length[..], long.as_bytes()].concat()];
        let said = said(&fields.concat());
        assert_eq!(said.creator.as_deref(), Some("王建栋、李小明"));
        assert!(said.caption.unwrap().starts_with("长长"));
    }
}
