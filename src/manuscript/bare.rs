//! The characters of words that YAML takes for numbers, flags or nothing.
//!
//! The parser hands out `0xCAFE` as 51966. Asked for a text it hands out what was typed, but then it says nothing of what
//! YAML makes of it; so a text with such words, which are rare, is read a second time along the tree of the first.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::manuscript::budget::Budget;
use crate::manuscript::yaml::{Bare, Core, Yaml};

/// Gives all such words in a tree that was read from a text the characters that they have there.
pub fn restore(yaml: &str, tree: &mut Yaml, budget: &Budget) -> Result<(), serde_yaml::Error> {
    if !has_odd_words(yaml) {
        return Ok(());
    }
    (Restored { value: tree, budget }).deserialize(serde_yaml::Deserializer::from_str(yaml))
}

/// Whether a text may hold a word that YAML would write in another way: `1.50`, `True`, `Null`; not `12`, `true`, `05`.
fn has_odd_words(yaml: &str) -> bool {
    let is_of_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_');
    yaml.as_bytes().split(|byte| !is_of_word(byte)).any(is_odd)
}

fn is_odd(word: &[u8]) -> bool {
    match word {
        [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => is_odd_number(word),
        [b'n' | b'N', ..] => word.eq_ignore_ascii_case(b"null"),
        [b't' | b'T' | b'f' | b'F', ..] => matches!(word, b"True" | b"TRUE" | b"False" | b"FALSE"),
        _ => false,
    }
}

fn is_odd_number(word: &[u8]) -> bool {
    let unsigned = word.strip_prefix(b"+").or_else(|| word.strip_prefix(b"-")).unwrap_or(word);
    match unsigned {
        [b'0', b'x' | b'o' | b'b', ..] | [b'.', ..] => true,
        // Text, as `05` is by itself.
        [b'0', rest @ ..] if !rest.is_empty() && rest.iter().all(u8::is_ascii_digit) => false,
        [b'0'..=b'9', ..] => {
            let word = str::from_utf8(word).unwrap_or_default();
            let is_whole = word.len() < 18 && unsigned.iter().all(u8::is_ascii_digit);
            if is_whole {
                return word.starts_with('+') || word == "-0";
            }
            word.parse::<f64>().is_ok_and(|number| number.to_string() != word)
        }
        _ => false,
    }
}

struct Restored<'t> {
    value: &'t mut Yaml,
    budget: &'t Budget,
}

impl<'de> DeserializeSeed<'de> for Restored<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.value {
            Yaml::Text(_) => IgnoredAny::deserialize(deserializer).map(drop),
            Yaml::Blank | Yaml::Bare(_) => deserializer.deserialize_str(self),
            Yaml::List(_) => deserializer.deserialize_seq(self),
            Yaml::Map(_) => deserializer.deserialize_map(self),
        }
    }
}

impl<'de> Visitor<'de> for Restored<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the YAML that was read before")
    }

    fn visit_str<E: serde::de::Error>(self, typed: &str) -> Result<(), E> {
        self.budget.spend(typed.len())?;
        match self.value {
            Yaml::Bare(bare) => typed.clone_into(&mut bare.typed),
            Yaml::Blank if typed.eq_ignore_ascii_case("null") => {
                *self.value = Yaml::Bare(Bare { typed: typed.to_owned(), core: Core::Null });
            }
            _ => {}
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Yaml::List(entries) = self.value else { return Ok(()) };
        for entry in entries {
            list.next_element_seed(Restored { value: entry, budget: self.budget })?;
        }
        // The parser wants to see the end of it.
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Yaml::Map(entries) = self.value else { return Ok(()) };
        for (_, value) in entries {
            map.next_key::<IgnoredAny>()?;
            map.next_value_seed(Restored { value, budget: self.budget })?;
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::manuscript::parse;

    /// The only scalar in a tree that is not called `a`.
    fn scalar(tree: &Yaml) -> Option<&str> {
        match tree {
            Yaml::List(entries) => entries.iter().find_map(scalar),
            Yaml::Map(entries) => entries.iter().find_map(|(_, value)| scalar(value)),
            one => one.typed().filter(|typed| *typed != "a"),
        }
    }

    /// Where a word may stand.
    const PLACES: [&str; 15] = [
        "k: {}\n",
        "k:   {}   # a\n",
        "k:\n  {}\n",
        "k: [{}]\n",
        "k: [a,{},a]\n",
        "k:\n- a\n- {}\n",
        "k:\n  - {k: {}}\n",
        "k: {\"k\":{}}\n",
        "k: {k: {} , k2: a}\n",
        "k: &x {}\n",
        "k: !t {}\n",
        "k: !t [{}, a]\nl: a\n",
        "k: !t\n  k: {}\n",
        "{}: a\nk: {}\n",
        "k: a\r\nl: {}\r\n",
    ];

    #[test]
    fn words_stay_as_they_were_typed() {
        for word in [
            "0xCAFE",
            "0b101",
            "0o17",
            "017",
            "+86",
            "-5",
            "-0",
            "1_000",
            "1.50",
            "1e3",
            ".5",
            "5.",
            "+.inf",
            ".NaN",
            "no",
            "Yes",
            "on",
            "Off",
            "y",
            "true",
            "True",
            "FALSE",
            "null",
            "Null",
            "NULL",
            "=",
            "<<",
            "2025-06-16",
            "12:30:45",
            "99999999999999999999",
            "99999999999999999999999999999999999999999999",
            "-9223372036854775809",
            "-0x1F",
            "0x",
            "1.0",
            "10",
            "0",
            "12345678901234567890123",
            "1E400",
            "0.1e-7",
        ] {
            for place in PLACES {
                let yaml = place.replace("{}", word);
                let tree = parse::tree(&yaml).unwrap_or_else(|| panic!("{yaml}"));
                assert_eq!(scalar(&tree), Some(word), "{yaml}");
            }
        }
    }

    #[test]
    fn an_alias_has_the_characters_of_what_it_repeats() {
        let tree = parse::tree("a: &x [1.50, &y 0x10, Null]\nb: *x\nc: *y\nd: {*y : +1}\n").unwrap();
        let Yaml::Map(entries) = &tree else { panic!("{tree:?}") };
        let typed = |value: &Yaml| match value {
            Yaml::List(entries) => entries.iter().map(|entry| entry.typed().unwrap().to_owned()).collect(),
            one => vec![scalar(one).unwrap().to_owned()],
        };
        let typed: Vec<Vec<String>> = entries.iter().map(|(_, value)| typed(value)).collect();
        let list = ["1.50", "0x10", "Null"].map(str::to_owned).to_vec();
        assert_eq!(typed, [list.clone(), list, vec!["0x10".to_owned()], vec!["+1".to_owned()]]);
    }

    #[test]
    fn long_numbers_are_not_repeated_beyond_measure() {
        let long = format!("0x{}1", "0".repeat(1_000));
        let yaml = format!("a: &a {long}\nb: [{}]\n", vec!["*a"; 2_000].join(", "));
        let budget = Budget::of(&yaml);
        let entry = || Yaml::Bare(Bare { typed: "1".to_owned(), core: Core::Int(1) });
        let text = |text: &str| Yaml::Text(text.to_owned());
        let list = Yaml::List((0..2_000).map(|_| entry()).collect());
        let mut tree = Yaml::Map(vec![(text("a"), entry()), (text("b"), list)]);
        assert!(restore(&yaml, &mut tree, &budget).is_err() && budget.over.get().is_some());
    }

    fn word() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "0",
            "1",
            "7",
            "9",
            "00",
            "x",
            "b",
            "o",
            "e",
            "E",
            "f",
            "A",
            ".",
            "_",
            "+",
            "-",
            "inf",
            "nan",
            "true",
            "True",
            "null",
            "NULL",
            "no",
            "~",
            "1234567890",
        ]);
        let word = prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.concat());
        word.prop_filter("a word", |word| !matches!(word.as_str(), "-" | "~" | "a" | "---" | "..."))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn whatever_word_is_typed_is_read_as_it_is(word in word(), place in prop::sample::select(&PLACES[..])) {
            let yaml = place.replace("{}", &word);
            if let Some(tree) = parse::tree(&yaml) {
                prop_assert_eq!(scalar(&tree), Some(word.as_str()), "{:?}", yaml);
            }
        }
    }
}
