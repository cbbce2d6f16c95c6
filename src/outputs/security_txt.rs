//! `.well-known/security.txt` (RFC 9116): where to report a weakness of the site.

use crate::address::OutputPath;
use crate::diagnostic::Diagnostics;
use crate::job::{Content, Job};
use crate::outputs::shared::RenderContext;

/// The fields in their order, each a name and a value.
type Fields = Vec<(&'static str, String)>;

const NAME: &str = ".well-known/security.txt";

pub fn jobs(context: RenderContext<'_>) -> Vec<Job<'_>> {
    if context.has_own(NAME) {
        return vec![];
    }
    fields(context).map(|fields| Job::new(OutputPath::new(NAME), fields, make).small()).into_iter().collect()
}

/// Nothing when the paper names no contact, or nothing says when the file expires.
fn fields(context: RenderContext<'_>) -> Option<Fields> {
    let config = &context.site.config;
    let security = config.security.as_ref()?;
    let expires = security.expires(context.site.newest().map(|edition| edition.head.date), &config.zone)?;
    let mut fields: Fields = security.contact.iter().map(|contact| ("Contact", contact.clone())).collect();
    fields.push(("Expires", config.rfc3339(expires)));
    fields.extend(security.addresses.iter().cloned());
    if !security.preferred_languages.is_empty() {
        fields.push(("Preferred-Languages", security.preferred_languages.join(", ")));
    }
    fields.push(("Canonical", config.base.absolute(&context.address(&format!("/{NAME}")))));
    Some(fields)
}

// `make` functions take their input by reference to the type that the job holds.
#[allow(clippy::ptr_arg)]
fn make(fields: &Fields) -> Result<Content, Diagnostics> {
    let mut text = String::new();
    for (name, value) in fields {
        text += &format!("{name}: {value}\n");
    }
    Ok(Content::Bytes(text.into_bytes()))
}
