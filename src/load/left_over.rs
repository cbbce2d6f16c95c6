//! Files that programs leave beside articles, by their names: copies, what a synchronizing service kept of two that did
//! not agree, backups, and marks that a file is open. They are no articles, whatever they hold.

use crate::diagnostic::Diagnostic;
use crate::rules::files as rules;
use crate::source::{SourcePath, is_article};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOver {
    /// A program has the file open: `~$港口.docx`.
    Open,
    /// `港口 - 副本.md`
    Copy,
    /// `港口 (林澄 的冲突副本 2025-06-16).md`
    Conflict,
    /// What an editor keeps: `港口.md~`, `#港口.md#`.
    Backup,
}

impl LeftOver {
    /// What kind of left-over a file of this name is, when it is one.
    pub fn of(name: &str) -> Option<LeftOver> {
        if is_plain(name) {
            return None;
        }
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        match name {
            _ if name.starts_with("~$") => Some(LeftOver::Open),
            _ if in_backup(name).is_some() => Some(LeftOver::Backup),
            _ if is_conflict(name) => Some(LeftOver::Conflict),
            _ => is_copy(stem).then_some(LeftOver::Copy),
        }
    }

    /// Whether files of this kind are kept for articles to name them, as somebody may choose a picture's copy.
    pub fn may_be_named(self, name: &str) -> bool {
        match self {
            LeftOver::Open => false,
            LeftOver::Copy | LeftOver::Conflict => !is_article(name),
            LeftOver::Backup => !name.ends_with('~') && !is_of_text(name),
        }
    }

    pub fn warning(self, path: &SourcePath) -> Diagnostic {
        let (what, help) = match self {
            LeftOver::Open => (rules::OPEN, rules::close_the_program()),
            LeftOver::Copy => (rules::COPY, rules::delete_the_copy()),
            LeftOver::Conflict => (rules::IN_CONFLICT, rules::compare_the_two()),
            LeftOver::Backup => (rules::BACKUP, rules::delete_the_copy()),
        };
        rules::left_over(what).in_file(path).help(help)
    }
}

/// Whether a name can be no left-over's, as nearly all are: it has nothing of what marks one.
fn is_plain(name: &str) -> bool {
    let is_plain = |c: char| match c {
        '-' | '_' => true,
        '副' | '拷' | '複' | '复' | '冲' | '衝' => false,
        c => c.is_alphanumeric(),
    };
    name.strip_suffix(".md").is_some_and(|stem| stem.chars().all(is_plain))
}

/// Whether a left-over is of an article, or of a text out of which one is made: somebody may miss what is in it.
pub fn is_of_text(name: &str) -> bool {
    let name = in_backup(name).unwrap_or(name);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    is_article(name) || TEXTS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Files of word processors and plain text.
pub const TEXTS: [&str; 7] = ["doc", "docx", "odt", "pages", "rtf", "txt", "wps"];

/// The name of the file that an editor keeps another state of: `港口.md` of `港口.md~`, `#港口.md#`, `港口.md.bak`.
fn in_backup(name: &str) -> Option<&str> {
    let within = name.strip_prefix('#').and_then(|name| name.strip_suffix('#'));
    let ending = |ending: &str| {
        let (before, last) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
        last.eq_ignore_ascii_case(ending).then_some(before)
    };
    let inner = within.or_else(|| ["~", ".bak", ".swp", ".swo"].into_iter().find_map(ending));
    inner.filter(|inner| !inner.is_empty())
}

/// What synchronizing services call the second of two files that were changed at once.
fn is_conflict(name: &str) -> bool {
    let in_words =
        |words: &str| name.match_indices(words).any(|(at, _)| is_mark(&name[..at], &name[at + words.len()..]));
    name.contains(".sync-conflict-")
        || name.rsplit_once('(').is_some_and(|(_, rest)| rest.to_ascii_lowercase().contains("conflicted copy"))
        || ["冲突副本", "衝突副本", "衝突複本", "冲突文件"].into_iter().any(in_words)
}

/// Whether words between these are no part of a headline: in brackets or parted from a name, with no word behind them.
fn is_mark(before: &str, after: &str) -> bool {
    let is_apart = before.ends_with(['_', '-', ' ', '.']) && before.contains(char::is_alphabetic);
    (is_apart || before.contains(['(', '（'])) && !after.starts_with(char::is_alphabetic)
}

/// Whether systems make copies of this name, without its extension.
fn is_copy(stem: &str) -> bool {
    let name = unnumbered(stem);
    let ends = |words: &&str| {
        let start = name.len().checked_sub(words.len()).filter(|start| *start > 0);
        start.and_then(|start| name.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(words))
    };
    stem.starts_with("复件 ") || COPIES.iter().any(ends)
}

/// How names of copies end.
const COPIES: [&str; 8] = [" 副本", "的副本", " copy", " 拷贝", "的拷贝", " 複製", " 複本", "的複本"];

/// A name without the number that systems give to further copies: ` (2)`, ` 2`.
fn unnumbered(stem: &str) -> &str {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match stem.rsplit_once(' ') {
        Some((name, number)) if digits(number) => name,
        Some((name, number)) if number.strip_prefix('(').and_then(|n| n.strip_suffix(')')).is_some_and(digits) => name,
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn left_overs_are_known_by_their_names() {
        let (copy, conflict, backup, open) = (LeftOver::Copy, LeftOver::Conflict, LeftOver::Backup, LeftOver::Open);
        for (kind, names) in [
            (open, &["~$灯会.docx", "~$灯会.md"][..]),
            (copy, &["灯会 - 副本.md", "灯会 - 副本 (2).md", "灯会 - Copy.md", "灯会 - Copy (3).md", "灯会 copy.md"]),
            (copy, &["灯会 copy 2.md", "灯会 副本.md", "灯会 副本 2.jpg", "灯会的副本.docx", "复件 灯会.md"]),
            (conflict, &["灯会 (林澄 的冲突副本 2025-06-16).md", "灯会(冲突副本 2025-06-16).md", "灯会_冲突文件.md"]),
            (conflict, &["灯会 (Lin's conflicted copy 2025-06-16).md", "灯会 (conflicted copy 2025-06-16 123456).md"]),
            (conflict, &["灯会.sync-conflict-20250616-123456-ABCDEFG.md", "灯会 (冲突文件).md"]),
            (backup, &["灯会.md~", "灯会.md.bak", "#灯会.md#", "灯会.md.swp", "a.jpg~", "灯会.docx.BAK"]),
        ] {
            for name in names {
                assert_eq!(LeftOver::of(name), Some(kind), "{name}");
            }
        }
        for name in [
            "灯会.md",
            "灯会 (1).md",
            "灯会 2.md",
            "~灯会.md",
            "$灯会.md",
            "副本.md",
            "copy.md",
            "游戏副本.md",
            "photocopy.md",
            "巴以冲突文件.md",
            "02-冲突文件曝光.md",
            "02-冲突文件.md",
            "02-冲突副本怎么办.md",
            "协议（冲突文件全文）.md",
            "灯会(2025).md",
            "#灯会.md",
            "bak",
            ".bak",
            "~",
        ] {
            assert_eq!(LeftOver::of(name), None, "{name}");
        }
    }

    #[test]
    fn only_a_copy_of_what_is_no_article_may_be_named() {
        let may_be = |name: &str| LeftOver::of(name).is_some_and(|kind| kind.may_be_named(name));
        for name in ["灯会 - 副本.jpg", "灯会 copy.pdf", "灯会 - 副本.docx", "灯会.jpg.bak"] {
            assert!(may_be(name), "{name}");
        }
        for name in ["灯会 - 副本.md", "灯会 copy.Markdown", "~$灯会.docx", "灯会.md.bak", "灯会.jpg~", "#灯会.md#"]
        {
            assert!(!may_be(name), "{name}");
        }
    }
}
