//! The number of a newspaper page (版次): 第01版, A01.

use std::fmt;

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

    /// Reads `1`, `01`, `A1`, `a01` and `第01版`.
    pub fn parse(text: &str) -> Option<PageNumber> {
        let text = text.trim();
        let text = text.strip_prefix('第').unwrap_or(text);
        let text = text.strip_suffix('版').unwrap_or(text);
        let part = text.chars().next().filter(char::is_ascii_alphabetic);
        let digits = if part.is_some() { &text[1..] } else { text };
        if digits.is_empty() || digits.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let number = digits.parse().ok().filter(|number| *number > 0)?;
        Some(PageNumber { part: part.map(|letter| letter.to_ascii_uppercase()), number })
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
        for text in ["A1", "a01", "第A01版"] {
            assert_eq!(PageNumber::parse(text).unwrap().to_string(), "A01");
        }
        for text in ["", "0", "1000", "AA1", "一", "-1", "1.5"] {
            assert_eq!(PageNumber::parse(text), None, "{text}");
        }
    }

    #[test]
    fn pages_without_a_letter_come_first() {
        let order = ["1", "2", "10", "A1", "B1"].map(|text| PageNumber::parse(text).unwrap());
        assert!(order.is_sorted());
    }
}
