//! The byline in one line.

use crate::model::Byline;

/// `本报记者 林澄, 周砚 摄`; nothing when nobody is named.
pub fn byline(authors: &[Byline]) -> Option<String> {
    let told = authors.iter().map(|author| {
        let parts = [author.role.as_deref(), Some(&author.name), author.task.as_deref()];
        parts.into_iter().flatten().collect::<Vec<&str>>().join(" ")
    });
    (!authors.is_empty()).then(|| told.collect::<Vec<String>>().join(", "))
}
