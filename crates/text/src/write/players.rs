//! Videos and sounds in HTML: players with controls, which fetch no more than how long they are until a reader plays them.

use super::addresses::{Player, Shown};
use super::inline::push_size;
use super::writer::{Writer, push_attribute, push_href, push_text, push_title};
use crate::body::{Node, Picture};
use crate::characters::{join_lines, without_marks};
use crate::medium::Medium;

impl<'w> Writer<'w> {
    /// A player, named by its description, or else by its title.
    pub fn player(&mut self, node: Node<'w>, picture: Picture, shown: &Shown<'w>, title: &str) {
        let player = self.addresses.player(self.body.text(picture.src));
        let element = if picture.medium == Medium::Video { "video" } else { "audio" };
        let described = join_lines(&self.description(node));
        let name =
            if described.trim().is_empty() { without_marks(self.body.text(picture.title)) } else { described.into() };
        self.out.extend(["<", element, " src=\""]);
        push_href(self.out, &shown.url);
        if !name.trim().is_empty() {
            self.out.push_str("\" aria-label=\"");
            push_attribute(self.out, name.trim());
        }
        push_title(self.out, title);
        self.out.push_str("\" controls preload=\"metadata\"");
        if picture.medium == Medium::Video {
            self.out.push_str(" playsinline");
            if !player.poster.is_empty() {
                self.out.push_str(" poster=\"");
                push_href(self.out, &player.poster);
                self.out.push('"');
            }
            push_size(self.out, shown.width, shown.height);
        }
        self.out.push('>');
        self.captions(&player);
        self.link_to(&shown.url, [&player.link, name.trim(), &shown.url]);
        self.out.extend(["</", element, ">"]);
    }

    /// The first is shown unless a reader chooses otherwise.
    fn captions(&mut self, player: &Player<'_>) {
        for (at, captions) in player.captions.iter().enumerate() {
            self.out.push_str("<track kind=\"captions\" src=\"");
            push_href(self.out, &captions.url);
            self.out.push_str("\" srclang=\"");
            push_attribute(self.out, &captions.language);
            self.out.push_str("\" label=\"");
            push_attribute(self.out, &captions.label);
            self.out.push_str(if at == 0 { "\" default>" } else { "\">" });
        }
    }

    /// For browsers that play nothing: a link that says the first of these texts that is there.
    fn link_to(&mut self, url: &str, texts: [&str; 3]) {
        self.out.push_str("<a href=\"");
        push_href(self.out, url);
        self.out.push_str("\">");
        push_text(self.out, texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default());
        self.out.push_str("</a>");
    }
}
