//! `newsprint init`: a new paper that builds at once.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use jiff::tz::TimeZone;

use crate::cli::InitArgs;
use crate::commands::{Now, report};
use crate::diagnostic::{Diagnostic, locate};
use crate::load;

pub fn run(args: &InitArgs, now: &Now) -> ExitCode {
    let folder = now.folder.join(&args.folder);
    let shown = args.folder.display();
    match make(&folder, args, now) {
        Ok(()) => {
            anstream::eprintln!("a new paper is in {shown}\n\n  cd {shown}\n  newsprint serve --open\n");
            ExitCode::SUCCESS
        }
        Err(diagnostic) => {
            report::print(&locate(&[diagnostic], |_| None));
            ExitCode::FAILURE
        }
    }
}

fn make(folder: &Path, args: &InitArgs, now: &Now) -> Result<(), Diagnostic> {
    let title = args.title.as_str();
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        let message = format!("the folder `{}` is not empty", args.folder.display());
        return Err(Diagnostic::error(message).help("give a new folder: `newsprint init my-paper`"));
    }
    let zone = TimeZone::get("Asia/Shanghai").unwrap_or(TimeZone::UTC);
    let today = now.time.to_zoned(zone).date();
    let files = [
        ("site.toml".to_owned(), site_toml(title)),
        (".gitignore".to_owned(), "/public\n/.public.staging\n/.newsprint\n".to_owned()),
        (format!("content/{today}/edition.yaml"), EDITION.to_owned()),
        (format!("content/{today}/01-first-issue.md"), first_issue(title)),
        (format!("content/{today}/02-how-to-write.md"), HOW_TO_WRITE.to_owned()),
        ("content/pages/about.md".to_owned(), about(title)),
    ];
    for (name, text) in files {
        super::new::write(&folder.join(&name), &text)
            .map_err(|error| Diagnostic::error(format!("{name} cannot be written: {}", load::reason(&error))))?;
    }
    Ok(())
}

fn site_toml(title: &str) -> String {
    let title = toml_text(title);
    format!(
        "# 报名 The paper's name\ntitle = {title}\n\
         # 网址 Where the site will stand; a path is fine: \"https://example.com/paper/\"\nbase_url = \"https://example.com/\"\n\
         # 语言与时区 Language and time zone\nlanguage = \"zh-CN\"\ntimezone = \"Asia/Shanghai\"\n\n\
         # 栏目 Sections: every article names one of these\n\
         [[sections]]\nname = \"要闻\"\nslug = \"news\"\n\n[[sections]]\nname = \"要闻快览\"\nslug = \"briefs\"\n\n\
         [[sections]]\nname = \"副刊\"\nslug = \"culture\"\n\n\
         # 导航 Links beside the sections\n[[navigation]]\nname = \"往期\"\nurl = \"/archive/\"\n\n\
         [[navigation]]\nname = \"关于本报\"\nurl = \"/about/\"\n"
    )
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

const EDITION: &str = "# 总第几期 The running number of this edition\nnumber: 1\n# 版面 The newspaper pages\npages:\n  - number: 1\n    name: 要闻\n";

fn first_issue(title: &str) -> String {
    format!(
        "---\ntitle: {}\nkicker: 创刊\nsection: 要闻\nauthors: [编辑部]\nlead: true\n---\n\n\
         今天是本报数字版的第一期。\n\n这篇文章在 `content/` 里，用任何文字编辑器打开就能修改；改完再运行 `newsprint build`。\n",
        yaml_text(&format!("{title}今日与读者见面"))
    )
}

/// JSON strings are YAML double-quoted strings (YAML 1.2, section 1.3).
pub fn yaml_text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

const HOW_TO_WRITE: &str = "---\n标题: 怎样写一篇稿件\n栏目: 副刊\n作者: 编辑部\n---\n\n\
一篇稿件就是一个 Markdown 文件：两行 `---` 之间是标题、栏目、作者等，下面是正文。\n\n\
- 文件名开头的数字决定先后；\n- `section` 必须是 `site.toml` 里列出的栏目；\n- 图片和稿件放在一起，用 `![说明](图片.jpg \"图说\")` 引用。\n\n\
写错了不要紧，`newsprint check` 会指出文件、行和改法。\n";

fn about(title: &str) -> String {
    format!("---\ntitle: 关于本报\n---\n\n{}\n", title.replace(['\n', '\r'], " "))
}
