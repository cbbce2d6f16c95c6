//! The galley: what is true of the preview after its last build.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use annotate_snippets::Renderer;
use jiff::Timestamp;
use serde::Serialize;

use crate::address::{Base, OutputPath};
use crate::diagnostic::{Diagnostic, Located, locate};
use crate::model::Site;
use crate::project::Project;
use crate::render::Step;
use crate::serve::{News, Press, Preview, answer};
use crate::session::{self, Session};
use crate::source::SourcePath;
use crate::{Options, Report, build_in, load};

/// What pages and the script in them need to know.
#[derive(Debug, Clone, Default)]
pub struct Galley {
    /// Counts builds, from one.
    pub number: u64,
    /// Where the site stands; nothing before the first good build.
    pub base: Option<Base>,
    /// What site.toml adds to what pages may load.
    pub csp: Arc<BTreeMap<String, Vec<String>>>,
    pub language: String,
    /// Addresses of articles that readers cannot see yet.
    pub early: Arc<HashSet<String>>,
    pub is_broken: bool,
    pub mistakes: Arc<Vec<Mistake>>,
    /// How many mistakes these are and stand for.
    pub count: usize,
    /// Links of the files, pages aside, that the last build made.
    pub files: Arc<Vec<String>>,
    /// When an article becomes public or ends.
    pub turn: Option<Timestamp>,
    /// The link of the article that was just edited.
    pub show: Option<String>,
}

/// A diagnostic as the browser shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Mistake {
    #[serde(flatten)]
    located: Located,
    /// As a terminal without colours shows it.
    text: String,
}

impl Galley {
    /// The path prefix of the site, percent-encoded, without a slash at its end.
    pub fn base_prefix(&self) -> &str {
        self.base.as_ref().map_or("", |base| base.prefix.as_str())
    }
}

/// Builds the preview, however good or bad the sources are; `changed` are the files that changed since. Gives what it
/// keeps for the next build: nothing after a bad one.
pub async fn build(press: &Press, session: Session, changed: BTreeSet<SourcePath>) -> (Galley, Session) {
    let here = press.clone();
    let built = tokio::task::spawn_blocking(move || build_now(&here, session, &changed)).await;
    let (galley, session) = built.unwrap_or_else(|_| {
        let told = Diagnostic::error("the build came to an unexpected end")
            .help("this is a mistake of newsprint, please report it; the next change is another try");
        (broken(&press.preview, press.galley(), &[told]), Session::kept())
    });
    (Galley { number: press.galley().number + 1, ..galley }, session)
}

/// Tells of what went wrong beside the build.
pub fn add(preview: &Preview, trouble: &[Diagnostic], galley: &mut Galley) {
    if trouble.is_empty() {
        return;
    }
    let located = located(preview, trouble);
    (preview.tell)(News::Trouble(&located));
    galley.count += count(&located);
    Arc::make_mut(&mut galley.mistakes).extend(mistakes(&located));
}

/// A good build.
struct Good {
    report: Report,
    project: Project,
    made: Vec<OutputPath>,
}

fn build_now(press: &Press, mut session: Session, changed: &BTreeSet<SourcePath>) -> (Galley, Session) {
    let (preview, before) = (&*press.preview, press.galley());
    (preview.tell)(News::Building);
    let made = Mutex::new(Vec::new());
    let progress = |step: Step<'_>| match step {
        Step::Made(path) if !answer::is_page(Path::new(path.as_str())) => {
            made.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
        }
        Step::Ahead => press.show(ahead(&before)),
        _ => {}
    };
    let options = Options { ahead: press.open.files(before.base_prefix()), ..(preview.options)() };
    let mut say = |message: &str| (preview.tell)(News::Waiting(message));
    let outcome = build_in(&mut session, &options, &progress, &mut say);
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    match outcome {
        Ok((report, project)) => (good(preview, &before, changed, Good { report, project, made }), session),
        Err(diagnostics) => (broken(preview, before, &diagnostics), Session::kept()),
    }
}

/// The open pages are new already; the rest is being made.
fn ahead(before: &Galley) -> Galley {
    let number = before.number + 1;
    Galley {
        number,
        is_broken: false,
        mistakes: Arc::default(),
        count: 0,
        files: Arc::default(),
        show: None,
        ..before.clone()
    }
}

/// The last good preview stays, with the mistakes over it.
fn broken(preview: &Preview, before: Galley, told: &[Diagnostic]) -> Galley {
    let located = located(preview, told);
    (preview.tell)(News::Broken(&located));
    let (mistakes, count) = (Arc::new(mistakes(&located).collect()), count(&located));
    // The moment may pass before the mistake is mended; waiting for it again would build without a pause.
    Galley { is_broken: true, mistakes, count, files: Arc::default(), show: None, turn: None, ..before }
}

fn good(preview: &Preview, before: &Galley, changed: &BTreeSet<SourcePath>, good: Good) -> Galley {
    let Good { report, project, made } = good;
    let located = located(preview, &report.warnings);
    (preview.tell)(News::Built(&report, &located));
    let base = project.site.config.base.clone();
    // Nobody has seen a file before the first build.
    let made = if before.base.is_some() { made } else { vec![] };
    let galley = Galley {
        number: before.number,
        csp: Arc::new(project.site.config.hosting.csp.clone()),
        language: project.site.config.language.clone(),
        early: Arc::new(project.site.early.iter().map(|address| address.path().to_owned()).collect()),
        is_broken: false,
        mistakes: Arc::new(mistakes(&located).collect()),
        count: count(&located),
        files: Arc::new(made.iter().map(|path| base.href(&path.address())).collect()),
        turn: project.site.next_change,
        show: if preview.follow { edited(&project.site, changed) } else { None },
        base: Some(base),
    };
    session::free(project);
    galley
}

/// The link of the article that was edited, when it is one: a whole folder that changed shows none.
fn edited(site: &Site, changed: &BTreeSet<SourcePath>) -> Option<String> {
    let mut articles = changed.iter().filter(|path| path.is_article());
    let (Some(path), None) = (articles.next(), articles.next()) else { return None };
    let of_editions = site.editions.iter().flat_map(|edition| &edition.articles).map(|a| (&a.body.path, &a.head.url));
    let of_standing = site.standing.iter().map(|standing| (&standing.body.path, &standing.head.url));
    of_editions.chain(of_standing).find(|(source, _)| *source == path).map(|(_, url)| url.href().to_owned())
}

fn located(preview: &Preview, diagnostics: &[Diagnostic]) -> Vec<Located> {
    locate(diagnostics, |path| load::text_for_diagnostics(&preview.root, path))
}

fn count(located: &[Located]) -> usize {
    located.iter().map(Located::count).sum()
}

fn mistakes(located: &[Located]) -> impl Iterator<Item = Mistake> {
    let renderer = Renderer::plain();
    located.iter().map(move |one| Mistake { text: one.render(&renderer), located: one.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_paper_waits_for_its_mending_and_not_for_the_clock() {
        let preview = Preview {
            root: "paper".into(),
            host: "localhost".into(),
            port: 0,
            follow: false,
            options: Box::new(|| unreachable!("nothing is built here")),
            tell: Box::new(|_| ()),
        };
        let good = Galley { number: 7, turn: Some(Timestamp::UNIX_EPOCH), ..Galley::default() };
        let galley = broken(&preview, good, &[Diagnostic::error("a mistake")]);
        assert!(galley.is_broken);
        assert_eq!((galley.turn, galley.mistakes.len()), (None, 1));
    }
}
