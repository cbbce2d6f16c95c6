//! Addresses as typed in articles and sheets, and what is said of those that mean nothing.

use std::ops::Range;

use newsprint_pictures::{Fault, Format};

use crate::diagnostic::{Diagnostic, Text, Words};
use crate::host::files::Refusal;
use crate::load::asset;
use crate::model::picture_fault::{of_ending, of_fault, of_words};
use crate::rules::links::{
    broken_link, link_not_public, missing_file, not_a_picture, not_publishable, outside_content, picture_scheme,
    position_told, put_the_file_there, quicktime, write_the_file,
};
use crate::rules::pictures::linked_private;
use crate::source::SourcePath;

/// An address and where it was typed.
pub struct Typed<'a> {
    pub path: &'a SourcePath,
    pub address: &'a str,
    pub at: At<'a>,
}

#[derive(Clone)]
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
    pub help: Text,
}

impl<'a> Typed<'a> {
    pub fn at_key(path: &'a SourcePath, key: &'a str, address: &'a str) -> Typed<'a> {
        Typed { path, address, at: At::Key(key) }
    }

    /// The file of the project that it means.
    pub fn inside(&self) -> Result<SourcePath, Mistake> {
        asset::inside(self.path.folder(), self.address)
            .map(SourcePath::new)
            .ok_or_else(|| new(self.place(outside_content(self.address))))
    }

    pub fn leads_to_no_article(&self) -> Mistake {
        self.lost(self.place(broken_link(self.address)), true, write_the_file())
    }

    pub fn leads_to_no_file(&self, wanted: &SourcePath) -> Mistake {
        self.lost(self.place(missing_file(self.address, wanted)), true, put_the_file_there())
    }

    /// What no article can be, such as a picture.
    pub fn lacks_file(&self, wanted: &SourcePath) -> Mistake {
        self.lost(self.place(missing_file(self.address, wanted)), false, put_the_file_there())
    }

    fn lost(&self, diagnostic: Diagnostic, is_link: bool, help: Text) -> Mistake {
        let (folder, typed) = (self.path.folder().to_owned(), self.address.to_owned());
        let is_in_body = matches!(self.at, At::Body(_));
        Mistake::Lost(Box::new(Lost { diagnostic, folder, typed, is_in_body, is_link, help }))
    }

    pub fn is_refused(&self, Refusal { why, help }: Refusal) -> Mistake {
        new(self.place(not_publishable(self.address)).label(why).help(help))
    }

    pub fn is_not_public(&self) -> Mistake {
        new(self.place(link_not_public(self.address)))
    }

    pub fn is_no_picture(&self) -> Mistake {
        new(self.place(not_a_picture(self.address)))
    }

    pub fn is_strange(&self, scheme: &str) -> Mistake {
        let scheme: String = scheme.chars().take(40).collect();
        new(self.place(picture_scheme(&scheme)))
    }

    pub fn tells_position(&self) -> Diagnostic {
        self.place(position_told(self.address))
    }

    /// A picture that cannot be shown.
    pub fn is_unreadable(&self, fault: &Fault) -> Mistake {
        new(self.place(of_fault(fault, self.address)))
    }

    /// What is said of a picture that is of another kind than its name says.
    pub fn ends_otherwise(&self, format: Format) -> Option<Diagnostic> {
        of_ending(format, self.address).map(|told| self.place(told))
    }

    /// What is said of words that a picture's file gives and the article leaves blank, such as `(CAPTION, "…")`.
    pub fn gives_words(&self, words: &[(Words, &str)]) -> Option<Diagnostic> {
        of_words(words, self.address).map(|told| self.place(told))
    }

    /// A linked picture that is published as it is, with where it was taken.
    pub fn is_private(&self) -> Diagnostic {
        self.place(linked_private(self.address))
    }

    pub fn is_quicktime(&self) -> Diagnostic {
        self.place(quicktime(self.address))
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
