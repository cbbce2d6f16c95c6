//! What is said of linked and played files that are not what their names say, or that tell who made them.

use crate::diagnostic::{Diagnostic, Words};
use crate::load::contents::{Contents, Mismatch};
use crate::load::properties::Carried;
use crate::rules::files as rules;

/// What a mismatch is called, of a file by the address that its article gives.
pub fn of_mismatch(mismatch: Mismatch, address: &str) -> Diagnostic {
    match mismatch {
        Mismatch::Empty => rules::empty_file(address),
        Mismatch::Is(contents) => rules::other_contents(address, kind(contents)),
        Mismatch::NoCaptions => rules::no_captions(address),
    }
}

fn kind(contents: Contents) -> Words {
    match contents {
        Contents::Pdf => rules::IS_PDF,
        Contents::Picture(_) => rules::IS_PICTURE,
        Contents::Zip => rules::IS_ZIP,
        Contents::Compound => rules::IS_OLD_OFFICE,
        Contents::Rtf => rules::IS_RTF,
        Contents::Rar => rules::IS_RAR,
        Contents::SevenZip => rules::IS_SEVEN_ZIP,
        Contents::Boxes => rules::IS_MP4,
        Contents::Webm => rules::IS_WEBM,
        Contents::Ogg => rules::IS_OGG,
        Contents::Mp3 => rules::IS_MP3,
    }
}

/// What is said of a file with these properties; nothing where there are none.
pub fn of_properties(properties: &[&(Carried, String)], address: &str) -> Option<Diagnostic> {
    let said = properties.iter().map(|(carried, text)| {
        let what = match carried {
            Carried::Author => rules::AUTHOR,
            Carried::LastAuthor => rules::LAST_AUTHOR,
            Carried::Manager => rules::MANAGER,
            Carried::Company => rules::COMPANY,
            Carried::Path => rules::PATH,
        };
        rules::property_says(what, text)
    });
    let told = rules::author_in_file(address, said.reduce(rules::and_another)?);
    let is_pdf = address.split(['#', '?']).next().is_some_and(|path| path.to_ascii_lowercase().ends_with(".pdf"));
    Some(told.help(if is_pdf { rules::export_without_author() } else { rules::inspect_document() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    #[test]
    fn what_a_file_carries_is_told_with_the_way_out_of_its_program() {
        let carried = [(Carried::Author, "王建栋".to_owned()), (Carried::Path, "D:\\稿件\\a.doc".to_owned())];
        let carried: Vec<_> = carried.iter().collect();
        let told = of_properties(&carried, "a.docx").unwrap();
        assert_eq!(told.english(), "`a.docx` tells who made it: author “王建栋”, path “D:\\稿件\\a.doc”");
        assert_eq!(told.message.of(Language::Chinese), "`a.docx` 的文件属性里有：作者“王建栋”、路径“D:\\稿件\\a.doc”");
        assert!(told.help[0].of(Language::Chinese).contains("检查文档"));
        assert!(of_properties(&carried, "a.PDF#page=2").unwrap().help[0].of(Language::English).contains("PDF"));
        assert_eq!(of_properties(&[], "a.pdf"), None);
    }
}
