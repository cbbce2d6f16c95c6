//! What the addresses of pictures, videos and sounds mean.

use newsprint_text::address::scheme_of;
use newsprint_text::{Medium, Picture as Shown};

use super::linker::{Found, Linker};
use crate::address::{Address, Location};
use crate::diagnostic;
use crate::host::files;
use crate::load::Asset;
use crate::load::companions::Companions;
use crate::manuscript::picture::Picture;
use crate::model::figure::Figure;
use crate::model::recording::{Captions, Recording};
use crate::model::typed::{Mistake, Typed};
use crate::source::SourcePath;

/// Where something lies that a page shows.
enum Lies {
    Elsewhere,
    /// Among the paper's own files in `static/`.
    Static(Address),
    Beside(SourcePath),
}

impl Linker<'_> {
    pub(super) fn figure(&self, typed: &Typed<'_>, picture: &Picture, found: &mut Found) -> Result<Figure, Mistake> {
        let figure = |url: Location, width, height| Figure {
            url,
            width,
            height,
            alt: picture.alt.clone().or_else(|| picture.caption.clone()).unwrap_or_default(),
            caption: picture.caption.clone(),
            credit: picture.credit.clone(),
        };
        let lies = self.lies(typed)?;
        if Medium::of(typed.address).is_played() {
            return Err(typed.is_no_picture());
        }
        match lies {
            Lies::Elsewhere => Ok(figure(Location::Elsewhere(typed.address.into()), 0, 0)),
            Lies::Static(address) => Ok(figure(Location::Site(address), 0, 0)),
            Lies::Beside(inside) if !files::is_picture(inside.as_str()) => Err(typed.is_no_picture()),
            Lies::Beside(inside) => {
                let (address, asset) = self.asset(&inside, typed, found)?;
                Ok(figure(Location::Site(address), asset.width, asset.height))
            }
        }
    }

    /// A video or a sound, in an article of a language.
    pub(super) fn recording(
        &self,
        typed: &Typed<'_>,
        shown: &Shown,
        language: &str,
        found: &mut Found,
    ) -> Result<Recording, Mistake> {
        let name = if shown.alt.is_empty() { &shown.title } else { &shown.alt };
        let alone =
            |url| Recording { url, len: None, width: 0, height: 0, name: name.clone(), poster: None, captions: vec![] };
        let lies = self.lies(typed)?;
        if Recording::is_quicktime(typed.address) {
            diagnostic::tell(&mut found.diagnostics, typed.is_quicktime());
        }
        match lies {
            Lies::Elsewhere => Ok(alone(Location::Elsewhere(typed.address.into()))),
            Lies::Static(address) => Ok(alone(Location::Site(address))),
            Lies::Beside(inside) => {
                let (address, asset) = self.asset(&inside, typed, found)?;
                let Asset { len, width, height, .. } = asset;
                let recording = Recording { len: Some(len), width, height, ..alone(Location::Site(address)) };
                Ok(match Medium::of(typed.address) {
                    Medium::Video => self.with_companions(recording, (&inside, typed), language, found),
                    Medium::Picture | Medium::Audio => recording,
                })
            }
        }
    }

    /// A video with what lies beside it under its name; what is wrong with that is told where the video is shown.
    fn with_companions(
        &self,
        recording: Recording,
        (film, typed): (&SourcePath, &Typed<'_>),
        language: &str,
        found: &mut Found,
    ) -> Recording {
        let beside = Companions::of(film, &self.sources.assets);
        let poster = beside.poster.and_then(|path| {
            let poster = self.asset(path, typed, found);
            let (address, asset) = found.meaning(poster)?;
            let (url, alt) = (Location::Site(address), recording.name.clone());
            Some(Figure { url, width: asset.width, height: asset.height, alt, caption: None, credit: None })
        });
        let captions = beside.captions.into_iter().filter_map(|(path, own)| {
            let captions = self.asset(path, typed, found);
            let (url, _) = found.meaning(captions)?;
            Some(Captions { url, language: own.unwrap_or(language).to_owned() })
        });
        let mut captions: Vec<Captions> = captions.collect();
        // Those in the language of the article are shown first.
        captions.sort_by_key(|captions| !captions.language.eq_ignore_ascii_case(language));
        Recording { poster, captions, ..recording }
    }

    fn lies(&self, typed: &Typed<'_>) -> Result<Lies, Mistake> {
        let src = typed.address;
        if src.starts_with("https://") || src.starts_with("http://") {
            return Ok(Lies::Elsewhere);
        }
        if let Some(scheme) = scheme_of(src) {
            return Err(typed.is_strange(&scheme));
        }
        let inside = typed.inside()?;
        if src.strip_prefix('/').is_some_and(|rooted| self.statics.contains(rooted)) {
            let address = self.config.base.typed_address(src).ok_or(Mistake::Told)?;
            return Ok(Lies::Static(address));
        }
        self.beside_articles(inside, typed).map(Lies::Beside)
    }
}
