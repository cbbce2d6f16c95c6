//! Headlines with the places where they may break: `<wbr>` between words, an element around each part, and one around what
//! a browser would break.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use foldhash::fast::RandomState;
use newsprint_text::characters::is_wide;
use newsprint_text::headline::{Break, Kind, breaks};

use tera::Value;

use super::marks;
use crate::digest::Digest;

// Without quotation marks, so that it ends no attribute's value that a theme puts it into.
const PART: &str = "<span class=part>";
const END: &str = "</span>";
const WHOLE: &str = "<span class=whole>";
const BREAK: &str = "<wbr>";

/// Headlines that are remembered; a page has a few dozen, and most are on a dozen pages.
const MOST: usize = 1 << 15;

/// What threads share, so that each headline is looked at once; in pieces, so that they seldom wait for each other.
const PIECES: usize = 16;

type Known = HashMap<(Digest, bool), Value, RandomState>;

static KNOWN: LazyLock<[Mutex<Known>; PIECES]> = LazyLock::new(Default::default);

/// A headline as what templates show, with marks when the page has some.
pub fn value(headline: &str) -> Value {
    let digest = Digest::of_bytes(headline.as_bytes());
    let key = (digest, marks::is_marking());
    // The lowest digits are as good as any.
    #[allow(clippy::cast_possible_truncation)]
    let mut known = KNOWN[digest.0 as usize % PIECES].lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(value) = known.get(&key) {
        return value.clone();
    }
    let value = Value::safe_string(&marks::html(html(headline)));
    if known.len() >= MOST / PIECES {
        known.clear();
    }
    known.insert(key, value.clone());
    value
}

/// A headline as HTML. Its text stays as it is, so that what is copied or looked for in it is the headline.
fn html(headline: &str) -> String {
    let headline = marks::without_marks(headline);
    let breaks = breaks(&headline);
    // A headline of one word is a part as well: nothing else in it tells that it has been looked at.
    let is_word = breaks.is_empty() && headline.contains(is_wide);
    let has_parts = is_word || breaks.iter().any(|one| one.kind == Kind::Part);
    let mut html = String::with_capacity(headline.len() + 64 + BREAK.len() * breaks.len());
    if has_parts {
        html.push_str(PART);
    }
    let mut from = 0;
    for Break { at, kind } in breaks {
        let words = &headline[from..at];
        let shown = words.trim_end();
        push_words(shown, &mut html);
        match kind {
            Kind::Word => html.push_str(BREAK),
            Kind::Part if shown.len() < words.len() => html.extend([END, &words[shown.len()..], PART]),
            Kind::Part => html.extend([END, BREAK, PART]),
        }
        from = at;
    }
    push_words(&headline[from..], &mut html);
    if has_parts {
        html.push_str(END);
    }
    html
}

/// More characters than these might not fit the line of a narrow column.
const LONGEST_WHOLE: usize = 9;

/// Pushes what stays together. Browsers break behind a mark that closes and beside a dash, so nothing may break there.
fn push_words(words: &str, html: &mut String) {
    let text: Vec<char> = words.chars().collect();
    let is_weak = |pair: &[char]| match pair {
        ['”' | '’' | '》' | '〉' | '」' | '』' | '）' | '—' | '、' | '，' | '·', behind] => {
            behind.is_alphanumeric()
        }
        [before, '—'] => before.is_alphanumeric(),
        _ => false,
    };
    let is_short = text.len() <= LONGEST_WHOLE && !text.iter().any(|c| c.is_whitespace());
    if is_short && text.windows(2).any(is_weak) {
        html.extend([WHOLE, &escaped(words), END]);
    } else {
        html.push_str(&escaped(words));
    }
}

/// As templates escape what they show.
fn escaped(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    // A vector takes everything.
    let _ = tera::escape_html(text, &mut escaped);
    String::from_utf8(escaped).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_may_part_and_the_newsroom_s_parts_do_so_first() {
        for (headline, shown) in [
            ("港湾电车开通", "港湾<wbr>电车<wbr>开通"),
            ("八天假期 渡轮加开", "<span class=part>八天<wbr>假期</span> <span class=part>渡轮<wbr>加开</span>"),
            ("特写｜鱼市", "<span class=part>特写｜</span><wbr><span class=part>鱼市</span>"),
            ("“指尖上”的港湾", "<span class=whole>“指尖上”的</span><wbr>港湾"),
            ("港湾", "<span class=part>港湾</span>"),
            ("A Lamp & a \"Home\"", "A Lamp &amp; a &quot;Home&quot;"),
            ("", ""),
        ] {
            assert_eq!(html(headline), shown);
        }
    }

    proptest! {
        #[test]
        fn without_tags_it_is_the_headline(headline in "[ 　｜|“”《》，<>&\"'a-c1-3年公顷港湾电车开通的\u{1}-\u{4}]{0,24}") {
            let shown = html(&headline).replace(PART, "").replace(WHOLE, "").replace(END, "").replace(BREAK, "");
            prop_assert_eq!(shown, escaped(&marks::without_marks(&headline)));
        }
    }
}
