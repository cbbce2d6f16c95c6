//! Files that are no UTF-8 text: what they are instead, as well as can be told.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, GBK};

use crate::diagnostic::{Diagnostic, Text, Words};
use crate::rules::text as rules;
use crate::source::SourcePath;

/// Bytes that are looked at to guess an encoding.
const MOST: usize = 64 << 10;

/// Bytes that are no ASCII, of which a guess needs so many to be one.
const FEW: usize = 24;

/// Characters that are shown as they read in the encoding that is guessed.
const SHOWN: usize = 24;

/// What bytes are that are surely no UTF-8 text, known by how they begin.
pub fn by_start(path: &SourcePath, bytes: &[u8]) -> Option<Diagnostic> {
    let encoding = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => "UTF-32",
        // Windows' Notepad calls it Unicode. Without a mark at its start, ASCII has every other byte zero.
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'-', 0, b'-', 0, ..] | [0, b'-', 0, b'-', ..] => "UTF-16",
        _ => {
            let (_, what) = DOCUMENTS.iter().find(|(start, _)| bytes.starts_with(start))?;
            return Some(rules::not_a_text(*what).in_file(path));
        }
    };
    Some(rules::not_utf8(encoding).in_file(path).help(rules::save_as_utf8()))
}

/// Documents that were given a name of a text.
const DOCUMENTS: [(&[u8], Words); 8] = [
    (b"PK\x03\x04", OFFICE),
    (b"\xd0\xcf\x11\xe0", OFFICE),
    (b"{\\rtf", Words::new("a document in RTF", "RTF 文档")),
    (b"%PDF-", Words::new("a PDF", "PDF")),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"RIFF", PICTURE),
];
const OFFICE: Words = Words::new("a document of Word or WPS, or an archive", "Word、WPS 文档或压缩包");
const PICTURE: Words = Words::new("a picture or a film", "图片或视频");

/// What is said of bytes that are no UTF-8 from byte `at` on.
pub fn not_utf8(path: &SourcePath, bytes: &[u8], at: usize) -> Diagnostic {
    if is_damaged(bytes) {
        return rules::damaged_character().at_bytes(path, at..at + 1);
    }
    let line = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let encoding = guess(&bytes[line..]);
    let name = if encoding == GBK || encoding == GB18030 { "GBK/GB18030" } else { encoding.name() };
    let told = rules::not_utf8(name).at_bytes(path, at..at + 1).label(reading(&bytes[at..], encoding));
    // A Chinese Windows takes a text without a mark for GBK.
    if encoding == GBK { told.help(rules::save_as_utf8()) } else { told.help(rules::reopen(name)) }
}

/// The beginning of the text as it reads in an encoding, so that an editor sees whether the guess is right.
fn reading(bytes: &[u8], encoding: &'static Encoding) -> Text {
    let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or(bytes);
    let (text, _) = encoding.decode_without_bom_handling(&line[..line.len().min(4 * SHOWN)]);
    rules::reads(&text.chars().take(SHOWN).collect::<String>())
}

/// Whether most of a text is UTF-8: longer characters than those that other encodings happen to make.
fn is_damaged(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| *c >= '\u{800}').count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole >= 3 * broken
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let looked_at = &bytes[..bytes.len().min(MOST)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(looked_at, looked_at.len() == bytes.len());
    let guess = detector.guess(None, Utf8Detection::Deny);
    let strange = looked_at.iter().filter(|byte| !byte.is_ascii()).count();
    let is_uncertain = guess.is_single_byte() || strange < FEW && guess != BIG5 || guess == EUC_KR && strange < 4 * FEW;
    if is_uncertain && is_paired(looked_at) {
        // A few characters could be anything; here they are most likely simplified Chinese.
        return detector.guess(Some(b"cn"), Utf8Detection::Deny);
    }
    guess
}

/// Whether most bytes that are no ASCII stand beside another one, as in Chinese, Japanese and Korean.
fn is_paired(bytes: &[u8]) -> bool {
    let runs = || bytes.chunk_by(|one, next| one.is_ascii() == next.is_ascii()).filter(|run| !run[0].is_ascii());
    2 * runs().filter(|run| run.len() > 1).count() > runs().count()
}

#[cfg(test)]
mod tests {
    use encoding_rs::{EUC_JP, SHIFT_JIS, WINDOWS_1252};

    use super::*;
    use crate::diagnostic::Language;

    const SIMPLIFIED: &str = "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n三十支票友队昨晚在临澜大剧院登台。\n";
    const TRADITIONAL: &str = "---\n標題: 戲迷擂臺賽開鑼\n欄目: 要聞\n---\n\n三十支票友隊昨晚在臨瀾大劇院登臺。\n";

    fn told(text: &str, encoding: &'static Encoding) -> Diagnostic {
        let (bytes, _, has_unmappable) = encoding.encode(text);
        assert!(!has_unmappable);
        let at = std::str::from_utf8(&bytes).unwrap_err().valid_up_to();
        not_utf8(&SourcePath::new("a.md"), &bytes, at)
    }

    fn named(text: &str, encoding: &'static Encoding) -> String {
        told(text, encoding).english().to_owned()
    }

    #[test]
    fn encodings_of_chinese_are_told_apart() {
        let gbk = "the text is GBK/GB18030, not UTF-8";
        let big5 = "the text is Big5, not UTF-8";
        assert_eq!(named(SIMPLIFIED, GBK), gbk);
        assert_eq!(named(TRADITIONAL, GBK), gbk);
        assert_eq!(named(TRADITIONAL, BIG5), big5);
        // A name that GBK cannot write, and GB18030 can.
        assert_eq!(named(&SIMPLIFIED.replace("戏迷", "𠮷"), GB18030), gbk);
        for few in ["标题", "---\ntitle: 港\n---\n", "---\ntitle: 港口\n---\n", "标题: 港口的早晨"] {
            assert_eq!(named(few, GBK), gbk, "{few}");
        }
        for few in ["標題", "標題: 港口的早晨"] {
            assert_eq!(named(few, BIG5), big5, "{few}");
        }
    }

    #[test]
    fn encodings_of_others_are_told_too() {
        let japanese = "---\ntitle: 将棋大会が始まる\n---\n\n昨日、市民会館で三十チームが参加した。\n";
        let korean = "---\ntitle: 바둑 대회 개막\n---\n\n어제 시민회관에서 서른 팀이 참가했다. 관객은 이층까지 가득 찼다. \
                      대회는 사흘 동안 열리며 입장권은 이십 원이다.\n";
        let french = "---\ntitle: Le théâtre rouvre\n---\n\nHier soir, à l'hôtel de ville, trente équipes.\n";
        assert_eq!(named(japanese, SHIFT_JIS), "the text is Shift_JIS, not UTF-8");
        assert_eq!(named(japanese, EUC_JP), "the text is EUC-JP, not UTF-8");
        assert_eq!(named(korean, EUC_KR), "the text is EUC-KR, not UTF-8");
        assert_eq!(named(french, WINDOWS_1252), "the text is windows-1252, not UTF-8");
    }

    #[test]
    fn the_text_is_shown_as_it_reads() {
        let label = told(TRADITIONAL, BIG5).label.unwrap();
        assert_eq!(label.of(Language::Chinese), "应该是“標題: 戲迷擂臺賽開鑼”");
    }

    #[test]
    fn one_damaged_character_is_no_other_encoding() {
        let mut bytes = SIMPLIFIED.as_bytes().to_vec();
        let at = SIMPLIFIED.find('戏').unwrap();
        bytes.remove(at + 1);
        assert!(not_utf8(&SourcePath::new("a.md"), &bytes, at).is("damaged-character"));
        let cut = &SIMPLIFIED.as_bytes()[..SIMPLIFIED.len() - 2];
        assert!(not_utf8(&SourcePath::new("a.md"), cut, cut.len() - 2).is("damaged-character"));
    }

    #[test]
    fn documents_are_known_by_their_first_bytes() {
        let told = |bytes: &[u8]| by_start(&SourcePath::new("a.md"), bytes).map(|told| told.english().to_owned());
        assert_eq!(
            told(b"PK\x03\x04\x14").unwrap(),
            "the file is a document of Word or WPS, or an archive, not a text"
        );
        assert_eq!(told(b"\xff\xfe-\0").unwrap(), "the text is UTF-16, not UTF-8");
        assert_eq!(told(b"\xff\xfe\0\0-\0\0\0").unwrap(), "the text is UTF-32, not UTF-8");
        assert_eq!(told(b"---\n"), None);
    }
}
