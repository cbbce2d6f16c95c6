//! A running `newsprint serve`, and a browser of few words to ask it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::paper::Paper;

/// Nothing here takes this long unless it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Desk {
    pub paper: Paper,
    child: Child,
    lines: Receiver<String>,
    /// What was said before the address.
    pub opening: String,
    pub port: u16,
    /// The path of the site's front page.
    pub front: String,
}

/// One answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

/// One server-sent event.
#[derive(Debug)]
pub struct Told {
    pub id: u64,
    pub kind: String,
    pub state: serde_json::Value,
}

impl Desk {
    /// Serves a paper; at any free port unless the arguments name one.
    pub fn open(paper: Paper, args: &[&str]) -> Desk {
        let any_port: &[&str] = if args.contains(&"--port") { &[] } else { &["--port", "0"] };
        let mut child = crate::paper::program()
            .env("NEWSPRINT_STATE_KEY", crate::paper::SECRET)
            .arg("serve")
            .args(any_port)
            .args(args)
            .current_dir(&paper.root)
            .env("SOURCE_DATE_EPOCH", "1751342400")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (sender, lines) = channel();
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut desk = Desk { paper, child, lines, opening: String::new(), port: 0, front: String::new() };
        desk.opening = desk.hear("the preview is at ");
        let url = desk.opening.lines().last().unwrap().split(' ').nth(4).unwrap().to_owned();
        let (authority, front) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
        desk.port = authority.rsplit_once(':').unwrap().1.parse().unwrap();
        desk.front = format!("/{front}");
        desk
    }

    /// Everything said until a line that contains `words`.
    pub fn hear(&mut self, words: &str) -> String {
        let mut heard = String::new();
        while !heard.lines().last().is_some_and(|line| line.contains(words)) {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => heard += &(line + "\n"),
                Err(error) => panic!("never said `{words}` ({error}), but: {heard}"),
            }
        }
        heard
    }

    /// Saves a file as careful editors do: whole, under its name at once.
    pub fn save(&self, path: &str, text: &str) {
        let file = self.paper.root.join(path);
        let draft = file.with_file_name(".draft.swp");
        fs::write(&draft, text).unwrap();
        fs::rename(&draft, file).unwrap();
    }

    /// Changes a part of a file and saves it.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.paper.root.join(path)).unwrap();
        assert!(text.contains(from), "{path} does not contain {from}");
        self.save(path, &text.replace(from, to));
    }

    pub fn connect(&self) -> Browser {
        Browser::connect(self.port)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.connect().ask("GET", path, &[])
    }

    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.connect().ask("GET", path, headers)
    }

    /// What is sent as it is, and everything that comes back until the server closes.
    pub fn raw(&self, request: &[u8]) -> String {
        let mut browser = self.connect();
        browser.stream.get_mut().write_all(request).unwrap();
        let mut answer = vec![];
        // A server that refuses may close before it has read all.
        let _ = browser.stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Opens the stream of events; `query` is as the script in a page gives it.
    pub fn listen(&self, query: &str) -> Browser {
        let mut browser = self.connect();
        browser.send("GET", &format!("/.newsprint/events{query}"), &[]);
        let (status, headers) = browser.head();
        assert_eq!((status, headers["content-type"].as_str()), (200, "text/event-stream"));
        browser
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the program to end.
    pub fn end(mut self) -> std::process::ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub struct Browser {
    stream: BufReader<TcpStream>,
    port: u16,
}

impl Browser {
    pub fn connect(port: u16) -> Browser {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        Browser { stream: BufReader::new(stream), port }
    }

    /// Asks on the open connection, which stays open.
    pub fn ask(&mut self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(method, path, headers);
        let (status, headers) = self.head();
        let body = match headers.get("content-length") {
            _ if method == "HEAD" || status == 304 => vec![],
            Some(length) => {
                let mut body = vec![0; length.parse().unwrap()];
                self.stream.read_exact(&mut body).unwrap();
                body
            }
            None => std::iter::from_fn(|| self.chunk()).flatten().collect(),
        };
        Answer { status, headers, body }
    }

    fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)]) {
        let mut request = format!("{method} {path} HTTP/1.1\r\n");
        if headers.iter().all(|(name, _)| *name != "host") {
            request += &format!("host: localhost:{}\r\n", self.port);
        }
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        self.stream.get_mut().write_all((request + "\r\n").as_bytes()).unwrap();
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream.read_line(&mut line).unwrap();
        line.trim_end_matches(['\r', '\n']).to_owned()
    }

    fn head(&mut self) -> (u16, BTreeMap<String, String>) {
        let status = self.line();
        let status = status.split(' ').nth(1).unwrap_or_else(|| panic!("no status: {status:?}")).parse().unwrap();
        let mut headers = BTreeMap::new();
        loop {
            let line = self.line();
            let Some((name, value)) = line.split_once(": ") else { return (status, headers) };
            headers.insert(name.to_ascii_lowercase(), value.to_owned());
        }
    }

    /// One chunk of a chunked body (RFC 9112, section 7.1); nothing at its end.
    fn chunk(&mut self) -> Option<Vec<u8>> {
        let length = usize::from_str_radix(&self.line(), 16).unwrap();
        let mut chunk = vec![0; length + 2];
        self.stream.read_exact(&mut chunk).unwrap();
        chunk.truncate(length);
        (length > 0).then_some(chunk)
    }

    /// Opens the stream of events, unless there is no room for it.
    pub fn try_listen(mut self) -> Option<Browser> {
        self.send("GET", "/.newsprint/events", &[]);
        (self.head().0 == 200).then_some(self)
    }

    /// Waits for events until something is so.
    pub fn until(&mut self, is_so: impl Fn() -> bool) {
        while !is_so() {
            self.event();
        }
    }

    /// The next event.
    pub fn event(&mut self) -> Told {
        let chunk = String::from_utf8(self.chunk().unwrap()).unwrap();
        let field = |name: &str| {
            let line = chunk.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_else(|| panic!("no {name} in {chunk}")).to_owned()
        };
        Told {
            id: field("id: ").parse().unwrap(),
            kind: field("event: "),
            state: serde_json::from_str(&field("data: ")).unwrap(),
        }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

impl Told {
    /// What the overlay shows.
    pub fn text(&self) -> String {
        let diagnostics = self.state["diagnostics"].as_array().unwrap();
        let texts: Vec<&str> = diagnostics.iter().map(|one| one["text"].as_str().unwrap()).collect();
        texts.join("\n\n")
    }
}
