//! Addresses as typed in articles and sheets, and what is said of those that mean nothing.

use std::ops::Range;

use newsprint_pictures::{Fault, Format};
use newsprint_text::address::Address;
use newsprint_text::machine::{file_name, may_be_of_machine};
use newsprint_text::web;

use crate::diagnostic::{Diagnostic, Text, Words, did_you_mean};
use crate::host::files::Refusal;
use crate::load::asset;
use crate::load::contents::Mismatch;
use crate::load::properties::Carried;
use crate::model::file_fault::{of_mismatch, of_properties};
use crate::model::hotlinks;
use crate::model::picture_fault::{of_ending, of_fault, of_words};
use crate::rules::links::{
    broken_link, hotlinked_picture, incomplete_address, link_not_public, machine_path, missing_file, not_a_picture,
    not_publishable, outside_content, picture_scheme, position_told, put_beside, put_beside_somehow,
    put_the_file_there, quicktime, write_the_file,
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

    /// A path of the editor's own machine; a file of its name may lie beside the article.
    pub fn is_of_machine(&self, is_link: bool) -> Lost {
        let name = file_name(self.address);
        let help = if name.is_empty() { put_beside_somehow() } else { put_beside(name) };
        let diagnostic = self.place(machine_path(self.address));
        let (folder, typed) = (self.path.folder().to_owned(), name.to_owned());
        Lost { diagnostic, folder, typed, is_in_body: matches!(self.at, At::Body(_)), is_link, help }
    }

    fn lost(&self, diagnostic: Diagnostic, is_link: bool, help: Text) -> Mistake {
        if Address::of(self.address) == Address::Machine || may_be_of_machine(self.address) {
            return Mistake::Lost(Box::new(self.is_of_machine(is_link)));
        }
        if let Some(meant) = web::meant(self.address) {
            return new(self.place(incomplete_address(self.address).help(did_you_mean(&meant))));
        }
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
        if let Some(meant) = web::meant(self.address) {
            return new(self.place(incomplete_address(self.address).help(did_you_mean(&meant))));
        }
        let scheme: String = scheme.chars().take(40).collect();
        new(self.place(picture_scheme(&scheme)))
    }

    pub fn tells_position(&self) -> Diagnostic {
        self.place(position_told(self.address))
    }

    /// A picture that cannot be shown.
    pub fn is_unreadable(&self, fault: &Fault) -> Mistake {
        new(self.of_fault(fault))
    }

    /// A picture that can be linked, and not shown.
    pub fn of_fault(&self, fault: &Fault) -> Diagnostic {
        self.place(of_fault(fault, self.address))
    }

    /// A file that is not what its name says.
    pub fn is_another(&self, mismatch: Mismatch) -> Diagnostic {
        self.place(of_mismatch(mismatch, self.address))
    }

    /// A file that tells who made it.
    pub fn carries(&self, properties: &[&(Carried, String)]) -> Option<Diagnostic> {
        of_properties(properties, self.address).map(|told| self.place(told))
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

    /// A picture of another site that shows none on other sites.
    pub fn is_refused_elsewhere(&self) -> Option<Diagnostic> {
        hotlinks::refusing(self.address).map(|host| self.place(hotlinked_picture(host)))
    }

    pub(super) fn place(&self, diagnostic: Diagnostic) -> Diagnostic {
        match &self.at {
            At::Body(bytes) => diagnostic.at_bytes(self.path, bytes.clone()),
            At::Key(key) => diagnostic.at_value(self.path, key, self.address),
        }
    }
}

fn new(diagnostic: Diagnostic) -> Mistake {
    Mistake::New(Box::new(diagnostic))
}
