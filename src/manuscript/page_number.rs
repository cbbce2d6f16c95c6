//! The number of a newspaper page (版次): 第01版, A01, 二版, 头版.

use std::borrow::Cow;
use std::fmt;

use newsprint_text::characters::half_width;
use newsprint_text::numerals;
use serde::{Deserialize, Serialize};

use crate::manuscript::reader::Reader;
use crate::manuscript::yaml::Yaml;
use crate::rules::front_matter::not_a_page_number;

/// An optional letter for the part of the paper, and a number from 1 to 999; ordered by both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PageNumber {
    pub part: Option<char>,
    pub number: u16,
}

impl PageNumber {
    pub const FIRST: PageNumber = PageNumber { part: None, number: 1 };

    pub fn read(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Option<PageNumber> {
        reader.parsed(name, value, PageNumber::parse, not_a_page_number)
    }

    /// Reads `1`, `01`, `A1`, `a 01`, `第01版`, `第十二版`, `二`, `版面2` and `头版`, in full width too.
    pub fn parse(text: &str) -> Option<PageNumber> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic());
        let half = || text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
        let typed: Cow<'_, str> = if is_plain { text.into() } else { Cow::Owned(half()) };
        if matches!(&*typed, "头版" | "頭版") {
            return Some(PageNumber::FIRST);
        }
        let text = typed.strip_prefix('第').or_else(|| typed.strip_prefix("版面")).unwrap_or(&typed);
        let text = text.strip_suffix("版面").or_else(|| text.strip_suffix('版')).unwrap_or(text);
        let part = text.chars().next().filter(char::is_ascii_alphabetic);
        let number = if part.is_some() { &text[1..] } else { text };
        let number = if part.is_some() { number.strip_prefix('-').unwrap_or(number) } else { number };
        let number = match number.len() {
            1..=3 if number.bytes().all(|byte| byte.is_ascii_digit()) => number.parse().ok()?,
            // `两版` are two pages.
            _ if number.contains(['两', '兩']) => return None,
            _ => u16::try_from(numerals::read(number)?).ok()?,
        };
        let part = part.map(|letter| letter.to_ascii_uppercase());
        (1..=999).contains(&number).then_some(PageNumber { part, number })
    }

    /// The page that a folder is named by: as above where its name ends in 版, and else by digits alone, with a letter or
    /// without. `一` and `第二` may be anything.
    pub fn of_folder(name: &str) -> Option<PageNumber> {
        let is_plain = |c: char| matches!(half_width(c), '0'..='9' | 'a'..='z' | 'A'..='Z');
        if name.ends_with('版') || name.chars().all(is_plain) { PageNumber::parse(name) } else { None }
    }
}

impl fmt::Display for PageNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = self.part {
            write!(f, "{part}")?;
        }
        write!(f, "{:02}", self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_page_number_reads_the_same() {
        for (page, ways) in [
            (
                "01",
                &["1", "01", "001", "第一版", "一版", "头版", "頭版", "01版", "第1版", "第 1 版", "一", "０１", "１版"]
                    [..],
            ),
            ("02", &["2", "二", "第2版", "版面2", "2版面", "二版", "〇二版", "　第２版　"]),
            ("12", &["第十二版", "12", "十二"]),
            ("102", &["一百零二版", "102"]),
            ("999", &["九百九十九", "999版"]),
            ("A01", &["A1", "a01", "第A01版", "Ａ１", "A01版", "a 1", "A-1", "A一版", "Ａ０１版"]),
            ("P02", &["P2"]),
        ] {
            for way in ways {
                assert_eq!(PageNumber::parse(way).map(|page| page.to_string()).as_deref(), Some(page), "{way}");
            }
        }
    }

    #[test]
    fn what_is_no_page_is_told() {
        for text in [
            "",
            "0",
            "000",
            "1000",
            "AA1",
            "-1",
            "1.5",
            "一千",
            "两版",
            "两百版",
            "1版头条",
            "末版",
            "报眼",
            "中缝",
            "版",
            "第版",
            "A",
            "A版",
            "p.2",
            "要闻",
            "要闻版",
            "一二版",
            "1-2版",
            "第",
            "版面",
            "头",
            "头条",
            "第头版",
            "+1",
            "0x1",
            "1e2",
        ] {
            assert_eq!(PageNumber::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_folder_is_a_page_only_when_it_says_so() {
        for (name, page) in [
            ("02", "02"),
            ("a1", "A01"),
            ("Ａ１", "A01"),
            ("第02版", "02"),
            ("二版", "02"),
            ("第十二版", "12"),
            ("头版", "01"),
            ("A01版", "A01"),
        ] {
            assert_eq!(PageNumber::of_folder(name).map(|page| page.to_string()).as_deref(), Some(page), "{name}");
        }
        for name in [
            "一", "十", "第二", "副刊", "images", "末版", "出版", "版面2", "a 1", "A-1", "a-1", "2025", "三农", "专版",
            "1-2",
        ] {
            assert_eq!(PageNumber::of_folder(name), None, "{name}");
        }
    }

    #[test]
    fn pages_without_a_letter_come_first() {
        let order = ["1", "2", "10", "A1", "B1"].map(|text| PageNumber::parse(text).unwrap());
        assert!(order.is_sorted());
    }
}
