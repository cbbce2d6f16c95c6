//! Style sheets and scripts of the theme that are written in modules, a file a feature, and published as one.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// No module has more bytes: modules are joined in memory.
pub const LARGEST: usize = 1 << 20;

/// The folders of modules and what theirs end in: `css/newsprint/*.css` are published as `css/newsprint.css`.
const FOLDERS: [(&str, &str); 2] = [("css/newsprint", "css"), ("js/newsprint", "js")];

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Modules by the file that they make, in name order; of two with the same name the later one counts.
#[derive(Default)]
pub struct Modules(BTreeMap<String, BTreeMap<String, Cow<'static, [u8]>>>);

impl Modules {
    /// The file that a static file is a module of, by their names below `static/`.
    pub fn joined(name: &str) -> Option<String> {
        let (folder, file) = name.rsplit_once('/')?;
        let (_, extension) = file.rsplit_once('.')?;
        FOLDERS.contains(&(folder, extension)).then(|| format!("{folder}.{extension}"))
    }

    pub fn insert(&mut self, joined: String, name: String, bytes: impl Into<Cow<'static, [u8]>>) {
        self.0.entry(joined).or_default().insert(name, bytes.into());
    }

    /// The files that the modules make, with their names.
    pub fn join(self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.0
            .into_iter()
            .map(|(joined, modules)| (joined, modules.values().fold(vec![], |whole, module| appended(whole, module))))
    }
}

/// A module begins on a line of its own, as it would in a file of its own.
fn appended(mut whole: Vec<u8>, module: &[u8]) -> Vec<u8> {
    whole.extend_from_slice(module.strip_prefix(BYTE_ORDER_MARK).unwrap_or(module));
    if !whole.ends_with(b"\n") {
        whole.push(b'\n');
    }
    whole
}
