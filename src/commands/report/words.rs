//! What a command says at its end.

use crate::Report;
use crate::commands::report::outcome::count;
use crate::diagnostic::{Language, Located, Severity, plural};
use crate::model::LeftOut;
use crate::render::Published;

/// `3 editions, 52 articles (1 draft left out)`.
pub fn counted(report: &Report, language: Language) -> String {
    let LeftOut { drafts, not_yet, expired, withdrawn } = report.left_out;
    let (counted, left_out) = match language {
        Language::English => (
            format!("{}, {}", plural(report.editions, "edition"), plural(report.articles, "article")),
            [
                plural(drafts, "draft"),
                format!("{not_yet} not public yet"),
                format!("{expired} expired"),
                format!("{withdrawn} withdrawn"),
            ],
        ),
        Language::Chinese => (
            format!("{} 期，{} 篇稿件", report.editions, report.articles),
            [
                format!("草稿 {drafts} 篇"),
                format!("未到时间 {not_yet} 篇"),
                format!("已到期 {expired} 篇"),
                format!("已撤稿 {withdrawn} 篇"),
            ],
        ),
    };
    let left_out = left_out.into_iter().zip([drafts, not_yet, expired, withdrawn]).filter(|(_, count)| *count > 0);
    let left_out: Vec<String> = left_out.map(|(words, _)| words).collect();
    match language {
        _ if left_out.is_empty() => counted,
        Language::English => format!("{counted} ({} left out)", left_out.join(", ")),
        Language::Chinese => format!("{counted}（没有算入：{}）", left_out.join("，")),
    }
}

/// `12 files written, 340 unchanged, 1 removed`.
pub fn written(published: Published, language: Language) -> String {
    let Published { written, unchanged, removed, .. } = published;
    match language {
        Language::English => format!("{written} files written, {unchanged} unchanged, {removed} removed"),
        Language::Chinese => format!("写了 {written} 个文件，{unchanged} 个没有变，删了 {removed} 个"),
    }
}

/// `2 errors, 1 warning`.
pub fn counts(located: &[Located], language: Language) -> String {
    let (errors, warnings) = (count(located, Severity::Error), count(located, Severity::Warning));
    match (language, warnings) {
        (Language::English, 0) => plural(errors, "error"),
        (Language::English, _) => format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")),
        (Language::Chinese, 0) => format!("{errors} 处差错"),
        (Language::Chinese, _) => format!("{errors} 处差错，{warnings} 处提醒"),
    }
}

pub fn nothing_written(located: &[Located], language: Language) -> String {
    let counts = counts(located, language);
    match language {
        Language::English => format!("{counts}; nothing was written"),
        Language::Chinese => format!("{counts}；没有写任何文件"),
    }
}

/// ` in 0.12 s`, behind a closing line.
pub fn seconds(seconds: f64, language: Language) -> String {
    match language {
        Language::English => format!(" in {seconds:.2} s"),
        Language::Chinese => format!("，用时 {seconds:.2} 秒"),
    }
}
