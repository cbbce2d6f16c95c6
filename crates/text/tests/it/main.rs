//! What the crate makes of texts, seen from outside.

mod alternates;
mod comments;
mod emphasis;
mod properties;
mod published;
mod reading;
mod recordings;
mod typed;

use std::borrow::Cow;

use newsprint_text::{Addresses, AsTyped, Facts, Options, Shown, facts, html, read};

/// Ids that the pages of the tests have.
const IDS: [&str; 2] = ["help", "main"];

/// The facts of a text.
fn facts_of(text: &str, options: Options) -> Facts {
    facts(&read(text, options))
}

/// The HTML of a text, with addresses as they were typed.
fn html_of(text: &str, options: Options) -> String {
    let mut out = String::new();
    html(&read(text, options), &AsTyped, &IDS, &mut out);
    out
}

/// A site whose links lead to `/1`, `/2` …, and whose pictures are `/1.jpg` … of 40 × 30, in the order of the facts.
struct Numbered(Facts);

impl Addresses for Numbered {
    fn link(&self, target: &str) -> Option<Cow<'_, str>> {
        let at = self.0.links.iter().position(|link| link.target == target)?;
        Some(format!("/{}", at + 1).into())
    }

    fn picture(&self, src: &str) -> Option<Shown<'_>> {
        let at = self.0.pictures.iter().position(|picture| picture.src == src)?;
        Some(Shown { url: format!("/{}.jpg", at + 1).into(), width: 40, height: 30, ..Shown::default() })
    }
}
