//! Assets: pictures and other files beside the articles, measured when something names them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::io::{self, Read, Seek};
use std::sync::Arc;

use newsprint_text::Medium;
use quick_xml::events::Event;
use rayon::prelude::*;

use crate::address;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::Digest;
use crate::folder::Folder;
use crate::host::files::may_be_picture;
use crate::load::companions::{self, stem};
use crate::load::contents;
use crate::load::files::{changed, unreadable, whole};
use crate::load::film::{self, Film};
use crate::load::folders::Folders;
use crate::load::found::{Asset, Contents, Found, Measured};
use crate::load::properties;
use crate::load::svg::{self, Fault, Treatment};
use crate::source::{self, SourcePath};
use crate::store::{self, Store};

/// Measures of files.
fn measures() -> store::Kind {
    store::Kind { name: "measures", maker: Digest::of_measurer() }
}

/// Measures every asset that an article or sheet names; the others are only listed.
pub fn measure<'c>(
    (root, store): (&Folder, &Store<'_>),
    contents: &'c Contents,
    known: &mut Folders,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<SourcePath, Option<Asset>> {
    let named = if contents.others.is_empty() { Named::default() } else { named(contents) };
    let (named, others): (Vec<&Found>, Vec<&Found>) =
        contents.others.iter().partition(|found| named.has(found.path.as_str()));
    // Files come folder by folder.
    let folders: Vec<&[&Found]> = named.chunk_by(|one, other| unit(one) == unit(other)).collect();
    if !known.has_measures() {
        store.keep_only(measures(), folders.iter().map(|files| unit(files[0])));
    }
    let before = &*known;
    let of_folder = |files: &&[&'c Found]| match of_known(before, files) {
        Some(measured) => (measured, false),
        None => (of_folder(root, store, files), true),
    };
    let measured: Vec<_> = folders.par_iter().map(of_folder).collect();
    let mut assets: BTreeMap<_, _> = others.into_iter().map(|found| (found.path.clone(), None)).collect();
    for (measured, is_new) in measured {
        if is_new {
            known.keep_measures(unit(measured[0].0), &measured);
        }
        for (found, result) in measured {
            let asset = result.map_err(|diagnostic| diagnostics.push(diagnostic)).ok();
            assets.insert(found.path.clone(), asset);
        }
    }
    assets
}

/// What the load before has measured of these files, all of one folder in which nothing changed since.
fn of_known<'f>(known: &Folders, files: &[&'f Found]) -> Option<Vec<Measured<'f>>> {
    let measures = known.measures(unit(files[0]))?;
    files.iter().map(|found| Some((*found, Ok(measures.get(&found.path)?.clone())))).collect()
}

/// The folder of `content/` that a file lies in, or the file itself.
fn unit(found: &Found) -> &str {
    let path = found.path.as_str();
    path.match_indices('/').nth(1).map_or(path, |(end, _)| &path[..end])
}

/// Measures the files of a folder of `content/`.
fn of_folder<'f>(root: &Folder, store: &Store<'_>, files: &[&'f Found]) -> Vec<Measured<'f>> {
    let mut pack = store.pack(measures(), unit(files[0]));
    let known: Vec<Option<Asset>> = files.iter().map(|found| pack.unchanged(&found.path, &found.facts)).collect();
    let (stay, come): (Vec<_>, Vec<_>) = files.iter().zip(known).partition(|(_, known)| known.is_some());
    let stay = stay.into_iter().filter_map(|(found, known)| Some((*found, Ok(known?))));
    let come: Vec<Measured<'f>> = come.par_iter().map(|(found, _)| (**found, one(root, found))).collect();
    for (found, asset) in &come {
        if let Ok(asset) = asset {
            pack.learn(&found.path, &found.facts, asset.digest);
        }
    }
    let measured: Vec<Measured<'f>> = stay.chain(come).collect();
    pack.save(measured.iter().filter_map(|(found, asset)| Some((&found.path, asset.as_ref().ok()?))));
    measured
}

/// What articles and sheets name.
#[derive(Default)]
struct Named {
    paths: HashSet<String>,
    /// Films that articles show, each without its extension: what lies beside one under its name goes with it.
    films: HashSet<String>,
}

impl Named {
    fn has(&self, path: &str) -> bool {
        let path = &*address::composed(path);
        self.paths.contains(path)
            || !self.films.is_empty() && companions::films(path).any(|film| self.films.contains(film))
    }
}

fn named(contents: &Contents) -> Named {
    let of_articles = contents.manuscripts.par_iter().flat_map_iter(|manuscript| {
        let folder = manuscript.path.folder();
        let images = manuscript.front.images.iter().map(|picture| picture.src.as_str());
        let body = manuscript.facts.pictures.iter().map(|picture| picture.src.as_str());
        let links = manuscript.facts.links.iter().map(|link| link.target.as_str());
        images.chain(body).chain(links).filter_map(move |address| inside(folder, address))
    });
    let of_sheets = contents.sheets.par_iter().flat_map_iter(|sheet| {
        let addresses = sheet.pages.iter().flat_map(|page| page.picture.iter().chain(&page.pdf));
        addresses.filter_map(|address| inside(sheet.path.folder(), address))
    });
    let films = contents.manuscripts.par_iter().flat_map_iter(|manuscript| {
        let body = manuscript.facts.pictures.iter().map(|picture| picture.src.as_str());
        let films = body.filter(|src| Medium::of(src) == Medium::Video);
        films.filter_map(|src| Some(stem(&inside(manuscript.path.folder(), src)?)?.to_owned()))
    });
    Named { paths: of_articles.chain(of_sheets).collect(), films: films.collect() }
}

/// The source path that an address in a file of `folder` means, in NFC: `/…` counts from `content/`.
pub fn inside(folder: &str, address: &str) -> Option<String> {
    let address = address.split(['#', '?']).next().unwrap_or(address);
    let decoded = percent_encoding::percent_decode_str(address).decode_utf8().ok()?;
    let path = match decoded.strip_prefix('/') {
        Some(rooted) => source::resolve("content", rooted),
        None => source::resolve(folder, &decoded),
    };
    let path = path.filter(|path| path.starts_with("content/"))?;
    match address::composed(&path) {
        Cow::Borrowed(_) => Some(path),
        Cow::Owned(composed) => Some(composed),
    }
}

fn one(root: &Folder, found: &Found) -> Result<Asset, Diagnostic> {
    if svg::is_svg(found.path.as_str()) {
        return svg_picture(root, found);
    }
    measured(root, &found.path).map_err(|error| unreadable(&found.path, &error))
}

/// A picture's file is looked at whole, and has no more bytes than this.
const LARGEST_PICTURE: u64 = 1 << 29;

/// Looks at a picture of pixels.
fn picture(root: &Folder, path: &SourcePath) -> io::Result<Asset> {
    let bytes = root.read(path.as_str(), LARGEST_PICTURE)?;
    let look = newsprint_pictures::look(&bytes);
    let (width, height) = look.as_ref().map_or((0, 0), |look| (look.width, look.height));
    Ok(Asset {
        digest: Digest::of_bytes(&bytes),
        len: bytes.len() as u64,
        width,
        height,
        has_position: false,
        treatment: if look.is_err() && is_markup(&bytes) { Treatment::Markup } else { Treatment::AsIs },
        picture: Some(Arc::new(look)),
        mismatch: None,
        properties: vec![],
    })
}

/// Looks at a file; of whatever size it is, no more than a part is ever held.
fn measured(root: &Folder, path: &SourcePath) -> io::Result<Asset> {
    if may_be_picture(path.as_str()) {
        return picture(root, path);
    }
    let (mut file, _) = root.open_file(path.as_str())?;
    let mut start = vec![];
    Read::by_ref(&mut file).take(LONGEST_START).read_to_end(&mut start)?;
    file.rewind()?;
    let is_film = film::is_of_boxes(path.as_str());
    let Film { width, height, has_position } = if is_film { film::look(&mut file) } else { Film::default() };
    let properties = properties::look(path.as_str(), &mut file);
    file.rewind()?;
    let (digest, len) = Digest::of_copy(&mut file, &mut io::sink())?;
    let treatment = if is_markup(&start) { Treatment::Markup } else { Treatment::AsIs };
    let mismatch = contents::mismatch(path.as_str(), &start);
    Ok(Asset { digest, len, width, height, has_position, treatment, picture: None, mismatch, properties })
}

fn refused(fault: Fault) -> Asset {
    Asset {
        digest: Digest::default(),
        len: 0,
        width: 0,
        height: 0,
        has_position: false,
        treatment: Treatment::Refused(fault),
        picture: None,
        mismatch: None,
        properties: vec![],
    }
}

/// What browsers and servers look at to tell what a file is (WHATWG MIME Sniffing, section 5.2), in bytes.
const LONGEST_START: u64 = 1445;

/// Whether a file of another name begins as HTML or XML does, which servers that know no kind of that name go by.
fn is_markup(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let is_name = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':' | 0x80..);
    match start {
        [b'<', b'!' | b'?' | b'/', ..] | [0xff, 0xfe, b'<', 0, ..] | [0xfe, 0xff, 0, b'<', ..] => true,
        [b'<', next, ..] => is_name(*next),
        _ => false,
    }
}

fn svg_picture(root: &Folder, found: &Found) -> Result<Asset, Diagnostic> {
    if found.facts.len > svg::LARGEST as u64 {
        return Ok(refused(Fault::TooLarge));
    }
    let bytes = whole(root, &found.path, svg::LARGEST)?;
    let asset = |(published, treatment): (Cow<'_, [u8]>, Treatment)| {
        let (width, height) = svg_dimensions(&published).unwrap_or((0, 0));
        let len = published.len() as u64;
        Asset {
            digest: Digest::of_bytes(&published),
            len,
            width,
            height,
            has_position: false,
            treatment,
            picture: None,
            mismatch: None,
            properties: vec![],
        }
    };
    Ok(svg::inert(&bytes).map_or_else(refused, asset))
}

/// The bytes of an SVG picture as it may be published, and as it was when it was measured.
pub fn inert_svg(root: &Folder, path: &SourcePath, measured: Digest) -> Result<Vec<u8>, Diagnostic> {
    let bytes = whole(root, path, svg::LARGEST)?;
    let (published, _) = svg::inert(&bytes).map_err(|fault| fault.diagnostic(path))?;
    if Digest::of_bytes(&published) != measured {
        return Err(changed(path));
    }
    Ok(published.into_owned())
}

/// `width` and `height` of the root element, else those of its `viewBox` (SVG 2, section 8.2).
fn svg_dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    loop {
        match reader.read_event().ok()? {
            Event::Start(root) | Event::Empty(root) => {
                let value = |name: &str| {
                    let attribute = root.try_get_attribute(name).ok()??;
                    Some(attribute.value.into_owned())
                };
                let side = |name: &str| pixels(value(name)?.trim().trim_end_matches("px"));
                if let (Some(width), Some(height)) = (side("width"), side("height")) {
                    return Some((width, height));
                }
                let view_box = value("viewBox")?;
                let mut sides = view_box.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
                return Some((pixels(sides.next()?)?, pixels(sides.next()?)?));
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

// Sizes are small and positive here; anything else is no size.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn pixels(text: &str) -> Option<u32> {
    let number: f64 = text.parse().ok()?;
    (1.0..100_000.0).contains(&number).then(|| number.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_tells_its_size_or_its_view_box() {
        assert_eq!(svg_dimensions(b"<?xml version='1.0'?><svg width='1200' height='800px'/>"), Some((1200, 800)));
        assert_eq!(svg_dimensions(b"<svg width='100%' viewBox='0 0 300 200'></svg>"), Some((300, 200)));
        assert_eq!(svg_dimensions(b"<svg"), None);
    }

    #[test]
    fn markup_is_known_by_its_first_letters() {
        for markup in ["<!doctype html>", " \n\t<script>", "\u{feff}<svg/>", "<?xml?>", "<!-- a", "<a", "<_a", "<文"] {
            assert!(is_markup(markup.as_bytes()), "{markup}");
        }
        for other in ["", "<", "< 3", "<3", "a <b>", "PK\u{3}", "1,<b>"] {
            assert!(!is_markup(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn an_address_never_means_a_file_outside_content() {
        assert_eq!(inside("content/a", "x.svg").as_deref(), Some("content/a/x.svg"));
        assert_eq!(inside("content/a", "/b/%E6%B8%AF.svg").as_deref(), Some("content/b/港.svg"));
        assert_eq!(inside("content/a", "../../site.toml"), None);
        assert_eq!(inside("content/a", "/../site.toml"), None);
        assert_eq!(inside("content/a", "%2e%2e/%2e%2e/site.toml"), None);
    }
}
