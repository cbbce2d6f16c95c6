//! Properties of office files that are compound files ([MS-CFB]), in sets of their own ([MS-OLEPS]): `.doc`, `.xls`, `.wps` …

use std::io::{Read, Seek};

use encoding_rs::{BIG5, Encoding, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

use super::bytes::{at, le16, le32};
use super::property::{Carried, Properties, of_text};

/// A chain of sectors is followed so far.
const MOST_SECTORS: usize = 4096;
/// As much of a set of properties as is looked at, in bytes.
const LARGEST_SET: usize = 1 << 16;
const MOST_PROPERTIES: usize = 256;
/// Streams with fewer bytes lie in small sectors.
const SMALL: usize = 4096;

/// Properties of a set, by number.
type Wanted = &'static [(usize, Carried)];

/// The sets that are looked at.
const SETS: [(&str, Wanted); 2] = [
    (
        "\u{5}SummaryInformation",
        &[(2, Carried::Path), (4, Carried::Author), (7, Carried::Path), (8, Carried::LastAuthor)],
    ),
    ("\u{5}DocumentSummaryInformation", &[(14, Carried::Manager), (15, Carried::Company)]),
];

pub(super) fn properties<F: Read + Seek>(file: &mut F) -> Option<Properties> {
    let head = at(file, 0, 512)?;
    let shift = le16(&head, 30).filter(|shift| matches!(shift, 9 | 12))?;
    let small_shift = le16(&head, 32).filter(|shift| (4..=9).contains(shift))?;
    let mut compound = Compound { file, sector: 1 << shift, tables: vec![] };
    compound.tables = (0..109).map_while(|n| le32(&head, 76 + 4 * n).filter(|sector| *sector < 0xffff_fff0)).collect();
    let directory = compound.chain(le32(&head, 48)?, MOST_SECTORS * 128);
    let entries: Vec<Entry> = directory.chunks_exact(128).filter_map(Entry::of).collect();
    let mut small = Small::default();
    let mut properties = Properties::new();
    for (name, wanted) in SETS {
        let Some(entry) = entries.iter().find(|entry| entry.name == name) else { continue };
        let len = entry.len.min(LARGEST_SET);
        let set = if entry.len < SMALL {
            if small.stream.is_empty() {
                small.stream = compound.chain(entries.first()?.start, 1 << 20);
                small.table = compound.chain(le32(&head, 60)?, 1 << 18);
            }
            small.chain(entry.start, len, 1 << small_shift)
        } else {
            compound.chain(entry.start, len)
        };
        of_set(&set, wanted, &mut properties);
    }
    Some(properties)
}

struct Compound<'f, F> {
    file: &'f mut F,
    /// In bytes.
    sector: usize,
    /// Where the parts of the table lie that tells what sector follows which.
    tables: Vec<usize>,
}

impl<F: Read + Seek> Compound<'_, F> {
    fn read(&mut self, sector: usize) -> Option<Vec<u8>> {
        at(self.file, (sector as u64 + 1) * self.sector as u64, self.sector as u64)
    }

    /// The bytes of a stream, up to so many; a chain that is damaged or goes round ends there.
    fn chain(&mut self, first: usize, most: usize) -> Vec<u8> {
        let (mut bytes, mut sector) = (vec![], first);
        let mut table: (usize, Vec<u8>) = (usize::MAX, vec![]);
        for _ in 0..MOST_SECTORS {
            let Some(part) = self.read(sector).filter(|part| !part.is_empty()) else { break };
            bytes.extend_from_slice(&part);
            if bytes.len() >= most {
                break;
            }
            let in_table = self.sector / 4;
            let Some(lies) = self.tables.get(sector / in_table).copied() else { break };
            if table.0 != lies {
                table = (lies, self.read(lies).unwrap_or_default());
            }
            match le32(&table.1, sector % in_table * 4) {
                Some(next) if next < 0xffff_fff0 => sector = next,
                _ => break,
            }
        }
        bytes.truncate(most);
        bytes
    }
}

/// What lies in small sectors, and the table of those.
#[derive(Default)]
struct Small {
    stream: Vec<u8>,
    table: Vec<u8>,
}

impl Small {
    fn chain(&self, first: usize, most: usize, sector: usize) -> Vec<u8> {
        let (mut bytes, mut at) = (vec![], first);
        while bytes.len() < most {
            let start = at.saturating_mul(sector);
            let Some(part) = self.stream.get(start..start.saturating_add(sector)) else { break };
            bytes.extend_from_slice(part);
            match le32(&self.table, at.saturating_mul(4)) {
                Some(next) if next < 0xffff_fff0 => at = next,
                _ => break,
            }
        }
        bytes.truncate(most);
        bytes
    }
}

struct Entry {
    name: String,
    start: usize,
    len: usize,
}

impl Entry {
    fn of(bytes: &[u8]) -> Option<Entry> {
        let len = le16(bytes, 64)?.saturating_sub(2).min(62);
        Some(Entry { name: utf16(&bytes[..len]), start: le32(bytes, 116)?, len: le32(bytes, 120)? })
    }
}

fn of_set(set: &[u8], wanted: Wanted, properties: &mut Properties) -> Option<()> {
    let section = le32(set, 44)?;
    let set = set.get(section..)?;
    let count = le32(set, 4)?.min(MOST_PROPERTIES);
    let place = |number: usize| {
        let at = (0..count).map(|n| 8 + 8 * n).find(|at| le32(set, *at) == Some(number))?;
        le32(set, at + 4)
    };
    let encoding = place(1).and_then(|at| le16(set, at.checked_add(4)?)).map_or(0, |code| code);
    for (number, carried) in wanted {
        let Some(said) = place(*number).and_then(|at| text(set, at, encoding)) else { continue };
        properties.extend(of_text(*carried, said));
    }
    Some(())
}

/// A text of a property, by its code page or in UTF-16.
fn text(set: &[u8], at: usize, encoding: usize) -> Option<String> {
    let len = le32(set, at.checked_add(4)?)?;
    let start = at.checked_add(8)?;
    let bytes = |len: usize| set.get(start..start.saturating_add(len).min(set.len()));
    let said = match le32(set, at)? & 0xffff {
        0x1e if encoding == 1200 => utf16(bytes(len)?),
        0x1e => code_page(encoding).decode_without_bom_handling(bytes(len)?).0.into_owned(),
        0x1f => utf16(bytes(len.saturating_mul(2))?),
        _ => return None,
    };
    Some(said.split('\0').next().unwrap_or_default().to_owned())
}

fn code_page(number: usize) -> &'static Encoding {
    match number {
        936 | 54936 => GBK,
        950 => BIG5,
        932 => SHIFT_JIS,
        65001 => UTF_8,
        _ => WINDOWS_1252,
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
