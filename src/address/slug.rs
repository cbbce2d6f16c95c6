//! Slugs: one part of an address, from any text.

use std::borrow::Cow;

use newsprint_text::{characters, invisible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::diagnostic::Words;
use crate::source;

/// Why a name cannot be one of the site's, on whatever host.
pub const KEPT_BY_HOSTS: Words = Words::new(
    "hosts keep names that begin with `.` or `_` for themselves",
    "以 `.` 或 `_` 开头的名字，托管平台留给自己用",
);
pub const ENDS_BADLY: Words =
    Words::new("Windows takes no name that ends in a full stop or a space", "末尾是点或空格，Windows 存不了");
pub const DEVICE: Words = Words::new("Windows keeps the name for a device", "这个名字 Windows 留给设备用");

const BLANK: Words = Words::new("it is blank", "是空的");
const LEAVES: Words = Words::new("it would leave its folder", "`.` 和 `..` 会跑到别的文件夹");
const HAS_SLASH: Words = Words::new("it contains `/`", "里面有 `/`");
const HAS_CONTROL: Words = Words::new("it contains a control character", "里面有看不见的控制字符");
const HAS_FORBIDDEN: Words =
    Words::new("it contains one of \\ : * ? \" < > | #", "里面有 \\ : * ? \" < > | # 中的一个");
const TURNS: Words = Words::new("it contains a mark that turns the direction of the text", "里面有看不见的文字方向符");
const TOO_LONG: Words = Words::new("it is longer than 200 bytes", "超过 200 字节（约 66 个汉字）");

/// Why a text cannot be one part of an address.
pub fn check_slug(slug: &str) -> Result<(), Words> {
    if slug.is_empty() {
        return Err(BLANK);
    }
    if slug == "." || slug == ".." {
        return Err(LEAVES);
    }
    if slug.contains('/') {
        return Err(HAS_SLASH);
    }
    if slug.starts_with(['.', '_']) {
        return Err(KEPT_BY_HOSTS);
    }
    if slug.chars().any(char::is_control) {
        return Err(HAS_CONTROL);
    }
    if slug.chars().any(|c| FORBIDDEN.contains(&c)) {
        return Err(HAS_FORBIDDEN);
    }
    if slug.contains(characters::is_direction_mark) {
        return Err(TURNS);
    }
    if slug.ends_with(['.', ' ']) {
        return Err(ENDS_BADLY);
    }
    if source::is_device(slug) {
        return Err(DEVICE);
    }
    // `index.html` and a numbered sibling must fit beside it.
    if slug.len() > 200 {
        return Err(TOO_LONG);
    }
    Ok(())
}

/// Characters that Windows file systems or URLs give a meaning of their own.
const FORBIDDEN: [char; 9] = ['\\', ':', '*', '?', '"', '<', '>', '|', '#'];

/// A slug from any text: NFC, with hyphens for what a slug cannot hold.
pub fn slug_of(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in composed(&invisible::clean(text)).chars() {
        let is_bad = c.is_control()
            || characters::is_direction_mark(c)
            || c.is_whitespace()
            || c == '/'
            || FORBIDDEN.contains(&c);
        match is_bad {
            true if slug.ends_with('-') => {}
            true => slug.push('-'),
            false => slug.push(c),
        }
    }
    let slug = slug.trim_matches(['-', '.']);
    let slug = slug[..slug.floor_char_boundary(150)].trim_end_matches('.');
    let own = slug.trim_start_matches(['_', '.']);
    // A name of marks alone would leave nothing to tell it by.
    let slug = if own.is_empty() { "-" } else { own };
    if source::is_device(slug) { numbered_device(slug) } else { slug.to_owned() }
}

/// `con` is `con-1`, and `nul.txt` is `nul-1.txt`.
fn numbered_device(slug: &str) -> String {
    let (stem, rest) = slug.split_at(slug.find('.').unwrap_or(slug.len()));
    format!("{}-1{rest}", stem.trim_end())
}

/// The form under which two addresses are the same file on some system, or look alike: NFC, lower case.
pub fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    composed(&invisible::clean(path)).chars().flat_map(char::to_lowercase).collect()
}

/// The text in NFC, which nearly all text is in already.
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { text.into() } else { text.nfc().collect::<String>().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_han_and_lose_what_a_file_name_cannot_hold() {
        assert_eq!(slug_of("老街 灯会/夜"), "老街-灯会-夜");
        assert_eq!(slug_of("../.."), "-");
        assert!(check_slug(&slug_of("a:b*c?")).is_ok());
        for (text, slug) in [
            ("CON", "CON-1"),
            ("nul.txt", "nul-1.txt"),
            ("_a", "a"),
            ("_", "-"),
            ("com¹", "com¹-1"),
            ("._.a", "a"),
            ("a_b", "a_b"),
            ("a\u{202e}b", "ab"),
        ] {
            assert_eq!(slug_of(text), slug, "{text}");
        }
        for bad in ["con", "_a", ".a", "a.", "NUL.b", "a\u{202e}"] {
            assert!(check_slug(bad).is_err(), "{bad}");
        }
        assert!(check_slug("a/b").is_err() && check_slug("..").is_err() && check_slug("a\u{7}").is_err());
    }
}
