//! A body for readers of plain files: as Markdown that means the same anywhere, or as text without marks.
//!
//! It is written from the parser's events, not cut from the author's file: comments of the newsroom, links that are not
//! public and addresses that only the project knows never reach it.

mod inline;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;
use std::iter::Copied;
use std::slice::Iter;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use super::Options;
use super::escape::{Begun, fence};
use super::events::Body;
use super::raw::{RawBlock, is_comment};

/// What a twin is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    Markdown,
    Plain,
}

/// Writes a body without HTML, in every form of `forms` from one parse; `links` and `pictures` are whole URLs that answer
/// [`super::Facts`].
pub fn twins<const N: usize>(
    text: &str,
    options: Options,
    forms: [Form; N],
    links: &[&str],
    pictures: &[&str],
) -> [String; N] {
    let body = Body::new(text);
    let mut twins = forms.map(|form| Twin::new(form, options, links, pictures));
    for (event, _) in body.events(options) {
        for twin in &mut twins {
            // Its texts are borrowed, so a clone copies nothing but a few words.
            twin.event(event.clone());
        }
    }
    twins.map(Twin::finish)
}

struct Twin<'w> {
    form: Form,
    options: Options,
    links: Copied<Iter<'w, &'w str>>,
    pictures: Copied<Iter<'w, &'w str>>,
    out: String,
    /// What lines begin with: quotes, list items, notes.
    margins: Vec<Margin>,
    /// Lines to end before the next block.
    gap: usize,
    /// Whether a line of text has begun.
    is_open: bool,
    line: Line,
    /// Where headings begin, with the author's level.
    headings: Vec<(usize, u8)>,
    is_heading: bool,
    lists: Vec<Option<u64>>,
    /// For each open link, what closes it.
    open_links: Vec<Option<(String, String)>>,
    image: Option<Image>,
    code: Option<(String, String)>,
    table: Table,
    raw_block: RawBlock,
}

/// What a block's first line begins with, until it is written, and its other lines.
struct Margin {
    first: Option<String>,
    rest: &'static str,
    /// Columns of a list item's marker.
    indent: usize,
}

/// What is known of the line being written.
struct Line {
    begun: Begun,
    /// Whether it ends with Han, kana or CJK punctuation.
    is_wide: bool,
    /// Whether a line break of the author's follows, whose neighbour is not known yet.
    has_soft_break: bool,
}

impl Line {
    const NEW: Line = Line { begun: Begun::Nothing, is_wide: false, has_soft_break: false };
}

struct Image {
    depth: usize,
    alt: String,
    url: String,
    title: String,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    cells: Vec<String>,
    cell_at: usize,
    is_open: bool,
}

impl<'w> Twin<'w> {
    fn new(form: Form, options: Options, links: &'w [&'w str], pictures: &'w [&'w str]) -> Twin<'w> {
        Twin {
            form,
            options,
            links: links.iter().copied(),
            pictures: pictures.iter().copied(),
            out: String::new(),
            margins: vec![],
            gap: 0,
            is_open: false,
            line: Line::NEW,
            headings: vec![],
            is_heading: false,
            lists: vec![],
            open_links: vec![],
            image: None,
            code: None,
            table: Table::default(),
            raw_block: RawBlock::default(),
        }
    }

    fn finish(self) -> String {
        let highest = self.headings.iter().map(|(_, level)| *level).min().unwrap_or(1);
        let mut out = String::with_capacity(self.out.len() + 8 * self.headings.len() + 1);
        let mut written = 0;
        for (at, level) in self.headings {
            // The headline is the first level.
            let marks = usize::from((level - highest + 2).min(6));
            out.extend([&self.out[written..at], &"######"[..marks], " "]);
            written = at;
        }
        out.push_str(&self.out[written..]);
        if !out.is_empty() {
            out.push('\n');
        }
        out
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(code) => self.code_span(&code),
            Event::InlineHtml(html) if is_comment(&html) => {}
            Event::InlineHtml(html) if self.options.raw_html => self.raw(&html),
            Event::InlineHtml(html) => self.text(&html),
            Event::Html(html) => self.raw_block.read(&html),
            Event::SoftBreak => self.line.has_soft_break = true,
            Event::HardBreak => self.hard_break(),
            Event::Rule => {
                self.block(2);
                self.mark("* * *");
                self.block(2);
            }
            Event::FootnoteReference(label) => self.cite(&label),
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.markdown("*"),
            Tag::Strong => self.markdown("**"),
            Tag::Strikethrough => self.markdown("~~"),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, title),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, title),
            Tag::Heading { level, .. } => self.start_heading(level as u8),
            Tag::BlockQuote(_) => self.start_margin("> ".to_owned(), "> "),
            Tag::CodeBlock(kind) => self.code = Some((language(&kind), String::new())),
            Tag::HtmlBlock => self.raw_block = RawBlock::default(),
            Tag::List(first) => {
                self.block(1);
                self.lists.push(first);
            }
            Tag::Item => self.start_item(),
            Tag::FootnoteDefinition(label) => self.start_note(&label),
            Tag::Table(alignments) => {
                self.block(2);
                self.table = Table { alignments, is_open: true, ..Table::default() };
            }
            Tag::TableCell => self.table.cell_at = self.out.len(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.markdown("*"),
            TagEnd::Strong => self.markdown("**"),
            TagEnd::Strikethrough => self.markdown("~~"),
            TagEnd::Link => self.end_link(),
            TagEnd::Image => self.end_image(),
            TagEnd::Paragraph => self.block(2),
            TagEnd::Heading(_) => {
                self.is_heading = false;
                self.block(2);
            }
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => self.end_margin(2),
            TagEnd::Item => self.end_margin(1),
            TagEnd::List(_) => {
                self.lists.pop();
                self.block(if self.lists.is_empty() { 2 } else { 1 });
            }
            TagEnd::TableCell => {
                let cell = self.out.split_off(self.table.cell_at);
                self.table.cells.push(cell);
                self.line = Line::NEW;
            }
            TagEnd::TableHead => self.end_head(),
            TagEnd::TableRow => self.row(),
            TagEnd::Table => {
                self.table.is_open = false;
                self.block(2);
            }
            _ => {}
        }
    }

    /// Ends the block before; at least `gap` line ends stand before the next.
    fn block(&mut self, gap: usize) {
        if self.is_open {
            // What comes before a heading's text stays where its marks will be put.
            let least = self.headings.last().map_or(0, |(at, _)| *at);
            self.out.truncate(self.out.trim_end_matches(' ').len().max(least));
        }
        self.is_open = false;
        self.gap = self.gap.max(gap);
        self.line = Line::NEW;
    }

    /// Begins the line of a block, behind what its margins say.
    fn open(&mut self) {
        if self.is_open || self.table.is_open {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
            if self.gap > 1 {
                let blank: String = self.margins.iter().take_while(|m| m.first.is_none()).map(Margin::rest).collect();
                self.out.push_str(blank.trim_end());
                self.out.push('\n');
            }
        }
        for margin in &mut self.margins {
            let begin = margin.first.take().unwrap_or_else(|| margin.rest());
            self.out.push_str(&begin);
        }
        self.gap = 0;
        self.is_open = true;
        self.line.begun = Begun::Nothing;
    }

    /// A line inside the block.
    fn next_line(&mut self) {
        self.out.push('\n');
        for margin in &self.margins {
            self.out.push_str(&margin.rest());
        }
        self.line = Line { has_soft_break: self.line.has_soft_break, ..Line::NEW };
    }

    /// A line without text; what only indents is left out, so that many in a deep list stay short.
    fn blank_line(&mut self) {
        self.out.push('\n');
        let quotes = self.margins.iter().rposition(|margin| margin.indent == 0).map_or(0, |last| last + 1);
        let margin: String = self.margins[..quotes].iter().map(Margin::rest).collect();
        self.out.push_str(margin.trim_end());
        self.line = Line { has_soft_break: self.line.has_soft_break, ..Line::NEW };
    }

    fn start_margin(&mut self, first: String, rest: &'static str) {
        self.block(1);
        let indent = if rest.is_empty() { first.chars().count() } else { 0 };
        self.margins.push(Margin { first: Some(first), rest, indent });
    }

    fn end_margin(&mut self, gap: usize) {
        // An item without text is still one.
        if self.margins.last().is_some_and(|margin| margin.first.is_some()) {
            self.is_open = false;
            self.open();
        }
        self.margins.pop();
        self.block(gap);
    }

    fn start_item(&mut self) {
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.start_margin(marker, "");
    }

    fn start_note(&mut self, label: &str) {
        match self.form {
            Form::Markdown => self.start_margin(format!("[^{label}]: "), "    "),
            Form::Plain => self.start_margin(format!("[{label}] "), ""),
        }
        self.gap = 2;
    }

    fn start_heading(&mut self, level: u8) {
        self.block(2);
        self.open();
        self.is_heading = true;
        if self.form == Form::Markdown {
            self.headings.push((self.out.len(), level));
        }
    }

    fn end_code(&mut self) {
        let Some((language, code)) = self.code.take() else { return };
        self.block(2);
        let code = code.strip_suffix('\n').unwrap_or(&code);
        self.open();
        let fence = if self.form == Form::Markdown { fence(code, 3) } else { String::new() };
        if self.form == Form::Markdown {
            let _ = write!(self.out, "{fence}{language}");
            self.next_line();
        }
        for (at, line) in code.split('\n').enumerate() {
            match (at, line.is_empty()) {
                (0, _) => {}
                (_, true) => self.blank_line(),
                (_, false) => self.next_line(),
            }
            self.out.push_str(line);
        }
        if self.form == Form::Markdown {
            self.next_line();
            self.out.push_str(&fence);
        }
        self.block(2);
    }

    fn end_html(&mut self) {
        let html = std::mem::take(&mut self.raw_block.visible);
        let html = html.trim();
        self.block(2);
        match (html.is_empty(), self.options.raw_html) {
            (true, _) => {}
            (false, true) => html.lines().for_each(|line| {
                if line.is_empty() && self.form == Form::Markdown {
                    return self.blank_line();
                }
                self.markdown(line);
                self.block(1);
            }),
            (false, false) => {
                for line in html.lines() {
                    self.text(line);
                    self.line.has_soft_break = true;
                }
            }
        }
        self.block(2);
    }

    fn end_head(&mut self) {
        self.row();
        if self.form == Form::Markdown {
            let of_column = |alignment: &Alignment| match alignment {
                Alignment::None => "---",
                Alignment::Left => ":--",
                Alignment::Center => ":-:",
                Alignment::Right => "--:",
            };
            self.table.cells = self.table.alignments.iter().map(|alignment| of_column(alignment).to_owned()).collect();
            self.row();
        }
    }

    fn row(&mut self) {
        let cells = std::mem::take(&mut self.table.cells);
        self.table.is_open = false;
        self.block(1);
        self.open();
        let _ = match self.form {
            Form::Markdown => write!(self.out, "| {} |", cells.join(" | ")),
            Form::Plain => write!(self.out, "{}", cells.join("\t")),
        };
        self.table.is_open = true;
        self.block(1);
    }
}

impl Margin {
    fn rest(&self) -> String {
        if self.indent > 0 { " ".repeat(self.indent) } else { self.rest.to_owned() }
    }
}

fn language(kind: &CodeBlockKind<'_>) -> String {
    match kind {
        CodeBlockKind::Fenced(line) => line.split_whitespace().next().unwrap_or_default().replace('`', ""),
        CodeBlockKind::Indented => String::new(),
    }
}
