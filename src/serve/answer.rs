//! Answering a request: the site's files as a good host serves them, with the preview's script in every page.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Uri, Version, header};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeFile;
use unicode_normalization::UnicodeNormalization;

use crate::address::OutputPath;
use crate::diagnostic::{Language, Words};
use crate::serve::desk::Desk;
use crate::serve::find::{self, Found, find, is_page};
use crate::serve::fresh::{self, Tag};
use crate::serve::inject::inject;
use crate::serve::state::PreviewState;

/// Answers a request for an address of the site.
pub async fn answer(State(desk): State<Desk>, request: Request) -> Response {
    let state = Arc::clone(&desk.state.borrow());
    let path = request.uri().path().to_owned();
    let prefix = state.base_prefix();
    if !prefix.is_empty() && (path == "/" || path == prefix) {
        return redirect(&format!("{prefix}/"), request.uri());
    }
    let (root, of) = (Arc::clone(&desk.root), Arc::clone(&state));
    // Before the first good build nothing there is of this server's making.
    if state.base.is_none() {
        return html_response(StatusCode::NOT_FOUND, inject(nothing_yet(desk.language).as_bytes(), None));
    }
    let look = move || Desk::preview(&root).map_or(Found::Nothing, |folder| find(&folder, of.base_prefix(), &path));
    let found = tokio::task::spawn_blocking(look).await;
    match found.unwrap_or(Found::Nothing) {
        Found::Folder => redirect(&format!("{}/", request.uri().path()), request.uri()),
        Found::File { file, address } if is_page(&file) => page(&desk, &state, file, &address, request).await,
        Found::File { file, .. } => plain(&desk, &file, request).await,
        Found::Nothing => match picture(&desk, &state, request.uri().path()).await {
            Some(response) => response,
            None => not_found(&desk).await,
        },
    }
}

/// A rendition of a picture, made now. Its address says what it is made from, so browsers may keep it.
async fn picture(desk: &Desk, state: &PreviewState, path: &str) -> Option<Response> {
    let address = find::address(state.base_prefix(), path)?;
    let path = OutputPath::of_file(address.nfc().collect::<String>().strip_prefix('/')?)?;
    let (kind, _) = media_type(Path::new(path.as_str()));
    let made = desk.pictures.made(Arc::clone(&desk.root), Arc::clone(&state.renditions), path).await?;
    let lasting = HeaderValue::from_static("public, max-age=31536000, immutable");
    Some((StatusCode::OK, [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, lasting)], made).into_response())
}

/// Redirects to another path with the same query; not for good, since another paper may be here tomorrow.
fn redirect(path: &str, uri: &Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, format!("{path}{query}"))]).into_response()
}

/// A page, with what the preview puts in.
async fn page(desk: &Desk, state: &PreviewState, file: PathBuf, address: &str, request: Request) -> Response {
    let is_early = state.early.contains(address);
    let language = state.language.clone();
    let root = Arc::clone(&desk.root);
    let made = tokio::task::spawn_blocking(move || -> io::Result<_> {
        let (html, metadata) = read(&root, &file)?;
        Ok((inject(&html, is_early.then_some(language.as_str())), fresh::date(&metadata)))
    });
    // A file that went since it was found is a page that is no more.
    let Ok(Ok((html, date))) = made.await else { return not_found(desk).await };
    let tag = Tag::of_bytes(&html);
    if fresh::is_current(request.headers(), &tag, date.as_ref()) {
        return not_modified(&tag, date);
    }
    with_marks(html_response(StatusCode::OK, html), &tag, date)
}

/// A file of the preview, opened once and through no link.
fn read(root: &Path, file: &Path) -> io::Result<(Vec<u8>, fs::Metadata)> {
    let folder = Desk::preview(root).ok_or(io::ErrorKind::NotFound)?;
    let (mut file, _) = folder.open_file(file)?;
    let mut bytes = vec![];
    io::Read::read_to_end(&mut file, &mut bytes)?;
    Ok((bytes, file.metadata()?))
}

/// A file as it is: whole, in part, or not at all when the browser has it.
async fn plain(desk: &Desk, file: &Path, mut request: Request) -> Response {
    let file = &desk.root.join(crate::write::PREVIEW).join(file);
    let (kind, is_text) = media_type(file);
    let Ok(metadata) = tokio::task::block_in_place(|| fs::metadata(file)) else {
        return not_found(desk).await;
    };
    let (tag, date) = (Tag::of_file(&metadata, is_text), fresh::date(&metadata));
    if fresh::is_current(request.headers(), &tag, date.as_ref()) {
        return not_modified(&tag, date);
    }
    if !fresh::is_range_wanted(request.headers(), &tag, date.as_ref()) {
        request.headers_mut().remove(header::RANGE);
    }
    for condition in [header::IF_MODIFIED_SINCE, header::IF_UNMODIFIED_SINCE] {
        request.headers_mut().remove(condition);
    }
    match ServeFile::new(file).try_call(request).await {
        Ok(response) if response.status() != StatusCode::NOT_FOUND => {
            let mut response = response.map(Body::new);
            if response.status().is_success() {
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
            }
            with_marks(response, &tag, date)
        }
        _ => not_found(desk).await,
    }
}

/// The site's own page for what is not there.
async fn not_found(desk: &Desk) -> Response {
    let root = Arc::clone(&desk.root);
    let language = desk.language;
    let made = tokio::task::spawn_blocking(move || {
        let html = read(&root, Path::new("404.html")).map(|(html, _)| html);
        let html = html.unwrap_or_else(|_| nothing_yet(language).into_bytes());
        inject(&html, None)
    });
    html_response(StatusCode::NOT_FOUND, made.await.unwrap_or_default())
}

/// Before the first good build there is no page of the site; the script fetches one as soon as there is.
fn nothing_yet(language: Language) -> String {
    let (tag, said) = (language.tag(), Words::new("There is no page here.", "这里还没有页面。").of(language));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<meta charset=\"utf-8\">\n<title>newsprint</title>\n\
         <body>\n<p>{said}</p>\n</body>\n</html>\n"
    )
}

fn html_response(status: StatusCode, html: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

fn not_modified(tag: &Tag, date: Option<HeaderValue>) -> Response {
    with_marks(StatusCode::NOT_MODIFIED.into_response(), tag, date)
}

fn with_marks(mut response: Response, tag: &Tag, date: Option<HeaderValue>) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag.value());
    if let Some(date) = date {
        headers.insert(header::LAST_MODIFIED, date);
    }
    response
}

/// The media type by the file's name, and whether it is text, which in this paper is UTF-8.
fn media_type(file: &Path) -> (HeaderValue, bool) {
    let kind = mime_guess::from_path(file).first_raw().unwrap_or("application/octet-stream");
    if !is_text(kind) {
        return (HeaderValue::from_static(kind), false);
    }
    let kind = HeaderValue::try_from(format!("{kind}; charset=utf-8"));
    (kind.unwrap_or(HeaderValue::from_static("text/plain; charset=utf-8")), true)
}

fn is_text(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or(kind);
    kind.starts_with("text/")
        || ["javascript", "json", "xml"].iter().any(|form| kind.ends_with(&format!("/{form}")))
        || kind.ends_with("+json")
        || kind.ends_with("+xml")
}

/// Text shrinks; pictures are small already, and events must not wait for a full buffer.
pub fn is_worth_compressing(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    is_text(kind) && !kind.starts_with("text/event-stream")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_has_its_charset_and_the_rest_has_none() {
        let kind = |name: &str| media_type(Path::new(name)).0.to_str().unwrap().to_owned();
        assert_eq!(kind("a.css"), "text/css; charset=utf-8");
        assert_eq!(kind("a.js"), "text/javascript; charset=utf-8");
        assert_eq!(kind("a.svg"), "image/svg+xml; charset=utf-8");
        assert_eq!(kind("feed.xml"), "text/xml; charset=utf-8");
        assert_eq!(kind("search.json"), "application/json; charset=utf-8");
        assert_eq!(kind("site.webmanifest"), "application/manifest+json; charset=utf-8");
        assert_eq!(kind("a.pdf"), "application/pdf");
        assert_eq!(kind("a.webp"), "image/webp");
        assert_eq!(kind("a.mp4"), "video/mp4");
        assert_eq!(kind("a.webm"), "video/webm");
        assert_eq!(kind("a.mp3"), "audio/mpeg");
        assert_eq!(kind("a.vtt"), "text/vtt; charset=utf-8");
        assert_eq!(kind("a.woff2"), "font/woff2");
        assert_eq!(kind("_redirects"), "application/octet-stream");
    }
}
