//! `newsprint explain`: what a message means, and how it looks wrong and right.

use std::process::ExitCode;

use crate::cli::ExplainArgs;
use crate::commands::output::put;
use crate::commands::report;
use crate::diagnostic::{Language, locate};
use crate::rules::{self, command_line, manual};

pub fn run(args: &ExplainArgs, language: Language) -> ExitCode {
    let Some(code) = &args.code else { return print(&manual::list(language)) };
    if let Some(rule) = rules::find(code.trim_matches(['[', ']', '`'])) {
        return print(&manual::explained(rule, language));
    }
    let codes = rules::all().map(|rule| rule.code);
    let told = command_line::unknown_code(code).suggest_or((code, codes), command_line::list_codes());
    report::print(&locate(&[told], language, |_| None));
    ExitCode::FAILURE
}

fn print(text: &str) -> ExitCode {
    put(text);
    ExitCode::SUCCESS
}
