//! Says what picture files tell of themselves: `cargo run --example look -- a.jpg b.png`.

fn main() {
    for name in std::env::args().skip(1) {
        match std::fs::read(&name) {
            Ok(bytes) => println!("{name}: {:#?}", newsprint_pictures::look(&bytes)),
            Err(fault) => eprintln!("{name}: {fault}"),
        }
    }
}
