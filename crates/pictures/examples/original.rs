//! Writes what may be published of picture files: `cargo run --example original -- folder a.jpg b.png`.

use std::path::Path;

use newsprint_pictures::{Imprint, look, original};

fn main() {
    let mut names = std::env::args().skip(1);
    let folder = names.next().expect("a folder first");
    for name in names {
        let bytes = std::fs::read(&name).expect("a file");
        let words = look(&bytes).map(|look| look.words).unwrap_or_default();
        match original(&bytes, &Imprint { credit: words.credit, copyright: words.copyright }) {
            Ok(cleaned) => {
                let path = Path::new(&folder).join(Path::new(&name).file_name().expect("a file's name"));
                std::fs::write(path, cleaned).expect("a folder that can be written");
            }
            Err(fault) => eprintln!("{name}: {fault:?}"),
        }
    }
}
