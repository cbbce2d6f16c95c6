//! Bylines that stand in the text, which a summary does without.

use super::vocabulary::{LOOSE_ROLES, ROLES, before_picture_task, names_role};

/// Longest head of a run-in byline, `新华社石家庄12月15日电`, and longest line that is only a byline, in characters.
const HEAD: usize = 24;
const LINE: usize = 30;

/// The text behind a run-in byline: `本报讯(记者侯鹏云)`, `新华社北京6月15日电（记者 董越）`.
pub(crate) fn without_byline(text: &str) -> &str {
    let text = text.trim();
    let rest = behind_brackets(text).or_else(|| text.strip_prefix("本报讯").filter(|rest| rest.starts_with(is_gap)));
    rest.unwrap_or(text).trim_start_matches(is_gap)
}

fn behind_brackets(text: &str) -> Option<&str> {
    let (at, open) = text.char_indices().take(HEAD).find(|&(_, c)| matches!(c, '（' | '('))?;
    let head = text[..at].trim_end();
    let is_head = head.is_empty() || head.ends_with(['讯', '电']) && !head.contains(['，', '。', '“']);
    let inner = &text[at + open.len_utf8()..];
    let close = inner.find(['）', ')'])?;
    let names_someone = ROLES.iter().chain(&LOOSE_ROLES).any(|role| inner[..close].contains(role));
    (is_head && names_someone).then(|| inner[close..].trim_start_matches(['）', ')']))
}

/// Whether a paragraph is only a byline or a credit: short, without a full stop, and naming a role.
pub(crate) fn is_byline(paragraph: &str) -> bool {
    paragraph.chars().nth(LINE).is_none()
        && !paragraph.contains(['。', '！', '？', '，', '：', '“'])
        && (names_role(paragraph) || is_credit(paragraph))
}

/// Whether a line says who took or drew a picture; other tasks than 摄 end words of prose too, such as 描绘.
fn is_credit(line: &str) -> bool {
    let names = before_picture_task(line);
    names.is_some_and(|names| line.ends_with('摄') || names.ends_with(char::is_whitespace))
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '：' | ':')
}

#[cfg(test)]
mod tests {
    use super::{is_byline, without_byline};

    #[test]
    fn a_run_in_byline_is_skipped() {
        for text in [
            "本报讯(记者侯鹏云)清晨，雨停了。",
            "本报讯（记者 侯鹏云 通讯员 王某）清晨，雨停了。",
            "　　本报讯（记者 侯鹏云）　清晨，雨停了。",
            "新华社北京6月15日电（记者 董越）清晨，雨停了。",
            "本报讯（特派员侯鹏云）清晨，雨停了。",
            "本报讯（特约撰稿 侯鹏云）清晨，雨停了。",
            "本报讯（编辑 侯鹏云）清晨，雨停了。",
            "（编译自路透社）清晨，雨停了。",
            "（本报记者 侯鹏云）清晨，雨停了。",
            "本报讯 清晨，雨停了。",
            "清晨，雨停了。",
        ] {
            assert_eq!(without_byline(text), "清晨，雨停了。", "{text}");
        }
    }

    #[test]
    fn brackets_that_name_nobody_stay() {
        let text = "本报讯（图）清晨，雨停了。";
        assert_eq!(without_byline(text), text);
    }

    #[test]
    fn a_byline_on_its_own_line_is_known() {
        assert!(is_byline("新华社记者 董越"));
        assert!(is_byline("王建栋 摄"));
        assert!(is_byline("本报评论员 温言"));
        assert!(is_byline("责任编辑 罗见山"));
        assert!(is_byline("编译罗见山"));
        assert!(is_byline("何静 供图"));
        assert!(!is_byline("编辑部今天搬家"));
        assert!(!is_byline("延时摄影"));
        assert!(!is_byline("记者来到现场，雨停了。"));
        assert!(!is_byline("雨停了"));
        assert!(is_byline("白露 绘") && !is_byline("这幅画由他亲手描绘"));
    }
}
