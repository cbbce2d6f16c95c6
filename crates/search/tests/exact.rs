//! Whole indexes, built as a paper's are: nothing is missed, nothing false is found, whatever their parts are.

// Archives of tests are small.
#![allow(clippy::cast_possible_truncation)]

use std::collections::{BTreeMap, BTreeSet};

use newsprint_search::run::RunBuilder;
use newsprint_search::{
    Edition, Entry, FORMAT, Record, Segment, block, deflate, entry, fold, inflate, merge, parse, records, search,
};
use proptest::prelude::*;

type Files = BTreeMap<String, Vec<u8>>;

/// An index of editions, of which so many in turn make a segment, and so many articles in turn a block of texts.
fn index(editions: &[Vec<Record>], segment: usize, block_len: usize, target: usize) -> Files {
    let mut files = Files::new();
    let mut put = |folder: &str, content: &[u8], bytes: Vec<u8>| {
        let name = entry::name(content);
        files.insert(format!("{folder}/{name}.bin"), bytes);
        name
    };
    let all: Vec<&Record> = editions.iter().flatten().collect();
    let texts = all.chunks(block_len).map(|records| {
        let json: Vec<Vec<u8>> = records.iter().map(|record| record.to_json()).collect();
        let block = block(json.iter().map(Vec::as_slice));
        (put("texts", &block, deflate(&block)), records.len() as u32)
    });
    let texts = texts.collect();
    let (mut heads, mut length) = (0, 0);
    let mut segments = vec![];
    for editions in editions.chunks(segment) {
        let mut base = 0;
        let runs: Vec<(Vec<u8>, u32)> = editions
            .iter()
            .map(|edition| {
                let start = base;
                base += edition.len() as u32;
                (run(edition, (&mut heads, &mut length)), start)
            })
            .collect();
        let files = merged(&runs, base, target);
        let files = files.into_iter().map(|(first, bytes)| (first, put("terms", &bytes.clone(), bytes))).collect();
        segments.push(Segment { articles: base, files });
    }
    let editions = editions.iter().enumerate();
    let editions =
        editions.map(|(at, edition)| Edition(format!("2025-06-{:02}", at + 1), edition.len() as u32)).collect();
    let entry = Entry { format: FORMAT, folds: fold::table(), editions, texts, segments, heads, length };
    files.insert("index.bin".to_owned(), entry.to_bytes());
    files
}

fn run(records: &[Record], (heads, length): (&mut u64, &mut u64)) -> Vec<u8> {
    let mut run = RunBuilder::default();
    for record in records {
        let sizes = run.push(record);
        *heads += u64::from(sizes.heads);
        *length += u64::from(sizes.body);
    }
    run.finish()
}

fn merged(runs: &[(Vec<u8>, u32)], articles: u32, target: usize) -> Vec<(String, Vec<u8>)> {
    let numbered: Vec<_> = runs.iter().map(|(run, base)| merge::Numbered { run, base: *base }).collect();
    let mut files = vec![];
    merge::merge(&numbered, (articles, target), |file| files.push((file.first_text(), file.bytes))).unwrap();
    files
}

fn found(files: &Files, query: &str) -> Vec<String> {
    let read = |path: &str| files.get(path).cloned().ok_or("missing");
    let answer = search(&read, &parse(query), usize::MAX).unwrap();
    assert_eq!(answer.total, answer.hits.len());
    answer.hits.into_iter().map(|hit| hit.record.url).collect()
}

fn record(at: usize, title: &str, text: &str) -> Record {
    Record {
        url: format!("2025-06-01/{at}/"),
        date: "2025-06-01".to_owned(),
        page: "01".to_owned(),
        title: title.to_owned(),
        section: "要闻".to_owned(),
        text: text.to_owned(),
        ..Record::default()
    }
}

/// Few different characters, so that much is found and much is nearly found.
fn texts() -> impl Strategy<Value = String> {
    "[港口渡渡輪轮ａA5 g，\n。]{0,24}"
}

fn archive() -> impl Strategy<Value = Vec<Vec<Record>>> {
    let edition = proptest::collection::vec((texts(), texts()), 1..6);
    proptest::collection::vec(edition, 1..6).prop_map(|editions| {
        let mut at = 0;
        let record = |(title, text): &(String, String), at: &mut usize| {
            *at += 1;
            record(*at, title, text)
        };
        editions.iter().map(|edition| edition.iter().map(|texts| record(texts, &mut at)).collect()).collect()
    })
}

/// By substrings of folded fields, Latin by word.
fn naive(editions: &[Vec<Record>], phrase: &str) -> BTreeSet<String> {
    let is_word = |c: char| "a5g".contains(c);
    let has = |text: &str| {
        let (text, phrase) = (newsprint_search::fold(text), newsprint_search::fold(phrase));
        text.match_indices(phrase.as_str()).any(|(at, _)| {
            let (before, after) = (&text[..at], &text[at + phrase.len()..]);
            let is_part = phrase.starts_with(is_word) && before.ends_with(is_word)
                || phrase.ends_with(is_word) && after.starts_with(is_word);
            !is_part
        })
    };
    let all = editions.iter().flatten();
    all.filter(|record| [&record.title, &record.section, &record.text].into_iter().any(|text| has(text)))
        .map(|record| record.url.clone())
        .collect()
}

proptest! {
    #[test]
    fn a_phrase_is_found_wherever_it_stands_and_nowhere_else(
        editions in archive(),
        phrase in "[港口渡轮輪aA5g]{1,4}",
        (segment, block, target) in (1..4_usize, 1..5_usize, 1..400_usize),
    ) {
        let files = index(&editions, segment, block, target);
        let expected = naive(&editions, &phrase);
        for query in [phrase.clone(), format!("\"{phrase}\"")] {
            prop_assert_eq!(&found(&files, &query).into_iter().collect::<BTreeSet<_>>(), &expected, "{}", query);
        }
        let others = found(&files, &format!("-{phrase}"));
        prop_assert_eq!(others.len() + expected.len(), editions.iter().map(Vec::len).sum::<usize>());
    }

    #[test]
    fn runs_that_are_merged_are_the_run_of_all(editions in archive(), target in 1..400_usize) {
        let mut base = 0;
        let mut sums = (0, 0);
        let runs: Vec<(Vec<u8>, u32)> = editions.iter().map(|edition| {
            base += edition.len() as u32;
            (run(edition, (&mut sums.0, &mut sums.1)), base - edition.len() as u32)
        }).collect();
        let all: Vec<Record> = editions.concat();
        let whole = [(run(&all, (&mut 0, &mut 0)), 0)];
        prop_assert_eq!(merged(&runs, base, target), merged(&whole, base, target));
    }

}

proptest! {
    // Each case is some twenty indexes.
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn damaged_files_are_an_error_or_change_nothing(
        editions in archive(),
        (at, byte, cut) in (any::<prop::sample::Index>(), any::<u8>(), any::<prop::sample::Index>()),
        query in "[港口渡轮 a*\"-]{1,6}",
    ) {
        let whole = index(&editions, 2, 3, 100);
        for name in whole.keys() {
            let mut files = whole.clone();
            let is_packed = !name.starts_with("terms");
            let mut plain = if is_packed { inflate(&files[name]).unwrap() } else { files[name].clone() };
            let place = at.index(plain.len());
            plain[place] ^= byte;
            plain.truncate(cut.index(plain.len()) + 1);
            files.insert(name.clone(), if is_packed { deflate(&plain) } else { plain });
            let read = |path: &str| files.get(path).cloned().ok_or("missing");
            let _ = search(&read, &parse(&query), 10);
            files.insert(name.clone(), whole[name][..cut.index(whole[name].len())].to_vec());
            let read = |path: &str| files.get(path).cloned().ok_or("missing");
            let _ = search(&read, &parse(&query), 10);
        }
    }
}

/// Two articles of two days that differ in everything.
fn two_records() -> [Record; 2] {
    let one = Record {
        url: "2025-06-01/one/".to_owned(),
        date: "2025-06-01".to_owned(),
        page: "01".to_owned(),
        title: "渡轮增班".to_owned(),
        kicker: "港湾观察".to_owned(),
        byline: "本报记者 林澄".to_owned(),
        section: "要闻".to_owned(),
        topics: vec!["渡轮".to_owned()],
        captions: vec!["张骞像".to_owned()],
        text: "港口今日起增开C919专线，票价3.5元。".to_owned(),
        ..Record::default()
    };
    let two = Record {
        url: "2025-06-02/two/".to_owned(),
        date: "2025-06-02".to_owned(),
        page: "A03".to_owned(),
        title: "Night ferries return".to_owned(),
        byline: "林澄".to_owned(),
        section: "Local".to_owned(),
        text: "習近平考察港口，楊玉環故里。".to_owned(),
        ..Record::default()
    };
    [one, two]
}

#[test]
fn every_kind_of_question_is_answered() {
    let files = index(&two_records().map(|record| vec![record]), 1, 1, 1000);
    let (one, two) = ("2025-06-01/one/", "2025-06-02/two/");
    let found = |query: &str| found(&files, query);
    for query in [
        "渡轮",
        "湾",
        "張騫",
        "c919",
        "Ｃ９１９",
        "3.5",
        "\"增开c919专线\"",
        "港口 -杨玉环",
        "page:1",
        "版:第01版",
        "title:观察",
        "to:2025-06-01",
        "2025-06-01",
        "section:要",
        "要闻 author:林澄",
        "增*",
    ] {
        assert_eq!(found(query), [one], "{query}");
    }
    for query in [
        "习近平",
        "ferr*",
        "NIGHT ferries",
        "杨玉环",
        "page:A3",
        "from:2025-06-02",
        "自:2025/6/2",
        "港口 -渡轮",
        "section:local",
    ] {
        assert_eq!(found(query), [two], "{query}");
    }
    for query in ["港口", "林澄", "作者：林澄", "from:2025-06", "-没有"] {
        assert_eq!(found(query), [two, one], "{query}");
    }
    for query in ["", "，", "c91", "erries", "91", "“增开 C919”", "author:渡轮", "title:港口", "港口 渡轮 ferries", "*"]
    {
        assert!(found(query).is_empty(), "{query}");
    }
}

#[test]
fn records_are_read_as_they_were_written() {
    let json = record(1, "\"引\"", "一\n二").to_json();
    assert_eq!(records(&block([json.as_slice(), json.as_slice()])).unwrap().len(), 2);
}
