//! Paths of somebody's own machine, which lead no reader anywhere: `D:\\稿件\\x.jpg`, `file:///home/…`, `\\\\server\\share`.

/// Whether an address can only be a path of a machine: a drive's, a shared folder's, one by `file:`, one below a home.
#[must_use]
pub fn is_of_machine(address: &str) -> bool {
    let bytes = address.as_bytes();
    match bytes {
        [b'\\', ..] | [b'~', b'/' | b'\\', ..] => true,
        [b'/', b'/', ..] => is_of_share(address),
        [b'f' | b'F', ..] => bytes.len() > 4 && bytes[..4].eq_ignore_ascii_case(b"file") && bytes[4] == b':',
        [drive, b':', ..] => drive.is_ascii_alphabetic(),
        [drive, ..] if drive.is_ascii_alphabetic() => {
            let rest = address[1..].strip_prefix(['：', '|']);
            rest.is_some_and(|rest| rest.starts_with(['/', '\\']))
        }
        _ => false,
    }
}

/// Whether two slashes begin the name of a computer in the office, `//nas/x`: hosts of the web have a dot.
fn is_of_share(address: &str) -> bool {
    let host = address.trim_start_matches('/').split(['/', '\\', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !host.contains(['.', '。', '[', '%'])
}

/// Folders in which systems that write paths with slashes keep what people work on.
const HOMES: [&str; 6] = ["/Users/", "/home/", "/Volumes/", "/mnt/", "/private/", "/root/"];

/// Whether an address is a path below somebody's home, such as `/Users/wang/x.jpg`, should the site have no such page.
#[must_use]
pub fn may_be_of_machine(address: &str) -> bool {
    let below = HOMES.iter().find_map(|home| address.strip_prefix(home));
    below.and_then(|below| below.split_once('/')).is_some_and(|(owner, file)| !owner.is_empty() && !file.is_empty())
}

/// The name of the file at the end of such a path.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_machines_are_no_addresses() {
        for path in [
            "D:/稿件/x.jpg",
            "c:\\Users\\王\\x.docx",
            "C:x.jpg",
            "C|/x.jpg",
            "D：\\稿件\\x.jpg",
            "\\\\server\\share\\x.jpg",
            "\\server\\share",
            "file:///home/wang/x",
            "FILE://server/x",
            "file:x",
            "~/x.jpg",
            "//nas/稿件/x.jpg",
            "///nas/x.jpg",
            "//localhost:8000/x",
        ] {
            assert!(is_of_machine(path), "{path}");
        }
        for address in [
            "",
            "/",
            "//",
            "a",
            "x.jpg",
            "f.jpg",
            "file.jpg",
            "filed:x",
            "图：一.jpg",
            "A：甲组.jpg",
            "A|B.jpg",
            "~x.jpg",
            "图片\\x.jpg",
            "//a.example/x.jpg",
            "//[::1]/x.jpg",
            "/\\a.example/",
            "https://a.example/C:/x",
            "mailto:a@a.example",
        ] {
            assert!(!is_of_machine(address), "{address}");
        }
    }

    #[test]
    fn a_path_below_a_home_may_also_be_an_address() {
        for path in ["/Users/wang/Desktop/x.jpg", "/home/wang/x", "/Volumes/稿库/x.jpg"] {
            assert!(may_be_of_machine(path) && !is_of_machine(path), "{path}");
        }
        for address in ["/home/", "/home/x", "/home//x", "/home/x/", "/Users", "/2025-06-16/home/x/y"] {
            assert!(!may_be_of_machine(address), "{address}");
        }
    }

    #[test]
    fn a_path_ends_with_the_name_of_its_file() {
        let names = ["D:\\稿件\\图 1.jpg", "file:///a/b.docx", "\\\\nas\\c/d.pdf", "D:\\稿件\\"].map(file_name);
        assert_eq!(names, ["图 1.jpg", "b.docx", "d.pdf", ""]);
    }
}
