//! The paper's own facts and switches: `site.toml`.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use crate::model::switches::{FeedContent, Outputs};

use newsprint_text::Options;
use newsprint_text::address::Schemes;

use crate::diagnostic::{Diagnostic, Diagnostics, Spot};
use crate::manuscript::front_matter;
use crate::model::app::{self, App};
use crate::model::entry::{At, Entries};
use crate::model::hosting::{self, Hosting};
use crate::model::linkable::{self, Assets};
use crate::model::policy;
use crate::model::security::{self, Security, SecurityToml};
use crate::model::url::{self, Base};
use crate::source::SourcePath;

/// `site.toml` as typed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteToml {
    /// The paper's name. 报名
    pub title: String,
    /// Where the site will stand, with a path when it is not the root: `https://example.com/paper/`.
    pub base_url: String,
    /// One sentence about the paper.
    #[serde(default)]
    pub description: String,
    /// Language of the paper and its interface, as in BCP 47.
    #[serde(default = "default_language")]
    pub language: String,
    /// The paper's time zone, as in the IANA database.
    #[serde(default = "default_timezone")]
    pub timezone: String,
    /// 国内统一连续出版物号, as in `CN 41-0001`.
    pub cn_number: Option<String>,
    /// 邮发代号.
    pub postal_code: Option<String>,
    /// ISSN, as in `1234-5678`.
    pub issn: Option<String>,
    /// 主办单位.
    pub publisher: Option<String>,
    /// 许可证 and record numbers, shown at the foot of every page.
    #[serde(default)]
    pub licences: Vec<Licence>,
    /// 栏目: every section that articles may name, in the paper's order.
    #[serde(default)]
    pub sections: Vec<SectionToml>,
    /// Links of the site's main navigation, after the sections.
    #[serde(default)]
    pub navigation: Vec<Navigation>,
    /// The hub that tells subscribers of the feeds at once (`WebSub`); whoever publishes the site must ping it.
    pub websub_hub: Option<String>,
    #[serde(default)]
    pub outputs: Outputs,
    #[serde(default)]
    pub markdown: Markdown,
    /// Whom to tell of a weakness of the site: makes `.well-known/security.txt`.
    pub security: Option<SecurityToml>,
    #[serde(default)]
    pub hosting: Hosting,
    #[serde(default)]
    pub assets: Assets,
    #[serde(default)]
    pub app: App,
    /// Whether HTML is written without needless white space.
    #[serde(default = "yes")]
    pub minify: bool,
}

/// A licence or record number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    pub name: String,
    pub number: String,
    /// Where the number can be checked.
    pub url: Option<String>,
}

/// A section (栏目) as site.toml lists it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionToml {
    /// The name that articles give.
    pub name: String,
    /// The last part of its address; default: the name.
    pub slug: Option<String>,
    #[serde(default)]
    pub description: String,
    /// Its place in lists; default: as listed.
    pub order: Option<i64>,
}

/// A link of the main navigation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Navigation {
    pub name: String,
    /// An address of the site (`/archive/`) or a whole URL.
    pub url: String,
}

/// How Markdown is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Markdown {
    /// Lets HTML in articles through as it is.
    pub raw_html: bool,
    /// Curls straight quotes and joins dashes; for papers in Latin letters.
    pub smart_punctuation: bool,
    /// Schemes that links may have beside `http`, `https`, `mailto`, `tel` and `geo`, as in `["magnet"]`.
    pub schemes: Vec<String>,
}

impl Markdown {
    pub fn options(&self) -> Options {
        Options {
            raw_html: self.raw_html,
            smart_punctuation: self.smart_punctuation,
            schemes: Schemes::of(self.schemes.iter().map(String::as_str)),
        }
    }
}

/// Whether a text is a language tag whose language has an ISO 639 code, of two or three letters.
pub fn is_language(text: &str) -> bool {
    front_matter::is_language(text) && text.split('-').next().is_some_and(|language| language.len() <= 3)
}

/// The way out of a language tag that is none.
pub const LANGUAGE_HELP: &str = "write a tag such as `zh-CN`, `zh-Hant` or `en`";

fn default_language() -> String {
    "zh-CN".to_owned()
}

fn default_timezone() -> String {
    "Asia/Shanghai".to_owned()
}

fn yes() -> bool {
    true
}

/// `site.toml` understood: every value is valid.
#[derive(Debug, Clone)]
pub struct Config {
    pub title: String,
    pub description: String,
    pub base: Base,
    pub language: String,
    pub zone: TimeZone,
    pub cn_number: Option<String>,
    pub postal_code: Option<String>,
    pub issn: Option<String>,
    pub publisher: Option<String>,
    pub licences: Vec<Licence>,
    pub sections: Vec<Section>,
    pub navigation: Vec<Navigation>,
    /// Where the address of each link of the navigation stands in site.toml.
    pub navigation_at: Vec<Spot>,
    pub websub_hub: Option<String>,
    pub outputs: Outputs,
    pub markdown: Markdown,
    pub security: Option<Security>,
    pub hosting: Hosting,
    /// The Content-Security-Policies that pages say themselves; none in the preview, whose server sends its own.
    pub policies: Vec<String>,
    pub assets: Assets,
    pub app: App,
    pub minify: bool,
}

impl Config {
    /// A time by the paper's clock: `2025-06-16T05:30:00+08:00`.
    pub fn rfc3339(&self, time: Timestamp) -> String {
        time.to_zoned(self.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// A time as mail and RSS write it: `Mon, 16 Jun 2025 05:30:00 +0800`.
    pub fn rfc2822(&self, time: Timestamp) -> String {
        time.to_zoned(self.zone.clone()).strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
    }
}

/// A section with its address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Section {
    pub name: String,
    pub slug: String,
    pub description: String,
}

/// Reads `site.toml`; `base_url` replaces the one it gives.
pub fn read(path: &SourcePath, text: &str, base_url: Option<&str>) -> Result<Config, Diagnostics> {
    let typed: SiteToml = toml::from_str(text).map_err(|error| vec![explain(path, text, &error)])?;
    let mut told = vec![];
    let base = base(path, &typed, base_url).map_err(|diagnostic| told.push(diagnostic)).ok();
    let zone = TimeZone::get(&typed.timezone)
        .map_err(|_| {
            told.push(
                Diagnostic::error(format!("unknown time zone `{}`", typed.timezone))
                    .at_value(path, "timezone", &typed.timezone)
                    .help("use a name of the IANA database, such as `Asia/Shanghai`"),
            );
        })
        .ok();
    let at = At { path, entries: &Entries::of(text) };
    check(path, &typed, &mut told);
    addresses(&at, &typed, &mut told);
    let sections = sections(&at, &typed, &mut told);
    let navigation_at = (0..typed.navigation.len()).map(|index| at.entries.spot("navigation", index, "url")).collect();
    let security = typed.security.map(|table| security::read(path, table, &mut told));
    let (Some(base), Some(zone), true) = (base, zone, told.is_empty()) else { return Err(told) };
    Ok(Config {
        policies: policy::of_pages(&base, &typed.hosting),
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
        minify: typed.minify,
    })
}

fn base(path: &SourcePath, typed: &SiteToml, replacement: Option<&str>) -> Result<Base, Diagnostic> {
    let address = replacement.unwrap_or(&typed.base_url);
    let help =
        "write the whole address with its scheme, such as `https://example.com/` or `https://example.com/paper/`";
    Base::parse(address).ok_or_else(|| match replacement {
        Some(_) => Diagnostic::error(format!("--base-url is not a web address: `{address}`")).help(help),
        None => Diagnostic::error(format!("base_url is not a web address: `{address}`"))
            .at_value(path, "base_url", address)
            .help(help),
    })
}

fn check(path: &SourcePath, typed: &SiteToml, told: &mut Diagnostics) {
    hosting::check(path, &typed.hosting, told);
    linkable::check(path, &typed.assets, told);
    app::check(path, &typed.app, told);
    if typed.title.trim().is_empty() {
        told.push(Diagnostic::error("the title is blank").at_key(path, "title").help("give the paper's name"));
    }
    if !is_language(&typed.language) {
        told.push(
            Diagnostic::error(format!("`{}` is not a language tag", typed.language))
                .at_value(path, "language", &typed.language)
                .help(LANGUAGE_HELP),
        );
    }
    if typed.outputs.list_size == 0 {
        told.push(
            Diagnostic::error("a list needs at least one article a page")
                .at_value(path, "list_size", "0")
                .help("the default is 50"),
        );
    }
    told.extend(typed.markdown.schemes.iter().filter_map(|scheme| {
        let problem = Schemes::problem(scheme)?;
        let told = Diagnostic::error(format!("links cannot have the scheme `{scheme}`: {problem}"));
        Some(told.at_value(path, "schemes", scheme).help("name schemes such as `\"magnet\"`, or leave the list out"))
    }));
    if typed.markdown.schemes.len() > Schemes::MOST {
        let message = format!("`schemes` has {} entries", typed.markdown.schemes.len());
        told.push(Diagnostic::error(message).at_key(path, "schemes").help(format!("{} are the most", Schemes::MOST)));
    }
    told.extend(typed.websub_hub.iter().filter(|hub| !is_web_address(hub)).map(|hub| {
        Diagnostic::error(format!("the hub `{hub}` is no web address"))
            .at_value(path, "websub_hub", hub)
            .help("write the whole address that the hub gives, such as `https://hub.example/`")
    }));
}

/// Links of the navigation and of licences lead into the site or to the web.
fn addresses(at: &At<'_>, typed: &SiteToml, told: &mut Diagnostics) {
    let help = "start it with `/` or `https://`";
    // Browsers take two slashes for the start of another site.
    let is_of_site = |url: &str| {
        url.starts_with('/')
            && !url[1..].starts_with(['/', '\\'])
            && !url.contains(|c: char| c.is_whitespace() || c.is_control())
    };
    let is_address = |url: &str| is_of_site(url) || is_web_address(url);
    for (index, entry) in typed.navigation.iter().enumerate().filter(|(_, entry)| !is_address(&entry.url)) {
        let message = format!("`{}` is no address for the navigation", entry.url);
        told.push(at.told(message, ("navigation", index, "url")).help(help));
    }
    for (index, licence) in typed.licences.iter().enumerate() {
        if let Some(url) = licence.url.as_deref().filter(|url| !is_address(url)) {
            let message = format!("`{url}` is no address for a licence");
            told.push(at.told(message, ("licences", index, "url")).help(help));
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

fn sections(at: &At<'_>, typed: &SiteToml, told: &mut Diagnostics) -> Vec<Section> {
    let mut ordered: Vec<(usize, &SectionToml)> = typed.sections.iter().enumerate().collect();
    ordered.sort_by_key(|(_, section)| section.order.unwrap_or(i64::MAX));
    let mut sections: Vec<Section> = Vec::with_capacity(ordered.len());
    for (index, typed) in ordered {
        let slug = typed.slug.clone().unwrap_or_else(|| url::slug_of(&typed.name));
        let key = if typed.slug.is_some() { "slug" } else { "name" };
        let blank = slug.contains(char::is_whitespace).then_some("it contains white space");
        if let Some(problem) = url::check_slug(&slug).err().or(blank) {
            let message = format!("`{slug}` cannot be part of an address: {problem}");
            let help = "use letters, digits, Han characters and hyphens";
            told.push(at.told(message, ("sections", index, key)).help(help));
        }
        for other in &sections {
            if other.name == typed.name {
                let message = format!("section `{}` is listed twice", typed.name);
                told.push(at.told(message, ("sections", index, "name")).help("take one of the two out"));
            } else if url::fold(&other.slug) == url::fold(&slug) {
                let message = format!("sections `{}` and `{}` have one address: `{slug}`", other.name, typed.name);
                told.push(at.told(message, ("sections", index, key)).help("give one of them another `slug`"));
            }
        }
        sections.push(Section { name: typed.name.clone(), slug, description: typed.description.clone() });
    }
    sections
}

fn explain(path: &SourcePath, text: &str, error: &toml::de::Error) -> Diagnostic {
    let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
    let span = error.span().unwrap_or(0..0);
    let mut words = message.split('`').skip(1).step_by(2);
    let unknown = [("unknown field", "key"), ("unknown variant", "value")];
    if let Some((_, what)) = unknown.into_iter().find(|(start, _)| message.starts_with(start)) {
        let unknown = words.next().unwrap_or_default().to_owned();
        let known: Vec<&str> = words.collect();
        let diagnostic =
            Diagnostic::error(format!("unknown {what} `{unknown}`")).at_bytes(path, span).label("not known here");
        return diagnostic
            .suggest_or((&unknown, known.iter().copied()), &format!("the {what}s here are {}", known.join(", ")));
    }
    if message.starts_with("missing field") {
        let missing = words.next().unwrap_or_default();
        return Diagnostic::error(format!("`{missing}` is missing"))
            .at_bytes(path, span.start..span.start)
            .help(format!("add `{missing} = \"…\"`"));
    }
    if message.starts_with("invalid type: string") && message.ends_with("expected a sequence") {
        return Diagnostic::error("a list is meant here")
            .at_bytes(path, span.clone())
            .help(format!("write `[{}]`", text.get(span).unwrap_or("\"…\"")));
    }
    let span = if span.is_empty() && span.start < text.len() { span.start..span.start + 1 } else { span };
    Diagnostic::error(format!("site.toml cannot be read: {message}"))
        .at_bytes(path, span)
        .help("texts stand in quotes, numbers and `true` or `false` without; every `[` and quote needs its end")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        match read(&SourcePath::new("site.toml"), text, None) {
            Ok(_) => vec![],
            Err(told) => told.into_iter().map(|d| format!("{} | {}", d.message, d.help.join(" "))).collect(),
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
        assert_eq!(told(&format!("titel = 'x'\n{LEAST}")), ["unknown key `titel` | did you mean `title`?"]);
    }

    #[test]
    fn a_missing_key_is_named() {
        assert_eq!(told("title = '日报'\n"), ["`base_url` is missing | add `base_url = \"…\"`"]);
    }

    #[test]
    fn two_sections_may_not_share_name_or_address() {
        let text = format!(
            "{LEAST}[[sections]]\nname='a'\nslug='x'\n[[sections]]\nname='b'\nslug='X'\n[[sections]]\nname='a'\nslug='z'\n"
        );
        assert_eq!(
            told(&text),
            [
                "sections `a` and `b` have one address: `X` | give one of them another `slug`",
                "section `a` is listed twice | take one of the two out"
            ]
        );
    }
}
