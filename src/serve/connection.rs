//! Connections: many, but not without end; quick to ask and short in asking.

use std::convert::Infallible;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_io_timeout::TimeoutStream;

use crate::serve::crowd::{Crowd, Limits, Peer};

/// How much a connection may take of us.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// Open at the same time; a browser opens six.
    pub connections: Limits,
    /// How long a head may take to come, and how long a connection may wait for the next request.
    pub head: Duration,
    /// How long the other side may take nothing of what it asked for.
    pub write: Duration,
}

impl Default for Bounds {
    fn default() -> Bounds {
        Bounds {
            connections: Limits { in_all: 512, of_one: 256 },
            head: Duration::from_secs(30),
            write: Duration::from_secs(30),
        }
    }
}

/// The longest head of a request, in bytes; longer ones get 431.
const LONGEST_HEAD: usize = 32 * 1024;

/// After the system had no room for another connection.
const BREATH: Duration = Duration::from_millis(100);

/// Answers whoever connects; one for whom there is no room is let go at once.
pub async fn accept(listener: TcpListener, router: Router, bounds: Bounds) -> Infallible {
    let crowd = Crowd::new(bounds.connections);
    // Those still open are closed with the server.
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, address)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let peer = Peer::of(address.ip());
        if let Some(guest) = crowd.enter(peer) {
            let router = router.clone().layer(Extension(peer));
            connections.spawn(async move {
                answer(stream, router, bounds).await;
                drop(guest);
            });
        }
        while connections.try_join_next().is_some() {}
    }
}

async fn answer(stream: TcpStream, router: Router, bounds: Bounds) {
    // Events are small, and a page should have them at once.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(bounds.write));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.head)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router));
    // A browser that went away is no failure of ours.
    let _ = connection.await;
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::SocketAddr;

    use tokio::runtime::Runtime;

    use super::*;

    const ASKED: &[u8] = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";

    /// Nothing here takes this long unless it never comes.
    const PATIENCE: Duration = Duration::from_mins(1);

    fn runtime() -> Runtime {
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
    }

    fn connect(address: SocketAddr) -> std::net::TcpStream {
        let stream = std::net::TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// What comes back before the server closes.
    fn answer_to(request: &'static [u8]) -> String {
        runtime().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let client = tokio::task::spawn_blocking(move || {
                let mut stream = connect(address);
                stream.write_all(request).unwrap();
                let mut answer = String::new();
                stream.read_to_string(&mut answer).unwrap();
                answer
            });
            let (stream, _) = listener.accept().await.unwrap();
            let router = Router::new().fallback(async || "x");
            answer(stream, router, Bounds { head: Duration::from_millis(50), ..Bounds::default() }).await;
            client.await.unwrap()
        })
    }

    #[test]
    fn who_is_slow_in_asking_or_never_asks_again_is_let_go() {
        assert_eq!(answer_to(b""), "");
        assert_eq!(answer_to(b"GET / HTTP/1.1\r\nhost: local"), "");
        assert!(answer_to(ASKED).ends_with("\r\n\r\nx"));
    }

    #[test]
    fn who_asks_and_takes_nothing_is_let_go() {
        runtime().block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let mut client = connect(listener.local_addr().unwrap());
            client.write_all(ASKED).unwrap();
            let (stream, _) = listener.accept().await.unwrap();
            // More than the system holds for a connection.
            let router = Router::new().fallback(async || vec![b'x'; 64 << 20]);
            let bounds = Bounds { head: PATIENCE, write: Duration::from_millis(50), ..Bounds::default() };
            tokio::time::timeout(PATIENCE, answer(stream, router, bounds)).await.expect("the connection ends");
            drop(client);
        });
    }

    /// Whether the server answers at all.
    fn is_answered(stream: &mut std::net::TcpStream) -> bool {
        stream.write_all(ASKED).is_ok() && matches!(stream.read(&mut [0; 16]), Ok(1..))
    }

    #[test]
    fn one_machine_has_so_many_connections_and_gets_others_for_those_it_closes() {
        let runtime = runtime();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let connections = Limits { in_all: 3, of_one: 2 };
        let router = Router::new().fallback(async || "x");
        runtime.spawn(accept(listener, router, Bounds { connections, ..Bounds::default() }));
        let mut open = [connect(address), connect(address)];
        assert!(open.iter_mut().all(is_answered));
        assert!(!is_answered(&mut connect(address)));
        assert!(open.iter_mut().all(is_answered));
        drop(open);
        // The server learns of it in its own time.
        assert!((0..10_000).any(|_| is_answered(&mut connect(address))));
    }
}
