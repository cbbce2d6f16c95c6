//! Files that hosts and browsers serve and do not run: what `content/` may publish, under names that hosts do not obey.

use crate::address::OutputPath;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Text, Words};
use crate::host::names;

const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Audio, video, office files and archives: browsers play, show or save them.
const FILES: [&str; 44] = [
    "pdf", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", // to hear
    "mp4", "m4v", "webm", "mov", "ogv", // to see
    "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "wps", "et", "dps", // of offices
    "epub", "ofd", "ceb", // to read
    "zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "xz", // archives
    "csv", "tsv", "json", "geojson", "txt", "ics", // data
];

/// Captions of films.
const CAPTIONS: [&str; 2] = ["vtt", "srt"];

/// Kinds of text, by which hosts and search engines are told who owns a site when they lie at its root.
const TEXTS: [&str; 8] = ["csv", "geojson", "ics", "json", "srt", "tsv", "txt", "vtt"];

/// Kinds of which browsers, or servers, run what they hold.
const RUN: [&str; 46] = [
    "asis", "smil", "ssml", "var", "vxml", "wsdl", "xop", "xsd", // by their kind, which is a page's or XML
    "fcgi", "jspx", "pl", "py", "shtm", "xhtm", "rb", // by servers
    "asp", "aspx", "atom", "cgi", "css", "gpx", "hta", "htc", "htm", "html", "js", "jsp", "kml", "mht", "mhtml", "mjs",
    "mml", "php", "rdf", "rss", "shtml", "svgz", "swf", "wasm", "xht", "xhtml", "xml", "xsl", "xslt", "xul", "xbl",
];

/// Kinds in which servers keep compressed copies of other files; archives are packed in them too.
const PACKED: [&str; 5] = ["br", "bz2", "gz", "xz", "zst"];

/// Why a file of `content/` is not published, and the way out.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    pub why: Text,
    pub help: Text,
}

impl Refusal {
    fn new(why: impl Into<Text>, help: impl Into<Text>) -> Refusal {
        Refusal { why: why.into(), help: help.into() }
    }
}

/// Whether an extension is a picture's.
pub fn is_picture(path: &str) -> bool {
    PICTURES.contains(&&*extension(path))
}

/// Pictures that are published in another form, and those that are known and can be shown in none.
const OTHER_PICTURES: [&str; 28] = [
    "jpe", "jfif", "jif", "pjpeg", "apng", "tif", "tiff", "bmp", "dib", // made into what browsers show
    "heic", "heif", "hif", "jxl", "jp2", "psd", "psb", "ai", "eps", // told with the way out
    "raw", "cr2", "cr3", "nef", "arw", "dng", "raf", "rw2", "orf", "pef", // of cameras
];

/// Whether a file of this name may be shown as a picture, in whatever form.
pub fn may_be_picture(path: &str) -> bool {
    is_picture(path) || OTHER_PICTURES.contains(&&*extension(path))
}

/// Why no file made of the picture at this address may be published.
pub fn refusal_of_picture(address: &str) -> Option<Refusal> {
    let path = address.trim_start_matches('/');
    of_place(path, &[]).or_else(|| of_name(path))
}

/// Whether the paper allows files of this kind, whatever is in them.
pub fn is_allowed(path: &str, allow: &[String]) -> bool {
    allow.contains(&extension(path))
}

/// Why the file at this address of the site (`/2025-06-16/a.pdf`) may not come from `content/`.
pub fn refusal(address: &str, allow: &[String]) -> Option<Refusal> {
    let path = address.trim_start_matches('/');
    of_kind(path, allow).or_else(|| of_place(path, allow)).or_else(|| of_name(path))
}

phrases! {
    no_known_kind(extension: &str) = ["`.{extension}` is no kind that articles link", "稿件不能链接 `.{extension}` 文件"];
    allow_kind(extension: &str) = [
        "allow all of its kind: `allow = [\"{extension}\"]` under `[assets]` in site.toml; or put it into `static/` if it is the paper's own work",
        "在 site.toml 的 `[assets]` 下写 `allow = [\"{extension}\"]`，允许所有这类文件；本报自己做的，也可以放进 `static/`"
    ];
    sent_in_place(extension: &str) = [
        "some servers send it in the place of the file without `.{extension}`",
        "有的服务器会拿它顶替不带 `.{extension}` 的那个文件"
    ];
    taken_by_part(part: &str) = [
        "some servers take `.{part}` in its name for its kind",
        "名字里有 `.{part}`，有的服务器会当成那种文件"
    ];
    among_scripts(folder: &str) = [
        "`/{folder}/` is for the scripts and styles of the paper's own pages",
        "`/{folder}/` 留给本报页面自己的脚本和样式"
    ];
}

const NO_KIND: Words = Words::new("its name does not tell what it is", "名字看不出是什么文件");
const GIVE_EXTENSION: Words =
    Words::new("give it the extension of its kind: `.pdf`, `.zip`", "请加上扩展名：`.pdf`、`.zip`");
const RUN_WITH_RIGHTS: Words = Words::new(
    "browsers run such files with the rights of the paper's own pages",
    "浏览器会运行这种文件，本报页面能做的它都能做",
);
const OWN_WORK: Words =
    Words::new("put it into `static/` if it is the paper's own work", "是本报自己做的，就放进 `static/`");
const PACK: Words = Words::new("pack it as `.zip` or `.tar.gz`", "请打包成 `.zip` 或 `.tar.gz`");
const ONE_EXTENSION: Words = Words::new("rename it with one extension", "请改名，只留一个扩展名");
const AT_THE_TOP: Words = Words::new(
    "a text at the top of a site tells hosts and search engines whose it is",
    "托管平台和搜索引擎会凭网站最上层的文本文件认定网站是谁的",
);
const INTO_A_FOLDER: Words = Words::new(
    "put it into a folder, or into `static/` if it is the paper's own",
    "请放进一个文件夹；是本报自己的，就放进 `static/`",
);
const INTO_ANOTHER_FOLDER: Words = Words::new(
    "put it into another folder, or into `static/` if it is the paper's own",
    "请放进别的文件夹；是本报自己的，就放进 `static/`",
);
const ENDLESS: Words = Words::new("it is longer than systems take", "太长，系统存不下");
const RENAME: Words = Words::new("rename it with letters, digits and hyphens", "请改名，只用汉字、字母、数字和连字符");

fn of_kind(path: &str, allow: &[String]) -> Option<Refusal> {
    let extension = extension(path);
    let file = path.rsplit('/').next().unwrap_or(path);
    if extension.is_empty() {
        return Some(Refusal::new(NO_KIND, GIVE_EXTENSION));
    }
    let kinds = [&PICTURES[..], &FILES, &CAPTIONS];
    let is_known = kinds.iter().any(|kind| kind.contains(&&*extension));
    if !is_known && !allow.contains(&extension) {
        return Some(if RUN.contains(&&*extension) {
            Refusal::new(RUN_WITH_RIGHTS, OWN_WORK)
        } else {
            Refusal::new(no_known_kind(&extension), allow_kind(&extension))
        });
    }
    let parts: Vec<String> = file.split('.').skip(1).map(str::to_ascii_lowercase).collect();
    let (_, inner) = parts.split_last()?;
    // Many servers send `a.svg.gz` when they are asked for `a.svg`, as if they had compressed it themselves.
    if PACKED.contains(&&*extension) && inner.last().is_none_or(|part| part != "tar") {
        return Some(Refusal::new(sent_in_place(&extension), PACK));
    }
    // Some go by any of the extensions: `a.html.ofd` is a page to them.
    inner.iter().find(|part| is_run(part)).map(|part| Refusal::new(taken_by_part(part), ONE_EXTENSION))
}

/// Whether browsers or servers run a kind; a drawing is inert only when it was read as one.
fn is_run(extension: &str) -> bool {
    RUN.contains(&extension) || extension == "svg" || extension.starts_with("ph")
}

fn of_place(path: &str, allow: &[String]) -> Option<Refusal> {
    let Some((folder, _)) = path.split_once('/') else {
        let extension = extension(path);
        let is_text = TEXTS.contains(&&*extension) || allow.contains(&extension);
        return is_text.then(|| Refusal::new(AT_THE_TOP, INTO_A_FOLDER));
    };
    let folder = folder.to_lowercase();
    matches!(&*folder, "js" | "css").then(|| Refusal::new(among_scripts(&folder), INTO_ANOTHER_FOLDER))
}

fn of_name(path: &str) -> Option<Refusal> {
    let endless = || OutputPath::of_file(path).is_none().then_some(ENDLESS);
    let problem = names::problem(path).or_else(endless)?;
    Some(Refusal::new(problem, RENAME))
}

/// In lower case; blank when there is none.
fn extension(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => extension.to_ascii_lowercase(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Language;

    fn why(address: &str, allow: &[&str]) -> String {
        let allow: Vec<String> = allow.iter().map(ToString::to_string).collect();
        refusal(address, &allow).map(|refusal| refusal.why.of(Language::English).to_owned()).unwrap_or_default()
    }

    #[test]
    fn the_usual_kinds_are_published_from_any_folder() {
        for kind in PICTURES.iter().chain(&FILES).chain(&CAPTIONS).filter(|kind| !PACKED.contains(kind)) {
            assert_eq!(why(&format!("/2025-06-16/港口.{kind}"), &[]), "", "{kind}");
            assert_eq!(why(&format!("/2025-06-16/A.{}", kind.to_uppercase()), &[]), "", "{kind}");
        }
        assert_eq!(why("/logo.png", &[]), "");
        assert_eq!(why("/maps/a.kml", &["kml"]), "");
    }

    #[test]
    fn what_browsers_run_and_what_nobody_knows_is_not() {
        for kind in RUN {
            assert!(why(&format!("/2025-06-16/a.{kind}"), &[]).starts_with("browsers run"), "{kind}");
        }
        for name in ["a", "a.", ".png", "a.exe", "a.png.", "a.pdf/b", "a.ｐｎｇ"] {
            assert_ne!(why(&format!("/2025-06-16/{name}"), &[]), "", "{name}");
        }
        for name in ["a.svg.gz", "feed.json.gz", "a.txt.br", "a.gz", "a.tar.svg.xz"] {
            assert!(why(&format!("/2025-06-16/{name}"), &["br"]).starts_with("some servers send it"), "{name}");
        }
        assert_eq!(why("/2025-06-16/a.tar.gz", &[]), "");
        for name in
            ["a.html.ofd", "a.PHP.jpg", "a.js.zip", "a.svg.ofd", "a.var.txt", "a.phtml.jpg", "a.php5.pdf", "a.svg.zip"]
        {
            assert!(why(&format!("/2025-06-16/{name}"), &[]).starts_with("some servers take"), "{name}");
        }
    }

    #[test]
    fn no_text_stands_at_the_root_and_nothing_among_the_scripts() {
        for text in TEXTS {
            assert!(why(&format!("/a.{text}"), &[]).starts_with("a text at the top"), "{text}");
        }
        assert!(why("/google123.html", &["html"]).starts_with("a text at the top"));
        for address in ["/js/a.png", "/JS/a.png", "/css/a.png", "/js/a/b.js"] {
            assert!(why(address, &["js"]).contains("for the scripts"), "{address}");
        }
    }

    #[test]
    fn no_name_is_one_that_hosts_obey_or_systems_do_not_take() {
        for name in [
            "_worker/a.png",
            "_a.png",
            "x/.well-known/a.txt",
            "con.png",
            "x/COM1.txt",
            "nul/a.png",
            "a*b.png",
            "a?.png",
            "a|b.png",
            "x/ads.txt",
            "x/Netlify.toml",
        ] {
            assert_ne!(why(&format!("/{name}"), &["toml"]), "", "{name}");
        }
        for name in ["contents.png", "com.png", "com12.png", "a_b.png", "x/auxiliary.pdf"] {
            assert_eq!(why(&format!("/x/{name}"), &[]), "", "{name}");
        }
    }
}
