//! Gives the build a name of its own, so that pages made by an older newsprint are made again.

use std::path::Path;
use std::{env, fs};

use xxhash_rust::xxh3::Xxh3;

// Cargo tells a build script what it builds by the environment.
#[allow(clippy::disallowed_methods)]
fn main() {
    let mut digest = Xxh3::new();
    digest.update(env::var("CARGO_PKG_VERSION").unwrap_or_default().as_bytes());
    for file in ["src", "crates", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={file}");
        add(Path::new(file), &mut digest);
    }
    // The built-in theme is part of the binary.
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=static");
    println!("cargo::rustc-env=NEWSPRINT_BUILDER={:032x}", digest.digest128());
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
