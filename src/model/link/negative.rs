//! From a picture to the files that stand for it on pages.

use std::sync::Arc;

use newsprint_pictures::{Encoding, Fault, Frame, Look, Order};

use crate::address::{Address, Base, Location, OutputPath};
use crate::load::Asset;
use crate::model::figure::{Card, Figure};
use crate::model::ladder::{Ladder, Slot};
use crate::model::rendition::{self, Make, Rendition};
use crate::source::SourcePath;

/// A picture that was looked at, and where it will be published.
pub(super) struct Negative<'a> {
    pub base: &'a Base,
    pub path: &'a SourcePath,
    pub asset: &'a Asset,
    pub look: &'a Look,
    /// The same, as it is shared.
    pub looked: &'a Arc<Result<Look, Fault>>,
    pub has_avif: bool,
}

/// Files to be made, by where they are published.
type Renditions = Vec<(OutputPath, Rendition)>;

impl Negative<'_> {
    /// The picture as pages show it in a slot, and the files that they need for it.
    pub fn figure(&self, slot: Slot, figure: Figure) -> (Figure, Renditions) {
        let mut renditions = vec![];
        let figure = match Ladder::of(self.look, self.asset.len, slot, self.has_avif) {
            Ladder::AsItIs => {
                let url = self.add(Make::AsItIs, "", self.look.format.extension().unwrap_or("img"), &mut renditions);
                let Look { width, height, .. } = *self.look;
                Figure { url: Location::Site(url), width, height, ..figure }
            }
            Ladder::Renditions { fallback, steps, card } => {
                let (url, width, height) = self.ordered(fallback, &mut renditions);
                let srcset: Vec<String> = steps
                    .iter()
                    .map(|order| {
                        let (url, width, _) = self.ordered(*order, &mut renditions);
                        format!("{url} {width}w")
                    })
                    .collect();
                let card = card.map(|order| {
                    let (url, width, height) = self.ordered(order, &mut renditions);
                    Card { url, width, height }
                });
                Figure {
                    url: Location::Site(url),
                    width,
                    height,
                    srcset: (!srcset.is_empty()).then(|| srcset.join(", ")),
                    srcset_type: steps.first().map(|order| media_type(order.encoding)),
                    card,
                    ..figure
                }
            }
        };
        let source = Some(self.path.clone());
        (Figure { is_opaque: !self.look.has_alpha, source, ..figure }, renditions)
    }

    fn ordered(&self, order: Order, renditions: &mut Renditions) -> (Address, u32, u32) {
        let (width, height, suffix) = match order.frame {
            Frame::Whole { width, height } => (width, height, format!("-{width}")),
            Frame::Card { width, height, .. } => (width, height, "-card".to_owned()),
        };
        let address = self.add(Make::Order(order), &suffix, rendition::extension(order.encoding), renditions);
        (address, width, height)
    }

    fn add(&self, make: Make, suffix: &str, extension: &str, renditions: &mut Renditions) -> Address {
        let rendition = Rendition {
            source: self.path.clone(),
            digest: self.asset.digest,
            len: self.asset.len,
            look: Arc::clone(self.looked),
            make,
            imprint: rendition::imprint(self.asset).unwrap_or_default(),
        };
        let address = rendition.address(self.base, suffix, extension);
        renditions.push((address.file(), rendition));
        address
    }
}

fn media_type(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Webp | Encoding::WebpLossless => "image/webp",
        Encoding::Jpeg => "image/jpeg",
        Encoding::Png => "image/png",
        Encoding::Avif => "image/avif",
    }
}
