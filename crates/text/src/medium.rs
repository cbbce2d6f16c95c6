//! What a picture's address shows: a picture, or something to play.

use crate::address::Address;

/// What stands at a picture's address, by the extension of its path.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Medium {
    #[default]
    Picture,
    Video,
    Audio,
}

/// Kinds that browsers play, `mov` not all of them; Theora (`ogv`) none does any more.
const VIDEO: [&str; 4] = ["mp4", "m4v", "webm", "mov"];
const AUDIO: [&str; 8] = ["mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac"];

impl Medium {
    /// Of an address as typed, whatever is asked of it (`?`) or shown first (`#`).
    #[must_use]
    pub fn of(address: &str) -> Medium {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = match Address::of(address) {
            Address::Site => path,
            Address::External => path.split_once("//").and_then(|(_, rest)| rest.split_once('/')).map_or("", |at| at.1),
            Address::Fragment | Address::Contact | Address::Embedded | Address::Machine | Address::Strange => "",
        };
        let extension = path.rsplit('/').next().and_then(|file| Some(file.rsplit_once('.')?.1)).unwrap_or_default();
        let is_of = |kinds: &[&str]| kinds.iter().any(|kind| extension.eq_ignore_ascii_case(kind));
        match extension {
            _ if is_of(&VIDEO) => Medium::Video,
            _ if is_of(&AUDIO) => Medium::Audio,
            _ => Medium::Picture,
        }
    }

    /// Whether readers play it.
    #[must_use]
    pub fn is_played(self) -> bool {
        self != Medium::Picture
    }
}

#[cfg(test)]
mod tests {
    use super::Medium;

    #[test]
    fn a_medium_is_told_by_the_extension_of_the_path() {
        for (address, expected) in [
            ("clip.mp4", Medium::Video),
            ("../影像/渡轮.WebM", Medium::Video),
            ("/2025-06-16/a.b.m4v#t=10", Medium::Video),
            ("https://a.example/clip.MOV?x=a.png", Medium::Video),
            ("//a.example/talk.mp3", Medium::Audio),
            ("talk.opus", Medium::Audio),
            ("a.jpg", Medium::Picture),
            ("a.ogv", Medium::Picture),
            ("mp4", Medium::Picture),
            ("clip.mp4/a", Medium::Picture),
            ("a.jpg?b=clip.mp4", Medium::Picture),
            ("https://a.mp4", Medium::Picture),
            ("https://a.example/?x=/clip.mp4", Medium::Picture),
            ("data:image/png,clip.mp4", Medium::Picture),
            ("file:///clip.mp4", Medium::Picture),
            ("#clip.mp4", Medium::Picture),
            ("", Medium::Picture),
        ] {
            assert_eq!(Medium::of(address), expected, "{address}");
        }
    }
}
