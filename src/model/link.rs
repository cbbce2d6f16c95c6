//! Links and pictures: what the addresses in articles mean. An address that leads nowhere is an error with its place.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};

use newsprint_text::markdown;
use rayon::prelude::*;

use crate::address::{Address, Location, OutputPath};
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, Diagnostics};
use crate::host::files::{self, Refusal};
use crate::load::Sources;
use crate::load::asset::{self, Asset};
use crate::load::svg::Treatment;
use crate::manuscript::Manuscript;
use crate::manuscript::picture::Picture;
use crate::manuscript::sheet::Sheet;
use crate::model::article::{Figure, Jump};
use crate::model::edition::EditionId;
use crate::model::link_mistakes::{At, Lost, dead, missing_picture, no_picture, not_public, outside, strange_picture};
use crate::model::place::{self, Home, Place, Sheets};
use crate::model::site::{LinkedAddress, PublishedAsset};
use crate::source::SourcePath;

/// What one article's addresses mean.
#[derive(Default)]
pub struct Links {
    /// One for each link of the body.
    pub links: Vec<String>,
    /// One for each picture of the body.
    pub pictures: Vec<Figure>,
    /// The front matter's pictures.
    pub figures: Vec<Figure>,
    pub continues: Option<Jump>,
    pub continued_from: Option<Jump>,
    found: Found,
}

// What was found concerns no page.
impl Hash for Links {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Links { links, pictures, figures, continues, continued_from, found: _ } = self;
        (links, pictures, figures, continues, continued_from).hash(state);
    }
}

/// So many addresses of one article are looked up among those that it may mean.
const MOST_LOST: usize = 20;

/// What links bring to light beside their own meaning.
#[derive(Default)]
pub struct Found {
    pub assets: BTreeMap<OutputPath, PublishedAsset>,
    pub addresses: Vec<LinkedAddress>,
    pub diagnostics: Diagnostics,
    /// Told when all links are known, with what was probably meant.
    pub lost: Vec<Lost>,
}

impl Found {
    fn lose(&mut self, lost: Lost) {
        if self.lost.len() < MOST_LOST {
            self.lost.push(lost);
        } else {
            diagnostic::tell(&mut self.diagnostics, lost.diagnostic.help(lost.help));
        }
    }

    pub fn take(&mut self, links: &mut Links) {
        self.lost.append(&mut links.found.lost);
        self.assets.append(&mut links.found.assets);
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
    sources: &'a Sources,
    config: &'a Config,
    /// Articles that other articles link to, by path.
    targets: HashMap<String, Target>,
    statics: HashSet<&'a str>,
}

/// What linking an article means.
enum Target {
    Public(Jump),
    NotPublic,
    /// It has no place, which has been told already; its readers need not hear it twice.
    Nowhere,
}

impl<'a> Linker<'a> {
    pub fn new(sources: &'a Sources, config: &'a Config, places: &[Option<Place>]) -> Linker<'a> {
        let wanted: HashSet<String> =
            sources.manuscripts.par_iter().flat_map_iter(|manuscript| wanted(manuscript)).collect();
        let mut targets = HashMap::with_capacity(wanted.len());
        for (manuscript, place) in sources.manuscripts.iter().zip(places) {
            if wanted.contains(manuscript.path.as_str()) {
                targets.insert(manuscript.path.as_str().to_owned(), target(manuscript, place.as_ref()));
            }
        }
        let statics = sources.statics.iter().map(|file| file.name.as_str()).collect();
        Linker { sources, config, targets, statics }
    }

    /// What the addresses of an article mean; nothing for one that has none, no place, or is not public.
    pub fn links(&self, manuscript: &Manuscript, place: Option<&Place>) -> Option<Box<Links>> {
        if !place.is_some_and(|place| place.is_public) || !has_addresses(manuscript) {
            return None;
        }
        let mut links = Box::new(Links::default());
        let start = manuscript.body_start as usize;
        for link in &manuscript.facts.links {
            let at = At::Body(start + link.start as usize..start + link.end as usize);
            let href = self.link(manuscript, &link.target, &at, &mut links.found);
            links.links.push(href.unwrap_or_default());
        }
        for picture in &manuscript.facts.pictures {
            let at = At::Body(start + picture.start as usize..start + picture.end as usize);
            let typed = Picture { src: picture.src.clone(), alt: Some(picture.alt.clone()), ..Picture::default() };
            let figure = self.figure(&manuscript.path, &typed, &at, &mut links.found);
            links.pictures.push(figure.unwrap_or_else(Figure::missing));
        }
        for picture in &manuscript.front.images {
            let at = At::Key("src|图|images|图片", &picture.src);
            links.figures.extend(self.figure(&manuscript.path, picture, &at, &mut links.found));
        }
        let front = &manuscript.front;
        let found = &mut links.found;
        links.continues = self.jump(manuscript, front.continues.as_deref(), "continues|下转", found);
        links.continued_from = self.jump(manuscript, front.continued_from.as_deref(), "continued_from|上接", found);
        Some(links)
    }

    fn link(&self, manuscript: &Manuscript, typed: &str, at: &At<'_>, found: &mut Found) -> Option<String> {
        let end = typed.find(['#', '?']).unwrap_or(typed.len());
        let (address, rest) = typed.split_at(end);
        let Some(inside) = asset::inside(manuscript.path.folder(), address) else {
            diagnostic::tell(&mut found.diagnostics, outside(&manuscript.path, typed, at));
            return None;
        };
        if let Some(target) = self.targets.get(&inside) {
            let jump = target.jump(found, || not_public(&manuscript.path, typed, at))?;
            return Some(format!("{}{rest}", jump.url));
        }
        let inside = SourcePath::new(inside);
        if self.sources.assets.contains_key(&inside) {
            return self
                .asset(&inside, (&manuscript.path, typed, at), found)
                .map(|(address, _)| format!("{address}{rest}"));
        }
        if address.starts_with('/') && !is_article(address) {
            let (href, linked) = self.address(manuscript, (address, typed), at);
            found.addresses.extend(linked);
            return Some(href + rest);
        }
        found.lose(dead(manuscript, typed, at));
        None
    }

    /// The link of an address of the finished site, such as `/archive/`; the plan will know whether it is there.
    fn address(
        &self,
        manuscript: &Manuscript,
        (address, typed): (&str, &str),
        at: &At<'_>,
    ) -> (String, Option<LinkedAddress>) {
        let address = percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned();
        let href = self.config.base.href(&address);
        let At::Body(bytes) = at else { return (href, None) };
        let linked = LinkedAddress {
            file: OutputPath::of_address(&address),
            typed: typed.to_owned(),
            path: manuscript.path.clone(),
            bytes: bytes.clone(),
        };
        (href, Some(linked))
    }

    /// The address of a file beside the articles, which is published by being linked.
    fn asset(
        &self,
        path: &SourcePath,
        (from, typed, at): (&SourcePath, &str, &At<'_>),
        found: &mut Found,
    ) -> Option<(Address, Asset)> {
        let address = place::asset_address(path);
        if let Some(Refusal { why, help }) = files::refusal(&address, &self.config.assets.allow) {
            let message = format!("`{typed}` cannot be published from `content/`");
            found.diagnostics.push(at.place(Diagnostic::error(message), from).label(why).help(help));
            return None;
        }
        let asset = (*self.sources.assets.get(path)?)?;
        let address = self.config.base.address(&address);
        let Asset { digest, len, mut treatment, .. } = asset;
        if treatment == Treatment::Markup && files::is_allowed(address.path(), &self.config.assets.allow) {
            treatment = Treatment::AsIs;
        }
        found.assets.insert(address.file(), PublishedAsset { path: path.clone(), digest, len, treatment });
        Some((address, asset))
    }

    fn figure(&self, path: &SourcePath, picture: &Picture, at: &At<'_>, found: &mut Found) -> Option<Figure> {
        let figure = |url: Location, width, height| Figure {
            url,
            width,
            height,
            alt: picture.alt.clone().or_else(|| picture.caption.clone()).unwrap_or_default(),
            caption: picture.caption.clone(),
            credit: picture.credit.clone(),
        };
        if is_remote(&picture.src) {
            return Some(figure(Location::Elsewhere(picture.src.as_str().into()), 0, 0));
        }
        if let Some(scheme) = markdown::scheme_of(&picture.src) {
            found.diagnostics.push(strange_picture(path, &scheme, at));
            return None;
        }
        let Some(inside) = asset::inside(path.folder(), &picture.src) else {
            diagnostic::tell(&mut found.diagnostics, outside(path, &picture.src, at));
            return None;
        };
        if let Some(rooted) = picture.src.strip_prefix('/')
            && self.statics.contains(rooted)
        {
            let address = self.config.base.typed_address(&picture.src)?;
            return Some(figure(Location::Site(address), 0, 0));
        }
        let inside = SourcePath::new(inside);
        if !self.sources.assets.contains_key(&inside) {
            found.lose(missing_picture(path, &picture.src, &inside, at));
            return None;
        }
        if !files::is_picture(inside.as_str()) {
            diagnostic::tell(&mut found.diagnostics, no_picture(path, &picture.src, at));
            return None;
        }
        let (address, asset) = self.asset(&inside, (path, &picture.src, at), found)?;
        Some(figure(Location::Site(address), asset.width, asset.height))
    }

    fn jump(&self, manuscript: &Manuscript, typed: Option<&str>, key: &'static str, found: &mut Found) -> Option<Jump> {
        let typed = typed?;
        let at = At::Key(key, typed);
        let Some(inside) = asset::inside(manuscript.path.folder(), typed) else {
            diagnostic::tell(&mut found.diagnostics, outside(&manuscript.path, typed, &at));
            return None;
        };
        let Some(target) = self.targets.get(&inside) else {
            found.lose(dead(manuscript, typed, &at));
            return None;
        };
        target.jump(found, || not_public(&manuscript.path, typed, &at)).cloned()
    }

    /// The pictures and PDFs that the sheets of public editions name.
    pub fn sheet_pages(&self, sheets: &Sheets<'_>, places: &[Option<Place>]) -> SheetPages {
        let has_files = |sheet: &&Sheet| sheet.pages.iter().any(|page| page.picture.is_some() || page.pdf.is_some());
        if !sheets.values().any(has_files) {
            return SheetPages::default();
        }
        let public: HashSet<&EditionId> = places.iter().flatten().filter_map(public_edition).collect();
        let mut pages = SheetPages::default();
        for (id, sheet) in sheets.iter().filter(|(id, _)| public.contains(id)) {
            for (at, page) in sheet.pages.iter().enumerate() {
                if let Some(src) = &page.picture {
                    let picture = Picture { src: src.clone(), ..Picture::default() };
                    let figure =
                        self.figure(&sheet.path, &picture, &At::Key("picture|版面图", src), &mut pages.links.found);
                    pages.pictures.extend(figure.map(|figure| ((id.clone(), at), figure)));
                }
                if let Some(src) = &page.pdf {
                    pages
                        .pdfs
                        .extend(self.pdf(&sheet.path, src, &mut pages.links.found).map(|pdf| ((id.clone(), at), pdf)));
                }
            }
        }
        pages
    }

    fn pdf(&self, path: &SourcePath, src: &str, found: &mut Found) -> Option<Address> {
        let at = At::Key("pdf|PDF", src);
        let Some(inside) = asset::inside(path.folder(), src) else {
            diagnostic::tell(&mut found.diagnostics, outside(path, src, &at));
            return None;
        };
        let inside = SourcePath::new(inside);
        if !self.sources.assets.contains_key(&inside) {
            found.lose(missing_picture(path, src, &inside, &at));
            return None;
        }
        self.asset(&inside, (path, src, &at), found).map(|(address, _)| address)
    }
}

impl Target {
    /// The way to a public article; of one that is not public yet it is told.
    fn jump(&self, found: &mut Found, not_public: impl Fn() -> Diagnostic) -> Option<&Jump> {
        match self {
            Target::Public(jump) => return Some(jump),
            Target::NotPublic => diagnostic::tell(&mut found.diagnostics, not_public()),
            Target::Nowhere => {}
        }
        None
    }
}

impl Figure {
    /// Stands for a picture whose absence has been told.
    fn missing() -> Figure {
        Figure {
            url: Location::Elsewhere("".into()),
            width: 0,
            height: 0,
            alt: String::new(),
            caption: None,
            credit: None,
        }
    }
}

fn has_addresses(manuscript: &Manuscript) -> bool {
    let (front, facts) = (&manuscript.front, &manuscript.facts);
    let has_jump = front.continues.is_some() || front.continued_from.is_some();
    has_jump || !(facts.links.is_empty() && facts.pictures.is_empty() && front.images.is_empty())
}

fn wanted(manuscript: &Manuscript) -> impl Iterator<Item = String> + '_ {
    let front = &manuscript.front;
    let jumps = front.continues.iter().chain(&front.continued_from).map(String::as_str);
    let links = manuscript.facts.links.iter().map(|link| link.target.as_str());
    links.chain(jumps).filter_map(|address| asset::inside(manuscript.path.folder(), address))
}

/// The edition of a public article, which is public by it.
fn public_edition(place: &Place) -> Option<&EditionId> {
    match &place.home {
        Home::Edition { id, .. } if place.is_public => Some(id),
        _ => None,
    }
}

fn target(manuscript: &Manuscript, place: Option<&Place>) -> Target {
    match place {
        None => Target::Nowhere,
        Some(place) if !place.is_public => Target::NotPublic,
        Some(Place { home, address, .. }) => {
            let page = match home {
                Home::Edition { page, .. } => Some(page.to_string()),
                Home::Standing => None,
            };
            Target::Public(Jump { title: manuscript.front.title.clone(), url: address.clone(), page })
        }
    }
}

fn is_article(address: &str) -> bool {
    std::path::Path::new(address).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

fn is_remote(src: &str) -> bool {
    src.starts_with("https://") || src.starts_with("http://")
}
