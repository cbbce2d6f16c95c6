//! Reading `site.toml`: every value is checked, and every mistake told at its place.

use jiff::tz::TimeZone;
use newsprint_text::address::{SchemeProblem, Schemes};

use crate::address::{self, Base};
use crate::config::entry::{At, Entries};
use crate::config::language::{LANGUAGE_HELP, is_language};
use crate::config::site_toml::{SectionToml, SiteToml};
use crate::config::understood::{Config, Section};
use crate::config::{app, assets, check, hosting, policy, security};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules::site_toml::{
    HAS_WHITE_SPACE, LICENCE, NAVIGATION, NO_SCHEME, RUNS_CODE, SCHEME_TOO_LONG, bad_base_url, bad_hub, bad_page_link,
    bad_scheme, bad_section_slug, bad_toml, choices_here, empty_list_page, keys_here, missing_setting, nameless_paper,
    section_listed_twice, sections_share_address, too_many_schemes, unknown_choice, unknown_language, unknown_setting,
    unknown_time_zone, wants_list,
};
use crate::source::SourcePath;

/// Reads `site.toml`; `base_url` replaces the one it gives.
pub fn read(path: &SourcePath, text: &str, base_url: Option<&str>) -> Result<Config, Diagnostics> {
    let typed: SiteToml = toml::from_str(text).map_err(|error| vec![explain(path, text, &error)])?;
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
    let sections = sections(&at, &typed, &mut diagnostics);
    let navigation_at = (0..typed.navigation.len()).map(|index| at.entries.spot("navigation", index, "url")).collect();
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
        navigation: typed.navigation,
        navigation_at,
        websub_hub: typed.websub_hub,
        outputs: typed.outputs,
        markdown: typed.markdown,
        security,
        hosting: typed.hosting,
        assets: typed.assets,
        app: typed.app,
        levels: typed.check,
        minify: typed.minify,
    })
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

fn sections(at: &At<'_>, typed: &SiteToml, diagnostics: &mut Diagnostics) -> Vec<Section> {
    let mut ordered: Vec<(usize, &SectionToml)> = typed.sections.iter().enumerate().collect();
    ordered.sort_by_key(|(_, section)| section.order.unwrap_or(i64::MAX));
    let mut sections: Vec<Section> = Vec::with_capacity(ordered.len());
    for (index, typed) in ordered {
        let slug = typed.slug.clone().unwrap_or_else(|| address::slug_of(&typed.name));
        let key = if typed.slug.is_some() { "slug" } else { "name" };
        let blank = slug.contains(char::is_whitespace).then_some(HAS_WHITE_SPACE);
        if let Some(problem) = address::check_slug(&slug).err().or(blank) {
            diagnostics.push(at.place(bad_section_slug(&slug, problem), ("sections", index, key)));
        }
        for other in &sections {
            if other.name == typed.name {
                diagnostics.push(at.place(section_listed_twice(&typed.name), ("sections", index, "name")));
            } else if address::fold(&other.slug) == address::fold(&slug) {
                let mistake = sections_share_address(&other.name, &typed.name, &slug);
                diagnostics.push(at.place(mistake, ("sections", index, key)));
            }
        }
        sections.push(Section { name: typed.name.clone(), slug, description: typed.description.clone() });
    }
    sections
}

/// What the TOML reader says, in words that help.
fn explain(path: &SourcePath, text: &str, error: &toml::de::Error) -> Diagnostic {
    let message = error.message().lines().next().unwrap_or("not TOML");
    let span = error.span().unwrap_or(0..0);
    let mut words = message.split('`').skip(1).step_by(2);
    if message.starts_with("unknown field") {
        let unknown = words.next().unwrap_or_default();
        let known: Vec<&str> = words.collect();
        let help = keys_here(known.iter().copied().map(str::to_owned).collect());
        return unknown_setting(unknown).at_bytes(path, span).suggest_or((unknown, known), help);
    }
    if message.starts_with("unknown variant") {
        let unknown = words.next().unwrap_or_default();
        let known: Vec<&str> = words.collect();
        let help = choices_here(known.iter().copied().map(str::to_owned).collect());
        return unknown_choice(unknown).at_bytes(path, span).suggest_or((unknown, known), help);
    }
    if message.starts_with("missing field") {
        let missing = words.next().unwrap_or_default();
        return missing_setting(missing).at_bytes(path, span.start..span.start);
    }
    if message.starts_with("invalid type: string") && message.ends_with("expected a sequence") {
        return wants_list(text.get(span.clone()).unwrap_or("\"…\"")).at_bytes(path, span);
    }
    let span = if span.is_empty() && span.start < text.len() { span.start..span.start + 1 } else { span };
    bad_toml(message).at_bytes(path, span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        match read(&SourcePath::new("site.toml"), text, None) {
            Ok(_) => vec![],
            Err(diagnostics) => diagnostics
                .into_iter()
                .map(|d| {
                    format!(
                        "{} | {}",
                        d.english(),
                        d.help
                            .iter()
                            .map(|help| help.of(crate::diagnostic::Language::English))
                            .collect::<Vec<_>>()
                            .join(" ")
                    )
                })
                .collect(),
        }
    }

    const LEAST: &str = "title = '日报'\nbase_url = 'https://a.example/'\n";

    #[test]
    fn the_least_config_is_a_name_and_an_address() {
        let config = read(&SourcePath::new("site.toml"), LEAST, None).unwrap();
        assert_eq!((config.language.as_str(), config.outputs.list_size, config.minify), ("zh-CN", 50, true));
    }

    #[test]
    fn an_unknown_key_gets_the_word_that_was_meant() {
        assert_eq!(messages(&format!("titel = 'x'\n{LEAST}")), ["unknown key `titel` | did you mean `title`?"]);
    }

    #[test]
    fn a_missing_key_is_named() {
        assert_eq!(messages("title = '日报'\n"), ["`base_url` is missing | add `base_url = \"…\"`"]);
    }

    #[test]
    fn two_sections_may_not_share_name_or_address() {
        let text = format!(
            "{LEAST}[[sections]]\nname='a'\nslug='x'\n[[sections]]\nname='b'\nslug='X'\n[[sections]]\nname='a'\nslug='z'\n"
        );
        assert_eq!(
            messages(&text),
            [
                "sections `a` and `b` have one address: `X` | give one of them another `slug`",
                "section `a` is listed twice | take one of the two out"
            ]
        );
    }
}
