//! A document as browsers read it, in one form for all ways to write it that mean the same; for tests.
//!
//! What the minifier calls meaningless is left out on both sides, by its own table of elements: comments, white space where
//! a layout has no text, more than one space elsewhere, and attributes that say what goes without saying.
//! What of that white space browsers show is told by `shown`.

use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// One line a node, a text in quotation marks.
pub fn document(html: &str) -> String {
    // Without scripts, so that what stands in for them is read too.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let dom = parse_document(RcDom::default(), ParseOpts { tree_builder, ..ParseOpts::default() }).one(html);
    let mut lines = String::new();
    write(&dom.document, Space::Layout, 0, &mut lines);
    lines
}

/// What white space means to an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    /// Nothing where there is nothing else, or at the ends.
    Layout,
    /// Nothing at the ends.
    Content,
    Formatting,
    /// Everything.
    Kept,
    /// Everything, down to the last element.
    Preformatted,
}

const LAYOUT: &str = " article aside blockquote body colgroup datalist dialog div dl fieldset figure footer form head header \
    hgroup html main map menu nav ol optgroup picture section select table tbody tfoot thead tr ul ";
const CONTENT: &str = " address audio button canvas caption figcaption h1 h2 h3 h4 h5 h6 legend meter object option p summary \
    video dd details dt iframe label li noscript output progress slot td template th title desc text ";
const KEPT: &str = " textarea code ";
const SVG_FORMATTING: &str = " a tspan textPath ";

fn space(name: &str, is_svg: bool) -> Space {
    let is_in = |names: &str| names.contains(&format!(" {name} "));
    match () {
        () if is_svg && is_in(SVG_FORMATTING) => Space::Formatting,
        () if is_in(CONTENT) => Space::Content,
        () if is_svg || is_in(LAYOUT) => Space::Layout,
        () if is_in(KEPT) => Space::Kept,
        () if name == "pre" => Space::Preformatted,
        () => Space::Formatting,
    }
}

/// A child that is no comment; texts beside each other are one.
enum Child {
    Text(String),
    Other(Handle),
}

fn write(node: &Handle, within: Space, depth: usize, lines: &mut String) {
    let mut children = vec![];
    for child in node.children.borrow().iter() {
        match (&child.data, children.last_mut()) {
            (NodeData::Comment { .. }, _) => {}
            // Of the texts beside a comment each means something by itself.
            (NodeData::Text { .. }, _) if within == Space::Layout && text(child).trim_ascii().is_empty() => {}
            (NodeData::Text { .. }, Some(Child::Text(before))) => before.push_str(&text(child)),
            (NodeData::Text { .. }, _) => children.push(Child::Text(text(child))),
            _ => children.push(Child::Other(child.clone())),
        }
    }
    let last = children.len().saturating_sub(1);
    for (at, child) in children.iter().enumerate() {
        match child {
            Child::Text(text) => {
                let text = shown(text, within, at == 0, at == last);
                if !text.is_empty() {
                    lines.push_str(&format!("{}{text:?}\n", "  ".repeat(depth)));
                }
            }
            Child::Other(node) => element(node, within, depth, lines),
        }
    }
}

fn shown(text: &str, within: Space, is_first: bool, is_last: bool) -> String {
    let is_space = |c: char| c.is_ascii_whitespace();
    if matches!(within, Space::Kept | Space::Preformatted) {
        return text.to_owned();
    }
    let is_trimmed = within != Space::Formatting;
    let is_at_end = is_trimmed && (is_first || is_last);
    if text.chars().all(is_space) {
        return if is_at_end { String::new() } else { " ".to_owned() };
    }
    let mut shown = text.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if text.starts_with(is_space) && !(is_first && is_trimmed) {
        shown.insert(0, ' ');
    }
    if text.ends_with(is_space) && !(is_last && is_trimmed) {
        shown.push(' ');
    }
    shown
}

fn element(node: &Handle, within: Space, depth: usize, lines: &mut String) {
    let NodeData::Element { name, attrs, template_contents, .. } = &node.data else {
        lines.push_str(&format!("{}{:?}\n", "  ".repeat(depth), node.data));
        return;
    };
    let tag = name.local.to_string();
    let mut attributes: Vec<String> = attrs.borrow().iter().filter_map(|attr| attribute(&tag, attr)).collect();
    attributes.sort();
    lines.push_str(&format!("{}<{tag}> {}\n", "  ".repeat(depth), attributes.join(" ")));
    if matches!(tag.as_str(), "script" | "style") {
        let text: String = node.children.borrow().iter().map(text).collect();
        lines.push_str(&format!("{}{:?}\n", "  ".repeat(depth + 1), text.trim()));
        return;
    }
    let is_svg = &*name.ns == "http://www.w3.org/2000/svg";
    let inner = if within == Space::Preformatted && !is_svg { within } else { space(&tag, is_svg) };
    write(node, inner, depth + 1, lines);
    if let Some(content) = &*template_contents.borrow() {
        write(content, Space::Content, depth + 1, lines);
    }
}

fn text(node: &Handle) -> String {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        _ => String::new(),
    }
}

/// An attribute, unless it goes without saying.
fn attribute(tag: &str, attribute: &Attribute) -> Option<String> {
    let name = attribute.name.local.to_string();
    let mut value = attribute.value.to_string();
    if matches!(name.as_str(), "class" | "d") {
        value = value.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    }
    // The width and the scale of a viewport.
    if (tag, name.as_str()) == ("meta", "content") {
        value = value.replace(", initial-scale", ",initial-scale");
    }
    match (tag, name.as_str(), value.as_str()) {
        (_, "class" | "id" | "style" | "name" | "d", "")
        | ("input", "type", "text")
        | ("form", "method", "get")
        | ("img", "loading", "eager") => {
            return None;
        }
        (_, "checked" | "selected" | "disabled" | "hidden" | "open" | "required", _) => value.clear(),
        _ => {}
    }
    Some(format!("{name}={value:?}"))
}
