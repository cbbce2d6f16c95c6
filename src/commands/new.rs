//! `newsprint new`: the files of a new edition or article, never over an existing one.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use walkdir::WalkDir;

use crate::address;
use crate::cli::{NewArgs, NewCommand};
use crate::commands::new_files::{of_paper, write, yaml_text, yes};
use crate::commands::now::Now;
use crate::commands::report;
use crate::config::{self, Config};
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Diagnostic, Diagnostics, Language, Text, locate, visible};
use crate::folder::Folder;
use crate::load;
use crate::load::left_over::LeftOver;
use crate::manuscript::keys::{self, Article, Keys};
use crate::manuscript::page_number::PageNumber;
use crate::manuscript::sheet::{self, Sheet};
use crate::manuscript::{self, LARGEST, Reading};
use crate::model::edition::{EditionId, FolderName, front_of_day};
use crate::model::file_name;
use crate::rules::beginning::{
    blank_headline, cannot_create, edition_exists, file_exists, next_day, no_edition_yet, not_a_day, page_not_listed,
    unknown_edition,
};
use crate::rules::front_matter::not_a_page_number;
use crate::rules::paper::{add_section, unknown_section};
use crate::source::{SourcePath, is_article};

pub fn run(args: &NewArgs, now: &Now) -> ExitCode {
    let root = now.folder.join(&args.root);
    let made = load::project(&root).map_err(|diagnostic| vec![diagnostic]);
    match made.and_then(|root| make(&root, &args.what, now)) {
        Ok((Made { path, other_slug }, of_paper)) => {
            println!("{}", visible(path.as_str()));
            if let Some(slug) = other_slug {
                anstream::eprintln!("{}", another_slug(&slug).of(now.language));
            }
            if path.is_article() {
                let line = format!("{}: {}", Article::Draft.name_in(of_paper), yes(of_paper));
                anstream::eprintln!("{}", a_draft(&line).of(now.language));
            }
            ExitCode::SUCCESS
        }
        Err(mut diagnostics) => {
            report::name_folder(&mut diagnostics, &args.root);
            report::print(&locate(&diagnostics, now.language, |path| load::text_for_diagnostics(&root, path)));
            ExitCode::FAILURE
        }
    }
}

phrases! {
    another_slug(slug: &str) = [
        "the edition has an article of this name, so the address of this one ends in `{slug}`",
        "这一期已有同名的稿件，所以这一篇网址的最后一段是 `{slug}`"
    ];
    a_draft(line: &str) = ["a draft: take out the line `{line}` to publish it", "这是草稿；定稿后删掉 `{line}` 这一行，才会发布"];
}

/// A file that was made.
struct Made {
    path: SourcePath,
    /// The last part of its address, when an article has the one that its headline gives.
    other_slug: Option<String>,
}

/// Makes the file; gives its path and the language of its keys.
fn make(root: &Folder, what: &NewCommand, now: &Now) -> Result<(Made, Language), Diagnostics> {
    let (path, text) = load::site_toml(root).map_err(|diagnostic| vec![diagnostic])?;
    let config = config::read(&path, &text, None)?;
    let made = match what {
        NewCommand::Edition { date } => edition(root, &config, date.as_deref(), now),
        NewCommand::Article { title, edition, section, page } => {
            let wanted =
                Wanted { title, edition: edition.as_deref(), section: section.as_deref(), page: page.as_deref() };
            article(root, &config, &wanted)
        }
    };
    made.map(|made| (made, of_paper(&config.language))).map_err(|diagnostic| vec![diagnostic])
}

fn edition(root: &Folder, config: &Config, date: Option<&str>, now: &Now) -> Result<Made, Diagnostic> {
    let name = match date {
        Some(date) => date.to_owned(),
        None => now.time.to_zoned(config.zone.clone()).date().to_string(),
    };
    let FolderName::Edition(id) = EditionId::of_folder(&name) else { return Err(not_a_day(&name)) };
    let editions = editions(root);
    if editions.iter().any(|(other, _)| *other == id) {
        let next = newest(root, &editions).and_then(|(newest, _)| newest.date.tomorrow().ok());
        let diagnostic = edition_exists(id.to_string());
        return Err(match next {
            Some(next) => diagnostic.help(next_day(next.to_string())),
            None => diagnostic,
        });
    }
    let number =
        editions.iter().filter(|(other, _)| *other < id).filter_map(|(_, folder)| sheet_of(root, folder)?.number).max();
    let number = number.map_or_else(String::new, |number| format!(" {}", number + 1));
    // A new edition lies where the newest one lies.
    let parent = newest(root, &editions)
        .and_then(|(_, folder)| folder.parent().map(Path::to_owned))
        .unwrap_or_else(|| root.path().join("content"));
    let file = parent.join(id.to_string()).join("edition.yaml");
    let language = of_paper(&config.language);
    let (of_number, of_pages, front) = match language {
        Language::English => ("The running number", "The newspaper pages", "News"),
        Language::Chinese => ("总第几期", "这一期的各版", "要闻"),
    };
    let text = format!(
        "# {of_number}\n{}:{number}\n# {of_pages}\n{}:\n  - {}: 1\n    {}: {front}\n",
        keys::Sheet::Number.name_in(language),
        keys::Sheet::Pages.name_in(language),
        keys::Page::Number.name_in(language),
        keys::Page::Name.name_in(language),
    );
    Ok(Made { path: create(root, &file, &text)?, other_slug: None })
}

struct Wanted<'w> {
    title: &'w str,
    edition: Option<&'w str>,
    section: Option<&'w str>,
    page: Option<&'w str>,
}

fn article(root: &Folder, config: &Config, wanted: &Wanted<'_>) -> Result<Made, Diagnostic> {
    if wanted.title.trim().is_empty() {
        return Err(blank_headline());
    }
    let folder = folder(root, wanted.edition)?;
    let section = section(config, wanted.section)?;
    let page = wanted.page.map(|page| PageNumber::parse(page).ok_or(page)).transpose();
    let page = page.map_err(not_a_page_number)?;
    if let Some(page) = page {
        listed(root, &folder, page)?;
    }
    let language = of_paper(&config.language);
    let free = free_name(&folder, wanted.title, &slugs(root, &folder));
    let (other_slug, file) = free.ok_or_else(|| file_exists().in_file(&SourcePath::below(root.path(), &folder)))?;
    let lines = [
        Some((Article::Title, yaml_text(wanted.title))),
        section.map(|section| (Article::Section, yaml_text(section))),
        page.map(|page| (Article::Page, page.to_string())),
        Some((Article::Authors, "[]".to_owned())),
        Some((Article::Draft, yes(language).to_owned())),
    ];
    let line = |(key, value): &(Article, String)| format!("{}: {value}\n", key.name_in(language));
    let lines: String = lines.iter().flatten().map(line).collect();
    let path = create(root, &file, &format!("---\n{lines}---\n\n"))?;
    Ok(Made { path, other_slug })
}

/// The file for an article: where another one has its slug, or a file of its name would not be read, it has a number behind
/// it, and that slug is given too.
fn free_name(folder: &Path, title: &str, taken: &HashSet<String>) -> Option<(Option<String>, PathBuf)> {
    let (slug, number) = (address::slug_of(title), last_number(folder) + 1);
    let others = (2..=MOST_NAMESAKES).map(|number| format!("{slug}-{number}"));
    std::iter::once(slug.clone()).chain(others).find_map(|other| {
        let stem = format!("{number:02}-{other}");
        let file = folder.join(format!("{stem}.md"));
        let own = slug_of_stem(&stem);
        let is_free = !taken.contains(&address::fold(&own)) && LeftOver::of(&format!("{stem}.md")).is_none();
        is_free.then(|| ((other != slug).then_some(own), file))
    })
}

/// No edition has more articles of one headline.
const MOST_NAMESAKES: usize = 10_000;

fn slug_of_stem(stem: &str) -> String {
    address::slug_of(&file_name::split(stem).1)
}

/// The folded slugs of the articles in a folder.
fn slugs(root: &Folder, folder: &Path) -> HashSet<String> {
    let files = WalkDir::new(folder).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let paths = files.map(|entry| SourcePath::below(root.path(), entry.path())).filter(SourcePath::is_article);
    let slug = |path: SourcePath| {
        let reading = Reading::new(newsprint_text::Options::default(), 0);
        let read = || manuscript::read(&path, &load::whole(root, &path, LARGEST).ok()?, &reading).ok();
        let typed = read().and_then(|manuscript| manuscript.front.slug);
        address::fold(&typed.unwrap_or_else(|| slug_of_stem(path.stem())))
    };
    paths.map(slug).collect()
}

/// A page that the edition's sheet does not list would only fail the next build.
fn listed(root: &Folder, folder: &Path, page: PageNumber) -> Result<(), Diagnostic> {
    let pages = sheet_of(root, folder).map(|sheet| sheet.pages).unwrap_or_default();
    if pages.is_empty() || pages.iter().any(|listed| listed.number == page) {
        return Ok(());
    }
    let listed: Vec<String> = pages.iter().map(|page| page.number.to_string()).collect();
    Err(page_not_listed(page.to_string(), listed))
}

fn folder(root: &Folder, edition: Option<&str>) -> Result<PathBuf, Diagnostic> {
    let editions = editions(root);
    let Some(name) = edition else {
        let newest = newest(root, &editions).map(|(_, folder)| folder.clone());
        return newest.ok_or_else(no_edition_yet);
    };
    let FolderName::Edition(id) = EditionId::of_folder(name) else { return Err(not_a_day(name)) };
    let found = editions.into_iter().find(|(other, _)| *other == id).map(|(_, folder)| folder);
    found.ok_or_else(|| unknown_edition(id.to_string()))
}

fn section<'c>(config: &'c Config, wanted: Option<&'c str>) -> Result<Option<&'c str>, Diagnostic> {
    let Some(wanted) = wanted else { return Ok(config.sections.first().map(|section| section.name.as_str())) };
    let names = config.sections.iter().map(|section| section.name.as_str());
    if config.sections.is_empty() {
        return Ok(Some(wanted));
    }
    if let Some(name) = names.clone().find(|name| address::is_same_name(name, wanted)) {
        return Ok(Some(name));
    }
    Err(unknown_section(wanted).suggest_or((wanted, names), add_section(wanted)))
}

/// The edition that the front page would show if all were public.
fn newest<'e>(root: &Folder, editions: &'e [(EditionId, PathBuf)]) -> Option<&'e (EditionId, PathBuf)> {
    let date = editions.last()?.0.date;
    let day = &editions[editions.partition_point(|(id, _)| id.date < date)..];
    day.get(front_of_day(day, |(_, folder)| sheet_of(root, folder).is_some_and(|sheet| sheet.is_front)))
}

/// Every edition's folder, oldest first.
fn editions(root: &Folder) -> Vec<(EditionId, PathBuf)> {
    // Links are followed neither here nor by a build.
    let walk = WalkDir::new(root.path().join("content")).follow_root_links(false).max_depth(4);
    let folders = walk.into_iter().flatten();
    let mut editions: Vec<(EditionId, PathBuf)> = folders
        .filter(|entry| entry.file_type().is_dir())
        .filter_map(|entry| match EditionId::of_folder(entry.file_name().to_str()?) {
            FolderName::Edition(id) => Some((id, entry.into_path())),
            _ => None,
        })
        .collect();
    editions.sort();
    editions
}

fn sheet_of(root: &Folder, folder: &Path) -> Option<Sheet> {
    let path = SourcePath::below(root.path(), &folder.join("edition.yaml"));
    let text = String::from_utf8(load::whole(root, &path, LARGEST).ok()?).ok()?;
    Some(sheet::read(&path, &text).0)
}

/// The largest leading number of an article in the folder.
fn last_number(folder: &Path) -> u32 {
    let files = WalkDir::new(folder).into_iter().flatten();
    let number = |name: &str| {
        let (stem, _) = name.rsplit_once('.').filter(|_| is_article(name))?;
        u32::try_from(file_name::split(stem).0?).ok()
    };
    files.filter_map(|entry| number(entry.file_name().to_str()?)).max().unwrap_or(0)
}

fn create(root: &Folder, file: &Path, text: &str) -> Result<SourcePath, Diagnostic> {
    let path = SourcePath::below(root.path(), file);
    match write(root, path.as_str(), text) {
        Ok(()) => Ok(path),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(file_exists().in_file(&path)),
        Err(error) => Err(cannot_create(Text::same(path.as_str()), load::reason(&error)).in_file(&path)),
    }
}
