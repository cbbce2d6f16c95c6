//! Reading `site.toml`: every value is checked, and every mistake told at its place.

use std::borrow::Cow;

use jiff::tz::TimeZone;
use newsprint_text::address::{SchemeProblem, Schemes};
use newsprint_text::invisible;
use newsprint_text::machine::may_be_of_machine;
use toml::de::DeTable;

use crate::address::Base;
use crate::config::entry::{At, Entries};
use crate::config::language::{LANGUAGE_HELP, is_language};
use crate::config::site_toml::SiteToml;
use crate::config::toml_syntax::Mistake;
use crate::config::understood::Config;
use crate::config::{app, assets, check, hosting, pictures, policy, search, sections, security};
use crate::diagnostic::{Diagnostic, Diagnostics, Spot};
use crate::locate;
use crate::manuscript::front_matter::KINDS;
use crate::rules::site_toml::{
    LICENCE, NAVIGATION, NO_SCHEME, RUNS_CODE, SCHEME_TOO_LONG, bad_base_url, bad_hub, bad_page_link, bad_scheme,
    empty_list_page, nameless_paper, too_many_schemes, unknown_language, unknown_time_zone,
};
use crate::source::SourcePath;

/// Reads `site.toml`; `base_url` replaces the one it gives.
pub fn read(path: &SourcePath, text: &str, base_url: Option<&str>) -> Result<Config, Diagnostics> {
    let mut typed: SiteToml = toml::from_str(text).map_err(|error| vec![explain(path, text, &error)])?;
    clean_names(&mut typed);
    let mut diagnostics = vec![];
    let base = base(path, &typed, base_url).map_err(|diagnostic| diagnostics.push(diagnostic)).ok();
    let zone = TimeZone::get(&typed.timezone)
        .map_err(|_| {
            diagnostics.push(unknown_time_zone(&typed.timezone).at_value(path, "timezone", &typed.timezone));
        })
        .ok();
    let at = At { path, entries: &Entries::of(text) };
    check(path, &typed, &mut diagnostics);
    addresses(&at, &typed, &mut diagnostics);
    let sections = sections::sections(&at, &typed, &mut diagnostics);
    sections::front_boxes(path, &typed, &mut diagnostics);
    let navigation_at = (0..typed.navigation.len()).map(|index| at.entries.spot("navigation", index, "url")).collect();
    let named_templates = named_templates(&at, &typed);
    let security = typed.security.map(|table| security::read(path, table, &mut diagnostics));
    let (Some(base), Some(zone), true) = (base, zone, diagnostics.is_empty()) else { return Err(diagnostics) };
    Ok(Config {
        policies: policy::of_pages(&base.prefix, &typed.hosting.csp),
        title: typed.title,
        description: typed.description,
        base,
        language: typed.language,
        zone,
        cn_number: typed.cn_number,
        postal_code: typed.postal_code,
        issn: typed.issn,
        publisher: typed.publisher,
        licences: typed.licences,
        sections,
        nameplate: typed.nameplate,
        article_templates: typed.article_templates,
        named_templates,
        navigation: typed.navigation,
        navigation_at,
        websub_hub: typed.websub_hub,
        outputs: crate::config::Outputs { search: typed.outputs.search && typed.search.enabled, ..typed.outputs },
        front: typed.front,
        markdown: typed.markdown,
        security,
        hosting: typed.hosting,
        assets: typed.assets,
        pictures: typed.pictures,
        search: typed.search,
        app: typed.app,
        levels: typed.check,
        minify: typed.minify,
    })
}

/// Names without what nobody sees in them, since articles name sections by what they look like.
fn clean_names(typed: &mut SiteToml) {
    let clean = |text: &mut String| {
        if let Cow::Owned(seen) = invisible::clean(text) {
            *text = seen;
        }
    };
    clean(&mut typed.title);
    clean(&mut typed.description);
    typed.publisher.iter_mut().for_each(clean);
    typed.front.boxes.iter_mut().for_each(clean);
    typed.sections.iter_mut().for_each(|section| {
        clean(&mut section.name);
        clean(&mut section.description);
        section.slug.iter_mut().for_each(clean);
    });
    typed.navigation.iter_mut().for_each(|entry| {
        clean(&mut entry.name);
        clean(&mut entry.url);
    });
}

fn base(path: &SourcePath, typed: &SiteToml, replacement: Option<&str>) -> Result<Base, Diagnostic> {
    let address = replacement.unwrap_or(&typed.base_url);
    Base::parse(address).ok_or_else(|| match replacement {
        Some(_) => bad_base_url("--base-url", address),
        None => bad_base_url("base_url", address).at_value(path, "base_url", address),
    })
}

fn check(path: &SourcePath, typed: &SiteToml, diagnostics: &mut Diagnostics) {
    hosting::check(path, &typed.hosting, diagnostics);
    assets::check(path, &typed.assets, diagnostics);
    pictures::check(path, &typed.pictures, diagnostics);
    search::check(path, &typed.search, diagnostics);
    app::check(path, &typed.app, diagnostics);
    check::check(path, &typed.check, diagnostics);
    if typed.title.trim().is_empty() {
        diagnostics.push(nameless_paper().at_key(path, "title"));
    }
    if !is_language(&typed.language) {
        let mistake = unknown_language(&typed.language).at_value(path, "language", &typed.language);
        diagnostics.push(mistake.help(LANGUAGE_HELP));
    }
    if typed.outputs.list_size == 0 {
        diagnostics.push(empty_list_page().at_value(path, "list_size", "0"));
    }
    diagnostics.extend(typed.markdown.schemes.iter().filter_map(|scheme| {
        let problem = match Schemes::problem(scheme)? {
            SchemeProblem::NoName => NO_SCHEME,
            SchemeProblem::RunsCode => RUNS_CODE,
            SchemeProblem::TooLong => SCHEME_TOO_LONG,
        };
        Some(bad_scheme(scheme, problem).at_value(path, "schemes", scheme))
    }));
    if typed.markdown.schemes.len() > Schemes::MOST {
        diagnostics.push(too_many_schemes(typed.markdown.schemes.len(), Schemes::MOST).at_key(path, "schemes"));
    }
    let hubs = typed.websub_hub.iter().filter(|hub| !is_web_address(hub));
    diagnostics.extend(hubs.map(|hub| bad_hub(hub).at_value(path, "websub_hub", hub)));
}

/// Links of the navigation and of licences lead into the site or to the web.
fn addresses(at: &At<'_>, typed: &SiteToml, diagnostics: &mut Diagnostics) {
    // Browsers take two slashes for the start of another site.
    let is_of_site = |url: &str| {
        url.starts_with('/')
            && !url[1..].starts_with(['/', '\\'])
            && !may_be_of_machine(url)
            && !url.contains(|c: char| c.is_whitespace() || c.is_control())
    };
    let is_address = |url: &str| is_of_site(url) || is_web_address(url);
    for (index, entry) in typed.navigation.iter().enumerate().filter(|(_, entry)| !is_address(&entry.url)) {
        diagnostics.push(at.place(bad_page_link(&entry.url, NAVIGATION), ("navigation", index, "url")));
    }
    for (index, licence) in typed.licences.iter().enumerate() {
        if let Some(url) = licence.url.as_deref().filter(|url| !is_address(url)) {
            diagnostics.push(at.place(bad_page_link(url, LICENCE), ("licences", index, "url")));
        }
    }
}

/// Whether a text is an `http` or `https` URL.
fn is_web_address(text: &str) -> bool {
    let uri = text.parse::<http::Uri>().ok();
    uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some_and(|h| !h.is_empty())
    })
}

/// The templates that sections and kinds of articles name, each with its place.
fn named_templates(at: &At<'_>, typed: &SiteToml) -> Vec<(String, Spot)> {
    let of_sections = typed.sections.iter().enumerate().filter_map(|(index, section)| {
        Some((section.template.clone()?, at.entries.spot("sections", index, "template")))
    });
    let of_kinds = KINDS.iter().filter_map(|(kind, names)| {
        let name = typed.article_templates.of(*kind)?.clone();
        Some((name.clone(), Spot::Key { key: names[0].to_owned(), value: Some(name) }))
    });
    of_sections.chain(of_kinds).collect()
}

/// What the TOML reader says, in words that help.
fn explain(path: &SourcePath, text: &str, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or(0..0);
    // Where something is missing the reader may count into the middle of a character.
    let span = locate::floor(text, span.start)..locate::ceil(text, span.end);
    let mistake = Mistake { path, text, message: error.message(), span };
    if DeTable::parse(text).is_ok() { mistake.of_value() } else { mistake.of_syntax() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Language, Place};

    fn messages(text: &str) -> Vec<String> {
        let told = read(&SourcePath::new("site.toml"), text, None).err().unwrap_or_default();
        let said = |one: Diagnostic| {
            let help: Vec<&str> = one.help.iter().map(|help| help.of(Language::English)).collect();
            format!("{} | {}", one.english(), help.join(" "))
        };
        told.into_iter().map(said).collect()
    }

    const LEAST: &str = "title = '日报'\nbase_url = 'https://a.example/'\n";

    #[test]
    fn the_least_config_is_a_name_and_an_address() {
        let config = read(&SourcePath::new("site.toml"), LEAST, None).unwrap();
        assert_eq!((config.language.as_str(), config.outputs.list_size, config.minify), ("zh-CN", 50, true));
        assert_eq!((config.pictures.avif, config.pictures.budget_kb), (false, 1000));
    }

    #[test]
    fn an_unknown_key_gets_the_word_that_was_meant() {
        assert_eq!(messages(&format!("titel = 'x'\n{LEAST}")), ["unknown key `titel` | did you mean `title`?"]);
    }

    #[test]
    fn a_missing_key_is_named() {
        assert_eq!(messages("title = '日报'\n"), ["`base_url` is missing | add `base_url = \"…\"`"]);
    }

    /// What is told of a site.toml that has a title and an address, and another line or more: the rule, the text that is
    /// marked, and whether the edit makes it right.
    fn told(lines: &str) -> String {
        let is_table = lines.starts_with(['[', '［', '【']);
        let text = if is_table { format!("{LEAST}{lines}\n") } else { format!("{lines}\n{LEAST}") };
        let Err(diagnostics) = read(&SourcePath::new("site.toml"), &text, None) else { return "nothing".to_owned() };
        let Some(Place { spot: Spot::Bytes { start, end }, .. }) = diagnostics[0].place else { panic!("no place") };
        let fixed = diagnostics[0].fix.as_ref().map(|fix| {
            let fixed = [&text[..fix.start as usize], &fix.text, &text[fix.end as usize..]].concat();
            let is_right = read(&SourcePath::new("site.toml"), &fixed, None).is_ok();
            if is_right { ", put right" } else { ", put wrong" }
        });
        format!("{} at {}{}", diagnostics[0].code, &text[start as usize..end as usize], fixed.unwrap_or_default())
    }

    #[test]
    fn what_is_no_toml_is_told_at_its_place_by_what_stands_there() {
        for (lines, expected) in [
            ("issn ＝ '1234-5678'", "toml-full-width at ＝, put right"),
            ("issn = “1234-5678”", "toml-full-width at “, put right"),
            ("issn = \"1234-5678”", "toml-full-width at ”, put right"),
            ("［outputs］\nsearch = true", "toml-full-width at ［, put right"),
            ("[assets]\nallow = ['kml'、'gpx']", "toml-full-width at 、, put right"),
            ("[assets]\nallow = [\n'kml'，\n'gpx'\n]", "toml-full-width at ，"),
            ("issn =　'1234-5678'", "toml-full-width-space at 　, put right"),
            ("issn： '1234-5678'", "toml-colon at ：, put right"),
            ("issn: '1234-5678'", "toml-colon at :, put right"),
            ("issn = '1234-5678", "toml-unclosed-quote at '"),
            ("issn = '''1234-5678", "toml-unclosed-quote at '''"),
            ("issn = 1234-5678", "toml-bare-text at 1234-5678, put right"),
            ("publisher = 临澜日报社 # 主办", "toml-bare-text at 临澜日报社, put right"),
            ("publisher = 他说\"不\"", "toml-bare-text at 他说\"不\""),
            ("publisher = 它's", "toml-bare-text at 它's"),
            ("publisher = 林澄, 周砚", "toml-bare-text at 林澄, 周砚"),
            ("websub_hub = https://a.example/?b=c#d", "toml-bare-text at https://a.example/?b=c#d, put right"),
            ("[app]\ntheme_color = #faf7f0 # 米色", "toml-bare-text at #faf7f0, put right"),
            ("[assets]\nallow = [kml, 'gpx']", "toml-bare-text at kml, put right"),
            ("[outputs]\nlist_size = 5 0", "toml-behind-value at 0"),
            ("minify = 否", "toml-switch at 否, put right"),
            ("minify = True", "toml-switch at True, put right"),
            ("minify = false;", "toml-switch at false;, put right"),
            ("minify = false，", "toml-switch at false，, put right"),
            ("minify = true,", "toml-behind-value at ,, put right"),
            ("publisher = \"a\"b\"", "toml-behind-value at b\""),
            ("issn =", "toml-no-value at ="),
            ("issn = 'a'\nissn = 'b'", "toml-given-twice at issn"),
            ("[outputs]\n[app]\n[outputs]", "toml-given-twice at outputs"),
            ("[sections]\n[sections]", "toml-brackets at [sections]"),
            ("[assets]\nallow = ['a', 'b'", "toml-unclosed-bracket at ["),
            ("navigation = [{name='a', url='/'", "toml-unclosed-bracket at {"),
            ("[outputs\nsearch = true", "toml-unclosed-bracket at ["),
            ("[assets]\nallow = ['a' 'b']", "toml-missing-comma at , put right"),
            ("[assets]\nallow = [\n'a'\n'b'\n]", "toml-missing-comma at , put right"),
            ("issn '1234-5678'", "toml-no-equals at issn '1234-5678'"),
            ("// a", "toml-no-equals at // a"),
            ("{}", "toml-no-equals at {}"),
            ("报社 = 'a'", "toml-key at 报社"),
            ("publisher = \"a\\报社\"", "toml-escape at \\"),
            ("publisher = 'a\u{7}'", "toml-hidden-character at \u{7}, put right"),
            ("minify == true", "bad-toml at ="),
        ] {
            assert_eq!(told(lines), expected, "{lines}");
        }
    }

    #[test]
    fn a_value_of_another_kind_and_a_key_in_another_place_are_told() {
        for (lines, expected) in [
            ("[outputs]\nlist_size = '50'", "toml-wrong-value at '50', put right"),
            ("[outputs]\nlist_size = -5", "toml-wrong-value at -5"),
            ("[outputs]\nsearch = '否'", "toml-wrong-value at '否', put right"),
            ("issn = 5", "toml-wrong-value at 5, put right"),
            ("[security]\ncontact = ['tel:1']\nexpires = 2026-06-01", "toml-wrong-value at 2026-06-01, put right"),
            ("[markdown]\nschemes = 'magnet'", "wants-list at 'magnet', put right"),
            ("outputs = 5", "toml-wrong-value at 5"),
            ("[hosting]\ntarget = 5", "toml-wrong-value at 5"),
            ("[navigation]\nname = 'a'\nurl = '/'", "toml-brackets at [navigation], put right"),
            ("[[outputs]]\nsearch = true", "toml-brackets at [[outputs]], put right"),
            ("[issn]", "toml-wrong-value at [issn]"),
            ("[[sections]]\nslug = 'a'", "missing-setting at [[sections]]"),
            ("[hosting]\ntarget = 'x'", "unknown-choice at 'x'"),
            ("list_size = 5", "unknown-setting at list_size"),
        ] {
            assert_eq!(told(lines), expected, "{lines}");
        }
    }

    #[test]
    fn a_key_of_another_table_is_told_where_it_belongs() {
        let help =
            |lines: &str| messages(&format!("{LEAST}{lines}\n")).concat().split(" | ").nth(1).unwrap().to_owned();
        assert_eq!(help("list_size = 5"), "`list_size` stands below `[outputs]`");
        assert_eq!(
            help("[outputs]\nminify = false"),
            "`minify` stands at the top of site.toml, above the first line in brackets"
        );
        assert_eq!(help("[hosting]\nimg-src = []"), "`img-src` stands below `[hosting.csp]`");
        assert_eq!(help("[outputs]\nsaerch = false"), "did you mean `search`?");
        assert_eq!(help("'报名' = 'a'"), "did you mean `title`?");
    }

    #[test]
    fn whatever_is_typed_wrong_is_told_at_a_place_in_the_text() {
        let right = "title = '临澜日报' # 报名\nbase_url = \"https://a.example/\"\n[[sections]]\nname = '要闻'\n\
            [assets]\nallow = ['kml', 'gpx']\n";
        let marks =
            ["", "'", "\"", "=", "＝", "“", "：", "，", "[", "]", "{", "#", "\n", "\\", "\u{3000}", "5", "是", "\u{7}"];
        let starts = right.char_indices().flat_map(|(at, c)| marks.map(|mark| (at, at + c.len_utf8(), mark)));
        let texts =
            starts.flat_map(|(at, next, mark)| [at, next].map(|rest| [&right[..at], mark, &right[rest..]].concat()));
        for text in texts {
            for told in read(&SourcePath::new("site.toml"), &text, None).err().unwrap_or_default() {
                if let Some(Place { spot: Spot::Bytes { start, end }, .. }) = told.place {
                    assert!(text.get(start as usize..end as usize).is_some(), "{text}");
                }
                if let Some(fix) = told.fix {
                    assert!(text.get(fix.start as usize..fix.end as usize).is_some(), "{text}");
                }
            }
        }
    }

    #[test]
    fn two_sections_may_not_share_name_or_address() {
        let text = format!(
            "{LEAST}[[sections]]\nname='a'\nslug='x'\n[[sections]]\nname='b'\nslug='X'\n[[sections]]\nname='Ａ'\nslug='z'\n"
        );
        assert_eq!(
            messages(&text),
            [
                "sections `a` and `b` have one address: `X` | give one of them another `slug`",
                "section `Ａ` is listed twice | take one of the two out it is the same name as `a` in line 4"
            ]
        );
    }
}
