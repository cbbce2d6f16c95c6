//! How wide text sets, about: Han are square, other letters narrower.

/// No text is looked at beyond so many letters.
const MOST: usize = 4000;

/// The width of a text in hundredths of its type size, in a serif face of ordinary weight.
#[must_use]
pub fn of(text: &str) -> u32 {
    text.chars().take(MOST).map(of_letter).sum()
}

fn of_letter(letter: char) -> u32 {
    match letter {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'l' | 'I' | 'j' | 'f' | 't' => 28,
        'm' | 'w' | 'M' | 'W' => 80,
        'A'..='Z' => 66,
        '\u{300}'..='\u{36f}' => 0,
        '—' | '…' | '“' | '”' | '‘' | '’' => 100,
        '\0'..='\u{24ff}' => 52,
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_are_square() {
        assert_eq!(of("临澜日报"), 400);
        assert_eq!(of(""), 0);
        assert!((1100..1500).contains(&of("South Coast Herald & Gazette")));
    }
}
