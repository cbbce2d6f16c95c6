//! What stands in a line of a twin: text and its breaks, marks, codes, links, pictures.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, LinkType};

use super::{Begun, Form, Image, Twin};
use crate::markdown::address::Address;
use crate::markdown::escape::{escape, fence, write_destination};
use crate::markdown::facts::is_site_link;
use crate::markdown::text::{ends_wide, join_lines, starts_wide};

/// In more quotes and lists than this, a line break is a space: its margin would be longer than what an author types.
const DEEPEST_BREAK: usize = 8;

impl Twin<'_> {
    /// Text as the author meant it to be read.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(image) = &mut self.image {
            return image.alt.push_str(text);
        }
        self.open();
        let text = if self.line.begun == Begun::Nothing { text.trim_start_matches(['\u{3000}', ' ']) } else { text };
        self.settle_break(text);
        match self.form {
            Form::Plain => self.out.push_str(text),
            Form::Markdown => escape(text, self.line.begun, &mut self.out),
        }
        self.line.begun = self.line.begun.with(text);
    }

    /// A line break vanishes between wide characters and is a space elsewhere.
    fn settle_break(&mut self, text: &str) {
        if std::mem::take(&mut self.line.has_soft_break)
            && self.line.begun != Begun::Nothing
            && !(self.line.is_wide && starts_wide(text, self.line.is_wide))
        {
            self.out.push(' ');
        }
        self.line.is_wide = ends_wide(text, self.line.is_wide);
    }

    pub(super) fn mark(&mut self, mark: &str) {
        self.open();
        self.settle_break("");
        self.out.push_str(mark);
        self.line.begun = Begun::Text;
    }

    /// A mark that plain text does without.
    pub(super) fn markdown(&mut self, mark: &str) {
        if self.form == Form::Markdown && self.image.is_none() {
            self.open();
            // The break is settled by the text inside, so that no space stands at the wrong side of a mark.
            if self.line.has_soft_break && !self.line.is_wide {
                self.settle_break("");
            }
            self.out.push_str(mark);
            self.line.begun = Begun::Text;
        }
    }

    pub(super) fn raw(&mut self, html: &str) {
        if self.image.is_none() {
            self.markdown(html);
        }
    }

    pub(super) fn code_span(&mut self, code: &str) {
        if let Some(image) = &mut self.image {
            return image.alt.push_str(code);
        }
        self.open();
        self.settle_break(code);
        if self.form == Form::Plain {
            self.out.push_str(code);
        } else {
            let (fence, pad) =
                (fence(code, 1), if code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) { " " } else { "" });
            let code = if self.table.is_open { code.replace('|', "\\|") } else { code.to_owned() };
            let _ = write!(self.out, "{fence}{pad}{code}{pad}{fence}");
        }
        self.line.begun = Begun::Text;
    }

    pub(super) fn hard_break(&mut self) {
        self.line.has_soft_break = false;
        if let Some(image) = &mut self.image {
            return image.alt.push(' ');
        }
        let is_deep = self.margins.len() > DEEPEST_BREAK;
        if self.is_heading || self.table.is_open || is_deep || self.line.begun == Begun::Nothing {
            return self.line.has_soft_break = true;
        }
        if self.form == Form::Markdown {
            self.out.push('\\');
        }
        self.next_line();
    }

    pub(super) fn cite(&mut self, label: &str) {
        if self.image.is_none() {
            match self.form {
                Form::Markdown => self.mark(&format!("[^{label}]")),
                Form::Plain => self.mark(&format!("[{label}]")),
            }
        }
    }

    pub(super) fn start_link(&mut self, kind: LinkType, target: &str, title: CowStr<'_>) {
        let href = if is_site_link(kind, target) { self.links.next().unwrap_or(target) } else { target };
        let is_dead = href.is_empty() || !Address::of(target).is_link(target, self.options.schemes);
        let is_plain = self.form == Form::Plain || self.image.is_some();
        if is_plain || is_dead && kind != LinkType::Email || self.open_links.iter().any(Option::is_some) {
            return self.open_links.push(None);
        }
        self.markdown("[");
        let href = if kind == LinkType::Email { format!("mailto:{href}") } else { href.to_owned() };
        self.open_links.push(Some((href, title.into_string())));
    }

    pub(super) fn end_link(&mut self) {
        if let Some(Some((href, title))) = self.open_links.pop() {
            self.out.push_str("](");
            write_destination(&href, &title, &mut self.out);
        }
    }

    pub(super) fn start_image(&mut self, src: &str, title: CowStr<'_>) {
        let address = Address::of(src);
        let url = if address == Address::Site { self.pictures.next().unwrap_or(src) } else { src };
        if let Some(image) = &mut self.image {
            image.depth += 1;
            return;
        }
        let url = if address.is_picture() { url } else { "" }.to_owned();
        self.image = Some(Image { depth: 1, alt: String::new(), url, title: title.into_string() });
    }

    pub(super) fn end_image(&mut self) {
        let Some(image) = &mut self.image else { return };
        image.depth -= 1;
        if image.depth > 0 {
            return;
        }
        let Some(image) = self.image.take() else { return };
        let alt = join_lines(&image.alt);
        if self.form == Form::Markdown && !image.url.is_empty() {
            self.mark("![");
            escape(&alt, Begun::Text, &mut self.out);
            self.out.push_str("](");
            write_destination(&image.url, &image.title, &mut self.out);
            return;
        }
        let told = if image.title.is_empty() { alt } else { image.title };
        if !told.is_empty() {
            self.text(&format!("[{told}]"));
        }
    }
}
