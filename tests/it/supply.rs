//! What comes from elsewhere is fixed: actions by their commit, tools by their version, crates by name in the notices.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The texts that people run or copy: the project's own workflows and every document.
fn texts() -> Vec<(String, String)> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = vec![];
    for place in [".github", ".ci", "docs", "README.md", "README.zh.md", "SECURITY.md"] {
        for entry in walkdir::WalkDir::new(project.join(place)).sort_by_file_name().into_iter().filter_map(Result::ok) {
            if let Ok(text) = fs::read_to_string(entry.path()) {
                let name = entry.path().strip_prefix(project).unwrap().to_str().unwrap().replace('\\', "/");
                texts.push((name, text));
            }
        }
    }
    texts
}

/// The actions that a text uses, each as it is written behind `uses:`.
fn actions(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| line.trim_start().trim_start_matches("- ").strip_prefix("uses:")).map(str::trim)
}

/// Whether an action stands as `owner/name@commit # v1.2.3`, or lies in the repository itself.
fn is_fixed(action: &str) -> bool {
    let Some((name, fixed)) = action.split_once('@') else { return action.starts_with("./") };
    let Some((commit, version)) = fixed.split_once(" # v") else { return false };
    let is_digest =
        commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    name.contains('/') && is_digest && is_version(version)
}

/// `1.2.3`, perhaps with more behind it.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() >= 3 && parts[..2].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The commands of a line that bring and run what others made, each with its arguments.
fn fetching_commands(line: &str) -> Vec<Vec<&str>> {
    let words: Vec<&str> = line.split([' ', '\t', '`', '"']).filter(|word| !word.is_empty()).collect();
    let starts = |at: usize| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        match words[at].rsplit('/').next().unwrap_or_default() {
            "npx" => true,
            "npm" => matches!(next, "i" | "install" | "exec"),
            "pip" | "pip3" | "cargo" | "pipx" | "gem" => next == "install",
            "docker" => matches!(next, "run" | "pull"),
            _ => false,
        }
    };
    (0..words.len()).filter(|at| starts(*at)).map(|at| words[at..].to_vec()).collect()
}

/// Whether a command names one version of what it brings, or a file or folder that does.
fn names_a_version(command: &[&str]) -> bool {
    let argument = |wanted: &[&str]| command.iter().any(|word| wanted.contains(word));
    match command[0].rsplit('/').next().unwrap_or_default() {
        "cargo" => argument(&["--locked"]) && argument(&["--version", "--path", "--rev"]),
        "pip" | "pip3" => argument(&["-r"]) || command.iter().any(|word| word.contains("==")),
        // A package that is there already, at the version of a lock file.
        "npx" if argument(&["--no-install"]) => true,
        _ => command.iter().any(|word| word.rsplit_once(['@', ':']).is_some_and(|(_, version)| is_version(version))),
    }
}

/// Images of containers in a text, as they stand behind `image:`.
fn images(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| line.trim_start().strip_prefix("image: "))
}

fn image_has_a_version(image: &str) -> bool {
    image.split_once(':').is_some_and(|(_, tag)| tag.starts_with(|c: char| c.is_ascii_digit()))
}

#[test]
fn actions_in_workflows_and_examples_are_fixed_by_their_commit() {
    let mut commits = BTreeMap::new();
    let mut seen = 0;
    for (file, text) in texts() {
        for action in actions(&text) {
            seen += 1;
            assert!(
                is_fixed(action),
                "{file}: `{action}` is not fixed by the digest of a commit with its version behind it"
            );
            let (name, commit) = action.split_once('@').unwrap_or((action, ""));
            let first = commits.entry(name.to_owned()).or_insert_with(|| commit.to_owned());
            assert_eq!(commit, first, "{file}: `{name}` stands elsewhere at another commit");
        }
    }
    assert!(seen > 10, "only {seen} actions were found");
}

#[test]
fn tools_in_workflows_and_examples_have_a_version() {
    let mut seen = 0;
    for (file, text) in texts() {
        for line in text.replace("\\\n", " ").lines() {
            for command in fetching_commands(line).iter().filter(|command| is_meant_to_run(command)) {
                seen += 1;
                assert!(names_a_version(command), "{file}: no version is named in `{}`", command.join(" "));
            }
        }
        for image in images(&text) {
            assert!(image_has_a_version(image), "{file}: the image `{image}` has no version");
        }
        assert!(!text.contains("| sh\n") && !text.contains("| bash\n"), "{file} runs what it downloads");
    }
    assert!(seen > 4, "only {seen} commands were found");
}

/// `pip install` in a sentence names the command, and brings nothing.
fn is_meant_to_run(command: &[&str]) -> bool {
    command.len() > 2
}

#[test]
fn an_action_or_tool_without_a_version_is_noticed() {
    let commit = "3d3c42e5aac5ba805825da76410c181273ba90b1";
    assert!(is_fixed(&format!("actions/checkout@{commit} # v7.0.1")));
    assert!(is_fixed("./.github/actions/build"));
    for action in
        ["actions/checkout@v7", "actions/checkout@main", "actions/checkout", &format!("actions/checkout@{commit}")]
    {
        assert!(!is_fixed(action), "{action}");
    }
    for (line, is_named) in [
        ("- run: npx --yes netlify-cli@27.10.2 deploy", true),
        ("- run: npx --yes netlify-cli deploy", false),
        ("with `npx wrangler pages project create`, then", false),
        ("npx wrangler@4 deploy", false),
        ("npx wrangler@latest deploy", false),
        ("npx --no-install wrangler deploy", true),
        ("npm i -g wrangler", false),
        ("npm install --global wrangler@4.164.0", true),
        ("\"$work/bin/pip\" install --quiet zizmor", false),
        ("pip install zizmor==1.32.0", true),
        ("pip install -r requirements.txt", true),
        ("cargo install cargo-deny", false),
        ("cargo install --locked cargo-deny", false),
        ("cargo install --locked --version 0.20.2 cargo-deny", true),
        ("docker run nginx:latest", false),
        ("docker run nginx:1.31.0", true),
    ] {
        let commands = fetching_commands(line);
        assert_eq!(commands.len(), 1, "{line}");
        assert_eq!(names_a_version(&commands[0]), is_named, "{line}");
    }
    assert!(image_has_a_version("rust:1.95"));
    assert!(!image_has_a_version("rust:latest") && !image_has_a_version("rust"));
}

/// Names and versions of the crates in a lock file.
fn locked() -> Vec<String> {
    let lock: toml::Table = toml::from_str(include_str!("../../Cargo.lock")).unwrap();
    let text = |package: &toml::Value, key: &str| package[key].as_str().unwrap().split('+').next().unwrap().to_owned();
    let packages = lock["package"].as_array().unwrap();
    packages.iter().map(|package| format!("{} {}", text(package, "name"), text(package, "version"))).collect()
}

#[test]
fn the_notices_name_what_is_in_the_program_and_nothing_else() {
    let notices = include_str!("../../THIRD-PARTY-NOTICES.md");
    let named: Vec<&str> = notices
        .lines()
        .filter_map(|line| line.strip_prefix("- ")?.split(" · ").next())
        .filter(|named| named.split(' ').nth(1).is_some_and(is_version))
        .collect();
    let locked = locked();
    for crate_at_version in &named {
        assert!(
            locked.iter().any(|one| one == crate_at_version),
            "`{crate_at_version}` is not in Cargo.lock; run `.ci/notices`"
        );
    }
    for manifest in [include_str!("../../Cargo.toml"), include_str!("../../crates/text/Cargo.toml")] {
        let manifest: toml::Table = toml::from_str(manifest).unwrap();
        let from_elsewhere =
            manifest["dependencies"].as_table().unwrap().iter().filter(|(_, wanted)| wanted.get("path").is_none());
        for (name, wanted) in from_elsewhere {
            let name = wanted.get("package").and_then(toml::Value::as_str).unwrap_or(name);
            let is_named = named.iter().any(|one| one.split(' ').next() == Some(name));
            assert!(is_named, "`{name}` is not in THIRD-PARTY-NOTICES.md; run `.ci/notices`");
        }
    }
}

#[test]
fn a_package_carries_the_notices() {
    let manifest: toml::Table = toml::from_str(include_str!("../../Cargo.toml")).unwrap();
    let included = manifest["package"]["include"].as_array().unwrap();
    for file in ["/THIRD-PARTY-NOTICES.md", "/LICENSE-*", "/SECURITY.md"] {
        assert!(included.iter().any(|one| one.as_str() == Some(file)), "{file}");
    }
}
