//! What looks like Markdown, or like that of another program, and stays text: links of note-takers, marked text, short codes,
//! and lists whose signs have no space behind them.

use std::ops::Range;

use super::kept::kept;
use super::line::Line;
use crate::characters::is_wide;
use crate::slip::Slip;

/// What the line before was, when it may be an item of a list.
#[derive(Default)]
pub(super) struct Stayed {
    before: Option<Item>,
}

/// A line that begins like an item of a list, without the space.
#[derive(Clone)]
struct Item {
    sign: u8,
    at: Range<usize>,
    is_told: bool,
}

impl Stayed {
    /// Notes what stays text in a line outside of code.
    pub fn read(&mut self, line: Line<'_>, slips: &mut Vec<(Slip, Range<usize>)>) {
        let start = line.inner_start();
        let inner = line.inner();
        let whole = |mark: Range<usize>| start + mark.start..start + mark.end;
        self.items(line, slips);
        slips.extend(at_start(inner).map(|mark| (Slip::Mark, whole(mark))));
        if memchr::memchr3(b'=', b'[', b'{', inner.as_bytes()).is_none() {
            return;
        }
        let kept = std::cell::LazyCell::new(|| kept(inner));
        let is_text = |mark: &Range<usize>| {
            !inner[..mark.start].ends_with('\\') && !kept.iter().any(|range| range.contains(&mark.start))
        };
        let has = |sign: u8| memchr::memchr(sign, inner.as_bytes()).is_some();
        let braced = if has(b'{') { [code(inner), attributes(inner)] } else { [None, None] };
        let highlight = if has(b'=') { highlight(inner) } else { None };
        let marks = [highlight, wiki(inner)].into_iter().chain(braced).flatten();
        slips.extend(marks.filter(is_text).map(|mark| (Slip::Mark, whole(mark))));
    }

    /// Two lines in a row, `1.要闻` and `2.本地`, are a list to their author and one paragraph to Markdown.
    fn items(&mut self, line: Line<'_>, slips: &mut Vec<(Slip, Range<usize>)>) {
        let mut item = item(line);
        if let (Some(before), Some(item)) = (&mut self.before, &mut item)
            && before.sign == item.sign
        {
            if !before.is_told {
                slips.push((Slip::Mark, before.at.clone()));
            }
            item.is_told = true;
        }
        self.before = item;
    }
}

/// The sign of an item that a word follows at once.
fn item(line: Line<'_>) -> Option<Item> {
    let inner = line.inner();
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let sign = *inner.as_bytes().get(digits)?;
    let is_sign = match digits {
        0 => matches!(sign, b'-' | b'*' | b'+'),
        1..=3 => matches!(sign, b'.' | b')'),
        _ => false,
    };
    let is_word = |c: char| is_wide(c) && c.is_alphanumeric();
    let is_item = is_sign && inner[digits + 1..].starts_with(is_word);
    let start = line.inner_start();
    is_item.then_some(Item { sign, at: start..start + digits + 1, is_told: false })
}

/// `#总体要求`, which may be a topic, `:::`, `- [ ]` and `> [!NOTE]`.
fn at_start(inner: &str) -> Option<Range<usize>> {
    let one_sign = inner.strip_prefix('#').filter(|rest| !rest.contains('#') && rest.starts_with(is_wide));
    if one_sign.is_some() {
        return Some(0..1);
    }
    if inner.starts_with(":::") {
        return Some(0..3);
    }
    let rest = inner.trim_start_matches(['-', '*', '+', ' ']);
    let at = inner.len() - rest.len();
    let is_task = at > 0 && ["[ ] ", "[x] ", "[X] "].iter().any(|task| rest.starts_with(task));
    if is_task {
        return Some(at..at + 3);
    }
    let end = inner.strip_prefix("[!")?.find(']')? + 3;
    inner[2..end - 1].bytes().all(|byte| byte.is_ascii_alphabetic()).then_some(0..end)
}

/// The first place of a text, by its bytes: most lines have none.
fn find(text: &str, sign: &str) -> Option<usize> {
    memchr::memmem::find(text.as_bytes(), sign.as_bytes())
}

/// `==重点==`
fn highlight(inner: &str) -> Option<Range<usize>> {
    let open = find(inner, "==")?;
    let rest = &inner[open + 2..];
    let close = rest.find("==")?;
    let marked = &rest[..close];
    let is_marked = !marked.is_empty()
        && !marked.starts_with('=')
        && marked.trim().len() == marked.len()
        && !rest[close + 2..].starts_with('=')
        && !inner[..open].ends_with('=');
    is_marked.then_some(open..open + close + 4)
}

/// `[[往期]]` and `![[船.jpg]]`
fn wiki(inner: &str) -> Option<Range<usize>> {
    let open = find(inner, "[[")?;
    let close = open + inner[open..].find("]]")?;
    let is_link = inner[close + 2..].starts_with(['(', '[']) || inner[open + 2..].starts_with('^');
    let start = open - usize::from(inner[..open].ends_with('!'));
    (close > open + 2 && !is_link).then_some(start..close + 2)
}

/// `{{< youtube … >}}` and `{% video … %}`
fn code(inner: &str) -> Option<Range<usize>> {
    let pairs = [("{{", "}}"), ("{%", "%}")];
    pairs.iter().find_map(|(open, close)| {
        let start = find(inner, open)?;
        let end = start + inner[start..].find(close)?;
        Some(start..end + close.len())
    })
}

/// `![](a.jpg){width=300}`
fn attributes(inner: &str) -> Option<Range<usize>> {
    let start = find(inner, "){")? + 1;
    let end = start + inner[start..].find('}')? + 1;
    let inside = &inner[start + 1..end - 1];
    (inside.starts_with(['.', '#', ':']) || inside.contains('=')).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of a text is told.
    fn told(text: &str) -> Vec<&str> {
        let (mut stayed, mut slips, mut start) = (Stayed::default(), vec![], 0);
        for line in text.split_inclusive('\n') {
            stayed.read(Line { text: line.trim_end(), start }, &mut slips);
            start += line.len();
        }
        slips.into_iter().map(|(_, at)| &text[at]).collect()
    }

    #[test]
    fn what_looks_like_markdown_and_is_none_is_told() {
        for (text, marks) in [
            ("见![[船.jpg]]和[[往期]]", vec!["![[船.jpg]]"]),
            ("这是==重点==。", vec!["==重点=="]),
            ("::: 提示", vec![":::"]),
            ("{{< youtube abc >}}", vec!["{{< youtube abc >}}"]),
            ("{% include a.html %}", vec!["{% include a.html %}"]),
            ("- [ ] 待办", vec!["[ ]"]),
            ("![](a.jpg){width=300}", vec!["{width=300}"]),
            ("> [!NOTE] 说明", vec!["[!NOTE]"]),
            ("#总体要求", vec!["#"]),
            ("1.要闻\n2.本地\n3.文体", vec!["1."]),
            ("-要闻\n-本地", vec!["-"]),
        ] {
            assert_eq!(told(text), marks, "{text}");
        }
    }

    #[test]
    fn what_is_text_in_a_newspaper_is_not_told() {
        for text in [
            "#话题# 今日开锣",
            "1.5万人\n2.3万人",
            "1.要闻",
            "3 == 3",
            "====",
            "[[1]](a.md)和[[2]][b]",
            "`==a==` `[[b]]`",
            "-5℃到-1℃",
            "1、要闻\n2、本地",
            "\\![[a]] \\[[b]] \\==c== \\{{d}}",
            "1\\.要闻\n2\\.本地",
            "\\#总体要求",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
