//! Rules of files: those that cannot be read, names that no system or host takes, what is not what its name says, and what
//! tells who made it.

use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Text, Words};
use crate::source::SourcePath;

rules! {
    no_paper() {
        "no-paper", Error, Fixed,
        summary: ["the folder holds no paper", "文件夹里没有报纸"],
        message: ["no site.toml in this folder", "这个文件夹里没有 site.toml"],
        help: [
            "make a new paper with `newsprint init my-paper`, or name its folder with `--root`",
            "办一份新报用 `newsprint init my-paper`；报纸在别的文件夹，就用 `--root` 指明"
        ],
        about: [
            "A paper is a folder with a site.toml. The command was run somewhere else, or the folder behind `--root` is another one. Go into the paper's folder, or name it.",
            "一份报纸就是一个有 site.toml 的文件夹。运行命令的地方不是那个文件夹，或者 `--root` 写的不是它。请进到报纸的文件夹里再运行，或者把 `--root` 写对。"
        ],
        wrong: "$ newsprint check --root content",
        right: "$ newsprint check --root .",
    }

    unreadable_folder(folder: &str, reason: Text) {
        "unreadable-folder", Error, Fixed,
        summary: ["a folder of the paper cannot be read", "报纸的文件夹读不了"],
        message: ["{folder} cannot be read: {reason}", "{folder} 读不了：{reason}"],
        help: [
            "articles lie in `content/`, in a folder a day: `content/2025-06-16/01-lead.md`",
            "稿件放在 `content/` 里，一天一个文件夹：`content/2025-06-16/01-lead.md`"
        ],
        about: [
            "Without its articles the paper cannot be made, and an empty site would take the place of the published one. So nothing is written until the folder is there and may be read.",
            "读不到稿件就做不出报纸，总不能拿一个空网站去顶替已经发布的。所以文件夹能读之前，不会写任何文件。"
        ],
        wrong: "# content/ 文件夹不见了，或者没有权限读。",
        right: "# content/ 在报纸的文件夹里，能读。",
    }

    unreadable_file(reason: Text) {
        "unreadable-file", Error, Fixed,
        summary: ["a file cannot be read", "文件读不了"],
        message: ["cannot be read: {reason}", "读不了：{reason}"],
        about: [
            "The system does not give the file out: newsprint may not read it, it is no ordinary file, or it was moved away while it was being read. Without it the paper would not be complete, so nothing is written.",
            "系统不让读这个文件：没有权限，不是普通文件，或者读的时候被移走了。少了它，报纸就不完整，所以没有写任何文件。"
        ],
        wrong: "# 稿件的权限不让别人读。",
        right: "# 稿件的权限改成可读。",
    }

    changed_file() {
        "changed-file", Error, Fixed,
        summary: ["a file changed during the build", "生成的时候文件变了"],
        message: ["the file changed during the build", "生成的时候这个文件变了"],
        help: ["build again; nothing was published", "请再生成一次；这一次没有发布"],
        about: [
            "Somebody saved, moved or deleted the file while the site was being made, so pages would have told of one text and shown another. Nothing was published; the next build takes the file as it is then.",
            "网站正在生成，有人存了、移动了或删了这个文件，这样做出来的页面会前后对不上。所以没有发布；再生成一次，用的就是现在的内容。"
        ],
        wrong: "# 生成网站的时候，有人存了这张图片。",
        right: "# 存好以后再生成。",
    }

    symbolic_link() {
        "symbolic-link", Error, Fixed,
        summary: ["a symbolic link is not followed", "不读符号链接"],
        message: ["a symbolic link is not followed", "这是符号链接，不会去读它指向的文件"],
        help: ["put the file itself in its place", "把真正的文件放到这里"],
        about: [
            "A symbolic link may lead anywhere on the machine, also to files that are nobody's business, and a copy of the project may bring one. So newsprint reads the project's own files alone.",
            "符号链接可以指到电脑上任何地方，包括不该公开的文件，别人给的报纸文件夹里也可能夹着。所以 newsprint 只读报纸文件夹里真正的文件。"
        ],
        wrong: "# content/2025-06-16/a.md 是指向别处的符号链接。",
        right: "# content/2025-06-16/a.md 是稿件文件。",
    }

    bad_file_name() {
        "bad-file-name", Error, Fixed,
        summary: ["a file's name cannot be part of an address", "文件名不能用在网址里"],
        message: ["the file's name cannot be part of an address", "这个文件名不能用在网址里"],
        help: [
            "rename it without control characters and `\\ : * ? \" < > |`; Windows keeps some names, such as `con`, for itself",
            "请改名，不要用控制字符和 `\\ : * ? \" < > |`；有的名字（如 `con`）Windows 留着自用"
        ],
        about: [
            "Names of files become parts of addresses, and the site must be able to lie on any system. Names that one of them cannot hold, or takes for something else, are refused before anything is published.",
            "文件名会成为网址的一部分，网站还要能放到各种系统上。有的系统存不下、或会当成别的东西的名字，发布之前就要改。"
        ],
        wrong: "-- content/2025-06-16/a:b.md --\n---\ntitle: 渡轮今天停航\n---\n\n正文。\n",
        right: "-- content/2025-06-16/a-b.md --\n---\ntitle: 渡轮今天停航\n---\n\n正文。\n",
    }

    name_not_utf8() {
        "name-not-utf8", Error, Fixed,
        summary: ["a file name is not UTF-8", "文件名不是 UTF-8 编码"],
        message: ["a file name that is not UTF-8", "文件名不是 UTF-8 编码"],
        help: [
            "rename the file; names made on an old Windows may be in GBK",
            "请改名；旧版 Windows 上建的文件名可能是 GBK 编码"
        ],
        about: [
            "The name holds bytes that are no UTF-8, as happens when files are unpacked from an archive that was made on an old Windows. No address can be made of it. Type the name anew.",
            "文件名里有不是 UTF-8 的字节，常见于旧版 Windows 上打的压缩包。这样的名字做不成网址，请重新打一遍文件名。"
        ],
        wrong: "# 从旧压缩包里解出来的文件，名字是乱码。",
        right: "# 文件改名为 01-要闻.md。",
    }

    same_file_name() {
        "same-file-name", Error, Fixed,
        summary: ["two files of a folder have one name", "一个文件夹里有两个同名文件"],
        message: ["two files of the folder have one name, written in two ways", "文件夹里有两个文件名字相同，只是字符的存法不同"],
        about: [
            "`é` can be one character or an `e` with an accent behind it, and so can many letters of Korean, Vietnamese and kana. Macs write names in the second way, other systems in the first, so a file that went from one to the other may be there twice. Nobody can tell the two apart in a link. Delete one, or rename it.",
            "`é` 可以存成一个字符，也可以存成 `e` 加一个声调符号，韩文、越南文、日文假名也是这样。苹果电脑用后一种存文件名，别的系统用前一种，文件来回拷贝，就可能有两个。链接里写这个名字，分不清指的是哪一个。请删掉一个，或者改名。"
        ],
        wrong: "# 文件夹里有两个 café.md，一个从苹果电脑拷来，一个是在 Windows 上建的。",
        right: "# 只留一个 café.md。",
    }

    left_over(what: Words) {
        "left-over", Warning, Free,
        summary: ["a copy or backup beside the articles is not read", "稿件旁边的副本、备份没有读"],
        message: ["this file is not read: {what}", "这个文件没有读：{what}"],
        about: [
            "Systems, synchronizing services and editors leave files beside articles: copies (`01-opera - Copy.md`), the second of two that were changed at once (`01-opera (conflicted copy 2025-06-16).md`), backups (`01-opera.md~`), and marks that a document is open (`~$opera.docx`). If they were read, an article would be on the site twice, or as it was before. They are known by their names. A copy of a picture that an article names is published like any picture.",
            "系统、网盘、编辑软件会在稿件旁边留下文件：副本（`01-opera - 副本.md`）、同步时的冲突副本（`01-opera (冲突副本 2025-06-16).md`）、备份（`01-opera.md~`）、文档正打开着的标记（`~$opera.docx`）。读了它们，网站上同一篇稿件就会出现两次，或者登出改之前的样子。是不是这类文件，看名字就知道。图片的副本，有稿件用到就照常发布。"
        ],
        wrong: "-- content/2025-06-16/01-opera.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n-- content/2025-06-16/01-opera - 副本.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
        right: "-- content/2025-06-16/01-opera.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    disarmed_svg() {
        "disarmed-svg", Warning, Free,
        summary: ["scripts and outside references were taken out of a picture", "图片里的脚本和外部引用已去掉"],
        message: [
            "scripts and outside references were taken out of this picture",
            "这张图片里的脚本和外部引用已去掉"
        ],
        help: [
            "look at it on the site; export it from the drawing program as a plain SVG, with its pictures inside",
            "请在网站上看看图是否完整；从绘图软件重新导出普通 SVG，图片都嵌在里面"
        ],
        about: [
            "An SVG picture can hold scripts and load files from elsewhere, with the rights of the paper's own pages. Both are taken out before it is published; the file in `content/` stays as it is. When the picture looks right on the site, export it plainly, and the warning is gone.",
            "SVG 图片里可以藏脚本、引用别处的文件，而且有本报页面的权限。发布之前都会去掉，`content/` 里的原文件不动。重新导出一份普通 SVG，就不再提醒。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 航线图\n---\n\n![航线](a.svg)\n-- content/2025-06-16/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 航线图\n---\n\n![航线](a.svg)\n-- content/2025-06-16/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9\"/></svg>\n",
    }

    bad_svg(problem: Text) {
        "bad-svg", Error, Fixed,
        summary: ["an SVG picture cannot be published", "SVG 图片不能发布"],
        message: ["the SVG picture cannot be published: {problem}", "这张 SVG 图片不能发布：{problem}"],
        about: [
            "An SVG picture is read as a whole before it is published, so that it runs nothing in readers' browsers. One that cannot be read could do anything, and most browsers would not show it either.",
            "SVG 图片发布之前要整个读一遍，确保它在读者的浏览器里不会运行什么。读不懂的，没法保证安全，多数浏览器也显示不了。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 航线图\n---\n\n![航线](a.svg)\n-- content/2025-06-16/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9\"></svg>\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 航线图\n---\n\n![航线](a.svg)\n-- content/2025-06-16/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9v9\"/></svg>\n",
    }

    hidden_markup() {
        "hidden-markup", Error, Fixed,
        summary: ["a file is a page under the name of something else", "文件其实是网页，名字却不是"],
        message: [
            "the file begins as HTML or XML does, whatever its name says",
            "不管名字怎么写，这个文件开头是 HTML 或 XML"
        ],
        help: [
            "some servers would send it as a page that runs scripts; save it again as what its name says",
            "有的服务器会把它当网页发出去，运行里面的脚本；请按扩展名的格式重新存一遍"
        ],
        about: [
            "Servers and browsers may go by what a file holds and not by its name. A page under the name of a picture or document would run with the rights of the paper's own pages.",
            "有的服务器和浏览器看内容，不看名字。名字像图片、文档，内容却是网页，就会以本报页面的权限运行。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 附件\n---\n\n[附件](a.pdf)\n-- content/2025-06-16/a.pdf --\n<html><script>alert(1)</script></html>\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 附件\n---\n\n[附件](a.pdf)\n-- content/2025-06-16/a.pdf --\n%PDF-1.7\n",
    }

    empty_file(address: &str) {
        "empty-file", Error, Free,
        summary: ["a linked file is empty", "链接的文件是空的"],
        message: ["`{address}` is empty", "`{address}` 是空文件，一个字节也没有"],
        help: [
            "copy the file again, or download it again",
            "请重新拷贝一次，或者重新下载"
        ],
        about: [
            "A file of 0 bytes is what is left when a card is pulled out, a disk is full, a synchronised folder is not ready or a download breaks off before it begins. Readers would load down nothing. Where this is no error, it is published all the same.",
            "拷贝时拔了存储卡、磁盘满了、网盘还没同步完、下载还没开始就断了，剩下的就是 0 字节的文件，读者下载了也是空的。这一条若改成不算差错，空文件照样发布。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](rules.pdf)。\n-- content/2025-06-16/rules.pdf --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](rules.pdf)。\n-- content/2025-06-16/rules.pdf --\n%PDF-1.7\n",
    }

    other_contents(address: &str, kind: Words) {
        "other-contents", Error, Free,
        summary: ["a linked file is of another kind than its name says", "链接的文件扩展名和内容不符"],
        message: ["`{address}` is {kind}, whatever its name says", "`{address}` 其实是{kind}，和扩展名不符"],
        help: [
            "have the program that it came from save it as what its name says; or rename it, here and in the article",
            "请用原来的软件按扩展名的格式另存；或者改名，稿件里的地址一起改"
        ],
        about: [
            "The first bytes of a file tell what it is, and hosts and programs of readers go by its name: a table of Excel called `.csv`, a photograph called `.pdf` or a WebM called `.mp4` does not open. Changing the ending of a name does not change what is in a file. Where this is no error, it is published as it is.",
            "文件是什么，看开头的字节；服务器和读者的软件却按扩展名来：名叫 `.csv` 的 Excel 表、名叫 `.pdf` 的照片、名叫 `.mp4` 的 WebM，读者都打不开。只改扩展名，内容并不会变。这一条若改成不算差错，文件照原样发布。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](rules.pdf)。\n-- content/2025-06-16/rules.pdf (PNG 30×20) --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](rules.pdf)。\n-- content/2025-06-16/rules.pdf --\n%PDF-1.7\n",
    }

    no_captions(address: &str) {
        "no-captions", Warning, Free,
        summary: ["captions of a video are not in the form that browsers read", "视频字幕不是浏览器认得的格式"],
        message: ["`{address}` does not begin with `WEBVTT`, so browsers show none of it", "`{address}` 开头不是 `WEBVTT`，浏览器不会显示"],
        help: [
            "have the program save it as WebVTT; of an SRT file: `ffmpeg -i clip.srt clip.vtt`",
            "请在字幕软件里存成 WebVTT；SRT 可以这样转：`ffmpeg -i clip.srt clip.vtt`"
        ],
        about: [
            "Captions in SRT, the other usual form, look nearly the same, but have commas in their times and no first line `WEBVTT`. Calling them `.vtt` is not enough: browsers pass the whole file over and say nothing.",
            "常见的另一种字幕 SRT 看着差不多，但时间里用的是逗号，第一行也没有 `WEBVTT`。光把扩展名改成 `.vtt` 没有用，浏览器会整个忽略，也不报错。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.mp4)\n-- content/2025-06-16/stage.mp4 --\nmoov\n-- content/2025-06-16/stage.vtt --\n1\n00:00:01,000 --> 00:00:02,000\n开锣\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.mp4)\n-- content/2025-06-16/stage.mp4 --\nmoov\n-- content/2025-06-16/stage.vtt --\nWEBVTT\n",
    }

    author_in_file(address: &str, carried: Text) {
        "author-in-file", Warning, Free,
        summary: ["a linked office file or PDF tells who made it", "链接的办公文件或 PDF 里有作者等信息"],
        message: ["`{address}` tells who made it: {carried}", "`{address}` 的文件属性里有：{carried}"],
        about: [
            "Word, WPS and Excel write the names of the account and of the company into every file, and PDFs often carry the path of the document that they were made of. newsprint publishes such files as they are, and whoever downloads one can read it: who in an office wrote a document that came from a source, or how a colleague's machine is called. Where the name may be known, the rule can be switched off in site.toml; the paper's own name is not told.",
            "Word、WPS、Excel 会把账户名、单位名写进每个文件，PDF 里还常有原稿在电脑上的路径。newsprint 原样发布这些文件，谁下载了都能看到：材料是谁写的、线人在哪个单位、同事的电脑叫什么。名字可以公开的，在 site.toml 里关掉这一条；写的是本报名称的，不会提醒。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](rules.pdf)。\n-- content/2025-06-16/rules.pdf --\n%PDF-1.7\n<< /Author (Wang Jiandong) >>\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](rules.pdf)。\n-- content/2025-06-16/rules.pdf --\n%PDF-1.7\n<< /Creator (Adobe InDesign) >>\n",
    }
}

/// What a file is by its first bytes.
pub const IS_PDF: Words = Words::new("a PDF", " PDF");
pub const IS_PICTURE: Words = Words::new("a picture", "图片");
pub const IS_ZIP: Words = Words::new("a ZIP archive or an office file", " ZIP 压缩包或者办公文件");
pub const IS_OLD_OFFICE: Words = Words::new("an office file of the older kind", "旧格式的办公文件");
pub const IS_RTF: Words = Words::new("an RTF document", " RTF 文档");
pub const IS_RAR: Words = Words::new("a RAR archive", " RAR 压缩包");
pub const IS_SEVEN_ZIP: Words = Words::new("a 7z archive", " 7z 压缩包");
pub const IS_MP4: Words = Words::new("a video or sound in MP4 or QuickTime", " MP4 或 QuickTime 音视频");
pub const IS_WEBM: Words = Words::new("a WebM or Matroska video", " WebM 或 MKV 视频");
pub const IS_OGG: Words = Words::new("an Ogg sound or video", " Ogg 音视频");
pub const IS_MP3: Words = Words::new("an MP3", " MP3");

/// What stands in the properties of a file.
pub const AUTHOR: Words = Words::new("author", "作者");
pub const LAST_AUTHOR: Words = Words::new("last saved by", "最后保存者");
pub const MANAGER: Words = Words::new("manager", "经理");
pub const COMPANY: Words = Words::new("company", "单位");
pub const PATH: Words = Words::new("path", "路径");

phrases! {
    other_form(other: &SourcePath) = ["the other is {other}; delete one of them, or rename it", "另一个是 {other}，请删掉一个，或者改名"];
    delete_the_copy() = [
        "delete it; if it is an article of its own, give it another name",
        "不要了就删掉；真是另一篇稿件，就改个名字"
    ];
    compare_the_two() = [
        "compare it with the other file, put what is right into that one, and delete this one",
        "请和原来的文件对照，把要的内容并过去，再删掉这一个"
    ];
    close_the_program() = [
        "close the document where it is open; if it is open nowhere, delete this file",
        "请在 Word、WPS 里关掉那个文档；哪里都没打开，就删掉这个文件"
    ];
    /// A property of a file with what it says.
    property_says(what: Words, says: &str) = ["{what} “{says}”", "{what}“{says}”"];
    and_another(first: Text, next: Text) = ["{first}, {next}", "{first}、{next}"];
    inspect_document() = [
        "in Word: File, Info, Inspect Document, remove properties; in LibreOffice: File, Properties, Reset; then link that file",
        "Word 在“文件”→“信息”→“检查问题”→“检查文档”里删除；WPS 在“文件”→“文档加密”→“属性”里清空；存好再用"
    ];
    export_without_author() = [
        "clear the properties of the document that it was made of and export the PDF again; or rewrite it: `qpdf --remove-info --remove-metadata in.pdf out.pdf`",
        "清空原稿的属性，再导出一次 PDF；或者去掉：`qpdf --remove-info --remove-metadata in.pdf out.pdf`"
    ];
    no_site_toml_in(folder: &str) = ["no site.toml in `{folder}`", "`{folder}` 里没有 site.toml"];
    the_papers_folder() = ["the paper's folder", "报纸的文件夹"];
    at_most(megabytes: usize) = ["it may have {megabytes} MB at most", "最多 {megabytes} MB"];
    circle_of_links() = ["a circle of links", "链接绕成了一圈"];

    // What is wrong with an SVG picture, and the way out.
    svg_too_large() = ["it is larger than 4 MB", "超过 4 MB"];
    svg_export_smaller() = [
        "export it as PNG, JPEG or WebP, or with fewer points and smaller pictures inside",
        "请导出成 PNG、JPEG 或 WebP，或者减少锚点、缩小嵌在里面的图片"
    ];
    svg_too_deep() = ["it nests its parts deeper than 200", "一层套一层，超过 200 层"];
    svg_ungroup() = ["ungroup its groups in the drawing program", "请在绘图软件里取消编组"];
    svg_encoding() = ["it is not in UTF-8", "不是 UTF-8 编码"];
    svg_save_utf8() = ["save it as UTF-8", "请存成 UTF-8 编码"];
    svg_malformed() = ["it is no well-formed XML", "不是完整的 XML"];
    svg_export_again() = [
        "open it in a browser, which tells where; export it from the drawing program once more as a plain SVG",
        "用浏览器打开，会看到错在哪里；请从绘图软件重新导出普通 SVG"
    ];
    svg_other_kind() = ["its outermost element is another", "最外层不是 SVG"];
    svg_export_once_more() = ["export the picture from the drawing program once more", "请从绘图软件重新导出这张图"];

    // What the system says when a file cannot be read or written.
    not_found() = ["it is not there", "不存在"];
    permission_denied() = ["permission denied", "没有权限"];
    storage_full() = ["no space left on device", "磁盘满了"];
    read_only() = ["read-only file system", "文件系统是只读的"];
    is_a_folder() = ["it is a folder", "是文件夹"];
    not_a_folder() = ["not a directory", "不是文件夹"];
    too_large() = ["it is too large", "太大"];
    address_in_use() = ["address already in use", "地址被占用了"];
    address_not_available() = ["cannot assign requested address", "本机没有这个地址"];
    interrupted() = ["it was interrupted", "被打断了"];
    quota_exceeded() = ["the quota is used up", "空间配额用完了"];
    exists_already() = ["it exists already", "已经有了"];
    name_too_long() = ["the name is too long", "名字太长"];
}

/// What a left-over is, by its name.
pub const COPY: Words = Words::new("by its name it is a copy", "看名字是副本");
pub const IN_CONFLICT: Words =
    Words::new("by its name it is one of two that were changed at once", "看名字是网盘同步时的冲突副本");
pub const BACKUP: Words = Words::new("by its name it is an editor's backup", "看名字是编辑软件留下的备份");
pub const OPEN: Words = Words::new("it is the mark of a document that is open", "这是文档正打开着的标记");
