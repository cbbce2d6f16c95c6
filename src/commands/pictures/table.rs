//! The list of pictures for people: a line each, and below it what the file tells.

use newsprint_pictures::{Colours, Look};

use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Language, Text, Words, plural, visible};
use crate::model::picture_list::{Listed, Made};
use crate::rules::pictures::{ALT, CAPTION, COPYRIGHT, CREDIT, DATE, weight, word_says};

const COLUMNS: [Words; 5] = [
    Words::new("picture", "图片"),
    Words::new("pixels", "像素"),
    Words::new("original", "原图"),
    Words::new("readers get", "发给读者"),
    Words::new("shown on", "用在"),
];

/// Of what a file says in words, so many characters are shown.
const LONGEST: usize = 60;

phrases! {
    and_pages(address: &str, more: usize) = ["{address} and {more} more", "{address} 等，另有 {more} 处"];
    profile(name: &str) = ["profile {name}", "色彩 {name}"];
    device_taken_out(device: &str) = ["device {device} (not published)", "设备 {device}（不发布）"];
}

const NOWHERE: Words = Words::new("nowhere", "没有用到");
const CMYK: Words = Words::new("CMYK", "CMYK");
const POSITION_TAKEN_OUT: Words = Words::new("where it was taken (not published)", "拍摄地点（不发布）");

/// Every picture with its size, its weights and its places; columns are as wide as what stands in them.
pub fn of(listed: &[Listed], language: Language) -> String {
    let head = COLUMNS.map(|words| words.of(language).to_owned());
    let rows: Vec<[String; 5]> = listed.iter().map(|listed| row(listed, language)).collect();
    let all = || std::iter::once(&head).chain(&rows);
    let widths: Vec<usize> = (0..4).map(|at| all().map(|row| width(&row[at])).max().unwrap_or(0)).collect();
    let mut table = line(&head, &widths);
    for (listed, row) in listed.iter().zip(&rows) {
        table += &line(row, &widths);
        let fault = listed.fault.as_ref().map(|fault| fault.of(language).to_owned());
        let told = listed.look.as_ref().map(|look| told(look, language)).unwrap_or_default();
        for below in fault.into_iter().chain((!told.is_empty()).then_some(told)) {
            table += &format!("    {}\n", visible(&below));
        }
    }
    table
}

/// `3 pictures, 8.2 MB; readers get 12 files, 340 KB`.
pub fn closing(listed: &[Listed], language: Language) -> String {
    let originals = weight(listed.iter().map(|listed| listed.len).sum());
    let published = || listed.iter().flat_map(|listed| &listed.published);
    let (files, made) = (published().count(), published().filter_map(|made| made.len).count());
    let len = weight(published().filter_map(|made| made.len).sum());
    let pictures = listed.len();
    match (language, files - made) {
        (Language::English, 0) => {
            format!("{}, {originals}; readers get {}, {len}", plural(pictures, "picture"), plural(files, "file"))
        }
        (Language::Chinese, 0) => format!("{pictures} 张图片，{originals}；发给读者的有 {files} 个文件，{len}"),
        (Language::English, open) => format!(
            "{}, {originals}; readers get {}, of which {made} have {len} and {open} are not made yet",
            plural(pictures, "picture"),
            plural(files, "file")
        ),
        (Language::Chinese, open) => format!(
            "{pictures} 张图片，{originals}；发给读者的有 {files} 个文件，其中 {made} 个共 {len}，{open} 个还没有做"
        ),
    }
}

fn row(listed: &Listed, language: Language) -> [String; 5] {
    let pixels = match (listed.width, listed.height) {
        (0, _) | (_, 0) => "–".to_owned(),
        (width, height) => format!("{width}×{height}"),
    };
    let path = visible(listed.path.as_str()).into_owned();
    let shown_on = match listed.shown_on.as_slice() {
        [] => NOWHERE.of(language).to_owned(),
        [one] => one.clone(),
        [first, more @ ..] => and_pages(first, more.len()).of(language).to_owned(),
    };
    let shown_on = visible(&shown_on).into_owned();
    [path, pixels, weight(listed.len), published(&listed.published, language), shown_on]
}

/// How many files, and the lightest and the heaviest of those that are made.
fn published(made: &[Made], language: Language) -> String {
    let (files, joint) = match language {
        _ if made.is_empty() => return "–".to_owned(),
        Language::English => (plural(made.len(), "file"), ", "),
        Language::Chinese => (format!("{} 个文件", made.len()), "，"),
    };
    let lens = || made.iter().filter_map(|made| made.len);
    match lens().min().zip(lens().max()) {
        Some((least, most)) if least < most => format!("{files}{joint}{} – {}", weight(least), weight(most)),
        Some((len, _)) => format!("{files}{joint}{}", weight(len)),
        None => files,
    }
}

/// What a file tells of itself.
fn told(look: &Look, language: Language) -> String {
    let words = &look.words;
    let words = [
        (CAPTION, &words.caption),
        (CREDIT, &words.credit),
        (COPYRIGHT, &words.copyright),
        (DATE, &words.date),
        (ALT, &words.alt),
    ];
    let words = words.into_iter().filter_map(|(what, says)| Some(word_says(what, &short(says.as_deref()?))));
    let others = [
        look.profile.as_deref().map(profile),
        (look.colours == Colours::Cmyk).then(|| Text::from(CMYK)),
        look.has_position.then(|| Text::from(POSITION_TAKEN_OUT)),
        look.device.as_deref().map(device_taken_out),
    ];
    let all: Vec<Text> = words.chain(others.into_iter().flatten()).collect();
    all.iter().map(|text| text.of(language)).collect::<Vec<_>>().join(" · ")
}

/// A text on one line, cut where it is long.
fn short(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

fn line(row: &[String; 5], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, columns) in row.iter().zip(widths) {
        line += cell;
        line += &" ".repeat(columns.saturating_sub(width(cell)) + 2);
    }
    line += &row[4];
    line + "\n"
}

/// In columns of a terminal: Han and what stands among it has two.
fn width(text: &str) -> usize {
    let is_wide = |c: char| matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xd7ff | 0xf900..=0xffe6 | 0x1f300..);
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::commands::pictures::sample;

    #[test]
    fn columns_stand_below_each_other_whatever_the_language() {
        expect![[r#"
            picture                         pixels     original  readers get             shown on
            content/2025-06-16/图/擂台.jpg  3000×4000  7.9 MB    3 files, 12 KB – 61 KB  /2025-06-16/a/ and 2 more
                caption “戏迷擂台赛昨晚在老戏园开锣， 台下坐满了人。” · credit “周砚” · date “2025-06-15T20:30:00+08:00” · profile Display P3 · where it was taken (not published) · device Apple iPhone 14 (not published)
            content/2025-06-16/chart.svg    300×200    2 KB      –                       /2025-06-16/a/
            content/2025-06-16/half.jpg     –          340 KB    –                       nowhere
                `half.jpg` ends in the middle of its picture
        "#]]
        .assert_eq(&of(&sample(), Language::English));
        expect![[r#"
            图片                            像素       原图    发给读者                 用在
            content/2025-06-16/图/擂台.jpg  3000×4000  7.9 MB  3 个文件，12 KB – 61 KB  /2025-06-16/a/ 等，另有 2 处
                图说“戏迷擂台赛昨晚在老戏园开锣， 台下坐满了人。” · 摄影“周砚” · 日期“2025-06-15T20:30:00+08:00” · 色彩 Display P3 · 拍摄地点（不发布） · 设备 Apple iPhone 14（不发布）
            content/2025-06-16/chart.svg    300×200    2 KB    –                        /2025-06-16/a/
            content/2025-06-16/half.jpg     –          340 KB  –                        没有用到
                `half.jpg` 不完整，图到一半就没有了
        "#]]
        .assert_eq(&of(&sample(), Language::Chinese));
    }

    #[test]
    fn the_closing_line_counts() {
        let mut listed = sample();
        assert_eq!(
            closing(&listed, Language::English),
            "3 pictures, 8.2 MB; readers get 3 files, of which 2 have 73 KB and 1 are not made yet"
        );
        listed[0].published.pop();
        assert_eq!(closing(&listed, Language::English), "3 pictures, 8.2 MB; readers get 2 files, 73 KB");
        assert_eq!(closing(&listed, Language::Chinese), "3 张图片，8.2 MB；发给读者的有 2 个文件，73 KB");
    }

    #[test]
    fn what_is_long_or_commands_a_terminal_is_cut_and_shown() {
        let mut listed = sample();
        listed.truncate(1);
        let words = &mut listed[0].look.as_mut().unwrap().words;
        words.caption = Some("港".repeat(100));
        words.credit = Some("\u{1b}[31m红".into());
        let table = of(&listed, Language::Chinese);
        assert!(table.contains(&format!("图说“{}…”", "港".repeat(60))), "{table}");
        assert!(!table.contains('\u{1b}'), "{table}");
    }
}
