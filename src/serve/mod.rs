//! The preview server: `build` in a loop into a folder of its own, a web server over that folder, and a word to every
//! open page when it changed.
//!
//! ```text
//!  watch      a burst of changes under content/ templates/ static/ site.toml
//!    │
//!  state     build() → what is true of the preview now: mistakes, early articles, what to show
//!    │
//!  live       tells open pages          answer      files of the preview folder, with the script in every page
//!    └──────────────┬───────────────────────┘
//!  connection  hosts  headers           bounded requests of those who may ask
//! ```

mod answer;
mod connection;
mod crowd;
mod desk;
mod find;
mod fresh;
mod headers;
mod hosts;
mod inject;
mod live;
mod open;
mod pictures;
mod preview;
mod request;
mod state;
mod watch;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch as channels;
use tower_http::compression::{CompressionLayer, CompressionLevel};

use crate::diagnostic::Diagnostic;
use crate::load;
use crate::rules::preview::{self as rules, addresses, another_port, cannot_start, port_above};
use crate::session::Session;
use connection::Bounds;
use crowd::Crowd;
use desk::{Desk, STREAMS};
use hosts::Hosts;
use open::OpenPages;
use pictures::Pictures;
use request::Previewer;
pub use request::{News, Preview};
use state::PreviewState;

/// How long a build may take to finish after Ctrl-C; the next one mends what is cut off.
const PATIENCE: Duration = Duration::from_secs(10);

/// Each holds one file being read, or the build.
const BLOCKING_THREADS: usize = 64;

/// Serves until Ctrl-C.
pub fn serve(preview: Preview) -> Result<(), Diagnostic> {
    load::project(&preview.root).and_then(|root| load::site_toml(&root)).map(drop).or_else(|diagnostic| {
        match diagnostic.place {
            // A bad file can be mended while the server runs; a missing one means the wrong folder.
            Some(_) => Ok(()),
            None => Err(diagnostic),
        }
    })?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(BLOCKING_THREADS)
        .enable_all()
        .build()
        .map_err(|error| cannot_start(load::reason(&error)))?;
    let outcome = runtime.block_on(run(preview));
    runtime.shutdown_timeout(PATIENCE);
    outcome
}

async fn run(preview: Preview) -> Result<(), Diagnostic> {
    let preview = Arc::new(preview);
    let (listener, address) = listen(&preview).await?;
    let mut watcher = watch::Watcher::new(&preview.root)?;
    let (sender, states) = channels::channel(Arc::new(PreviewState::default()));
    let previewer = Previewer { preview: Arc::clone(&preview), states: Arc::new(sender), open: OpenPages::default() };
    let ended = ended();
    tokio::pin!(ended);
    let session = tokio::select! {
        (first, session) = preview::build(&previewer, Session::kept(), BTreeSet::new()) => {
            previewer.show(first);
            session
        }
        () = &mut ended => {
            (preview.tell)(News::Ended);
            return Ok(());
        }
    };
    let root = format!("http://{}{}/", url_host(&preview.host, address), states.borrow().base_prefix());
    (preview.tell)(News::Ready(&root));
    let hosts = Hosts::new(&preview.host, address.ip(), preview.language);
    let root = preview.root.as_path().into();
    let streams = Crowd::new(STREAMS);
    let pictures = Pictures::new((preview.options)().key);
    let (open, language) = (previewer.open.clone(), preview.language);
    let router = router(Desk { state: states, root, open, language, streams, pictures }, hosts);
    tokio::select! {
        never = connection::accept(listener, router, Bounds::default()) => match never {},
        never = rebuild(&previewer, &mut watcher, session) => match never {},
        () = &mut ended => (preview.tell)(News::Ended),
    }
    Ok(())
}

/// Builds after every burst of changes, and when the clock changes what is public.
async fn rebuild(previewer: &Previewer, watcher: &mut watch::Watcher, mut session: Session) -> Infallible {
    loop {
        let burst = tokio::select! {
            burst = watcher.burst() => burst,
            () = previewer.turn() => watch::Burst::default(),
        };
        if burst.is_whole {
            session.forget(&burst.paths);
        } else {
            session = Session::kept();
        }
        let mut after;
        (after, session) = preview::build(previewer, session, burst.paths).await;
        preview::add(&previewer.preview, &burst.trouble, &mut after);
        previewer.show(after);
    }
}

fn router(desk: Desk, hosts: Hosts) -> Router {
    let compression =
        CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(answer::is_worth_compressing);
    Router::new()
        .route("/.newsprint/events", get(live::events))
        .route("/.newsprint/live.js", get(live::script))
        .fallback(answer::answer)
        .with_state(desk.clone())
        .layer(compression)
        .layer(from_fn_with_state(Arc::new(hosts), hosts::check))
        .layer(from_fn_with_state(desk, headers::send))
}

/// Ctrl-C, or the system's polite request to end.
async fn ended() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// How many ports are tried after the wanted one.
const NEXT_PORTS: u16 = 100;

/// Listens at the wanted port or the next free one.
async fn listen(preview: &Preview) -> Result<(TcpListener, SocketAddr), Diagnostic> {
    let wanted = preview.port;
    let mut port = wanted;
    loop {
        match TcpListener::bind((preview.host.trim_matches(['[', ']']), port)).await {
            Ok(listener) => {
                let address = listener.local_addr().map_err(|error| cannot_listen(preview, &error))?;
                if port != wanted {
                    (preview.tell)(News::Taken { port: wanted, instead: port });
                }
                return Ok((listener, address));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port - wanted < NEXT_PORTS && port < u16::MAX => {
                port += 1;
            }
            Err(error) => return Err(cannot_listen(preview, &error)),
        }
    }
}

fn cannot_listen(preview: &Preview, error: &io::Error) -> Diagnostic {
    let Preview { host, port, .. } = preview;
    let diagnostic = rules::cannot_listen(host, u64::from(*port), load::reason(error));
    diagnostic.help(match error.kind() {
        io::ErrorKind::PermissionDenied => port_above(),
        io::ErrorKind::AddrInUse => another_port(),
        _ => addresses(),
    })
}

/// The host and port that a browser on this machine can open.
fn url_host(host: &str, address: SocketAddr) -> String {
    let (port, host) = (address.port(), host.trim_matches(['[', ']']));
    if address.ip().is_unspecified() {
        return format!("localhost:{port}");
    }
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_that_is_told_can_be_opened() {
        let told = |host: &str, address: &str| url_host(host, address.parse().unwrap());
        assert_eq!(told("127.0.0.1", "127.0.0.1:4000"), "127.0.0.1:4000");
        assert_eq!(told("desk.local", "192.168.1.5:4001"), "desk.local:4001");
        assert_eq!(told("::1", "[::1]:4000"), "[::1]:4000");
        assert_eq!(told("[::1]", "[::1]:4000"), "[::1]:4000");
        assert_eq!(told("0.0.0.0", "0.0.0.0:4000"), "localhost:4000");
    }
}
