//! Renditions: the files that readers are sent in the place of a picture, as ninjs and the photo desk call them. What they
//! are made from names them, so their addresses are known before anything is encoded, and never show anything else.

use std::sync::Arc;

use newsprint_pictures::{Encoding, Fault, Frame, Imprint, Look, MAKER, Order};

use crate::address::{Address, Base, composed};
use crate::digest::Digest;
use crate::load::Asset;
use crate::model::place;
use crate::source::SourcePath;

/// The folder of the site that holds all of them.
pub const FOLDER: &str = "pictures";

/// A file to be made of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    pub source: SourcePath,
    /// Of the source, with its length in bytes.
    pub digest: Digest,
    pub len: u64,
    pub look: Arc<Result<Look, Fault>>,
    pub make: Make,
    pub imprint: Imprint,
}

/// How it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Make {
    Order(Order),
    /// The picture as it is, without what is private.
    AsItIs,
}

/// So long is the source's name in that of a rendition at most, in bytes.
const LONGEST_STEM: usize = 120;

impl Rendition {
    /// Names all that it is made from. Where the source lies is not part of it.
    pub fn name(&self) -> Digest {
        let Rendition { digest, make, imprint, .. } = self;
        Digest::of(&(digest, make, imprint, MAKER))
    }

    /// About how many bytes it will have, before it is made: what photographs of its size take.
    pub fn estimated_len(&self) -> u64 {
        let Some(Order { frame, encoding }) = self.order() else { return self.len };
        let (Frame::Whole { width, height } | Frame::Card { width, height, .. }) = frame;
        // In bytes for a thousand pixels.
        let dense = match encoding {
            Encoding::Webp => 150,
            Encoding::Avif => 110,
            Encoding::Jpeg => 210,
            Encoding::WebpLossless => 250,
            Encoding::Png => 350,
        };
        u64::from(width) * u64::from(height) * dense / 1000
    }

    /// Those of the source.
    pub fn pixels(&self) -> u64 {
        self.look.as_ref().as_ref().map_or(0, |look| u64::from(look.width) * u64::from(look.height))
    }

    pub fn order(&self) -> Option<Order> {
        match self.make {
            Make::Order(order) => Some(order),
            Make::AsItIs => None,
        }
    }

    /// Its address: `/pictures/2025-06-16/01/a-0123456789abcdef-720.webp`.
    pub fn address(&self, base: &Base, suffix: &str, extension: &str) -> Address {
        let of_source = place::asset_address(&self.source);
        let (folder, _) = of_source.rsplit_once('/').unwrap_or_default();
        let file_name = composed(self.source.file_name());
        let mut stem = file_name.rsplit_once('.').map_or("", |(stem, _)| stem);
        if stem.len() > LONGEST_STEM {
            stem = &stem[..stem.floor_char_boundary(LONGEST_STEM)];
        }
        let name = self.name().0 >> 64;
        base.address(&format!("/{FOLDER}{folder}/{stem}-{name:016x}{suffix}.{extension}"))
    }
}

/// What the published files of a picture say of themselves; nothing for what is no picture, or of a kind that is not read.
pub fn imprint(asset: &Asset) -> Option<Imprint> {
    match asset.picture.as_ref()?.as_ref() {
        Ok(look) => Some(Imprint { credit: look.words.credit.clone(), copyright: look.words.copyright.clone() }),
        // Too large to be shown, or cut off: what is private is taken out all the same.
        Err(Fault::TooLarge { .. } | Fault::Truncated | Fault::Damaged(_)) => Some(Imprint::default()),
        Err(_) => None,
    }
}

/// The extension of an encoding.
pub fn extension(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Webp | Encoding::WebpLossless => "webp",
        Encoding::Jpeg => "jpg",
        Encoding::Png => "png",
        Encoding::Avif => "avif",
    }
}
