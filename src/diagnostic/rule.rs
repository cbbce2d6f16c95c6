//! Rules: what newsprint tells of, each a static of facts.

use crate::diagnostic::severity::Severity;
use crate::diagnostic::words::Words;

/// One thing that newsprint tells of.
#[derive(Debug)]
pub struct Rule {
    /// Stable: site.toml, reports and searches name it.
    pub code: &'static str,
    pub level: Severity,
    pub switch: Switch,
    /// Whether it may come with an edit that is safe to apply.
    pub fix: Fixes,
    /// What it is, in half a sentence.
    pub summary: Words,
    pub message: Words,
    pub label: Option<Words>,
    pub help: &'static [Words],
    /// Why it matters and what to do, in a paragraph.
    pub about: Words,
    /// Of these, the wrong one gives this message, and the right one none. Files stand below lines `-- path --`, and what
    /// begins with `---` is an article; what begins with `$` is typed in a terminal; what begins with `#` is a situation.
    pub wrong: &'static str,
    pub right: &'static str,
}

/// Whether `[check]` of site.toml may give a rule another level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Switch {
    Free,
    /// It protects what is published, or nothing can be made where it applies.
    Fixed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fixes {
    Never,
    Safe,
}

/// Declares rules: a function each, by which it is told, and `RULES`, all of them. Words stand in pairs, English first.
macro_rules! rules {
    ($($(#[$about_rule:meta])* $name:ident($($arg:ident: $kind:ty),* $(,)?) {
        $code:literal, $level:ident, $switch:ident $(+ $fix:ident)?,
        summary: [$se:literal, $sz:literal],
        message: [$me:literal, $mz:literal],
        $(label: [$le:literal, $lz:literal],)?
        $(help: [$he:literal, $hz:literal],)*
        about: [$ae:literal, $az:literal],
        wrong: $wrong:literal,
        right: $right:literal,
    })*) => {
        #[allow(non_camel_case_types, clippy::enum_variant_names)]
        enum Index {
            $($name),*
        }

        pub const RULES: &[$crate::diagnostic::Rule] = &[$({
            const KNOWN: &[&str] = &[$(stringify!($arg)),*];
            $crate::diagnostic::Rule {
                code: $code,
                level: $crate::diagnostic::Severity::$level,
                switch: $crate::diagnostic::Switch::$switch,
                fix: $crate::diagnostic::rule::fixes!($($fix)?),
                summary: $crate::diagnostic::rule::words!(KNOWN, $se, $sz),
                message: $crate::diagnostic::rule::words!(KNOWN, $me, $mz),
                label: $crate::diagnostic::rule::optional!($($crate::diagnostic::rule::words!(KNOWN, $le, $lz))?),
                help: &[$($crate::diagnostic::rule::words!(KNOWN, $he, $hz)),*],
                about: $crate::diagnostic::rule::words!(KNOWN, $ae, $az),
                wrong: $wrong,
                right: $right,
            }
        }),*];

        $(
            $(#[$about_rule])*
            pub fn $name($($arg: $kind),*) -> $crate::diagnostic::Diagnostic {
                let arguments = vec![$((stringify!($arg).into(), $crate::diagnostic::Argument::from($arg))),*];
                $crate::diagnostic::Diagnostic::of(RULES.get(Index::$name as usize).expect("each has an index"), arguments)
            }
        )*
    };
}

/// Declares what is said beside a message: a function each.
macro_rules! phrases {
    ($($(#[$about_phrase:meta])* $name:ident($($arg:ident: $kind:ty),* $(,)?) = [$en:literal, $zh:literal];)*) => {
        $(
            $(#[$about_phrase])*
            pub fn $name($($arg: $kind),*) -> $crate::diagnostic::Text {
                const KNOWN: &[&str] = &[$(stringify!($arg)),*];
                const WORDS: $crate::diagnostic::Words = $crate::diagnostic::rule::words!(KNOWN, $en, $zh);
                WORDS.with(&[$((stringify!($arg).into(), $crate::diagnostic::Argument::from($arg))),*])
            }
        )*
    };
}

/// Words in both languages, whose arguments are known and agree.
macro_rules! words {
    ($known:ident, $en:literal, $zh:literal) => {{
        const AGREES: () = assert!(
            $crate::diagnostic::words::agree($known, $en, $zh),
            "the arguments in English and in Chinese differ, or one is not known"
        );
        #[allow(clippy::let_unit_value)]
        let () = AGREES;
        $crate::diagnostic::Words::new($en, $zh)
    }};
}

macro_rules! optional {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

macro_rules! fixes {
    () => {
        $crate::diagnostic::Fixes::Never
    };
    (Fix) => {
        $crate::diagnostic::Fixes::Safe
    };
}

pub(crate) use {fixes, optional, phrases, rules, words};
