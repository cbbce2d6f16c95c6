//! What a command gives to whoever called it, on standard output.

use std::io::Write;

/// Writes a text; a reader that has enough closes the pipe, and that is no failure.
pub fn put(text: &str) {
    let mut output = anstream::stdout();
    let _ = output.write_all(text.as_bytes()).and_then(|()| output.flush());
}
