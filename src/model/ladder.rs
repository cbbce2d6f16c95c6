//! Ladders: which renditions a picture has, by where it is shown.

use newsprint_pictures::{Colours, Encoding, Format, Frame, Look, Order};

/// Where a picture is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// In or with an article.
    Article,
    /// The same, and it stands for the article where it is listed or shared.
    Head { focus: Option<[u8; 2]> },
    /// A newspaper page.
    Page,
}

/// What is made of a picture.
#[derive(Debug, PartialEq, Eq)]
pub enum Ladder {
    /// The file itself, without what is private.
    AsItIs,
    Renditions {
        /// The one that every browser shows, and everybody who shows one only.
        fallback: Order,
        /// In the newer form, by width.
        steps: Vec<Order>,
        card: Option<Order>,
    },
}

/// Widths for articles and lists, in pixels: a thumbnail; a column, or a telephone's whole width at two dots a pixel; an
/// article's whole width at two; a whole screen.
const ARTICLE: [u32; 4] = [320, 720, 1200, 2000];
/// Widths of newspaper pages: a thumbnail, and three to read by.
const PAGE: [u32; 4] = [240, 800, 1600, 2400];
/// Of the fallback.
const ARTICLE_FALLBACK: u32 = 1200;
const PAGE_FALLBACK: u32 = 1600;
/// What Open Graph asks for.
const CARD: (u32, u32) = (1200, 630);
/// A picture that is smaller than this in a direction makes no card.
const LEAST_CARD: (u32, u32) = (600, 315);
/// A picture whose file is no larger than this (bytes) saves nobody anything by being made smaller.
const SMALL: u64 = 20_000;
/// No side of a picture in WebP (RFC 9649, section 2.5) and in JPEG (ITU-T T.81, B.2.2) is longer, in pixels.
const LONGEST_WEBP: u32 = 16_383;
const LONGEST_JPEG: u32 = 65_535;

impl Ladder {
    /// For a picture of a length in bytes.
    pub fn of(look: &Look, len: u64, slot: Slot, has_avif: bool) -> Ladder {
        if look.is_animated || len <= SMALL && is_fine(look) && look.width <= ARTICLE_FALLBACK {
            return Ladder::AsItIs;
        }
        let is_drawn = look.is_drawn || look.has_alpha;
        let (steps, most) = if slot == Slot::Page { (PAGE, PAGE_FALLBACK) } else { (ARTICLE, ARTICLE_FALLBACK) };
        let newer = match (has_avif, is_drawn) {
            (_, true) => Encoding::WebpLossless,
            (true, false) => Encoding::Avif,
            (false, false) => Encoding::Webp,
        };
        let order = |width: u32, encoding| Order { frame: whole(look, width), encoding };
        let is_possible = |order: &Order| matches!(order.frame, Frame::Whole { height, .. } if height <= LONGEST_WEBP);
        let steps = widths(&steps, look.width).into_iter().map(|width| order(width, newer)).filter(is_possible);
        let older = if is_drawn { Encoding::Png } else { Encoding::Jpeg };
        let highest = u64::from(look.width) * u64::from(LONGEST_JPEG) / u64::from(look.height.max(1));
        let most = most.min(look.width).min(u32::try_from(highest).unwrap_or(u32::MAX)).max(1);
        let card = match slot {
            Slot::Head { focus } if look.width >= LEAST_CARD.0 && look.height >= LEAST_CARD.1 => Some(focus),
            _ => None,
        };
        let card = card.map(|focus| Order { frame: card_of(look, focus), encoding: Encoding::Jpeg });
        Ladder::Renditions { fallback: order(most, older), steps: steps.collect(), card }
    }
}

/// Whether browsers show it rightly as it is.
fn is_fine(look: &Look) -> bool {
    let is_shown = matches!(look.format, Format::Jpeg | Format::Png | Format::Webp | Format::Gif);
    is_shown && look.orientation <= 1 && look.colours != Colours::Cmyk
}

/// The steps that a picture of a width has: never wider than it is, and none that is hardly narrower than the next.
fn widths(steps: &[u32], own: u32) -> Vec<u32> {
    let is_apart = |width: &u32| u64::from(*width) * 5 < u64::from(own) * 4;
    let mut widths: Vec<u32> = steps.iter().copied().filter(is_apart).collect();
    let last = steps.last().copied().unwrap_or(own);
    if own <= last || widths.len() < steps.len() {
        widths.push(own.min(last));
    }
    widths
}

fn whole(look: &Look, width: u32) -> Frame {
    let width = width.min(look.width).max(1);
    let height =
        (u64::from(look.height) * u64::from(width) * 2 + u64::from(look.width)) / (2 * u64::from(look.width).max(1));
    Frame::Whole { width, height: u32::try_from(height).unwrap_or(u32::MAX).max(1) }
}

/// A card, smaller where the picture would have to be enlarged for it.
fn card_of(look: &Look, focus: Option<[u8; 2]>) -> Frame {
    let (width, height) = CARD;
    let scale = |side: u32| u64::from(side);
    // By how much, in thousandths, the picture would fill it: both sides of a cut one, one of a whole one.
    let by_width = scale(look.width) * 1000 / scale(width);
    let by_height = scale(look.height) * 1000 / scale(height);
    let filled = if focus.is_some() { by_width.min(by_height) } else { by_width.max(by_height) }.min(1000);
    let scaled = |side: u32| u32::try_from(scale(side) * filled / 1000).unwrap_or(side).max(1);
    Frame::Card { width: scaled(width), height: scaled(height), focus }
}

#[cfg(test)]
mod tests {
    use newsprint_pictures::Words;

    use super::*;

    fn photograph(width: u32, height: u32) -> Look {
        Look {
            format: Format::Jpeg,
            width,
            height,
            orientation: 1,
            colours: Colours::Rgb,
            profile: None,
            has_alpha: false,
            is_animated: false,
            is_drawn: false,
            words: Words::default(),
            has_position: false,
            device: None,
        }
    }

    fn steps(look: &Look, slot: Slot) -> Vec<(u32, u32)> {
        let Ladder::Renditions { steps, .. } = Ladder::of(look, 1 << 20, slot, false) else { return vec![] };
        let size = |order: Order| match order.frame {
            Frame::Whole { width, height } | Frame::Card { width, height, .. } => (width, height),
        };
        steps.into_iter().map(size).collect()
    }

    #[test]
    fn a_picture_is_never_enlarged() {
        let of = |width, height| steps(&photograph(width, height), Slot::Article);
        assert_eq!(of(4000, 3000), [(320, 240), (720, 540), (1200, 900), (2000, 1500)]);
        assert_eq!(of(1000, 667), [(320, 213), (720, 480), (1000, 667)]);
        assert_eq!(of(740, 10), [(320, 4), (740, 10)]);
        assert_eq!(of(300, 300), [(300, 300)]);
        assert_eq!(of(2100, 1), [(320, 1), (720, 1), (1200, 1), (2000, 1)]);
    }

    #[test]
    fn a_newspaper_page_has_widths_to_read_by() {
        let page = steps(&photograph(4961, 7016), Slot::Page);
        assert_eq!(page, [(240, 339), (800, 1131), (1600, 2263), (2400, 3394)]);
    }

    #[test]
    fn a_picture_too_tall_for_the_newer_form_has_the_older_one_alone() {
        let tall = photograph(800, 60_000);
        assert_eq!(steps(&tall, Slot::Article), []);
    }

    #[test]
    fn a_card_is_made_of_what_is_large_enough_and_never_enlarges() {
        let card =
            |width, height, focus| match Ladder::of(&photograph(width, height), 1 << 20, Slot::Head { focus }, false) {
                Ladder::Renditions { card, .. } => card.map(|order| order.frame),
                Ladder::AsItIs => None,
            };
        let whole = |width, height| Some(Frame::Card { width, height, focus: None });
        assert_eq!(card(4000, 3000, None), whole(1200, 630));
        assert_eq!(card(800, 600, None), whole(1142, 599));
        assert_eq!(card(500, 600, None), None);
        let focus = Some([50, 30]);
        assert_eq!(card(800, 600, focus), Some(Frame::Card { width: 799, height: 419, focus }));
    }
}
