//! Addresses of articles and sheets, looked up among articles, files beside them and pages of the site.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use newsprint_text::Medium;
use newsprint_text::machine::{file_name, may_be_of_machine};
use rayon::prelude::*;

use super::anchors::{self, LostAnchor};
use crate::address::{Address, OutputPath, composed};
use crate::config::Config;
use crate::diagnostic::{self, Diagnostics};
use crate::host::files;
use crate::load::asset;
use crate::load::svg::Treatment;
use crate::load::{Asset, Sources};
use crate::manuscript::Manuscript;
use crate::manuscript::keys::{self, Keys};
use crate::manuscript::picture::Picture;
use crate::manuscript::sheet::Sheet;
use crate::model::article::{Jump, Meanings};
use crate::model::edition::EditionId;
use crate::model::figure::Figure;
use crate::model::ladder::Slot;
use crate::model::place::{self, Home, Place, Sheets};
use crate::model::rendition::{self, Rendition};
use crate::model::site::{LinkedAddress, PublishedAsset};
use crate::model::typed::{At, Lost, Mistake, Typed};
use crate::source::{SourcePath, is_article};

/// What one article's addresses mean.
#[derive(Default)]
pub struct Links {
    pub of_body: Meanings,
    /// The front matter's pictures.
    pub figures: Vec<Figure>,
    pub continues: Option<Jump>,
    pub continued_from: Option<Jump>,
    found: Found,
}

// What was found concerns no page.
impl Hash for Links {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Links { of_body, figures, continues, continued_from, found: _ } = self;
        (of_body, figures, continues, continued_from).hash(state);
    }
}

/// So many addresses of one article are looked up among those that it may mean.
const MOST_LOST: usize = 20;

/// What links bring to light beside their own meaning.
#[derive(Default)]
pub struct Found {
    pub assets: BTreeMap<OutputPath, PublishedAsset>,
    pub renditions: BTreeMap<OutputPath, Rendition>,
    pub addresses: Vec<LinkedAddress>,
    pub diagnostics: Diagnostics,
    /// Told when all links are known, with what was probably meant.
    pub lost: Vec<Lost>,
    /// Told when the theme's own ids are known.
    pub lost_anchors: Vec<LostAnchor>,
}

impl Found {
    /// What an address means, or nothing, with what is to be said of it.
    pub(super) fn meaning<T>(&mut self, meant: Result<T, Mistake>) -> Option<T> {
        match meant {
            Ok(meaning) => return Some(meaning),
            Err(Mistake::Told) => {}
            Err(Mistake::New(diagnostic)) => diagnostic::tell(&mut self.diagnostics, *diagnostic),
            Err(Mistake::Lost(lost)) if self.lost.len() < MOST_LOST => self.lost.push(*lost),
            Err(Mistake::Lost(lost)) => diagnostic::tell(&mut self.diagnostics, lost.diagnostic.help(lost.help)),
        }
        None
    }

    /// Notes an address whose place is none of these.
    fn look_for_anchor(&mut self, typed: &Typed<'_>, anchors: &[String]) {
        if self.lost_anchors.len() < MOST_LOST {
            self.lost_anchors.extend(anchors::lost(typed, anchors));
        }
    }

    pub fn take(&mut self, links: &mut Links) {
        self.lost.append(&mut links.found.lost);
        self.lost_anchors.append(&mut links.found.lost_anchors);
        // Appending to a map makes all of it anew, each time.
        self.assets.extend(std::mem::take(&mut links.found.assets));
        self.renditions.extend(std::mem::take(&mut links.found.renditions));
        self.addresses.append(&mut links.found.addresses);
        self.diagnostics.append(&mut links.found.diagnostics);
    }
}

/// The pictures and PDFs of newspaper pages, by edition and place in its sheet.
#[derive(Default)]
pub struct SheetPages {
    pub pictures: HashMap<(EditionId, usize), Figure>,
    pub pdfs: HashMap<(EditionId, usize), Address>,
    pub links: Links,
}

pub struct Linker<'a> {
    pub(super) sources: &'a Sources,
    pub(super) config: &'a Config,
    /// Articles that other articles link to, by path.
    targets: HashMap<SourcePath, Target<'a>>,
    /// The ids of articles that are linked by address, with one.
    pub(super) anchors: HashMap<OutputPath, &'a [String]>,
    pub(super) statics: HashSet<&'a str>,
    /// Files beside the articles by their names in NFC, where some are not.
    pub(super) by_name: BTreeMap<SourcePath, &'a SourcePath>,
}

/// What linking an article means.
enum Target<'a> {
    /// With the ids of its body.
    Public(Jump, &'a [String]),
    NotPublic,
    /// It has no place, which has been told already; its readers need not hear it twice.
    Nowhere,
}

impl<'a> Linker<'a> {
    pub fn new(sources: &'a Sources, config: &'a Config, places: &[Option<Place>]) -> Linker<'a> {
        let wanted: HashSet<SourcePath> =
            sources.manuscripts.par_iter().flat_map_iter(|manuscript| wanted(sources, manuscript)).collect();
        let addresses = anchors::addresses(&sources.manuscripts);
        let (mut targets, mut anchors) = (HashMap::with_capacity(wanted.len()), HashMap::new());
        for (manuscript, place) in sources.manuscripts.iter().zip(places) {
            if !addresses.is_empty()
                && let Some(file) = place.as_ref().map(|place| place.address.file())
                && addresses.contains(&file)
            {
                anchors.insert(file, &*manuscript.anchors);
            }
            if wanted.contains(&manuscript.path) {
                targets.insert(manuscript.path.clone(), target(manuscript, place.as_ref()));
            }
        }
        let statics = sources.statics.iter().map(|file| file.name.as_str()).collect();
        let by_name = if sources.decomposed.is_empty() { BTreeMap::new() } else { by_name(sources) };
        Linker { sources, config, targets, anchors, statics, by_name }
    }

    /// What the addresses of an article mean; nothing for one that has none, no place, or is not public.
    pub fn links(&self, manuscript: &Manuscript, place: Option<&Place>) -> Option<Box<Links>> {
        if !place.is_some_and(|place| place.is_public) || !has_addresses(manuscript) {
            return None;
        }
        let Manuscript { path, front, facts, body_start, .. } = manuscript;
        let mut links = Box::new(Links::default());
        let found = &mut links.found;
        let in_body = |start: u32, end: u32| At::Body((body_start + start) as usize..(body_start + end) as usize);
        let Meanings { links: of_links, pictures, recordings } = &mut links.of_body;
        of_links.reserve_exact(facts.links.len());
        for link in &facts.links {
            let typed = Typed { path, address: &link.target, at: in_body(link.start, link.end) };
            let href = self.link(&typed, found);
            of_links.push((link.target.clone(), found.meaning(href).unwrap_or_default()));
        }
        for fragment in &facts.fragments {
            let typed = Typed { path, address: &fragment.target, at: in_body(fragment.start, fragment.end) };
            found.look_for_anchor(&typed, &manuscript.anchors);
        }
        let language = front.lang.as_ref().unwrap_or(&self.config.language);
        for picture in &facts.pictures {
            let typed = Typed { path, address: &picture.src, at: in_body(picture.start, picture.end) };
            if Medium::of(&picture.src).is_played() {
                let recording = self.recording(&typed, picture, language, found);
                recordings.push((picture.src.clone(), found.meaning(recording)));
                continue;
            }
            let is_head = front.images.is_empty() && pictures.iter().all(|(_, figure)| figure.is_missing());
            let alt = Some(picture.alt.clone()).filter(|alt| !alt.trim().is_empty());
            let picture = Picture { src: picture.src.clone(), alt, ..Picture::default() };
            let figure = self.figure(&typed, (&picture, slot(is_head, None)), found);
            pictures.push((picture.src, found.meaning(figure).unwrap_or_else(Figure::missing)));
        }
        for picture in &facts.elsewhere {
            let typed = Typed { path, address: &picture.target, at: in_body(picture.start, picture.end) };
            if !Medium::of(&picture.target).is_played()
                && let Some(told) = typed.is_refused_elsewhere()
            {
                diagnostic::tell(&mut found.diagnostics, told);
            }
        }
        let keys = format!("{}|{}", keys::Image::Src.place(), keys::Article::Images.place());
        for picture in &front.images {
            let slot = slot(links.figures.is_empty(), picture.focus);
            let figure = self.figure(&Typed::at_key(path, &keys, &picture.src), (picture, slot), found);
            links.figures.extend(found.meaning(figure));
        }
        let mut jump = |key, typed: &Option<String>| {
            let jump = self.jump(&Typed::at_key(path, key, typed.as_ref()?));
            found.meaning(jump)
        };
        links.continues = jump(keys::Article::Continues.place(), &front.continues);
        links.continued_from = jump(keys::Article::ContinuedFrom.place(), &front.continued_from);
        Some(links)
    }

    /// The file that an address means.
    pub(super) fn inside(&self, typed: &Typed<'_>) -> Result<SourcePath, Mistake> {
        typed.inside().map(|path| self.sources.decomposed.real(path))
    }

    fn link(&self, typed: &Typed<'_>, found: &mut Found) -> Result<String, Mistake> {
        let (address, rest) = typed.address.split_at(typed.address.find(['#', '?']).unwrap_or(typed.address.len()));
        let inside = self.inside(typed)?;
        if let Some(target) = self.targets.get(&inside) {
            let (jump, anchors) = target.page(typed)?;
            found.look_for_anchor(typed, anchors);
            return Ok(format!("{}{rest}", jump.url));
        }
        if self.sources.assets.contains_key(&inside) {
            return self.asset(&inside, typed, found).map(|(address, _)| format!("{address}{rest}"));
        }
        if address.starts_with('/') && !is_article(address) {
            let beside = || SourcePath::new(format!("{}/{}", typed.path.folder(), file_name(address)));
            if may_be_of_machine(address) && self.sources.assets.contains_key(&beside()) {
                return Err(Mistake::Lost(Box::new(typed.is_of_machine(true))));
            }
            return Ok(self.address(address, typed, found) + rest);
        }
        // What has another ending is meant to be published with the article.
        let is_other = |name: &str| name.contains('.') && !is_article(name);
        if is_other(inside.file_name()) {
            Err(typed.leads_to_no_file(&inside))
        } else {
            Err(typed.leads_to_no_article())
        }
    }

    /// The link of an address of the finished site, such as `/archive/`; the plan will know whether it is there.
    fn address(&self, address: &str, typed: &Typed<'_>, found: &mut Found) -> String {
        let address = percent_encoding::percent_decode_str(address).decode_utf8_lossy();
        let address = composed(&address);
        if let At::Body(bytes) = &typed.at {
            let file = OutputPath::of_address(&address);
            if let Some(anchors) = file.as_ref().and_then(|file| self.anchors.get(file)) {
                found.look_for_anchor(typed, anchors);
            }
            found.addresses.push(LinkedAddress {
                file,
                typed: typed.address.to_owned(),
                path: typed.path.clone(),
                bytes: bytes.clone(),
            });
        }
        self.config.base.href(&address)
    }

    /// The address of a file beside the articles, which is published by being linked.
    pub(super) fn asset(
        &self,
        path: &SourcePath,
        typed: &Typed<'_>,
        found: &mut Found,
    ) -> Result<(Address, Asset), Mistake> {
        let address = place::asset_address(path);
        if let Some(refusal) = files::refusal(&address, &self.config.assets.allow) {
            return Err(typed.is_refused(refusal));
        }
        let asset = self.sources.assets.get(path).cloned().flatten().ok_or(Mistake::Told)?;
        let address = self.config.base.address(&address);
        self.tell_of_contents(&asset, typed, found);
        let Asset { digest, len, mut treatment, .. } = asset;
        if treatment == Treatment::Markup && files::is_allowed(address.path(), &self.config.assets.allow) {
            treatment = Treatment::AsIs;
        }
        let imprint = rendition::imprint(&asset);
        found.assets.insert(address.file(), PublishedAsset { path: path.clone(), digest, len, treatment, imprint });
        Ok((address, asset))
    }

    fn pdf(&self, typed: &Typed<'_>, found: &mut Found) -> Result<Address, Mistake> {
        let inside = self.beside_articles(self.inside(typed)?, typed)?;
        self.asset(&inside, typed, found).map(|(address, _)| address)
    }

    pub(super) fn beside_articles(&self, file: SourcePath, typed: &Typed<'_>) -> Result<SourcePath, Mistake> {
        if self.sources.assets.contains_key(&file) { Ok(file) } else { Err(typed.lacks_file(&file)) }
    }

    fn jump(&self, typed: &Typed<'_>) -> Result<Jump, Mistake> {
        let target = self.targets.get(&self.inside(typed)?);
        target.ok_or_else(|| typed.leads_to_no_article())?.jump(typed).cloned()
    }

    /// The pictures and PDFs that the sheets of public editions name.
    pub fn sheet_pages(&self, sheets: &Sheets<'_>, places: &[Option<Place>]) -> SheetPages {
        let has_files = |sheet: &&Sheet| sheet.pages.iter().any(|page| page.picture.is_some() || page.pdf.is_some());
        if !sheets.values().any(has_files) {
            return SheetPages::default();
        }
        let public: HashSet<&EditionId> = places.iter().flatten().filter_map(public_edition).collect();
        let mut pages = SheetPages::default();
        let found = &mut pages.links.found;
        for (id, sheet) in sheets.iter().filter(|(id, _)| public.contains(id)) {
            for (at, page) in sheet.pages.iter().enumerate() {
                if let Some(src) = &page.picture {
                    let picture = Picture { src: src.clone(), ..Picture::default() };
                    let typed = Typed::at_key(&sheet.path, keys::Page::Picture.place(), src);
                    let figure = self.figure(&typed, (&picture, Slot::Page), found);
                    pages.pictures.extend(found.meaning(figure).map(|figure| ((id.clone(), at), figure)));
                }
                if let Some(src) = &page.pdf {
                    let pdf = self.pdf(&Typed::at_key(&sheet.path, keys::Page::Pdf.place(), src), found);
                    pages.pdfs.extend(found.meaning(pdf).map(|pdf| ((id.clone(), at), pdf)));
                }
            }
        }
        pages
    }
}

/// The paths of machines that stand in bodies, public or not; a file of that name may lie beside the article.
pub fn of_machines(manuscripts: &[Arc<Manuscript>]) -> impl Iterator<Item = Lost> {
    manuscripts.iter().flat_map(|manuscript| {
        let Manuscript { path, facts, body_start, .. } = &**manuscript;
        facts.of_machine.iter().map(move |link| {
            let at = At::Body((body_start + link.start) as usize..(body_start + link.end) as usize);
            Typed { path, address: &link.target, at }.is_of_machine(true)
        })
    })
}

/// Where a picture of an article is shown.
fn slot(is_head: bool, focus: Option<[u8; 2]>) -> Slot {
    if is_head { Slot::Head { focus } } else { Slot::Article }
}

impl<'a> Target<'a> {
    /// The way to a public article.
    fn jump(&self, typed: &Typed<'_>) -> Result<&Jump, Mistake> {
        self.page(typed).map(|(jump, _)| jump)
    }

    /// The same, with the ids of its body.
    fn page(&self, typed: &Typed<'_>) -> Result<(&Jump, &'a [String]), Mistake> {
        match self {
            Target::Public(jump, anchors) => Ok((jump, anchors)),
            Target::NotPublic => Err(typed.is_not_public()),
            Target::Nowhere => Err(Mistake::Told),
        }
    }
}

fn has_addresses(manuscript: &Manuscript) -> bool {
    let (front, facts) = (&manuscript.front, &manuscript.facts);
    let has_jump = front.continues.is_some() || front.continued_from.is_some();
    let has_pictures = !(facts.pictures.is_empty() && facts.elsewhere.is_empty() && front.images.is_empty());
    has_jump || has_pictures || !(facts.links.is_empty() && facts.fragments.is_empty())
}

fn wanted<'m>(sources: &'m Sources, manuscript: &'m Manuscript) -> impl Iterator<Item = SourcePath> + 'm {
    let front = &manuscript.front;
    let jumps = front.continues.iter().chain(&front.continued_from).map(String::as_str);
    let links = manuscript.facts.links.iter().map(|link| link.target.as_str());
    let inside = links.chain(jumps).filter_map(|address| asset::inside(manuscript.path.folder(), address));
    inside.map(|path| sources.decomposed.real(SourcePath::new(path)))
}

fn by_name(sources: &Sources) -> BTreeMap<SourcePath, &SourcePath> {
    sources.assets.keys().map(|path| (SourcePath::new(&*composed(path.as_str())), path)).collect()
}

/// The edition of a public article, which is public by it.
fn public_edition(place: &Place) -> Option<&EditionId> {
    match &place.home {
        Home::Edition { id, .. } if place.is_public => Some(id),
        _ => None,
    }
}

fn target<'a>(manuscript: &'a Manuscript, place: Option<&Place>) -> Target<'a> {
    match place {
        None => Target::Nowhere,
        Some(place) if !place.is_public => Target::NotPublic,
        Some(Place { home, address, .. }) => {
            let page = match home {
                Home::Edition { page, .. } => Some(page.to_string()),
                Home::Standing => None,
            };
            Target::Public(
                Jump { title: manuscript.front.title.clone(), url: address.clone(), page },
                &manuscript.anchors,
            )
        }
    }
}
