//! The line under a picture: what it shows, and who took it.

/// A picture's title, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caption<'t> {
    pub text: &'t str,
    pub credit: &'t str,
}

/// What a credit ends with.
const DEEDS: [&str; 4] = ["摄", "供图", "绘", "制图"];
const ROLES: [&str; 5] = ["记者", "通讯员", "特派员", "实习生", "摄影师"];

/// Splits the credit off the end of a title: `戏台重开。本报记者 王建栋 摄`, `戏台重开（王建栋 摄）`.
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
    ends_with_deed(credit).then_some((&title[..open], credit))
}

fn trailing(title: &str) -> Option<(&str, &str)> {
    if !ends_with_deed(title) {
        return None;
    }
    let sentence = title.rfind(['。', '！', '？', '；', '”']).map_or(0, |end| end + '。'.len_utf8());
    let tail = &title[sentence..];
    let start = match ROLES.iter().filter_map(|role| tail.find(role)).min() {
        Some(role) => word_start(tail, role),
        // `王建栋 摄`: the name and the deed are two words.
        None => word_start(tail, name_end(tail)?),
    };
    Some(title.split_at(sentence + start))
}

/// Where the white space before the deed begins; without one, `拍摄` or `合影拍摄` is no credit.
fn name_end(tail: &str) -> Option<usize> {
    let before_deed = DEEDS.iter().find_map(|deed| tail.strip_suffix(deed))?;
    let name = before_deed.trim_end_matches(|c: char| c.is_whitespace() || c == '/');
    (name.len() < before_deed.len()).then_some(name.len())
}

/// Where the word around or before `place` begins: after white space or a comma.
fn word_start(text: &str, place: usize) -> usize {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '，' | ',' | '：');
    text[..place].char_indices().rev().find(|&(_, c)| is_gap(c)).map_or(0, |(at, c)| at + c.len_utf8())
}

fn ends_with_deed(text: &str) -> bool {
    DEEDS.iter().any(|deed| text.ends_with(deed))
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
            ("6月15日航拍的湿地，由无人机拍摄", "6月15日航拍的湿地，由无人机拍摄", ""),
            ("戏台（清末）", "戏台（清末）", ""),
            ("", "", ""),
        ] {
            assert_eq!(caption(title), Caption { text, credit }, "{title}");
        }
    }
}
