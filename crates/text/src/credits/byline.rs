//! Bylines as papers print them: `记者 张三 通讯员 李四`, `李四 文 王五 摄`, `Jane Smith and Bob Ray`.

use super::Credit;
use super::vocabulary::{ENGLISH_RANKS, ENGLISH_ROLES, ENGLISH_TASKS, ends_in_loose_role, is_task, role_end};

/// A word of more bytes is a name as it stands; taking it apart would take its length squared.
const LONGEST_WORD: usize = 400;

/// What a byline is made of.
enum Part<'b> {
    Role(&'b str),
    Name(&'b str),
    Task(&'b str),
    /// A task that stands behind its name beyond doubt: `张三/文`.
    LastTask(&'b str),
    /// A task that stands before its name beyond doubt: `文/张三`.
    FirstTask(&'b str),
    /// A separator that is no space.
    Stop,
}

/// Names that share a role and a task.
#[derive(Default)]
struct Group<'b> {
    role: Option<String>,
    task: Option<&'b str>,
    /// `None` is a separator.
    words: Vec<Option<&'b str>>,
}

/// Splits a byline into credits: a role begins a group of names, a task begins or ends one.
///
/// ```
/// use newsprint_text::credits::byline;
///
/// let credits = byline::parse("本报特派员 李四 文 王五 摄");
/// let credit = |at: usize| (credits[at].role.as_deref(), &*credits[at].name, credits[at].task.as_deref());
/// assert_eq!(credit(0), (Some("本报特派员"), "李四", Some("文")));
/// assert_eq!(credit(1), (None, "王五", Some("摄")));
///
/// assert_eq!(byline::parse("Staff writer Ann Lee and Bob Ray")[1].name, "Bob Ray");
/// ```
#[must_use]
pub fn parse(byline: &str) -> Vec<Credit> {
    if !byline.chars().any(is_han) {
        return english(byline);
    }
    let parts = parts(byline);
    if !parts.iter().any(|part| matches!(part, Part::Name(_))) {
        // 本报评论员 signs for itself.
        let name = byline.split_whitespace().map(bare).collect::<Vec<_>>().join(" ");
        return if name.is_empty() { vec![] } else { vec![Credit { name, role: None, task: None }] };
    }
    let last_name = parts.iter().rposition(|part| matches!(part, Part::Name(_)));
    let ends_in_task = matches!(parts.last(), Some(Part::Task(_) | Part::LastTask(_)));
    let mut credits = Vec::new();
    let mut group = Group::default();
    for (at, part) in parts.iter().enumerate() {
        let is_last = last_name.is_none_or(|last| last <= at);
        let before_name = matches!(parts.get(at + 1), Some(Part::Name(_)));
        match part {
            Part::Name(word) => group.words.push(Some(word)),
            // Before the first name and behind another a separator parts nothing.
            Part::Stop if group.words.last().is_some_and(Option::is_some) => group.words.push(None),
            Part::Stop => {}
            Part::Role(role) => {
                if group.has_names() && !is_last {
                    group.finish(&mut credits);
                }
                let before = group.role.take().map_or(String::new(), |before| before + " ");
                group.role = Some(before + role);
            }
            Part::Task(task) if group.has_names() && (is_last || !before_name || ends_in_task) => {
                group.task = Some(task);
                group.finish(&mut credits);
            }
            Part::LastTask(task) => {
                group.task = Some(task);
                group.finish(&mut credits);
            }
            Part::Task(task) | Part::FirstTask(task) => {
                group.finish(&mut credits);
                group.task = Some(task);
            }
        }
    }
    group.finish(&mut credits);
    credits
}

fn parts(byline: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (at, phrase) in byline.split(['、', '，', '；', ',', ';']).enumerate() {
        if at > 0 {
            parts.push(Part::Stop);
        }
        for word in phrase.split(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '|' | '｜' | '丨')) {
            word_parts(bare(word), &mut parts);
        }
    }
    while matches!(parts.last(), Some(Part::Stop)) {
        parts.pop();
    }
    parts
}

fn word_parts<'b>(word: &'b str, parts: &mut Vec<Part<'b>>) {
    let slash = word[..word.floor_char_boundary(LONGEST_WORD)]
        .split_once(['/', '／'])
        .map(|(before, after)| (bare(before), bare(after)));
    match slash {
        _ if word.is_empty() => {}
        _ if word.len() > LONGEST_WORD => parts.push(Part::Name(word)),
        // 编译 is both: a task behind a name, a role before one.
        _ if is_task(word) && !(ends_in_loose_role(word) && parts.is_empty()) => {
            parts.push(Part::Task(word));
        }
        Some((task, name)) if is_task(task) && !name.is_empty() => {
            parts.push(Part::FirstTask(task));
            word_parts(name, parts);
        }
        Some((name, task)) if is_task(task) && !name.is_empty() => {
            word_parts(name, parts);
            parts.push(Part::LastTask(task));
        }
        Some((one, other)) if word.chars().any(is_han) => {
            word_parts(one, parts);
            parts.push(Part::Stop);
            word_parts(other, parts);
        }
        _ => match bracketed(word) {
            Some((name, inside)) => {
                word_parts(name, parts);
                word_parts(inside, parts);
            }
            None => role_and_name(word, parts),
        },
    }
}

fn role_and_name<'b>(word: &'b str, parts: &mut Vec<Part<'b>>) {
    let Some(end) = role_end(word) else { return parts.push(Part::Name(word)) };
    parts.push(Part::Role(&word[..end]));
    word_parts(bare(&word[end..]), parts);
}

/// `张三（摄）` has a role or task in brackets; `（美）海明威` and `张三（右）` have something else.
fn bracketed(word: &str) -> Option<(&str, &str)> {
    let (name, inside) = word.strip_suffix(['）', ')'])?.split_once(['（', '('])?;
    let inside = bare(inside);
    let is_known = is_task(inside) || role_end(inside) == Some(inside.len());
    (is_known && !name.is_empty()).then_some((bare(name), inside))
}

/// A word without the punctuation around it; brackets that stand around a part of the word stay.
fn bare(word: &str) -> &str {
    if word.len() > LONGEST_WORD {
        return word;
    }
    let is_mark =
        |c: char| c.is_whitespace() || c.is_ascii_punctuation() && !matches!(c, '(' | ')' | '[' | ']' | '<' | '>');
    let is_mark = |c: char| is_mark(c) || "：、，；。！？·—–…“”‘’《》〈〉「」『』／｜丨■●▲◆□○△◎★☆".contains(c);
    // Nearly every name ends in what no mark is.
    let is_plain = |c: char| is_han(c) || c.is_ascii_alphanumeric();
    let mut word = word;
    loop {
        if word.starts_with(is_plain) && word.ends_with(is_plain) {
            return word;
        }
        let before = word.len();
        // A full stop behind an initial belongs to it.
        word = word.trim_start_matches(is_mark).trim_end_matches(|c| is_mark(c) && c != '.' && c != '\'');
        for (open, close) in
            [('（', '）'), ('(', ')'), ('【', '】'), ('［', '］'), ('[', ']'), ('〔', '〕'), ('<', '>')]
        {
            let inner = word.strip_prefix(open).unwrap_or(word);
            if inner.len() < word.len() && inner.find(close).is_none_or(|at| at + close.len_utf8() == inner.len()) {
                word = inner.strip_suffix(close).unwrap_or(inner);
            }
            word = word.strip_prefix(close).unwrap_or(word);
            if !word.contains(open) {
                word = word.strip_suffix(close).unwrap_or(word);
            }
            word = word.strip_suffix(open).unwrap_or(word);
        }
        if word.len() == before {
            return word;
        }
    }
}

impl Group<'_> {
    fn has_names(&self) -> bool {
        !self.words.is_empty()
    }

    fn finish(&mut self, credits: &mut Vec<Credit>) {
        if !self.has_names() {
            return;
        }
        let group = std::mem::take(self);
        let task = group.task.map(str::to_owned);
        let names = names(&group.words);
        credits.extend(names.into_iter().map(|name| Credit { name, role: group.role.clone(), task: task.clone() }));
    }
}

/// Papers pad a name of two characters with a space (`王 伟`); names in Latin letters have spaces of their own.
fn names(words: &[Option<&str>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let (mut is_padded, mut is_latin) = (false, false);
    for word in words {
        let Some(word) = word else {
            (is_padded, is_latin) = (false, false);
            continue;
        };
        let latin = !word.chars().any(is_han);
        let is_single = !latin && word.chars().count() == 1;
        match names.last_mut() {
            Some(last) if is_latin && latin => {
                last.push(' ');
                last.push_str(word);
            }
            Some(last) if is_padded && is_single => {
                last.push_str(word);
                is_padded = false;
                continue;
            }
            _ => names.push((*word).to_owned()),
        }
        (is_padded, is_latin) = (is_single, latin);
    }
    names
}

/// Han characters, kana and hangul: scripts whose names have no spaces.
fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3005..=0x3007 | 0x3041..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

/// `Jane Smith and Bob Ray`, `Staff reporter Ann Lee`, `photo by Tom O'Neil`.
fn english(byline: &str) -> Vec<Credit> {
    let mut people: Vec<Vec<&str>> = Vec::new();
    for phrase in byline.split([',', ';', '，', '、', '；', '&']).flat_map(|phrase| phrase.split(" and ")) {
        let words: Vec<&str> = phrase.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
        people.push(words);
    }
    people.retain(|words| !words.is_empty());
    // One word is part of a name that has the separator in it: `Smith, John`, `Trade and Industry`.
    if people.iter().any(|words| words.len() < 2) {
        people = vec![byline.split_whitespace().collect()];
    }
    people.iter().filter_map(|words| person(words)).collect()
}

fn person(words: &[&str]) -> Option<Credit> {
    let is = |word: &&str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    let (mut task, mut role, mut words) = (None, None, words);
    if let [first, by, rest @ ..] = words
        && is(first, &ENGLISH_TASKS)
        && is(by, &["by"])
    {
        (task, words) = (Some((*first).to_owned()), rest);
    } else if let [by, rest @ ..] = words
        && is(by, &["by"])
    {
        words = rest;
    }
    let ranks = words.iter().take_while(|word| is(word, &ENGLISH_RANKS)).count();
    if words.len() > ranks + 1 && is(&words[ranks], &ENGLISH_ROLES) {
        role = Some(words[..=ranks].join(" "));
        words = &words[ranks + 1..];
    }
    let name = bare(&words.join(" ")).to_owned();
    (!name.is_empty()).then_some(Credit { name, role, task })
}

#[cfg(test)]
mod tests {
    use super::super::vocabulary::{LOOSE_ROLES, ROLES};
    use super::*;
    use proptest::prelude::*;

    /// Each credit as `role|name|task`.
    fn told(byline: &str) -> Vec<String> {
        let or_empty = |text: Option<String>| text.unwrap_or_default();
        parse(byline).into_iter().map(|c| format!("{}|{}|{}", or_empty(c.role), c.name, or_empty(c.task))).collect()
    }

    #[test]
    fn roles_are_split_off_the_name() {
        assert_eq!(told("记者 林澄"), ["记者|林澄|"]);
        assert_eq!(told("记者林澄"), ["记者|林澄|"]);
        assert_eq!(told("记者：张三"), ["记者|张三|"]);
        assert_eq!(told("（记者 钱七）"), ["记者|钱七|"]);
        assert_eq!(told("新华社记者 董越"), ["新华社记者|董越|"]);
        assert_eq!(told("本报记者 周砚 摄"), ["本报记者|周砚|摄"]);
        assert_eq!(told("林澄"), ["|林澄|"]);
        assert_eq!(told("林澄 文/图"), ["|林澄|文/图"]);
        assert_eq!(told("林澄（摄）"), ["|林澄|摄"]);
        assert_eq!(told("本报评论员"), ["|本报评论员|"]);
        assert_eq!(told("责任编辑 罗见山"), ["责任编辑|罗见山|"]);
        assert_eq!(told("编译 罗见山"), ["编译|罗见山|"]);
        assert_eq!(told("编辑部"), ["|编辑部|"]);
        assert_eq!(told("（美）海明威"), ["|（美）海明威|"]);
        assert_eq!(told("张三 记者"), ["记者|张三|"]);
    }

    #[test]
    fn every_rank_is_split_off_with_and_without_a_space() {
        for role in [
            "特派员",
            "本报特派员",
            "特派记者",
            "特约记者",
            "见习记者",
            "首席记者",
            "实习记者",
            "摄影记者",
            "通讯员",
            "特约通讯员",
            "特约撰稿",
            "特约撰稿人",
            "撰稿人",
            "编辑",
            "责任编辑",
            "见习编辑",
            "责编",
            "作者",
        ] {
            for gap in ["", " ", "　", "：", "/"] {
                assert_eq!(told(&format!("{role}{gap}李四")), [format!("{role}|李四|")], "{role}{gap}李四");
            }
        }
        assert_eq!(told("李四 撰稿"), ["|李四|撰稿"]);
        assert_eq!(told("特派员"), ["|特派员|"]);
    }

    #[test]
    fn names_that_begin_like_a_role_stay_whole() {
        for name in ["特木尔", "编辑部", "本报编辑部", "作者团队", "中央编译局", "通拉嘎", "记雨", "评弹团"]
        {
            assert_eq!(told(name), [format!("|{name}|")]);
        }
    }

    #[test]
    fn a_role_or_a_task_begins_or_ends_a_group() {
        assert_eq!(told("记者 张三 通讯员 李四"), ["记者|张三|", "通讯员|李四|"]);
        assert_eq!(told("记者 王五 实习生 赵六"), ["记者|王五|", "实习生|赵六|"]);
        assert_eq!(told("记者张三 李四 通讯员王五"), ["记者|张三|", "记者|李四|", "通讯员|王五|"]);
        assert_eq!(told("本报记者 李四 文 王五 摄"), ["本报记者|李四|文", "|王五|摄"]);
        assert_eq!(told("张三/文 李四/图"), ["|张三|文", "|李四|图"]);
        assert_eq!(told("文/张三 图/李四"), ["|张三|文", "|李四|图"]);
        assert_eq!(told("文：张三 摄影：李四"), ["|张三|文", "|李四|摄影"]);
        assert_eq!(told("记者 张三 摄 通讯员 李四"), ["记者|张三|摄", "通讯员|李四|"]);
    }

    #[test]
    fn several_names_share_role_and_task() {
        assert_eq!(told("记者 林澄、周砚 摄"), ["记者|林澄|摄", "记者|周砚|摄"]);
    }

    #[test]
    fn a_padded_name_is_one_name() {
        assert_eq!(told("记者 王 伟 林澄"), ["记者|王伟|", "记者|林澄|"]);
        assert_eq!(told("Anna Maria Lin"), ["|Anna Maria Lin|"]);
        assert_eq!(told("记者 Tom Smith、李四"), ["记者|Tom Smith|", "记者|李四|"]);
    }

    #[test]
    fn english_bylines_are_read_too() {
        assert_eq!(told("Jane Smith and Bob Ray"), ["|Jane Smith|", "|Bob Ray|"]);
        assert_eq!(told("José Gil, Ana Pérez and Bob Ray"), ["|José Gil|", "|Ana Pérez|", "|Bob Ray|"]);
        assert_eq!(told("photo by Tom O'Neil"), ["|Tom O'Neil|photo"]);
        assert_eq!(told("By Ann Lee"), ["|Ann Lee|"]);
        assert_eq!(told("Reporter Ann Lee"), ["Reporter|Ann Lee|"]);
        assert_eq!(told("By Staff Writer Ann Lee"), ["Staff Writer|Ann Lee|"]);
        assert_eq!(told("Department of Trade and Industry"), ["|Department of Trade and Industry|"]);
        assert_eq!(told("Smith, John"), ["|Smith, John|"]);
        assert_eq!(told("Will Baker Jr."), ["|Will Baker Jr.|"]);
    }

    proptest! {
        #[test]
        fn no_name_is_a_role_or_a_task_or_begins_with_punctuation(
            words in prop::collection::vec("(记者|通讯员|特派员|本报记者|特约撰稿|摄|文|文/图|图|编译|编辑|张三|李四五|王|伟|Tom|[（）()：:、，/·. —]){1,2}", 1..8),
            gap in "[ 　、/：]",
        ) {
            let line = format!("{} 钱七", words.join(&gap));
            for credit in parse(&line) {
                let first = credit.name.chars().next().unwrap();
                prop_assert!(first.is_alphanumeric() || credit.name.starts_with(['（', '(']) && credit.name.contains(['）', ')']), "{}", credit.name);
                let name = credit.name.as_str();
                let is_role = ROLES.contains(&name) || LOOSE_ROLES.contains(&name);
                prop_assert!(!is_task(name) && !is_role, "{line}: {name}");
            }
        }

        #[test]
        fn any_text_is_read(line in "\\PC{0,40}") {
            for credit in parse(&line) {
                prop_assert!(!credit.name.is_empty());
            }
        }
    }
}
