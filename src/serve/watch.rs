//! Watching the project's sources; what newsprint writes itself never counts.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout_at};

use crate::diagnostic::{Diagnostic, Text};
use crate::load;
use crate::rules::preview::{self, keep_limits, may_go_unseen, no_reason, raise_limits, watches_no_more};
use crate::source::SourcePath;

/// The folders whose every file counts. They may come and go, so the project's folder is watched for them too.
const FOLDERS: [&str; 3] = ["content", "templates", "static"];

/// Editors save in several steps; a burst is over when nothing happened for this long.
const QUIET: Duration = Duration::from_millis(40);

/// A burst that never ends is looked at this often.
const LONGEST: Duration = Duration::from_secs(1);

pub struct Watcher {
    root: PathBuf,
    watcher: RecommendedWatcher,
    changes: mpsc::UnboundedReceiver<Change>,
    /// Whether every change is heard of, by the path of the file.
    hears_all: bool,
}

enum Change {
    Path(PathBuf),
    /// The system lost count of what happened.
    Unknown,
    Trouble(Box<Diagnostic>),
}

/// What happened in a moment.
#[derive(Default)]
pub struct Burst {
    pub paths: BTreeSet<SourcePath>,
    pub trouble: Vec<Diagnostic>,
    /// Whether nothing else can have happened since the last burst.
    pub is_whole: bool,
}

impl Watcher {
    pub fn new(root: &Path) -> Result<Watcher, Diagnostic> {
        // The system tells of files by the paths that it knows them by.
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let (sender, changes) = mpsc::unbounded_channel();
        let sources = root.clone();
        let hear = move |event: notify::Result<Event>| {
            for change in changes_of(event, &sources) {
                // Nobody listens when the server ends.
                let _ = sender.send(change);
            }
        };
        // As loading does not, watching follows no link out of the project.
        let config = Config::default().with_follow_symlinks(false);
        let watcher = RecommendedWatcher::new(hear, config).map_err(|error| cannot_watch(&error))?;
        let hears_all = hears_all(&root);
        let mut watcher = Watcher { root, watcher, changes, hears_all };
        let root = watcher.root.clone();
        watcher.watcher.watch(&root, RecursiveMode::NonRecursive).map_err(|error| cannot_watch(&error))?;
        for folder in FOLDERS {
            watcher.watch(folder).map_err(|error| cannot_watch(&error))?;
        }
        Ok(watcher)
    }

    /// Waits for the next changes, until they pause.
    pub async fn burst(&mut self) -> Burst {
        let mut burst = Burst { is_whole: true, ..Burst::default() };
        let Some(first) = self.changes.recv().await else { return std::future::pending().await };
        self.take(first, &mut burst);
        let end = Instant::now() + LONGEST;
        while let Ok(Some(change)) = timeout_at(end.min(Instant::now() + QUIET), self.changes.recv()).await {
            self.take(change, &mut burst);
        }
        // What came with a folder may have come before the folder was watched.
        if burst.paths.iter().any(|path| path.on_disk(&self.root).is_dir()) {
            self.watch_anew(&mut burst);
        }
        // Something may have been mounted since.
        burst.is_whole &= self.hears_all && hears_all(&self.root);
        burst
    }

    fn take(&mut self, change: Change, burst: &mut Burst) {
        match change {
            Change::Path(path) => {
                let folder = FOLDERS.iter().find(|folder| self.root.join(folder) == path);
                let trouble = folder.and_then(|folder| self.watch(folder).err()).map(|error| unseen(&error));
                burst.trouble.extend(trouble);
                burst.paths.insert(SourcePath::below(&self.root, &path));
            }
            Change::Unknown => self.watch_anew(burst),
            Change::Trouble(diagnostic) => burst.trouble.push(*diagnostic),
        }
        self.hears_all &= burst.trouble.is_empty();
    }

    /// Watches everything again, after something may have gone unheard.
    fn watch_anew(&mut self, burst: &mut Burst) {
        burst.is_whole = false;
        burst.trouble.extend(FOLDERS.iter().filter_map(|folder| self.watch(folder).err()).map(|error| unseen(&error)));
        self.hears_all &= burst.trouble.is_empty();
    }

    /// Watches a folder that is there; one that was deleted and made again is another one.
    fn watch(&mut self, folder: &str) -> notify::Result<()> {
        let folder = self.root.join(folder);
        let _ = self.watcher.unwatch(&folder);
        // Behind a link lies what no build reads.
        if fs::symlink_metadata(&folder).is_ok_and(|metadata| metadata.is_symlink()) {
            return Ok(());
        }
        match self.watcher.watch(&folder, RecursiveMode::Recursive) {
            Err(error) if folder.is_dir() => Err(error),
            _ => Ok(()),
        }
    }
}

/// Whether the system tells of every change below a folder, each by its file: Linux does, unless another machine may
/// write there too.
#[cfg(target_os = "linux")]
fn hears_all(root: &Path) -> bool {
    /// File systems of a machine's own disks and memory, by their numbers in statfs(2) and linux/magic.h.
    const NEAR: [u32; 12] = [
        0xca45_1a4e, // bcachefs
        0x9123_683e, // Btrfs
        0xef53,      // ext2, ext3, ext4
        0xf2f5_2010, // F2FS
        0x3153_464a, // JFS
        0x3434,      // NILFS
        0x794c_7630, // overlayfs, in containers
        0x8584_58f6, // ramfs
        0x5265_4973, // ReiserFS
        0x0102_1994, // tmpfs
        0x5846_5342, // XFS
        0x2fc1_2fc1, // ZFS
    ];
    // The number has 32 bits wherever the system keeps it in more.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::unnecessary_cast)]
    let is_near = |folder: &Path| rustix::fs::statfs(folder).is_ok_and(|facts| NEAR.contains(&(facts.f_type as u32)));
    let content = root.join("content");
    // Without the table nobody knows what is mounted where.
    let Ok(table) = fs::read("/proc/self/mountinfo") else { return false };
    let mut folders = mounts_below(&table, &content);
    folders.extend([root.to_owned()].into_iter().chain(content.exists().then_some(content)));
    folders.iter().all(|folder| is_near(folder))
}

/// Where file systems are mounted below a folder, by the system's table: `proc_pid_mountinfo(5)`, field 5, in which a byte
/// that parts fields or lines is written as three octal digits.
#[cfg(target_os = "linux")]
fn mounts_below(table: &[u8], folder: &Path) -> Vec<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    let places = table.split(|byte| *byte == b'\n').filter_map(|line| line.split(|byte| *byte == b' ').nth(4));
    let paths = places.map(|place| PathBuf::from(std::ffi::OsString::from_vec(without_octal(place))));
    paths.filter(|path| path.starts_with(folder) && path != folder).collect()
}

#[cfg(target_os = "linux")]
fn without_octal(mut typed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(typed.len());
    while let [first, rest @ ..] = typed {
        let octal = rest.get(..3).filter(|_| *first == b'\\').and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = octal.and_then(|digits| u8::from_str_radix(digits, 8).ok());
        bytes.push(byte.unwrap_or(*first));
        typed = if byte.is_some() { &rest[3..] } else { rest };
    }
    bytes
}

#[cfg(not(target_os = "linux"))]
fn hears_all(_: &Path) -> bool {
    false
}

fn changes_of(event: notify::Result<Event>, root: &Path) -> Vec<Change> {
    match event {
        Err(error) => vec![Change::Trouble(Box::new(unseen(&error)))],
        Ok(event) if event.need_rescan() => vec![Change::Unknown],
        Ok(event) if !is_change(event.kind) => vec![],
        Ok(event) => event.paths.into_iter().filter(|path| is_source(root, path)).map(Change::Path).collect(),
    }
}

/// Reading a file is no change of it; a build reads.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Whether a build would read the file.
fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(inside) = path.strip_prefix(root) else { return false };
    let mut parts = inside.iter();
    let Some(first) = parts.next() else { return false };
    if inside == Path::new("site.toml") {
        return true;
    }
    FOLDERS.iter().any(|folder| first == *folder) && !parts.any(load::is_hidden)
}

fn cannot_watch(error: &notify::Error) -> Diagnostic {
    let is_limit = match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        // EMFILE: what inotify says when a user has too many watchers.
        ErrorKind::Io(error) => error.raw_os_error() == Some(24),
        _ => false,
    };
    if is_limit {
        return preview::cannot_watch(watches_no_more()).help(raise_limits()).help(keep_limits());
    }
    let reason = match &error.kind {
        ErrorKind::Io(error) => load::reason(error),
        ErrorKind::Generic(reason) => Text::same(reason.to_lowercase()),
        _ => no_reason(),
    };
    preview::cannot_watch(reason)
}

/// Trouble while the server runs.
fn unseen(error: &notify::Error) -> Diagnostic {
    cannot_watch(error).help(may_go_unseen())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sources_wake_the_server() {
        let root = Path::new("/paper");
        for source in ["site.toml", "content", "content/2025-06-16/a.md", "templates/base.html", "static/css/a.css"] {
            assert!(is_source(root, &root.join(source)), "{source}");
        }
        for other in [
            "",
            ".newsprint/preview/index.html",
            ".newsprint/.preview.staging/a",
            "public/index.html",
            ".public.staging/index.html",
            "content/2025-06-16/.a.md.swp",
            "site.toml.new",
            "content.md",
            "src/main.rs",
        ] {
            assert!(!is_source(root, &root.join(other)), "{other}");
        }
        assert!(!is_source(root, Path::new("/elsewhere/content/a.md")));
    }

    #[test]
    fn reading_wakes_nobody() {
        assert!(!is_change(EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(is_change(EventKind::Access(AccessKind::Close(AccessMode::Write))));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn every_change_on_a_disk_of_this_machine_is_heard_of() {
        let paper = tempfile::tempdir().unwrap();
        assert!(hears_all(paper.path()));
        fs::create_dir(paper.path().join("content")).unwrap();
        assert!(hears_all(paper.path()));
        assert!(!hears_all(&paper.path().join("nowhere")));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_mount_anywhere_below_the_articles_is_seen() {
        let table = b"21 1 0:20 / / rw - ext4 /dev/vda rw
30 21 0:31 / /paper/content/2025-06-16 rw shared:1 - nfs4 host:/desk rw
31 21 0:32 / /paper/content/2025\\040spring/photos rw - cifs //host/photos rw
32 21 0:33 / /paper/content rw - tmpfs tmpfs rw
33 21 0:34 / /paper/contents rw - nfs4 host:/other rw
34 21 0:35 / /paper/public rw - nfs4 host:/public rw

broken";
        let below: Vec<PathBuf> = mounts_below(table, Path::new("/paper/content"));
        assert_eq!(below, ["/paper/content/2025-06-16", "/paper/content/2025 spring/photos"].map(PathBuf::from));
        assert_eq!(without_octal(b"a\\134b\\9\\04"), b"a\\b\\9\\04");
    }

    #[test]
    fn a_limit_of_the_system_is_told_with_the_way_out() {
        let told = cannot_watch(&notify::Error::new(ErrorKind::MaxFilesWatch));
        assert!(
            told.help[0].of(crate::diagnostic::Language::English).contains("fs.inotify.max_user_watches"),
            "{told:?}"
        );
    }
}
