//! Connections: many, but not without end; quick to ask and short in asking.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Open at the same time; a browser opens six.
const MOST_CONNECTIONS: usize = 512;

/// The longest head of a request, in bytes; longer ones get 431.
const LONGEST_HEAD: usize = 32 * 1024;

/// How long a head may take to come, and how long a connection may wait for the next request.
const HEAD_TIME: Duration = Duration::from_secs(30);

/// After the system had no room for another connection.
const BREATH: Duration = Duration::from_millis(100);

/// Answers whoever connects.
pub async fn accept(listener: TcpListener, router: Router) -> Infallible {
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    // Those still open are closed with the server.
    let mut connections = JoinSet::new();
    loop {
        let place = Arc::clone(&room).acquire_owned().await.expect("the semaphore is never closed");
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let router = router.clone();
        connections.spawn(async move {
            answer(stream, router, HEAD_TIME).await;
            drop(place);
        });
        while connections.try_join_next().is_some() {}
    }
}

async fn answer(stream: TcpStream, router: Router, head_time: Duration) {
    // Events are small, and a page should have them at once.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head_time)
        .max_buf_size(LONGEST_HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    // A browser that went away is no failure of ours.
    let _ = connection.await;
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;

    /// What comes back before the server closes.
    fn answer_to(request: &'static [u8]) -> String {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let client = tokio::task::spawn_blocking(move || {
                let mut stream = std::net::TcpStream::connect(address).unwrap();
                stream.write_all(request).unwrap();
                let mut answer = String::new();
                stream.read_to_string(&mut answer).unwrap();
                answer
            });
            let (stream, _) = listener.accept().await.unwrap();
            let router = Router::new().fallback(async || "x");
            answer(stream, router, Duration::from_millis(50)).await;
            client.await.unwrap()
        })
    }

    #[test]
    fn who_is_slow_in_asking_or_never_asks_again_is_let_go() {
        assert_eq!(answer_to(b""), "");
        assert_eq!(answer_to(b"GET / HTTP/1.1\r\nhost: local"), "");
        assert!(answer_to(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").ends_with("\r\n\r\nx"));
    }
}
