//! The program: parses the command line, lets the clock and the environment in, and chooses the exit code.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::ffi::OsString;
use std::process::ExitCode;

use newsprint::commands::{self, Now};
use newsprint::diagnostic::visible;

// Pages are made of many short strings; this allocator halves the time of minifying them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(tell));
    let arguments: Vec<OsString> = std::env::args_os().collect();
    commands::run_line(&arguments, now(&arguments))
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
fn now(arguments: &[OsString]) -> Now {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let given = epoch.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let folder = std::env::current_dir().unwrap_or_default();
    let machine = commands::of_machine(|name| std::env::var(name).ok(), system_language);
    Now {
        language: commands::language(arguments, &folder, machine),
        folder,
        time: given.unwrap_or_else(jiff::Timestamp::now),
        started: std::time::Instant::now(),
        secret: std::env::var("NEWSPRINT_STATE_KEY").ok().filter(|secret| !secret.is_empty()),
        user_folder: newsprint::state::folder_of_user(|name| std::env::var_os(name), std::env::home_dir()),
    }
}

/// The language that the system is set to, where programs are not told it by their environment.
fn system_language() -> Option<String> {
    #[cfg(any(windows, target_vendor = "apple"))]
    return sys_locale::get_locale();
    #[cfg(not(any(windows, target_vendor = "apple")))]
    None
}
