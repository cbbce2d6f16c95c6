//! The same vectors hold the ES module (`js/test.mjs`) and this crate to the same answers.

use newsprint_search::snippet::marks;
use newsprint_search::term::terms;
use newsprint_search::{Question, fold, parse};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vectors {
    folds: String,
    fold: Vec<(String, String)>,
    parse: Vec<(String, Question)>,
    #[serde(rename = "match")]
    found: Vec<Match>,
    terms: Vec<(String, Vec<String>)>,
}

#[derive(Deserialize)]
struct Match {
    query: String,
    text: String,
    pieces: Vec<(String, bool)>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../vectors.json")).unwrap()
}

#[test]
fn the_vectors_fold_as_the_table_does() {
    let folds: Vec<char> = vectors().folds.chars().collect();
    assert!(!folds.is_empty());
    for pair in folds.chunks(2) {
        assert_eq!(fold(&pair[0].to_string()), pair[1].to_string());
    }
}

#[test]
fn texts_are_folded() {
    for (text, folded) in vectors().fold {
        assert_eq!(fold(&text), folded, "{text:?}");
    }
}

#[test]
fn questions_are_understood() {
    for (query, question) in vectors().parse {
        assert_eq!(parse(&query), question, "{query:?}");
    }
}

#[test]
fn matches_are_marked() {
    for Match { query, text, pieces } in vectors().found {
        assert_eq!(marks(&text, &parse(&query).all), pieces, "{query:?} in {text:?}");
    }
}

#[test]
fn texts_have_their_terms() {
    for (text, expected) in vectors().terms {
        let folded = fold(&text);
        let mut all = vec![];
        terms(&folded, |found| {
            let (bytes, len) = found.term().bytes();
            all.push(String::from_utf8(bytes[..len].to_vec()).unwrap());
        });
        // In any order: what matters is which there are.
        let sorted = |mut all: Vec<String>| {
            all.sort();
            all
        };
        assert_eq!(sorted(all), sorted(expected), "{text:?}");
    }
}
