//! Placing manuscripts: which edition and newspaper page an article belongs to, its address, and whether it is public.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use jiff::Timestamp;
use jiff::civil::Date;
use newsprint_text::Strange;
use newsprint_text::address::Schemes;
use newsprint_text::demand::Demanded;
use newsprint_text::web;

use crate::address::{self, Address, OutputPath};
use crate::config::{Config, policy};
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::host::names;
use crate::manuscript::Manuscript;
use crate::manuscript::keys::{self, Keys};
use crate::manuscript::moment::start_of_day;
use crate::manuscript::page_number::PageNumber;
use crate::manuscript::sheet::Sheet;
use crate::model::edition::{EditionId, FolderName};
use crate::model::file_name;
use crate::model::schedule::Schedule;
use crate::model::timing::{Times, Timing, hours_of_no_day};
use crate::rules::links::{allow_scheme, incomplete_address, link_scheme, picture_scheme};
use crate::rules::paper::{
    self as rules, HAS_QUERY, NO_FILE, NO_SLASH, alias_too_long, bad_alias, bad_edition_folder, bad_slug, name_by_day,
    no_edition, part_of_alias, rename_to, sheet_outside_edition, two_sheets, whole_alias,
};
use crate::source::SourcePath;

/// Where an article stands in the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub home: Home,
    pub address: Address,
    /// The number that its file's name begins with.
    pub digits: Option<i64>,
    pub is_public: bool,
    /// The next moment at which it becomes public or ends.
    pub next_change: Option<Timestamp>,
    /// Public only because the schedule counts drafts or the future too.
    pub is_early: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Home {
    Edition { id: EditionId, page: PageNumber },
    Standing,
}

impl Home {
    /// The day of its edition.
    pub fn day(&self) -> Option<Date> {
        match self {
            Home::Edition { id, .. } => Some(id.date),
            Home::Standing => None,
        }
    }
}

pub type Sheets<'s> = BTreeMap<EditionId, &'s Sheet>;

/// The edition sheets by edition; each edition has one at most.
pub fn sheets<'s>(sheets: &'s [Sheet], diagnostics: &mut Diagnostics) -> Sheets<'s> {
    let mut by_edition = Sheets::new();
    for sheet in sheets {
        let Some(Ok((id, _))) = edition_folder(&sheet.path) else {
            diagnostics.push(sheet_outside_edition().in_file(&sheet.path));
            continue;
        };
        let name = id.to_string();
        if let Some(other) = by_edition.insert(id, sheet) {
            diagnostics.push(two_sheets(&name, &other.path).in_file(&sheet.path));
        }
    }
    by_edition
}

/// One place for each manuscript, or nothing where it is told why.
pub fn places(
    manuscripts: &[Arc<Manuscript>],
    sheets: &Sheets<'_>,
    config: &Config,
    schedule: Schedule,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Place>> {
    let placer = Placer { sheets, config, schedule };
    let folders = manuscripts.par_chunk_by(|one, next| one.path.folder() == next.path.folder());
    let placed: Vec<(Option<Place>, Diagnostics)> = folders.flat_map_iter(|folder| placer.of_folder(folder)).collect();
    diagnostics.extend(manuscripts.iter().flat_map(|manuscript| manuscript.warnings.iter().cloned()));
    let mut places = Vec::with_capacity(placed.len());
    for (place, mistakes) in placed {
        places.push(place);
        diagnostics.extend(mistakes);
    }
    places
}

struct Placer<'a> {
    sheets: &'a Sheets<'a>,
    config: &'a Config,
    schedule: Schedule,
}

/// What the articles of one folder have in common.
struct FolderContext<'m> {
    kind: FolderKind<'m>,
    /// Up to an article's own part of its address.
    address: String,
    /// When its edition becomes public.
    begins: Option<Timestamp>,
}

/// Which part of the paper a folder belongs to, by its path.
enum FolderKind<'m> {
    /// With the newspaper page that a folder within it names.
    Edition(EditionId, Option<PageNumber>),
    Standing,
    /// The part of the path that is no date.
    NoDate(&'m str),
    Nothing,
}

impl Placer<'_> {
    /// Places the articles of one folder.
    fn of_folder(&self, manuscripts: &[Arc<Manuscript>]) -> Vec<(Option<Place>, Diagnostics)> {
        let Some(first) = manuscripts.first() else { return vec![] };
        let folder = self.folder(&first.path);
        manuscripts.iter().map(|manuscript| self.place(manuscript, &folder)).collect()
    }

    fn folder<'p>(&self, path: &'p SourcePath) -> FolderContext<'p> {
        if let Some(rest) = path.as_str().strip_prefix("content/pages/") {
            let folders = rest.rsplit_once('/').map(|(folders, _)| folders.split('/').map(address::slug_of));
            let address = folders.into_iter().flatten().fold("/".to_owned(), |address, folder| address + &folder + "/");
            return FolderContext { kind: FolderKind::Standing, address, begins: None };
        }
        let nowhere = |kind| FolderContext { kind, address: String::new(), begins: None };
        let (id, rest) = match edition_folder(path) {
            Some(Ok(edition)) => edition,
            Some(Err(folder)) => return nowhere(FolderKind::NoDate(folder)),
            None => return nowhere(FolderKind::Nothing),
        };
        let own = self.sheets.get(&id).and_then(|sheet| sheet.publish_at);
        let zone = &self.config.zone;
        let own = own.and_then(|moment| moment.instant(Some(id.date), zone));
        let begins = own.unwrap_or_else(|| start_of_day(id.date, zone));
        let page = rest.split_once('/').and_then(|(folder, _)| PageNumber::of_folder(folder));
        FolderContext { address: format!("/{id}/"), begins: Some(begins), kind: FolderKind::Edition(id, page) }
    }

    fn place(&self, manuscript: &Manuscript, folder: &FolderContext<'_>) -> (Option<Place>, Diagnostics) {
        let mut diagnostics = vec![];
        let home = self.home(manuscript, folder).map_err(|diagnostic| diagnostics.push(diagnostic)).ok();
        if home == Some(Home::Standing) {
            diagnostics.extend(hours_of_no_day(manuscript));
        }
        let (digits, name) = file_name::split(manuscript.path.stem());
        let slug = slug(manuscript, name).map_err(|diagnostic| diagnostics.push(diagnostic)).ok();
        diagnostics.extend(manuscript.front.aliases.iter().filter_map(|alias| alias_mistake(manuscript, alias)));
        if self.config.markdown.raw_html {
            diagnostics.extend(blocked(manuscript, self.config));
        } else {
            diagnostics.extend(manuscript.facts.raw_html.first().map(|first| raw_html(manuscript, *first)));
        }
        let schemes = &self.config.markdown.schemes;
        diagnostics.extend(
            manuscript.facts.strange.iter().filter_map(|strange| strange_address(manuscript, strange, schemes)),
        );
        let (Some(home), Some(slug), false) = (home, slug, diagnostics.iter().any(Diagnostic::is_error)) else {
            return (None, diagnostics);
        };
        let address = self.config.base.address(&[&*folder.address, &*slug, "/"].concat());
        let times = Times::of(&manuscript.front, home.day(), folder.begins, &self.config.zone);
        let Timing { is_public, is_early, next_change } = times.at(self.schedule);
        (Some(Place { home, address, digits, is_public, next_change, is_early }), diagnostics)
    }

    fn home(&self, manuscript: &Manuscript, folder: &FolderContext<'_>) -> Result<Home, Diagnostic> {
        let (id, in_folder) = match &folder.kind {
            FolderKind::Edition(id, page) => (id, *page),
            FolderKind::Standing => return Ok(Home::Standing),
            FolderKind::NoDate(folder) => return Err(bad_date(&manuscript.path, folder)),
            FolderKind::Nothing => return Err(no_edition().in_file(&manuscript.path)),
        };
        let page = manuscript.front.page.or(in_folder).unwrap_or(PageNumber::FIRST);
        match self.sheets.get(id) {
            Some(sheet) if !sheet.pages.is_empty() && sheet.pages.iter().all(|listed| listed.number != page) => {
                Err(unlisted_page(manuscript, page, sheet))
            }
            _ => Ok(Home::Edition { id: id.clone(), page }),
        }
    }
}

/// The edition of a file under `content/` and the rest of its path; an error holds the folder that is no date.
fn edition_folder(path: &SourcePath) -> Option<Result<(EditionId, &str), &str>> {
    let mut rest = path.as_str().strip_prefix("content/")?;
    while let Some((folder, below)) = rest.split_once('/') {
        match EditionId::of_folder(folder) {
            FolderName::Edition(id) => return Some(Ok((id, below))),
            FolderName::NoDate => return Some(Err(folder)),
            FolderName::Other => rest = below,
        }
    }
    None
}

/// Where a file beside the articles is published: under its edition, whatever folder that lies in.
pub fn asset_address(path: &SourcePath) -> String {
    let address = match edition_folder(path) {
        Some(Ok((id, rest))) => format!("/{id}/{rest}"),
        _ => format!("/{}", path.as_str().trim_start_matches("content/")),
    };
    if address.is_ascii() { address } else { address::composed(&address).into_owned() }
}

/// The edition that a file lies in, and the folder of it, whatever folder that lies in.
pub fn edition_of(path: &SourcePath) -> Option<(EditionId, &str)> {
    let is_standing = path.as_str().starts_with("content/pages/");
    let (id, rest) = edition_folder(path).filter(|_| !is_standing)?.ok()?;
    Some((id, path.as_str().strip_suffix(rest)?.strip_suffix('/')?))
}

fn bad_date(path: &SourcePath, folder: &str) -> Diagnostic {
    let numbers: Vec<u16> = folder.split('-').take(3).filter_map(|part| part.parse().ok()).collect();
    let date = match numbers[..] {
        [year, month, day] => format!("{year:04}-{month:02}-{day:02}"),
        _ => String::new(),
    };
    let is_meant = date.parse::<jiff::civil::Date>().is_ok() && !folder.starts_with(&date);
    let help = if is_meant { rename_to(&date) } else { name_by_day() };
    bad_edition_folder(folder).in_file(path).help(help)
}

fn unlisted_page(manuscript: &Manuscript, page: PageNumber, sheet: &Sheet) -> Diagnostic {
    let listed: Vec<String> = sheet.pages.iter().map(|page| page.number.to_string()).collect();
    let diagnostic = rules::unlisted_page(&page.to_string(), listed, &sheet.path);
    if manuscript.front.page.is_none() {
        return diagnostic.in_file(&manuscript.path);
    }
    diagnostic.at_key(&manuscript.path, keys::Article::Page.place())
}

fn slug(manuscript: &Manuscript, stem: String) -> Result<String, Diagnostic> {
    let Some(slug) = &manuscript.front.slug else { return Ok(address::slug_of(&stem)) };
    let slug = address::composed(slug);
    match address::check_slug(&slug) {
        Ok(()) => Ok(slug.into_owned()),
        Err(problem) => Err(bad_slug(problem).at_value(&manuscript.path, keys::Article::Slug.place(), &slug)),
    }
}

/// The longest old address, and the longest part of one, in bytes: systems keep 255 of a name, some of them 1,000 of a
/// path with the folder that the site lies in, and compressed copies have longer names.
const LONGEST_ALIAS: usize = 800;
const LONGEST_ALIAS_PART: usize = 250;

fn alias_mistake(manuscript: &Manuscript, alias: &str) -> Option<Diagnostic> {
    let path = alias.strip_prefix('/').map(|path| path.strip_suffix('/').unwrap_or(path));
    let problem = match path {
        None => Some(NO_SLASH),
        Some(path) if path.contains(['?', '#']) => Some(HAS_QUERY),
        Some(path) => names::page_problem(path),
    };
    let mistake = match problem {
        Some(problem) => bad_alias(alias.escape_debug().to_string(), problem),
        None => long_alias(alias).or_else(|| {
            let shown = alias.escape_debug().to_string();
            OutputPath::of_address(alias).is_none().then(|| bad_alias(shown, NO_FILE))
        })?,
    };
    Some(mistake.at_value(&manuscript.path, keys::Article::Aliases.place(), alias))
}

fn long_alias(alias: &str) -> Option<Diagnostic> {
    if alias.len() > LONGEST_ALIAS {
        return Some(alias_too_long(whole_alias(alias.len()), LONGEST_ALIAS));
    }
    let part = alias.split('/').find(|part| part.len() > LONGEST_ALIAS_PART)?;
    Some(alias_too_long(part_of_alias(part.len()), LONGEST_ALIAS_PART))
}

fn raw_html(manuscript: &Manuscript, offset: u32) -> Diagnostic {
    let at = (manuscript.body_start + offset) as usize;
    rules::raw_html().at_bytes(&manuscript.path, at..at + 1)
}

/// What the paper's own policy forbids of the HTML that it publishes.
fn blocked(manuscript: &Manuscript, config: &Config) -> Diagnostics {
    let told = manuscript.facts.demands.iter().filter_map(|(demand, at)| {
        let directive = demand.what.directive();
        if policy::allows(&config.hosting.csp, &config.base.prefix, directive, &demand.source) {
            return None;
        }
        let told = match (demand.what, demand.source.is_empty()) {
            (Demanded::Script, true) => rules::blocked_html(rules::INLINE_SCRIPT, directive).help(rules::own_script()),
            (Demanded::Style, true) => rules::blocked_html(rules::INLINE_STYLE, directive).help(rules::own_style()),
            (_, true) => return None,
            (Demanded::Script, false) if policy::origin(&demand.source).is_none() => {
                rules::blocked_html(rules::FROM_ELSEWHERE, directive).help(rules::own_script())
            }
            (_, false) => {
                rules::blocked_html(rules::FROM_ELSEWHERE, directive).help(match policy::origin(&demand.source) {
                    Some(origin) => rules::allow_source(directive, &origin),
                    None => rules::allow_own_files(directive),
                })
            }
        };
        let start = manuscript.body_start as usize;
        Some(told.at_bytes(&manuscript.path, start + at.start as usize..start + at.end as usize))
    });
    told.collect()
}

/// A link or picture by a scheme that the paper does not allow.
fn strange_address(manuscript: &Manuscript, strange: &Strange, schemes: &[String]) -> Option<Diagnostic> {
    let Strange { scheme, address, is_picture, start, end } = strange;
    if !is_picture && scheme != "data" && schemes.contains(scheme) {
        return None;
    }
    let start = (manuscript.body_start + start) as usize..(manuscript.body_start + end) as usize;
    if let Some(meant) = web::meant(address) {
        return Some(incomplete_address(address).help(did_you_mean(&meant)).at_bytes(&manuscript.path, start));
    }
    let diagnostic = match Schemes::problem(scheme) {
        _ if *is_picture => picture_scheme(scheme),
        None => link_scheme(scheme).help(allow_scheme(scheme)),
        Some(_) => link_scheme(scheme),
    };
    Some(diagnostic.at_bytes(&manuscript.path, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_address_is_told_its_length_when_it_is_too_long() {
        let told = |alias: &str| long_alias(alias).map(|told| told.english().to_owned()).unwrap_or_default();
        assert_eq!(told(&format!("/{}.htm", "a".repeat(LONGEST_ALIAS_PART - 4))), "");
        assert_eq!(told(&format!("/x/{}.htm", "港".repeat(90))), "a part of the alias has 274 bytes; 250 are the most");
        assert_eq!(told(&format!("/{}", "港/".repeat(250))), "the alias has 1001 bytes; 800 are the most");
    }

    #[test]
    fn an_edition_folder_is_found_at_any_depth() {
        let find = |path: &str| {
            let path = SourcePath::new(path);
            match edition_folder(&path) {
                Some(Ok((id, rest))) => format!("{id} {rest}"),
                Some(Err(folder)) => format!("bad {folder}"),
                None => "none".to_owned(),
            }
        };
        assert_eq!(find("content/2025-06-16/a.md"), "2025-06-16 a.md");
        assert_eq!(find("content/2025/2025-06-16-extra/01/a.md"), "2025-06-16-extra 01/a.md");
        assert_eq!(find("content/2025-6-16/a.md"), "bad 2025-6-16");
        assert_eq!(find("content/a.md"), "none");
    }
}
