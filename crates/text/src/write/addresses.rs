//! What a writer asks its site.

use std::borrow::Cow;

/// Where the addresses of a body lead, as its site knows it.
pub trait Addresses {
    /// The address of a page or file of the site, percent-encoded, for a link as it was typed: empty when it leads to nothing
    /// public, so that the text stays alone, and nothing when it is not known, so that the author's own stands.
    fn link(&self, target: &str) -> Option<Cow<'_, str>>;

    /// A picture of the site, for its address as it was typed: without a URL when there is none to show, and nothing when
    /// it is not known, so that the author's own address stands.
    fn picture(&self, src: &str) -> Option<Shown<'_>>;

    /// What goes with a video or a sound, for its address as it was typed.
    fn player(&self, _src: &str) -> Player<'_> {
        Player::default()
    }
}

/// What goes with a video or a sound; what is blank is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Player<'s> {
    /// The picture that is shown before a video is played, percent-encoded.
    pub poster: Cow<'s, str>,
    pub captions: Vec<Captions<'s>>,
    /// What the link to the file says in a browser that cannot play it.
    pub link: Cow<'s, str>,
}

/// What is said in a video, as text in the form of `WebVTT`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captions<'s> {
    /// Percent-encoded.
    pub url: Cow<'s, str>,
    /// As in BCP 47.
    pub language: Cow<'s, str>,
    /// The language's own name for itself.
    pub label: Cow<'s, str>,
}

/// A picture as it is shown; a width or height of 0 is unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown<'s> {
    /// Percent-encoded.
    pub url: Cow<'s, str>,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// What describes it when its author does not.
    pub description: Cow<'s, str>,
    /// The same picture in a newer form and several widths.
    pub sources: Option<Sources<'s>>,
}

/// A picture in a form that not every browser shows, as a `source` element tells of it (HTML, section 4.8.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources<'s> {
    pub media_type: &'s str,
    pub srcset: &'s str,
    pub sizes: &'s str,
    /// Nothing behind it can be seen.
    pub is_opaque: bool,
}

/// Every address as the author typed it.
#[derive(Debug, Clone, Copy)]
pub struct AsTyped;

impl Addresses for AsTyped {
    fn link(&self, _: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn picture(&self, _: &str) -> Option<Shown<'_>> {
        None
    }
}
