//! Paths of somebody's own machine in the text: those that were meant as links or pictures and became none, and those that
//! were left behind.

use std::ops::Range;

use newsprint_text::Facts;
use newsprint_text::machine::{file_name, is_of_machine};

use crate::diagnostic::Diagnostics;
use crate::manuscript::code::Code;
use crate::manuscript::keys::{Article, Correction, Image, Keys, Withdrawn};
use crate::rules::links::{machine_path, machine_path_in_text, put_beside};
use crate::source::SourcePath;

/// Paths are shorter than this, in bytes, and a text has fewer; both keep a hostile body cheap.
const LONGEST: usize = 512;
const MOST: usize = 20;

/// An error for each in a body that starts at byte `offset` of the file.
pub fn mistakes(path: &SourcePath, body: &str, offset: usize, facts: &Facts) -> Diagnostics {
    let mut mistakes = Diagnostics::new();
    let mut code = Code::of(body);
    let (mut candidates, mut end) = (0, 0);
    // Every path of a drive or a share has one of the two, and few other addresses do.
    for at in memchr::memchr2_iter(b':', b'\\', body.as_bytes()) {
        let Some(start) = start(body, at).filter(|start| *start >= end) else { continue };
        let (meant, left) = (meant(body, start), left(body, start));
        let Some(typed) = meant.clone().or(left) else { continue };
        candidates += 1;
        if candidates > MOST {
            break;
        }
        end = typed.end;
        if code.holds(typed.start) || is_link(typed.start, facts) || meant.is_none() && is_comment(&body[..start]) {
            continue;
        }
        let address = &body[typed.clone()];
        let told = match meant {
            Some(_) => machine_path(address).help(put_beside(file_name(address).trim_end())),
            None => machine_path_in_text(address),
        };
        mistakes.push(told.at_bytes(path, offset + typed.start..offset + typed.end));
    }
    mistakes
}

/// An error for each in what readers see of front matter that starts at byte `offset`; keys that take a file's name have
/// rules of their own.
pub fn left_in_front_matter(path: &SourcePath, yaml: &str, offset: usize) -> Diagnostics {
    let (mut mistakes, mut end, mut line) = (Diagnostics::new(), 0, 0);
    for at in memchr::memchr2_iter(b':', b'\\', yaml.as_bytes()) {
        let Some(start) = start(yaml, at).filter(|start| *start >= end) else { continue };
        let Some(typed) = left(yaml, start) else { continue };
        // From the path before, so that a line of many is not gone through for each.
        line = yaml[end..start].rfind('\n').map_or(line, |newline| end + newline + 1);
        end = typed.end;
        if is_read(&yaml[line..start]) && mistakes.len() < MOST {
            let told = machine_path_in_text(&yaml[typed.clone()]);
            mistakes.push(told.at_bytes(path, offset + typed.start..offset + typed.end));
        }
    }
    mistakes
}

/// Whether what follows in a line of front matter is shown to readers, by the key that stands before it.
fn is_read(line: &str) -> bool {
    let Some((key, _)) = line.trim_start_matches([' ', '-']).split_once(':') else { return false };
    let of_articles = {
        use Article::{Dateline, Kicker, Source, Subtitle, Summary, Title};
        [Title, Kicker, Subtitle, Summary, Source, Dateline].map(|key| key.key().names)
    };
    let of_images = [Image::Caption, Image::Credit, Image::Alt].map(|key| key.key().names);
    let of_others = [Correction::Text.key().names, Withdrawn::Reason.key().names];
    of_articles.iter().chain(&of_images).chain(&of_others).any(|names| names.contains(&key))
}

/// Where the path begins that a colon or a backslash is part of, which is the first of its kind in it.
fn start(body: &str, at: usize) -> Option<usize> {
    let (before, after) = body.as_bytes().split_at(at);
    match (before, after) {
        (.., [b'\\', b'\\', ..]) => Some(at),
        ([.., b'f' | b'F', _, _, b'e' | b'E'], [b':', b'/' | b'\\', ..]) => Some(at - 4),
        ([.., drive], [b':', b'/' | b'\\', ..]) if drive.is_ascii_alphabetic() => Some(at - 1),
        _ => None,
    }
    .filter(|start| body.is_char_boundary(*start))
}

/// The path that begins there, when what stands before it makes a link: `](`, `]: `, `<`, `src="`.
fn meant(body: &str, start: usize) -> Option<Range<usize>> {
    let before = &body[body.ceil_char_boundary(start.saturating_sub(LONGEST))..start];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let opener = line.trim_end_matches([' ', '\u{3000}', '<', '"', '\'']);
    let closer: &[char] = match opener {
        _ if opener.ends_with("](") || opener.ends_with("]（") => &[')', '）', '"', '“'],
        _ if opener.ends_with("]:") && opener.trim_start().starts_with('[') => &['"'],
        _ if line.strip_suffix('<').is_some_and(|text| !text.ends_with(char::is_alphanumeric)) => &['>'],
        _ if opener.ends_with('=') && opener.contains('<') => &['"', '\'', '>'],
        _ => return None,
    };
    let near = &body[start..body.floor_char_boundary(start + LONGEST)];
    let near = near.split('\n').next().unwrap_or_default();
    let path = near.split(closer).next().unwrap_or_default().trim_end();
    // A definition without a blank, or in its brackets, is one, and nobody reads it.
    let is_definition = opener.ends_with("]:") && (!path.contains(' ') || line.ends_with('<'));
    (!is_definition && is_of_machine(path)).then(|| start..start + path.len())
}

/// The path that begins there, when it stands in the text by itself: of a drive, of a share, or by `file:`.
fn left(body: &str, start: usize) -> Option<Range<usize>> {
    let is_begun = |c: char| c.is_ascii_alphanumeric() || c == '\\' || c == '/';
    if body[..start].chars().next_back().is_some_and(is_begun) {
        return None;
    }
    // Nobody reads a definition; a link that uses it is told.
    let line =
        body[body.ceil_char_boundary(start.saturating_sub(LONGEST))..start].rsplit('\n').next().unwrap_or_default();
    if line.trim_start().starts_with('[') && line.trim_end_matches([' ', '<']).ends_with("]:") {
        return None;
    }
    let near = &body[start..body.floor_char_boundary(start + LONGEST)];
    let is_end = |c: char| c.is_whitespace() || "，。；、！？：）】」』”’（【《》()\"'<>|*?`".contains(c);
    let path = near.split(is_end).next().unwrap_or_default();
    let is_whole = match path.as_bytes() {
        [b'\\', b'\\', ..] => path[2..].split_once('\\').is_some_and(|(host, share)| is_name(host) && is_name(share)),
        [drive, b':', b'/' | b'\\', ..] if drive.is_ascii_alphabetic() => is_name(&path[3..]),
        _ => path.len() > 7 && path.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file://")),
    };
    is_whole.then(|| start..start + path.len())
}

fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$')
}

/// Whether what follows stands in a comment, which nobody reads.
fn is_comment(before: &str) -> bool {
    before.rfind("<!--").is_some_and(|open| !before[open..].contains("-->"))
}

/// Whether a link or picture stands there, of which is told where all files are known.
fn is_link(at: usize, facts: &Facts) -> bool {
    facts.of_machine.iter().any(|link| (link.start as usize..link.end as usize).contains(&at))
}

#[cfg(test)]
mod tests {
    use newsprint_text::{Options, facts, read};

    use super::*;

    fn told(body: &str) -> Vec<String> {
        let facts = facts(&read(body, Options::default()));
        let told = mistakes(&SourcePath::new("a.md"), body, 0, &facts);
        told.iter().map(|one| one.english().split('`').nth(1).unwrap().to_owned()).collect()
    }

    #[test]
    fn what_became_no_link_is_told() {
        for (body, path) in [
            ("见[目录](D:\\稿 件)。", "D:\\稿 件"),
            ("![图](D:/图 片/一)", "D:/图 片/一"),
            ("[目录](D:\\稿件\\)。", "D:\\稿件\\"),
            ("[图]（C:\\Users\\王\\x.jpg）", "C:\\Users\\王\\x.jpg"),
            ("<C:\\Users\\王\\x.docx>", "C:\\Users\\王\\x.docx"),
            ("<\\\\nas\\稿件>", "\\\\nas\\稿件"),
            ("[x]: D:\\a b\\c d\n", "D:\\a b\\c d"),
            ("<img alt='' src=\"file:///C:/Users/王/x.jpg\">", "file:///C:/Users/王/x.jpg"),
            ("![](\\\\nas\\图 片\\一)", "\\\\nas\\图 片\\一"),
        ] {
            assert_eq!(told(body), [path], "{body}");
        }
    }

    #[test]
    fn what_was_left_in_the_text_is_told() {
        for (body, path) in [
            ("保存到 D:\\稿件，再看。", "D:\\稿件"),
            ("C:\\Users\\王\\x.docx", "C:\\Users\\王\\x.docx"),
            ("图：D:/稿件/x.jpg（张三摄）", "D:/稿件/x.jpg"),
            ("放在\\\\nas\\稿件\\x.jpg。", "\\\\nas\\稿件\\x.jpg"),
            ("见 file:///C:/Users/x.doc 。", "file:///C:/Users/x.doc"),
            ("甲\n\nd:\\a.jpg\n", "d:\\a.jpg"),
        ] {
            assert_eq!(told(body), [path], "{body}");
        }
    }

    #[test]
    fn of_front_matter_what_readers_see_is_looked_through() {
        let told = |yaml: &str| {
            let told = left_in_front_matter(&SourcePath::new("a.md"), yaml, 0);
            told.iter().map(|one| one.english().split('`').nth(1).unwrap().to_owned()).collect::<Vec<_>>()
        };
        for (yaml, path) in [
            ("title: D:\\稿件\\港口\n", "D:\\稿件\\港口"),
            ("images:\n  - src: a.jpg\n    图说: 见 file:///C:/x.jpg\n", "file:///C:/x.jpg"),
            ("更正:\n- 日期: 2025-06-17\n  内容: \"C:/x.doc 有误\"\n", "C:/x.doc"),
        ] {
            assert_eq!(told(yaml), [path], "{yaml}");
        }
        for yaml in
            ["images: D:\\x.jpg\n", "extra:\n  原稿: D:\\x.doc\n", "下转: C:/b.md\n", "title: 比 a:b\n", "- D:\\x\n"]
        {
            assert_eq!(told(yaml), [""; 0], "{yaml}");
        }
    }

    #[test]
    fn links_are_told_elsewhere_and_code_not_at_all() {
        for body in [
            "[r]: D:/a.docx \"甲 乙\"\n[s]: D:/secret/b.docx\n",
            "存到 `D:\\稿件`，比分 3:/4，A:\\ 盘，见 http://a.example/c:/x 和 a:b/c。",
            "<!-- 原稿 D:\\稿件\\x.doc -->\n\n文。",
            "甲\\\\乙，\\\\。",
            "`[x](D:\\a b)`",
            "```\n<img src=\"D:\\a b\">\n```\n",
            "[x](D:\\a b\\c.docx) ![](D:/a.jpg) <file:///a/b>",
            "[x](https://a.example/c:/b) 见 a<b:\\ c",
        ] {
            assert_eq!(told(body), [""; 0], "{body}");
        }
    }
}
