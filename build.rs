//! Gives the build a name of its own, so that pages made by an older newsprint are made again.

use std::path::Path;
use std::{env, fs};

use xxhash_rust::xxh3::Xxh3;

/// All that a page depends on.
const BUILDER: [&str; 4] = ["src", "crates", "Cargo.toml", "Cargo.lock"];
/// All that a head depends on beside its manuscript; a test sees that nothing which these import is missing.
const READER: [&str; 12] = [
    "src/manuscript",
    "src/load/content.rs",
    "src/load/files.rs",
    "src/diagnostic",
    "src/digest.rs",
    "src/locate.rs",
    "src/rules",
    "src/source.rs",
    "src/store.rs",
    "crates/text",
    "Cargo.toml",
    "Cargo.lock",
];
/// All that the measures of a picture depend on beside its file.
const MEASURER: [&str; 7] =
    ["src/load", "src/host", "src/digest.rs", "src/store.rs", "crates/pictures", "Cargo.toml", "Cargo.lock"];

// Cargo tells a build script what it builds by the environment.
#[allow(clippy::disallowed_methods)]
fn main() {
    for file in BUILDER {
        println!("cargo::rerun-if-changed={file}");
    }
    for (name, files) in [("BUILDER", &BUILDER[..]), ("READER", &READER), ("MEASURER", &MEASURER)] {
        println!("cargo::rustc-env=NEWSPRINT_{name}={:032x}", digest(files));
    }
    // The built-in theme is part of the binary.
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=static");
    if is_linked_by_gnu() {
        // The HTML minifier brings ten megabytes of tables full of pointers. An executable that may lie anywhere in memory
        // has every one of them corrected each time it starts: 10 ms and 11 MB, whatever it is asked for.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// Whether the executable is a dynamic one for Linux with the GNU C library.
#[allow(clippy::disallowed_methods)]
fn is_linked_by_gnu() -> bool {
    let target = |key: &str| env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    target("OS") == "linux" && target("ENV") == "gnu" && !target("FEATURE").split(',').any(|one| one == "crt-static")
}

#[allow(clippy::disallowed_methods)]
fn digest(files: &[&str]) -> u128 {
    let mut digest = Xxh3::new();
    digest.update(env::var("CARGO_PKG_VERSION").unwrap_or_default().as_bytes());
    for file in files {
        assert!(Path::new(file).exists(), "{file} is not there any more; name in build.rs what took its place");
        add(Path::new(file), &mut digest);
    }
    digest.digest128()
}

fn add(path: &Path, digest: &mut Xxh3) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in &paths {
            add(path, digest);
        }
    } else if let Ok(bytes) = fs::read(path) {
        digest.update(path.to_string_lossy().as_bytes());
        digest.update(&bytes);
    }
}
