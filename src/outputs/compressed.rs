//! Compressed copies, `.gz` and `.br`, beside text files, for servers that send them as they are.

use std::collections::HashSet;
use std::io::Write;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};

/// The copies that servers look for, by the ends of their names.
type Form = (&'static str, fn(Content) -> Result<Content, Diagnostics>);
const FORMS: [Form; 2] = [(".gz", gzip), (".br", brotli)];

/// Text; pictures, films and PDFs are compressed already.
const ENDINGS: [&str; 12] =
    ["atom", "css", "htm", "html", "js", "json", "md", "mjs", "svg", "txt", "webmanifest", "xml"];

/// Of eleven. The sample's pages shrink to 28.6 % of their size in 4.4 ms each; eleven would take twice as long for
/// 27.8 %, and six, which servers use for every answer, gives 30.8 %.
const BROTLI_QUALITY: i32 = 10;
/// In powers of two; larger than any page.
const BROTLI_WINDOW: i32 = 22;

/// The copies of the files that `jobs` make. They come after all of them, and in their order, so that a reader who gets
/// copies never gets a page before what it links either.
pub fn jobs<'s>(jobs: &[Job<'s>]) -> Vec<Job<'s>> {
    let is_static = |job: &Job<'s>| job.source.is_some_and(|source| source.as_str().starts_with("static/"));
    let is_copy =
        |job: &&Job<'s>| is_static(job) && FORMS.iter().any(|(ending, _)| job.path.as_str().ends_with(ending));
    let own: HashSet<&str> = jobs.iter().filter(is_copy).map(|job| job.path.as_str()).collect();
    let worth = jobs.iter().filter(|job| job.is_large && is_text(job.path.as_str()));
    let copies = worth.flat_map(|job| {
        FORMS.iter().filter_map(|(ending, form)| {
            let path = OutputPath::of_file(&format!("{}{ending}", job.path))?;
            // A paper's own copy in `static/` is taken for better.
            (!own.contains(path.as_str())).then(|| job.copy(path, *form))
        })
    });
    copies.collect()
}

fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// Without a time and a name, so that the same file gives the same bytes.
fn gzip(content: Content) -> Result<Content, Diagnostics> {
    let bytes = content.into_bytes()?;
    let mut encoder = GzBuilder::new().write(Vec::with_capacity(bytes.len() / 3), Compression::best());
    encoder.write_all(&bytes).expect("memory takes every byte");
    Ok(Content::Bytes(encoder.finish().expect("memory takes every byte")))
}

fn brotli(content: Content) -> Result<Content, Diagnostics> {
    let bytes = content.into_bytes()?;
    let params = BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut compressed, &params).expect("memory takes every byte");
    Ok(Content::Bytes(compressed))
}
