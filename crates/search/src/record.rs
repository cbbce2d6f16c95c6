//! Records: what is kept of an article to verify a hit by and to show it; see FORMAT.md, `texts/`.

use serde::{Deserialize, Serialize};

use crate::inflate::Damaged;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// Relative to the site's root, percent-encoded.
    pub url: String,
    /// `2025-06-16`
    pub date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub page: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// A language tag (BCP 47), when it is not the site's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub lang: String,
    pub title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kicker: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subtitle: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub byline: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub section: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub captions: Vec<String>,
    /// Shown where there is no text, and never searched.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The body as plain text, paragraphs parted by line ends.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// What a field is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Title,
    Byline,
    Section,
    Topic,
    Body,
}

impl Part {
    pub fn is_head(self) -> bool {
        self != Part::Body
    }
}

impl Record {
    /// Every field that is searched.
    pub fn fields(&self) -> impl Iterator<Item = (Part, &str)> {
        let heads = [
            (Part::Title, &self.title),
            (Part::Title, &self.kicker),
            (Part::Title, &self.subtitle),
            (Part::Byline, &self.byline),
            (Part::Section, &self.section),
        ];
        let topics = self.topics.iter().map(|topic| (Part::Topic, topic));
        let body = self.captions.iter().chain([&self.text]).map(|text| (Part::Body, text));
        heads.into_iter().chain(topics).chain(body).map(|(part, text)| (part, text.as_str()))
    }

    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a record is texts alone")
    }
}

/// A block of records in JSON, not yet compressed.
pub fn block<'r>(records: impl IntoIterator<Item = &'r [u8]>) -> Vec<u8> {
    let mut block = vec![b'['];
    for record in records {
        if block.len() > 1 {
            block.push(b',');
        }
        block.extend(record);
    }
    block.push(b']');
    block
}

/// The records of a block that is not compressed any more.
pub fn records(block: &[u8]) -> Result<Vec<Record>, Damaged> {
    serde_json::from_slice(block).map_err(|_| Damaged)
}
