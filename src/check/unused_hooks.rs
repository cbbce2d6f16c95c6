//! Hooks that no template shows: their names are written otherwise, or a template that had their line was replaced.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::TemplateText;
use crate::load::themes;
use crate::rules::templates::{hooks_are, include_hook, unused_hook};

const HOOKS: &str = "hooks/";

/// Warns of the project's own files in `templates/hooks/` that no template names.
pub fn warnings(templates: &[TemplateText]) -> Diagnostics {
    let hooks = || templates.iter().filter(|text| text.name.starts_with(HOOKS));
    let is_own = |hook: &&TemplateText| themes::built_in_text(&hook.path) != Some(hook.text.as_str());
    let is_unused = |hook: &&TemplateText| !templates.iter().any(|text| text.text.contains(&hook.name));
    let known: Vec<&str> = hooks().filter(|hook| is_built_in(hook)).map(|hook| hook.path.file_name()).collect();
    hooks().filter(is_own).filter(is_unused).map(|hook| warning(hook, &known)).collect()
}

fn is_built_in(hook: &TemplateText) -> bool {
    themes::built_in_text(&hook.path).is_some()
}

fn warning(hook: &TemplateText, known: &[&str]) -> Diagnostic {
    if is_built_in(hook) {
        return unused_hook().help(include_hook(&hook.name)).in_file(&hook.path);
    }
    let names = known.iter().map(|name| (*name).to_owned()).collect();
    unused_hook().suggest_or((hook.path.file_name(), known.iter().copied()), hooks_are(names)).in_file(&hook.path)
}
