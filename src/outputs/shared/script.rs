//! Scripts, minified: without comments and needless white space, and with short names.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The same ES module, smaller; as it is when it is none.
pub fn minified(module: &str) -> String {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, module, SourceType::mjs()).parse();
    if parsed.panicked || !parsed.errors.is_empty() {
        return module.to_owned();
    }
    let mut program = parsed.program;
    let mangle = MangleOptions { top_level: true, ..MangleOptions::default() };
    let options = MinifierOptions { mangle: Some(mangle), compress: Some(CompressOptions::safest()) };
    let names = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let options = CodegenOptions { minify: true, comments: CommentOptions::disabled(), ..CodegenOptions::default() };
    Codegen::new().with_options(options).with_scoping(names).build(&program).code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_module_exports_keeps_its_name() {
        let module = "// A comment.\nconst twice = number => number * 2;\nexport const doubled = numbers => numbers.map(twice);\n";
        let small = minified(module);
        assert!(
            small.contains("doubled") && !small.contains("twice") && small.len() < module.len() / 2 + 20,
            "{small}"
        );
    }

    #[test]
    fn what_is_no_module_stays_as_it_is() {
        assert_eq!(minified("const = 1;"), "const = 1;");
    }
}
