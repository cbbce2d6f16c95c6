//! How good an encoded picture is: fixed numbers, which the tests beside it justify.

/// Larger pictures are shown on screens of more pixels an inch, where less is seen of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Up to 480 × 360.
    Small,
    /// Up to 900 × 675.
    Column,
    /// Up to 1,440 × 1,080.
    Wide,
    Large,
}

/// Of 100, by libwebp's scale, by that of libjpeg, by that of ravif.
pub struct Quality {
    pub webp: f32,
    pub jpeg: u8,
    #[cfg_attr(not(feature = "avif"), expect(dead_code, reason = "the table is one, whatever is compiled in"))]
    pub avif: f32,
}

pub fn size(width: u32, height: u32) -> Size {
    match u64::from(width) * u64::from(height) {
        0..=172_800 => Size::Small,
        172_801..=607_500 => Size::Column,
        607_501..=1_555_200 => Size::Wide,
        _ => Size::Large,
    }
}

pub fn quality(width: u32, height: u32) -> Quality {
    match size(width, height) {
        Size::Small => Quality { webp: 78.0, jpeg: 82, avif: 64.0 },
        Size::Column => Quality { webp: 76.0, jpeg: 80, avif: 60.0 },
        Size::Wide => Quality { webp: 72.0, jpeg: 78, avif: 56.0 },
        Size::Large => Quality { webp: 66.0, jpeg: 74, avif: 50.0 },
    }
}
