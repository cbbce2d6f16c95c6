//! Groups: the stories of one section that stand together on a newspaper page, and how they are shown.

use serde::Serialize;

use crate::config::Display;
use crate::digest::Digested;
use crate::manuscript::front_matter::Kind;
use crate::model::{Article, Edition, Head, Label, Page, Site};

/// Stories that follow each other on a page and have one section, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'s> {
    pub display: Display,
    pub section: Option<&'s Label>,
    /// By their places in the edition.
    pub articles: Vec<usize>,
}

/// A group as templates see it.
#[derive(Debug, Hash, Serialize)]
pub struct Named<'s> {
    pub display: Display,
    /// Blank for stories that stand under no name.
    pub section: Option<&'s Label>,
    pub articles: Vec<&'s Digested<Head>>,
}

/// The groups of a page, in reading order.
pub fn groups<'s>(site: &'s Site, edition: &'s Edition, page: &'s Page) -> Vec<Group<'s>> {
    let page_name = page.head.name.as_deref().unwrap_or_default();
    let key = |at: usize| {
        let article = &edition.articles[at];
        (article.section, article.section.is_none() && article.head.kind == Kind::Brief)
    };
    let mut groups: Vec<Group<'_>> = Vec::new();
    for at in page.articles.clone() {
        match groups.last_mut() {
            Some(group) if key(group.articles[0]) == key(at) => group.articles.push(at),
            _ => groups.push(Group { display: Display::None, section: None, articles: vec![at] }),
        }
    }
    for group in &mut groups {
        show(group, site, edition, page_name);
    }
    one_box_each(groups)
}

/// Says how a group is shown, and under which name.
fn show<'s>(group: &mut Group<'s>, site: &'s Site, edition: &'s Edition, page_name: &str) {
    let articles: Vec<&Article> = group.articles.iter().map(|at| &edition.articles[*at]).collect();
    let section = articles[0].section.and_then(|section| site.sections.get(section));
    let name = section.map_or("", |section| &section.label.name);
    let said = section.and_then(|section| section.display);
    group.display = said.unwrap_or_else(|| fitting(name, page_name, &articles));
    let is_shown = group.display != Display::None;
    group.section = section.map(|section| &section.label).filter(|_| is_shown);
}

/// A page has one box of a section, where its first stories stand.
fn one_box_each(groups: Vec<Group<'_>>) -> Vec<Group<'_>> {
    let mut merged: Vec<Group<'_>> = Vec::with_capacity(groups.len());
    for group in groups {
        let is_same = |other: &&mut Group<'_>| other.display == Display::Box && other.section == group.section;
        match merged.iter_mut().find(is_same).filter(|_| group.display == Display::Box) {
            Some(first) => first.articles.extend(group.articles),
            None => merged.push(group),
        }
    }
    merged
}

/// The groups of a page with their heads.
pub fn named<'s>(site: &'s Site, edition: &'s Edition, page: &'s Page) -> Vec<Named<'s>> {
    let named = |group: Group<'s>| Named {
        display: group.display,
        section: group.section,
        articles: group.articles.into_iter().map(|at| &edition.articles[at].head).collect(),
    };
    groups(site, edition, page).into_iter().map(named).collect()
}

/// The first so many articles of some groups, and the others.
pub fn split(groups: Vec<Named<'_>>, most: usize) -> (Vec<Named<'_>>, Vec<Named<'_>>) {
    let (mut first, mut others) = (Vec::new(), Vec::new());
    let mut room = most;
    for mut group in groups {
        let rest = group.articles.split_off(group.articles.len().min(room));
        room -= group.articles.len();
        if !rest.is_empty() {
            others.push(Named { articles: rest, display: group.display, section: group.section });
        }
        if !group.articles.is_empty() {
            first.push(group);
        }
    }
    (first, others)
}

/// Characters of an article that still is a short one.
const SHORT: u32 = 500;

/// How a section is shown that site.toml says nothing of.
fn fitting(section: &str, page: &str, articles: &[&Article]) -> Display {
    let are_briefs = articles.iter().all(|article| article.head.kind == Kind::Brief);
    let are_short = articles.iter().map(|article| article.words).sum::<u32>() <= SHORT * count(articles);
    let are_photos = articles.iter().all(|article| article.head.kind == Kind::Photo);
    let is_own = !page.is_empty() && page.contains(section);
    match () {
        () if (are_briefs || is_for_briefs(section)) && articles.len() > 1 => Display::Box,
        () if section.is_empty() || is_own || is_desk(section) => Display::None,
        () if is_slogan(section) => Display::Group,
        () if articles.len() == 1 || are_photos => Display::Label,
        () if are_short => Display::Box,
        () => Display::Group,
    }
}

fn count(articles: &[&Article]) -> u32 {
    u32::try_from(articles.len()).unwrap_or(u32::MAX / SHORT)
}

/// What the names of columns of short stories have in them.
const BRIEFS: [&str; 13] =
    ["快览", "快讯", "简讯", "速览", "短讯", "短波", "速递", "快讀", "速讀", "快訊", "簡訊", "速覽", "快覽"];

fn is_for_briefs(section: &str) -> bool {
    let small = section.to_ascii_lowercase();
    BRIEFS.iter().any(|word| section.contains(word)) || small.contains("brief") || small.contains("in short")
}

/// A field of news (本地, 体育, Sport) says where a story belongs; a column has a longer name.
fn is_desk(section: &str) -> bool {
    let han = section.chars().filter(|letter| !letter.is_ascii()).count();
    if han == 0 { !section.trim().contains(' ') } else { section.chars().count() <= 3 }
}

/// Letters of a name that says more than where stories belong.
const SLOGAN: usize = 8;

fn is_slogan(section: &str) -> bool {
    let marks = |letter: char| matches!(letter, '“' | '”' | '「' | '」' | '！' | '!' | ' ' | '　' | '，');
    let is_latin = section.is_ascii();
    !is_latin && (section.chars().count() >= SLOGAN || section.contains(marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_news_are_told_from_columns() {
        for desk in ["要闻", "体育", "国际", "Sport", "大湾区"] {
            assert!(is_desk(desk), "{desk}");
        }
        for column in ["要闻快览", "读者来信", "News in brief", "健康周刊"] {
            assert!(!is_desk(column), "{column}");
        }
    }

    #[test]
    fn campaigns_are_slogans() {
        assert!(is_slogan("奋战三季度 确保“开门红”"));
        assert!(is_slogan("高质量发展看临澜"));
        assert!(!is_slogan("读者来信"));
        assert!(!is_slogan("From our readers"));
    }

    #[test]
    fn columns_of_short_stories_are_known_by_name() {
        for name in ["要闻快览", "国际简讯", "News in brief", "Briefs", "一周速览"] {
            assert!(is_for_briefs(name), "{name}");
        }
    }
}
