//! The paper's pictures as `newsprint pictures` lists them.

use std::collections::{BTreeMap, BTreeSet};

use newsprint_pictures::{Frame, Look};

use crate::diagnostic::Text;
use crate::model::rendition::Rendition;
use crate::model::site::Site;
use crate::source::SourcePath;

/// A picture of the paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    pub path: SourcePath,
    /// In pixels, as it is shown; 0 when unknown.
    pub width: u32,
    pub height: u32,
    /// Of the file itself, in bytes.
    pub len: u64,
    /// What readers are sent in its place.
    pub published: Vec<Made>,
    /// The addresses of the pages that show it.
    pub shown_on: Vec<String>,
    /// What the file tells of itself, where it can be read.
    pub look: Option<Look>,
    /// Why it cannot be shown.
    pub fault: Option<Text>,
}

/// A picture that was made of another.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// Of the finished site.
    pub path: String,
    /// In pixels.
    pub width: u32,
    /// In bytes, once it is made.
    pub len: Option<u64>,
}

/// All pictures of a site, by path; `len` tells how long a rendition is, once it is made.
pub fn of_site(site: &Site, len: &dyn Fn(&Rendition) -> Option<u64>) -> Vec<Listed> {
    let shown = shown_on(site);
    let mut listed: BTreeMap<&SourcePath, Listed> = BTreeMap::new();
    for (path, rendition) in &site.renditions {
        let look = rendition.look.as_ref().as_ref().ok();
        let (width, height) = look.map_or((0, 0), |look| (look.width, look.height));
        let shown_on = || shown.get(&rendition.source).into_iter().flatten().map(|address| (*address).to_owned());
        let picture = listed.entry(&rendition.source).or_insert_with(|| Listed {
            path: rendition.source.clone(),
            width,
            height,
            len: rendition.len,
            published: vec![],
            shown_on: shown_on().collect(),
            look: look.cloned(),
            fault: None,
        });
        let made = match rendition.order().map(|order| order.frame) {
            Some(Frame::Whole { width, .. } | Frame::Card { width, .. }) => width,
            None => width,
        };
        picture.published.push(Made { path: path.as_str().to_owned(), width: made, len: len(rendition) });
    }
    listed.into_values().collect()
}

/// The pages that show each picture.
fn shown_on(site: &Site) -> BTreeMap<&SourcePath, BTreeSet<&str>> {
    let mut shown: BTreeMap<&SourcePath, BTreeSet<&str>> = BTreeMap::new();
    let of_articles =
        site.editions.iter().flat_map(|edition| &edition.articles).map(|a| (&a.head.url, &*a.figures, &a.body));
    let of_standing = site.standing.iter().map(|s| (&s.head.url, &*s.figures, &s.body));
    for (url, figures, body) in of_articles.chain(of_standing) {
        let posters = body.recordings.iter().filter_map(|(_, recording)| recording.as_ref()?.poster.as_ref());
        let of_body = body.pictures.iter().map(|(_, figure)| figure);
        for source in figures.iter().chain(of_body).chain(posters).filter_map(|figure| figure.source.as_ref()) {
            shown.entry(source).or_default().insert(url.path());
        }
    }
    for page in site.editions.iter().flat_map(|edition| &edition.pages) {
        if let Some(source) = page.facsimile.as_ref().and_then(|facsimile| facsimile.source.as_ref()) {
            shown.entry(source).or_default().insert(page.head.url.path());
        }
    }
    shown
}
