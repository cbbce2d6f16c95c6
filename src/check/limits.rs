//! Limits: what a host takes of a site, told before the host refuses it.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Text, Words};
use crate::host::Host;
use crate::job::Job;
use crate::rules::hosting::{
    FEWER, JOIN_RULES, PAGES_LEAD, SMALLER, compressed_by_host, file_has, file_has_rules, folder_holds,
    leave_out_by_target, near_host_limit, over_host_limit, site_has, site_has_files, site_has_files_and_folders,
    unread_by_host,
};
use crate::source::SourcePath;

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;
const GIB: u64 = 1024 * MIB;

/// One figure of a site: what it says, what was found, what the host takes of it, how it is shown, and the way out.
type Figure = (Text, u64, Option<u64>, fn(u64) -> String, Words);

/// Tells which limits of the host a site of these files passes or comes near. `files` are paths and lengths in bytes.
pub fn warnings(host: Host, jobs: &[Job<'_>], files: &BTreeMap<String, u64>) -> Diagnostics {
    let facts = host.facts();
    let redirects = text_of(jobs, "_redirects");
    let headers = text_of(jobs, "_headers");
    let mut diagnostics: Diagnostics =
        figures(host, files, &redirects, &headers).into_iter().filter_map(|figure| warning(host, figure)).collect();
    let copies = jobs.iter().any(|job| job.is_copy);
    for (name, is_there, is_read) in [
        ("_headers", !headers.is_empty(), facts.reads_headers),
        ("_redirects", !redirects.is_empty(), facts.reads_redirects),
    ] {
        if is_there && !is_read {
            diagnostics.push(unread_by_host(facts.name, name).help(leave_out_by_target(facts.key)));
        }
    }
    if copies && !facts.sends_copies {
        diagnostics.push(compressed_by_host(facts.name));
    }
    diagnostics
}

fn figures(host: Host, files: &BTreeMap<String, u64>, redirects: &str, headers: &str) -> Vec<Figure> {
    let limits = host.facts().limits;
    let folders = folders(files);
    let count = files.len() as u64 + if limits.counts_folders { folders.len() as u64 } else { 0 };
    let fullest = folders.iter().max_by_key(|(_, count)| **count).map(|(folder, count)| (*folder, *count));
    let (folder, in_folder) = fullest.unwrap_or_default();
    let (path, largest) = files.iter().max_by_key(|(_, len)| **len).map_or(("", 0), |(path, len)| (path, *len));
    let of_all = if limits.counts_folders { site_has_files_and_folders } else { site_has_files };
    let rules = |text: &str| text.lines().filter(|line| line.starts_with('/')).count() as u64;
    let (whole, leading, told) = (files.values().sum(), rules(redirects), rules(headers));
    let length = redirects.len() as u64;
    vec![
        (of_all(&number(count)), count, limits.files, number, FEWER),
        (folder_holds(folder, &number(in_folder)), in_folder, limits.files_in_folder, number, FEWER),
        (file_has(path, &size(largest)), largest, limits.file_size, size, SMALLER),
        (site_has(&size(whole)), whole, limits.site_size, size, SMALLER),
        (file_has_rules("_redirects", &number(leading)), leading, limits.redirects, number, PAGES_LEAD),
        (file_has("_redirects", &size(length)), length, limits.redirects_size, size, PAGES_LEAD),
        (file_has_rules("_headers", &number(told)), told, limits.header_rules, number, JOIN_RULES),
    ]
}

/// Every folder with the number of files and folders in it.
fn folders(files: &BTreeMap<String, u64>) -> BTreeMap<&str, u64> {
    let mut folders: BTreeMap<&str, u64> = BTreeMap::new();
    for path in files.keys() {
        let mut path = path.as_str();
        while let Some((folder, _)) = path.rsplit_once('/') {
            let is_new = !folders.contains_key(folder);
            *folders.entry(folder).or_default() += 1;
            if !is_new {
                break;
            }
            path = folder;
        }
    }
    folders
}

/// A limit that is passed, or will be soon: nine tenths of it are there.
fn warning(host: Host, (figure, found, most, show, way_out): Figure) -> Option<Diagnostic> {
    let (most, host) = (most?, host.facts().name);
    let warning = if found > most {
        over_host_limit(figure, host, &show(most))
    } else if found * 10 > most * 9 {
        near_host_limit(figure, host, &show(most))
    } else {
        return None;
    };
    Some(warning.help(way_out))
}

/// Puts the target of site.toml as their place.
pub fn at_target(diagnostics: Diagnostics, host: Host) -> Diagnostics {
    let path = SourcePath::new("site.toml");
    diagnostics.into_iter().map(|diagnostic| diagnostic.at_value(&path, "target", host.facts().key)).collect()
}

/// `21,034`.
fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// `25.0 MiB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..KIB => format!("{bytes} B"),
        KIB..MIB => tenths(bytes, KIB, "KiB"),
        MIB..GIB => tenths(bytes, MIB, "MiB"),
        _ => tenths(bytes, GIB, "GiB"),
    }
}

fn tenths(bytes: u64, unit: u64, name: &str) -> String {
    let tenths = bytes * 10 / unit;
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

/// The text of one file that the plan makes; nothing when it makes none.
fn text_of(jobs: &[Job<'_>], path: &str) -> String {
    let job = jobs.iter().find(|job| job.path.as_str() == path);
    let bytes = job.and_then(|job| job.make().ok()?.into_bytes().ok()).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_as_people_read_them() {
        assert_eq!([7, 999, 1_000, 1_234_567].map(number), ["7", "999", "1,000", "1,234,567"]);
        assert_eq!([7, 1536, 25 * MIB, GIB + GIB / 2].map(size), ["7 B", "1.5 KiB", "25.0 MiB", "1.5 GiB"]);
    }

    #[test]
    fn a_folder_counts_what_lies_in_it() {
        let files = ["a/b/1", "a/b/2", "a/3", "4"].map(|path| (path.to_owned(), 1));
        assert_eq!(folders(&files.into()).into_iter().collect::<Vec<_>>(), [("a", 2), ("a/b", 2)]);
    }

    fn messages(host: Host, count: usize, len: u64) -> Vec<String> {
        let files = (0..count).map(|at| (format!("topics/{at}.html"), len)).collect();
        warnings(host, &[], &files).into_iter().map(|diagnostic| diagnostic.english().to_owned()).collect()
    }

    #[test]
    fn a_host_is_warned_of_when_its_limit_is_near_and_when_it_is_passed() {
        assert_eq!(messages(Host::Cloudflare, 18_000, 1), Vec::<String>::new());
        assert_eq!(
            messages(Host::Cloudflare, 18_001, 1),
            ["the site has 18,001 files; Cloudflare Pages takes 20,000, so there is little room left"]
        );
        assert_eq!(messages(Host::Cloudflare, 20_001, 1), ["the site has 20,001 files; Cloudflare Pages takes 20,000"]);
        assert_eq!(
            messages(Host::Cloudflare, 1, 30 * MIB),
            ["`topics/0.html` has 30.0 MiB; Cloudflare Pages takes 25.0 MiB"]
        );
        assert_eq!(messages(Host::GitHub, 2, GIB), ["the site has 2.0 GiB; GitHub Pages takes 1.0 GiB"]);
        assert_eq!(messages(Host::Netlify, 54_001, 1), ["`topics` holds 54,001 files; Netlify takes 54,000"]);
        assert_eq!(
            messages(Host::GitLab, 200_000, 1),
            ["the site has 200,001 files and folders; GitLab Pages takes 200,000"]
        );
    }
}
