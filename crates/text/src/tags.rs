//! HTML that editors need: the tags of a word or two, without attributes. They work wherever text stands, in bodies and in
//! headlines, and whether the paper publishes HTML or not.

use std::borrow::Cow;

use crate::characters::ends_wide;

/// What such a tag makes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Superscript,
    Subscript,
    Underline,
    Highlight,
    Small,
    /// Text with its pronunciation, in [`Style::RubyText`].
    Ruby,
    RubyText,
    /// Brackets around a pronunciation, for programs that cannot set it above its text.
    RubyParenthesis,
}

impl Style {
    /// The name of its element.
    #[must_use]
    pub fn element(self) -> &'static str {
        match self {
            Style::Superscript => "sup",
            Style::Subscript => "sub",
            Style::Underline => "u",
            Style::Highlight => "mark",
            Style::Small => "small",
            Style::Ruby => "ruby",
            Style::RubyText => "rt",
            Style::RubyParenthesis => "rp",
        }
    }

    /// Whether it is not of the text itself: how it is spoken.
    #[must_use]
    pub fn is_aside(self) -> bool {
        matches!(self, Style::RubyText | Style::RubyParenthesis)
    }

    /// Its text in characters that need no tag: 10<sup>4</sup> is 10⁴, not 104.
    #[must_use]
    pub fn in_characters(self, text: &str) -> Option<String> {
        let characters: &[(char, char)] = match self {
            Style::Superscript => &SUPERSCRIPT,
            Style::Subscript => &SUBSCRIPT,
            _ => return None,
        };
        let find = |c: char| characters.iter().find(|(plain, _)| *plain == c).map(|(_, raised)| *raised);
        text.chars().map(find).collect()
    }
}

/// Characters above and below the line (Unicode, “Superscripts and Subscripts”, and what Latin-1 has of them).
const SUPERSCRIPT: [(char, char); 18] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
    ('i', 'ⁱ'),
];
const SUBSCRIPT: [(char, char); 16] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
];

/// What a tag names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Element {
    Break,
    Strong,
    Emphasis,
    Deletion,
    Styled(Style),
}

/// A tag without attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'t> {
    /// As it was typed, without its brackets.
    pub name: &'t str,
    pub element: Element,
    pub is_end: bool,
    /// All of it, in bytes.
    pub len: usize,
}

impl<'t> Tag<'t> {
    /// The tag that a text begins with, when it is one of those that work.
    pub fn at_start(text: &'t str) -> Option<Tag<'t>> {
        let rest = text.strip_prefix('<')?;
        let (rest, is_end) = rest.strip_prefix('/').map_or((rest, false), |rest| (rest, true));
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).take(LONGEST + 1).count();
        let name = &rest[..length];
        let element = element(name)?;
        let behind = rest[length..].trim_start_matches([' ', '\t', '\n']);
        let behind = if element == Element::Break { behind.trim_start_matches('/') } else { behind };
        let behind = behind.strip_prefix('>')?;
        // `</br>` is what some type for `<br>`, and browsers take it so.
        let is_end = is_end && element != Element::Break;
        Some(Tag { name, element, is_end, len: text.len() - behind.len() })
    }
}

/// The longest of their names, in bytes.
const LONGEST: usize = 6;

fn element(name: &str) -> Option<Element> {
    let elements = [
        ("br", Element::Break),
        ("b", Element::Strong),
        ("strong", Element::Strong),
        ("i", Element::Emphasis),
        ("em", Element::Emphasis),
        ("s", Element::Deletion),
        ("del", Element::Deletion),
        ("sup", Element::Styled(Style::Superscript)),
        ("sub", Element::Styled(Style::Subscript)),
        ("u", Element::Styled(Style::Underline)),
        ("mark", Element::Styled(Style::Highlight)),
        ("small", Element::Styled(Style::Small)),
        ("ruby", Element::Styled(Style::Ruby)),
        ("rt", Element::Styled(Style::RubyText)),
        ("rp", Element::Styled(Style::RubyParenthesis)),
    ];
    elements.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, element)| *element)
}

/// A text of one line, such as a headline, without the tags that work in it: what they mean is in its characters. A tag
/// that nothing closes is text.
#[must_use]
pub fn without_tags(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return text.into();
    }
    let mut line = Line::default();
    let mut at = 0;
    while let Some(found) = text[at..].find('<') {
        let start = at + found;
        line.out.push_str(&text[at..start]);
        at = if let Some(tag) = Tag::at_start(&text[start..]) {
            line.read(tag, &text[start..start + tag.len]);
            start + tag.len
        } else {
            line.out.push('<');
            start + 1
        };
    }
    line.out.push_str(&text[at..]);
    line.finish()
}

/// A line whose tags are taken out.
#[derive(Default)]
struct Line<'t> {
    out: String,
    /// The tags that are open, each with where its text begins.
    open: Vec<(Tag<'t>, &'t str, usize)>,
}

/// More tags than these do not stand in each other in a line that a person typed.
const DEEPEST: usize = 16;

impl<'t> Line<'t> {
    fn read(&mut self, tag: Tag<'t>, typed: &'t str) {
        if tag.element == Element::Break {
            return self.out.push(' ');
        }
        let is_closed = tag.is_end && self.open.last().is_some_and(|(open, _, _)| open.element == tag.element);
        if is_closed && let Some((open, _, start)) = self.open.pop() {
            return self.close(open, start);
        }
        if tag.is_end || self.open.len() >= DEEPEST {
            return self.out.push_str(typed);
        }
        self.open.push((tag, typed, self.out.len()));
    }

    fn close(&mut self, tag: Tag<'_>, start: usize) {
        let Element::Styled(style) = tag.element else { return };
        let text = &self.out[start..];
        match style {
            Style::RubyText => {
                let said =
                    if ends_wide(&self.out[..start], true) { format!("（{text}）") } else { format!(" ({text})") };
                self.out.replace_range(start.., &said);
            }
            Style::RubyParenthesis => self.out.truncate(start),
            _ => {
                if let Some(raised) = style.in_characters(text) {
                    self.out.replace_range(start.., &raised);
                }
            }
        }
    }

    /// The line, with the tags that nothing closed.
    fn finish(mut self) -> Cow<'static, str> {
        for (_, typed, start) in self.open.into_iter().rev() {
            self.out.insert_str(start, typed);
        }
        self.out.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_has_its_tags_in_its_characters() {
        for (typed, shown) in [
            ("CO<sub>2</sub>减排<SUP>+</SUP>", "CO₂减排⁺"),
            ("新建<b>10<sup>4</sup></b>亩", "新建10⁴亩"),
            ("甲<br/>乙<br>丙", "甲 乙 丙"),
            ("<ruby>埗<rp>(</rp><rt>bù</rt><rp>)</rp></ruby>头", "埗（bù）头"),
            ("第1<sup>st</sup>届", "第1st届"),
            ("<b>甲 a<b 《<i>》", "<b>甲 a<b 《<i>》"),
            ("<u>甲</b>", "<u>甲</b>"),
            ("<sup class=\"x\">2</sup>", "<sup class=\"x\">2</sup>"),
        ] {
            assert_eq!(without_tags(typed), shown);
        }
    }
}
