//! The text of a page as browsers show it, line by line; for tests.
//!
//! By the rules of CSS for white space (CSS Text 3, section 4.1) and the style sheet of the HTML standard (section 15.3), and
//! by a small one of our own, as a paper may have it: the classes `box` (in the line, with lines in it), `none` (not shown)
//! and `icon` (something drawn where there is no text).

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// With and without scripts, and once more with all that a page hides.
pub fn shown(html: &str) -> String {
    let ways = [("plain", false, false), ("with scripts", true, false), ("all", false, true)];
    ways.map(|(name, has_scripts, shows_hidden)| {
        let tree_builder = TreeBuilderOpts { scripting_enabled: has_scripts, ..TreeBuilderOpts::default() };
        let dom = parse_document(RcDom::default(), ParseOpts { tree_builder, ..ParseOpts::default() }).one(html);
        let way = Way { has_scripts, shows_hidden };
        let mut page = Lines::default();
        way.flow(&dom.document, White::Collapsed, &mut page);
        format!("{name}:\n{}\n", page.finished().join("\n"))
    })
    .concat()
}

#[derive(Clone, Copy)]
struct Way {
    has_scripts: bool,
    shows_hidden: bool,
}

/// What becomes of white space.
#[derive(Clone, Copy, PartialEq, Eq)]
enum White {
    Collapsed,
    Kept,
}

#[derive(Default)]
struct Lines {
    finished: Vec<String>,
    line: String,
    /// What is shown elsewhere, if at all.
    apart: Vec<String>,
}

impl Lines {
    fn text(&mut self, text: &str, white: White) {
        for c in text.chars() {
            let is_space = c.is_ascii_whitespace();
            if is_space && white == White::Kept {
                // Not to be taken for white space that collapses.
                self.line.push(if c == '\n' { '⏎' } else { '␣' });
            } else if !is_space {
                self.line.push(c);
            } else if !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end_matches(' ');
        if !line.is_empty() {
            self.finished.push(line.to_owned());
        }
    }

    fn boxed(&mut self, inner: Lines) {
        self.line.push_str(&format!("[{}]", inner.finished().join("|")));
    }

    fn finished(mut self) -> Vec<String> {
        self.end_line();
        self.finished.into_iter().chain(self.apart).collect()
    }
}

const BLOCKS: &str = " address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure \
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section \
    summary table tbody td tfoot th thead tr ul dialog foreignObject ";
const BOXES: &str =
    " audio button canvas embed iframe img input marquee meter object progress select svg textarea video ";
const NOWHERE: &str = " area base datalist head link meta param script source style template title track ";

impl Way {
    fn flow(self, node: &Handle, white: White, lines: &mut Lines) {
        for child in node.children.borrow().iter() {
            match &child.data {
                NodeData::Text { contents } => lines.text(&contents.borrow(), white),
                NodeData::Element { .. } => self.element(child, white, lines),
                _ => {}
            }
        }
    }

    fn inner(self, node: &Handle, white: White) -> Lines {
        let mut inner = Lines::default();
        self.flow(node, white, &mut inner);
        inner
    }

    fn element(self, node: &Handle, white: White, lines: &mut Lines) {
        let NodeData::Element { name, template_contents, .. } = &node.data else { return };
        let is_in = |names: &str| names.contains(&format!(" {} ", name.local));
        let attribute = |wanted: &str| attribute(node, wanted);
        let has_class = |class: &str| attribute("class").is_some_and(|classes| classes.split(' ').any(|c| c == class));
        if let Some(contents) = &*template_contents.borrow() {
            lines.apart.extend(self.inner(contents, white).finished());
        }
        let is_closed = &*name.local == "dialog" && attribute("open").is_none() || attribute("hidden").is_some();
        let is_never = is_in(NOWHERE)
            || self.has_scripts && &*name.local == "noscript"
            || attribute("type").as_deref() == Some("hidden");
        if is_never || is_closed && !self.shows_hidden || has_class("none") && !self.shows_hidden {
            return;
        }
        if &*name.ns == "http://www.w3.org/2000/svg" && &*name.local == "svg" {
            let mut drawn = Lines::default();
            self.drawing(node, &mut drawn);
            return lines.boxed(drawn);
        }
        let white = if &*name.local == "pre" || &*name.local == "textarea" { White::Kept } else { white };
        match () {
            () if &*name.local == "br" => lines.end_line(),
            () if is_in(BLOCKS) => {
                lines.end_line();
                self.flow(node, white, lines);
                lines.end_line();
            }
            () if is_in(BOXES) || has_class("box") => lines.boxed(self.inner(node, white)),
            () if has_class("icon") => {
                lines.line.push('◆');
                self.flow(node, white, lines);
            }
            () => self.flow(node, white, lines),
        }
    }

    /// The words in a drawing.
    fn drawing(self, node: &Handle, lines: &mut Lines) {
        for child in node.children.borrow().iter() {
            let NodeData::Element { name, .. } = &child.data else { continue };
            match &*name.local {
                "text" | "foreignObject" => {
                    lines.end_line();
                    self.flow(child, White::Collapsed, lines);
                    lines.end_line();
                }
                _ => self.drawing(child, lines),
            }
        }
    }
}

fn attribute(node: &Handle, name: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    attrs.borrow().iter().find(|attr| &*attr.name.local == name).map(|attr| attr.value.to_string())
}
