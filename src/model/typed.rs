//! Addresses as typed in articles and sheets, and what is said of those that mean nothing.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::host::files::Refusal;
use crate::load::asset;
use crate::source::SourcePath;

/// An address and where it was typed.
pub struct Typed<'a> {
    pub path: &'a SourcePath,
    pub address: &'a str,
    pub at: At<'a>,
}

pub enum At<'a> {
    /// In bytes of the file.
    Body(Range<usize>),
    Key(&'a str),
}

/// Why an address means nothing.
pub enum Mistake {
    New(Box<Diagnostic>),
    /// Told when all files are known, with the one that was probably meant.
    Lost(Box<Lost>),
    /// What it leads to has been told of already; its readers need not hear it twice.
    Told,
}

/// An address that leads nowhere.
pub struct Lost {
    pub diagnostic: Diagnostic,
    /// The folder of the file that it was typed in.
    pub folder: String,
    pub typed: String,
    pub is_in_body: bool,
    /// Whether an article may be meant too.
    pub is_link: bool,
    /// What is said when nothing is near.
    pub help: &'static str,
}

impl<'a> Typed<'a> {
    pub fn at_key(path: &'a SourcePath, key: &'a str, address: &'a str) -> Typed<'a> {
        Typed { path, address, at: At::Key(key) }
    }

    /// The file of the project that it means.
    pub fn inside(&self) -> Result<SourcePath, Mistake> {
        asset::inside(self.path.folder(), self.address).map(SourcePath::new).ok_or_else(|| {
            let message = format!("`{}` leads outside `content/`", self.address);
            new(self.error(message).help("put the file beside the article, and write its address from there"))
        })
    }

    pub fn leads_to_no_article(&self) -> Mistake {
        let diagnostic = self.error(format!("`{}` leads to no article", self.address)).label("no such file");
        let help = "write the article's file, from here (`./other.md`) or from content/ (`/2025-06-16/a.md`)";
        self.lost(diagnostic, true, help)
    }

    pub fn leads_to_no_file(&self, wanted: &SourcePath) -> Mistake {
        let diagnostic = self.error(format!("missing file `{}`", self.address)).label(format!("no file {wanted}"));
        self.lost(diagnostic, false, "put the file there, or correct its address")
    }

    fn lost(&self, diagnostic: Diagnostic, is_link: bool, help: &'static str) -> Mistake {
        let (folder, typed) = (self.path.folder().to_owned(), self.address.to_owned());
        let is_in_body = matches!(self.at, At::Body(_));
        Mistake::Lost(Box::new(Lost { diagnostic, folder, typed, is_in_body, is_link, help }))
    }

    pub fn is_refused(&self, Refusal { why, help }: Refusal) -> Mistake {
        new(self.error(format!("`{}` cannot be published from `content/`", self.address)).label(why).help(help))
    }

    pub fn is_not_public(&self) -> Mistake {
        let diagnostic = Diagnostic::warning(format!("`{}` is not public", self.address));
        new(self.place(diagnostic).label("shown without a link until it is"))
    }

    pub fn is_no_picture(&self) -> Mistake {
        let diagnostic = self.error(format!("`{}` is no picture", self.address));
        new(diagnostic.help("pictures are AVIF, GIF, JPEG, PNG, SVG or WebP files"))
    }

    pub fn is_strange(&self, scheme: &str) -> Mistake {
        let scheme: String = scheme.chars().take(40).collect();
        let help = "put the file beside the article and write its path, or an address that starts with `https://`";
        new(self.error(format!("a picture cannot come by `{scheme}:`")).help(help))
    }

    fn error(&self, message: String) -> Diagnostic {
        self.place(Diagnostic::error(message))
    }

    fn place(&self, diagnostic: Diagnostic) -> Diagnostic {
        match &self.at {
            At::Body(bytes) => diagnostic.at_bytes(self.path, bytes.clone()),
            At::Key(key) => diagnostic.at_value(self.path, key, self.address),
        }
    }
}

fn new(diagnostic: Diagnostic) -> Mistake {
    Mistake::New(Box::new(diagnostic))
}
