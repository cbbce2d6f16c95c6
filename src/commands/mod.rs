//! Commands: one file each; what they share is how they tell of mistakes.

mod build;
mod check;
mod init;
mod new;
mod new_files;
mod now;
mod report;
mod schema;
mod serve;

use std::io::Write;
use std::process::ExitCode;

pub use now::Now;

use crate::cli::{Cli, Command};

/// Runs a command: 0 when all went well, 1 for mistakes in the project, 2 for a wrong command line.
pub fn run(cli: Cli, now: Now) -> ExitCode {
    match cli.command {
        Command::Build(args) => build::run(&args, &now),
        Command::Check(args) => check::run(&args, &now),
        Command::Serve(args) => serve::run(args, &now),
        Command::New(args) => new::run(&args, &now),
        Command::Init(args) => init::run(&args, &now),
        Command::Schema(args) => schema::run(&args),
        Command::Completions(args) => completions(&args),
    }
}

fn completions(args: &crate::cli::CompletionsArgs) -> ExitCode {
    let mut command = <Cli as clap::CommandFactory>::command();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "newsprint", &mut script);
    // A reader that has enough closes the pipe; that is no failure.
    let _ = std::io::stdout().write_all(&script);
    ExitCode::SUCCESS
}
