//! Rules of publishing: where a site goes, and what keeps a build from writing it.

use crate::diagnostic::Text;
use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;

rules! {
    bad_output(folder: &str, why: Text) {
        "bad-output", Error, Fixed,
        summary: ["the site cannot go into this folder", "网站不能放进这个文件夹"],
        message: ["the output folder cannot be `{folder}`: {why}", "网站不能放进 `{folder}`：{why}"],
        help: [
            "choose a folder of its own, such as `--output public`",
            "请另选一个单独的文件夹，如 `--output public`"
        ],
        about: [
            "The output folder is filled and swept by newsprint. Were it the project, above it, or one of its source folders, a build could write over articles. A folder of its own is safe.",
            "放网站的文件夹由 newsprint 写入和清理。要是写成了报纸的文件夹、它的上级，或者放稿件、模板的文件夹，就可能覆盖稿件。请用一个单独的文件夹。"
        ],
        wrong: "$ newsprint build --output content",
        right: "$ newsprint build --output public",
    }

    not_ours(file: Text) {
        "not-ours", Error, Fixed,
        summary: ["a file that newsprint did not write is in the way", "有不是 newsprint 写的文件挡着"],
        message: ["newsprint did not write {file}", "不是 newsprint 写的文件：{file}"],
        help: [
            "move it away, choose another folder with `--output`, or overwrite it with `--force`",
            "把它移走；或者用 `--output` 另选文件夹；或者用 `--force` 覆盖"
        ],
        help: [
            "did newsprint write it on another machine or for another user? then `--force` once, or set `NEWSPRINT_STATE_KEY`",
            "如果是 newsprint 在别的电脑上、或由别的用户写的，加一次 `--force`，或者设好环境变量 `NEWSPRINT_STATE_KEY`"
        ],
        about: [
            "newsprint only writes over its own files. At a path of the site lies one that no build of this user wrote for this paper, and it may be somebody's only copy.",
            "newsprint 只覆盖自己写过的文件。网站要用的位置上，有一个不是这个用户为本报生成的文件，说不定是别人唯一的一份。"
        ],
        wrong: "# public/index.html 是手写的。",
        right: "# public/ 是空的，或者只有 newsprint 写的文件。",
    }

    output_is_link(folder: &str) {
        "output-is-link", Error, Fixed,
        summary: ["the output folder is a symbolic link", "放网站的文件夹是符号链接"],
        message: ["`{folder}` is a symbolic link, and it is not followed", "`{folder}` 是符号链接，不会顺着它写"],
        help: [
            "name the folder that it leads to with `--output`, or remove the link",
            "用 `--output` 写明它指向的文件夹，或者删掉这个链接"
        ],
        about: [
            "A copy of a project may bring a link that leads anywhere on the machine, so a build writes through none that it finds. A link that you name yourself with `--output` is followed, when it leads to an empty folder or to one that newsprint filled.",
            "别人给的报纸文件夹里，可能有指到电脑上任何地方的链接，所以生成时不会顺着它写。自己用 `--output` 写明的链接可以，只要它指向空文件夹，或者 newsprint 写过的文件夹。"
        ],
        wrong: "# public 是符号链接。",
        right: "# public 是文件夹，或者用 --output 写明真正的位置。",
    }

    output_led_out(folder: &str) {
        "output-led-out", Error, Fixed,
        summary: ["the output folder leads out of the project to files of others", "放网站的文件夹指到了外面，那里有别人的文件"],
        message: [
            "`{folder}` leads out of the project, to files that newsprint did not write",
            "`{folder}` 指到了报纸文件夹外面，那里有不是 newsprint 写的文件"
        ],
        help: ["name that folder by its own path with `--output`", "用 `--output` 写那个文件夹真正的路径"],
        about: [
            "The name lies in the project, and a symbolic link leads it out, to a folder that holds files of somebody else. A copy of a project could bring such a link to have them overwritten.",
            "名字在报纸的文件夹里，符号链接却把它指到了外面，那里还有别人的文件。别人给的报纸文件夹里可能藏着这样的链接，好把那些文件覆盖掉。"
        ],
        wrong: "# --output out，而 out 是指向 /srv/www 的链接，那里有别的网站。",
        right: "# --output /srv/www/paper",
    }

    bad_export(file: &str, why: Text) {
        "bad-export", Error, Fixed,
        summary: ["the export cannot go into this file", "导出的内容不能写进这个文件"],
        message: ["the export cannot go into `{file}`: {why}", "不能导出到 `{file}`：{why}"],
        help: [
            "choose a file of its own, such as `--output articles.ndjson`",
            "请另选一个单独的文件，如 `--output articles.ndjson`"
        ],
        about: [
            "An export replaces the file that it is named, so it goes into no folder of the paper's own sources, through no symbolic link, and over no file but an earlier export. Otherwise a slip of the hand would cost an article or a picture.",
            "导出会替换所写的那个文件，所以不写进放稿件、模板的文件夹，不顺着符号链接写，也只覆盖以前导出的文件。要不然手一滑，就可能丢掉一篇稿件或一张图。"
        ],
        wrong: "$ newsprint export --output site.toml",
        right: "$ newsprint export --output articles.ndjson",
    }

    cannot_write(path: &str, reason: Text) {
        "cannot-write", Error, Fixed,
        summary: ["a file or folder cannot be written", "文件或文件夹写不了"],
        message: ["{path} cannot be written: {reason}", "{path} 写不了：{reason}"],
        about: [
            "The system does not let newsprint write there, or has no room. A page is finished beside the site before it is moved into it, so what was published is not half-written.",
            "系统不让写，或者没有空间了。页面都是先在一旁做好再移进去，所以已经发布的网站里不会有写了一半的页面。"
        ],
        wrong: "# 磁盘满了。",
        right: "# 腾出空间，再生成一次。",
    }

    state_is_no_folder() {
        "state-is-no-folder", Error, Fixed,
        summary: ["`.newsprint` is not a folder", "`.newsprint` 不是文件夹"],
        message: ["`.newsprint` is not a folder", "`.newsprint` 不是文件夹"],
        help: [
            "newsprint keeps its build state there, and follows no symbolic link to it; remove it",
            "newsprint 要在那里存放生成记录，也不会顺着符号链接去找；请把同名的文件或链接删掉"
        ],
        about: [
            "What a build leaves for the next one lies in the folder `.newsprint`. A file or link of that name is in its way. The folder can be deleted at any time; the next build then makes everything again.",
            "每次生成留给下一次的记录放在 `.newsprint` 文件夹里，现在有同名的文件或链接挡着。这个文件夹随时可以删，下一次会全部重新生成。"
        ],
        wrong: "# 报纸的文件夹里有一个名叫 .newsprint 的文件。",
        right: "# .newsprint 是文件夹，或者没有。",
    }

    no_state_key() {
        "no-state-key", Warning, Free,
        summary: ["the build state has no key", "生成记录没有密钥"],
        message: [
            "the build state has no key, so the next build makes everything again",
            "生成记录没有密钥，下一次会全部重新生成"
        ],
        help: [
            "give this user a home folder outside the paper's, or set `NEWSPRINT_STATE_KEY` to a long random text",
            "给这个用户一个报纸之外的主文件夹，或者把环境变量 `NEWSPRINT_STATE_KEY` 设成一段很长的随机文字"
        ],
        about: [
            "newsprint only believes a build state that this user's builds wrote, and knows it by a key that does not lie in the project. Where the user has no folder of their own, as in some build services, there is none.",
            "newsprint 只相信这个用户自己生成的记录，靠一把不放在报纸文件夹里的密钥来认。有的自动生成服务里，用户没有自己的文件夹，也就没有密钥。"
        ],
        wrong: "# 自动生成服务里的用户没有主文件夹，也没有设 NEWSPRINT_STATE_KEY。",
        right: "# 设好 NEWSPRINT_STATE_KEY。",
    }
}

phrases! {
    project_lies_in_it() = ["the project lies in it", "报纸的文件夹就在里面"];
    belongs_to_project(folder: &str) = ["`{folder}` belongs to the project", "`{folder}` 是报纸自己的文件夹"];
    no_folder() = ["it is a file", "它是文件"];
    is_a_link() = ["it is a symbolic link", "它是符号链接"];
    is_a_folder() = ["it is a folder", "它是文件夹"];
    is_no_file() = ["it is not a file", "它不是文件"];
    is_of_somebody() = ["what stands there is not an export", "那里已有别的文件，不是导出的"];
    is_being_written() = ["another export is writing it", "另一次导出正在写它"];
    free_some_space() = ["free some space and export again", "请腾出空间，再导出一次"];
    make_folder_writable() = [
        "make its folder writable, or choose another with `--output`",
        "让它所在的文件夹可以写，或者用 `--output` 另选一个"
    ];
    and_others(path: &str, count: usize) = ["{path} and {count} more", "{path} 和另外 {count} 个"];
    free_space() = [
        "free some space and build again; the published site is as it was",
        "请腾出空间再生成；已经发布的网站没有动"
    ];
    make_writable() = [
        "make the folder writable, or choose another with `--output`",
        "让这个文件夹可以写，或者用 `--output` 另选一个"
    ];
    link_inside() = [
        "nothing is written through symbolic links inside the output; remove the link",
        "不会顺着里面的符号链接写；请把链接删掉"
    ];
    make_project_writable() = [
        "newsprint keeps its build state there; make the project's folder writable",
        "newsprint 要在那里存放生成记录；请让报纸的文件夹可以写"
    ];
    remove_lock() = ["remove it, or make the project's folder writable", "把它删掉，或者让报纸的文件夹可以写"];
    make_state_writable() = [
        "free some space or make `.newsprint/` writable, then build again",
        "请腾出空间，或者让 `.newsprint/` 可以写，再生成一次"
    ];
    waiting() = [
        "another newsprint is building this paper; waiting for it to finish",
        "另一个 newsprint 正在生成这份报纸，等它做完"
    ];
}
