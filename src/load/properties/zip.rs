//! Files in a ZIP archive (APPNOTE 6.3), by the directory at its end.

use std::io::{Read, Seek, SeekFrom};

use flate2::read::DeflateDecoder;

use super::bytes::{at, le16, le32};

/// The end of an archive with its longest comment, in bytes.
const LONGEST_END: u64 = 22 + 0xffff;
/// As much of a directory as is looked at, and of a file in the archive, packed or not.
const LARGEST_DIRECTORY: u64 = 1 << 20;
const LARGEST_FILE: u64 = 1 << 20;

/// Files of an archive under some names, each whole or as far as it is looked at.
pub(super) fn files(file: &mut (impl Read + Seek), names: &[&str]) -> Option<Vec<Vec<u8>>> {
    let len = file.seek(SeekFrom::End(0)).ok()?;
    let end = at(file, len.saturating_sub(LONGEST_END), LONGEST_END)?;
    let end = &end[memchr::memmem::rfind(&end, b"PK\x05\x06")?..];
    let directory = at(file, le32(end, 16)? as u64, (le32(end, 12)? as u64).min(LARGEST_DIRECTORY))?;
    let mut files = vec![];
    let mut entry = &directory[..];
    while entry.starts_with(b"PK\x01\x02") && files.len() < names.len() {
        let name = le16(entry, 28)?;
        let next = 46 + name + le16(entry, 30)? + le16(entry, 32)?;
        if names.iter().any(|wanted| entry.get(46..46 + name) == Some(wanted.as_bytes())) {
            files.extend(contents(file, entry));
        }
        entry = entry.get(next..)?;
    }
    Some(files)
}

/// What an entry of the directory leads to.
fn contents(file: &mut (impl Read + Seek), entry: &[u8]) -> Option<Vec<u8>> {
    let place = le32(entry, 42)? as u64;
    let head = at(file, place, 30)?;
    let start = place + 30 + le16(&head, 26)? as u64 + le16(&head, 28)? as u64;
    let packed = at(file, start, (le32(entry, 20)? as u64).min(LARGEST_FILE))?;
    match le16(entry, 10)? {
        0 => Some(packed),
        8 => {
            let mut whole = vec![];
            // What is cut off or damaged tells as much as could be read.
            let _ = DeflateDecoder::new(&packed[..]).take(LARGEST_FILE).read_to_end(&mut whole);
            Some(whole)
        }
        _ => None,
    }
}
