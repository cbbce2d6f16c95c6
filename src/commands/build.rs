//! `newsprint build`.

use std::process::ExitCode;

use crate::cli::BuildArgs;
use crate::commands::now::Now;
use crate::commands::progress::Bar;
use crate::commands::report;
use crate::diagnostic::{Language, Words, visible};
use crate::render::{Overwrite, Step};
use crate::write::Output;
use crate::{Report, build};

pub fn run(args: &BuildArgs, now: &Now) -> ExitCode {
    let overwrite = if args.force { Overwrite::All } else { Overwrite::Own };
    let output = args.output.clone().map_or_else(|| Output::Own("public".into()), Output::Named);
    let mut options = args.project.options(output, overwrite, now);
    options.key = now.key(&options.root);
    let bar = Bar::new(now);
    let progress = |step: Step<'_>| bar.tell(step);
    let outcome =
        build(&options, &progress, &mut |message| anstream::eprintln!("{}", visible(message.of(now.language))));
    bar.end();
    report::tell(&args.project, now, outcome, closing)
}

fn closing(report: &Report, language: Language) -> String {
    let joint = Words::new(": ", "：").of(language);
    format!("{}{joint}{}", report::counted(report, language), report::written(report.published, language))
}
