//! What a TOML reader says of `site.toml`, in words that help.

use crate::diagnostic::Diagnostic;
use crate::source::SourcePath;

pub fn explain(path: &SourcePath, text: &str, error: &toml::de::Error) -> Diagnostic {
    let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
    let span = error.span().unwrap_or(0..0);
    let mut words = message.split('`').skip(1).step_by(2);
    let unknown = [("unknown field", "key"), ("unknown variant", "value")];
    if let Some((_, what)) = unknown.into_iter().find(|(start, _)| message.starts_with(start)) {
        let unknown = words.next().unwrap_or_default().to_owned();
        let known: Vec<&str> = words.collect();
        let diagnostic =
            Diagnostic::error(format!("unknown {what} `{unknown}`")).at_bytes(path, span).label("not known here");
        return diagnostic
            .suggest_or((&unknown, known.iter().copied()), &format!("the {what}s here are {}", known.join(", ")));
    }
    if message.starts_with("missing field") {
        let missing = words.next().unwrap_or_default();
        return Diagnostic::error(format!("`{missing}` is missing"))
            .at_bytes(path, span.start..span.start)
            .help(format!("add `{missing} = \"…\"`"));
    }
    if message.starts_with("invalid type: string") && message.ends_with("expected a sequence") {
        return Diagnostic::error("a list is meant here")
            .at_bytes(path, span.clone())
            .help(format!("write `[{}]`", text.get(span).unwrap_or("\"…\"")));
    }
    let span = if span.is_empty() && span.start < text.len() { span.start..span.start + 1 } else { span };
    Diagnostic::error(format!("site.toml cannot be read: {message}"))
        .at_bytes(path, span)
        .help("texts stand in quotes, numbers and `true` or `false` without; every `[` and quote needs its end")
}
