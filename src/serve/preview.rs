//! Building the preview, and what is true of it then.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use annotate_snippets::Renderer;

use crate::address::OutputPath;
use crate::diagnostic::{Diagnostic, Located, Severity, Text, locate};
use crate::model::Site;
use crate::project::Project;
use crate::render::Step;
use crate::rules::preview::unexpected_end;
use crate::serve::find::is_page;
use crate::serve::request::{News, Preview, Previewer};
use crate::serve::state::{Mistake, PreviewState};
use crate::session::{self, Session};
use crate::source::SourcePath;
use crate::{Options, Report, build_in, load};

/// Builds the preview, however good or bad the sources are; `changed` are the files that changed since. Gives what it
/// keeps for the next build: nothing after a bad one.
pub async fn build(previewer: &Previewer, session: Session, changed: BTreeSet<SourcePath>) -> (PreviewState, Session) {
    let here = previewer.clone();
    let built = tokio::task::spawn_blocking(move || build_now(&here, session, &changed)).await;
    let (state, session) =
        built.unwrap_or_else(|_| (broken(&previewer.preview, previewer.state(), &[unexpected_end()]), Session::kept()));
    (PreviewState { number: previewer.state().number + 1, ..state }, session)
}

/// Tells of what went wrong beside the build.
pub fn add(preview: &Preview, trouble: &[Diagnostic], state: &mut PreviewState) {
    if trouble.is_empty() {
        return;
    }
    let located = located(preview, trouble);
    (preview.tell)(News::Trouble(&located));
    state.count += count(&located);
    Arc::make_mut(&mut state.mistakes).extend(mistakes(&located));
}

/// A good build.
struct Good {
    report: Report,
    project: Project,
    made: Vec<OutputPath>,
}

fn build_now(previewer: &Previewer, mut session: Session, changed: &BTreeSet<SourcePath>) -> (PreviewState, Session) {
    let (preview, before) = (&*previewer.preview, previewer.state());
    (preview.tell)(News::Building);
    let made = Mutex::new(Vec::new());
    let progress = |step: Step<'_>| match step {
        Step::Made(path) if !is_page(Path::new(path.as_str())) => {
            made.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
        }
        Step::Ahead => previewer.show(ahead(&before)),
        _ => {}
    };
    let options = Options { ahead: previewer.open.files(before.base_prefix()), ..(preview.options)() };
    let mut say = |message: &Text| (preview.tell)(News::Waiting(message));
    let outcome = build_in(&mut session, &options, &progress, &mut say);
    let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    match outcome {
        Ok((report, project)) => (good(preview, &before, changed, Good { report, project, made }), session),
        Err(diagnostics) => (broken(preview, before, &diagnostics), Session::kept()),
    }
}

/// The open pages are new already; the rest is being made.
fn ahead(before: &PreviewState) -> PreviewState {
    let number = before.number + 1;
    PreviewState {
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
fn broken(preview: &Preview, before: PreviewState, diagnostics: &[Diagnostic]) -> PreviewState {
    let located = located(preview, diagnostics);
    (preview.tell)(News::Broken(&located));
    let (mistakes, count) = (Arc::new(mistakes(&located).collect()), count(&located));
    // The moment may pass before the mistake is mended; waiting for it again would build without a pause.
    PreviewState { is_broken: true, mistakes, count, files: Arc::default(), show: None, turn: None, ..before }
}

fn good(preview: &Preview, before: &PreviewState, changed: &BTreeSet<SourcePath>, good: Good) -> PreviewState {
    let Good { report, mut project, made } = good;
    let mut located = located(preview, &report.warnings);
    (preview.tell)(News::Built(&report, &located));
    // What is worth knowing is no reason to cover a page.
    located.retain(|one| one.severity != Severity::Note);
    let base = project.site.config.base.clone();
    // Nobody has seen a file before the first build.
    let made = if before.base.is_some() { made } else { vec![] };
    let state = PreviewState {
        number: before.number,
        csp: Arc::new(project.site.config.hosting.csp.clone()),
        language: project.site.config.language.clone(),
        early: Arc::new(project.site.early.iter().map(|address| address.path().to_owned()).collect()),
        is_broken: false,
        mistakes: Arc::new(mistakes(&located).collect()),
        count: count(&located),
        files: Arc::new(made.iter().map(|path| base.href(&path.address())).collect()),
        renditions: Arc::new(std::mem::take(&mut project.site.renditions)),
        turn: project.site.next_change,
        show: if preview.follow { edited(&project.site, changed) } else { None },
        base: Some(base),
    };
    session::free(project);
    state
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
    locate(diagnostics, preview.language, |path| load::text_for_diagnostics(&preview.root, path))
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
    use crate::diagnostic::Language;

    #[test]
    fn a_broken_paper_waits_for_its_mending_and_not_for_the_clock() {
        let preview = Preview {
            root: "paper".into(),
            host: "localhost".into(),
            port: 0,
            language: Language::English,
            follow: false,
            options: Box::new(|| unreachable!("nothing is built here")),
            tell: Box::new(|_| ()),
        };
        let good = PreviewState { number: 7, turn: Some(jiff::Timestamp::UNIX_EPOCH), ..PreviewState::default() };
        let state = broken(&preview, good, &[unexpected_end()]);
        assert!(state.is_broken);
        assert_eq!((state.turn, state.mistakes.len()), (None, 1));
    }
}
