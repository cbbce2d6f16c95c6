//! Commands: one file each; what they share is how they tell of mistakes.

mod build;
mod check;
mod init;
mod new;
mod report;
mod schema;
mod serve;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::cli::{Cli, Command, ProjectArgs};
use crate::model::Schedule;
use crate::render::Overwrite;
use crate::state::Key;
use crate::write::Output;
use crate::{Options, Purpose};

/// What only the program knows: the time, the folder it stands in, and when it started.
#[derive(Debug, Clone)]
pub struct Now {
    pub time: jiff::Timestamp,
    pub folder: PathBuf,
    pub started: Instant,
    /// What the build state is sealed with where no user's folder outlasts a build.
    pub secret: Option<String>,
    /// Where this user's programs keep what they remember.
    pub user_folder: Option<PathBuf>,
}

impl Now {
    /// The key of the build state when there is one; nothing is made.
    fn known_key(&self, root: &Path) -> Option<Key> {
        match &self.secret {
            Some(secret) => Some(Key::of_secret(secret)),
            None => Key::known_of_user(self.user_folder.as_deref()?, root),
        }
    }

    /// The key of the build state of a project.
    fn key(&self, root: &Path) -> Option<Key> {
        match &self.secret {
            Some(secret) => Some(Key::of_secret(secret)),
            None => Key::of_user(self.user_folder.as_deref()?, root),
        }
    }
}

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

impl ProjectArgs {
    fn options(&self, output: Output, overwrite: Overwrite, now: &Now) -> Options {
        let root = now.folder.join(&self.root);
        Options {
            key: None,
            root,
            output,
            base_url: self.base_url.clone(),
            schedule: Schedule { now: self.now.unwrap_or(now.time), drafts: self.drafts, future: self.future },
            overwrite,
            ahead: vec![],
            purpose: Purpose::Publish,
        }
    }
}
