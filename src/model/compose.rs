//! Composing editions: public articles put on their pages in reading order, each with a finished head.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::Timestamp;
use newsprint_text::credits::Credit;
use rayon::prelude::*;

use crate::address::{Address, Base, composed};
use crate::config::Config;
use crate::digest::{Digest, Digested};
use crate::manuscript::Manuscript;
use crate::manuscript::moment::start_of_day;
use crate::manuscript::page_number::PageNumber;
use crate::manuscript::sheet::{Sheet, SheetPage};
use crate::model::article::{Article, Body, Byline, Head, Label, Meanings, Standing};
use crate::model::edition::{self, Edition, EditionHead, EditionId, Page, PageHead};
use crate::model::editions::Editions;
use crate::model::figure::Figure;
use crate::model::link::{Links, SheetPages};
use crate::model::lunar;
use crate::model::named::Named;
use crate::model::names;
use crate::model::place::{Home, Place, Sheets};
use crate::model::site::{Corrected, Redirect};
use crate::source::SourcePath;

pub struct Composer<'a> {
    pub config: &'a Config,
    /// Of the config and of what names mean.
    pub around: Digest,
    pub named: &'a Named,
    pub sheets: &'a Sheets<'a>,
    pub pages: &'a SheetPages,
}

/// A public article with its place on a newspaper page.
struct Placed {
    manuscript: Arc<Manuscript>,
    links: Option<Box<Links>>,
    address: Address,
    page: PageNumber,
    order: i64,
}

// A manuscript is what its file holds.
impl Hash for Placed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Placed { manuscript, links, address, page, order } = self;
        (&manuscript.path, manuscript.digest, links, address, page, order).hash(state);
    }
}

impl Composer<'_> {
    /// Lays the public articles out; the others are in nothing that follows.
    pub fn compose(
        &self,
        manuscripts: Vec<Arc<Manuscript>>,
        places: Vec<Option<Place>>,
        links: Vec<Option<Box<Links>>>,
        known: &mut Editions,
    ) -> (Vec<Arc<Edition>>, Vec<Standing>) {
        let mut by_edition: BTreeMap<EditionId, Vec<Placed>> = BTreeMap::new();
        let mut standing = Vec::new();
        for ((manuscript, place), links) in manuscripts.into_iter().zip(places).zip(links) {
            let Some(Place { home, address, digits, .. }) = place.filter(|place| place.is_public) else { continue };
            match home {
                Home::Standing => {
                    standing.push(self.standing(manuscript, links.map(|links| *links).unwrap_or_default(), address));
                }
                Home::Edition { id, page } => {
                    let order = manuscript.front.order.or(digits).unwrap_or(i64::MAX);
                    by_edition.entry(id).or_default().push(Placed { manuscript, links, address, page, order });
                }
            }
        }
        let by_edition: Vec<_> = by_edition.into_iter().collect();
        let each = by_edition.into_par_iter().with_max_len(1);
        if !known.is_kept() {
            return (each.map(|(id, placed)| Arc::new(self.edition(id, placed))).collect(), standing);
        }
        let before = &*known;
        let digested: Vec<_> = each.map(|(id, placed)| self.known_edition(id, placed, before)).collect();
        known.keep(&digested);
        (digested.into_iter().map(|(_, edition)| edition).collect(), standing)
    }

    /// An edition with the digest of all that it is composed from, composed unless it is known.
    fn known_edition(&self, id: EditionId, placed: Vec<Placed>, known: &Editions) -> (Digest, Arc<Edition>) {
        let sheet = self.sheets.get(&id);
        let pages = 0..sheet.map_or(0, |sheet| sheet.pages.len());
        let pages = pages.map(|page| (id.clone(), page));
        let pages: Vec<_> = pages.map(|key| (self.pages.pictures.get(&key), self.pages.pdfs.get(&key))).collect();
        let from = Digest::of(&(self.around, &id, sheet, pages, &placed));
        let edition = known.edition(&id, from).unwrap_or_else(|| Arc::new(self.edition(id, placed)));
        (from, edition)
    }

    fn edition(&self, id: EditionId, mut placed: Vec<Placed>) -> Edition {
        placed.sort_by(|a, b| {
            let key = |one: &Placed| (one.page, one.order);
            key(a).cmp(&key(b)).then_with(|| a.manuscript.path.cmp(&b.manuscript.path))
        });
        let sheet = self.sheets.get(&id);
        let listed: Vec<(usize, &SheetPage)> =
            sheet.map(|sheet| sheet.pages.iter().enumerate().collect()).unwrap_or_default();
        let mut numbers: Vec<PageNumber> = listed.iter().map(|(_, page)| page.number).collect();
        numbers.extend(placed.iter().map(|one| one.page));
        numbers.sort_unstable();
        numbers.dedup();
        let pages: Vec<Page> = numbers
            .into_iter()
            .map(|number| {
                let of_page = |one: &Placed| one.page == number;
                let start = placed.iter().position(of_page).unwrap_or(placed.len());
                let count = placed.iter().filter(|one| of_page(one)).count();
                let listed = listed.iter().find(|(_, page)| page.number == number).copied();
                self.page(&id, number, listed, start..start + count)
            })
            .collect();
        let head = EditionHead {
            date: id.date,
            suffix: id.suffix.clone(),
            url: self.config.base.address(&format!("/{id}/")),
            number: sheet.and_then(|sheet| sheet.number),
            title: sheet.and_then(|sheet| sheet.title.clone()),
            page_count: pages.len(),
            lunar: self.is_chinese().then(|| lunar::lunar_date(id.date)).flatten(),
            solar_term: self.is_chinese().then(|| lunar::solar_term(id.date)).flatten(),
            id,
        };
        let articles: Vec<Article> = placed.into_iter().map(|one| self.article(&head, one)).collect();
        let front_stories = sheet.map(|sheet| front_stories(sheet, &articles)).unwrap_or_default();
        let marked = articles.iter().position(|article| article.head.is_lead);
        let lead = marked.or(front_stories.first().copied()).unwrap_or(0);
        let front_stories = front_stories.into_iter().filter(|at| *at != lead).collect();
        let notes = sheet.and_then(|sheet| sheet.notes.clone());
        let is_front = sheet.is_some_and(|sheet| sheet.is_front);
        Edition { head: Digested::new(head), notes, pages, articles, lead, front_stories, is_front }
    }

    fn page(
        &self,
        id: &EditionId,
        number: PageNumber,
        listed: Option<(usize, &SheetPage)>,
        articles: std::ops::Range<usize>,
    ) -> Page {
        let sheet = listed.map(|(_, page)| page);
        let key = listed.map(|(at, _)| (id.clone(), at));
        let label = number.to_string();
        let head = PageHead {
            number,
            url: self.config.base.address(&format!("/{id}/{label}/")),
            name: sheet.and_then(|page| page.name.clone()),
            label,
        };
        Page {
            head: Digested::new(head),
            editor: sheet.and_then(|page| page.editor.clone()),
            designer: sheet.and_then(|page| page.designer.clone()),
            proofreader: sheet.and_then(|page| page.proofreader.clone()),
            facsimile: key.as_ref().and_then(|key| self.pages.pictures.get(key)).cloned(),
            pdf: key.as_ref().and_then(|key| self.pages.pdfs.get(key)).cloned(),
            articles,
        }
    }

    fn article(&self, edition: &EditionHead, placed: Placed) -> Article {
        let Placed { manuscript, links, address, .. } = placed;
        let mut manuscript = Arc::unwrap_or_clone(manuscript);
        let links = links.map(|links| *links).unwrap_or_default();
        let section = manuscript.front.section.take();
        let section = section.and_then(|name| self.named.sections.position(&name));
        let picture = first_picture(&links);
        let body = Body::of(&mut manuscript, links.of_body);
        let published = self.published(edition, &manuscript);
        let corrected = manuscript.front.corrections.iter().map(|correction| correction.date).max();
        let corrected = corrected.map(|date| start_of_day(date, &self.config.zone));
        let updated = manuscript.front.updated_at;
        let updated = updated.and_then(|moment| moment.instant(Some(edition.date), &self.config.zone));
        let mut head = self.head(&mut manuscript, picture, address);
        head.date = edition.date;
        head.section = section.map(|at| Arc::clone(&self.named.sections.list[at].1));
        let front = manuscript.front;
        let of_section = || section.and_then(|at| self.named.sections.list[at].0.template.clone());
        let template =
            front.template.or_else(of_section).or_else(|| self.config.article_templates.of(front.kind).cloned());
        Article {
            head: Digested::new(head),
            body,
            words: manuscript.facts.words,
            published,
            expires: front.expires_at.and_then(|moment| moment.instant(Some(edition.date), &self.config.zone)),
            modified: [corrected, updated].into_iter().flatten().fold(published, Timestamp::max),
            updated,
            figures: links.figures,
            corrections: front.corrections,
            zone: front.zone,
            continues: links.continues,
            continued_from: links.continued_from,
            topics: self.topics(front.topics),
            extra: front.extra,
            redirects: front.aliases,
            section,
            template,
        }
    }

    /// When an article became public: at its own time, its edition's, or the start of the day.
    fn published(&self, edition: &EditionHead, manuscript: &Manuscript) -> Timestamp {
        let zone = &self.config.zone;
        let own = manuscript.front.publish_at;
        let of_edition = || self.sheets.get(&edition.id).and_then(|sheet| sheet.publish_at);
        let moment = own.or_else(of_edition).and_then(|moment| moment.instant(Some(edition.date), zone));
        moment.unwrap_or_else(|| start_of_day(edition.date, zone))
    }

    fn standing(&self, manuscript: Arc<Manuscript>, links: Links, address: Address) -> Standing {
        let mut manuscript = Arc::unwrap_or_clone(manuscript);
        let picture = first_picture(&links);
        let body = Body::of(&mut manuscript, links.of_body);
        let head = self.head(&mut manuscript, picture, address);
        Standing {
            head: Digested::new(head),
            body,
            figures: links.figures,
            extra: manuscript.front.extra,
            redirects: manuscript.front.aliases,
            updated: manuscript.front.updated_at.and_then(|moment| moment.instant(None, &self.config.zone)),
            template: manuscript.front.template,
        }
    }

    /// The head of an article that has no edition yet.
    fn head(&self, manuscript: &mut Manuscript, picture: Option<Figure>, url: Address) -> Head {
        let front = &mut manuscript.front;
        let opening = std::mem::take(&mut manuscript.facts.opening);
        Head {
            title: std::mem::take(&mut front.title),
            kicker: front.kicker.take(),
            subtitle: front.subtitle.take(),
            url,
            date: jiff::civil::Date::ZERO,
            section: None,
            authors: std::mem::take(&mut front.authors).into_iter().map(|credit| self.byline(credit)).collect(),
            source: front.source.take(),
            dateline: front.dateline.take(),
            kind: front.kind,
            summary: front.summary.take().unwrap_or(opening),
            picture,
            is_lead: front.lead,
            lang: front.lang.take(),
        }
    }

    fn is_chinese(&self) -> bool {
        self.config.language.starts_with("zh")
    }

    fn byline(&self, credit: Credit) -> Byline {
        let alone = || names::address_of_author(&self.config.base, &names::slug_of_name(&credit.name));
        let url = self
            .config
            .outputs
            .authors
            .then(|| self.named.authors.address(&credit.name).cloned().unwrap_or_else(alone));
        Byline { name: credit.name, role: credit.role, task: credit.task, url }
    }

    fn topics(&self, topics: Vec<String>) -> Vec<Label> {
        let alone = |name: &str| names::address_of_topic(&self.config.base, &names::slug_of_name(name));
        let url = |name: &str| self.named.topics.address(name).cloned().unwrap_or_else(|| alone(name));
        topics.into_iter().map(|name| Label { url: url(&name), name }).collect()
    }
}

/// The public articles that a sheet puts at the top of the front page.
fn front_stories(sheet: &Sheet, articles: &[Article]) -> Vec<usize> {
    let named =
        |name: &String| articles.iter().position(|article| is_named(&article.body.path, &article.head.url, name));
    let mut stories: Vec<usize> = Vec::new();
    for at in sheet.front_stories.iter().filter_map(named) {
        if !stories.contains(&at) {
            stories.push(at);
        }
    }
    stories
}

/// Whether an article is meant by its file's name, with or without what follows the dot, or by the end of its address.
pub fn is_named(path: &SourcePath, address: &Address, name: &str) -> bool {
    let is_name = |own: &str| own == name || !own.is_ascii() && composed(own) == composed(name);
    is_name(path.stem()) || is_name(path.file_name()) || is_name(address.slug())
}

/// Every correction of the paper, newest first.
pub fn corrections(editions: &[Arc<Edition>]) -> Vec<Corrected> {
    let articles = edition::days(editions).flatten().flat_map(|at| &editions[at].articles);
    let mut corrections: Vec<Corrected> = articles
        .flat_map(|article| {
            article.corrections.iter().enumerate().map(|(at, correction)| Corrected {
                date: correction.date,
                of_day: 1 + article.corrections[..at].iter().filter(|other| other.date == correction.date).count(),
                text: correction.text.clone(),
                title: article.head.title.clone(),
                url: article.head.url.clone(),
            })
        })
        .collect();
    // Stable, so corrections of one day stay in the order of their editions.
    corrections.sort_by_key(|correction| std::cmp::Reverse(correction.date));
    corrections
}

/// The old addresses of every article.
pub fn redirects(base: &Base, editions: &[Arc<Edition>], standing: &[Standing]) -> Vec<Redirect> {
    let of_articles = editions.iter().flat_map(|edition| &edition.articles).map(|a| (&a.redirects, &*a.head, &a.body));
    let of_standing = standing.iter().map(|s| (&s.redirects, &*s.head, &s.body));
    of_articles
        .chain(of_standing)
        .flat_map(|(aliases, head, body)| {
            aliases.iter().map(|from| Redirect {
                from: base.address(from),
                to: head.url.clone(),
                title: head.title.clone(),
                path: body.path.clone(),
                is_claimed: true,
            })
        })
        .collect()
}

/// What a list shows of an article: the first picture of its front matter, or of its body, or one that stands for a video.
fn first_picture(links: &Links) -> Option<Figure> {
    let Meanings { pictures, recordings, .. } = &links.of_body;
    let of_body = || pictures.iter().map(|(_, figure)| figure).find(|figure| !figure.is_missing());
    let poster = || recordings.iter().find_map(|(_, recording)| recording.as_ref()?.poster.as_ref());
    links.figures.first().or_else(of_body).or_else(poster).cloned()
}
