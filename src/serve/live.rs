//! Telling open pages what happened, as server-sent events; the script in them does the rest.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream, StreamExt};
use percent_encoding::percent_decode_str;
use serde_json::json;

use crate::diagnostic::{Language, Words, plural};
use crate::serve::crowd::Peer;
use crate::serve::desk::Desk;
use crate::serve::state::PreviewState;

/// A comment now and then shows when the other side is gone.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// The script that every page has in the preview.
pub async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("live.js")).into_response()
}

/// What is true now, and from then on what each build brought. `seen` is the last build that the page knows of.
pub async fn events(
    State(desk): State<Desk>,
    Extension(peer): Extension<Peer>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let Some(guest) = desk.streams.enter(peer) else { return crowded(desk.language) };
    // A browser that connects again by itself says so in a header.
    let again = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse().ok());
    let query = query.unwrap_or_default();
    let asked = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    let seen = again.or_else(|| asked("seen")?.parse().ok());
    // A path in a query is percent-encoded once more than the path of a request.
    let page = asked("page").and_then(|page| Some(percent_decode_str(page).decode_utf8().ok()?.into_owned()));
    let open = page.map(|page| desk.open.open(page));
    let events = events_since(desk, seen).map(move |event| {
        // The page is open as long as its stream lasts.
        let _ = (&open, &guest);
        event
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response()
}

/// More pages are looked at than anybody looks at; the script comes again.
fn crowded(language: Language) -> Response {
    let why =
        Words::new("too many pages are open; close some of them\n", "打开的页面太多了，请关掉几个\n").of(language);
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "10")], why).into_response()
}

fn events_since(desk: Desk, seen: Option<u64>) -> impl Stream<Item = Result<Event, Infallible>> {
    let (mut changes, language) = (desk.state, desk.language);
    changes.mark_changed();
    let states = stream::unfold((changes, seen), move |(mut changes, seen)| async move {
        changes.changed().await.ok()?;
        let preview = Arc::clone(&changes.borrow_and_update());
        let events = events_of(&preview, language, seen);
        Some((stream::iter(events), (changes, Some(preview.number))))
    });
    states.flatten().map(Ok)
}

/// A page that was just opened is not sent away to another one.
fn events_of(preview: &PreviewState, language: Language, seen: Option<u64>) -> Vec<Event> {
    let kind = if preview.is_broken { "broken" } else { "built" };
    let state = state(preview, language);
    let mut events = vec![event(preview, kind, &state)];
    if let Some(url) = &preview.show
        && seen.is_some_and(|seen| seen < preview.number)
    {
        events.insert(0, event(preview, "show", &json!({ "url": url })));
    }
    events
}

/// More files than this are not named one by one; a page is then loaded anew with all that it shows.
const MOST_FILES: usize = 1_000;

/// What the script needs to know, with the words that it shows.
fn state(preview: &PreviewState, language: Language) -> serde_json::Value {
    let count = preview.count;
    let warnings = match language {
        Language::English => plural(count, "warning"),
        Language::Chinese => format!("{count} 处提醒"),
    };
    let close = Words::new("close", "关闭").of(language);
    let files = Some(&*preview.files).filter(|files| files.len() <= MOST_FILES);
    json!({ "diagnostics": *preview.mistakes, "count": count, "files": files, "warnings": warnings, "close": close })
}

fn event(preview: &PreviewState, kind: &str, state: &serde_json::Value) -> Event {
    Event::default().id(preview.number.to_string()).event(kind).data(state.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_names_few_files_or_none() {
        let preview = |count: usize| PreviewState {
            files: Arc::new(vec!["/a.svg".to_owned(); count]),
            ..PreviewState::default()
        };
        assert_eq!(state(&preview(1), Language::English)["files"], json!(["/a.svg"]));
        assert_eq!(state(&preview(100_000), Language::English)["files"], json!(null));
    }
}
