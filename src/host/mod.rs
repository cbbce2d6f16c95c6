//! Static hosts: what each honours and limits, as it says itself.

pub mod files;
pub mod names;

use schemars::JsonSchema;
use serde::Deserialize;

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;
const GIB: u64 = 1024 * MIB;

/// A static host that newsprint knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(extend("x-zh" = "newsprint 认识的托管平台。"))]
pub enum Host {
    Cloudflare,
    GitHub,
    GitLab,
    Netlify,
}

/// What a host does with a site.
pub struct Facts {
    /// As site.toml and the command line write it.
    pub key: &'static str,
    pub name: &'static str,
    /// Whether it follows `_headers`.
    pub reads_headers: bool,
    /// Whether it follows `_redirects`.
    pub reads_redirects: bool,
    /// What a rule of `_redirects` ends in.
    pub redirect_status: &'static str,
    /// Whether it sends compressed copies as they are; the others compress by themselves.
    pub sends_copies: bool,
    pub limits: Limits,
}

/// What a host takes, in files, rules and bytes; nothing where it says nothing.
#[derive(Default)]
pub struct Limits {
    pub files: Option<u64>,
    /// Folders count as files do.
    pub counts_folders: bool,
    pub files_in_folder: Option<u64>,
    pub file_size: Option<u64>,
    pub site_size: Option<u64>,
    pub redirects: Option<u64>,
    pub redirects_size: Option<u64>,
    pub header_rules: Option<u64>,
}

/// What the strictest host, Cloudflare Pages, reads of `_headers`: rules, and characters of one line.
pub const MOST_HEADER_RULES: usize = 100;
pub const LONGEST_HEADER: usize = 2000;

impl Host {
    pub const ALL: [Host; 4] = [Host::Cloudflare, Host::GitHub, Host::GitLab, Host::Netlify];

    pub fn facts(self) -> Facts {
        match self {
            Host::Cloudflare => Facts {
                key: "cloudflare",
                name: "Cloudflare Pages",
                reads_headers: true,
                reads_redirects: true,
                redirect_status: "301",
                sends_copies: false,
                // A free project; those that pay may ask for more files.
                limits: Limits {
                    files: Some(20_000),
                    file_size: Some(25 * MIB),
                    redirects: Some(2_000),
                    redirects_size: Some(100_000),
                    header_rules: Some(MOST_HEADER_RULES as u64),
                    ..Limits::default()
                },
            },
            Host::GitHub => Facts {
                key: "github",
                name: "GitHub Pages",
                reads_headers: false,
                reads_redirects: false,
                redirect_status: "301",
                sends_copies: false,
                limits: Limits { site_size: Some(GIB), ..Limits::default() },
            },
            Host::GitLab => Facts {
                key: "gitlab",
                name: "GitLab Pages",
                reads_headers: false,
                reads_redirects: true,
                redirect_status: "301",
                sends_copies: true,
                // GitLab.com; a GitLab of one's own may be set otherwise.
                limits: Limits {
                    files: Some(200_000),
                    counts_folders: true,
                    site_size: Some(GIB),
                    redirects: Some(1_000),
                    redirects_size: Some(64 * KIB),
                    ..Limits::default()
                },
            },
            Host::Netlify => Facts {
                key: "netlify",
                name: "Netlify",
                reads_headers: true,
                reads_redirects: true,
                // Without the mark it shows the page at an old address, if there is one; others do not know the mark.
                redirect_status: "301!",
                sends_copies: false,
                limits: Limits { files_in_folder: Some(54_000), ..Limits::default() },
            },
        }
    }
}
