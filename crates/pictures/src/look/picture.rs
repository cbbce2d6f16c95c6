//! What the readers of all kinds of files find, and what they ask of it.

use serde::{Deserialize, Serialize};

use crate::words::Written;
use crate::{Fault, MOST_PIXELS};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Colours {
    Rgb,
    Grey,
    Cmyk,
}

/// What the headers of one kind of file say of its picture.
pub struct Picture<'b> {
    /// As it is stored.
    pub size: (u32, u32),
    pub colours: Colours,
    pub profile: Option<String>,
    pub has_alpha: bool,
    pub is_animated: bool,
    pub is_drawn: bool,
    pub written: Written<'b>,
}

/// A size that a picture can have; asked before anything else of the file is looked at.
pub fn size(width: u32, height: u32) -> Result<(u32, u32), Fault> {
    if width == 0 || height == 0 {
        return Err(Fault::Damaged(format!("a size of {width}×{height}")));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Fault::TooLarge { width, height });
    }
    Ok((width, height))
}

/// Whether a losslessly compressed picture is a drawing. Charts, maps and screenshots come to a few tenths of a bit per
/// pixel; a photograph's noise alone takes more than six.
pub fn is_drawn((width, height): (u32, u32), compressed: usize) -> bool {
    const MOST_BITS: u64 = 2;
    compressed as u64 * 8 < u64::from(width) * u64::from(height) * MOST_BITS
}
