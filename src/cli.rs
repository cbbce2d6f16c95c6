//! The command line: its grammar, whose doc comments are the help.
// They are read in a terminal, where backticks are only noise.
#![allow(clippy::doc_markdown)]

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::host::Host;

/// Turns a newsroom's Markdown into a newspaper's digital edition.
#[derive(Debug, Parser)]
#[command(name = "newsprint", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  newsprint init my-paper          a new paper that builds at once
  newsprint new edition 2025-06-16 a folder for that day's edition
  newsprint new article \"港湾电车开通\"
  newsprint serve --open           the paper in a browser, up to date while you write
  newsprint check                  every mistake, nothing written
  newsprint build                  the site, in public/";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site
    #[command(after_help = BUILD_EXAMPLES)]
    Build(BuildArgs),
    /// Show the paper in a browser and keep it up to date
    #[command(after_help = SERVE_EXAMPLES)]
    Serve(ServeArgs),
    /// Find every mistake and write nothing
    Check(CheckArgs),
    /// Make the files of a new edition or article
    New(NewArgs),
    /// Make a new paper in a folder
    Init(InitArgs),
    /// Print the JSON Schema of a file, for an editor's completion
    Schema(SchemaArgs),
    /// Print the completion script of a shell
    Completions(CompletionsArgs),
}

const BUILD_EXAMPLES: &str = "\
Examples:
  newsprint build
  newsprint build --output /srv/www/paper --base-url https://example.com/paper/
  newsprint build --drafts --future        everything, also what is not public yet
  newsprint build --now 2025-06-16T05:30:00+08:00";

const SERVE_EXAMPLES: &str = "\
Examples:
  newsprint serve --open
  newsprint serve --follow                 the page of the article that you save comes up
  newsprint serve --public                 only what readers can see now
  newsprint serve --host 0.0.0.0           also for a phone on the same network";

#[derive(Debug, Args)]
pub struct ProjectArgs {
    /// The paper's folder, which holds site.toml
    #[arg(long, default_value = ".", value_name = "FOLDER")]
    pub root: PathBuf,

    /// In place of the base_url of site.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,

    /// Count drafts as public
    #[arg(long)]
    pub drafts: bool,

    /// Count what is to be published later as public
    #[arg(long)]
    pub future: bool,

    /// The time of the build, as in 2025-06-16T05:30:00+08:00 [default: now, or SOURCE_DATE_EPOCH]
    #[arg(long, value_name = "RFC 3339")]
    pub now: Option<jiff::Timestamp>,

    /// How to tell what was done and found
    #[arg(long, value_name = "FORM", default_value = "text")]
    pub report: ReportForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportForm {
    /// For people, on standard error
    Text,
    /// For programs, on standard output
    Json,
}

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    pub project: ProjectArgs,

    /// Where the site goes, relative to the paper's folder [default: public]
    #[arg(long, short, value_name = "FOLDER")]
    pub output: Option<PathBuf>,

    /// Make every file again, over files that newsprint did not write too
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The paper's folder, which holds site.toml
    #[arg(long, default_value = ".", value_name = "FOLDER")]
    pub root: PathBuf,

    /// The address or name to listen at
    #[arg(long, default_value = "127.0.0.1")]
    pub host: String,

    /// The port, or the next one that is free
    #[arg(long, default_value_t = 4000)]
    pub port: u16,

    /// Open the browser
    #[arg(long)]
    pub open: bool,

    /// Bring up the page of the article that is edited
    #[arg(long)]
    pub follow: bool,

    /// Show only what is public: no drafts, nothing of later days
    #[arg(long)]
    pub public: bool,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub project: ProjectArgs,

    /// Tell of this host's limits too [default: the target of site.toml]
    #[arg(long, value_name = "HOST")]
    pub host: Option<Host>,
}

impl ValueEnum for Host {
    fn value_variants<'h>() -> &'h [Host] {
        &Host::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.facts().key).help(self.facts().name))
    }
}

#[derive(Debug, Args)]
pub struct NewArgs {
    /// The paper's folder, which holds site.toml
    #[arg(long, default_value = ".", value_name = "FOLDER", global = true)]
    pub root: PathBuf,

    #[command(subcommand)]
    pub what: NewCommand,
}

#[derive(Debug, Subcommand)]
pub enum NewCommand {
    /// A folder for a day's paper, with its edition.yaml
    Edition {
        /// The day [default: today in the paper's time zone]
        date: Option<String>,
    },
    /// An article, numbered after the last of its edition
    Article {
        /// The headline
        title: String,
        /// The edition's day [default: the newest edition]
        #[arg(long, value_name = "DATE")]
        edition: Option<String>,
        /// The section, as site.toml lists it
        #[arg(long)]
        section: Option<String>,
        /// The newspaper page, as in 1 or A01
        #[arg(long)]
        page: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder to make; it must not exist or be empty
    pub folder: PathBuf,

    /// The paper's name [default: 我的日报 or The Daily]
    #[arg(long)]
    pub title: Option<String>,

    /// Language of the paper and its first texts: Chinese for `zh-…`, English for any other
    #[arg(long, default_value = "zh-CN", value_name = "TAG")]
    pub language: String,
}

#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Which file
    #[arg(default_value = "front-matter")]
    pub of: SchemaOf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum SchemaOf {
    /// site.toml
    Site,
    /// edition.yaml
    Edition,
    /// The head of an article
    FrontMatter,
    /// The edition.json of the finished site
    EditionJson,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell
    pub shell: clap_complete::Shell,
}
