//! How tall words set: a line's width in the characters of a column, by the type scale of the built-in theme.

use newsprint_text::width;

/// A height that may vary: of a text by the lines of its summary, of a picture by its crop. In pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    pub min: u32,
    /// As it looks best.
    pub natural: u32,
    pub max: u32,
}

impl Span {
    pub const fn fixed(height: u32) -> Span {
        Span { min: height, natural: height, max: height }
    }

    pub fn plus(self, other: Span) -> Span {
        Span { min: self.min + other.min, natural: self.natural + other.natural, max: self.max + other.max }
    }

    pub fn beside(self, other: Span) -> Span {
        let tall = |of: fn(Span) -> u32| of(self).max(of(other));
        Span { min: tall(|span| span.min), natural: tall(|span| span.natural), max: tall(|span| span.max) }
    }
}

/// A size of type: of a letter of full width, and of a line, in tenths of a pixel.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    size: u32,
    line: u32,
}

pub const LEAD: Type = Type { size: 520, line: 624 };
pub const LEAD_MEDIUM: Type = Type { size: 400, line: 480 };
pub const LEAD_SMALL: Type = Type { size: 320, line: 400 };
pub const LEAD_BESIDE: Type = Type { size: 400, line: 480 };
pub const LEAD_KICKER: Type = Type { size: 200, line: 300 };
pub const LEAD_SUMMARY: Type = Type { size: 170, line: 306 };
pub const SECOND: Type = Type { size: 240, line: 312 };
pub const THIRD: Type = Type { size: 200, line: 260 };
pub const TITLE: Type = Type { size: 170, line: 238 };
pub const SMALL: Type = Type { size: 150, line: 225 };
pub const SUMMARY: Type = Type { size: 150, line: 255 };
pub const CAPTION: Type = Type { size: 140, line: 210 };

impl Type {
    pub fn height(self, lines: u32) -> u32 {
        self.line * lines / 10
    }

    /// How many lines a text takes in a column.
    pub fn lines(self, text: &str, width: u32) -> u32 {
        if text.is_empty() {
            return 0;
        }
        let room = (u64::from(width) * 1000 / u64::from(self.size)).max(100);
        // Words are not cut, so a line is seldom full.
        let set = u64::from(width::of(text)) * 106 / 100;
        u32::try_from(set.div_ceil(room)).unwrap_or(u32::MAX).max(1)
    }

    pub fn height_of(self, text: &str, width: u32) -> u32 {
        self.height(self.lines(text, width).min(MOST_LINES))
    }
}

/// No text on a front is looked at beyond this.
const MOST_LINES: u32 = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_are_twice_as_wide_as_latin_letters_or_nearly() {
        assert_eq!(SUMMARY.lines("", 300), 0);
        assert_eq!(SUMMARY.lines("港", 300), 1);
        assert_eq!(SUMMARY.lines(&"港".repeat(18), 300), 1);
        assert_eq!(SUMMARY.lines(&"港".repeat(20), 300), 2);
        assert_eq!(SUMMARY.lines(&"harbour ".repeat(6), 300), 2);
    }
}
