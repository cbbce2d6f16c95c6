//! Rules of the command line.

use crate::diagnostic::Text;
use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;

rules! {
    unknown_option(option: &str) {
        "unknown-option", Error, Fixed,
        summary: ["the command has no such option", "命令没有这个选项"],
        message: ["there is no option `{option}`", "没有 `{option}` 这个选项"],
        about: [
            "The command does not know the option, and nothing was done. `--help` behind a command lists its options.",
            "这个命令不认识这个选项，什么也没有做。在命令后面加 `--help`，会列出它的全部选项。"
        ],
        wrong: "$ newsprint check --draft",
        right: "$ newsprint check --drafts",
    }

    unknown_command(command: &str) {
        "unknown-command", Error, Fixed,
        summary: ["there is no such command", "没有这个命令"],
        message: ["there is no command `{command}`", "没有 `{command}` 这个命令"],
        about: [
            "The first word after `newsprint` names what is to be done. `newsprint --help` lists all commands.",
            "`newsprint` 后面的第一个词是要做的事。`newsprint --help` 会列出全部命令。"
        ],
        wrong: "$ newsprint chek",
        right: "$ newsprint check",
    }

    missing_argument(arguments: Vec<String>) {
        "missing-argument", Error, Fixed,
        summary: ["something that the command needs was not given", "命令缺少必须写的内容"],
        message: ["missing: {arguments}", "还缺：{arguments}"],
        about: [
            "The command cannot begin without what is named here. `--help` behind the command shows how it is written.",
            "缺了这里说的内容，命令没法开始。在命令后面加 `--help`，可以看到完整的写法。"
        ],
        wrong: "$ newsprint new article",
        right: "$ newsprint explain no-front-matter",
    }

    wrong_value(value: &str, option: &str) {
        "wrong-value", Error, Fixed,
        summary: ["an option cannot have this value", "选项不能取这个值"],
        message: ["`{value}` is no value for `{option}`", "`{option}` 不能写成 `{value}`"],
        about: [
            "The option takes values of another form. `--help` behind the command says which.",
            "这个选项要的是另一种写法。在命令后面加 `--help`，可以看到能写什么。"
        ],
        wrong: "$ newsprint check --format xml",
        right: "$ newsprint check --format json",
    }

    wrong_command_line(reason: Text) {
        "wrong-command-line", Error, Fixed,
        summary: ["the command line cannot be read", "命令行看不懂"],
        message: ["the command line cannot be read: {reason}", "命令行看不懂：{reason}"],
        about: [
            "Something in the command line does not fit: a value is missing or there is one too many, an option stands \
             twice, or two options exclude each other. `--help` behind the command shows how it is written.",
            "命令行里有对不上的地方：少了或多了一个值，一个选项写了两遍，或者两个选项不能同时用。在命令后面加 `--help`，\
             可以看到完整的写法。"
        ],
        wrong: "$ newsprint check --root",
        right: "$ newsprint check --root .",
    }

    unknown_code(code: &str) {
        "unknown-code", Error, Fixed,
        summary: ["no message has this code", "没有这个代号的提示"],
        message: ["no message has the code `{code}`", "没有代号是 `{code}` 的提示"],
        about: [
            "`newsprint explain` takes the code that a message shows in brackets. Without a code it lists all of them.",
            "`newsprint explain` 后面写提示里方括号中的代号。不写代号，就列出全部。"
        ],
        wrong: "$ newsprint explain missing-titel",
        right: "$ newsprint explain missing-title",
    }

    no_search_index(folder: &str) {
        "no-search-index", Error, Fixed,
        summary: ["the finished site has no search", "生成的网站里没有检索文件"],
        message: ["there is no search in `{folder}`", "`{folder}` 里没有检索文件"],
        help: [
            "build the site first: `newsprint build`; a paper with `enabled = false` under `[search]` has none",
            "请先生成网站：`newsprint build`；`[search]` 下写了 `enabled = false` 的报纸没有检索"
        ],
        about: [
            "`newsprint search` looks through the files that the site's own search page loads, so there must be a site. `--output` says where it lies.",
            "`newsprint search` 查的就是网站检索页要加载的那些文件，所以要先生成网站。网站不在 `public/` 时，用 `--output` 写明。"
        ],
        wrong: "$ newsprint search 港口",
        right: "$ newsprint build",
    }

    damaged_search_index(file: &str) {
        "damaged-search-index", Error, Fixed,
        summary: ["a file of the search is damaged", "检索文件损坏了"],
        message: ["`{file}` cannot be read, or is not what it should be", "`{file}` 读不出来，或者内容不对"],
        help: ["build the site again: `newsprint build --force`", "请重新生成网站：`newsprint build --force`"],
        about: [
            "The files of the search name each other by what they hold. When one is missing or was changed by another program, the site was copied while it was being written, or not whole.",
            "检索文件按内容互相引用。少了一个，或被别的程序改过，多半是网站没有复制完整，或者在写的时候就被复制了。"
        ],
        wrong: "# public/search/ 里有一个文件只复制了一半，运行 newsprint search 港口。",
        right: "# 先运行 newsprint build --force。",
    }
}

phrases! {
    more_in_help(command: &str) = ["`{command} --help` tells more", "详细写法见 `{command} --help`"];
    one_of(values: Vec<String>) = ["write one of {values}", "可以写：{values}"];
    as_a_time() = [
        "write it as `2025-06-16T05:30:00+08:00`",
        "写成 `2025-06-16T05:30:00+08:00` 这样"
    ];
    as_a_port() = ["write a number up to 65535", "写一个不超过 65535 的数"];
    as_a_part() = [
        "write which part of how many, as in `3/8`: 1 to 8 of 8",
        "请写第几份、一共几份，如 `3/8`：从 1/8 到 8/8"
    ];
    list_codes() = ["`newsprint explain` lists all codes", "`newsprint explain` 会列出全部代号"];
    no_value() = ["an option has no value", "有个选项后面没有写值"];
    too_much() = ["there is one value too many", "多写了一个值"];
    twice() = ["an option is given twice", "有个选项写了两遍"];
    no_utf8() = ["it holds characters that are no UTF-8", "里面有不是 UTF-8 的字符"];
}
