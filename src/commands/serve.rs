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
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Text, locate, visible};
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
        language: now.language,
        options: options(root, &args, now),
        tell: teller(args.open, now),
    };
    match serve(preview) {
        Ok(()) => ExitCode::SUCCESS,
        Err(diagnostic) => {
            let mut diagnostics = vec![diagnostic];
            report::name_folder(&mut diagnostics, &args.root);
            report::print(&locate(&diagnostics, now.language, |_| None));
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
            is_ahead_of_time: false,
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
    let language = now.language;
    let say = move |text: Text| anstream::eprintln!("{}", visible(text.of(language)));
    Box::new(move |news| {
        let mut begun = begun.lock().unwrap_or_else(PoisonError::into_inner);
        match news {
            News::Taken { port, instead } => say(taken(u64::from(port), u64::from(instead))),
            News::Waiting(why) => say(why.clone()),
            News::Building => *begun = started.elapsed(),
            News::Built(built, warnings) => {
                report::print(warnings);
                let seconds = started.elapsed().saturating_sub(*begun).as_secs_f64();
                let seconds = report::seconds(seconds, language);
                say(built_anew(&report::counted(built, language), built.published.written, &seconds));
            }
            News::Trouble(diagnostics) => report::print(diagnostics),
            News::Broken(diagnostics) => {
                report::print(diagnostics);
                say(as_it_was(&report::counts(diagnostics, language)));
            }
            News::Ready(url) => {
                say(ready(url));
                if opens_browser && !open(url) {
                    say(no_browser());
                }
            }
            News::Ended => say(ended()),
        }
    })
}

phrases! {
    taken(port: u64, instead: u64) = ["port {port} is taken; using {instead}", "端口 {port} 被占用了，改用 {instead}"];
    built_anew(counted: &str, count: usize, seconds: &str) = [
        "{counted}: {count} files written{seconds}",
        "{counted}：写了 {count} 个文件{seconds}"
    ];
    as_it_was(counts: &str) = ["{counts}; the preview is as it was", "{counts}；预览还是原来的样子"];
    ready(url: &str) = ["the preview is at {url} (Ctrl-C ends it)", "预览在 {url}（按 Ctrl-C 结束）"];
    ended() = ["the preview has ended", "预览结束了"];
    no_browser() = ["no browser could be opened; open the address by hand", "浏览器没能打开，请自己打开上面的网址"];
}

/// Asks the system to open the browser; whether it could be asked.
fn open(url: &str) -> bool {
    let (program, before): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/c", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let child = Command::new(program).args(before).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    child.is_ok()
}
