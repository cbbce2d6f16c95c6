//! Edition sheets: `edition.yaml`, what an edition says of itself and of its newspaper pages.

use crate::diagnostic::{self, Diagnostics};
use crate::manuscript::keys::{self, Keys};
use crate::manuscript::moment::Moment;
use crate::manuscript::page_number::PageNumber;
use crate::manuscript::parse;
use crate::manuscript::reader::Reader;
use crate::manuscript::typed::Typed;
use crate::manuscript::typos;
use crate::manuscript::unknown_characters;
use crate::manuscript::yaml::Yaml;
use crate::rules::front_matter::{duplicate_page, write_page};
use crate::source::SourcePath;

/// All keys are optional; without a sheet, pages come from the articles.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sheet {
    pub path: SourcePath,
    /// 总第N期.
    pub number: Option<i64>,
    pub title: Option<String>,
    pub publish_at: Option<Moment>,
    /// It is what the front page shows of its day.
    pub is_front: bool,
    pub notes: Option<String>,
    pub pages: Vec<SheetPage>,
    /// The stories at the top of the front page, as typed.
    pub front_stories: Vec<String>,
}

/// One newspaper page as the sheet lists it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SheetPage {
    pub number: PageNumber,
    pub name: Option<String>,
    pub editor: Option<String>,
    pub designer: Option<String>,
    pub proofreader: Option<String>,
    /// 版面图: the address of the page's picture, relative to the sheet.
    pub picture: Option<String>,
    pub pdf: Option<String>,
}

/// Pages that one edition has at most.
const MOST_PAGES: usize = 200;

/// Stories that a sheet puts on the front page at most.
const MOST_FRONT_STORIES: usize = 60;

/// Reads an `edition.yaml`.
pub fn read(path: &SourcePath, text: &str) -> (Sheet, Diagnostics) {
    let yaml = text.strip_prefix('\u{feff}').unwrap_or(text);
    let typed = Typed::sheet(path, yaml, text.len() - yaml.len());
    let mut sheet = Sheet {
        path: path.clone(),
        number: None,
        title: None,
        publish_at: None,
        is_front: false,
        notes: None,
        pages: vec![],
        front_stories: vec![],
    };
    let entries = match parse::map(typed) {
        Ok(entries) => entries,
        Err(diagnostic) => return (sheet, vec![diagnostic]),
    };
    let mut reader = Reader::new(typed);
    reader.diagnostics = typos::cut_values(typed);
    reader.diagnostics.extend(unknown_characters::warnings(path, text));
    let entries = reader.text_keys("number", entries);
    reader.each(entries, |reader, key, name, value| match key {
        keys::Sheet::Number => sheet.number = reader.number(name, &value),
        keys::Sheet::Title => sheet.title = reader.text(name, value),
        keys::Sheet::Pages => sheet.pages = pages(reader, name, value),
        keys::Sheet::Notes => sheet.notes = reader.sentences(name, value),
        keys::Sheet::FrontStories => sheet.front_stories = reader.separated(name, value, MOST_FRONT_STORIES),
        keys::Sheet::IsFront => sheet.is_front = reader.flag(name, &value),
        keys::Sheet::PublishAt => sheet.publish_at = Moment::read(reader, name, value),
    });
    (sheet, diagnostic::few(reader.diagnostics))
}

fn pages(reader: &mut Reader<'_>, name: &str, value: Yaml) -> Vec<SheetPage> {
    let mut pages: Vec<SheetPage> = Vec::new();
    for entry in reader.list(name, value, MOST_PAGES) {
        let Some(page) = page(reader, name, entry) else { continue };
        if pages.iter().any(|other| other.number == page.number) {
            reader.tell(duplicate_page(&page.number.to_string()).at_key(reader.path, name));
            continue;
        }
        pages.push(page);
    }
    pages.sort_by_key(|page| page.number);
    pages
}

fn page(reader: &mut Reader<'_>, field: &str, value: Yaml) -> Option<SheetPage> {
    let mut page = SheetPage {
        number: PageNumber::FIRST,
        name: None,
        editor: None,
        designer: None,
        proofreader: None,
        picture: None,
        pdf: None,
    };
    let mut number = None;
    let mistakes = reader.diagnostics.len();
    reader.keyed_map(field, value, |reader, key, name, value| match key {
        keys::Page::Number => number = PageNumber::read(reader, name, value),
        keys::Page::Name => page.name = reader.text(name, value),
        keys::Page::Editor => page.editor = reader.text(name, value),
        keys::Page::Designer => page.designer = reader.text(name, value),
        keys::Page::Proofreader => page.proofreader = reader.text(name, value),
        keys::Page::Picture => page.picture = reader.text(name, value),
        keys::Page::Pdf => page.pdf = reader.text(name, value),
    });
    if number.is_none() {
        reader.incomplete(field, keys::Page::Number.words(), (mistakes, write_page()));
    }
    Some(SheetPage { number: number?, ..page })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(yaml: &str) -> Vec<String> {
        read(&SourcePath::new("edition.yaml"), yaml).1.into_iter().map(|d| d.english().to_owned()).collect()
    }

    #[test]
    fn a_sheet_lists_pages_in_the_order_of_their_numbers() {
        let (sheet, diagnostics) = read(
            &SourcePath::new("edition.yaml"),
            "number: 99\npages:\n- {number: A2, name: 经济}\n- {版次: 1, 版名: 要闻}\n",
        );
        assert_eq!(diagnostics, []);
        let names: Vec<_> =
            sheet.pages.iter().map(|page| (page.number.to_string(), page.name.clone().unwrap())).collect();
        assert_eq!(names, [("01".into(), "要闻".into()), ("A02".into(), "经济".into())]);
    }

    #[test]
    fn mistakes_in_a_sheet_are_told() {
        assert_eq!(messages("pages:\n- {name: 要闻}\n"), ["an entry of `pages` has no `number`"]);
        assert_eq!(messages("pages:\n- {number: 1}\n- {number: '01'}\n"), ["page 01 is listed twice"]);
        assert_eq!(messages("numbr: 1\n"), ["unknown key `numbr`"]);
        assert_eq!(messages("- a\n"), ["expected `key: value` lines, found a list"]);
    }
}
