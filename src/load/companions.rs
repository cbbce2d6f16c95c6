//! What lies beside a film under its name: the picture that stands for it (`clip.jpg`), and what is said in it
//! (`clip.vtt`, in other languages `clip.en.vtt`).

use std::collections::BTreeMap;

use crate::source::SourcePath;

/// The kinds of posters, the first of several first: what other sites show of a page is best a JPEG picture.
const POSTERS: [&str; 5] = ["jpg", "jpeg", "png", "webp", "avif"];
/// No film has more files under its name that are looked at.
const MOST: usize = 100;

/// The files that go with a film.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Companions<'s> {
    pub poster: Option<&'s SourcePath>,
    /// Each with the language that its name tells; the one that tells none comes first.
    pub captions: Vec<(&'s SourcePath, Option<&'s str>)>,
}

impl<'s> Companions<'s> {
    /// Those of a film among all files beside the articles.
    pub fn of<T>(film: &SourcePath, files: &'s BTreeMap<SourcePath, T>) -> Companions<'s> {
        let Some(stem) = stem(film.as_str()) else { return Companions::default() };
        let begin = format!("{stem}.");
        let near = files.range(SourcePath::new(begin.as_str())..).map(|(path, _)| path);
        let near = near.take_while(|path| path.as_str().starts_with(&begin)).take(MOST);
        let mut posters = vec![];
        let mut captions = vec![];
        for path in near {
            match role(path.as_str().split_at(begin.len()).1) {
                Some(Role::Poster(rank)) => posters.push((rank, path)),
                Some(Role::Captions(language)) => captions.push((path, language)),
                None => {}
            }
        }
        captions.sort_by_key(|(_, language)| *language);
        Companions { poster: posters.into_iter().min().map(|(_, path)| path), captions }
    }
}

enum Role<'s> {
    Poster(usize),
    Captions(Option<&'s str>),
}

/// What a file is to a film, by what follows the film's name and a dot.
fn role(rest: &str) -> Option<Role<'_>> {
    let poster = POSTERS.iter().position(|kind| rest.eq_ignore_ascii_case(kind));
    if let Some(rank) = poster {
        return Some(Role::Poster(rank));
    }
    let (language, extension) = match rest.rsplit_once('.') {
        Some((language, extension)) => (Some(language), extension),
        None => (None, rest),
    };
    let is_captions = extension.eq_ignore_ascii_case("vtt") && language.is_none_or(is_language);
    is_captions.then_some(Role::Captions(language))
}

/// Whether a text is a language tag (BCP 47), which begins with a language's two or three letters.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_first = parts.next().is_some_and(|part| matches!(part.len(), 2..=3) && part.bytes().all(is_letter));
    is_first && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic()
}

/// The names of the films, paths without extension, that a file may go with.
pub fn films(path: &str) -> impl Iterator<Item = &str> {
    let stem = stem(path);
    let rest = |film: &str| path.get(film.len() + 1..).unwrap_or_default();
    let of_language = stem.and_then(self::stem);
    [stem, of_language].into_iter().flatten().filter(move |film| role(rest(film)).is_some())
}

/// A path without the extension of its file's name.
pub fn stem(path: &str) -> Option<&str> {
    path.rsplit_once('.').filter(|(_, extension)| !extension.contains('/')).map(|(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_beside_a_film_under_its_name_goes_with_it() {
        let names = [
            "clip.en.vtt",
            "clip.jpeg",
            "clip.mp4",
            "clip.notes.vtt",
            "clip.png",
            "clip.srt",
            "clip.x.jpg",
            "clip.zh-Hant.VTT",
            "clip.vtt",
            "clip2.jpg",
            "clip/a.jpg",
        ];
        let files: BTreeMap<SourcePath, usize> =
            names.iter().map(|name| (SourcePath::new(format!("content/d/{name}")), name.len())).collect();
        let found = Companions::of(&SourcePath::new("content/d/clip.mp4"), &files);
        let name = |path: &SourcePath| path.file_name().to_owned();
        assert_eq!(found.poster.map(name).as_deref(), Some("clip.jpeg"));
        let captions: Vec<_> = found.captions.iter().map(|(path, language)| (name(path), *language)).collect();
        assert_eq!(
            captions,
            [
                ("clip.vtt".to_owned(), None),
                ("clip.en.vtt".to_owned(), Some("en")),
                ("clip.zh-Hant.VTT".to_owned(), Some("zh-Hant"))
            ]
        );
        let with: Vec<&str> =
            names.into_iter().filter(|name| films(&format!("d/{name}")).any(|film| film == "d/clip")).collect();
        assert_eq!(with, ["clip.en.vtt", "clip.jpeg", "clip.png", "clip.zh-Hant.VTT", "clip.vtt"]);
        assert_eq!(Companions::of(&SourcePath::new("content/d.x/clip"), &files), Companions::default());
    }
}
