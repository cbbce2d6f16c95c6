//! Links and pictures: what the addresses in articles mean. An address that leads nowhere is an error with its place.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::ops::Range;

use newsprint_text::address::scheme_of;
use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic, Diagnostics};
use crate::load::Sources;
use crate::load::asset::{self, Asset};
use crate::load::svg::Treatment;
use crate::manuscript::Manuscript;
use crate::manuscript::keys::{self, Keys};
use crate::manuscript::picture::Picture;
use crate::manuscript::sheet::Sheet;
use crate::model::config::Config;
use crate::model::edition::EditionId;
use crate::model::linkable::{self, Refusal};
use crate::model::near::{self, Lost};
use crate::model::place::{self, Home, Place, Sheets};
use crate::model::{Figure, Jump, LinkedAddress, PublishedAsset};
use crate::source::SourcePath;

/// What one article's addresses mean.
#[derive(Default)]
pub struct Links {
    /// Those of the body, each with its address as typed.
    pub links: Vec<(String, String)>,
    pub pictures: Vec<(String, Figure)>,
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

/// What links bring to light beside their own meaning.
#[derive(Default)]
pub struct Found {
    pub assets: BTreeMap<String, PublishedAsset>,
    pub addresses: Vec<LinkedAddress>,
    pub told: Diagnostics,
    /// Told when all links are known, with what was probably meant.
    lost: Vec<Lost>,
}

impl Found {
    fn lose(&mut self, lost: Lost) {
        if self.lost.len() < near::MOST_LOST {
            self.lost.push(lost);
        } else {
            diagnostic::tell(&mut self.told, lost.told.help(lost.help));
        }
    }

    pub fn take(&mut self, links: &mut Links) {
        self.lost.append(&mut links.found.lost);
        self.assets.append(&mut links.found.assets);
        self.addresses.append(&mut links.found.addresses);
        self.told.append(&mut links.found.told);
    }
}

/// The pictures and PDFs of newspaper pages, by edition and place in its sheet.
#[derive(Default)]
pub struct SheetPages {
    pub pictures: HashMap<(EditionId, usize), Figure>,
    pub pdfs: HashMap<(EditionId, usize), String>,
    pub links: Links,
}

pub struct Linker<'a> {
    sources: &'a Sources,
    config: &'a Config,
    /// Articles that other articles link to, by path.
    targets: HashMap<String, Target>,
    statics: HashSet<&'a str>,
}

struct Target {
    jump: Jump,
    is_public: bool,
}

/// Where an address was typed.
#[derive(Clone)]
enum At<'a> {
    Body(Range<usize>),
    Key(&'a str, &'a str),
}

impl<'a> Linker<'a> {
    pub fn new(sources: &'a Sources, config: &'a Config, places: &[Option<Place>]) -> Linker<'a> {
        let wanted: HashSet<String> =
            sources.manuscripts.par_iter().flat_map_iter(|manuscript| wanted(manuscript)).collect();
        let mut targets = HashMap::with_capacity(wanted.len());
        for (manuscript, place) in sources.manuscripts.iter().zip(places) {
            if wanted.contains(manuscript.path.as_str()) {
                targets.insert(manuscript.path.as_str().to_owned(), target(config, manuscript, place.as_ref()));
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
            links.links.push((link.target.clone(), href.unwrap_or_default()));
        }
        for picture in &manuscript.facts.pictures {
            let at = At::Body(start + picture.start as usize..start + picture.end as usize);
            let typed = Picture { src: picture.src.clone(), alt: Some(picture.alt.clone()), ..Picture::default() };
            let figure = self.figure(&manuscript.path, &typed, &at, &mut links.found);
            links.pictures.push((typed.src, figure.unwrap_or_else(Figure::missing)));
        }
        let keys = format!("{}|{}", keys::Image::Src.place(), keys::Article::Images.place());
        for picture in &manuscript.front.images {
            let at = At::Key(&keys, &picture.src);
            links.figures.extend(self.figure(&manuscript.path, picture, &at, &mut links.found));
        }
        let front = &manuscript.front;
        let found = &mut links.found;
        links.continues = self.jump(manuscript, front.continues.as_deref(), keys::Article::Continues.place(), found);
        links.continued_from =
            self.jump(manuscript, front.continued_from.as_deref(), keys::Article::ContinuedFrom.place(), found);
        Some(links)
    }

    fn link(&self, manuscript: &Manuscript, typed: &str, at: &At<'_>, found: &mut Found) -> Option<String> {
        let end = typed.find(['#', '?']).unwrap_or(typed.len());
        let (address, rest) = typed.split_at(end);
        let Some(inside) = asset::inside(manuscript.path.folder(), address) else {
            diagnostic::tell(&mut found.told, outside(&manuscript.path, typed, at));
            return None;
        };
        if let Some(target) = self.targets.get(&inside) {
            if target.is_public {
                return Some(format!("{}{rest}", target.jump.url));
            }
            diagnostic::tell(&mut found.told, not_public(&manuscript.path, typed, at));
            return None;
        }
        let inside = SourcePath::new(inside);
        if self.sources.assets.contains_key(&inside) {
            return self.asset(&inside, (&manuscript.path, typed, at), found).map(|(href, _)| href + rest);
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
        let linked =
            LinkedAddress { address, typed: typed.to_owned(), path: manuscript.path.clone(), bytes: bytes.clone() };
        (href, Some(linked))
    }

    /// The link of a file beside the articles, which is published by it.
    fn asset(
        &self,
        path: &SourcePath,
        (from, typed, at): (&SourcePath, &str, &At<'_>),
        found: &mut Found,
    ) -> Option<(String, Asset)> {
        let address = place::asset_address(path);
        if let Some(Refusal { why, help }) = linkable::refusal(&address, &self.config.assets) {
            let message = format!("`{typed}` cannot be published from `content/`");
            found.told.push(at.place(Diagnostic::error(message), from).label(why).help(help));
            return None;
        }
        let asset = (*self.sources.assets.get(path)?)?;
        let href = self.config.base.href(&address);
        let Asset { digest, len, mut treatment, .. } = asset;
        if treatment == Treatment::Markup && linkable::is_allowed(&address, &self.config.assets) {
            treatment = Treatment::AsIs;
        }
        found.assets.insert(address, PublishedAsset { path: path.clone(), digest, len, treatment });
        Some((href, asset))
    }

    fn figure(&self, path: &SourcePath, picture: &Picture, at: &At<'_>, found: &mut Found) -> Option<Figure> {
        let figure = |url: String, width, height| Figure {
            url,
            width,
            height,
            alt: picture.alt.clone().or_else(|| picture.caption.clone()).unwrap_or_default(),
            caption: picture.caption.clone(),
            credit: picture.credit.clone(),
        };
        if is_remote(&picture.src) {
            return Some(figure(picture.src.clone(), 0, 0));
        }
        if let Some(scheme) = scheme_of(&picture.src) {
            found.told.push(strange_picture(path, &scheme, at));
            return None;
        }
        let Some(inside) = asset::inside(path.folder(), &picture.src) else {
            diagnostic::tell(&mut found.told, outside(path, &picture.src, at));
            return None;
        };
        if let Some(rooted) = picture.src.strip_prefix('/')
            && self.statics.contains(rooted)
        {
            return Some(figure(self.config.base.href(&picture.src), 0, 0));
        }
        let inside = SourcePath::new(inside);
        if !self.sources.assets.contains_key(&inside) {
            found.lose(missing_picture(path, &picture.src, &inside, at));
            return None;
        }
        if !linkable::is_picture(inside.as_str()) {
            diagnostic::tell(&mut found.told, no_picture(path, &picture.src, at));
            return None;
        }
        let (href, asset) = self.asset(&inside, (path, &picture.src, at), found)?;
        Some(figure(href, asset.width, asset.height))
    }

    fn jump(&self, manuscript: &Manuscript, typed: Option<&str>, key: &'static str, found: &mut Found) -> Option<Jump> {
        let typed = typed?;
        let at = At::Key(key, typed);
        let Some(inside) = asset::inside(manuscript.path.folder(), typed) else {
            diagnostic::tell(&mut found.told, outside(&manuscript.path, typed, &at));
            return None;
        };
        match self.targets.get(&inside) {
            Some(target) if target.is_public => Some(target.jump.clone()),
            Some(_) => {
                diagnostic::tell(&mut found.told, not_public(&manuscript.path, typed, &at));
                None
            }
            None => {
                found.lose(dead(manuscript, typed, &at));
                None
            }
        }
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
                    let figure = self.figure(
                        &sheet.path,
                        &picture,
                        &At::Key(keys::Page::Picture.place(), src),
                        &mut pages.links.found,
                    );
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

    fn pdf(&self, path: &SourcePath, src: &str, found: &mut Found) -> Option<String> {
        let at = At::Key(keys::Page::Pdf.place(), src);
        let Some(inside) = asset::inside(path.folder(), src) else {
            diagnostic::tell(&mut found.told, outside(path, src, &at));
            return None;
        };
        let inside = SourcePath::new(inside);
        if !self.sources.assets.contains_key(&inside) {
            found.lose(missing_picture(path, src, &inside, &at));
            return None;
        }
        self.asset(&inside, (path, src, &at), found).map(|(href, _)| href)
    }

    /// Tells of the addresses that lead nowhere, now that all are known.
    pub fn meant(&self, found: &mut Found) {
        found.told.extend(near::meant(std::mem::take(&mut found.lost), self.sources));
    }
}

impl At<'_> {
    fn place(&self, diagnostic: Diagnostic, path: &SourcePath) -> Diagnostic {
        match self {
            At::Body(bytes) => diagnostic.at_bytes(path, bytes.clone()),
            At::Key(key, value) => diagnostic.at_value(path, key, value),
        }
    }
}

impl Figure {
    /// Stands for a picture whose absence has been told.
    fn missing() -> Figure {
        Figure { url: String::new(), width: 0, height: 0, alt: String::new(), caption: None, credit: None }
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

fn target(config: &Config, manuscript: &Manuscript, place: Option<&Place>) -> Target {
    let page = place.and_then(|place| match &place.home {
        Home::Edition { page, .. } => Some(page.to_string()),
        Home::Standing => None,
    });
    let url = place.map(|place| config.base.href(&place.address)).unwrap_or_default();
    // An article without a place has been told of already; its readers need not hear it twice.
    let is_public = place.is_none_or(|place| place.is_public);
    Target { jump: Jump { title: manuscript.front.title.clone(), url, page }, is_public }
}

fn dead(manuscript: &Manuscript, typed: &str, at: &At<'_>) -> Lost {
    let told = at.place(Diagnostic::error(format!("`{typed}` leads to no article")), &manuscript.path);
    Lost {
        told: told.label("no such file"),
        folder: manuscript.path.folder().to_owned(),
        typed: typed.to_owned(),
        is_in_body: matches!(at, At::Body(_)),
        is_link: true,
        help: "write the article's file, from here (`./other.md`) or from content/ (`/2025-06-16/a.md`)",
    }
}

fn missing_picture(path: &SourcePath, typed: &str, wanted: &SourcePath, at: &At<'_>) -> Lost {
    let told = at.place(Diagnostic::error(format!("missing file `{typed}`")), path);
    Lost {
        told: told.label(format!("no file {wanted}")),
        folder: path.folder().to_owned(),
        typed: typed.to_owned(),
        is_in_body: matches!(at, At::Body(_)),
        is_link: false,
        help: "put the file there, or correct its address",
    }
}

fn outside(path: &SourcePath, typed: &str, at: &At<'_>) -> Diagnostic {
    at.place(Diagnostic::error(format!("`{typed}` leads outside `content/`")), path)
        .help("put the file beside the article, and write its address from there")
}

fn not_public(path: &SourcePath, typed: &str, at: &At<'_>) -> Diagnostic {
    at.place(Diagnostic::warning(format!("`{typed}` is not public")), path).label("shown without a link until it is")
}

fn no_picture(path: &SourcePath, typed: &str, at: &At<'_>) -> Diagnostic {
    at.place(Diagnostic::error(format!("`{typed}` is no picture")), path)
        .help("pictures are AVIF, GIF, JPEG, PNG, SVG or WebP files")
}

fn strange_picture(path: &SourcePath, scheme: &str, at: &At<'_>) -> Diagnostic {
    let scheme: String = scheme.chars().take(40).collect();
    at.place(Diagnostic::error(format!("a picture cannot come by `{scheme}:`")), path)
        .help("put the file beside the article and write its path, or an address that starts with `https://`")
}

fn is_article(address: &str) -> bool {
    std::path::Path::new(address).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

fn is_remote(src: &str) -> bool {
    src.starts_with("https://") || src.starts_with("http://")
}
