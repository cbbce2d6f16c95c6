//! A body for readers of plain files: as Markdown that means the same anywhere, or as text without marks.
//!
//! It is written from the tree, not cut from the author's file: comments of the newsroom, links that are not public and
//! addresses that only the project knows never reach it.

use std::borrow::{Borrow, Cow};

use super::addresses::{Addresses, Shown};
use super::escape::{Begun, escape, fence, write_destination};
use super::headings::highest_level;
use super::lines::Lines;
use crate::address::Address;
use crate::body::{Alignment, Body, Kind, Link, LinkForm, Node, Nodes, Picture, Text};
use crate::characters::join_lines;
use crate::tags::Style;

/// A body as Markdown, without HTML unless its author's is published.
#[must_use]
pub fn markdown(body: &Body, addresses: &dyn Addresses) -> String {
    write(Form::Markdown, body, addresses)
}

/// A body as it would be read out, without marks.
#[must_use]
pub fn plain(body: &Body, addresses: &dyn Addresses) -> String {
    write(Form::Plain, body, addresses)
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    Markdown,
    Plain,
}

fn write(form: Form, body: &Body, addresses: &dyn Addresses) -> String {
    let mut writer = Writer { form, body, addresses, highest: highest_level(body), lines: Lines::default() };
    writer.blocks(body.blocks(), Within::default());
    let mut out = writer.lines.out;
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

pub(super) struct Writer<'w> {
    pub form: Form,
    pub body: &'w Body,
    pub addresses: &'w dyn Addresses,
    /// The highest level of the author's headings.
    highest: u8,
    pub lines: Lines,
}

/// What a node stands in.
#[derive(Clone, Copy, Default)]
pub(super) struct Within {
    is_list: bool,
    is_heading: bool,
    /// A link with its marks, which can hold no other.
    is_link: bool,
}

impl<'w> Writer<'w> {
    pub fn blocks(&mut self, nodes: Nodes<'w>, within: Within) {
        for node in nodes {
            self.block(node, within);
        }
    }

    fn block(&mut self, node: Node<'w>, within: Within) {
        match node.kind() {
            Kind::Paragraph => {
                self.blocks(node.children(), within);
                self.lines.block(2);
            }
            Kind::Heading { level, .. } => self.heading(node, level),
            Kind::Quote => self.quote(node, within),
            Kind::List(first) => self.list(node, first, within),
            Kind::CodeBlock(language) => self.code_block(node, language),
            Kind::HtmlBlock => self.html(node, within),
            Kind::ShownHtmlBlock(html) => self.shown_html(self.body.text(html)),
            Kind::Table(columns) => self.table(node, self.body.alignments(columns)),
            Kind::Note(label) => self.note(node, self.body.text(label), within),
            Kind::Rule => {
                self.lines.block(2);
                self.lines.mark("* * *");
                self.lines.block(2);
            }
            _ => self.inline(node, within),
        }
    }

    fn heading(&mut self, node: Node<'w>, level: u8) {
        self.lines.block(2);
        self.lines.open();
        if self.form == Form::Markdown {
            // The headline is the first level.
            let marks = usize::from((level.saturating_sub(self.highest) + 2).min(6));
            self.lines.out.push_str(&"######"[..marks]);
            self.lines.out.push(' ');
        }
        self.blocks(node.children(), Within { is_heading: true, ..Within::default() });
        self.lines.block(2);
    }

    fn quote(&mut self, node: Node<'w>, within: Within) {
        self.lines.start_margin("> ".to_owned(), "> ", 1);
        self.blocks(node.children(), within);
        self.lines.end_margin(2);
    }

    fn list(&mut self, node: Node<'w>, first: Option<u32>, within: Within) {
        self.lines.block(1);
        let mut number = first;
        for item in node.children() {
            let marker = number.map_or("- ".to_owned(), |number| format!("{number}. "));
            number = number.map(|number| number.saturating_add(1));
            self.lines.start_margin(marker, "", 1);
            self.blocks(item.children(), Within { is_list: true, ..Within::default() });
            self.lines.end_margin(1);
        }
        self.lines.block(if within.is_list { 1 } else { 2 });
    }

    fn note(&mut self, node: Node<'w>, label: &str, within: Within) {
        let (first, rest) = match self.form {
            Form::Markdown => (format!("[^{label}]: "), "    "),
            Form::Plain => (format!("[{label}] "), ""),
        };
        self.lines.start_margin(first, rest, 2);
        self.blocks(node.children(), within);
        self.lines.end_margin(2);
    }

    fn code_block(&mut self, node: Node<'w>, language: Text) {
        let code: String = node.children().map(|node| self.text_of(node)).collect();
        let code = code.strip_suffix('\n').unwrap_or(&code);
        self.lines.block(2);
        self.lines.open();
        let fence = if self.form == Form::Markdown { fence(code, 3) } else { String::new() };
        if self.form == Form::Markdown {
            self.lines.out.push_str(&fence);
            self.lines.out.push_str(&self.body.text(language).replace('`', ""));
            self.lines.next_line();
        }
        for (at, line) in code.split('\n').enumerate() {
            match (at, line.is_empty()) {
                (0, _) => {}
                (_, true) => self.lines.blank_line(),
                (_, false) => self.lines.next_line(),
            }
            self.lines.out.push_str(line);
        }
        if self.form == Form::Markdown {
            self.lines.next_line();
            self.lines.out.push_str(&fence);
        }
        self.lines.block(2);
    }

    fn text_of(&self, node: Node<'_>) -> &'w str {
        if let Kind::Text(text) = node.kind() { self.body.text(text) } else { "" }
    }

    fn shown_html(&mut self, html: &str) {
        self.lines.block(2);
        for line in html.lines() {
            self.text(line);
            self.lines.end_line();
        }
        self.lines.block(2);
    }

    fn table(&mut self, node: Node<'w>, columns: &[Alignment]) {
        self.lines.block(2);
        for row in node.children() {
            let cells = row.children().map(|cell| self.cell(cell)).collect::<Vec<_>>();
            self.row(&cells);
            if row.kind() == Kind::TableHead && self.form == Form::Markdown {
                self.row(&columns.iter().copied().map(of_column).collect::<Vec<_>>());
            }
        }
        self.lines.block(2);
    }

    fn cell(&mut self, cell: Node<'w>) -> String {
        let lines = Lines::cell(&mut self.lines);
        self.blocks(cell.children(), Within::default());
        std::mem::replace(&mut self.lines, lines).out
    }

    fn row(&mut self, cells: &[impl Borrow<str>]) {
        self.lines.block(1);
        self.lines.open();
        match self.form {
            Form::Markdown => self.lines.out.extend(["| ", &cells.join(" | "), " |"]),
            Form::Plain => self.lines.out.push_str(&cells.join("\t")),
        }
        self.lines.block(1);
    }
}

fn of_column(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "---",
        Alignment::Left => ":--",
        Alignment::Center => ":-:",
        Alignment::Right => "--:",
    }
}

/// What stands in a line.
impl<'w> Writer<'w> {
    fn inline(&mut self, node: Node<'w>, within: Within) {
        match node.kind() {
            Kind::Text(text) | Kind::ShownHtml(text) => self.text(self.body.text(text)),
            Kind::Code(code) => self.code(self.body.text(code)),
            Kind::Html(_) | Kind::HtmlText(_) | Kind::Attribute(_) => self.inline_html(node),
            Kind::SoftBreak => self.lines.space(),
            Kind::HardBreak => self.hard_break(within),
            Kind::Emphasis => self.marked("*", node, within),
            Kind::Strong => self.marked("**", node, within),
            Kind::Deletion => self.marked("~~", node, within),
            Kind::Styled(style) => self.styled(style, node, within),
            Kind::Link(number) => self.link(node, self.body.link(number), within),
            Kind::Picture(number) => self.picture(node, self.body.picture(number)),
            Kind::Citation(label) => self.cite(self.body.text(label)),
            _ => self.blocks(node.children(), within),
        }
    }

    pub fn text(&mut self, text: &str) {
        match self.form {
            Form::Plain => self.lines.text(text, |text, _, out| out.push_str(text)),
            Form::Markdown => self.lines.text(text, escape),
        }
    }

    /// Marks that plain text does without.
    pub fn marks(&mut self, marks: &str) {
        if self.form == Form::Markdown {
            self.lines.mark(marks);
        }
    }

    fn marked(&mut self, marks: &str, node: Node<'w>, within: Within) {
        self.marks(marks);
        self.blocks(node.children(), within);
        self.marks(marks);
    }

    /// Markdown takes the tag as it is; plain text has characters, or brackets, for some.
    fn styled(&mut self, style: Style, node: Node<'w>, within: Within) {
        if self.form == Form::Markdown {
            let element = style.element();
            self.marks(&format!("<{element}>"));
            self.blocks(node.children(), within);
            return self.marks(&format!("</{element}>"));
        }
        match style {
            Style::RubyParenthesis => {}
            Style::RubyText => {
                let (open, close) = if self.lines.is_wide() { ("（", "）") } else { (" (", ")") };
                self.text(open);
                self.blocks(node.children(), within);
                self.text(close);
            }
            _ => match style.in_characters(&self.said(node)) {
                Some(raised) => self.text(&raised),
                None => self.blocks(node.children(), within),
            },
        }
    }

    /// The text of a node, without its marks.
    pub fn said(&self, node: Node<'w>) -> String {
        let mut said = String::new();
        self.describe(node.children(), &mut said);
        said
    }

    fn code(&mut self, code: &str) {
        if self.form == Form::Plain {
            return self.lines.text(code, |code, _, out| out.push_str(code));
        }
        let fence = fence(code, 1);
        let pad = if code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) { " " } else { "" };
        let code = if self.lines.is_cell() { Cow::Owned(code.replace('|', "\\|")) } else { code.into() };
        self.lines.mark(&[&fence, pad, &*code, pad, &fence].concat());
    }

    pub fn hard_break(&mut self, within: Within) {
        if self.form == Form::Markdown && self.lines.is_cell() {
            return self.marks("<br>");
        }
        if within.is_heading || !self.lines.can_break() {
            return self.lines.end_line();
        }
        self.marks("\\");
        self.lines.next_line();
    }

    fn cite(&mut self, label: &str) {
        match self.form {
            Form::Markdown => self.lines.mark(&format!("[^{label}]")),
            Form::Plain => self.lines.mark(&format!("[{label}]")),
        }
    }

    fn link(&mut self, node: Node<'w>, link: Link, within: Within) {
        let target = self.body.text(link.target);
        let is_of_site = link.form != LinkForm::Email && link.address == Address::Site;
        let resolved = if is_of_site { self.addresses.link(target) } else { None };
        let href = resolved.as_deref().unwrap_or(target);
        if self.form == Form::Plain || href.is_empty() || !link.is_allowed || within.is_link {
            return self.blocks(node.children(), within);
        }
        self.marks("[");
        self.blocks(node.children(), Within { is_link: true, ..within });
        self.marks("](");
        let href = if link.form == LinkForm::Email { format!("mailto:{href}") } else { href.to_owned() };
        write_destination(&href, self.body.text(link.title), &mut self.lines.out);
    }

    fn picture(&mut self, node: Node<'w>, picture: Picture) {
        let mut alt = String::new();
        self.describe(node.children(), &mut alt);
        let (alt, title) = (join_lines(&alt), self.body.text(picture.title));
        let src = self.body.text(picture.src);
        let resolved = if picture.address == Address::Site { self.addresses.picture(src) } else { None };
        if resolved.as_ref().is_some_and(|shown| shown.url.is_empty()) {
            return;
        }
        let url = resolved.map_or(src.into(), |Shown { url, .. }| url);
        if self.form == Form::Markdown && picture.address.is_picture() && !url.is_empty() {
            self.marks("![");
            escape(&alt, Begun::Text, &mut self.lines.out);
            self.marks("](");
            write_destination(&url, title, &mut self.lines.out);
            return;
        }
        let said = if title.is_empty() { &*alt } else { title };
        if !said.is_empty() {
            self.text(&format!("[{said}]"));
        }
    }

    fn describe(&self, nodes: Nodes<'w>, alt: &mut String) {
        for node in nodes {
            match node.kind() {
                Kind::Text(text) | Kind::Code(text) | Kind::ShownHtml(text) => alt.push_str(self.body.text(text)),
                Kind::SoftBreak => alt.push('\n'),
                Kind::HardBreak => alt.push(' '),
                Kind::Styled(style) if style.is_aside() => {}
                _ => self.describe(node.children(), alt),
            }
        }
    }
}
