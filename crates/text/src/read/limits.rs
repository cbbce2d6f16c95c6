//! Texts that would cost more than they are long: they are found before the parser sees them.

use crate::body::MAX_NESTING;

/// Where one line opens more than [`MAX_NESTING`] quotes and lists.
///
/// The parser takes quadratic time when many lines follow such a line, so it must not see the text at all.
pub(crate) fn deep_line(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    // A prefix of MAX_NESTING + 1 bytes cannot hide between probes that far apart, so most bytes stay unread.
    let stride = MAX_NESTING + 1;
    let mut at = MAX_NESTING;
    while let Some(&probe) = bytes.get(at) {
        if !is_prefix(probe) {
            at += stride;
            continue;
        }
        let start = bytes[..at].iter().rposition(|&byte| !is_prefix(byte)).map_or(0, |other| other + 1);
        let end = bytes[at..].iter().position(|&byte| !is_prefix(byte)).map_or(bytes.len(), |length| at + length);
        let is_at_line_start = start == 0 || is_line_end(bytes[start - 1]);
        let is_rule = is_rule(&bytes[start..end]) && bytes.get(end).is_none_or(|&byte| is_line_end(byte));
        if is_at_line_start
            && !is_rule
            && let Some(marker) = markers(&bytes[start..end]).nth(MAX_NESTING)
        {
            return Some(start + marker);
        }
        at = end + stride;
    }
    None
}

/// Cells that the rows of a body's tables may leave out, beside one for some bytes of text.
const MOST_LEFT_OUT: usize = 10_000;
const BYTES_A_CELL: usize = 4;

/// Where a table begins whose rows leave out very many cells.
///
/// The parser fills each row up to the width of the head, so short rows under a wide head are a great many cells.
pub(crate) fn sparse_table(text: &str) -> Option<usize> {
    memchr::memchr(b'|', text.as_bytes())?;
    let (mut left_out, mut width, mut head, mut start) = (0, 0, 0, 0);
    for line in text.split_inclusive('\n') {
        let row = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        if is_delimiter_row(row) {
            (width, head) = (cells(row), start);
        } else if line.trim().is_empty() {
            width = 0;
        } else if width > 1 {
            left_out += width.saturating_sub(cells(row));
            if left_out > MOST_LEFT_OUT + text.len() / BYTES_A_CELL {
                return Some(head);
            }
        }
        start += line.len();
    }
    None
}

/// Whether a line may part the head of a table from its rows, in a list too.
pub(super) fn is_delimiter_row(row: &str) -> bool {
    row.contains('|') && row.bytes().all(|byte| is_prefix(byte) || matches!(byte, b'|' | b':'))
}

pub(super) fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let bytes = row.strip_suffix('|').unwrap_or(row).as_bytes();
    1 + memchr::memchr_iter(b'|', bytes).filter(|&at| at == 0 || bytes[at - 1] != b'\\').count()
}

fn is_prefix(byte: u8) -> bool {
    matches!(byte, b'>' | b'-' | b'+' | b'*' | b'.' | b')' | b'0'..=b'9' | b' ' | b'\t')
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Whether a line is a thematic break, `- - - -`, and nests nothing.
fn is_rule(line: &[u8]) -> bool {
    [b'-', b'*'].iter().any(|rule| line.iter().all(|byte| byte == rule || matches!(byte, b' ' | b'\t')))
}

/// The places of `>`, and of `-`, `+`, `*`, `.`, `)` before white space.
fn markers(prefix: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let opens = |at: usize| match prefix[at] {
        b'>' => true,
        b'-' | b'+' | b'*' | b'.' | b')' => matches!(prefix.get(at + 1), Some(b' ' | b'\t')),
        _ => false,
    };
    (0..prefix.len()).filter(move |&at| opens(at))
}
