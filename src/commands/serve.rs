//! `newsprint serve`.

use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use jiff::SignedDuration;

use crate::cli::ServeArgs;
use crate::commands::now::Now;
use crate::commands::report;
use crate::diagnostic::{Located, locate, visible};
use crate::model::Schedule;
use crate::render::Overwrite;
use crate::serve::{News, Preview, serve};
use crate::write::{Output, PREVIEW};
use crate::{Options, Purpose};

pub fn run(args: ServeArgs, now: &Now) -> ExitCode {
    let root = now.folder.join(&args.root);
    let preview = Preview {
        root: root.clone(),
        host: args.host.clone(),
        port: args.port,
        follow: args.follow,
        options: options(root, &args, now),
        tell: teller(args.open, now),
    };
    match serve(preview) {
        Ok(()) => ExitCode::SUCCESS,
        Err(diagnostic) => {
            let mut diagnostics = vec![diagnostic];
            report::name_folder(&mut diagnostics, &args.root);
            report::print(&locate(&diagnostics, crate::diagnostic::Language::English, |_| None));
            ExitCode::FAILURE
        }
    }
}

/// A build of the preview; what is public goes by the clock, which does not stand still while the server runs.
fn options(root: PathBuf, args: &ServeArgs, now: &Now) -> Box<dyn Fn() -> Options + Send + Sync> {
    let (shows_all, time, started) = (!args.public, now.time, now.started);
    let key = now.key(&root);
    Box::new(move || {
        let elapsed = SignedDuration::try_from(started.elapsed()).unwrap_or_default();
        let schedule =
            Schedule { now: time.checked_add(elapsed).unwrap_or(time), drafts: shows_all, future: shows_all };
        let output = Output::Own(PREVIEW.into());
        Options {
            root: root.clone(),
            output,
            key,
            base_url: None,
            schedule,
            overwrite: Overwrite::Own,
            ahead: vec![],
            purpose: Purpose::Preview,
        }
    })
}

/// Tells on standard error what happens.
fn teller(opens_browser: bool, now: &Now) -> Box<dyn Fn(News<'_>) + Send + Sync> {
    let started = now.started;
    let begun = Mutex::new(Duration::ZERO);
    Box::new(move |news| {
        let mut begun = begun.lock().unwrap_or_else(PoisonError::into_inner);
        match news {
            News::Taken { port, instead } => anstream::eprintln!("port {port} is taken; using {instead}"),
            News::Waiting(why) => anstream::eprintln!("{}", visible(why)),
            News::Building => *begun = started.elapsed(),
            News::Built(built, warnings) => {
                report::print(warnings);
                let (counted, published) = (report::counted(built), built.published);
                let seconds = started.elapsed().saturating_sub(*begun).as_secs_f64();
                anstream::eprintln!("{counted}: {} files written in {seconds:.2} s", published.written);
            }
            News::Trouble(diagnostics) => report::print(diagnostics),
            News::Broken(diagnostics) => broken(diagnostics),
            News::Ready(url) => {
                anstream::eprintln!("the preview is at {} (Ctrl-C ends it)", visible(url));
                if opens_browser {
                    open(url);
                }
            }
            News::Ended => anstream::eprintln!("the preview has ended"),
        }
    })
}

fn broken(diagnostics: &[Located]) {
    report::print(diagnostics);
    anstream::eprintln!("{}; the preview is as it was", report::counts(diagnostics));
}

/// Asks the system to open the browser.
fn open(url: &str) {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/c", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let child = Command::new(program).args(before).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if child.is_err() {
        anstream::eprintln!("no browser could be opened; open the address by hand");
    }
}
