//! Rules, declared.

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
                fix: $crate::diagnostic::declare::fixes!($($fix)?),
                summary: $crate::diagnostic::phrases::words!(KNOWN, $se, $sz),
                message: $crate::diagnostic::phrases::words!(KNOWN, $me, $mz),
                label: $crate::diagnostic::declare::optional!($($crate::diagnostic::phrases::words!(KNOWN, $le, $lz))?),
                help: &[$($crate::diagnostic::phrases::words!(KNOWN, $he, $hz)),*],
                about: $crate::diagnostic::phrases::words!(KNOWN, $ae, $az),
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

pub(crate) use {fixes, optional, rules};
