//! Films and sounds in files of boxes (`mp4`, `mov`): how large the picture is, and whether the file tells where it was taken.
//!
//! Phones write their position into what they record, in one of three ways: `©xyz` among the user data (Android),
//! `loci` (3GPP TS 26.244, section 8.3), and the key `com.apple.quicktime.location.ISO6709` (Apple).

mod boxes;
#[cfg(test)]
mod tests;

use std::io::{Read, Seek};

use boxes::{Atom, Boxes};

/// Kinds that are made of boxes (ISO/IEC 14496-12).
const KINDS: [&str; 4] = ["mp4", "m4v", "m4a", "mov"];

/// Tracks that are looked at; a phone writes two, an editing program a few more.
const MOST_TRACKS: usize = 32;
/// Bytes of the names of keys that are looked at.
const LONGEST_KEYS: u64 = 1 << 16;
const LOCATION_KEY: &[u8] = b"com.apple.quicktime.location.ISO6709";

/// What a film tells of itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Film {
    /// In pixels, as it is shown; zero when the file does not tell.
    pub width: u32,
    pub height: u32,
    pub has_position: bool,
}

/// Whether a file's name says that it is made of boxes.
pub fn is_of_boxes(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| KINDS.iter().any(|kind| extension.eq_ignore_ascii_case(kind)))
}

/// Looks at a film of whatever size; what is damaged tells nothing. No more than its headers is read.
pub fn look(file: &mut (impl Read + Seek)) -> Film {
    let mut film = Film::default();
    let mut boxes = Boxes::new(file);
    let whole = boxes.whole();
    for part in boxes.within(whole).into_iter().filter(|part| part.kind == *b"moov") {
        of_movie(&mut boxes, part, &mut film);
    }
    film
}

fn of_movie(boxes: &mut Boxes<'_, impl Read + Seek>, movie: Atom, film: &mut Film) {
    let mut tracks = 0;
    for part in boxes.within(movie) {
        match &part.kind {
            b"trak" if tracks < MOST_TRACKS => {
                tracks += 1;
                of_track(boxes, part, film);
            }
            _ => of_notes(boxes, part, film),
        }
    }
}

fn of_track(boxes: &mut Boxes<'_, impl Read + Seek>, track: Atom, film: &mut Film) {
    for part in boxes.within(track) {
        if part.kind == *b"tkhd" {
            let (width, height) = size(&boxes.start(part, 104)).unwrap_or_default();
            // A file may hold a small picture beside the film.
            if u64::from(width) * u64::from(height) > u64::from(film.width) * u64::from(film.height) {
                (film.width, film.height) = (width, height);
            }
        } else {
            of_notes(boxes, part, film);
        }
    }
}

/// User data and metadata of a movie or a track.
fn of_notes(boxes: &mut Boxes<'_, impl Read + Seek>, notes: Atom, film: &mut Film) {
    match &notes.kind {
        b"udta" => {
            for part in boxes.within(notes) {
                match &part.kind {
                    b"meta" => of_metadata(boxes, part, film),
                    _ => film.has_position |= tells_position(boxes, part),
                }
            }
        }
        b"meta" => of_metadata(boxes, notes, film),
        _ => {}
    }
}

fn of_metadata(boxes: &mut Boxes<'_, impl Read + Seek>, metadata: Atom, film: &mut Film) {
    // QuickTime's has no version before its boxes, which begin with their handler.
    let is_plain = boxes.start(metadata, 8).ends_with(b"hdlr");
    let skipped = if is_plain { 0 } else { 4 };
    for part in boxes.within(metadata.from(skipped)) {
        match &part.kind {
            b"keys" => {
                let keys = boxes.start(part, LONGEST_KEYS);
                film.has_position |= keys.windows(LOCATION_KEY.len()).any(|key| key == LOCATION_KEY);
            }
            b"ilst" => {
                for item in boxes.within(part) {
                    film.has_position |= tells_position(boxes, item);
                }
            }
            _ => {}
        }
    }
}

fn tells_position(boxes: &mut Boxes<'_, impl Read + Seek>, part: Atom) -> bool {
    match &part.kind {
        // `+31.2304+121.4737/`, behind its length and language.
        b"\xa9xyz" => boxes.start(part, 64).iter().any(u8::is_ascii_digit),
        b"loci" => true,
        _ => false,
    }
}

/// The size in a track's header: whole pixels and fractions, turned when its matrix turns the picture.
fn size(header: &[u8]) -> Option<(u32, u32)> {
    let matrix = match header.first()? {
        0 => 40,
        1 => 52,
        _ => return None,
    };
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    let pixels = |at| Some(number(at)? >> 16);
    let (width, height) = (pixels(matrix + 36)?, pixels(matrix + 40)?);
    // What turns a picture by a quarter leaves nothing of its x in x.
    let is_turned = number(matrix)? == 0 && number(matrix + 4)? != 0;
    Some(if is_turned { (height, width) } else { (width, height) })
}
