//! `newsprint check`.

use std::process::ExitCode;

use crate::cli::CheckArgs;
use crate::commands::now::Now;
use crate::commands::report;
use crate::diagnostic::{Language, Words};
use crate::render::Overwrite;
use crate::write::Output;
use crate::{Report, check};

pub fn run(args: &CheckArgs, now: &Now) -> ExitCode {
    let mut options = args.project.options(Output::Own("public".into()), Overwrite::Own, now);
    options.key = now.known_key(&options.root);
    let outcome = check(&options, args.host);
    report::tell(&args.project, now, outcome, closing)
}

fn closing(report: &Report, language: Language) -> String {
    format!("{}{}", report::counted(report, language), Words::new(": no mistakes", "：没有差错").of(language))
}
