//! `newsprint export`.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::cli::{ExportArgs, ExportFormat};
use crate::commands::now::Now;
use crate::commands::report;
use crate::diagnostic::{Diagnostics, locate, visible};
use crate::model::Schedule;
use crate::project::Project;
use crate::render::{Overwrite, Published};
use crate::rules::publishing::cannot_write;
use crate::write::{ExportFile, Output};
use crate::{Options, Purpose, export, load};

/// Where the lines go.
enum Sink {
    Standard(io::Stdout),
    File(ExportFile),
}

/// How far writing has come.
enum Written {
    Whole,
    /// The reader has enough and closed the pipe, which is no failure.
    Enough,
}

pub fn run(args: &ExportArgs, now: &Now) -> ExitCode {
    let ExportFormat::Ndjson = args.format;
    match write(args, now) {
        Ok(Some(mut project)) => {
            let told = report::counted(&project.report(Published::default()), now.language);
            let seconds = report::seconds(now.started.elapsed().as_secs_f64(), now.language);
            anstream::eprintln!("{}", visible(&(told + &seconds)));
            ExitCode::SUCCESS
        }
        Ok(None) => ExitCode::SUCCESS,
        Err(diagnostics) => refuse(diagnostics, args, now),
    }
}

/// Writes every line; nothing comes back when the reader had enough before the end.
fn write(args: &ExportArgs, now: &Now) -> Result<Option<Project>, Diagnostics> {
    let options = options(args, now);
    let mut sink = match &args.output {
        Some(file) => Sink::File(ExportFile::begin(&load::project(&options.root)?, file)?),
        None => Sink::Standard(io::stdout()),
    };
    let project = export(&options)?;
    for lines in export::batches(&project.site, &project.root) {
        if let Written::Enough = put(&mut sink, lines?.as_bytes())? {
            return Ok(None);
        }
    }
    if let Sink::File(file) = sink {
        file.finish()?;
    }
    Ok(Some(project))
}

fn put(sink: &mut Sink, bytes: &[u8]) -> Result<Written, Diagnostics> {
    match sink {
        Sink::File(file) => Ok(file.put(bytes).map(|()| Written::Whole)?),
        Sink::Standard(output) => match output.write_all(bytes).and_then(|()| output.flush()) {
            Ok(()) => Ok(Written::Whole),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Written::Enough),
            Err(error) => Err(vec![cannot_write("stdout", load::reason(&error))]),
        },
    }
}

/// Only what is public, whatever the preview shows.
fn options(args: &ExportArgs, now: &Now) -> Options {
    let root = now.folder.join(&args.root);
    Options {
        key: now.known_key(&root),
        root,
        output: Output::Own("public".into()),
        base_url: args.base_url.clone(),
        schedule: Schedule { now: args.now.unwrap_or(now.time), drafts: false, future: false },
        is_ahead_of_time: false,
        overwrite: Overwrite::Own,
        ahead: vec![],
        purpose: Purpose::Publish,
    }
}

fn refuse(mut diagnostics: Diagnostics, args: &ExportArgs, now: &Now) -> ExitCode {
    let root = now.folder.join(&args.root);
    report::name_folder(&mut diagnostics, &args.root);
    report::print(&locate(&diagnostics, now.language, |path| load::text_for_diagnostics(&root, path)));
    ExitCode::FAILURE
}
