//! Bodies: shown when the job that shows one runs, from memory or read again, never held by it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use foldhash::fast::RandomState;
use newsprint_text::{Addresses, Captions, Options, Player, Shown, Sources, Wording, facts, read};

use crate::address::Base;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::folder::Folder;
use crate::load;
use crate::manuscript::OF_THE_THEME;
use crate::model::{Body, Figure, Recording};

/// A body that can be shown: hashing it covers its text, its links and how Markdown is read.
pub struct BodyText<'s> {
    root: &'s Folder,
    body: &'s Body,
    options: Options,
    /// What the link to a video or sound says in a browser that cannot play it.
    link: &'s str,
}

impl Hash for BodyText<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.body.hash(state);
        self.options.hash(state);
        self.link.hash(state);
    }
}

impl<'s> BodyText<'s> {
    pub fn new(root: &'s Folder, body: &'s Body, options: Options, link: &'s str) -> BodyText<'s> {
        BodyText { root, body, options, link }
    }

    /// The body as HTML; an error when the file is not what it was when the build began.
    pub fn html(&self) -> Result<String, Diagnostics> {
        self.written(true)
    }

    /// The same for those who read it in a feed: of each picture the one that everybody can show.
    pub fn plain_html(&self) -> Result<String, Diagnostics> {
        self.written(false)
    }

    fn written(&self, has_sources: bool) -> Result<String, Diagnostics> {
        self.with(|tree| {
            let mut html = String::new();
            let destinations = Destinations { has_sources, ..self.destinations(None) };
            newsprint_text::html(tree, &destinations, &OF_THE_THEME, &mut html);
            html
        })
    }

    /// The body as Markdown, its addresses whole.
    pub fn markdown(&self, base: &Base) -> Result<String, Diagnostics> {
        self.with(|tree| newsprint_text::markdown(tree, &self.destinations(Some(base))))
    }

    /// The body as text without marks.
    pub fn plain(&self, base: &Base) -> Result<String, Diagnostics> {
        self.with(|tree| newsprint_text::plain(tree, &self.destinations(Some(base))))
    }

    /// What readers can read of the body.
    pub fn wording(&self) -> Result<Wording, Diagnostics> {
        self.with(newsprint_text::wording)
    }

    /// The same, and what stands under the paper's own pictures and videos in it.
    pub fn plain_with_captions(&self, base: &Base) -> Result<(String, Vec<String>), Diagnostics> {
        self.with(|tree| {
            let has_some = !self.body.pictures.is_empty() || !self.body.recordings.is_empty();
            let pictures = if has_some { facts(tree).pictures } else { vec![] };
            let captions = pictures.into_iter().map(|picture| picture.title);
            (newsprint_text::plain(tree, &self.destinations(Some(base))), captions.collect())
        })
    }

    fn destinations<'b>(&'b self, base: Option<&'b Base>) -> Destinations<'b> {
        let Body { links, pictures, recordings, .. } = self.body;
        Destinations {
            links: links.iter().map(|(typed, href)| (typed.as_str(), href.as_str())).collect(),
            pictures: pictures.iter().map(|(typed, figure)| (typed.as_str(), figure)).collect(),
            recordings: recordings.iter().map(|(typed, recording)| (typed.as_str(), recording.as_ref())).collect(),
            link: self.link,
            has_sources: false,
            base,
        }
    }

    /// Makes something of the tree.
    fn with<T>(&self, make: impl FnOnce(&newsprint_text::Body) -> T) -> Result<T, Diagnostics> {
        if let Some(tree) = &self.body.tree {
            return Ok(make(tree));
        }
        let path = &self.body.path;
        let made =
            load::with_file(self.root, path, self.body.len, |bytes| Ok(make(&read(self.text(bytes)?, self.options))));
        made.map_err(|error| vec![load::unreadable(path, &error)])?
    }

    fn text<'b>(&self, bytes: &'b [u8]) -> Result<&'b str, Diagnostics> {
        if Digest::of_bytes(bytes) != self.body.digest {
            return Err(vec![self.changed()]);
        }
        let text = simdutf8::basic::from_utf8(bytes).map_err(|_| vec![self.changed()])?;
        Ok(&text[self.body.start..])
    }

    fn changed(&self) -> Diagnostic {
        load::changed(&self.body.path)
    }
}

/// Where the addresses of a body lead, by each as it was typed.
struct Destinations<'b> {
    links: HashMap<&'b str, &'b str, RandomState>,
    pictures: HashMap<&'b str, &'b Figure, RandomState>,
    recordings: HashMap<&'b str, Option<&'b Recording>, RandomState>,
    link: &'b str,
    has_sources: bool,
    /// For readers who are not on the site.
    base: Option<&'b Base>,
}

impl<'b> Destinations<'b> {
    fn address(&self, href: &'b str) -> Cow<'b, str> {
        match self.base {
            Some(base) if !href.is_empty() => base.whole(href).into(),
            _ => href.into(),
        }
    }
}

/// How wide a picture of a body is shown by the theme: the whole width of a telephone, else the measure of the text.
const SIZES: &str = "(min-width: 44em) 40.5em, 92vw";

/// The widths of a picture, for browsers to choose from. Who reads elsewhere, in a feed or a twin of the page, has one.
fn sources(figure: &Figure) -> Option<Sources<'_>> {
    let Figure { srcset, srcset_type, is_opaque, .. } = figure;
    let (srcset, media_type) = (srcset.as_deref()?, (*srcset_type)?);
    Some(Sources { media_type, srcset, sizes: SIZES, is_opaque: *is_opaque })
}

impl Addresses for Destinations<'_> {
    fn link(&self, target: &str) -> Option<Cow<'_, str>> {
        self.links.get(target).map(|href| self.address(href))
    }

    fn picture(&self, src: &str) -> Option<Shown<'_>> {
        let (href, (width, height)) = match (self.pictures.get(src), self.recordings.get(src)) {
            (Some(figure), _) => {
                let Figure { url, width, height, alt, .. } = *figure;
                let sources = self.has_sources.then(|| sources(figure)).flatten();
                let description = alt.as_str().into();
                return Some(Shown {
                    url: self.address(url.href()),
                    width: *width,
                    height: *height,
                    description,
                    sources,
                });
            }
            (None, Some(Some(recording))) => (recording.url.href(), recording.size_at_rest()),
            (None, Some(None)) => ("", (0, 0)),
            (None, None) => return None,
        };
        Some(Shown { url: self.address(href), width, height, ..Shown::default() })
    }

    fn player(&self, src: &str) -> Player<'_> {
        let link = self.link.into();
        let Some(Some(recording)) = self.recordings.get(src) else { return Player { link, ..Player::default() } };
        let poster = recording.poster.as_ref().map_or("", |poster| poster.url.href());
        let captions = recording.captions.iter().map(|captions| Captions {
            url: self.address(captions.url.href()),
            language: captions.language.as_str().into(),
            label: captions.label().into(),
        });
        Player { poster: self.address(poster), captions: captions.collect(), link }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use crate::manuscript::OF_THE_THEME;

    fn files(folder: &Path) -> Vec<(String, String)> {
        let mut all = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                all.extend(files(&path));
            } else if path
                .extension()
                .is_some_and(|extension| extension == "html" || extension == "js" || extension == "css")
            {
                all.push((path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()));
            }
        }
        all
    }

    /// What stands behind each `mark`, up to a quotation mark.
    fn behind<'t>(text: &'t str, mark: &str) -> Vec<&'t str> {
        text.split(mark).skip(1).filter_map(|rest| rest.split(['"', '\'', '`']).next()).collect()
    }

    #[test]
    fn pictures_of_a_body_are_as_wide_as_templates_say_of_an_articles() {
        let components = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/components.html"));
        let components = components.unwrap();
        let slot = behind(&components, "slot == \"article\" %}")[0].split('\n').next().unwrap();
        let phone = behind(&components, "phone=\"")[0];
        assert_eq!(slot.replace("{{ phone }}", phone), super::SIZES);
    }

    #[test]
    fn every_id_of_the_theme_is_kept_from_headings() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = BTreeSet::new();
        for (name, text) in
            [files(&root.join("templates")), files(&root.join("static")), files(&root.join("src"))].concat()
        {
            let by_id = behind(&text, "getElementById(\"").into_iter().chain(behind(&text, " id=\""));
            for id in by_id.chain(behind(&text, "\"#")).filter(|id| !id.is_empty()) {
                // An id that is put together from what a page shows stands on no page with a body.
                if id.contains("{{") {
                    assert!(!["base.html", "article.html", "standing.html"].contains(&name.as_str()), "{name}: {id}");
                } else if !id.starts_with(|c: char| c.is_ascii_digit()) {
                    found.insert(id.to_owned());
                }
            }
        }
        assert!(found.len() > 15, "{found:?}");
        let unknown: Vec<&String> = found.iter().filter(|id| !OF_THE_THEME.contains(&id.as_str())).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let gone: Vec<_> = OF_THE_THEME.iter().filter(|id| !found.contains(**id)).collect();
        assert!(gone.is_empty(), "{gone:?}");
    }
}
