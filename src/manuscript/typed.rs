//! YAML as it was typed: a text, and where it stands in its file.

use std::ops::Range;

use crate::diagnostic::Words;
use crate::source::SourcePath;

/// A YAML text in a file.
#[derive(Clone, Copy)]
pub struct Typed<'a> {
    pub path: &'a SourcePath,
    pub yaml: &'a str,
    /// Where it starts, in bytes of the file.
    pub offset: usize,
    pub part: Part,
}

/// What of a file is YAML.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    FrontMatter,
    /// All of it.
    Sheet,
}

impl Part {
    pub fn words(self) -> Words {
        match self {
            Part::FrontMatter => Words::new("the front matter", "稿头"),
            Part::Sheet => Words::new("the file", "文件"),
        }
    }
}

impl<'a> Typed<'a> {
    pub fn front_matter(path: &'a SourcePath, yaml: &'a str, offset: usize) -> Typed<'a> {
        Typed { path, yaml, offset, part: Part::FrontMatter }
    }

    pub fn sheet(path: &'a SourcePath, yaml: &'a str, offset: usize) -> Typed<'a> {
        Typed { path, yaml, offset, part: Part::Sheet }
    }

    /// Bytes of the YAML as bytes of the file.
    pub fn in_file(&self, bytes: Range<usize>) -> Range<usize> {
        self.offset + bytes.start..self.offset + bytes.end
    }
}
