//! Who imports whom: every path of the sources, read token by token and followed to the file that defines what it names.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Sources by their path from the project's folder, with `/` between its parts.
pub type Sources = BTreeMap<String, String>;

/// What a file's own code names, without its tests.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The files of ours that define what it names.
    pub files: BTreeSet<String>,
    /// What it names of other crates, as `std::fs::read`.
    pub foreign: BTreeSet<String>,
    /// What is named but defined nowhere; nothing, unless this reading itself is wrong.
    pub lost: BTreeSet<String>,
}

/// What each file names; files that only tests declare are left out.
pub fn named(sources: &Sources) -> BTreeMap<String, Named> {
    let modules = Modules::read(sources);
    let mut all: BTreeMap<String, Named> = BTreeMap::new();
    for (at, module) in &modules.by_path {
        let named = all.entry(module.file.clone()).or_default();
        for used in &module.uses {
            // To hand on what a child has is no use of it, unless it is mentioned here too.
            let is_handed_on = used.is_public && modules.leads_into_child(at, &used.path);
            if !is_handed_on || module.mentioned.contains(&used.name) {
                modules.follow(at, &used.path).note(&used.path, &module.file, named);
            }
        }
        // A name alone is somebody else's only by an import of everything.
        let alone = module.mentioned.iter().filter(|_| module.uses.iter().any(|used| used.name == "*"));
        for path in module.paths.iter().cloned().chain(alone.map(|name| vec![name.clone()])) {
            modules.follow(at, &path).note(&path, &module.file, named);
        }
    }
    all
}

/// A module, of a file or inline.
#[derive(Default)]
struct Module {
    file: String,
    children: BTreeSet<String>,
    /// Functions, types and everything else with a name of its own.
    defined: BTreeSet<String>,
    uses: Vec<Use>,
    paths: BTreeSet<Vec<String>>,
    mentioned: BTreeSet<String>,
}

struct Use {
    /// What the path is called here; `*` for everything that it holds.
    name: String,
    path: Vec<String>,
    is_public: bool,
}

/// The modules of all crates; a path begins with its crate's name.
struct Modules {
    by_path: BTreeMap<Vec<String>, Module>,
}

/// Where a path leads.
enum Target {
    File(String),
    Foreign(Vec<String>),
    Lost,
    /// A name of the language, of a local variable or of a type's own.
    Local,
}

impl Target {
    fn note(self, path: &[String], from: &str, named: &mut Named) {
        match self {
            Target::File(file) if file != from => named.files.insert(file),
            Target::Foreign(path) => named.foreign.insert(path.join("::")),
            Target::Lost => named.lost.insert(path.join("::")),
            Target::File(_) | Target::Local => false,
        };
    }
}

impl Modules {
    fn read(sources: &Sources) -> Modules {
        let mut modules = Modules { by_path: BTreeMap::new() };
        for file in sources.keys() {
            if let Some(name) = crate_of(file) {
                modules.add(sources, vec![name], file);
            }
        }
        modules
    }

    /// A module of a file, and those that it declares in files of their own.
    fn add(&mut self, sources: &Sources, path: Vec<String>, file: &str) {
        let tokens: TokenStream = sources[file].parse().unwrap_or_else(|error| panic!("{file}: {error}"));
        let declared = self.walk(tokens, &path, file);
        let name = file.rsplit('/').next().unwrap();
        let folder = match name {
            "lib.rs" | "main.rs" | "mod.rs" => file.trim_end_matches(name).to_owned(),
            _ => format!("{}/", file.trim_end_matches(".rs")),
        };
        for child in declared {
            let files = [format!("{folder}{child}.rs"), format!("{folder}{child}/mod.rs")];
            if let Some(file) = files.iter().find(|file| sources.contains_key(*file)) {
                self.add(sources, joined(&path, &child), file);
            }
        }
    }

    /// Reads the items of a module and gives the names of those that lie in files of their own.
    fn walk(&mut self, tokens: TokenStream, at: &[String], file: &str) -> Vec<String> {
        let mut reader = Reader { module: Module { file: file.to_owned(), ..Module::default() }, inline: vec![] };
        let mut declared = vec![];
        reader.items(tokens, &mut declared);
        let inline = std::mem::take(&mut reader.inline);
        self.by_path.insert(at.to_vec(), reader.module);
        for (name, tokens) in inline {
            self.walk(tokens, &joined(at, &name), file);
        }
        declared
    }

    fn leads_into_child(&self, at: &[String], path: &[String]) -> bool {
        let path = path.strip_prefix(&["self".to_owned()]).unwrap_or(path);
        self.by_path[at].children.contains(&path[0])
    }

    /// Where a path leads that stands in the module `at`.
    fn follow(&self, at: &[String], path: &[String]) -> Target {
        self.follow_within(at, path, &mut BTreeSet::new())
    }

    fn follow_within(&self, at: &[String], path: &[String], seen: &mut BTreeSet<(Vec<String>, Vec<String>)>) -> Target {
        if !seen.insert((at.to_vec(), path.to_vec())) {
            return Target::Lost; // an import of itself, by another
        }
        let Some((first, rest)) = path.split_first() else { return Target::Local };
        match first.as_str() {
            "crate" => self.descend(&at[..1], rest, seen),
            "self" if rest.first().is_none_or(|part| part != "super") => self.descend(at, rest, seen),
            "self" => self.follow_within(at, rest, seen),
            "super" if rest.first().is_some_and(|part| part == "super") => {
                self.follow_within(&at[..at.len() - 1], rest, seen)
            }
            "super" => self.descend(&at[..at.len() - 1], rest, seen),
            _ => match self.descend(at, path, seen) {
                Target::Lost if path.len() > 1 && self.by_path.contains_key(&path[..1]) => {
                    self.descend(&path[..1], rest, seen)
                }
                Target::Lost if path.len() > 1 => Target::Foreign(path.to_vec()),
                Target::Lost => Target::Local,
                found => found,
            },
        }
    }

    /// Where a path leads that begins inside the module `at`.
    fn descend(&self, at: &[String], path: &[String], seen: &mut BTreeSet<(Vec<String>, Vec<String>)>) -> Target {
        let Some(module) = self.by_path.get(at) else { return Target::Lost };
        let Some((first, rest)) = path.split_first() else { return Target::File(module.file.clone()) };
        // A function may have the name of a module, but nothing stands in it.
        if module.children.contains(first) && !(rest.is_empty() && module.defined.contains(first)) {
            return self.descend(&joined(at, first), rest, seen);
        }
        if first == "*" || first == "self" || module.defined.contains(first) {
            return Target::File(module.file.clone());
        }
        // `use tera::tera` names a crate, not itself.
        if let Some(used) = module.uses.iter().find(|used| used.name == *first && used.path[0] != *first) {
            return match self.follow_within(at, &[&used.path, rest].concat(), seen) {
                Target::Foreign(_) if used.is_public => Target::File(module.file.clone()),
                found => found,
            };
        }
        let is_ours = |start: &String| {
            let is_word = ["crate", "self", "super"].contains(&start.as_str());
            is_word || module.children.contains(start) || module.uses.iter().any(|used| used.name == *start)
        };
        for used in module.uses.iter().filter(|used| used.name == "*" && is_ours(&used.path[0])) {
            let path = [&used.path[..used.path.len() - 1], path].concat();
            let found = self.follow_within(at, &path, seen);
            if matches!(found, Target::File(_)) {
                return found;
            }
        }
        Target::Lost
    }
}

fn joined(path: &[String], name: &str) -> Vec<String> {
    [path, &[name.to_owned()]].concat()
}

/// The crate that a file is the root of, as paths name it.
fn crate_of(file: &str) -> Option<String> {
    match file {
        "src/lib.rs" => Some("newsprint".to_owned()),
        "src/main.rs" => Some("main".to_owned()),
        _ => {
            let name = file.strip_prefix("crates/")?.strip_suffix("/src/lib.rs")?;
            Some(format!("newsprint_{}", name.replace('-', "_")))
        }
    }
}

/// What is read of a module's tokens.
struct Reader {
    module: Module,
    inline: Vec<(String, TokenStream)>,
}

const DEFINING: [&str; 9] = ["fn", "struct", "enum", "union", "trait", "type", "const", "static", "macro_rules"];

impl Reader {
    /// The tokens of a module itself, where items have names.
    fn items(&mut self, tokens: TokenStream, declared: &mut Vec<String>) {
        let tokens: Vec<TokenTree> = without_tests(tokens.into_iter().collect());
        for (at, token) in tokens.iter().enumerate() {
            let TokenTree::Ident(word) = token else { continue };
            if tokens.get(at + 1).is_some_and(|token| is_punct(token, '!')) {
                self.made_by_macro(&tokens[at + 2..]);
            }
            let next = |ahead: usize| tokens.get(at + ahead).and_then(identifier);
            let name = if word == "macro_rules" { next(2) } else { next(1) };
            let Some(name) = name else { continue };
            if word == "mod" {
                self.module.children.insert(name.clone());
                match tokens.get(at + 2) {
                    Some(TokenTree::Group(group)) => self.inline.push((name, group.stream())),
                    _ => declared.push(name),
                }
            } else if DEFINING.contains(&word.to_string().as_str()) {
                self.module.defined.insert(name);
            }
        }
        self.tokens(&tokens, true);
    }

    /// The names that a macro may define: those that it is called with, and those that its own text defines.
    fn made_by_macro(&mut self, tokens: &[TokenTree]) {
        let Some(TokenTree::Group(group)) = tokens.iter().take(2).find(|token| matches!(token, TokenTree::Group(_)))
        else {
            return;
        };
        let mut inside: Vec<TokenTree> = group.stream().into_iter().collect();
        self.module.defined.extend(inside.iter().filter_map(identifier));
        while let Some(token) = inside.pop() {
            if let TokenTree::Group(group) = token {
                let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
                let names = tokens
                    .windows(2)
                    .filter(|pair| identifier(&pair[0]).is_some_and(|word| DEFINING.contains(&word.as_str())));
                self.module.defined.extend(names.filter_map(|pair| identifier(&pair[1])));
                inside.extend(tokens);
            }
        }
    }

    /// Everything that these tokens name.
    fn tokens(&mut self, tokens: &[TokenTree], is_module: bool) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let word = identifier(token).unwrap_or_default();
            if is_punct(token, '#') && attribute(tokens, at).is_some() {
                let (attribute, len) = attribute(tokens, at).unwrap();
                self.attribute(attribute);
                at += len;
            } else if word == "use" && !tokens.get(at + 1).is_some_and(|token| is_punct(token, '<')) {
                let end =
                    tokens[at..].iter().position(|token| is_punct(token, ';')).map_or(tokens.len(), |len| at + len);
                let is_public = at > 0 && is_visibility(&tokens[..at]);
                self.uses(&tokens[at + 1..end], &[], is_public);
                at = end;
            } else if word == "mod" && is_module && matches!(tokens.get(at + 2), Some(TokenTree::Group(_))) {
                at += 3; // a module of its own
            } else if let TokenTree::Group(group) = token {
                self.tokens(&without_tests(group.stream().into_iter().collect()), false);
                at += 1;
            } else if !word.is_empty() && !follows_another(&tokens[..at]) {
                let (path, len) = path(&tokens[at..]);
                if !["crate", "self", "super"].contains(&path[0].as_str()) {
                    self.module.mentioned.insert(path[0].clone());
                }
                if path.len() > 1 {
                    self.module.paths.insert(path);
                }
                at += len;
            } else {
                at += 1;
            }
        }
    }

    /// An attribute names things as code does, and in texts: `#[serde(with = "…")]`. Documentation is no code.
    fn attribute(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        if tokens.first().is_some_and(|token| token.to_string() == "doc") {
            return;
        }
        for text in texts(&tokens) {
            if let Ok(named) = text.parse::<TokenStream>() {
                self.tokens(&named.into_iter().collect::<Vec<_>>(), false);
            }
        }
        self.tokens(&tokens, false);
    }

    /// The paths of a `use`, with what they are called.
    fn uses(&mut self, tokens: &[TokenTree], before: &[String], is_public: bool) {
        let (mut path, len) = path(tokens);
        path.splice(0..0, before.iter().cloned());
        let rest = &tokens[len..];
        match rest.iter().find(|token| !is_punct(token, ':')) {
            Some(TokenTree::Group(group)) => {
                let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
                for part in tokens.split(|token| is_punct(token, ',')).filter(|part| !part.is_empty()) {
                    self.uses(part, &path, is_public);
                }
                return;
            }
            Some(token) if is_punct(token, '*') => path.push("*".to_owned()),
            _ => {}
        }
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
        }
        let renamed = rest.windows(2).find(|two| two[0].to_string() == "as").map(|two| two[1].to_string());
        let name = renamed.unwrap_or_else(|| path.last().unwrap().clone());
        self.module.uses.push(Use { name, path, is_public });
    }
}

/// A path and how many tokens it takes: `a::b::c`; what it begins with only, where it goes on with something else.
fn path(tokens: &[TokenTree]) -> (Vec<String>, usize) {
    let start = tokens.iter().take_while(|token| is_punct(token, ':')).count();
    let Some(first) = tokens.get(start).and_then(identifier) else { return (vec![], start) };
    let (mut path, mut len) = (vec![first], start + 1);
    while let [one, two, next, ..] = &tokens[len..]
        && is_double(one, two)
        && let Some(name) = identifier(next)
    {
        path.push(name);
        len += 3;
    }
    (path, len)
}

fn is_double(one: &TokenTree, two: &TokenTree) -> bool {
    matches!(one, TokenTree::Punct(one) if one.as_char() == ':' && one.spacing() == Spacing::Joint)
        && is_punct(two, ':')
}

fn identifier(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(name) => Some(name.to_string().trim_start_matches("r#").to_owned()),
        _ => None,
    }
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == wanted)
}

/// Whether what comes next is a field, a method, a lifetime, or the rest of a path.
fn follows_another(before: &[TokenTree]) -> bool {
    match before {
        [.., minus, greater, one, two] if is_double(one, two) && is_punct(greater, '>') => !is_punct(minus, '-'),
        [.., name, one, two] if is_double(one, two) => {
            // A path that begins with `::` may stand behind a word of the language.
            identifier(name).is_some_and(|name| {
                !["return", "in", "else", "match", "if", "as", "dyn", "impl", "mut"].contains(&name.as_str())
            })
        }
        [one, two] if is_double(one, two) => false,
        // A range ends in a dot too.
        [.., one, two] if is_punct(one, '.') && is_punct(two, '.') => false,
        [.., last] => is_punct(last, '.') || is_punct(last, '\''),
        [] => false,
    }
}

fn is_visibility(before: &[TokenTree]) -> bool {
    match before {
        [.., word, TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => word.to_string() == "pub",
        [.., word] => word.to_string() == "pub",
        [] => false,
    }
}

/// The attribute that begins at `at`, and how many tokens it takes.
fn attribute(tokens: &[TokenTree], at: usize) -> Option<(TokenStream, usize)> {
    let is_inner = tokens.get(at + 1).is_some_and(|token| is_punct(token, '!'));
    match tokens.get(at + 1 + usize::from(is_inner))? {
        TokenTree::Group(group) if is_punct(&tokens[at], '#') && group.delimiter() == Delimiter::Bracket => {
            Some((group.stream(), 2 + usize::from(is_inner)))
        }
        _ => None,
    }
}

/// The texts of literals, in groups too.
fn texts(tokens: &[TokenTree]) -> Vec<String> {
    let mut texts = vec![];
    for token in tokens {
        match token {
            TokenTree::Group(group) => texts.extend(self::texts(&group.stream().into_iter().collect::<Vec<_>>())),
            TokenTree::Literal(literal) => {
                let literal = literal.to_string();
                texts.extend(literal.strip_prefix('"').and_then(|text| text.strip_suffix('"')).map(str::to_owned));
            }
            _ => {}
        }
    }
    texts
}

/// Tokens without what is `#[cfg(test)]`: up to the end of the item that it stands before.
fn without_tests(tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    let mut kept = vec![];
    let mut at = 0;
    while at < tokens.len() {
        match attribute(&tokens, at) {
            Some((attribute, len)) if is_for_tests(attribute.clone()) => {
                let is_end = |token: &TokenTree| {
                    let is_body = matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
                    is_body || is_punct(token, ';')
                };
                at += len;
                at += tokens[at..].iter().position(is_end).map_or(tokens.len() - at, |end| end + 1);
            }
            _ => {
                kept.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    kept
}

fn is_for_tests(attribute: TokenStream) -> bool {
    matches!(attribute.to_string().replace(' ', "").as_str(), "cfg(test)" | "test")
}
