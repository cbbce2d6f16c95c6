//! The line under a picture: what it shows, and who took it.

use super::vocabulary::{ROLES, before_picture_task, ends_in_loose_role};

/// A picture's title, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caption<'t> {
    pub text: &'t str,
    pub credit: &'t str,
}

/// Splits the credit off the end of a title: `戏台重开。本报记者 王建栋 摄`, `戏台重开（王建栋 摄）`.
///
/// ```
/// use newsprint_text::credits::caption;
///
/// let caption = caption("戏台重开。本报记者 王建栋 摄");
/// assert_eq!((caption.text, caption.credit), ("戏台重开。", "本报记者 王建栋 摄"));
/// ```
#[must_use]
pub fn caption(title: &str) -> Caption<'_> {
    let title = title.trim();
    let (text, credit) = bracketed(title).or_else(|| trailing(title)).unwrap_or((title, ""));
    Caption { text: text.trim(), credit: credit.trim() }
}

fn bracketed(title: &str) -> Option<(&str, &str)> {
    let inner = title.strip_suffix(['）', ')'])?;
    let open = inner.rfind(['（', '('])?;
    let credit = inner[open..].trim_start_matches(['（', '(']);
    before_picture_task(credit).map(|_| (&title[..open], credit))
}

fn trailing(title: &str) -> Option<(&str, &str)> {
    let names = before_picture_task(title)?;
    let sentence = title.rfind(['。', '！', '？', '；', '”']).map_or(0, |end| end + '。'.len_utf8());
    let (tail, names) = (&title[sentence..], names.get(sentence..)?);
    let start = match ROLES.iter().filter_map(|role| tail.find(role)).min() {
        Some(role) => word_start(tail, role),
        None => name_start(names)?,
    };
    // `戏台重开。责任编辑 李四 制图`: behind a sentence a loose role alone belongs to the name.
    let before = tail[..start].trim();
    let is_role = sentence > 0 && ends_in_loose_role(before) && !before.contains(is_gap);
    Some(title.split_at(if is_role { sentence } else { sentence + start }))
}

/// Where the last name begins. The task is a word of its own, or else `拍摄` and `合影拍摄` would be credits.
fn name_start(names: &str) -> Option<usize> {
    let end = names.trim_end_matches(|c: char| c.is_whitespace() || c == '/').len();
    (end < names.len()).then(|| word_start(names, end))
}

/// Where the word around or before `place` begins: after white space or a comma.
fn word_start(text: &str, place: usize) -> usize {
    text[..place].char_indices().rev().find(|&(_, c)| is_gap(c)).map_or(0, |(at, c)| at + c.len_utf8())
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '，' | ',' | '：')
}

#[cfg(test)]
mod tests {
    use super::{Caption, caption};

    #[test]
    fn a_credit_is_split_off_the_end_of_a_title() {
        for (title, text, credit) in [
            ("戏台重开。本报记者 王建栋 摄", "戏台重开。", "本报记者 王建栋 摄"),
            ("戏台重开（本报记者 王建栋 摄）", "戏台重开", "本报记者 王建栋 摄"),
            ("戏台重开(王建栋摄)", "戏台重开", "王建栋摄"),
            ("戏台重开 王建栋 摄", "戏台重开", "王建栋 摄"),
            ("戏台重开 新华社记者董越摄", "戏台重开", "新华社记者董越摄"),
            ("戏台重开。通讯员 何静 供图", "戏台重开。", "通讯员 何静 供图"),
            ("王建栋 摄", "", "王建栋 摄"),
            ("戏台重开 特派员李四摄", "戏台重开", "特派员李四摄"),
            ("戏台重开 本报特约撰稿 李四 摄", "戏台重开", "本报特约撰稿 李四 摄"),
            ("戏台重开 本报美术编辑 白露 绘", "戏台重开 本报美术编辑", "白露 绘"),
            ("戏台重开。责任编辑 李四 制图", "戏台重开。", "责任编辑 李四 制图"),
            ("戏台重开。记者 李四 摄影报道", "戏台重开。", "记者 李四 摄影报道"),
            ("戏台重开 李四 摄影", "戏台重开", "李四 摄影"),
            ("星空（延时摄影）", "星空（延时摄影）", ""),
            ("编辑在选稿 李四 摄", "编辑在选稿", "李四 摄"),
            ("6月15日航拍的湿地，由无人机拍摄", "6月15日航拍的湿地，由无人机拍摄", ""),
            ("戏台（清末）", "戏台（清末）", ""),
            ("", "", ""),
        ] {
            assert_eq!(caption(title), Caption { text, credit }, "{title}");
        }
    }
}
