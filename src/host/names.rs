//! Names that files of the site must not have: those that systems keep for themselves, and those that hosts obey.

use newsprint_text::characters;

use crate::address::{DEVICE, ENDS_BADLY, KEPT_BY_HOSTS};
use crate::diagnostic::Words;
use crate::source::is_device;

/// Files by which hosts, search engines and other services take orders, anywhere in a site.
const OBEYED: [&str; 41] = [
    "ads.txt",
    "app-ads.txt",
    "apple-app-site-association",
    "apple-touch-icon.png",
    "apple-touch-icon-precomposed.png",
    "assetlinks.json",
    "atom.xml",
    "bingsiteauth.xml",
    "browserconfig.xml",
    "cname",
    "composer.json",
    "crossdomain.xml",
    "clientaccesspolicy.xml",
    "deno.json",
    "dockerfile",
    "favicon.ico",
    "favicon.svg",
    "firebase.json",
    "humans.txt",
    "manifest.json",
    "manifest.webmanifest",
    "netlify.toml",
    "now.json",
    "package.json",
    "procfile",
    "render.yaml",
    "robots.txt",
    "security.txt",
    "sellers.json",
    "service-worker.js",
    "serviceworker.js",
    "site.webmanifest",
    "sitemap.xml",
    "sitemap_index.xml",
    "staticwebapp.config.json",
    "sw.js",
    "trust.txt",
    "vercel.json",
    "web.config",
    "worker.js",
    "wrangler.toml",
];

/// What files by which services know the owner of a site begin with, each with its endings.
const OWNERS: [(&str, &[&str]); 14] = [
    ("google", &[".html"]),
    ("baidu_verify", &[".html", ".txt"]),
    ("bdunion", &[".txt"]),
    ("mp_verify_", &[".txt"]),
    ("wx_verify_", &[".txt"]),
    ("ww_verify_", &[".txt"]),
    ("tencent", &[".txt"]),
    ("yandex_", &[".html", ".txt"]),
    ("pinterest-", &[".html"]),
    ("sogousiteverification", &[".txt"]),
    ("shenma-site-verification", &[".txt"]),
    ("bytedanceverify", &[".html", ".txt"]),
    ("byteverify", &[".html", ".txt"]),
    ("360_verify", &[".txt", ".html"]),
];

/// Endings of the site's own pages.
const PAGES: [&str; 3] = [".htm", ".html", ".shtml"];

const NO_PART: Words =
    Words::new("it has an empty part, or would leave its folder", "有一段是空的，或者会跑到别的文件夹");
const FORBIDDEN: Words = Words::new(
    "Windows takes no name with one of \\ : * ? \" < > |",
    "名字里有 \\ : * ? \" < > | 中的一个，Windows 存不了",
);
const UNSEEN: Words = Words::new("it contains a character that nobody sees", "里面有看不见的字符");
const NO_PAGE: Words = Words::new(
    "a page leads on, and its ending is none of a page (`.html`, `.htm`, `.shtml`)",
    "打开的是网页，扩展名却不是网页的（`.html`、`.htm`、`.shtml`）",
);
const IS_OBEYED: Words =
    Words::new("hosts and browsers obey a file of this name", "这个名字的文件，托管平台或浏览器会当成指令照办");
const CLAIMS: Words = Words::new(
    "by a file of this name somebody could claim the site as theirs",
    "有了这个名字的文件，别人就能声称网站是他的",
);

/// Why no file of an author's may have this path below the site, such as `2025-06-16/images/a.jpg`.
#[must_use]
pub fn problem(path: &str) -> Option<Words> {
    path.split('/').find_map(part_problem).or_else(|| path.rsplit('/').next().and_then(obeyed))
}

/// Why no part of a path may have this name on some system.
#[must_use]
pub fn part_problem(part: &str) -> Option<Words> {
    if matches!(part, "" | "." | "..") {
        return Some(NO_PART);
    }
    if part.starts_with(['.', '_']) {
        return Some(KEPT_BY_HOSTS);
    }
    if part.ends_with(['.', ' ']) {
        return Some(ENDS_BADLY);
    }
    if part.contains(['*', '?', '"', '<', '>', '|', '\\', ':']) {
        return Some(FORBIDDEN);
    }
    if part.contains(is_unseen) {
        return Some(UNSEEN);
    }
    is_device(part).then_some(DEVICE)
}

/// Why an address of an old site cannot be answered by a page: its path below the site.
#[must_use]
pub fn page_problem(path: &str) -> Option<Words> {
    let last = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let is_page = !last.contains('.') || PAGES.iter().any(|ending| last.ends_with(ending));
    problem(path).or((!is_page).then_some(NO_PAGE))
}

/// A character that shows nothing, or turns the direction of what stands beside it.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || characters::is_direction_mark(c)
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}'..='\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}'
            | '\u{2028}'..='\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Why hosts and other services would obey a file of this name.
fn obeyed(name: &str) -> Option<Words> {
    let name = name.to_lowercase();
    let is_owner = |(start, endings): &(&str, &[&str])| {
        name.starts_with(start) && endings.iter().any(|ending| name.ends_with(ending))
    };
    if OBEYED.contains(&name.as_str()) {
        return Some(IS_OBEYED);
    }
    OWNERS.iter().any(is_owner).then_some(CLAIMS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_an_author_gives_no_orders() {
        for path in [
            ".htaccess",
            "a/.git/config",
            "_worker.js",
            "2025-06-16/_redirects",
            "CNAME",
            "2025-06-16/Robots.txt",
            "a/ads.txt",
            "sw.js",
            "google1234567890abcdef.html",
            "BingSiteAuth.xml",
            "baidu_verify_code-x.html",
            "MP_verify_x.txt",
            "a/NUL/b.jpg",
            "a*b.jpg",
            "a.jpg.",
            "a /b.jpg",
            "a\u{202e}gpj.exe",
            "a\u{200b}.jpg",
        ] {
            assert!(problem(path).is_some(), "{path}");
        }
        for path in [
            "2025-06-16/images/港口 1.jpg",
            "2025-06-16/a_b.pdf",
            "security/report.pdf",
            "robots/a.txt",
            "a-.jpg",
            "图（一）.png",
            "谷歌google.html",
        ] {
            assert_eq!(problem(path), None, "{path}");
        }
    }

    #[test]
    fn an_old_address_is_one_of_a_page() {
        for path in ["html/2025-06/16/content_12.htm", "旧/港口", "a.SHTML", "a.b.html", "2025/06/16/t20250616_1.html"]
        {
            assert_eq!(page_problem(path), None, "{path}");
        }
        for path in ["feed.xml", "a.js", "a.php", "a.txt", "a/b.svg", "html.", "robots.txt", "google12.html"] {
            assert!(page_problem(path).is_some(), "{path}");
        }
    }
}
