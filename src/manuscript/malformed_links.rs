//! Markdown that was meant as a picture or link and became none.

use crate::diagnostic::Diagnostics;
use crate::manuscript::code::Code;
use crate::rules::text::malformed_link;
use crate::source::SourcePath;

const FILES: [&str; 9] = [".md", ".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".pdf"];

/// Addresses are shorter than this, in bytes, and an article has fewer mistakes; both keep a hostile body cheap.
const LONGEST: usize = 512;
const MOST: usize = 50;

/// A warning for each in a body that starts at byte `offset` of the file.
pub fn warnings(path: &SourcePath, body: &str, offset: usize) -> Diagnostics {
    let mut warnings = Diagnostics::new();
    let mut candidates = 0;
    for (close, open) in [(")", "]("), ("）", "]（")] {
        let mut code = Code::of(body);
        for at in memchr::memmem::find_iter(body.as_bytes(), open) {
            let near = body.floor_char_boundary(at + LONGEST);
            let line = body[at..near].split('\n').next().unwrap_or("");
            let Some(end) = line.find(close) else { continue };
            let Some(meant) = meant(&line[open.len()..end], open) else { continue };
            candidates += 1;
            if candidates > MOST || code.holds(at) {
                continue;
            }
            let target = offset + at + 1..offset + at + end + close.len();
            let told = malformed_link(&format!("]{}", meant.target)).at_bytes(path, target.clone());
            warnings.push(if meant.is_certain { told.fix(target, meant.target) } else { told });
        }
    }
    warnings
}

/// What was meant by brackets and what is in them.
struct Meant {
    /// As Markdown takes it: `(a.jpg "船")`.
    target: String,
    /// Whether surely all of it is an address: a space may also stand between words.
    is_certain: bool,
}

/// What is meant, when `inside` looks like an address that Markdown does not take.
fn meant(inside: &str, open: &str) -> Option<Meant> {
    let (address, title) = inside.find(['“', '”']).map_or((inside, ""), |at| inside.split_at(at));
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    if !FILES.iter().any(|ending| lower.ends_with(ending)) && !lower.starts_with("https://") {
        return None;
    }
    let has_space = address.contains(' ');
    // A space in the name of a file is taken as it is.
    if open == "](" && title.is_empty() {
        return None;
    }
    let address = if has_space { address.replace(' ', "%20") } else { address.to_owned() };
    let title = title.trim().trim_matches(['“', '”']);
    let title = if title.is_empty() { String::new() } else { format!(" \"{title}\"") };
    let is_certain = !has_space || open == "](";
    Some(Meant { target: format!("({address}{title})"), is_certain })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    fn helps(body: &str) -> Vec<String> {
        let warnings = warnings(&SourcePath::new("a.md"), body, 0);
        let helps = warnings.iter().flat_map(|warning| &warning.help);
        let meant = helps.map(|help| help.of(Language::English).split('`').nth(1).unwrap().to_owned());
        meant.collect()
    }

    #[test]
    fn what_markdown_does_not_take_is_told_as_it_must_be_typed() {
        assert_eq!(helps("见[昨日]（02-b.md）。"), ["](02-b.md)"]);
        assert_eq!(helps("![船](a.jpg “老船”)"), ["](a.jpg \"老船\")"]);
    }

    #[test]
    fn what_is_surely_an_address_is_mended() {
        let mended = |body: &str| {
            let fix = warnings(&SourcePath::new("a.md"), body, 0).remove(0).fix?;
            Some([&body[..fix.start as usize], &fix.text, &body[fix.end as usize..]].concat())
        };
        assert_eq!(mended("见[昨日]（02-b.md）。").unwrap(), "见[昨日](02-b.md)。");
        assert_eq!(mended("![船](a b.jpg “老船”)").unwrap(), "![船](a%20b.jpg \"老船\")");
        assert_eq!(mended("[注]（详见 02-b.md）"), None);
    }

    #[test]
    fn links_pictures_notes_and_code_are_no_mistakes() {
        let fine =
            "![船](a.jpg \"老 船\") [x](<图 1.jpg>) [1]（见注） [a](b.md) `[a](b c.md)`\n\n```\n[a](b c.md)\n```\n";
        assert_eq!(helps(fine), [""; 0]);
    }
}
