//! A body as a tree: blocks, and what stands in their lines, each with its place in the author's text.
//!
//! The nodes lie in one list in the order of the text, each before what it holds, and know where their contents end. So a
//! tree is a few allocations however long the text, and whoever makes something of it walks it with [`Node::children`] and
//! one exhaustive match. All that Markdown and Chinese text need to be understood has happened in [`crate::read`].

use crate::address::Address;
use crate::demand::Demand;
use crate::medium::Medium;
use crate::slip::Slip;
use crate::tags::Style;

/// How deep blocks and inline marks may nest; what lies deeper is written as plain text, and so is all of a text of which
/// one line opens more.
pub const MAX_NESTING: usize = 100;

/// A body as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    entries: Vec<Entry>,
    /// One for each entry, or none any more.
    places: Vec<Place>,
    /// All texts of the tree, one behind the other.
    text: String,
    links: Vec<Link>,
    pictures: Vec<Picture>,
    tables: Vec<Box<[Alignment]>>,
    /// What the author should know of, with its place.
    pub slips: Vec<(Slip, Place)>,
    /// What published HTML asks of the paper's policy, with its place.
    pub demands: Vec<(Demand, Place)>,
    /// Where the text nests deeper than [`MAX_NESTING`].
    pub too_deep: Option<u32>,
    /// Where a table begins whose rows leave out too many cells; then all of the text is plain.
    pub too_wide: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    kind: Kind,
    /// The first entry behind its contents.
    end: u32,
}

// Bodies are kept by the ten thousand.
const _: () = assert!(size_of::<Entry>() == 16);

/// A block or a part of a line.
#[derive(Clone, Copy)]
pub struct Node<'b> {
    body: &'b Body,
    at: u32,
}

/// A range of bytes in the author's text. Nothing that others are made from holds one, since places move as one types.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    pub start: u32,
    pub end: u32,
}

/// A text of a tree, for [`Body::text`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Text {
    start: u32,
    end: u32,
}

/// What a node is. Blocks first, then parts of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    /// With the author's level, 1 to 6, and the id that the author gave it, or nothing.
    Heading {
        level: u8,
        id: Text,
    },
    Quote,
    /// With the number of the first item, when items are numbered.
    List(Option<u32>),
    Item,
    /// With the language; its contents are [`Kind::Text`].
    CodeBlock(Text),
    /// HTML on lines of its own, without comments, that is published as it stands. Its contents are [`Kind::Html`],
    /// [`Kind::HtmlText`] and [`Kind::Attribute`].
    HtmlBlock,
    /// HTML on lines of its own, without comments, that is shown as text.
    ShownHtmlBlock(Text),
    /// With the alignment of its columns, for [`Body::alignments`].
    Table(u32),
    TableHead,
    TableRow,
    TableCell,
    /// With its label.
    Note(Text),
    Rule,
    Text(Text),
    /// White space by which an author indents a paragraph; the page does that.
    Indent(Text),
    /// The end of the author's line where words meet that need a space.
    SoftBreak,
    /// The end of the author's line between characters that need none.
    Joint,
    HardBreak,
    Code(Text),
    /// HTML that is published as it stands: a tag or a part of one, or what readers do not see, such as a script.
    Html(Text),
    /// What readers see of HTML that is published, as they see it.
    HtmlText(Text),
    /// An attribute with addresses, by its name: [`Kind::HtmlLink`], [`Kind::HtmlPicture`], and what stands between.
    Attribute(Text),
    /// The address that an attribute links to, for [`Body::link`].
    HtmlLink(u32),
    /// The address that an attribute shows something from, for [`Body::picture`]; its contents describe it.
    HtmlPicture(u32),
    /// HTML that is shown as text.
    ShownHtml(Text),
    /// A note of the newsroom, which no reader sees.
    Comment,
    Emphasis,
    Strong,
    Deletion,
    /// What a tag makes of its text that Markdown has no mark for.
    Styled(Style),
    /// For [`Body::link`].
    Link(u32),
    /// For [`Body::picture`]; its contents describe it.
    Picture(u32),
    /// The citation of a note, with its label.
    Citation(Text),
}

/// How a column of a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// As typed.
    pub target: Text,
    pub title: Text,
    pub address: Address,
    pub form: LinkForm,
    /// Whether the paper sends its readers there.
    pub is_allowed: bool,
}

/// How a link was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkForm {
    /// `[text](target)`
    Text,
    /// `<https://target>`
    Bare,
    /// `<somebody@target>`
    Email,
    /// `<a href="target">`
    Html,
}

/// What a picture shows, or what is played in its place, and from where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// As typed.
    pub src: Text,
    pub title: Text,
    pub address: Address,
    pub medium: Medium,
}

impl Body {
    /// Its blocks.
    pub fn blocks(&self) -> Nodes<'_> {
        Nodes { body: self, next: 0, end: offset(self.entries.len()) }
    }

    /// Every node, each before what it holds.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..offset(self.entries.len())).map(|at| Node { body: self, at })
    }

    pub fn text(&self, text: Text) -> &str {
        &self.text[text.start as usize..text.end as usize]
    }

    /// The link of a [`Kind::Link`].
    pub fn link(&self, number: u32) -> Link {
        self.links[number as usize]
    }

    /// The picture of a [`Kind::Picture`].
    pub fn picture(&self, number: u32) -> Picture {
        self.pictures[number as usize]
    }

    /// The columns of a [`Kind::Table`].
    pub fn alignments(&self, table: u32) -> &[Alignment] {
        &self.tables[table as usize]
    }

    /// How much memory it takes, in bytes.
    pub fn size(&self) -> usize {
        size_of::<Body>()
            + self.text.capacity()
            + self.entries.capacity() * size_of::<Entry>()
            + self.places.capacity() * size_of::<Place>()
            + self.links.capacity() * size_of::<Link>()
            + self.pictures.capacity() * size_of::<Picture>()
            + self.tables.iter().map(|columns| size_of::<Box<[Alignment]>>() + columns.len()).sum::<usize>()
    }
}

impl<'b> Node<'b> {
    pub fn kind(self) -> Kind {
        self.entry().kind
    }

    /// Nothing in a body that was [`Body::compact`]ed.
    pub fn place(self) -> Place {
        self.body.places.get(self.at as usize).copied().unwrap_or_default()
    }

    /// What it holds.
    pub fn children(self) -> Nodes<'b> {
        Nodes { body: self.body, next: self.at + 1, end: self.entry().end }
    }

    fn entry(self) -> &'b Entry {
        &self.body.entries[self.at as usize]
    }
}

/// Nodes beside each other.
#[derive(Clone)]
pub struct Nodes<'b> {
    body: &'b Body,
    next: u32,
    end: u32,
}

impl<'b> Iterator for Nodes<'b> {
    type Item = Node<'b>;

    fn next(&mut self) -> Option<Node<'b>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node { body: self.body, at: self.next };
        self.next = node.entry().end;
        Some(node)
    }
}

/// A tree that grows.
#[derive(Default)]
pub(crate) struct Builder {
    body: Body,
    /// The entries whose contents come next.
    open: Vec<u32>,
}

impl Builder {
    /// For a text of so many bytes.
    pub fn for_text_of(bytes: usize) -> Builder {
        let mut builder = Builder::default();
        builder.body.text.reserve(bytes);
        builder.body.entries.reserve(bytes / 64 + 4);
        builder.body.places.reserve(bytes / 64 + 4);
        builder
    }

    /// Adds a node that holds nothing; says where it lies.
    pub fn add(&mut self, kind: Kind, place: Place) -> u32 {
        let at = offset(self.body.entries.len());
        self.body.entries.push(Entry { kind, end: at + 1 });
        self.body.places.push(place);
        at
    }

    /// Adds a node; what comes until it is closed is its contents.
    pub fn open(&mut self, kind: Kind, place: Place) {
        let at = self.add(kind, place);
        self.open.push(at);
    }

    /// Ends the contents of the last node that is open.
    pub fn close(&mut self) {
        if let Some(at) = self.open.pop() {
            self.body.entries[at as usize].end = offset(self.body.entries.len());
        }
    }

    /// Makes the last node that is open one that holds nothing; what it held stands beside it.
    pub fn undo(&mut self, kind: Kind) {
        if let Some(at) = self.open.pop() {
            self.body.entries[at as usize] = Entry { kind, end: at + 1 };
        }
    }

    /// How many nodes are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    pub fn last_open(&self) -> Option<Kind> {
        self.open.last().map(|at| self.body.entries[*at as usize].kind)
    }

    /// Whether the last node breaks its line.
    pub fn ends_with_break(&self) -> bool {
        self.body.entries.last().is_some_and(|entry| entry.kind == Kind::HardBreak)
    }

    /// Says what a node is after all.
    pub fn change(&mut self, at: u32, kind: Kind) {
        self.body.entries[at as usize].kind = kind;
    }

    pub fn text(&mut self, text: &str) -> Text {
        let start = offset(self.body.text.len());
        self.body.text.push_str(text);
        Text { start, end: offset(self.body.text.len()) }
    }

    pub fn link(&mut self, link: Link) -> Kind {
        self.body.links.push(link);
        Kind::Link(offset(self.body.links.len() - 1))
    }

    pub fn picture(&mut self, picture: Picture) -> Kind {
        self.body.pictures.push(picture);
        Kind::Picture(offset(self.body.pictures.len() - 1))
    }

    pub fn html_link(&mut self, link: Link) -> Kind {
        self.body.links.push(link);
        Kind::HtmlLink(offset(self.body.links.len() - 1))
    }

    pub fn html_picture(&mut self, picture: Picture) -> Kind {
        self.body.pictures.push(picture);
        Kind::HtmlPicture(offset(self.body.pictures.len() - 1))
    }

    pub fn table(&mut self, columns: Box<[Alignment]>) -> Kind {
        self.body.tables.push(columns);
        Kind::Table(offset(self.body.tables.len() - 1))
    }

    /// Notes something that the author should know of.
    pub fn slip(&mut self, slip: Slip, at: Place) {
        self.body.slips.push((slip, at));
    }

    /// Notes what HTML asks of the paper's policy.
    pub fn demand(&mut self, demand: Demand, at: Place) {
        self.body.demands.push((demand, at));
    }

    pub fn finish(mut self, too_deep: Option<u32>, too_wide: Option<u32>) -> Body {
        while !self.open.is_empty() {
            self.close();
        }
        Body { too_deep, too_wide, ..self.body }
    }
}

impl Body {
    /// Gives back the memory that no writer needs, places too.
    pub fn compact(&mut self) {
        self.places = Vec::new();
        self.slips = Vec::new();
        self.demands = Vec::new();
        // Copied: what is shrunk in place keeps its place.
        self.text = self.text.as_str().to_owned();
        self.entries = self.entries.as_slice().to_vec();
        self.links = self.links.as_slice().to_vec();
    }
}

/// A tree is of no text larger than 4 GiB; [`crate::read`] sees to that.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
