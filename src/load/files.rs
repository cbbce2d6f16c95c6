//! Files of the project, as they are read, and what is said of those that cannot be.

use std::fs::File;
use std::io::Read;

use crate::diagnostic::{Diagnostic, Text};
use crate::folder::Folder;
use crate::manuscript;
use crate::rules::files::{self, at_most, bad_file_name, changed_file, unreadable_file};
use crate::source::SourcePath;

/// Reads a file whose length is known, and lends its bytes: one read instead of asking for the length and the end.
pub fn with_file<T>(root: &Folder, path: &SourcePath, len: usize, lend: impl FnOnce(&[u8]) -> T) -> std::io::Result<T> {
    with_open_file(root.open_file(path.as_str())?.0, len, lend)
}

pub(super) fn with_open_file<T>(mut file: File, len: usize, lend: impl FnOnce(&[u8]) -> T) -> std::io::Result<T> {
    let mut bytes = vec![0; len + 1];
    let mut filled = file.read(&mut bytes[..=len])?;
    // A file that is shorter or longer than it was is being written just now.
    while filled < len {
        match file.read(&mut bytes[filled..=len])? {
            0 => break,
            more => filled += more,
        }
    }
    if filled > len {
        bytes.truncate(filled);
        file.take(manuscript::LARGEST as u64).read_to_end(&mut bytes)?;
        filled = bytes.len();
    }
    Ok(lend(&bytes[..filled]))
}

/// A file of the project, whole; it has no more bytes than `most`.
pub fn whole(root: &Folder, path: &SourcePath, most: usize) -> Result<Vec<u8>, Diagnostic> {
    root.read(path.as_str(), most as u64).map_err(|error| match error.kind() {
        std::io::ErrorKind::FileTooLarge => unreadable(path, &error).help(at_most(most >> 20)),
        _ => unreadable(path, &error),
    })
}

/// "cannot be read", with the system's reason and without the machine's path.
pub fn unreadable(path: &SourcePath, error: &std::io::Error) -> Diagnostic {
    unreadable_file(reason(error)).in_file(path)
}

/// A file that is not what it was when the build began.
pub fn changed(path: &SourcePath) -> Diagnostic {
    changed_file().in_file(path)
}

/// What the system says, in words without an error number; what nobody foresaw, as it says it.
pub fn reason(error: &std::io::Error) -> Text {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => files::not_found(),
        ErrorKind::PermissionDenied => files::permission_denied(),
        ErrorKind::StorageFull => files::storage_full(),
        ErrorKind::QuotaExceeded => files::quota_exceeded(),
        ErrorKind::ReadOnlyFilesystem => files::read_only(),
        ErrorKind::IsADirectory => files::is_a_folder(),
        ErrorKind::NotADirectory => files::not_a_folder(),
        ErrorKind::FileTooLarge => files::too_large(),
        ErrorKind::AddrInUse => files::address_in_use(),
        ErrorKind::AddrNotAvailable => files::address_not_available(),
        ErrorKind::Interrupted => files::interrupted(),
        ErrorKind::AlreadyExists => files::exists_already(),
        ErrorKind::InvalidFilename => files::name_too_long(),
        _ => {
            let text = error.to_string();
            Text::same(text.split(" (os error").next().unwrap_or(&text).to_lowercase())
        }
    }
}

/// Names that another system, or a URL, would take for something else.
pub(super) fn is_publishable(path: &SourcePath) -> bool {
    !path.as_str().chars().any(|c| c.is_control() || c == '\\' || c == ':')
}

pub(super) fn unpublishable(path: &SourcePath) -> Diagnostic {
    bad_file_name().in_file(path)
}

/// Names of files that systems leave in folders, whatever lies there.
const OF_SYSTEMS: [&str; 3] = ["Thumbs.db", "desktop.ini", "__MACOSX"];

/// Files that are none of the paper's: hidden ones, and thumbnails of systems.
pub fn is_hidden(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') && name.len() > 1 || OF_SYSTEMS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Those, and what editors keep beside a file while it is open or when it was changed: `~$story.docx`, `story.md~`.
pub fn is_ignored(name: &std::ffi::OsStr) -> bool {
    let bytes = name.as_encoded_bytes();
    is_hidden(name) || bytes.starts_with(b"~$") || bytes.ends_with(b"~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_beside_articles_is_not_read() {
        let is_ignored = |name: &str| is_ignored(name.as_ref());
        for left in
            ["~$灯会.docx", "~$灯会.md", ".~lock.灯会.odt#", ".DS_Store", "灯会.md~", "thumbs.db", "Desktop.ini"]
        {
            assert!(is_ignored(left), "{left}");
        }
        for other in ["灯会.md", "灯会 (1).md", "灯会 - 副本.md", "灯会.docx", "~灯会.md", "$灯会.md"] {
            assert!(!is_ignored(other), "{other}");
        }
    }
}
