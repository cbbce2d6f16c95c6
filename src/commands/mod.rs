//! Commands: one file each; what they share is how they tell of mistakes.

mod build;
mod check;
mod command_line;
mod described;
mod explain;
mod export;
mod init;
mod language;
mod new;
mod new_files;
mod now;
mod output;
mod pictures;
mod progress;
mod report;
mod schema;
mod search;
mod serve;

use std::ffi::OsString;
use std::process::ExitCode;

pub use language::{language, of_machine};
pub use now::Now;

use clap::error::ErrorKind;

use crate::cli::{Cli, Command};
use crate::diagnostic::{Language, locate};

/// Reads a command line and runs its command.
pub fn run_line(arguments: &[OsString], now: Now) -> ExitCode {
    match Cli::read(arguments, now.language) {
        Ok(cli) => run(cli, now),
        Err(error) => refuse(&error, now.language),
    }
}

/// Shows the help that was asked for, or tells what is wrong with the command line.
fn refuse(error: &clap::Error, language: Language) -> ExitCode {
    use ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, DisplayVersion};
    if matches!(error.kind(), DisplayHelp | DisplayVersion | DisplayHelpOnMissingArgumentOrSubcommand) {
        // A reader that has enough closes the pipe; that is no failure.
        let _ = error.print();
    } else {
        report::print(&locate(&[command_line::explain(error)], language, |_| None));
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Runs a command: 0 when all went well, 1 for mistakes in the project, 2 for a wrong command line.
pub fn run(cli: Cli, now: Now) -> ExitCode {
    match cli.command {
        Command::Build(args) => build::run(&args, &now),
        Command::Check(args) => check::run(&args, &now),
        Command::Serve(args) => serve::run(args, &now),
        Command::New(args) => new::run(&args, &now),
        Command::Init(args) => init::run(&args, &now),
        Command::Pictures(args) => pictures::run(&args, &now),
        Command::Search(args) => search::run(&args, &now),
        Command::Export(args) => export::run(&args, &now),
        Command::Explain(args) => explain::run(&args, now.language),
        Command::Schema(args) => schema::run(&args, now.language),
        Command::Completions(args) => completions(&args, now.language),
    }
}

fn completions(args: &crate::cli::CompletionsArgs, language: Language) -> ExitCode {
    let mut command = Cli::grammar(language);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "newsprint", &mut script);
    output::put(&String::from_utf8_lossy(&script));
    ExitCode::SUCCESS
}
