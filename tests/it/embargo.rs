//! Nothing that is not public is in any file of the site: a word is planted wherever something unpublished can stand, and
//! every byte of every file is searched for it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Read;

use crate::paper::{Paper, Tree, tree};
use crate::picture_files;

const SITE: &str = "\
-- site.toml --
title = '临澜日报'
base_url = 'https://linlan.example/'
[outputs]
ninjs = true
article_markdown = true
article_text = true
epaper_addresses = true
author_feeds = true
feed_content = 'full'
precompressed = true
[markdown]
raw_html = false
";

/// Words that nobody else uses, each named after its place.
#[derive(Default)]
struct Secrets {
    /// Shown once the schedule counts drafts and the future.
    early: BTreeSet<String>,
    /// Never shown.
    never: BTreeSet<String>,
}

/// What the pages of standing articles do not show.
const NOT_STANDING: [&str; 8] = ["author", "correction", "dateline", "kicker", "role", "source", "subtitle", "topic"];

impl Secrets {
    fn early(&mut self, place: &str) -> String {
        let word = format!("zq{place}qz");
        assert!(self.early.insert(word.clone()), "{place} twice");
        word
    }

    fn never(&mut self, place: &str) -> String {
        let word = format!("zq{place}qz");
        assert!(self.never.insert(word.clone()), "{place} twice");
        word
    }

    /// An article with a secret in each of its places; `kind` names it, `front` says why it is not public.
    fn article(&mut self, paper: &Paper, folder: &str, (kind, front): (&str, &str)) {
        // A standing article shows less, and what has expired is not shown by any schedule.
        let is_shown = |place: &str| kind != "standing" || !NOT_STANDING.contains(&place);
        let mut put = |place: &str| {
            let is_early = !front.contains("expires_at") && is_shown(place);
            let place = format!("{kind}{place}");
            if is_early { self.early(&place) } else { self.never(&place) }
        };
        let mut text = format!("---\n{front}\n");
        for key in ["title", "kicker", "subtitle", "section", "source", "dateline", "summary"] {
            let _ = writeln!(text, "{key}: {}", put(key));
        }
        let _ = writeln!(text, "topics: [{}]\naliases: [/{}/old.htm]", put("topic"), put("alias"));
        let _ = writeln!(text, "authors: [{{name: {}, role: {}}}]", put("author"), put("role"));
        let _ = writeln!(text, "corrections: [{{date: 2025-06-30, text: {}}}]", put("correction"));
        let (front_file, caption, credit, alt) = (put("frontfile"), put("caption"), put("credit"), put("alt"));
        let _ = writeln!(text, "images: [{{src: {front_file}.png, caption: {caption}, credit: {credit}, alt: {alt}}}]");
        let (body_file, linked, origin) = (put("bodyfile"), put("linked"), put("origin"));
        let _ = writeln!(
            text,
            "---\n\n{}\n\n![{}]({body_file}.svg \"{}\")\n",
            put("body"),
            put("bodyalt"),
            put("bodycaption")
        );
        let _ = writeln!(text, "[见]({linked}.txt) ![图](https://{origin}.example/a.png)");
        paper.write(&format!("{folder}/{}.md", put("slug")), text);
        let picture = picture_files::of_kind("PNG 40×30");
        paper.write(&format!("{folder}/{front_file}.png"), picture);
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'><title>{}</title></svg>", put("bodybytes"));
        paper.write(&format!("{folder}/{body_file}.svg"), svg);
        paper.write(&format!("{folder}/{linked}.txt"), put("linkedbytes"));
        let comment = self.never(&format!("{kind}yaml"));
        let path = format!("{folder}/zq{kind}slugqz.md");
        paper.edit(&path, "\ntitle:", &format!("\n# {comment}\ntitle:"));
    }

    /// A sheet with a secret in each of its places.
    fn sheet(&mut self, paper: &Paper, folder: &str, (kind, front): (&str, &str)) {
        let is_ever = !kind.starts_with("expired");
        let mut put = |place: &str| {
            let place = format!("{kind}sheet{place}");
            if is_ever { self.early(&place) } else { self.never(&place) }
        };
        let (picture, pdf) = (put("picture"), put("pdf"));
        let mut text = format!("{front}\ntitle: {}\nnotes: {}\npages:\n  - number: 1\n", put("title"), put("notes"));
        for key in ["name", "editor", "designer", "proofreader"] {
            let _ = writeln!(text, "    {key}: {}", put(key));
        }
        let _ = writeln!(
            text,
            "    picture: {picture}.svg\n    pdf: {pdf}.pdf\n  - number: 2\n    name: {}",
            put("second")
        );
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg'><title>{}</title></svg>", put("picturebytes"));
        paper.write(&format!("{folder}/{picture}.svg"), svg);
        paper.write(&format!("{folder}/{pdf}.pdf"), put("pdfbytes"));
        let comment = self.never(&format!("{kind}sheetyaml"));
        paper.write(&format!("{folder}/edition.yaml"), format!("# {comment}\n{text}"));
    }

    /// A public article that stands beside all of it, with notes of the newsroom in every kind of comment.
    fn public(&mut self, paper: &Paper) {
        let mut put = |place: &str| self.never(&format!("comment{place}"));
        let text = format!(
            "---\ntitle: 公开 # {}\nsummary: 摘要\ncontinues: zqdraftslugqz.md\n---\n\n正文<!-- {} -->正文。\n\n<!-- {}\n\n{} -->\n\n\
             <div>甲<!-- {} -->乙\n<!-- {}\n\n{} *{}*\n\n- {} -->\n\n</div>\n\n\
             见[预告](/2025-07-05/zqfutureslugqz.md)。\n\n> <!-- {} -->\n\n# 题<!-- {} -->\n\n\
             | 表<!-- {} --> |\n|---|\n| 格 |\n\n末段。\n\n<!-- {}\n\n{} -->\n",
            put("front"),
            put("inline"),
            put("block"),
            put("blockpart"),
            put("inhtml"),
            put("across"),
            put("acrosspart"),
            put("acrossemphasis"),
            put("acrosslist"),
            put("quote"),
            put("heading"),
            put("table"),
            put("unclosed"),
            put("unclosedpart"),
        );
        paper.write("content/2025-06-30/public.md", text);
        paper.write(&format!("content/2025-06-30/{}.png", put("unusedname")), put("unusedbytes"));
        paper.write(&format!("content/2025-06-30/{}.docx", put("straydocx")), put("straybytes"));
        paper.write(&format!("content/2025-06-30/.{}.png", put("hidden")), put("hiddenbytes"));
    }
}

fn plant() -> (Paper, Secrets) {
    let paper = Paper::new(SITE);
    let mut secrets = Secrets::default();
    secrets.public(&paper);
    for (folder, kind, front) in [
        ("content/2025-07-05", "future", "order: 1"),
        ("content/2025-06-20", "timedsheet", "order: 1"),
        ("content/2025-06-21", "draftedition", "draft: true"),
        ("content/2025-06-22", "expirededition", "expires_at: 2025-06-23"),
        ("content/2025-06-30", "draft", "draft: true"),
        ("content/2025-06-30", "timed", "publish_at: 2025-07-05"),
        ("content/2025-06-30", "expired", "expires_at: 2025-07-01"),
        ("content/pages", "standing", "draft: true"),
    ] {
        secrets.article(&paper, folder, (kind, front));
    }
    secrets.sheet(&paper, "content/2025-07-05", ("future", "number: 1"));
    secrets.sheet(&paper, "content/2025-06-20", ("timedsheet", "publish_at: 2025-07-05"));
    secrets.sheet(&paper, "content/2025-06-21", ("draftedition", "number: 1"));
    secrets.sheet(&paper, "content/2025-06-22", ("expirededition", "number: 1"));
    (paper, secrets)
}

/// All that a reader can get: every path, and every file, unpacked too.
fn readable(site: &Tree) -> Vec<(&str, Vec<u8>)> {
    let unpacked = |path: &str, bytes: &[u8]| {
        let mut plain = vec![];
        match path.rsplit('.').next() {
            Some("gz") => flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap(),
            Some("br") => brotli::Decompressor::new(bytes, 4096).read_to_end(&mut plain).unwrap(),
            _ => 0,
        };
        plain
    };
    let each = site.iter().map(|(path, bytes)| {
        let all = [path.as_bytes(), b"\n", bytes, b"\n", &unpacked(path, bytes)].concat();
        (path.as_str(), all)
    });
    each.collect()
}

/// Every planted word in these files, with one file that it is in.
fn found<'s>(site: &'s [(&str, Vec<u8>)]) -> Vec<(String, &'s str)> {
    let mut found = vec![];
    for (path, bytes) in site {
        let text = String::from_utf8_lossy(bytes);
        for piece in text.split("zq").skip(1) {
            if let Some((word, _)) = piece.split_once("qz")
                && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
            {
                found.push((format!("zq{word}qz"), *path));
            }
        }
    }
    found
}

fn look(paper: &Paper) -> Tree {
    paper.build();
    tree(&paper.root.join("public"))
}

#[test]
fn no_file_of_the_site_tells_what_is_not_public() {
    let (mut paper, secrets) = plant();
    for raw_html in [false, true] {
        paper.edit("site.toml", "raw_html = ", &format!("raw_html = {raw_html} # "));
        let site = look(&paper);
        let files = readable(&site);
        assert!(
            files.iter().any(|(path, _)| path.ends_with(".br")) && site.contains_key("2025-06-30/public/ninjs.json")
        );
        assert_eq!(found(&files), [], "raw_html = {raw_html}");

        // The same search finds each as soon as it is public.
        paper.options.schedule.drafts = true;
        paper.options.schedule.future = true;
        let site = look(&paper);
        let files = readable(&site);
        let shown: BTreeSet<String> = found(&files).into_iter().map(|(word, _)| word).collect();
        assert_eq!(shown.intersection(&secrets.never).collect::<Vec<_>>(), Vec::<&String>::new());
        assert_eq!(secrets.early.difference(&shown).collect::<Vec<_>>(), Vec::<&String>::new());
        paper.options.schedule.drafts = false;
        paper.options.schedule.future = false;
    }
}
