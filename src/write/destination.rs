//! Publishing: finished files are moved into the site.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io::{self, Read};
use std::path::Path;

use crate::address::OutputPath;
use crate::diagnostic::{Diagnostic, Diagnostics, Text};
use crate::digest::Digest;
use crate::folder::{Facts, Folder, Kind, real};
use crate::load;
use crate::manifest::{Manifest, Strangers};
use crate::rules::publishing::{
    cannot_write, make_project_writable, make_state_writable, remove_lock, state_is_no_folder, waiting,
};
use crate::state::{self, State};
use crate::write::place::{
    Output, PREVIEW, Place, STAGING_INSIDE, absolute, check, display_name, failure, led_out, named_place, own_place,
    staging_of,
};
use crate::write::staging::{Staging, with_folder};

/// Where a build publishes: the output folder, the staging folder beside it, and the manifest.
pub struct Destination<'s> {
    /// As the user names it, for messages.
    pub name: String,
    output: Place,
    staging: Place,
    state: &'s State,
    manifest: String,
    strangers: Strangers,
    /// When the build began, by the clock of the file system, in nanoseconds since 1970.
    pub started: u64,
    /// Held as long as the build lasts; the system lets go of it even when the build is killed.
    _lock: File,
}

/// The build state of a project, made ready.
pub fn open_state(root: &Folder, key: Option<state::Key>) -> Result<State, Diagnostic> {
    let state_error =
        |error: &io::Error| cannot_write(".newsprint/", load::reason(error)).help(make_project_writable());
    match state::is_blocked(root) {
        None => State::open(root, key).map_err(|error| state_error(&error)),
        Some(_) => Err(state_is_no_folder()),
    }
}

impl<'s> Destination<'s> {
    /// Takes the destination for this build; waits when another build has it, after saying so.
    pub fn open(
        root: &Folder,
        state: &'s State,
        output: &Output,
        say: &mut dyn FnMut(&Text),
    ) -> Result<Destination<'s>, Diagnostic> {
        let own_path = output.path().to_owned();
        let name = display_name(root.path(), output.path());
        let path = absolute(root.path(), output.path());
        check(root.path(), &path, &name)?;
        let (lock, started) = lock(state, say)?;
        let (real_root, real_path) = (real(root.path()), real(&path));
        let is_led_out =
            !real_path.starts_with(&real_root) && path.ancestors().any(|above| real(above).starts_with(&real_root));
        let is_inside = real_path.starts_with(&real_root);
        // What was written behind a link says nothing of where the link leads today.
        let place = if is_inside { name.as_bytes() } else { real_path.as_os_str().as_encoded_bytes() };
        let manifest = format!("manifest-{}", Digest::of_bytes(place).short());
        // Before any folder is made, in the project or where a link leads.
        if is_led_out && matches!(output, Output::Named(_)) {
            led_out((&path, &real_path), state, &manifest, &name)?;
        }
        let output = match output {
            Output::Own(own) => own_place(root, own, &name)?,
            Output::Named(_) => named_place(&real_path).map_err(|error| failure(&name, "", &error))?,
        };
        let staging = staging_of(&output).map_err(|error| failure(&name, "", &error))?;
        // The preview is newsprint's alone, and is swept.
        let is_believed = is_inside && own_path != Path::new(PREVIEW);
        let strangers = if is_believed { Strangers::Names } else { Strangers::Nothing };
        let destination = Destination { name, output, staging, state, manifest, strangers, started, _lock: lock };
        destination.clear_staging();
        Ok(destination)
    }

    pub fn manifest(&self) -> Manifest {
        Manifest::read(self.state, &self.manifest, self.strangers)
    }

    /// Removes what newsprint did not write, from a folder that is its own alone.
    pub fn clear_others(&self, known: &Manifest) -> Result<(), Diagnostics> {
        let Some(folder) = self.published() else { return Ok(()) };
        sweep(&folder, "", known).map_err(|error| vec![self.failure("", &error)])
    }

    /// What tells whether another build has written the manifest; nothing when one was cut off.
    pub fn manifest_facts(&self) -> Option<Facts> {
        Manifest::facts(self.state, &self.manifest)
    }

    /// The published files with their lengths in bytes, as the last build left them.
    pub fn lens(&self) -> BTreeMap<String, u64> {
        self.manifest().entries.into_iter().map(|(path, entry)| (path.into(), entry.len)).collect()
    }

    /// Whether nothing is published yet, so that the whole staging folder can become the site.
    pub fn is_fresh(&self) -> bool {
        if self.stages_inside() {
            return false;
        }
        match self.output.open().and_then(|output| output.is_empty()) {
            Ok(is_empty) => is_empty,
            Err(_) => self.output.facts().is_none(),
        }
    }

    /// Whether the staging folder lies in the output folder itself.
    fn stages_inside(&self) -> bool {
        self.staging.name == STAGING_INSIDE
    }

    /// What is published, to look at; nothing when it cannot be opened.
    pub fn published(&self) -> Option<Folder> {
        self.output.open().ok()
    }

    /// The staging folder, ready for finished files.
    pub fn staging(&self) -> Result<Staging<'_>, Diagnostics> {
        // Made anew, so that nothing lies in it that somebody else put there.
        self.staging.clear();
        let make = self.staging.around.create_folder(&self.staging.name).and_then(|()| self.staging.open());
        let folder = make.map_err(|error| vec![self.failure("", &error)])?;
        Ok(Staging { name: &self.name, folder })
    }

    /// The staged files in whose place something else stands: a file with other bytes, a folder, a link.
    pub fn taken<'p>(&self, staged: impl Iterator<Item = &'p OutputPath>) -> Vec<&'p str> {
        let Some(output) = self.published() else { return vec![] };
        let staging = self.staging.open().ok();
        let is_same =
            |path: &str| match (staging.as_ref().map(|staging| staging.open_file(path)), output.open_file(path)) {
                (Some(Ok((staged, one))), Ok((there, other))) => one.len == other.len && has_same_bytes(staged, there),
                _ => false,
            };
        staged.map(OutputPath::as_str).filter(|path| output.kind(path).is_some() && !is_same(path)).collect()
    }

    /// Moves the staged files in, in the order given, and removes the stale ones last.
    ///
    /// Before the first move it is noted beside the manifest which files are about to be replaced. A build that is killed
    /// here leaves whole files only, and the next one makes them again.
    pub fn publish(&self, staged: &[&OutputPath], stale: &[String], after: &Manifest) -> Result<(), Diagnostics> {
        if self.is_fresh() {
            // Nothing is there yet: files that the manifest names and that are missing are made again.
            self.write_manifest(after)?;
            self.move_all().map_err(|error| vec![self.failure("", &error)])?;
            self.clear_staging();
            return Ok(());
        }
        let replaced = staged.iter().map(|path| path.as_str());
        Manifest::replace(self.state, &self.manifest, replaced).map_err(|error| state_failure(&error))?;
        self.move_each(staged)?;
        let output = self.output.open().map_err(|error| vec![self.failure("", &error)])?;
        for path in stale {
            remove(&output, path).map_err(|error| vec![self.failure(path, &error)])?;
        }
        self.write_manifest(after)?;
        self.clear_staging();
        Ok(())
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<(), Diagnostics> {
        manifest.write(self.state, &self.manifest).map_err(|error| state_failure(&error))
    }

    fn move_all(&self) -> io::Result<()> {
        let Place { around, name } = &self.staging;
        if self.staging.facts().is_none() {
            around.create_folder(name)?;
        }
        match self.output.around.remove_folder(&self.output.name) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => around.rename(name, &self.output.around, &self.output.name),
        }
    }

    fn move_each(&self, staged: &[&OutputPath]) -> Result<(), Diagnostics> {
        if staged.is_empty() {
            return Ok(());
        }
        let whole = |error: io::Error| vec![self.failure("", &error)];
        let from = self.staging.open().map_err(whole)?;
        let to = self.output.open().map_err(whole)?;
        for path in staged {
            move_one(&from, &to, path.as_str()).map_err(|error| vec![self.failure(path.as_str(), &error)])?;
        }
        Ok(())
    }

    pub fn clear_staging(&self) {
        self.staging.clear();
    }

    fn failure(&self, path: &str, error: &io::Error) -> Diagnostic {
        failure(&self.name, path, error)
    }
}

/// Takes the lock of a project, which the system lets go of with the file. Says when, as the file system has it.
fn lock(state: &State, say: &mut dyn FnMut(&Text)) -> Result<(File, u64), Diagnostic> {
    let failed = |error: io::Error| cannot_write(".newsprint/lock", load::reason(&error)).help(remove_lock());
    let folder = state.folder().ok_or_else(|| failed(io::ErrorKind::NotFound.into()))?;
    let lock = folder.lock_file("lock").map_err(failed)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say(&waiting());
            lock.lock().map_err(failed)?;
        }
        Err(TryLockError::Error(error)) => return Err(failed(error)),
    }
    // Another length is a change, and a change has a time.
    let is_empty = lock.metadata().map_err(failed)?.len() == 0;
    lock.set_len(u64::from(is_empty)).map_err(failed)?;
    let started = Folder::facts_of(&lock).map_err(failed)?.mtime;
    Ok((lock, started))
}

/// Removes from a folder all files that are not known, whoever put them there.
fn sweep(folder: &Folder, inside: &str, known: &Manifest) -> io::Result<()> {
    for name in folder.names()? {
        let path = format!("{inside}{}", name.to_string_lossy());
        match folder.kind(&name) {
            Some(Kind::Folder) => sweep(&folder.folder(&name)?, &format!("{path}/"), known)?,
            _ if known.entries.contains_key(path.as_str()) => {}
            _ => folder.remove_all(&name)?,
        }
    }
    Ok(())
}

fn has_same_bytes(one: File, other: File) -> bool {
    let (mut one, mut other) = (io::BufReader::new(one).bytes(), io::BufReader::new(other).bytes());
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(Ok(a)), Some(Ok(b))) if a == b => {}
            _ => return false,
        }
    }
}

fn move_one(from: &Folder, to: &Folder, path: &str) -> io::Result<()> {
    if to.kind(path) == Some(Kind::Folder) {
        // A page's folder stands where a file is to be; it can only go when it is empty.
        to.remove_folder(path)?;
    }
    with_folder(to, path, || from.rename(path, to, path))
}

/// Removes a stale file and the folders it leaves empty.
fn remove(output: &Folder, path: &str) -> io::Result<()> {
    match output.remove_file(path) {
        Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Err(error);
        }
        _ => {}
    }
    let mut folder = Path::new(path).parent();
    while let Some(inside) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
        if output.remove_folder(inside).is_err() {
            break;
        }
        folder = inside.parent();
    }
    Ok(())
}

fn state_failure(error: &io::Error) -> Diagnostics {
    vec![cannot_write(".newsprint/", load::reason(error)).help(make_state_writable())]
}

impl Drop for Destination<'_> {
    fn drop(&mut self) {
        self.clear_staging();
    }
}
