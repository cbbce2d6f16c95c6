//! The card of those who share a page: always of one size.

use super::plate::{Inks, Print};

/// How large the whole picture is made for a card: so that it fills it, or so that it stands in it. One that is too small to
/// fill a card stands in it, too: nothing is enlarged.
pub fn shown(card: [u32; 2], focus: Option<[u8; 2]>, full: [u32; 2]) -> [u32; 2] {
    let fills = focus.is_some() && full[0] >= card[0] && full[1] >= card[1];
    if !fills && full[0] <= card[0] && full[1] <= card[1] {
        return full;
    }
    let [card_width, card_height] = card.map(u64::from);
    let [width, height] = full.map(u64::from);
    let is_flatter = width * card_height >= height * card_width;
    // So wide as the card, and so high as that makes it; or the other way round.
    let size = if is_flatter == fills {
        [(width * card_height).div_ceil(height), card_height]
    } else {
        [card_width, (height * card_width).div_ceil(width)]
    };
    let [wide, high] = size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    [wide.clamp(1, full[0]), high.clamp(1, full[1])]
}

/// The picture in a card, from one as large as [`shown`] says.
pub fn card(print: &Print, size: [u32; 2], focus: Option<[u8; 2]>) -> Print {
    let print = on_paper(print);
    let [width, height] = size.map(|side| side as usize);
    let (wide, high) = (print.width as usize, print.height as usize);
    let bytes = print.inks.samples();
    let [across, down] = focus.unwrap_or([50, 50]);
    let (left, right) = placed(wide, width, across);
    let (top, bottom) = placed(high, height, down);
    let mut samples = ground(&print).repeat(width * height);
    let shown = wide.min(width) * bytes;
    for row in 0..high.min(height) {
        let from = ((top + row) * wide + left) * bytes;
        let to = ((bottom + row) * width + right) * bytes;
        samples[to..to + shown].copy_from_slice(&print.samples[from..from + shown]);
    }
    Print { width: size[0], height: size[1], inks: print.inks, samples }
}

/// What is cut off before, or else left free before: the focus comes as near to the middle as the edges allow.
fn placed(picture: usize, card: usize, focus: u8) -> (usize, usize) {
    if picture <= card {
        return (0, (card - picture) / 2);
    }
    let middle = picture * usize::from(focus.min(100)) / 100;
    (middle.saturating_sub(card / 2).min(picture - card), 0)
}

/// What is transparent shows the white of the page.
pub fn on_paper(print: &Print) -> Print {
    let (inks, colours) = match print.inks {
        Inks::GreyAlpha => (Inks::Grey, 1),
        Inks::Rgba => (Inks::Rgb, 3),
        _ => return print.clone(),
    };
    let mut samples = Vec::with_capacity(print.samples.len() / (colours + 1) * colours);
    for pixel in print.samples.chunks_exact(colours + 1) {
        let alpha = u32::from(pixel[colours]);
        let seen = |colour: &u8| ((u32::from(*colour) * alpha + 255 * (255 - alpha) + 127) / 255) as u8;
        samples.extend(pixel[..colours].iter().map(seen));
    }
    Print { inks, samples, ..*print }
}

/// The mean colour of the picture's edge, set off from it: a dark one darker, a light one lighter, so that the picture keeps
/// its edge. White stays white, so that charts and drawings have no border.
fn ground(print: &Print) -> Vec<u8> {
    let bytes = print.inks.samples();
    let row = print.width as usize * bytes;
    let lines = print.samples.chunks_exact(row);
    let ends = lines.clone().take(1).chain(lines.clone().next_back());
    let sides = lines.flat_map(|line| [&line[..bytes], &line[row - bytes..]]);
    let mut sums = vec![0u64; bytes];
    let mut count = 0;
    for pixel in ends.flat_map(|line| line.chunks_exact(bytes)).chain(sides) {
        count += 1;
        for (sum, colour) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(*colour);
        }
    }
    let means: Vec<u64> = sums.iter().map(|sum| (sum + count / 2) / count).collect();
    let is_light = means.iter().sum::<u64>() / bytes as u64 > 160;
    let set_off = |mean: &u64| if is_light { 255 - (255 - mean) / 2 } else { mean * 3 / 5 };
    means.iter().map(set_off).map(|mean| mean as u8).collect()
}
