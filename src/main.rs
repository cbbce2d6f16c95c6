//! The program: parses the command line, lets the clock and the environment in, and chooses the exit code.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::process::ExitCode;

use clap::Parser;
use newsprint::cli::Cli;
use newsprint::commands::{self, Now};
use newsprint::diagnostic::visible;

// Pages are made of many short strings; this allocator halves the time of minifying them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(tell));
    let cli = Cli::parse();
    commands::run(cli, now())
}

/// What went wrong may quote a text of the paper, which must not command a terminal or a log.
fn tell(panic: &std::panic::PanicHookInfo<'_>) {
    eprintln!("newsprint: {}", visible(&panic.to_string()));
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        eprintln!("{trace}");
    }
}

/// The only place that looks at the clock and at the environment.
#[allow(clippy::disallowed_methods)]
fn now() -> Now {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let given = epoch.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    Now {
        time: given.unwrap_or_else(jiff::Timestamp::now),
        folder: std::env::current_dir().unwrap_or_default(),
        started: std::time::Instant::now(),
        secret: std::env::var("NEWSPRINT_STATE_KEY").ok().filter(|secret| !secret.is_empty()),
        user_folder: newsprint::state::folder_of_user(|name| std::env::var_os(name), std::env::home_dir()),
    }
}
