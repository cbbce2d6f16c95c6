//! What is said beside a message, declared.

/// Declares what is said beside a message: a function each.
macro_rules! phrases {
    ($($(#[$about_phrase:meta])* $name:ident($($arg:ident: $kind:ty),* $(,)?) = [$en:literal, $zh:literal];)*) => {
        $(
            $(#[$about_phrase])*
            pub fn $name($($arg: $kind),*) -> $crate::diagnostic::Text {
                const KNOWN: &[&str] = &[$(stringify!($arg)),*];
                const WORDS: $crate::diagnostic::Words = $crate::diagnostic::phrases::words!(KNOWN, $en, $zh);
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

pub(crate) use {phrases, words};
