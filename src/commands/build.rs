//! `newsprint build`.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::BuildArgs;
use crate::commands::now::Now;
use crate::commands::report;
use crate::diagnostic::{Language, Words, visible};
use crate::render::{Overwrite, Step};
use crate::write::Output;
use crate::{Report, build};

/// Work that ends sooner than this needs no bar.
const PATIENCE: Duration = Duration::from_millis(300);

pub fn run(args: &BuildArgs, now: &Now) -> ExitCode {
    let overwrite = if args.force { Overwrite::All } else { Overwrite::Own };
    let output = args.output.clone().map_or_else(|| Output::Own("public".into()), Output::Named);
    let mut options = args.project.options(output, overwrite, now);
    options.key = now.key(&options.root);
    let bar = bar(now.language);
    let is_terminal = std::io::stderr().is_terminal();
    let progress = |step: Step<'_>| match step {
        Step::Start(files) => bar.set_length(files as u64),
        Step::Ahead => {}
        Step::Made(_) => {
            bar.inc(1);
            if is_terminal && bar.is_hidden() && now.started.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
        }
    };
    let outcome =
        build(&options, &progress, &mut |message| anstream::eprintln!("{}", visible(message.of(now.language))));
    bar.finish_and_clear();
    report::tell(&args.project, now, outcome, closing)
}

fn bar(language: Language) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    let template = Words::new("{bar:40} {pos}/{len} files", "{bar:40} {pos}/{len} 个文件").of(language);
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style)
}

fn closing(report: &Report, language: Language) -> String {
    let joint = Words::new(": ", "：").of(language);
    format!("{}{joint}{}", report::counted(report, language), report::written(report.published, language))
}
