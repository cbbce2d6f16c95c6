//! What is said of a picture file that cannot be shown, or that is of another kind than its name says.

use newsprint_pictures::{Fault, Format};

use crate::diagnostic::{Diagnostic, Text, Words};
use crate::rules::pictures as rules;

/// What a fault is called, of a picture by the address that its article gives.
pub fn of_fault(fault: &Fault, address: &str) -> Diagnostic {
    match fault {
        Fault::Empty => rules::picture_empty(address),
        Fault::Markup => rules::picture_markup(address),
        Fault::Unknown => rules::picture_unknown(address),
        Fault::NotDecoded(format) => {
            let (kind, way_out) = not_decoded(*format);
            rules::picture_not_decoded(address, kind).help(way_out)
        }
        Fault::TooLarge { width, height } => rules::picture_too_large(address, u64::from(*width), u64::from(*height)),
        Fault::Truncated => rules::picture_truncated(address),
        Fault::Damaged(problem) => rules::picture_damaged(address, problem),
    }
}

fn not_decoded(format: Format) -> (Words, Text) {
    match format {
        Format::Heic => (rules::HEIC, rules::heic_way_out()),
        Format::Raw => (rules::RAW, rules::raw_way_out()),
        Format::Photoshop => (rules::PHOTOSHOP, rules::photoshop_way_out()),
        Format::Pdf => (rules::PDF, rules::pdf_way_out()),
        Format::Eps => (rules::EPS, rules::eps_way_out()),
        Format::JpegXl => (rules::JPEG_XL, rules::other_way_out()),
        _ => (rules::OTHER, rules::other_way_out()),
    }
}

/// What is said of a picture whose name ends as those of another kind do; nothing where it ends rightly.
pub fn of_ending(format: Format, address: &str) -> Option<Diagnostic> {
    let (kind, endings) = endings(format)?;
    let (stem, ending) = address.rsplit_once('.')?;
    if endings.iter().any(|right| right.eq_ignore_ascii_case(ending)) {
        return None;
    }
    Some(rules::picture_ending(address, kind, &format!("{stem}.{}", endings[0])))
}

fn endings(format: Format) -> Option<(&'static str, &'static [&'static str])> {
    Some(match format {
        Format::Jpeg => ("JPEG", &["jpg", "jpeg", "jpe", "jfif"]),
        Format::Png => ("PNG", &["png"]),
        Format::Webp => ("WebP", &["webp"]),
        Format::Gif => ("GIF", &["gif"]),
        Format::Tiff => ("TIFF", &["tif", "tiff"]),
        Format::Bmp => ("BMP", &["bmp"]),
        Format::Avif => ("AVIF", &["avif"]),
        _ => return None,
    })
}

/// What is said of words that stand in the file and are blank in the article; nothing where there are none.
pub fn of_words(words: &[(Words, &str)], address: &str) -> Option<Diagnostic> {
    let said = words.iter().map(|(what, says)| rules::word_says(*what, says));
    Some(rules::words_from_picture(address, said.reduce(rules::and_another)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    #[test]
    fn each_fault_is_one_rule() {
        let faults = [
            (Fault::Empty, "picture-empty"),
            (Fault::Markup, "picture-markup"),
            (Fault::Unknown, "picture-unknown"),
            (Fault::Truncated, "picture-truncated"),
            (Fault::Damaged("bad marker".into()), "picture-damaged"),
            (Fault::TooLarge { width: 60_000, height: 60_000 }, "picture-too-large"),
        ];
        for (fault, code) in faults {
            let told = of_fault(&fault, "a.jpg");
            assert!(told.is(code) && told.help.len() == 1, "{told:?}");
        }
        let told = of_fault(&Fault::TooLarge { width: 60_000, height: 50_000 }, "a.png");
        assert_eq!(
            told.english(),
            "`a.png` has 60000×50000 pixels, too many: 100 million are the most, and fewer with 16 bits a colour"
        );
    }

    #[test]
    fn each_kind_that_is_not_read_has_its_way_out() {
        let kinds = [Format::Heic, Format::Raw, Format::Photoshop, Format::Pdf, Format::Eps, Format::JpegXl];
        let told = kinds.map(|kind| of_fault(&Fault::NotDecoded(kind), "a.jpg"));
        for one in &told {
            assert!(one.is("picture-not-decoded") && one.help.len() == 1, "{one:?}");
        }
        assert_eq!(told[1].english(), "`a.jpg` is a raw file of a camera, which cannot be read here");
        assert_eq!(told[1].message.of(Language::Chinese), "`a.jpg` 是相机的 RAW 文件，这里读不了");
        assert!(told[0].help[0].of(Language::English).contains("Most Compatible"));
    }

    #[test]
    fn an_ending_of_another_kind_is_told_with_the_right_one() {
        let told = of_ending(Format::Png, "图/stage.final.JPG").unwrap();
        assert_eq!(told.english(), "`图/stage.final.JPG` is a PNG file");
        assert!(told.help[0].of(Language::English).contains("`图/stage.final.png`"));
        for (format, name) in [(Format::Jpeg, "a.JPEG"), (Format::Tiff, "a.tif"), (Format::Heic, "a.jpg")] {
            assert_eq!(of_ending(format, name), None, "{name}");
        }
    }

    #[test]
    fn words_of_a_file_are_told_with_what_they_say() {
        let told = of_words(&[(rules::CAPTION, "名角登台"), (rules::CREDIT, "周砚")], "a.jpg").unwrap();
        assert_eq!(told.english(), "`a.jpg` gives what the article leaves blank: caption “名角登台”, credit “周砚”");
        assert_eq!(told.message.of(Language::Chinese), "稿件没有写，用了 `a.jpg` 里的：图说“名角登台”、摄影“周砚”");
        assert_eq!(of_words(&[], "a.jpg"), None);
    }
}
