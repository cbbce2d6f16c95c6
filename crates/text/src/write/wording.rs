//! The wording of a body: what its readers can read, to be searched; a block a line.

use crate::body::{Body, Kind, Node};
use crate::markup::{Effect, effect};
use crate::tags::Style;

/// What readers can read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// Without marks and addresses. A reading above a text stands on a line behind it.
    pub text: String,
    /// What is said of pictures, videos and sounds.
    pub captions: Vec<String>,
}

/// What readers can read of a body.
pub fn wording(body: &Body) -> Wording {
    let mut writer = Writer { body, wording: Wording::default(), readings: vec![] };
    body.blocks().for_each(|block| writer.node(block));
    writer.line();
    let Wording { mut text, captions } = writer.wording;
    text.truncate(text.trim_end().len());
    Wording { text, captions }
}

struct Writer<'b> {
    body: &'b Body,
    wording: Wording,
    readings: Vec<String>,
}

impl<'b> Writer<'b> {
    fn node(&mut self, node: Node<'b>) {
        match node.kind() {
            Kind::Text(text) | Kind::Code(text) | Kind::HtmlText(text) | Kind::ShownHtml(text) => {
                self.wording.text.push_str(self.body.text(text));
            }
            Kind::ShownHtmlBlock(text) => {
                self.line();
                self.wording.text.push_str(self.body.text(text));
                self.line();
            }
            Kind::SoftBreak => self.wording.text.push(' '),
            Kind::HardBreak => self.line(),
            Kind::Html(html) => match effect(self.body.text(html)) {
                Effect::Nothing => {}
                Effect::Cell => self.wording.text.push(' '),
                Effect::Break | Effect::Block | Effect::Aside { .. } => self.line(),
            },
            Kind::Styled(Style::RubyText) => {
                let reading = self.apart(node);
                self.readings.extend(reading);
            }
            Kind::Picture(_) | Kind::HtmlPicture(_) => {
                let caption = self.apart(node);
                self.wording.captions.extend(caption);
            }
            Kind::Styled(Style::RubyParenthesis)
            | Kind::Indent(_)
            | Kind::Joint
            | Kind::HtmlLink(_)
            | Kind::Comment
            | Kind::Citation(_) => {}
            Kind::TableCell => {
                self.inside(node);
                self.wording.text.push(' ');
            }
            Kind::Emphasis | Kind::Strong | Kind::Deletion | Kind::Styled(_) | Kind::Link(_) | Kind::Attribute(_) => {
                self.inside(node);
            }
            Kind::Paragraph
            | Kind::Heading { .. }
            | Kind::Quote
            | Kind::List(_)
            | Kind::Item
            | Kind::CodeBlock(_)
            | Kind::HtmlBlock
            | Kind::Table(_)
            | Kind::TableHead
            | Kind::TableRow
            | Kind::Note(_)
            | Kind::Rule => {
                self.line();
                self.inside(node);
                self.line();
            }
        }
    }

    fn inside(&mut self, node: Node<'b>) {
        node.children().for_each(|part| self.node(part));
    }

    /// What stands in a node, apart from the text.
    fn apart(&mut self, node: Node<'b>) -> Option<String> {
        let text = std::mem::take(&mut self.wording.text);
        self.inside(node);
        let apart = std::mem::replace(&mut self.wording.text, text);
        let apart = apart.trim();
        (!apart.is_empty()).then(|| apart.to_owned())
    }

    /// Ends the line, if one has begun.
    fn line(&mut self) {
        let text = &mut self.wording.text;
        text.truncate(text.trim_end().len());
        for reading in self.readings.drain(..) {
            text.push('\n');
            text.push_str(&reading);
        }
        if !text.is_empty() {
            text.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, read};

    fn text(markdown: &str) -> String {
        wording(&read(markdown, Options::default())).text
    }

    #[test]
    fn marks_and_addresses_are_no_words() {
        assert_eq!(
            text("## 港口\n\n今日**开通**[渡轮](https://example.com/a)，\n`A1`。<!-- 编者 -->\n\n- 一\n- 二"),
            "港口\n今日开通渡轮， A1。\n一\n二"
        );
        assert_eq!(text("| 船 | 班 |\n|---|---|\n| 鹤屿 | 26 |"), "船 班\n鹤屿 26");
    }

    #[test]
    fn a_reading_does_not_part_the_text_that_it_stands_above() {
        assert_eq!(text("看<ruby>龘<rp>(</rp><rt>dá</rt><rp>)</rp></ruby>龙。\n\n完。"), "看龘龙。\ndá\n完。");
    }

    #[test]
    fn what_is_said_of_pictures_stands_apart() {
        let Wording { text, captions } = wording(&read("前![渡轮靠岸](a.jpg)后", Options::default()));
        assert_eq!((text.as_str(), captions), ("前后", vec!["渡轮靠岸".to_owned()]));
    }
}
