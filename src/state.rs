//! The build state, `.newsprint/`: what earlier builds left for this one, sealed with a key that does not lie in the
//! project. State that came with a checkout, from another place or another person has no such seal.

use std::io;
use std::path::{Path, PathBuf};

use crate::folder::{Facts, Folder, Kind, real};

/// Where it lies in a project.
pub const NAME: &str = ".newsprint";

/// No state is larger, in bytes; a million articles need a third of it.
const LARGEST: u64 = 1 << 28;
/// Larger state that has no seal of ours is not even held.
const LARGEST_OF_STRANGERS: u64 = 1 << 24;

/// 256 bits that only this user's builds know.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Key([u8; Key::LEN]);

impl Key {
    const LEN: usize = 32;
    /// Its file's name in the user's own folder.
    const FILE: &str = "state-key";

    /// The key that a secret stands for, as a CI machine is given one.
    pub fn of_secret(secret: &str) -> Key {
        Key(blake3::derive_key("newsprint 2026-11 state key of a secret", secret.as_bytes()))
    }

    /// The key of a user, from a folder that nobody else can read; made on first use. Nothing when the folder cannot be
    /// used, or lies in the project, where whoever made the project could have put a key.
    pub fn of_user(folder: &Path, root: &Path) -> Option<Key> {
        let root = std::fs::canonicalize(root).ok()?;
        if real(folder).starts_with(&root) {
            return None;
        }
        make_private(folder).ok()?;
        let folder = std::fs::canonicalize(folder).ok().filter(|folder| !folder.starts_with(&root))?;
        let folder = Folder::open(&folder).ok()?;
        Key::read(&folder).or_else(|| Key::make(&folder).ok()).or_else(|| Key::read(&folder))
    }

    /// The key of a user who has one.
    pub fn known_of_user(folder: &Path, root: &Path) -> Option<Key> {
        let is_in_project = real(folder).starts_with(std::fs::canonicalize(root).ok()?);
        Key::read(&Folder::open(folder).ok().filter(|_| !is_in_project)?)
    }

    fn read(folder: &Folder) -> Option<Key> {
        folder.read(Key::FILE, Key::LEN as u64).ok()?.try_into().ok().map(Key)
    }

    /// Written aside and moved into place, so that nobody reads half a key.
    fn make(folder: &Folder) -> io::Result<Key> {
        let (mut key, mut name) = ([0; Key::LEN], [0; 8]);
        getrandom::fill(&mut key)?;
        getrandom::fill(&mut name)?;
        let draft = format!("{}.{:016x}", Key::FILE, u64::from_le_bytes(name));
        let mut file = folder.create_file(&draft)?;
        private(&file)?;
        io::Write::write_all(&mut file, &key)?;
        folder.rename(&draft, folder, Key::FILE)?;
        Ok(Key(key))
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)
}

#[cfg(unix)]
fn private(file: &std::fs::File) -> io::Result<()> {
    Ok(rustix::fs::fchmod(file, rustix::fs::Mode::from_raw_mode(0o600))?)
}

#[cfg(not(unix))]
fn private(_: &std::fs::File) -> io::Result<()> {
    Ok(())
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// The state of one project, as far as it is there.
pub struct State {
    /// Nothing when there is none and none shall be made.
    folder: Option<Folder>,
    /// Of this project alone, so that a seal from elsewhere is none here.
    key: Option<[u8; Key::LEN]>,
    /// For what is named by all that it was made from, wherever that was: machines that have the same secret believe each
    /// other. Without a key, one that nobody else and no other build has; nothing where the system has no randomness.
    portable: Option<[u8; Key::LEN]>,
    is_kept: bool,
}

/// What was read.
pub struct Sealed {
    pub bytes: Vec<u8>,
    /// Whether a build of this user wrote it for this project; anybody may have written anything else.
    pub is_ours: bool,
}

/// The length of a seal, in bytes.
const SEAL: usize = 32;

impl State {
    /// The state of a project, made when there is none.
    pub fn open(root: &Folder, key: Option<Key>) -> io::Result<State> {
        let folder = root.make_folders(Path::new(NAME))?;
        Ok(State { folder: Some(folder), key: of_project(root, key), portable: portable(key), is_kept: true })
    }

    /// The state of a project, to be read only.
    pub fn look(root: &Folder, key: Option<Key>) -> State {
        State { folder: root.folder(NAME).ok(), key: of_project(root, key), portable: portable(key), is_kept: false }
    }

    /// Whether there is a key, without which nothing is worth keeping but what can be read without one.
    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// Whether something is worth writing, and may be written.
    pub fn is_kept(&self) -> bool {
        self.is_kept && self.has_key()
    }

    pub fn folder(&self) -> Option<&Folder> {
        self.folder.as_ref()
    }

    pub fn facts(&self, name: &str) -> Option<Facts> {
        self.folder.as_ref()?.facts(name).ok().filter(Facts::is_file)
    }

    /// A file of the state, without its seal.
    pub fn read(&self, name: &str) -> Option<Sealed> {
        let folder = self.folder.as_ref()?;
        let len = folder.facts(name).ok()?.len;
        if len > LARGEST || len > LARGEST_OF_STRANGERS && !self.is_sealed(folder, name, len) {
            return None;
        }
        let mut bytes = folder.read(name, LARGEST).ok()?;
        let at = bytes.len().checked_sub(SEAL)?;
        let seal: [u8; SEAL] = bytes[at..].try_into().ok()?;
        bytes.truncate(at);
        // Hashes of the library compare in constant time.
        let is_ours = self.seal_of(name, &bytes).is_some_and(|known| known == blake3::Hash::from(seal));
        Some(Sealed { bytes, is_ours })
    }

    /// Whether a large file has our seal, found without holding it.
    fn is_sealed(&self, folder: &Folder, name: &str, len: u64) -> bool {
        let (Some(mut hasher), Ok((mut file, _))) = (self.hasher(name), folder.open_file(name)) else { return false };
        let content = len.saturating_sub(SEAL as u64);
        let mut seal = [0; SEAL];
        let read = hasher.update_reader(io::Read::take(&mut file, content)).is_ok();
        read && io::Read::read_exact(&mut file, &mut seal).is_ok() && hasher.finalize() == blake3::Hash::from(seal)
    }

    /// Writes a file whole or not at all; nothing when the state is only looked at.
    pub fn write(&self, name: &str, bytes: &mut Vec<u8>) -> io::Result<()> {
        let (Some(folder), true) = (&self.folder, self.is_kept) else { return Ok(()) };
        let seal = self.seal_of(name, bytes).unwrap_or_else(|| blake3::hash(bytes));
        bytes.extend_from_slice(seal.as_bytes());
        if let Some((inside, _)) = name.rsplit_once('/') {
            drop(folder.make_folders(Path::new(inside))?);
        }
        folder.replace_file(name, bytes)
    }

    /// Reads what any build with the same key has written under a name, of this project or another.
    pub fn read_portable(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = self.folder.as_ref()?.read(name, LARGEST).ok()?;
        let at = bytes.len().checked_sub(SEAL)?;
        let seal: [u8; SEAL] = bytes[at..].try_into().ok()?;
        bytes.truncate(at);
        (seal_of(self.portable.as_ref()?, name, &bytes) == blake3::Hash::from(seal)).then_some(bytes)
    }

    /// Writes a file, whole or not at all, for any build with the same key; nothing when the state is only looked at.
    pub fn write_portable(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let (Some(folder), Some(key), true) = (&self.folder, &self.portable, self.is_kept) else { return Ok(()) };
        if let Some((inside, _)) = name.rsplit_once('/') {
            drop(folder.make_folders(Path::new(inside))?);
        }
        let seal = seal_of(key, name, bytes);
        folder.replace_file(name, &[bytes, seal.as_bytes()].concat())
    }

    /// The length of a file without its seal, if it is there.
    pub fn len_of_portable(&self, name: &str) -> Option<u64> {
        self.facts(name)?.len.checked_sub(SEAL as u64)
    }

    /// Removes a file, if it is there.
    pub fn remove(&self, name: &str) {
        if let (Some(folder), true) = (&self.folder, self.is_kept) {
            let _ = folder.remove_file(name);
        }
    }

    /// The names of what lies in a folder of the state.
    pub fn names(&self, inside: &str) -> Vec<String> {
        let folder = self.folder.as_ref().and_then(|folder| folder.folder(inside).ok());
        let names = folder.and_then(|folder| folder.names().ok()).unwrap_or_default();
        names.into_iter().filter_map(|name| name.into_string().ok()).collect()
    }

    fn seal_of(&self, name: &str, bytes: &[u8]) -> Option<blake3::Hash> {
        Some(self.hasher(name)?.update(bytes).finalize())
    }

    fn hasher(&self, name: &str) -> Option<blake3::Hasher> {
        Some(hasher_of(self.key.as_ref()?, name))
    }
}

fn seal_of(key: &[u8; Key::LEN], name: &str, bytes: &[u8]) -> blake3::Hash {
    hasher_of(key, name).update(bytes).finalize()
}

fn hasher_of(key: &[u8; Key::LEN], name: &str) -> blake3::Hasher {
    let mut hasher = blake3::Hasher::new_keyed(key);
    hasher.update(&(name.len() as u64).to_le_bytes()).update(name.as_bytes());
    hasher
}

/// The key for what is of any project.
fn portable(key: Option<Key>) -> Option<[u8; Key::LEN]> {
    let Some(key) = key else {
        let mut key = [0; Key::LEN];
        return getrandom::fill(&mut key).is_ok().then_some(key);
    };
    Some(*blake3::keyed_hash(&key.0, b"newsprint: of any project").as_bytes())
}

/// The key for the project in this place.
fn of_project(root: &Folder, key: Option<Key>) -> Option<[u8; Key::LEN]> {
    let root = std::fs::canonicalize(root.path()).ok()?;
    let key = key?;
    Some(*blake3::keyed_hash(&key.0, root.as_os_str().as_encoded_bytes()).as_bytes())
}

/// Whether something other than a folder stands where the state belongs.
pub fn is_blocked(root: &Folder) -> Option<Kind> {
    root.kind(NAME).filter(|kind| *kind != Kind::Folder)
}

/// Where a user's programs keep what they remember, by the environment: the XDG base directory specification, version
/// 0.8, and what macOS and Windows have in its place.
pub fn folder_of_user(variable: impl Fn(&str) -> Option<std::ffi::OsString>, home: Option<PathBuf>) -> Option<PathBuf> {
    let path = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    // The user's entry in the system's list of users counts where the environment names no home.
    let home = home.filter(|home| home.is_absolute());
    let base = match std::env::consts::OS {
        "windows" => path("LOCALAPPDATA"),
        "macos" => path("XDG_STATE_HOME").or_else(|| Some(home?.join("Library/Application Support"))),
        _ => path("XDG_STATE_HOME").or_else(|| Some(home?.join(".local/state"))),
    };
    base.map(|base| base.join("newsprint"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn state(root: &Path, key: Option<Key>) -> State {
        State::open(&Folder::open(root).unwrap(), key).unwrap()
    }

    #[test]
    fn only_this_users_builds_of_this_project_are_believed() {
        let here = tempfile::tempdir().unwrap();
        let (one, other) = (here.path().join("one"), here.path().join("other"));
        fs::create_dir(&one).unwrap();
        fs::create_dir(&other).unwrap();
        let key = Some(Key([7; 32]));
        state(&one, key).write("a", &mut b"text".to_vec()).unwrap();
        let is_ours = |state: State, name: &str| state.read(name).map(|sealed| (sealed.bytes, sealed.is_ours));
        assert_eq!(is_ours(state(&one, key), "a"), Some((b"text".to_vec(), true)));
        assert_eq!(is_ours(state(&one, Some(Key([8; 32]))), "a"), Some((b"text".to_vec(), false)));
        assert_eq!(is_ours(state(&one, None), "a"), Some((b"text".to_vec(), false)));
        // The same bytes under another name, or in another project, are not what was sealed.
        fs::copy(one.join(".newsprint/a"), one.join(".newsprint/b")).unwrap();
        assert_eq!(is_ours(state(&one, key), "b"), Some((b"text".to_vec(), false)));
        drop(state(&other, key));
        fs::copy(one.join(".newsprint/a"), other.join(".newsprint/a")).unwrap();
        assert_eq!(is_ours(state(&other, key), "a"), Some((b"text".to_vec(), false)));
    }

    #[test]
    fn large_state_is_held_when_it_is_ours() {
        let here = tempfile::tempdir().unwrap();
        let key = Some(Key([7; 32]));
        let text = vec![7; usize::try_from(LARGEST_OF_STRANGERS).unwrap() + 1];
        state(here.path(), key).write("a", &mut text.clone()).unwrap();
        assert!(state(here.path(), key).read("a").is_some_and(|sealed| sealed.is_ours && sealed.bytes == text));
        assert!(state(here.path(), Some(Key([8; 32]))).read("a").is_none());
        assert!(state(here.path(), None).read("a").is_none());
    }

    #[test]
    fn what_is_only_looked_at_stays_as_it_is() {
        let here = tempfile::tempdir().unwrap();
        let root = Folder::open(here.path()).unwrap();
        State::look(&root, Some(Key([7; 32]))).write("a", &mut vec![1]).unwrap();
        assert!(root.is_empty().unwrap());
        state(here.path(), None).write("heads/a", &mut vec![1]).unwrap();
        State::look(&root, None).remove("heads/a");
        assert_eq!(State::look(&root, None).names("heads"), ["a"]);
    }

    #[test]
    fn a_user_has_one_key_that_nobody_else_reads() {
        let here = tempfile::tempdir().unwrap();
        let root = here.path().join("paper");
        fs::create_dir(&root).unwrap();
        let folder = here.path().join("home/newsprint");
        let key = Key::of_user(&folder, &root).unwrap();
        assert!(Key::of_user(&folder, &root) == Some(key));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&folder), mode(&folder.join("state-key"))), (0o700, 0o600));
        }
        fs::write(folder.join("state-key"), "damaged").unwrap();
        assert!(Key::of_user(&folder, &root).is_some_and(|new| new != key));
        // A key in the project is anybody's.
        assert!(Key::of_user(&root.join("home"), &root).is_none());
        assert!(Key::of_user(&here.path().join("paper/../paper"), &root).is_none());
    }

    #[test]
    fn a_users_folder_is_where_the_system_keeps_such_things() {
        if cfg!(target_os = "linux") {
            let home = Some(PathBuf::from("/home/lin"));
            assert_eq!(folder_of_user(|_| None, home), Some("/home/lin/.local/state/newsprint".into()));
            assert_eq!(folder_of_user(|name| (name == "XDG_STATE_HOME").then(|| "relative".into()), None), None);
        }
    }
}
