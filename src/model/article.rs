//! Articles: a head that others may quote, and a body that only its own page shows.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::address::Address;
use crate::digest::{Digest, Digested};
use crate::manuscript::Manuscript;
use crate::manuscript::extra::{Extra, PlainMap};
use crate::manuscript::front_matter::{Correction, Kind};
use crate::manuscript::zone::Zone;
use crate::model::figure::Figure;
use crate::model::recording::Recording;
use crate::source::SourcePath;

/// The headline stack, the address, and what a list or a neighbour shows of an article.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Head {
    pub title: String,
    pub kicker: Option<String>,
    pub subtitle: Option<String>,
    pub url: Address,
    /// Of the edition.
    pub date: Date,
    pub section: Option<Arc<Label>>,
    pub authors: Vec<Byline>,
    pub source: Option<String>,
    pub dateline: Option<String>,
    pub kind: Kind,
    pub summary: String,
    pub picture: Option<Figure>,
    pub is_lead: bool,
    pub lang: Option<String>,
}

/// Characters or words that a reader takes in.
const WORDS_A_MINUTE: u32 = 400;

/// A name with the address of its list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Label {
    pub name: String,
    pub url: Address,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Byline {
    pub name: String,
    pub role: Option<String>,
    pub task: Option<String>,
    /// The author's list, when the paper keeps author lists.
    pub url: Option<Address>,
}

/// Where a body lies and what its links and pictures mean.
#[derive(Debug)]
pub struct Body {
    pub path: SourcePath,
    /// Of the whole file: a file with another digest has changed during the build.
    pub digest: Digest,
    /// Of the text alone; zero when it is too short to tell it from others.
    pub text: Digest,
    /// Of the whole file, in bytes.
    pub len: usize,
    /// Where the body starts, in bytes of the file.
    pub start: usize,
    /// When it was read just now and there was memory for it.
    pub tree: Option<Box<newsprint_text::Body>>,
    /// The manuscript's links, each with its address as typed; empty for a link that is not public.
    pub links: Vec<(String, String)>,
    /// Its pictures, each with its address as typed.
    pub pictures: Vec<(String, Figure)>,
    /// Its videos and sounds, each with its address as typed; nothing for one that is not there.
    pub recordings: Vec<(String, Option<Recording>)>,
    /// The addresses of its pictures, videos and sounds that lie elsewhere; the text, which the digest covers, has them too.
    pub elsewhere: Vec<String>,
}

impl Hash for Body {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
        // The digest covers what was typed.
        self.links.iter().map(|(_, href)| href).collect::<Vec<_>>().hash(state);
        self.pictures.iter().map(|(_, figure)| figure).collect::<Vec<_>>().hash(state);
        self.recordings.iter().map(|(_, recording)| recording).collect::<Vec<_>>().hash(state);
    }
}

/// What the addresses of a body mean, each with its address as typed.
#[derive(Default, Hash)]
pub struct Meanings {
    pub links: Vec<(String, String)>,
    pub pictures: Vec<(String, Figure)>,
    pub recordings: Vec<(String, Option<Recording>)>,
}

#[derive(Debug)]
pub struct Article {
    pub head: Digested<Head>,
    pub body: Body,
    /// 字数; not in the head, so that a longer body changes no list.
    pub words: u32,
    pub published: Timestamp,
    /// Its last correction or change, or when it was published.
    pub modified: Timestamp,
    /// 更新时间: when its text was last changed, as it says itself.
    pub updated: Option<Timestamp>,
    /// 撤稿时间: from when on it is shown no more.
    pub expires: Option<Timestamp>,
    pub figures: Vec<Figure>,
    pub corrections: Vec<Correction>,
    pub zone: Option<Zone>,
    /// 下转 and 上接, as indexes into the edition, when they lead to it.
    pub continues: Option<Jump>,
    pub continued_from: Option<Jump>,
    pub topics: Vec<Label>,
    pub extra: Vec<(String, Extra)>,
    pub redirects: Vec<String>,
    /// Which of the paper's sections.
    pub section: Option<usize>,
    /// The name of its template, when it is not the usual one.
    pub template: Option<String>,
}

/// A jump line's other end.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Jump {
    pub title: String,
    pub url: Address,
    /// The label of its newspaper page.
    pub page: Option<String>,
}

/// A standing article (关于本报 …).
#[derive(Debug)]
pub struct Standing {
    pub head: Digested<Head>,
    pub body: Body,
    pub figures: Vec<Figure>,
    pub extra: Vec<(String, Extra)>,
    pub redirects: Vec<String>,
    /// 更新时间.
    pub updated: Option<Timestamp>,
    /// The name of its template, when it is not the usual one.
    pub template: Option<String>,
}

/// An article's own values, as a template sees them.
pub fn extra_as_map<S: Serializer>(extra: &&[(String, Extra)], serializer: S) -> Result<S::Ok, S::Error> {
    PlainMap(extra).serialize(serializer)
}

impl Article {
    /// Reading time; zero when there is nothing to read.
    pub fn minutes(&self) -> u32 {
        self.words.div_ceil(WORDS_A_MINUTE)
    }
}

impl Body {
    /// Its videos and sounds, each once however often it is shown.
    pub fn recordings_once(&self) -> impl Iterator<Item = &Recording> {
        let mut seen = HashSet::new();
        let there = self.recordings.iter().filter_map(|(_, recording)| recording.as_ref());
        there.filter(move |recording| seen.insert(recording.url.href()))
    }

    /// With what its addresses mean.
    pub fn of(manuscript: &mut Manuscript, meanings: Meanings) -> Body {
        let Meanings { links, pictures, recordings } = meanings;
        Body {
            path: manuscript.path.clone(),
            digest: manuscript.digest,
            text: manuscript.text,
            len: manuscript.len as usize,
            start: manuscript.body_start as usize,
            tree: manuscript.body.take(),
            links,
            pictures,
            recordings,
            elsewhere: manuscript.facts.elsewhere.iter().map(|picture| picture.target.clone()).collect(),
        }
    }
}
