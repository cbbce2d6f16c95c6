//! Command lines that cannot be read, told as everything else is.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::{Diagnostic, Language, Text, closest, did_you_mean};
use crate::rules::command_line::{
    as_a_part, as_a_port, as_a_time, missing_argument, more_in_help, no_utf8, no_value, one_of, too_much, twice,
    unknown_command, unknown_option, wrong_command_line, wrong_value,
};

/// What a person should know of a mistake in the command line.
pub fn explain(error: &clap::Error) -> Diagnostic {
    let text = |kind| texts(error, kind).into_iter().next().unwrap_or_default();
    let told = match error.kind() {
        ErrorKind::UnknownArgument if !text(ContextKind::InvalidArg).starts_with('-') => wrong(too_much()),
        ErrorKind::UnknownArgument => unknown_option(bare(&text(ContextKind::InvalidArg))),
        ErrorKind::InvalidSubcommand => unknown_command(&text(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => missing_argument(texts(error, ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand => missing_argument(texts(error, ContextKind::ValidSubcommand)),
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => wrong(no_value()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            wrong_value(&text(ContextKind::InvalidValue), bare(&text(ContextKind::InvalidArg)))
        }
        ErrorKind::TooManyValues => wrong(too_much()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => wrong(no_value()),
        ErrorKind::ArgumentConflict => wrong(twice()),
        ErrorKind::InvalidUtf8 => wrong(no_utf8()),
        other => wrong(Text::same(other.to_string())),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near: Vec<String> = near.into_iter().flat_map(|kind| texts(error, kind)).collect();
    let typed = text(ContextKind::InvalidSubcommand);
    let nearest = closest(&typed, near.iter().map(String::as_str)).or(near.first().map(String::as_str));
    let told = match nearest {
        Some(near) => told.help(did_you_mean(near)),
        None => told,
    };
    let valid = texts(error, ContextKind::ValidValue);
    let told = match bare(&text(ContextKind::InvalidArg)) {
        _ if !valid.is_empty() => told.help(one_of(valid)),
        "--language" => told.help(one_of(Language::ALL.iter().map(|language| language.tag().to_owned()).collect())),
        "--now" => told.help(as_a_time()),
        "--port" => told.help(as_a_port()),
        "--shard" => told.help(as_a_part()),
        _ => told,
    };
    told.help(more_in_help(&command(error)))
}

fn wrong(reason: Text) -> Diagnostic {
    wrong_command_line(reason)
}

/// `--format <FORM>` without what stands for its value.
fn bare(option: &str) -> &str {
    option.split(' ').next().unwrap_or(option)
}

fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => vec![],
    }
}

/// The command that was meant, by the usage that the mistake is told with.
fn command(error: &clap::Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let words = usage.split_whitespace().skip_while(|word| !word.ends_with("newsprint"));
    let words = words.take_while(|word| !word.starts_with(['[', '<', '-']));
    let command: Vec<&str> = words.collect();
    if command.is_empty() { "newsprint".to_owned() } else { command.join(" ") }
}
