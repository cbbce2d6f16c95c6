//! llms.txt: what the site holds and where, in the few lines of Markdown that language models read first.

use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use newsprint_text::{escape_text, write_destination};

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::model::Site;
use crate::outputs::shared::RenderContext;

struct Input<'s> {
    site: &'s Site,
    newest: &'s str,
    sections: &'s str,
    about: &'s str,
}

impl Hash for Input<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.site.paper, self.newest, self.sections, self.about).hash(state);
        if let Some(edition) = self.site.newest() {
            edition.head.hash(state);
            edition.articles.iter().for_each(|article| article.head.hash(state));
        }
        self.site.sections.iter().for_each(|section| (&section.label, &section.description).hash(state));
        self.site.standing.iter().for_each(|standing| standing.head.hash(state));
    }
}

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    let word = |name| context.theme.word(name);
    let input = Input {
        site: context.site,
        newest: word("newest_edition"),
        sections: word("sections"),
        about: word("standing"),
    };
    vec![Job::new(OutputPath::new("llms.txt"), input, make)]
}

fn make(input: &Input<'_>) -> Result<Content, Diagnostics> {
    let site = input.site;
    let (config, outputs) = (&site.config, &site.config.outputs);
    let mut text = String::from("# ");
    escape_text(&config.title, &mut text);
    text.push('\n');
    if !config.description.is_empty() {
        text.push_str("\n> ");
        escape_text(&config.description, &mut text);
        text.push('\n');
    }
    if let Some(edition) = site.newest() {
        let _ = write!(text, "\n## {}\n\n", input.newest);
        link(&mut text, &edition.head.id.to_string(), &config.base.absolute(&edition.head.url), "");
        let file = if outputs.article_markdown { "index.md" } else { "" };
        for article in &edition.articles {
            let head = &article.head;
            let url = format!("{}{file}", config.base.absolute(&head.url));
            link(&mut text, &head.title, &url, head.section.as_ref().map_or("", |section| &section.name));
        }
    }
    if !site.sections.is_empty() {
        let _ = write!(text, "\n## {}\n\n", input.sections);
        for section in &site.sections {
            let url = config.base.absolute(&section.label.url);
            link(&mut text, &section.label.name, &url, &section.description);
        }
    }
    write_files(site, &mut text);
    if !site.standing.is_empty() {
        let _ = write!(text, "\n## {}\n\n", input.about);
        for standing in &site.standing {
            link(&mut text, &standing.head.title, &config.base.absolute(&standing.head.url), "");
        }
    }
    Ok(Content::Bytes(text.into_bytes()))
}

/// The ways in for programs.
fn write_files(site: &Site, text: &mut String) {
    let outputs = &site.config.outputs;
    let base = &site.config.base;
    let files = [
        (outputs.edition_json, "/editions.json", "the newest edition, and a file for each year, as JSON"),
        (outputs.feeds, "/feed.json", "the newest articles, JSON Feed 1.1"),
        (outputs.feeds, "/feed.xml", "the newest articles, Atom"),
        (outputs.sitemaps, "/sitemap.xml", "every address, a file a month"),
    ];
    if files.iter().any(|file| file.0) {
        text.push_str("\n## JSON, XML\n\n");
    }
    for (_, address, about) in files.iter().filter(|file| file.0) {
        link(text, address.trim_start_matches('/'), &base.absolute(&base.address(address)), about);
    }
}

fn link(text: &mut String, name: &str, url: &str, about: &str) {
    text.push_str("- [");
    escape_text(name, text);
    text.push_str("](");
    // Such an address would end too early.
    if url.contains(['(', ')']) {
        write_destination(url, "", text);
    } else {
        let _ = write!(text, "{url})");
    }
    if !about.is_empty() {
        text.push_str(": ");
        escape_text(about, text);
    }
    text.push('\n');
}
