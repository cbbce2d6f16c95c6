//! The newspaper, understood.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use newsprint_pictures::Imprint;
use serde::Serialize;

use crate::address::{Address, OutputPath};
use crate::config::{Config, locale};
use crate::digest::{Digest, Digested};
use crate::ledger::Why;
use crate::load::svg::Treatment;
use crate::model::article::{Article, Head, Standing};
use crate::model::edition::{self, Edition};
use crate::model::left_out::LeftOut;
use crate::model::listing::{ArticleAt, Listing};
use crate::model::paper::Paper;
use crate::model::pictures::Origins;
use crate::model::rendition::Rendition;
use crate::source::SourcePath;

/// The newspaper: plain, complete, immutable.
pub struct Site {
    pub paper: Digested<Paper>,
    pub config: Config,
    /// The time of the build.
    pub now: Timestamp,
    /// By day and suffix, oldest first; what shows the newest first goes by `days`.
    pub editions: Vec<Arc<Edition>>,
    /// In the paper's order.
    pub sections: Vec<Listing>,
    /// By address.
    pub authors: Vec<Listing>,
    pub topics: Vec<Listing>,
    pub standing: Vec<Standing>,
    /// Newest first.
    pub corrections: Vec<Corrected>,
    /// Where pictures lie that are not the site's own.
    pub pictures: Origins,
    /// Where videos and sounds lie that are not the site's own.
    pub recordings: Origins,
    /// Files that pages show or link, by where they are published.
    pub assets: BTreeMap<OutputPath, PublishedAsset>,
    /// What readers are sent in the place of pictures, by where it is published.
    pub renditions: BTreeMap<OutputPath, Rendition>,
    pub redirects: Vec<Redirect>,
    /// Addresses that ended, which say so.
    pub gone: Vec<Gone>,
    /// The ledger of published addresses as it shall be, when that is not what it is.
    pub ledger: Option<String>,
    /// Addresses of the site that articles link, to be checked against the plan.
    pub linked: Vec<LinkedAddress>,
    /// The next moment after this build's at which an article becomes public or ends.
    pub next_change: Option<Timestamp>,
    pub left_out: LeftOut,
    /// Addresses of articles that are here only because the schedule counts drafts or the future.
    pub early: Vec<Address>,
}

/// One entry of the corrections log.
#[derive(Debug, Clone, Hash, Serialize)]
pub struct Corrected {
    pub date: Date,
    /// Which correction of its article on that day, from one.
    #[serde(skip)]
    pub of_day: usize,
    pub text: String,
    pub title: String,
    pub url: Address,
}

#[derive(Debug, Clone)]
pub struct PublishedAsset {
    pub path: SourcePath,
    pub digest: Digest,
    /// In bytes.
    pub len: u64,
    pub treatment: Treatment,
    /// What a picture says of itself when all else that it says is taken away.
    pub imprint: Option<Imprint>,
}

/// The end of an address that an article had.
#[derive(Debug, Clone)]
pub struct Gone {
    pub address: Address,
    pub why: Why,
    pub since: Date,
    /// In the paper's own words.
    pub reason: Option<String>,
    /// The article, when there is still one.
    pub path: Option<SourcePath>,
}

/// An old address and where it leads now.
#[derive(Debug, Clone)]
pub struct Redirect {
    pub from: Address,
    pub to: Address,
    pub title: String,
    pub path: SourcePath,
    /// Whether an article claims it, rather than the ledger.
    pub is_claimed: bool,
}

#[derive(Debug, Clone)]
pub struct LinkedAddress {
    /// The file that would answer it; nothing when none can.
    pub file: Option<OutputPath>,
    pub typed: String,
    pub path: SourcePath,
    pub bytes: std::ops::Range<usize>,
}

impl Site {
    /// The language of an article as Open Graph writes it: its own, or the paper's.
    pub fn locale_of(&self, head: &Head) -> Option<String> {
        head.lang.as_ref().map_or_else(|| self.paper.locale.clone(), |lang| locale(lang))
    }

    /// The newest edition, which the front page shows.
    pub fn newest(&self) -> Option<&Edition> {
        self.newest_first().next()
    }

    /// The editions of the newest day, the newest edition first.
    pub fn today(&self) -> impl Iterator<Item = &Edition> {
        self.days().next().into_iter().flatten()
    }

    /// All editions, days newest first, those of a day in the paper's order.
    pub fn newest_first(&self) -> impl Iterator<Item = &Edition> {
        self.days().flatten()
    }

    /// The days of the paper, newest first, each with its editions in the paper's order.
    pub fn days(&self) -> impl Iterator<Item = impl Iterator<Item = &Edition>> {
        edition::days(&self.editions).map(|day| day.into_iter().map(|at| &*self.editions[at]))
    }

    /// The editions of each month (`2025-09`), oldest first; a month without any is left out.
    pub fn months(&self) -> impl Iterator<Item = (String, &[Arc<Edition>])> {
        let month = |edition: &Edition| (edition.head.date.year(), edition.head.date.month());
        let months = self.editions.chunk_by(move |one, next| month(one) == month(next));
        months.map(|editions| (editions[0].head.date.strftime("%Y-%m").to_string(), editions))
    }

    pub fn article(&self, at: ArticleAt) -> &Article {
        &self.editions[at.edition as usize].articles[at.article as usize]
    }

    /// The lists of the paper, by what their addresses begin with.
    pub fn lists(&self) -> [(&'static str, &[Listing]); 3] {
        [("sections", &self.sections), ("authors", &self.authors), ("topics", &self.topics)]
    }
}
