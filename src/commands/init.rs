//! `newsprint init`: a new paper that builds at once.

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use jiff::tz::TimeZone;

use crate::cli::InitArgs;
use crate::commands::new_files::{self, of_paper, yaml_text, yes};
use crate::commands::now::Now;
use crate::commands::report;
use crate::config::is_language;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Diagnostic, Language, Text, locate, visible};
use crate::folder::Folder;
use crate::load;
use crate::manuscript::keys::{Article, Keys};
use crate::rules::beginning::{cannot_create, folder_not_empty, the_folder};
use crate::rules::site_toml::unknown_language;

pub fn run(args: &InitArgs, now: &Now) -> ExitCode {
    let folder = now.folder.join(&args.folder);
    let shown = args.folder.to_string_lossy();
    let shown = visible(&shown);
    match make(&folder, args, now) {
        Ok(()) => {
            let said = a_new_paper(&shown);
            anstream::eprintln!("{}\n\n  cd {shown}\n  newsprint serve --open\n", said.of(now.language));
            ExitCode::SUCCESS
        }
        Err(diagnostic) => {
            report::print(&locate(&[diagnostic], now.language, |_| None));
            ExitCode::FAILURE
        }
    }
}

phrases! {
    a_new_paper(folder: &str) = ["a new paper is in {folder}", "新报建好了，在 {folder} 里"];
}

fn make(folder: &Path, args: &InitArgs, now: &Now) -> Result<(), Diagnostic> {
    if !is_language(&args.language) {
        return Err(unknown_language(&args.language));
    }
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(folder_not_empty(&args.folder.to_string_lossy()));
    }
    let sample = Sample::of(&args.language);
    let title = args.title.as_deref().unwrap_or(sample.title);
    let zone = TimeZone::get(sample.timezone).unwrap_or(TimeZone::UTC);
    let today = now.time.to_zoned(zone).date();
    let files = [
        ("site.toml".to_owned(), site_toml(&sample, title, &args.language)),
        (".gitignore".to_owned(), "/public\n/.public.staging\n/.newsprint\n".to_owned()),
        // Two people's lists of published addresses are one by all of their lines.
        (".gitattributes".to_owned(), "/addresses.txt merge=union\n".to_owned()),
        (format!("content/{today}/edition.yaml"), format!("{}{}\n", sample.edition, sample.sections[0].0)),
        (format!("content/{today}/01-first-issue.md"), first_issue(&sample, title)),
        (format!("content/{today}/02-how-to-write.md"), sample.how_to_write.to_owned()),
        ("content/pages/about.md".to_owned(), about(&sample, title)),
    ];
    let cannot = |name: Text, error: &io::Error| cannot_create(name, load::reason(error));
    let made = fs::create_dir_all(folder).and_then(|()| Folder::open(folder));
    let root = made.map_err(|error| cannot(the_folder(), &error))?;
    for (name, text) in files {
        new_files::write(&root, &name, &text).map_err(|error| cannot(Text::same(name), &error))?;
    }
    Ok(())
}

/// The words of a new paper.
struct Sample {
    language: Language,
    title: &'static str,
    timezone: &'static str,
    /// Comments of site.toml: on the name, the address, language and time zone, sections, navigation.
    comments: [&'static str; 5],
    /// Names and slugs.
    sections: [(&'static str, &'static str); 3],
    archive: &'static str,
    about: &'static str,
    edition: &'static str,
    /// Front matter of the first article: kicker and author, and the text.
    kicker: &'static str,
    author: &'static str,
    first_issue: &'static str,
    greeting: &'static str,
    how_to_write: &'static str,
}

impl Sample {
    fn of(language: &str) -> Sample {
        match of_paper(language) {
            Language::Chinese => CHINESE,
            Language::English => ENGLISH,
        }
    }
}

const CHINESE: Sample = Sample {
    language: Language::Chinese,
    title: "我的日报",
    timezone: "Asia/Shanghai",
    comments: [
        "报名",
        "网站的网址；可以带路径：\"https://example.com/paper/\"",
        "语言与时区",
        "栏目：每篇稿件写其中一个",
        "导航：栏目旁边的链接",
    ],
    sections: [("要闻", "news"), ("要闻快览", "briefs"), ("副刊", "culture")],
    archive: "往期",
    about: "关于本报",
    edition: "# 总第几期\n期号: 1\n# 这一期的各版\n版面:\n  - 版次: 1\n    版名: ",
    kicker: "创刊",
    author: "编辑部",
    greeting: "今日与读者见面",
    first_issue: "今天是本报数字版的第一期。\n\n这篇稿件在 `content/` 里，用任何文字编辑器打开就能修改；改完再运行 `newsprint build`。\n",
    how_to_write: "---\n标题: 怎样写一篇稿件\n栏目: 副刊\n作者: 编辑部\n---\n\n\
        一篇稿件就是一个 Markdown 文件：两行 `---` 之间是标题、栏目、作者等，下面是正文。\n\n\
        - 文件名开头的数字决定先后；\n- 栏目必须是 `site.toml` 里列出的；\n- 图片和稿件放在一起，用 `![说明](图片.jpg \"图说\")` 引用。\n\n\
        写错了不要紧，`newsprint check` 会指出文件、行和改法。\n",
};

const ENGLISH: Sample = Sample {
    language: Language::English,
    title: "The Daily",
    timezone: "UTC",
    comments: [
        "The paper's name",
        "Where the site will stand; a path is fine: \"https://example.com/paper/\"",
        "Language, and the time zone of the newsroom: put in your own, such as \"Europe/London\"",
        "Sections: every article names one of these",
        "Links beside the sections",
    ],
    sections: [("News", "news"), ("In Brief", "briefs"), ("Culture", "culture")],
    archive: "Archive",
    about: "About",
    edition: "# The running number of this edition\nnumber: 1\n# The newspaper pages\npages:\n  - number: 1\n    name: ",
    kicker: "First edition",
    author: "The editors",
    greeting: " meets its readers today",
    first_issue: "This is the first digital edition of the paper.\n\nThe article lies in `content/`: open it in any text editor, change it, and run `newsprint build` again.\n",
    how_to_write: "---\ntitle: How to write an article\nsection: Culture\nauthors: The editors\n---\n\n\
        An article is a Markdown file: between two lines `---` stand its title, section and authors, and below them its text.\n\n\
        - The digits at the start of the file name give the order.\n- The `section` must be one that `site.toml` lists.\n\
        - Pictures lie beside the article: `![description](picture.jpg \"caption\")`.\n\n\
        Do not fear mistakes: `newsprint check` names the file, the line and the way out.\n",
};

fn site_toml(sample: &Sample, title: &str, language: &str) -> String {
    let [name, address, zone, sections, navigation] = sample.comments;
    let mut text = format!(
        "# {name}\ntitle = {}\n# {address}\nbase_url = \"https://example.com/\"\n\
         # {zone}\nlanguage = \"{language}\"\ntimezone = \"{}\"\n\n# {sections}\n",
        toml_text(title),
        sample.timezone,
    );
    for (name, slug) in sample.sections {
        text += &format!("[[sections]]\nname = \"{name}\"\nslug = \"{slug}\"\n\n");
    }
    text += &format!(
        "# {navigation}\n[[navigation]]\nname = \"{}\"\nurl = \"/archive/\"\n\n[[navigation]]\nname = \"{}\"\nurl = \"/about/\"\n",
        sample.archive, sample.about
    );
    text
}

/// A TOML basic string (TOML 1.0, "String").
fn toml_text(text: &str) -> String {
    let escaped: String = text
        .chars()
        .filter(|c| !c.is_control())
        .flat_map(|c| match c {
            '"' | '\\' => vec!['\\', c],
            _ => vec![c],
        })
        .collect();
    format!("\"{escaped}\"")
}

fn first_issue(sample: &Sample, title: &str) -> String {
    let key = |key: Article| key.name_in(sample.language);
    format!(
        "---\n{}: {}\n{}: {}\n{}: {}\n{}: [{}]\n{}: {}\n---\n\n{}",
        key(Article::Title),
        yaml_text(&format!("{title}{}", sample.greeting)),
        key(Article::Kicker),
        sample.kicker,
        key(Article::Section),
        sample.sections[0].0,
        key(Article::Authors),
        sample.author,
        key(Article::Lead),
        yes(sample.language),
        sample.first_issue,
    )
}

fn about(sample: &Sample, title: &str) -> String {
    let key = Article::Title.name_in(sample.language);
    format!("---\n{key}: {}\n---\n\n{}\n", sample.about, title.replace(['\n', '\r'], " "))
}
