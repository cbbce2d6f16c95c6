//! `newsprint search`: what readers of the finished site find.

use std::path::PathBuf;
use std::process::ExitCode;

use newsprint_search::{Answer, Failure, Hit, parse, search};
use serde::Serialize;

use crate::cli::{SearchArgs, SearchFormat};
use crate::commands::now::Now;
use crate::commands::output::put;
use crate::commands::report;
use crate::diagnostic::{Diagnostic, Language, locate, visible, visible_json};
use crate::folder::Folder;
use crate::rules::command_line::{damaged_search_index, no_search_index};

/// No file of an index is larger, in bytes.
const LARGEST: u64 = 64 << 20;

pub fn run(args: &SearchArgs, now: &Now) -> ExitCode {
    let question = parse(&args.question);
    let limit = if args.limit == 0 { usize::MAX } else { args.limit };
    let folder = now.folder.join(&args.root).join(&args.output).join("search");
    let read = |path: &str| Folder::open(&folder).and_then(|folder| folder.read(path, LARGEST));
    match search(&read, &question, limit) {
        Ok(answer) => {
            tell(&answer, args.format, now.language);
            ExitCode::SUCCESS
        }
        Err(failure) => {
            let shown: PathBuf = args.root.join(&args.output).join("search").components().collect();
            let shown = shown.strip_prefix(".").unwrap_or(&shown);
            report::print(&locate(&[told(&failure, &shown.to_string_lossy())], now.language, |_| None));
            ExitCode::FAILURE
        }
    }
}

fn told(failure: &Failure<std::io::Error>, folder: &str) -> Diagnostic {
    match failure {
        Failure::Read { path, .. } if path == "index.bin" => no_search_index(folder),
        Failure::Read { path, .. } | Failure::Damaged { path } => damaged_search_index(&format!("{folder}/{path}")),
    }
}

#[derive(Serialize)]
struct Told<'a> {
    total: usize,
    hits: Vec<ToldHit<'a>>,
}

#[derive(Serialize)]
struct ToldHit<'a> {
    url: String,
    title: &'a str,
    date: &'a str,
    snippet: &'a str,
}

fn tell(answer: &Answer, format: SearchFormat, language: Language) {
    match format {
        SearchFormat::Json => {
            let hits = answer.hits.iter().map(|Hit { record, snippet }| ToldHit {
                url: format!("/{}", record.url),
                title: &record.title,
                date: &record.date,
                snippet,
            });
            let told = Told { total: answer.total, hits: hits.collect() };
            let json = serde_json::to_string(&told).expect("texts and numbers");
            put(&format!("{}\n", visible_json(&json)));
        }
        SearchFormat::Text => {
            for Hit { record, snippet } in &answer.hits {
                let (title, url) = (visible(&record.title), visible(&record.url));
                let snippet = if snippet.is_empty() { String::new() } else { format!("  {}\n", visible(snippet)) };
                put(&format!("{}  {title}\n  /{url}\n{snippet}\n", record.date));
            }
            anstream::eprintln!("{}", closing(answer, language));
        }
    }
}

fn closing(answer: &Answer, language: Language) -> String {
    let (total, shown) = (answer.total, answer.hits.len());
    let articles = if total == 1 { "article" } else { "articles" };
    let rest = shown < total;
    match language {
        Language::English if rest => {
            format!("{total} {articles}, the newest {shown} of them shown; --limit 0 shows all")
        }
        Language::English => format!("{total} {articles}"),
        Language::Chinese if rest => format!("共 {total} 篇，上面是最新的 {shown} 篇；--limit 0 可以全部列出"),
        Language::Chinese => format!("共 {total} 篇"),
    }
}
