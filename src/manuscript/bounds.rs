//! What a YAML text may cost, counted before a parser sees it: its size, and how deep it nests.
//!
//! The parser's time grows with the square of the nesting, and a directive multiplies a long tag.

use crate::diagnostic::Diagnostic;
use crate::manuscript::typed::{Part, Typed};
use crate::rules::front_matter::{is_a_line_missing, nested_too_deep, yaml_directive, yaml_too_large};

/// The longest YAML text, in bytes.
pub const LARGEST: usize = 256 << 10;
/// How deep lists and maps nest at most; no front matter needs more than five levels.
pub const DEEPEST: usize = 64;
/// Brackets that a text may open in all. Should the count of levels ever miss one, this keeps the parser's time small.
const MOST_BRACKETS: usize = 4_000;

/// Why a text is not given to a parser.
pub fn exceeded(typed: Typed<'_>) -> Option<Diagnostic> {
    let Typed { path, yaml, part, .. } = typed;
    if yaml.len() > LARGEST {
        let told = yaml_too_large(part.words(), yaml.len() >> 10, LARGEST >> 10);
        return Some(maybe_unended(told.at_bytes(path, typed.in_file(0..1)), part));
    }
    if let Some(at) = directive(yaml) {
        return Some(yaml_directive().at_bytes(path, typed.in_file(at..at + 1)));
    }
    deep_line(yaml).or_else(|| deep_brackets(yaml)).map(|at| too_deep(typed, at))
}

/// Lists and maps nest too deep at this byte.
pub fn too_deep(typed: Typed<'_>, at: usize) -> Diagnostic {
    nested_too_deep(DEEPEST).at_bytes(typed.path, typed.in_file(at..at + 1))
}

/// Front matter that goes on too long may have lost its end.
pub fn maybe_unended(told: Diagnostic, part: Part) -> Diagnostic {
    match part {
        Part::FrontMatter => told.help(is_a_line_missing()),
        Part::Sheet => told,
    }
}

/// Where a line is `%TAG` or `%YAML`.
fn directive(yaml: &str) -> Option<usize> {
    let is_directive = |at: usize| {
        let starts_line = at == 0 || yaml.as_bytes()[at - 1] == b'\n';
        starts_line && ["%TAG", "%YAML"].iter().any(|name| yaml[at..].starts_with(name))
    };
    memchr::memchr_iter(b'%', yaml.as_bytes()).find(|&at| is_directive(at))
}

/// Where one line opens too many lists and maps: `- - - -`, `? ? ?`.
fn deep_line(yaml: &str) -> Option<usize> {
    let mut start = 0;
    for line in yaml.split('\n') {
        let bytes = line.as_bytes();
        let marks = bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'-' | b'?' | b':'));
        let marks = &bytes[..marks.unwrap_or(bytes.len())];
        let is_mark =
            |&at: &usize| !matches!(marks[at], b' ' | b'\t') && !matches!(marks.get(at + 1), Some(b'-' | b'?' | b':'));
        if let Some(at) = (0..marks.len()).filter(is_mark).nth(DEEPEST) {
            return Some(start + at);
        }
        start += line.len() + 1;
    }
    None
}

/// Where brackets and braces nest too deep, or are too many.
fn deep_brackets(yaml: &str) -> Option<usize> {
    let opens = || memchr::memchr2_iter(b'[', b'{', yaml.as_bytes());
    opens().nth(DEEPEST)?;
    let mut depths = Depths::default();
    let mut chars = yaml.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        depths = depths.after(c, chars.peek().map(|(_, next)| *next));
        if depths.deepest() > DEEPEST {
            return Some(at);
        }
    }
    opens().nth(MOST_BRACKETS)
}

/// What a parser may be reading inside brackets.
#[derive(Clone, Copy)]
enum Mode {
    Token,
    Plain,
    /// White space behind a plain text, which may go on.
    Gap,
    Anchor,
    Tag,
    Single,
    Double,
    Escape,
    Comment,
}

const MODES: [Mode; 9] = [
    Mode::Token,
    Mode::Plain,
    Mode::Gap,
    Mode::Anchor,
    Mode::Tag,
    Mode::Single,
    Mode::Double,
    Mode::Escape,
    Mode::Comment,
];

/// For each mode the parser may be in, how many brackets are open at most; zero where it cannot be in it. Outside of
/// brackets every place may be text or structure, so each bracket there may open a level: nothing is ever undercounted.
#[derive(Default)]
struct Depths([usize; MODES.len()]);

impl Depths {
    fn deepest(&self) -> usize {
        self.0.into_iter().max().unwrap_or(0)
    }

    fn reach(&mut self, mode: Mode, depth: usize) {
        let known = &mut self.0[mode as usize];
        *known = depth.max(*known);
    }

    fn after(&self, c: char, next: Option<char>) -> Depths {
        let mut after = Depths::default();
        if matches!(c, '[' | '{') {
            after.reach(Mode::Token, 1);
        }
        for mode in MODES {
            match self.0[mode as usize] {
                0 => {}
                depth => after.step(mode, depth, c, next),
            }
        }
        after
    }

    fn step(&mut self, mode: Mode, depth: usize, c: char, next: Option<char>) {
        let stays_or_ends = |end: char| if c == end { Mode::Token } else { mode };
        match mode {
            Mode::Gap if c == '#' => self.reach(Mode::Comment, depth),
            Mode::Plain | Mode::Gap => self.plain(depth, c, next),
            Mode::Anchor if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') => self.reach(mode, depth),
            Mode::Token | Mode::Anchor => self.token(depth, c),
            Mode::Tag if is_space(c) => self.reach(Mode::Token, depth),
            Mode::Tag => {
                self.reach(Mode::Tag, depth);
                if c == ',' {
                    self.reach(Mode::Token, depth);
                }
            }
            // A doubled mark ends a text and begins another, which is the same for brackets.
            Mode::Single => self.reach(stays_or_ends('\''), depth),
            Mode::Double if c == '\\' => self.reach(Mode::Escape, depth),
            Mode::Double => self.reach(stays_or_ends('"'), depth),
            Mode::Escape => self.reach(Mode::Double, depth),
            Mode::Comment => self.reach(if is_break(c) { Mode::Token } else { mode }, depth),
        }
    }

    fn token(&mut self, depth: usize, c: char) {
        match c {
            '[' | '{' => self.reach(Mode::Token, depth + 1),
            ']' | '}' => self.reach(Mode::Token, depth - 1),
            ',' | '?' | ':' => self.reach(Mode::Token, depth),
            '\'' => self.reach(Mode::Single, depth),
            '"' => self.reach(Mode::Double, depth),
            '#' => self.reach(Mode::Comment, depth),
            '!' => self.reach(Mode::Tag, depth),
            '&' | '*' => self.reach(Mode::Anchor, depth),
            c if is_space(c) => self.reach(Mode::Token, depth),
            _ => self.reach(Mode::Plain, depth),
        }
    }

    fn plain(&mut self, depth: usize, c: char, next: Option<char>) {
        match c {
            '[' | '{' | ']' | '}' | ',' => self.token(depth, c),
            ':' if next.is_none_or(|next| is_space(next) || "[]{},?".contains(next)) => self.reach(Mode::Token, depth),
            c if is_space(c) => self.reach(Mode::Gap, depth),
            _ => self.reach(Mode::Plain, depth),
        }
    }
}

/// The line breaks of YAML 1.1.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_break(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::manuscript::parse;
    use crate::manuscript::yaml::Yaml;
    use crate::source::SourcePath;

    fn messages(yaml: &str) -> String {
        exceeded(Typed::front_matter(&SourcePath::new("a.md"), yaml, 0))
            .map(|diagnostic| diagnostic.english().to_owned())
            .unwrap_or_default()
    }

    #[test]
    fn what_costs_a_parser_too_much_is_told_before() {
        let deep = "lists and maps are nested too deep";
        assert_eq!(messages(&format!("title: {}\n", "x".repeat(LARGEST))), "the front matter has 256 kB");
        for opening in ["[", "{a: ", "[\"]\", ", "['}', ", "[it's, ", "[#]\n", "[a #]\n ", "[!<]> x, ", "[&a ']', "] {
            assert_eq!(messages(&format!("a: {}\n", opening.repeat(DEEPEST + 1))), deep, "{opening}");
        }
        for opening in ["- ", "? ", "-\t", "? - "] {
            assert_eq!(messages(&format!("{}x\n", opening.repeat(DEEPEST + 1))), deep, "{opening}");
        }
        assert_eq!(messages("%TAG !e! tag:long\n--- {a: !e!x y}\n"), "a YAML directive is not read here");
    }

    #[test]
    fn brackets_in_texts_and_side_by_side_nest_nothing() {
        let maps = "- {number: 1, name: \"[要闻\", pdf: 'a]b', x: [1, 2]} # [\n".repeat(900);
        assert_eq!(messages(&format!("pages:\n{maps}")), "");
        assert_eq!(messages(&format!("notes: |\n{}", "  他说 [注 1]：it's {x}\n".repeat(500))), "");
        assert_eq!(messages(&format!("notes: |\n  {}\n  {}\n", "-".repeat(200), "100% ".repeat(99))), "");
    }

    /// At least this many brackets; `[a: b]` is a map without any.
    fn depth(yaml: &Yaml) -> usize {
        match yaml {
            Yaml::List(entries) => 1 + entries.iter().map(depth_in_list).max().unwrap_or(0),
            Yaml::Map(entries) => 1 + inside_map(entries),
            _ => 0,
        }
    }

    fn depth_in_list(yaml: &Yaml) -> usize {
        match yaml {
            Yaml::Map(entries) if entries.len() == 1 => inside_map(entries),
            other => depth(other),
        }
    }

    fn inside_map(entries: &[(Yaml, Yaml)]) -> usize {
        entries.iter().flat_map(|(key, value)| [depth(key), depth(value)]).max().unwrap_or(0)
    }

    // Without `?`, behind which the parser takes a closing bracket for nothing, though its scanner counts it.
    fn piece() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "[", "[", "[", "]", "{", "}", ", ", ",", ": ", ":", "a", "b ", " ", "'", "\"", "\\", "#", " #", "\n",
            "\n ", "&a ", "*a ", "!t ", "!<[>", "- ", "?", "|\n ", ">\n ", "\u{2028}", "\u{85}", "\t", "%", "-",
        ])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]

        #[test]
        fn no_bracket_that_the_parser_opens_is_missed(pieces in prop::collection::vec(piece(), 0..24)) {
            let text = format!("[{}", pieces.concat());
            let mut depths = Depths::default();
            let mut deepest = 0;
            let chars: Vec<char> = text.chars().collect();
            for (at, c) in chars.iter().enumerate() {
                depths = depths.after(*c, chars.get(at + 1).copied());
                deepest = deepest.max(depths.deepest());
            }
            for close in ["", "]", "]]", "]]]", "]]]]", "]]]]]", "}]", "']", "\"]", "\n]"] {
                if let Some(yaml) = parse::tree(&format!("{text}{close}")) {
                    // A list of brackets may be a key of a map without any.
                    let least = if let Yaml::Map(entries) = &yaml { inside_map(entries) } else { depth(&yaml) };
                    prop_assert!(least <= deepest, "{:?}: {:?}", text, yaml);
                }
            }
        }
    }
}
