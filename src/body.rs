//! Bodies: read and rendered when the job that shows one runs, never held.

use std::hash::{Hash, Hasher};

use newsprint_text::markdown::{self, Form, Options, ResolvedPicture};

use crate::address::Base;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::folder::Folder;
use crate::load;
use crate::model::{Body, Figure};

/// A body that can be shown: hashing it covers its text, its links and how Markdown is read.
pub struct BodyText<'s> {
    root: &'s Folder,
    body: &'s Body,
    options: Options,
}

impl Hash for BodyText<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.body.hash(state);
        self.options.hash(state);
    }
}

impl<'s> BodyText<'s> {
    pub fn new(root: &'s Folder, body: &'s Body, options: Options) -> BodyText<'s> {
        BodyText { root, body, options }
    }

    /// The body as HTML; an error when the file is not what it was when the build began.
    pub fn html(&self) -> Result<String, Diagnostics> {
        let drafted = self.body.draft.as_ref().filter(|_| self.options == Options::default());
        if let Some(html) = drafted.and_then(|draft| draft.html(&self.body.links)) {
            return Ok(html);
        }
        let path = &self.body.path;
        load::with_file(self.root, path, self.body.len, |bytes| self.render(bytes))
            .map_err(|error| vec![load::unreadable(path, &error)])?
    }

    /// The body without HTML in each form, its addresses whole.
    pub fn twins<const N: usize>(&self, forms: [Form; N], base: &Base) -> Result<[String; N], Diagnostics> {
        let path = &self.body.path;
        let whole = |href: &str| if href.is_empty() { String::new() } else { base.whole(href) };
        let links: Vec<String> = self.body.links.iter().map(|href| whole(href)).collect();
        let pictures: Vec<String> = self.body.pictures.iter().map(|figure| whole(figure.url.href())).collect();
        let links: Vec<&str> = links.iter().map(String::as_str).collect();
        let pictures: Vec<&str> = pictures.iter().map(String::as_str).collect();
        load::with_file(self.root, path, self.body.len, |bytes| {
            Ok(markdown::twins(self.text(bytes)?, self.options, forms, &links, &pictures))
        })
        .map_err(|error| vec![load::unreadable(path, &error)])?
    }

    fn text<'b>(&self, bytes: &'b [u8]) -> Result<&'b str, Diagnostics> {
        if Digest::of_bytes(bytes) != self.body.digest {
            return Err(vec![self.changed()]);
        }
        let text = simdutf8::basic::from_utf8(bytes).map_err(|_| vec![self.changed()])?;
        Ok(&text[self.body.start..])
    }

    fn render(&self, bytes: &[u8]) -> Result<String, Diagnostics> {
        let text = self.text(bytes)?;
        let mut html = String::with_capacity(bytes.len() + bytes.len() / 2);
        let pictures: Vec<ResolvedPicture<'_>> = self.body.pictures.iter().map(resolved).collect();
        let links: Vec<&str> = self.body.links.iter().map(String::as_str).collect();
        markdown::html(text, self.options, &links, &pictures, &mut html);
        Ok(html)
    }

    fn changed(&self) -> Diagnostic {
        load::changed(&self.body.path)
    }
}

fn resolved(figure: &Figure) -> ResolvedPicture<'_> {
    ResolvedPicture { url: figure.url.href(), width: figure.width, height: figure.height }
}
