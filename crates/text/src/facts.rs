//! What other pages may know of a body.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::address::{Address, scheme_of};
use crate::body::{self, Body, Kind, LinkForm, Node, Nodes, Place};
use crate::characters::{join_lines, without_marks};
use crate::demand::Demand;
use crate::markup::{Effect, effect};
use crate::noted::{Link, Many, Picture, Strange};
use crate::opening::Opening;
use crate::slip::Slip;
use crate::tags::Style;
use crate::words::Words;

/// What other pages may know of a body; places are bytes in its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// 字数: Han, kana and Hangul characters, and Latin words and numbers, without code and bare addresses.
    pub words: u32,
    /// The first sentences of prose, at most about 120 characters.
    pub opening: String,
    /// Every link into this site, in order.
    pub links: Vec<Link>,
    /// Every link to a place in the same page, `#id`, in order.
    pub fragments: Vec<Link>,
    /// Every picture of this site, in order.
    pub pictures: Vec<Picture>,
    /// The addresses of pictures that lie elsewhere, and `data:` for those in the text itself.
    pub elsewhere: Vec<Link>,
    /// Where HTML stands that is shown as text; empty when the options publish it.
    pub raw_html: Vec<u32>,
    /// Addresses by schemes that not every paper has, the first of them.
    pub strange: Vec<Strange>,
    /// Paths of somebody's own machine, the first of them.
    pub of_machine: Vec<Link>,
    /// What the author should know of, the first of it, with its places.
    pub slips: Vec<(Slip, Range<u32>)>,
    /// What published HTML asks of the paper's policy, the first of it, with its places.
    pub demands: Vec<(Demand, Range<u32>)>,
    /// Where the text nests deeper than [`crate::MAX_NESTING`].
    pub too_deep: Option<u32>,
    /// Where a table begins whose rows leave out too many cells.
    pub too_wide: Option<u32>,
    /// Where the link or the picture stands that is one more than a body may have.
    pub too_many: Option<(Many, u32)>,
}

/// Places of HTML and of strange addresses that are kept; more need not be told.
const MOST_PLACES: usize = 20;
/// As much of a scheme as is told, in characters.
const LONGEST_SCHEME: usize = 40;

/// As much of a path of a machine, or of a strange address, as is kept, in characters.
const LONGEST_PATH: usize = 300;

/// Finds the facts of a body.
#[must_use]
pub fn facts(body: &Body) -> Facts {
    let mut gatherer =
        Gatherer { body, facts: Facts::default(), words: Words::default(), opening: Opening::default(), asides: 0 };
    gatherer.nodes(body.blocks(), Within::default());
    Facts {
        words: gatherer.words.count,
        opening: gatherer.opening.finish(),
        slips: body.slips.iter().take(MOST_PLACES).map(|(slip, at)| (*slip, at.start..at.end)).collect(),
        demands: body.demands.iter().take(MOST_PLACES).map(|(demand, at)| (demand.clone(), at.start..at.end)).collect(),
        too_deep: body.too_deep,
        too_wide: body.too_wide,
        ..gatherer.facts
    }
}

struct Gatherer<'b> {
    body: &'b Body,
    facts: Facts,
    words: Words,
    opening: Opening,
    /// How many headings, lists and tables of published HTML are open.
    asides: usize,
}

/// What a node stands in.
#[derive(Clone, Copy, Default)]
struct Within {
    /// A block that holds no prose for an opening: a heading, a list, a table, a note.
    is_aside: bool,
    is_paragraph: bool,
    /// An address that stands for itself, whose words nobody counts.
    is_bare_link: bool,
    description: Description,
}

/// What a text describes.
#[derive(Clone, Copy, Default, PartialEq)]
enum Description {
    #[default]
    Nothing,
    /// The outermost picture around it, by its index, which is the site's.
    Picture(usize),
    /// Another's picture.
    Foreign,
}

impl<'b> Gatherer<'b> {
    fn nodes(&mut self, nodes: Nodes<'b>, within: Within) {
        for node in nodes {
            self.node(node, within);
        }
    }

    fn node(&mut self, node: Node<'b>, within: Within) {
        match node.kind() {
            Kind::Paragraph => self.paragraph(node, within),
            Kind::Heading { .. } | Kind::List(_) | Kind::Table(_) | Kind::Note(_) => {
                self.block(node, Within { is_aside: true, ..within });
            }
            Kind::Quote | Kind::Item | Kind::TableHead | Kind::TableRow | Kind::TableCell => self.block(node, within),
            Kind::CodeBlock(_) => self.words.pause(),
            Kind::HtmlBlock => self.published(node, within),
            Kind::Html(html) => self.tag(self.body.text(html), within),
            Kind::HtmlText(text) => self.flowing(self.body.text(text), within),
            Kind::HtmlLink(number) => self.html_link(self.body.link(number), node.place()),
            Kind::ShownHtmlBlock(html) => {
                if !self.body.text(html).is_empty() {
                    self.note_html(node.place());
                }
                self.words.pause();
            }
            Kind::Rule | Kind::Comment | Kind::Citation(_) => {}
            Kind::Text(text) | Kind::Indent(text) => self.text(self.body.text(text), within),
            Kind::SoftBreak | Kind::Joint | Kind::HardBreak => self.line_break(within),
            Kind::Code(code) => self.code(self.body.text(code), within),
            Kind::ShownHtml(html) => {
                self.note_html(node.place());
                self.describe(self.body.text(html), within);
            }
            Kind::Styled(style) => self.styled(style, node, within),
            Kind::Attribute(_) | Kind::Emphasis | Kind::Strong | Kind::Deletion => self.nodes(node.children(), within),
            Kind::Link(number) => {
                let link = self.body.link(number);
                self.link(link, node.place());
                let is_bare_link = matches!(link.form, LinkForm::Bare | LinkForm::Email);
                self.nodes(node.children(), Within { is_bare_link, ..within });
            }
            Kind::Picture(number) | Kind::HtmlPicture(number) => self.picture(node, self.body.picture(number), within),
        }
    }

    /// What is raised or lowered is so in characters too, and nobody counts how a word is spoken.
    fn styled(&mut self, style: Style, node: Node<'b>, within: Within) {
        if style.is_aside() {
            let description = Description::Foreign;
            let within = Within { is_aside: true, is_bare_link: true, description, ..within };
            return self.nodes(node.children(), within);
        }
        let mut children = node.children();
        let only = match (children.next().map(Node::kind), children.next()) {
            (Some(Kind::Text(text)), None) => style.in_characters(self.body.text(text)),
            _ => None,
        };
        match only {
            Some(raised) => self.text(&raised, within),
            None => self.nodes(node.children(), within),
        }
    }

    fn block(&mut self, node: Node<'b>, within: Within) {
        self.nodes(node.children(), within);
        self.words.pause();
    }

    fn paragraph(&mut self, node: Node<'b>, within: Within) {
        let within = Within { is_paragraph: true, ..within };
        self.nodes(node.children(), within);
        if self.is_prose(within) {
            self.opening.end_paragraph();
        }
        self.words.pause();
    }

    /// A block of published HTML is prose, as far as its tags do not say otherwise.
    fn published(&mut self, node: Node<'b>, within: Within) {
        self.nodes(node.children(), Within { is_paragraph: true, ..within });
        self.end_prose(within);
    }

    /// A tag of published HTML, by what it does to the text around it.
    fn tag(&mut self, html: &str, within: Within) {
        match effect(html) {
            Effect::Nothing => {}
            Effect::Break => self.line_break(within),
            Effect::Block | Effect::Cell => self.end_prose(within),
            Effect::Aside { is_end } => {
                self.end_prose(within);
                self.asides = if is_end { self.asides.saturating_sub(1) } else { self.asides + 1 };
            }
        }
    }

    fn end_prose(&mut self, within: Within) {
        if self.is_prose(Within { is_paragraph: true, ..within }) {
            self.opening.end_paragraph();
        }
        self.words.pause();
    }

    /// Text of published HTML, whose line ends and margins mean nothing.
    fn flowing(&mut self, text: &str, within: Within) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.line_break(within);
            }
            let line = if at > 0 { line.trim_start() } else { line };
            if !line.is_empty() {
                self.text(line, within);
            }
        }
    }

    fn html_link(&mut self, link: body::Link, place: Place) {
        if matches!(link.address, Address::Site | Address::Machine) {
            self.link(link, place);
        }
    }

    fn note_html(&mut self, place: Place) {
        if self.facts.raw_html.len() < MOST_PLACES {
            self.facts.raw_html.push(place.start);
        }
    }

    /// Whether there may be one more.
    fn is_within(&mut self, what: Many, count: usize, place: Place) -> bool {
        if count >= what.most() {
            self.facts.too_many.get_or_insert((what, place.start));
        }
        count < what.most()
    }

    fn note_strange(&mut self, address: &str, is_picture: bool, Place { start, end }: Place) {
        if self.facts.strange.len() < MOST_PLACES {
            let scheme = scheme_of(address).unwrap_or_default().chars().take(LONGEST_SCHEME).collect();
            let address = address.chars().take(LONGEST_PATH).collect();
            self.facts.strange.push(Strange { scheme, address, is_picture, start, end });
        }
    }

    fn note_machine(&mut self, path: &str, Place { start, end }: Place) {
        if self.facts.of_machine.len() < MOST_PLACES {
            let target = path.chars().take(LONGEST_PATH).collect();
            self.facts.of_machine.push(Link { target, start, end });
        }
    }

    fn link(&mut self, link: body::Link, place: Place) {
        let target = self.body.text(link.target);
        if link.form == LinkForm::Email {
            return;
        }
        if matches!(link.address, Address::Strange | Address::Embedded) {
            self.note_strange(target, false, place);
        }
        if link.address == Address::Machine {
            self.note_machine(target, place);
        }
        let list = match link.address {
            Address::Site => &mut self.facts.links,
            Address::Fragment => &mut self.facts.fragments,
            _ => return,
        };
        if list.len() >= Many::Links.most() {
            self.facts.too_many.get_or_insert((Many::Links, place.start));
            return;
        }
        list.push(Link { target: target.to_owned(), start: place.start, end: place.end });
    }

    fn picture(&mut self, node: Node<'b>, picture: body::Picture, within: Within) {
        let number = self.note_picture(picture, node.place());
        // Pictures inside a description are not shown, their own descriptions are.
        let description = match (within.description, number) {
            (Description::Nothing, Some(number)) => Description::Picture(number),
            (Description::Nothing, None) => Description::Foreign,
            (outer, _) => outer,
        };
        self.nodes(node.children(), Within { description, ..within });
        if let Some(number) = number {
            let alt = &mut self.facts.pictures[number].alt;
            *alt = without_marks(&join_lines(alt)).into_owned();
        }
        self.words.pause();
    }

    /// The number of a picture, when it is the site's.
    fn note_picture(&mut self, picture: body::Picture, place: Place) -> Option<usize> {
        let src = self.body.text(picture.src);
        let count = self.facts.pictures.len() + self.facts.elsewhere.len();
        if !self.is_within(Many::Pictures, count, place) {
            return None;
        }
        match picture.address {
            Address::Site => {
                let title = without_marks(self.body.text(picture.title)).into_owned();
                let Place { start, end } = place;
                self.facts.pictures.push(Picture { src: src.to_owned(), alt: String::new(), title, start, end });
                return Some(count - self.facts.elsewhere.len());
            }
            Address::External | Address::Embedded => {
                let target = if picture.address == Address::External { src } else { "data:" }.to_owned();
                self.facts.elsewhere.push(Link { target, start: place.start, end: place.end });
            }
            Address::Machine => self.note_machine(src, place),
            Address::Contact | Address::Strange => self.note_strange(src, true, place),
            Address::Fragment => {}
        }
        None
    }

    fn text(&mut self, text: &str, within: Within) {
        if within.description != Description::Nothing {
            return self.describe(text, within);
        }
        if !within.is_bare_link {
            self.words.read(text);
        }
        self.prose(text, within);
    }

    fn code(&mut self, code: &str, within: Within) {
        if within.description != Description::Nothing {
            return self.describe(code, within);
        }
        self.words.pause();
        self.prose(code, within);
    }

    fn line_break(&mut self, within: Within) {
        self.words.pause();
        if within.description != Description::Nothing {
            self.describe("\n", within);
        } else if self.is_prose(within) {
            self.opening.line_break();
        }
    }

    /// Adds to what the outermost open picture shows.
    fn describe(&mut self, text: &str, within: Within) {
        if let Description::Picture(number) = within.description {
            self.facts.pictures[number].alt.push_str(text);
        }
    }

    fn prose(&mut self, text: &str, within: Within) {
        if self.is_prose(within) {
            self.opening.read(text);
        }
    }

    fn is_prose(&self, within: Within) -> bool {
        within.is_paragraph && !within.is_aside && self.asides == 0 && !self.opening.is_full()
    }
}
