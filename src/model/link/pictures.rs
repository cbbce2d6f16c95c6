//! What the addresses of pictures, videos and sounds mean.

use newsprint_pictures::Words;
use newsprint_text::address::{Address, scheme_of};
use newsprint_text::{Medium, Picture as Shown};

use super::linker::{Found, Linker};
use crate::address::{self, Location};
use crate::diagnostic;
use crate::host::files;
use crate::load::Asset;
use crate::load::companions::Companions;
use crate::manuscript::picture::Picture;
use crate::model::figure::Figure;
use crate::model::ladder::Slot;
use crate::model::link::negative::Negative;
use crate::model::place;
use crate::model::recording::{Captions, Recording};
use crate::model::typed::{At, Mistake, Typed};
use crate::rules::pictures::{ALT, CAPTION, CREDIT};
use crate::source::SourcePath;

/// Where something lies that a page shows.
enum Lies {
    Elsewhere,
    /// Among the paper's own files in `static/`.
    Static(address::Address),
    Beside(SourcePath),
}

impl Linker<'_> {
    pub(super) fn figure(
        &self,
        typed: &Typed<'_>,
        (picture, slot): (&Picture, Slot),
        found: &mut Found,
    ) -> Result<Figure, Mistake> {
        let figure = |url: Location| Figure {
            url,
            alt: picture.alt.clone().or_else(|| picture.caption.clone()).unwrap_or_default(),
            caption: picture.caption.clone(),
            credit: picture.credit.clone(),
            focus: picture.focus.map(classes),
            ..Figure::default()
        };
        let lies = self.lies(typed)?;
        if Medium::of(typed.address).is_played() {
            return Err(typed.is_no_picture());
        }
        match lies {
            Lies::Elsewhere => {
                if let Some(told) = typed.is_refused_elsewhere() {
                    diagnostic::tell(&mut found.diagnostics, told);
                }
                Ok(figure(Location::Elsewhere(typed.address.into())))
            }
            Lies::Static(address) => Ok(figure(Location::Site(address))),
            Lies::Beside(inside) if !files::may_be_picture(inside.as_str()) => Err(typed.is_no_picture()),
            Lies::Beside(inside) => {
                let figure = figure(Location::default());
                self.published(&inside, typed, (figure, slot), found)
            }
        }
    }

    /// A picture beside the articles, with the files that readers are sent in its place.
    fn published(
        &self,
        path: &SourcePath,
        typed: &Typed<'_>,
        (figure, slot): (Figure, Slot),
        found: &mut Found,
    ) -> Result<Figure, Mistake> {
        let asset = self.sources.assets.get(path).and_then(Option::as_ref).ok_or(Mistake::Told)?;
        if let Some(refusal) = files::refusal_of_picture(&place::asset_address(path)) {
            return Err(typed.is_refused(refusal));
        }
        let looked = asset.picture.as_ref().map(|looked| (looked, looked.as_ref()));
        let (looked, look) = match looked {
            Some((looked, Ok(look))) if look.format.is_decoded() => (looked, look),
            Some((_, Err(fault))) => return Err(typed.is_unreadable(fault)),
            // A drawing, or one that is shown as it is.
            _ => {
                let (address, asset) = self.asset(path, typed, found)?;
                return Ok(Figure { url: Location::Site(address), width: asset.width, height: asset.height, ..figure });
            }
        };
        if let Some(told) = typed.ends_otherwise(look.format) {
            diagnostic::tell(&mut found.diagnostics, told);
        }
        let (base, has_avif) = (&self.config.base, self.config.pictures.makes_avif());
        let negative = Negative { base, path, asset, look, looked, has_avif };
        let (figure, renditions) = negative.figure(slot, figure);
        found.renditions.extend(renditions);
        if slot == Slot::Page {
            return Ok(figure);
        }
        Ok(Self::with_words(figure, &look.words, typed, found))
    }

    /// A picture with what its file says of it, where its article says nothing.
    fn with_words(figure: Figure, words: &Words, typed: &Typed<'_>, found: &mut Found) -> Figure {
        // In a body a caption is typed where the picture is, and a blank one is meant.
        let is_listed = matches!(typed.at, At::Key(_));
        let mut given = vec![];
        let mut take = |what, own: Option<String>, of_file: &Option<String>| {
            let of_file = of_file.as_ref().filter(|_| own.is_none())?;
            given.push((what, of_file.clone()));
            Some(of_file.clone())
        };
        let own_alt = Some(figure.alt.clone()).filter(|alt| !alt.is_empty());
        let alt = take(ALT, own_alt.clone(), &words.alt).or(own_alt);
        let listed = |word: &Option<String>| word.clone().filter(|_| is_listed);
        let caption = take(CAPTION, figure.caption.clone(), &listed(&words.caption)).or(figure.caption);
        let credit = take(CREDIT, figure.credit.clone(), &listed(&words.credit)).or(figure.credit);
        let given: Vec<_> = given.iter().map(|(what, says)| (*what, says.as_str())).collect();
        if let Some(told) = typed.gives_words(&given) {
            diagnostic::tell(&mut found.diagnostics, told);
        }
        Figure {
            alt: alt.or_else(|| caption.clone()).unwrap_or_default(),
            caption,
            credit: credit.or_else(|| words.credit.clone()),
            copyright: words.copyright.clone(),
            taken: words.date.clone(),
            ..figure
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
        let film_by_name = SourcePath::new(&*address::composed(film.as_str()));
        let beside = if self.by_name.is_empty() {
            Companions::of(film, &self.sources.assets)
        } else {
            Companions::of(&film_by_name, &self.by_name)
        };
        let real = |path: &SourcePath| self.sources.decomposed.real(path.clone());
        let poster = beside.poster.map(real).and_then(|path| {
            let figure = Figure { alt: recording.name.clone(), ..Figure::default() };
            let typed = Typed { path: typed.path, address: path.file_name(), at: typed.at.clone() };
            let poster = self.published(&path, &typed, (figure, Slot::Head { focus: None }), found);
            found.meaning(poster)
        });
        let captions = beside.captions.into_iter().filter_map(|(path, own)| {
            let typed = Typed { path: typed.path, address: path.file_name(), at: typed.at.clone() };
            let captions = self.asset(&real(path), &typed, found);
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
        let is_web = |scheme: &str| src.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        if is_web("https://") || is_web("http://") {
            return Ok(Lies::Elsewhere);
        }
        if Address::of(src) == Address::Machine {
            return Err(Mistake::Lost(Box::new(typed.is_of_machine(false))));
        }
        if let Some(scheme) = scheme_of(src) {
            return Err(typed.is_strange(&scheme));
        }
        let inside = self.inside(typed)?;
        let src = &*address::composed(src);
        if src.strip_prefix('/').is_some_and(|rooted| self.statics.contains(rooted)) {
            let address = self.config.base.typed_address(src).ok_or(Mistake::Told)?;
            return Ok(Lies::Static(address));
        }
        self.beside_articles(inside, typed).map(Lies::Beside)
    }
}

/// `[32, 68]` as names of classes, since pages have no styles of their own: the theme knows every tenth.
fn classes([x, y]: [u8; 2]) -> String {
    let tenth = |percent: u8| (percent.min(100) + 5) / 10 * 10;
    format!("focus-x-{} focus-y-{}", tenth(x), tenth(y))
}
