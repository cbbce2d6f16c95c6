//! Files that are no articles, and folders that are no editions.

use std::fs;

use expect_test::expect;

use crate::paper::Paper;

fn file(bytes: &[u8]) -> Paper {
    let paper = Paper::new("");
    paper.write("content/2025-06-16/a.md", bytes);
    paper
}

#[test]
fn a_text_that_is_not_utf8() {
    expect![[r#"
        error[not-utf8]: the text is GBK/GB18030, not UTF-8
         --> content/2025-06-16/a.md:2:8
          |
        2 | title: ��
          |        ^ reads `港`
          |
        help: save it again as UTF-8 (in Notepad: File, Save as, Encoding: UTF-8)"#]]
    .assert_eq(&file(b"---\ntitle: \xb8\xdb\n---\n").mistakes());
}

#[test]
fn a_text_with_nul() {
    expect![[r#"
        error[nul-character]: a NUL character in a text
         --> content/2025-06-16/a.md:2:9
          |
        2 | title: a␀b
          |         ^
          |
        help: the file may be damaged or not a text; save it again as UTF-8 text"#]]
    .assert_eq(&file(b"---\ntitle: a\0b\n---\n").mistakes());
}

#[test]
fn a_file_of_20_megabytes() {
    expect![[r#"
        error[text-too-large]: a text of 20 MB is too large
        --> content/2025-06-16/a.md
         |
        help: a text may have 8 MB at most; is it a picture with a wrong name?"#]]
    .assert_eq(&file(&vec![b'a'; 20 << 20]).mistakes());
}

#[test]
fn folders_that_are_no_dates() {
    let paper = Paper::new(
        "\
-- content/2025-6-16/a.md --
---
title: a
---
-- content/2025-13-01/b.md --
---
title: b
---
-- content/c.md --
---
title: c
---
",
    );
    expect![[r#"
        error[bad-edition-folder]: the folder `2025-13-01` is not a date
        --> content/2025-13-01/b.md
         |
        help: name the folder by a day of the calendar: `2025-06-16`, or `2025-06-16-extra` for a second paper

        error[bad-edition-folder]: the folder `2025-6-16` is not a date
        --> content/2025-6-16/a.md
         |
        help: rename the folder to `2025-06-16`

        error[no-edition]: the article belongs to no edition
        --> content/c.md
         |
        help: put it into a folder named by its day (`content/2025-06-16/`), or into `content/pages/` if it stands for good"#]].assert_eq(&paper.mistakes());
}

#[test]
fn no_site_toml_and_no_content() {
    let paper = Paper::new("");
    paper.remove("content");
    expect![[r#"
        error[unreadable-folder]: content/ cannot be read: it is not there
         |
        help: articles lie in `content/`, in a folder a day: `content/2025-06-16/01-lead.md`"#]]
    .assert_eq(&paper.mistakes());
    paper.remove("site.toml");
    expect![[r#"
        error[no-paper]: no site.toml in this folder
         |
        help: make a new paper with `newsprint init my-paper`, or name its folder with `--root`"#]]
    .assert_eq(&paper.mistakes());
}

#[test]
#[allow(clippy::too_many_lines)]
fn mistakes_in_site_toml() {
    let told = |text: &str| {
        let paper = Paper::new("");
        paper.write("site.toml", text);
        paper.mistakes()
    };
    expect![[r#"
        error[unknown-setting]: unknown key `titel`
         --> site.toml:1:1
          |
        1 | titel = '日报'
          | ^^^^^ not known here
          |
        help: did you mean `title`?"#]]
    .assert_eq(&told("titel = '日报'\nbase_url = 'https://a.example/'\n"));
    expect![[r#"
        error[bad-base-url]: base_url is not a web address: `a.example`
         --> site.toml:2:13
          |
        2 | base_url = 'a.example'
          |             ^^^^^^^^^
          |
        help: write the whole address with its scheme, such as `https://example.com/` or `https://example.com/paper/`

        error[unknown-time-zone]: unknown time zone `Asia/Shanghia`
         --> site.toml:3:13
          |
        3 | timezone = 'Asia/Shanghia'
          |             ^^^^^^^^^^^^^
          |
        help: use a name of the IANA database, such as `Asia/Shanghai`

        error[unknown-language]: `中文` is not a language tag
         --> site.toml:4:13
          |
        4 | language = '中文'
          |             ^^^^
          |
        help: write a tag such as `zh-CN`, `zh-Hant` or `en`

        error[empty-list-page]: a list needs at least one article a page
         --> site.toml:6:13
          |
        6 | list_size = 0
          |             ^
          |
        help: the default is 50"#]].assert_eq(&told("title = '日报'\nbase_url = 'a.example'\ntimezone = 'Asia/Shanghia'\nlanguage = '中文'\n[outputs]\nlist_size = 0\n"));
    expect![[r#"
        error[toml-unclosed-quote]: a quotation mark is opened here and never closed
         --> site.toml:1:9
          |
        1 | title = '日报
          |         ^
          |
        help: close it with `'`"#]]
    .assert_eq(&told("title = '日报\n"));
    expect![[r#"
        error[missing-setting]: `base_url` is missing
         --> site.toml:1:1
          |
        1 | title = '日报'
          | ^
          |
        help: add `base_url = "…"`"#]]
    .assert_eq(&told("title = '日报'\n"));
    expect![[r#"
        error[toml-wrong-value]: `list_size` must be a whole number, found text
         --> site.toml:4:13
          |
        4 | list_size = 'x'
          |             ^^^"#]]
    .assert_eq(&told("title = '日报'\nbase_url = 'https://a.example/'\n[outputs]\nlist_size = 'x'\n"));
}

#[test]
fn values_of_site_toml_that_would_break_the_site() {
    let told = |rest: &str| {
        let paper = Paper::new("");
        paper.write("site.toml", format!("title = '日报'\nbase_url = 'https://a.example/'\n{rest}"));
        paper.mistakes()
    };
    expect![[r#"
        error[unknown-language]: `english` is not a language tag
         --> site.toml:3:13
          |
        3 | language = 'english'
          |             ^^^^^^^
          |
        help: write a tag such as `zh-CN`, `zh-Hant` or `en`

        error[bad-page-link]: `javascript:alert(1)` is no address for a licence
         --> site.toml:7:8
          |
        7 | url = 'javascript:alert(1)'
          |        ^^^^^^^^^^^^^^^^^^^
          |
        help: start it with `/` or `https://`

        error[bad-section-slug]: `top news` cannot be part of an address: it contains white space
          --> site.toml:10:9
           |
        10 | slug = 'top news'
           |         ^^^^^^^^
           |
        help: use letters, digits, Han characters and hyphens"#]].assert_eq(&told("language = 'english'\n[[licences]]\nname = '许可证'\nnumber = '1'\nurl = 'javascript:alert(1)'\n[[sections]]\nname = '要闻'\nslug = 'top news'\n"));
    expect![[r#"
        error[wants-list]: a list is meant here
         --> site.toml:4:11
          |
        4 | contact = "mailto:a@a.example"
          |           ^^^^^^^^^^^^^^^^^^^^
          |
        help: write `["mailto:a@a.example"]`"#]]
    .assert_eq(&told("[security]\ncontact = \"mailto:a@a.example\"\n"));
    expect![[r#"
        error[wants-list]: a list is meant here
         --> site.toml:4:11
          |
        4 | img-src = "https://b.example"
          |           ^^^^^^^^^^^^^^^^^^^
          |
        help: write `["https://b.example"]`"#]]
    .assert_eq(&told("[hosting.csp]\nimg-src = \"https://b.example\"\n"));
}

#[test]
fn a_mistake_in_one_of_many_entries_stands_at_that_entry() {
    let told = |rest: &str| {
        let paper = Paper::new("");
        paper.write("site.toml", format!("title = '日报'\nbase_url = 'https://a.example/'\n{rest}"));
        paper.mistakes()
    };
    expect![[r#"
        error[dead-navigation]: the navigation leads to no page: `/no/`
         --> site.toml:9:8
          |
        9 | url = '/no/'
          |        ^^^^
          |
        help: name an address of the site, such as `/archive/` or that of a standing article"#]]
    .assert_eq(&told(
        "[[licences]]\nname = 'a'\nnumber = '1'\nurl = '/no/where/'\n[[navigation]]\nname = 'a'\nurl = '/no/'\n",
    ));
    expect![[r#"
        error[section-listed-twice]: section `要闻` is listed twice
         --> site.toml:7:9
          |
        7 | name = '要闻'
          |         ^^^^
          |
        help: take one of the two out
        help: it is the same name as `要闻` in line 4"#]]
    .assert_eq(&told("[[sections]]\nname = '要闻'\nslug = 'news'\n[[sections]]\nname = '要闻'\nslug = 'more'\n"));
}

#[test]
fn texts_and_sheets_under_names_that_are_not_read() {
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n[附件](list.txt)\n-- content/2025-06-16/list.txt --\nx\n\
         -- content/2025-06-16/Edition.yaml --\nnumber: 1\n-- content/2025-06-16/02-b.docx --\nx\n\
         -- content/2025-06-17/c.md --\n---\ntitle: 桥\ndraft: true\n---\n\n[附件](d.txt)\n-- content/2025-06-17/d.txt --\nx\n",
    );
    expect![[r#"
        warning[unused-text]: nothing uses this file
        --> content/2025-06-16/02-b.docx
         |
        help: an article is a Markdown file: save the text as `02-b.md`; or link the file from an article

        warning[unused-sheet]: nothing uses this file
        --> content/2025-06-16/Edition.yaml
         |
        help: did you mean `edition.yaml`?"#]]
    .assert_eq(&paper.warnings());
    // What some editors call it is a sheet all the same.
    let paper = Paper::new(
        "-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n-- content/2025-06-16/edition.yml --\nnumber: 71\n",
    );
    assert_eq!(paper.warnings(), "");
    assert!(paper.published("index.html").contains("71"));
}

#[test]
fn two_sheets_of_one_edition() {
    let paper = Paper::new(
        "-- content/2025-06-16/edition.yaml --\nnumber: 1\n-- content/2025/2025-06-16/edition.yaml --\nnumber: 2\n",
    );
    expect![[r#"
        error[two-sheets]: edition 2025-06-16 has two sheets
        --> content/2025-06-16/edition.yaml
         |
        help: the other is content/2025/2025-06-16/edition.yaml; keep one of them"#]]
    .assert_eq(&paper.mistakes());
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_name_that_is_not_utf8() {
        let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: a\n---\n");
        let file = paper.root.join("content/2025-06-16").join(OsStr::from_bytes(b"\xb8\xdb.md"));
        fs::write(file, "---\ntitle: b\n---\n").unwrap();
        expect![[r#"
            error[name-not-utf8]: a file name that is not UTF-8
            --> content/2025-06-16/��.md
             |
            help: rename the file; names made on an old Windows may be in GBK"#]]
        .assert_eq(&paper.mistakes());
    }

    #[test]
    fn symbolic_links_are_not_followed() {
        let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: a\n---\n\n![x](x.svg)\n");
        symlink("/etc/passwd", paper.root.join("content/2025-06-16/x.svg")).unwrap();
        symlink("..", paper.root.join("content/2025-06-16/loop")).unwrap();
        symlink("/etc", paper.root.join("content/2025-06-17")).unwrap();
        fs::create_dir_all(paper.root.join("static")).unwrap();
        symlink("/etc/passwd", paper.root.join("static/p.txt")).unwrap();
        expect![[r#"
            error[missing-file]: missing file `x.svg`
             --> content/2025-06-16/a.md:5:1
              |
            5 | ![x](x.svg)
              | ^^^^^^^^^^^ no file content/2025-06-16/x.svg
              |
            help: put the file there, or correct its address

            error[symbolic-link]: a symbolic link is not followed
            --> content/2025-06-16/loop
             |
            help: put the file itself in its place

            error[symbolic-link]: a symbolic link is not followed
            --> content/2025-06-16/x.svg
             |
            help: put the file itself in its place

            error[symbolic-link]: a symbolic link is not followed
            --> content/2025-06-17
             |
            help: put the file itself in its place

            error[symbolic-link]: a symbolic link is not followed
            --> static/p.txt
             |
            help: put the file itself in its place"#]]
        .assert_eq(&paper.mistakes());
    }

    #[test]
    fn an_unreadable_file() {
        let paper = file(b"---\ntitle: a\n---\n");
        let path = paper.root.join("content/2025-06-16/a.md");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        let told = said_without_rights(&paper);
        let expected = "error[unreadable-file]: cannot be read: permission denied\n--> content/2025-06-16/a.md\n";
        assert!(told.contains(expected), "{told}");
        assert!(!told.contains(paper.root.to_str().unwrap()), "{told}");
    }

    const NOBODY: u32 = 65534;

    /// What a build says to a user who may read only what everybody may; the superuser could read everything.
    fn said_without_rights(paper: &Paper) -> String {
        use std::os::unix::fs::MetadataExt;
        use std::os::unix::process::CommandExt;
        let around = paper.root.parent().unwrap();
        let program = around.join("newsprint");
        fs::copy(env!("CARGO_BIN_EXE_newsprint"), &program).unwrap();
        let mut build = std::process::Command::new(program);
        build.env("LC_ALL", "en_US.UTF-8");
        if fs::metadata(around).unwrap().uid() == 0 {
            fs::set_permissions(around, fs::Permissions::from_mode(0o755)).unwrap();
            fs::set_permissions(&paper.root, fs::Permissions::from_mode(0o777)).unwrap();
            build.uid(NOBODY).gid(NOBODY);
        }
        let output = build.arg("build").current_dir(&paper.root).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    }

    #[test]
    fn names_that_cannot_be_addresses() {
        let paper = Paper::new("-- content/2025-06-16/a.md --\n---\ntitle: a\n---\n");
        paper.write("static/a:b.txt", "x");
        paper.write("static/c\u{7}d.txt", "x");
        paper.write("content/2025-06-16/e\\f.svg", "<svg/>");
        let told = paper.mistakes();
        assert_eq!(
            told.matches("error[bad-file-name]: the file's name cannot be part of an address").count(),
            3,
            "{told}"
        );
    }
}

#[test]
fn an_address_of_the_site_leads_to_no_other() {
    let told = |rest: &str| {
        let paper = Paper::new("");
        paper.write("site.toml", format!("title = '日报'\nbase_url = 'https://a.example/'\n{rest}"));
        paper.mistakes()
    };
    for url in ["//a.example/", "/\\\\a.example/", "javascript:alert(1)", "file:///a", "/a b"] {
        let told = told(&format!("[[navigation]]\nname = '往期'\nurl = \"{url}\"\n"));
        assert!(told.contains("is no address for the navigation") && told.contains("site.toml:"), "{url}: {told}");
    }
    let told = told("[security]\ncontact = ['javascript:alert(1)']\n");
    assert!(told.contains("`javascript:alert(1)` is no URI"), "{told}");
}
