//! The cost of one article, step by step, in microseconds: `cargo bench`.
//!
//! The least of many rounds is printed, since noise only ever adds.

use std::hint::black_box;
use std::time::Instant;

use newsprint::manuscript::{self, Reading};
use newsprint::source::SourcePath;
use newsprint_text::{AsTyped, Options, facts, html, plain, read};

const ROUNDS: usize = 50;
const CALLS: usize = 200;

// A benchmark is about nothing but the clock.
#[allow(clippy::disallowed_methods)]
fn time(name: &str, mut call: impl FnMut()) {
    let round = |call: &mut dyn FnMut()| {
        let start = Instant::now();
        (0..CALLS).for_each(|_| call());
        start.elapsed().as_secs_f64() * 1e6 / 200.0
    };
    let least = (0..ROUNDS).map(|_| round(&mut call)).fold(f64::INFINITY, f64::min);
    println!("{name:<40} {least:8.2} µs");
}

fn main() {
    let paragraph =
        "港湾电车今早开出第一班，**全程**十一公里，设十五站；首班六时十分从潮门渡口发车。市民在站台上排起长队。";
    let body = format!(
        "本报讯（记者林澄）{paragraph}\n\n- {paragraph}\n\n## 沿着海走\n\n{paragraph}{paragraph}\n\n{paragraph}{paragraph}[见昨日报道](./a.md)\n"
    );
    let text =
        format!("---\ntitle: 港湾电车今早开出第一班\nsection: 要闻\npage: 1\norder: 3\nauthors: [林澄]\n---\n\n{body}");
    let path = SourcePath::new("content/2025-06-16/a.md");
    println!("an article of {} bytes", text.len());
    let reading = Reading::new(Options::default(), 0);
    time("manuscript: front matter and facts", || drop(black_box(manuscript::read(&path, text.as_bytes(), &reading))));
    time("text: the tree", || drop(black_box(read(&body, Options::default()))));
    let tree = read(&body, Options::default());
    println!("{:<40} {:8} bytes", "text: the tree takes", tree.size());
    time("text: its facts", || drop(black_box(facts(&tree))));
    let mut page = String::new();
    time("text: its HTML", || {
        page.clear();
        html(&tree, &AsTyped, &[], &mut page);
        black_box(&page);
    });
    time("text: its plain text", || drop(black_box(plain(&tree, &AsTyped))));
}
