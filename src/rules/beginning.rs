//! Rules of beginning: new papers, editions and articles.

use crate::diagnostic::Text;
use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;

rules! {
    folder_not_empty(folder: &str) {
        "folder-not-empty", Error, Fixed,
        summary: ["a new paper's folder is not empty", "新报的文件夹不是空的"],
        message: ["the folder `{folder}` is not empty", "文件夹 `{folder}` 不是空的"],
        help: ["give a new folder: `newsprint init my-paper`", "换一个新文件夹：`newsprint init my-paper`"],
        about: [
            "A new paper begins in a folder of its own, so that nothing that is there already is written over or becomes part of the paper.",
            "新报要有自己的文件夹，免得覆盖里面已有的东西，或者让它们混进报纸里。"
        ],
        wrong: "$ newsprint init .",
        right: "$ newsprint init my-paper",
    }

    edition_exists(edition: String) {
        "edition-exists", Error, Fixed,
        summary: ["the edition is there already", "这一期已经有了"],
        message: ["edition {edition} is there already", "{edition} 这一期已经有了"],
        about: [
            "A day has one folder. A second paper of the same day has a name of its own behind the date: `2025-06-16-extra`.",
            "一天一个文件夹。同一天的另一份报，在日期后面加个名字：`2025-06-16-extra`。"
        ],
        wrong: "$ newsprint new edition 2025-06-15",
        right: "$ newsprint new edition 2025-06-16",
    }

    blank_headline() {
        "blank-headline", Error, Fixed,
        summary: ["a new article has no headline", "新稿件没有标题"],
        message: ["the headline is blank", "标题是空的"],
        help: ["write it in quotes: `newsprint new article \"…\"`", "用半角引号写上：`newsprint new article \"…\"`"],
        about: [
            "The file of a new article is named by its headline, and every article has one.",
            "新稿件的文件名来自标题，每篇稿件也都要有标题。"
        ],
        wrong: "$ newsprint new article \"\"",
        right: "$ newsprint new article 渡轮今天停航",
    }

    no_edition_yet() {
        "no-edition-yet", Error, Fixed,
        summary: ["the paper has no edition yet", "报纸一期都还没有"],
        message: ["the paper has no edition yet", "报纸一期都还没有"],
        help: ["make one with `newsprint new edition`", "先用 `newsprint new edition` 新建一期"],
        about: [
            "An article belongs to the edition of its day, and there is none to put it into. `newsprint new edition` makes the folder of today.",
            "稿件属于某一天的报纸，现在还没有哪一期可以放。`newsprint new edition` 会建好今天的文件夹。"
        ],
        wrong: "# 在没有任何一期的报纸里运行 newsprint new article。",
        right: "# 先运行 newsprint new edition。",
    }

    unknown_edition(edition: String) {
        "unknown-edition", Error, Fixed,
        summary: ["there is no such edition", "没有这一期"],
        message: ["there is no edition {edition}", "没有 {edition} 这一期"],
        help: ["make it with `newsprint new edition {edition}`", "用 `newsprint new edition {edition}` 新建"],
        about: [
            "`--edition` names the folder of a day that is there. `newsprint new edition` makes one.",
            "`--edition` 写的是已经有的某一天。没有的，用 `newsprint new edition` 新建。"
        ],
        wrong: "$ newsprint new article 渡轮今天停航 --edition 2025-06-18",
        right: "$ newsprint new article 渡轮今天停航 --edition 2025-06-15",
    }

    not_a_day(name: &str) {
        "not-a-day", Error, Fixed,
        summary: ["an edition is named by no day", "一期的名字不是日期"],
        message: ["`{name}` is not a date", "`{name}` 不是日期"],
        help: [
            "write it as `2025-06-16`, or `2025-06-16-extra` for a second paper",
            "写成 `2025-06-16`；同一天的另一份报是 `2025-06-16-extra`"
        ],
        about: [
            "An edition is named by its day: year, month and day with four, two and two digits, joined by hyphens.",
            "一期报纸用日期命名：年四位、月两位、日两位，中间用半角短横。"
        ],
        wrong: "$ newsprint new edition 6月16日",
        right: "$ newsprint new edition 2025-06-16",
    }

    page_not_listed(page: String, listed: Vec<String>) {
        "page-not-listed", Error, Fixed,
        summary: ["a new article is on a page that the edition does not have", "新稿件的版次这一期没有"],
        message: ["page {page} is not in the edition", "这一期没有第 {page} 版"],
        help: [
            "edition.yaml lists {listed}; add the page there first",
            "edition.yaml 里只有 {listed}；请先在那里加上这一版"
        ],
        about: [
            "Where edition.yaml lists the pages of its edition, every article is on one of them.",
            "edition.yaml 列出了各版，每篇稿件就都要在其中一个版上。"
        ],
        wrong: "# edition.yaml 只有 01 版，运行 newsprint new article 渡轮今天停航 --page 9。",
        right: "# 先在 edition.yaml 里加上 09 版。",
    }

    file_exists() {
        "file-exists", Error, Fixed,
        summary: ["a new file is there already", "要新建的文件已经有了"],
        message: ["the file is there already", "这个文件已经有了"],
        help: ["open it, or begin the article under another headline", "打开它接着写，或者换个标题新建"],
        about: [
            "A new file is never written over one that is there, since it may be the only copy of somebody's article.",
            "新建文件时，已经有的绝不覆盖，那可能是别人唯一的一份稿件。"
        ],
        wrong: "# 同名的稿件已经在这一期里。",
        right: "# 换一个标题。",
    }

    cannot_create(path: Text, reason: Text) {
        "cannot-create", Error, Fixed,
        summary: ["a new file cannot be written", "新文件写不了"],
        message: ["{path} cannot be written: {reason}", "{path} 写不了：{reason}"],
        about: [
            "The system does not let newsprint write into this folder, or has no room.",
            "系统不让在这个文件夹里写文件，或者没有空间了。"
        ],
        wrong: "# 文件夹是只读的。",
        right: "# 文件夹可以写。",
    }
}

phrases! {
    next_day(edition: String) = [
        "make the next day's with `newsprint new edition {edition}`",
        "要建下一天的，用 `newsprint new edition {edition}`"
    ];
    the_folder() = ["the folder", "文件夹"];
}
