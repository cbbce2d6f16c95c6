//! The words that credits are made of, each once: bylines, run-in bylines and captions know the same.

/// Roles that are part of no other word. Before one may stand an agency, a paper or a rank: 新华社记者, 本报特派员,
/// 见习记者. A longer role comes before one that it begins with.
pub(super) const ROLES: [&str; 9] =
    ["记者", "通讯员", "特派员", "评论员", "特约撰稿人", "特约撰稿", "撰稿人", "摄影师", "实习生"];
/// Roles that are parts of other words too (编辑部, 编译局): they end a word, or stand before a name.
pub(super) const LOOSE_ROLES: [&str; 5] = ["编辑", "责编", "编译", "主播", "作者"];
/// No agency's name is longer than this many characters; without the limit a name could be read as one.
const LONGEST_BEFORE: usize = 10;
const LONGEST_ROLE: usize = 5;

/// Surnames, without those that often begin other words: 方 (编辑方针), 高 (高级编辑), 文 (文字编辑).
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎\
    余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚庞樊殷施陶翟颜倪严芦俞鲁葛\
    聂焦柳邢岳莫庄祝左涂耿关苗凌费纪靳欧詹裴霍翁柯阮桂闵柴";

/// What somebody did, as a word behind or before the name; and whether it ends the credit of a picture.
const TASKS: [(&str, UnderPicture); 16] = [
    ("摄", UnderPicture::Ends),
    ("摄影", UnderPicture::EndsAsWord),
    ("摄影报道", UnderPicture::EndsAsWord),
    ("文/图", UnderPicture::IsText),
    ("图/文", UnderPicture::IsText),
    ("文图", UnderPicture::IsText),
    ("图文", UnderPicture::IsText),
    ("文", UnderPicture::IsText),
    ("图", UnderPicture::IsText),
    ("编译", UnderPicture::IsText),
    ("整理", UnderPicture::IsText),
    ("供图", UnderPicture::Ends),
    ("制图", UnderPicture::Ends),
    ("绘", UnderPicture::Ends),
    ("采写", UnderPicture::IsText),
    ("撰稿", UnderPicture::IsText),
];

enum UnderPicture {
    /// `王建栋摄` and `王建栋 摄`.
    Ends,
    /// `王建栋 摄影`, but not `延时摄影`.
    EndsAsWord,
    IsText,
}

pub(super) const ENGLISH_ROLES: [&str; 7] =
    ["reporter", "correspondent", "editor", "photographer", "columnist", "writer", "journalist"];
pub(super) const ENGLISH_RANKS: [&str; 8] =
    ["staff", "senior", "special", "chief", "deputy", "guest", "foreign", "sports"];
pub(super) const ENGLISH_TASKS: [&str; 8] =
    ["photo", "photos", "photographs", "pictures", "text", "words", "story", "video"];

/// Whether a word says what somebody did: 摄, 文/图, 整理.
#[must_use]
pub fn is_task(word: &str) -> bool {
    TASKS.iter().any(|(task, _)| *task == word)
}

/// The text before the task that ends the credit of a picture.
pub(super) fn before_picture_task(text: &str) -> Option<&str> {
    TASKS.iter().find_map(|(task, under_picture)| {
        let before = text.strip_suffix(task)?;
        match under_picture {
            UnderPicture::Ends => Some(before),
            UnderPicture::EndsAsWord => before.ends_with(|c: char| c.is_whitespace() || c == '/').then_some(before),
            UnderPicture::IsText => None,
        }
    })
}

/// Whether some word of a short text is or holds a role.
pub(super) fn names_role(text: &str) -> bool {
    let mut words = text.split(|c: char| c.is_whitespace() || matches!(c, '、' | '/' | '／' | '|' | '｜'));
    ROLES.iter().any(|role| text.contains(role)) || words.any(|word| role_end(word).is_some())
}

pub(super) fn ends_in_loose_role(word: &str) -> bool {
    LOOSE_ROLES.iter().any(|role| word.ends_with(role))
}

/// Where the role at the start of a word ends: after 记者 in 新华社记者 and in 记者林澄, after 编辑 in 编辑李四.
pub(super) fn role_end(word: &str) -> Option<usize> {
    if ends_in_loose_role(word) {
        return Some(word.len());
    }
    // No role begins later, so the rest need not be looked at.
    let near = word.char_indices().nth(LONGEST_BEFORE + LONGEST_ROLE).map_or(word, |(end, _)| &word[..end]);
    // Nearly every name is made of other characters.
    if !near.chars().any(|c| ROLES.iter().chain(&LOOSE_ROLES).any(|role| role.starts_with(c))) {
        return None;
    }
    let is_near = |at: &usize| near[..*at].chars().count() <= LONGEST_BEFORE;
    let role = ROLES.iter().filter_map(|role| near.find(role).map(|at| (at, role))).min_by_key(|(at, _)| *at);
    if let Some((at, role)) = role.filter(|(at, _)| is_near(at)) {
        return Some(at + role.len());
    }
    let ends = LOOSE_ROLES.iter().filter_map(|role| near.find(role).map(|at| (at, at + role.len())));
    ends.filter(|&(at, end)| is_near(&at) && !is_name(&near[..at]) && is_name(&word[end..])).map(|(_, end)| end).min()
}

/// Whether a word can be nothing but a Chinese name.
fn is_name(word: &str) -> bool {
    word.starts_with(|first| SURNAMES.contains(first))
        && (2..=4).contains(&word.chars().take(5).count())
        && word.chars().all(|c| matches!(c, '\u{3400}'..='\u{9fff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_role_comes_before_one_that_it_begins_with() {
        for (at, role) in ROLES.iter().enumerate() {
            assert!(!ROLES[..at].iter().any(|before| role.starts_with(before)), "{role}");
            assert!(role.chars().count() <= LONGEST_ROLE, "{role}");
        }
    }

    #[test]
    fn a_loose_role_stands_before_a_name_and_in_no_other_word() {
        for (word, role) in [("编辑李四", "编辑"), ("责任编辑罗见山", "责任编辑"), ("美术编辑", "美术编辑")]
        {
            assert_eq!(role_end(word), Some(role.len()), "{word}");
        }
        for word in ["编辑部", "编辑部主任", "中央编译局", "作者简介", "编辑方针", "张三编辑李四"]
        {
            assert_eq!(role_end(word), None, "{word}");
        }
    }
}
