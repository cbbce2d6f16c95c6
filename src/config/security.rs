//! Who hears of a weakness of the site: `[security]` of site.toml, published as RFC 9116 says.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::config::language::{LANGUAGE_HELP, is_language};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::manuscript::moment::{Moment, start_of_day};
use crate::rules::hosting::{
    bad_expiry, no_security_contact, not_an_address, not_encrypted, write_a_uri, write_mailto,
};
use crate::rules::site_toml::unknown_language;
use crate::source::SourcePath;

/// `[security]` as typed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-zh" = "网站有漏洞时向谁报告。"))]
pub struct SecurityToml {
    /// Where to report a weakness, the preferred way first: `mailto:…`, `tel:…` or `https://…`.
    #[schemars(extend("x-zh" = "报告漏洞的联系方式，首选的写在前面：`mailto:…`、`tel:…` 或 `https://…`。"))]
    pub contact: Vec<String>,
    /// When these lines are no longer to be trusted, at most a year ahead; default: eleven months after the first day of
    /// the newest edition's month.
    #[schemars(extend("x-zh" = "这些内容到什么时候失效，最晚一年以后；不写就是最新一期所在月份的第一天起十一个月。"))]
    pub expires: Option<String>,
    /// Where the key for encrypted reports lies.
    #[schemars(extend("x-zh" = "给报告加密用的公钥在哪里。"))]
    pub encryption: Option<String>,
    /// Where those who reported are thanked.
    #[schemars(extend("x-zh" = "感谢报告者的页面。"))]
    pub acknowledgments: Option<String>,
    /// What those who look for weaknesses may do and expect.
    #[schemars(extend("x-zh" = "说明查找漏洞的人可以做什么、会得到怎样答复的页面。"))]
    pub policy: Option<String>,
    /// Open positions for those who look after the site's security.
    #[schemars(extend("x-zh" = "网络安全岗位的招聘页面。"))]
    pub hiring: Option<String>,
    /// Languages of reports, as in BCP 47.
    #[serde(default)]
    #[schemars(extend("x-zh" = "报告用什么语言，按 BCP 47 写。"))]
    pub preferred_languages: Vec<String>,
}

/// `[security]` understood.
#[derive(Debug, Clone)]
pub struct Security {
    pub contact: Vec<String>,
    /// As typed, and what it means.
    pub expires: Option<(String, Moment)>,
    /// Fields with one address, by their names in the file.
    pub addresses: Vec<(&'static str, String)>,
    pub preferred_languages: Vec<String>,
}

/// How long a paper's newest edition vouches for the contact; RFC 9116 wants less than a year.
const MONTHS: i32 = 11;

/// Understands the table; what is wrong is told at its place.
pub fn read(path: &SourcePath, typed: SecurityToml, diagnostics: &mut Diagnostics) -> Security {
    if typed.contact.is_empty() {
        diagnostics.push(no_security_contact().at_key(path, "contact"));
    }
    for contact in &typed.contact {
        diagnostics.extend(address_mistake(path, "contact", contact));
    }
    let named = [
        ("encryption", "Encryption", typed.encryption),
        ("acknowledgments", "Acknowledgments", typed.acknowledgments),
        ("policy", "Policy", typed.policy),
        ("hiring", "Hiring", typed.hiring),
    ];
    let mut addresses = vec![];
    for (key, field, address) in named {
        let Some(address) = address else { continue };
        diagnostics.extend(address_mistake(path, key, &address));
        addresses.push((field, address));
    }
    for language in typed.preferred_languages.iter().filter(|language| !is_language(language)) {
        let mistake = unknown_language(language).at_value(path, "preferred_languages", language);
        diagnostics.push(mistake.help(LANGUAGE_HELP));
    }
    let expires = typed.expires.and_then(|text| expires(path, text, diagnostics));
    Security { contact: typed.contact, expires, addresses, preferred_languages: typed.preferred_languages }
}

fn expires(path: &SourcePath, text: String, diagnostics: &mut Diagnostics) -> Option<(String, Moment)> {
    let of_a_day = |moment: &Moment| !matches!(moment, Moment::OfDay(_));
    let Some(moment) = Moment::parse(&text).filter(of_a_day) else {
        diagnostics.push(bad_expiry(&text).at_value(path, "expires", &text));
        return None;
    };
    Some((text, moment))
}

/// What the file's fields may lead by: to the web, to somebody, and to a key.
const SCHEMES: [&str; 5] = ["https", "mailto", "tel", "dns", "openpgp4fpr"];

/// Fields are lines of ASCII, and addresses of the web are encrypted ones (RFC 9116, section 2.5).
fn address_mistake(path: &SourcePath, key: &str, address: &str) -> Option<Diagnostic> {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    let is_uri = address.chars().all(|c| c.is_ascii_graphic() && !"<>\"{}|\\^`".contains(c));
    let mistake = match scheme {
        Some("http") => not_encrypted(address),
        Some(scheme) if is_uri && address.len() > scheme.len() + 1 && SCHEMES.contains(&scheme) => return None,
        None if is_uri && address.contains('@') => not_an_address(address).help(write_mailto(address)),
        _ => not_an_address(address).help(write_a_uri()),
    };
    Some(mistake.at_value(path, key, address))
}

impl Security {
    /// When the file expires: as the paper says, or by the date of its newest edition, so that a paper that no longer appears
    /// vouches for nobody. Nothing for a paper that does neither.
    pub fn expires(&self, newest: Option<Date>, zone: &TimeZone) -> Option<Timestamp> {
        if let Some((_, moment)) = &self.expires {
            return moment.instant(None, zone);
        }
        let end = newest?.first_of_month().checked_add(MONTHS.months()).ok()?;
        Some(start_of_day(end, zone))
    }
}
