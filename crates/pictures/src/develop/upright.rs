//! Pictures turned as their orientation says.

use super::plate::{Plate, Print};

/// Width and height as the picture is shown.
pub fn size(plate: &Plate) -> [u32; 2] {
    lying([plate.image.width(), plate.image.height()], plate.orientation)
}

/// From 5 on, width and height change places.
pub fn lying([width, height]: [u32; 2], orientation: u8) -> [u32; 2] {
    if orientation > 4 { [height, width] } else { [width, height] }
}

/// EXIF 2.32, section 4.6.4 A, "Orientation".
pub fn turned(print: Print, orientation: u8) -> Print {
    if !(2..=8).contains(&orientation) {
        return print;
    }
    let [width, height] = lying([print.width, print.height], orientation);
    let (last_column, last_row) = (print.width as usize - 1, print.height as usize - 1);
    let bytes = print.inks.samples();
    let mut samples = Vec::with_capacity(print.samples.len());
    for y in 0..height as usize {
        for x in 0..width as usize {
            let (column, row) = match orientation {
                2 => (last_column - x, y),
                3 => (last_column - x, last_row - y),
                4 => (x, last_row - y),
                5 => (y, x),
                6 => (y, last_row - x),
                7 => (last_column - y, last_row - x),
                _ => (last_column - y, x),
            };
            let start = (row * print.width as usize + column) * bytes;
            samples.extend_from_slice(&print.samples[start..start + bytes]);
        }
    }
    Print { width, height, samples, ..print }
}
