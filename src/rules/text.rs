//! Rules of articles as files and texts: encoding, size, the two lines `---`, and what a body holds.

use crate::diagnostic::Words;
use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;

rules! {
    not_utf8(encoding: &str) {
        "not-utf8", Error, Fixed,
        summary: ["a text is not UTF-8", "文件不是 UTF-8 编码"],
        message: ["the text is {encoding}, not UTF-8", "文件是 {encoding} 编码，不是 UTF-8"],
        about: [
            "All texts are UTF-8, the one encoding that every system and browser reads alike. A file in another one would be published as nonsense, so it is not read at all. Open it in your editor, look that the text is right, and save it as UTF-8.",
            "所有文本都用 UTF-8 编码，各种系统和浏览器读出来才一样。别的编码会变成乱码，所以不读。用编辑器打开，看看文字对不对，再另存为 UTF-8。"
        ],
        wrong: "# 稿件用 GBK 编码保存。",
        right: "# 稿件用 UTF-8 编码保存。",
    }

    damaged_character() {
        "damaged-character", Error, Fixed,
        summary: ["a character of a text is damaged", "文件里有个字坏了"],
        message: ["a character is damaged here", "这里有个字坏了"],
        help: [
            "type it again; the text may also have been cut off here, or joined with one of another encoding",
            "把这个字重新打一遍；也可能是文件到这里断了，或者拼进了别的编码的文字"
        ],
        about: [
            "Most of the file is UTF-8, but here are bytes that make no character. A program cut a character in two, or joined texts of two encodings. What it was nobody can tell, so nothing is published.",
            "文件大部分是 UTF-8，这里却有几个字节拼不成字：有程序把一个字切成了两半，或者把两种编码的文字拼在了一起。原来是什么字无从知道，所以不发布。"
        ],
        wrong: "# 程序把稿件按字节截短，最后一个字只剩下一半。",
        right: "# 最后一个字重新打过。",
    }

    not_a_text(what: Words) {
        "not-a-text", Error, Fixed,
        summary: ["a document or picture has the name of a text", "文档、图片用了文本的文件名"],
        message: ["the file is {what}, not a text", "这个文件是{what}，不是文本"],
        help: [
            "open it in its program, copy the text, and save it as plain text in UTF-8",
            "用原来的程序打开，把文字复制出来，存为 UTF-8 纯文本"
        ],
        about: [
            "Renaming a document does not make it a text: a file of Word named `a.md` still holds a document. Its text must be copied out of it. Pictures and documents for readers keep their own endings and stand beside the article.",
            "改文件名变不成文本：Word 文档改名叫 `a.md`，里面还是文档。请把文字复制出来另存。给读者看的图片和附件，保留原来的扩展名，放在稿件旁边。"
        ],
        wrong: "# 把 Word 文档改名为 a.md。",
        right: "# 文字从 Word 里复制出来，存为纯文本 a.md。",
    }

    nul_character() {
        "nul-character", Error, Fixed,
        summary: ["a text holds a NUL character", "文件里有空字符"],
        message: ["a NUL character in a text", "文件里有空字符（NUL）"],
        help: [
            "the file may be damaged or not a text; save it again as UTF-8 text",
            "文件可能坏了，或者不是文本；请重新存为 UTF-8 文本"
        ],
        about: [
            "No keyboard types this character. It stands in files that were not written to their end, and in pictures and documents whose names were changed to end like a text.",
            "键盘打不出这个字符。没有写完的文件里会有，把图片、文档改名成文本也会这样。"
        ],
        wrong: "# 存稿时断电，文件末尾都是空字符。",
        right: "# 从备份里找回来的稿件，或者重新存的稿件。",
    }

    text_too_large(megabytes: u64, most: usize) {
        "text-too-large", Error, Fixed,
        summary: ["a text is too large", "文件太大，不像文本"],
        message: ["a text of {megabytes} MB is too large", "文件有 {megabytes} MB，太大了"],
        help: [
            "a text may have {most} MB at most; is it a picture with a wrong name?",
            "文本最多 {most} MB；是不是图片改错了名字？"
        ],
        about: [
            "Eight megabytes are some two and a half million Han characters, more than anyone writes in one article. Such a file is something else, or a picture is typed into it as text: put pictures beside the article.",
            "8 MB 有两百五十多万字，没有人写这么长的稿件。这多半不是稿件，或者图片成了文字夹在里面；图片请放在稿件旁边。"
        ],
        wrong: "# 一张 20 MB 的图片，文件名是 a.md。",
        right: "# 稿件不到 8 MB，图片另放在旁边。",
    }

    no_front_matter() {
        "no-front-matter", Error, Fixed,
        summary: ["an article does not begin with front matter", "稿件没有稿头"],
        message: ["no front matter", "没有稿头"],
        help: [
            "start the file with `---`, then `title: …`, then `---` and the text",
            "第一行写 `---`，第二行写 `标题: …`，第三行写 `---`，下面是正文"
        ],
        about: [
            "An article begins with its front matter, between two lines of three hyphens. The first stands in the very first line of the file. Without it there is no headline, so no page can be made.",
            "稿件先写稿头，夹在两行 `---` 之间，第一行 `---` 必须在文件的第一行。没有稿头就没有标题，做不成页面。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n戏迷擂台赛开锣\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    unclosed_front_matter() {
        "unclosed-front-matter", Error, Fixed,
        summary: ["front matter has no end", "稿头没有结束"],
        message: ["the front matter has no end", "稿头没有结束"],
        label: ["opened here", "从这里开始"],
        help: ["close it with a line `---` before the text", "在正文前面加一行 `---`"],
        about: [
            "A second line of three hyphens, with nothing else in it, ends the front matter and begins the text. Without it, the text would be read as keys.",
            "稿头到第二行 `---` 为止，这一行不能有别的字；下面才是正文。没有它，正文就都成了字段。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    body_too_deep(most: usize) {
        "body-too-deep", Error, Fixed,
        summary: ["quotes or lists of a text are nested too deep", "正文的引文或列表套得太深"],
        message: ["quotes or lists are nested too deep", "引文或列表一层套一层，套得太深"],
        help: ["nest at most {most} levels", "最多 {most} 层"],
        about: [
            "Each `>` or dash at the start of a line opens a quotation or a list inside the one before. So many are a slip, such as a line drawn with `>`; browsers fail on them.",
            "行首每多一个 `>` 或短横，就多套一层引文或列表。套这么多层，多半是用 `>` 画了一条线，浏览器也显示不了。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> 正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n> 引文。\n",
    }

    ragged_table() {
        "ragged-table", Error, Fixed,
        summary: ["the rows of a table leave out too many cells", "表格缺的格子太多"],
        message: ["the rows of this table leave out too many cells", "这张表格各行缺的格子太多"],
        help: ["give each row as many cells as the head", "每一行的格子要和表头一样多"],
        about: [
            "A row with fewer cells than the table's head is filled up with empty ones. Ten thousand of them are no table that somebody typed, and would make a huge page of a small text.",
            "一行的格子比表头少，就用空格子补齐。要补的格子有上万个，不像人打的表格，还会让短短一篇稿件变成很大的网页。"
        ],
        wrong: "# 表头有 100 格，下面 500 行都只有 1 格。",
        right: "# 每一行的格子和表头一样多。",
    }

    too_many_links(things: Words) {
        "too-many-links", Error, Fixed,
        summary: ["a text has too many links or pictures", "正文里的链接或图片太多"],
        message: ["there are too many {things}", "{things}太多"],
        about: [
            "Every link and picture of a text is followed, to find those that lead nowhere. An article has 10000 links and 1000 pictures at most; a list that is longer is better given as a file.",
            "正文里的链接和图片都要逐一查对。一篇稿件最多 10000 个链接、1000 张图片；更长的清单，不如做成附件。"
        ],
        wrong: "# 正文里有 12000 个链接。",
        right: "# 正文里的链接不到 10000 个。",
    }

    unclosed_comment() {
        "unclosed-comment", Error, Free,
        summary: ["a comment in a text has no end", "正文里的注释没有结束"],
        message: ["this comment has no end", "这条注释没有结束"],
        help: ["end it with `-->`: two hyphens and a bracket, half-width", "用 `-->` 结束：两个半角短横，一个半角尖括号"],
        about: [
            "What stands between `<!--` and `-->` is a note of the newsroom, which no reader sees. A Chinese keyboard easily types `——>` or `--》` for the end. So that the rest of the article does not vanish with the note, it ends at such a mark or with its line; but nobody can be sure that this was meant, so look.",
            "`<!--` 和 `-->` 之间是编辑部自己的话，读者看不到。中文输入法容易把结尾打成 `——>`、`--》`。为了不让后面的正文跟着注释一起不见，注释就到这样的符号为止，没有符号就到行尾为止；是不是这个意思，请看一看。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n<!-- 人数待核实 ——>\n擂台赛昨晚开锣。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n<!-- 人数待核实 -->\n擂台赛昨晚开锣。\n",
    }

    wide_row() {
        "wide-row", Warning, Free,
        summary: ["a row of a table has more cells than the head", "表格有的行比表头多出格子"],
        message: ["rows of this table have more cells than its head", "这张表格有的行比表头格子多"],
        help: [
            "the table gets empty cells in its head; add them, or look for a `|` too many",
            "表头补上了空格子；请在表头加上这几格，或者看看是不是多打了 `|`"
        ],
        about: [
            "Markdown drops what a row has beyond the head of its table. Here nothing that was typed is lost: the head grows by empty cells. Whether they want a name, or whether a `|` stands in the text of a cell (write `\\|` there), only its author knows.",
            "按 Markdown 的规矩，一行里比表头多出来的格子会被丢掉。这里不丢，表头补上空格子。这几格要不要加上名目，还是格子里的字带了 `|`（应该写成 `\\|`），只有作者知道。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n| 场次 | 剧目 |\n|---|---|\n| 一 | 望江亭 | 满座 |\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n| 场次 | 剧目 | 上座 |\n|---|---|---|\n| 一 | 望江亭 | 满座 |\n",
    }

    rule_below_text() {
        "rule-below-text", Warning, Free,
        summary: ["a rule stands right below a paragraph", "分隔线紧挨着上面的段落"],
        message: ["a rule right below a paragraph", "分隔线紧挨着上面的段落"],
        help: [
            "leave a blank line above it; for a heading begin the line with `## `",
            "上面空一行；如果想要小标题，就在那一行前面写 `## `"
        ],
        about: [
            "To Markdown a line of `---` or `===` right below text makes the whole paragraph above it a heading. In a newspaper's text it is nearly always meant as a rule, and is shown as one.",
            "按 Markdown 的规矩，文字下面紧跟一行 `---` 或 `===`，上面整段就成了标题。报纸的稿件里，这几乎都是分隔线，所以按分隔线显示。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛昨晚开锣。\n---\n今晚续演。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛昨晚开锣。\n\n---\n\n今晚续演。\n",
    }

    stayed_mark(mark: &str, escaped: &str) {
        "stayed-mark", Warning, Free,
        summary: ["what looks like a mark is shown as text", "看着像标记的符号，照原样成了文字"],
        message: ["`{mark}` is shown as it is: here it marks nothing", "`{mark}` 会照原样显示：它在这里不起作用"],
        help: [
            "close the pair, or use the form that works here; if it is meant as text, put a backslash before it: `{escaped}`",
            "把成对的符号补全，或者换成这里能用的写法；如果就是文字，前面加一个反斜杠：`{escaped}`"
        ],
        about: [
            "Readers would see the signs amid the text. Pairs such as `**…**` and `~~…~~` need both ends in one paragraph. A heading is `## ` with a space, an item `- ` or `1. ` with a space, a picture `![description](file.jpg)`, a link `[text](file.md)`. Signs of other programs, `==…==`, `[[…]]`, `:::`, `{{…}}`, `{%…%}`, `[ ]`, `[!NOTE]`, mean nothing here.",
            "读者会在正文里看到这些符号。`**…**`、`~~…~~` 要成对，两头在同一段里。小标题是 `## ` 加空格，列表项是 `- ` 或 `1. ` 加空格，图片是 `![说明](文件.jpg)`，链接是 `[文字](文件.md)`。别的软件的写法，如 `==…==`、`[[…]]`、`:::`、`{{…}}`、`{%…%}`、`[ ]`、`[!NOTE]`，在这里都不起作用。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛**昨晚开锣。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛**昨晚**开锣。\n",
    }

    repeated_note(note: &str) {
        "repeated-note", Warning, Free,
        summary: ["a note is defined twice", "同一条脚注写了两次"],
        message: ["the note `{note}` is defined twice", "脚注 `{note}` 写了两次"],
        help: ["give this one another label; it is shown behind the others", "给这一条换个编号；现在它排在脚注的最后"],
        about: [
            "A citation leads to the first note with its label. The second is still shown, behind all others, so that nothing is lost, but no citation leads there.",
            "正文里的引用只通向第一条同号的脚注。第二条也不会丢，排在脚注的最后，但正文里没有引用通向它。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛[^1]昨晚开锣。\n\n[^1]: 第七届。\n\n[^1]: 第八届。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛[^1]昨晚开锣[^2]。\n\n[^1]: 第七届。\n\n[^2]: 第八届。\n",
    }

    missing_note(note: &str) {
        "missing-note", Warning, Free,
        summary: ["a note that is cited is missing", "引用的脚注没有写"],
        message: ["no note is defined for `{note}`", "没有写脚注 `{note}`"],
        help: ["write it in a paragraph of its own: `{note}: …`", "另起一段写：`{note}: …`"],
        about: [
            "`[^1]` in a text cites the note `[^1]: …`. Without that note readers see the brackets.",
            "正文里的 `[^1]` 引用脚注 `[^1]: …`。没有这条脚注，读者看到的就是方括号。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛[^1]昨晚开锣。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛[^1]昨晚开锣。\n\n[^1]: 第七届。\n",
    }

    unused_note(note: &str) {
        "unused-note", Warning, Free,
        summary: ["nothing cites a note", "有一条脚注没有引用"],
        message: ["nothing cites the note `{note}`", "正文里没有引用脚注 `{note}`"],
        help: ["put `{note}` where it belongs in the text, or take the note out", "在正文该引用的地方写 `{note}`，或者删去这条脚注"],
        about: [
            "The note is shown behind the text, but no reader comes to it from there. Often a citation was cut out with its sentence.",
            "这条脚注会排在文后，但读者没法从正文跳过去。多半是删句子的时候，把引用一起删了。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛昨晚开锣。\n\n[^1]: 第七届。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛[^1]昨晚开锣。\n\n[^1]: 第七届。\n",
    }

    private_character(character: String) {
        "private-character", Warning, Free,
        summary: ["a private character that others cannot show", "有一个自造字，别的机器显示不出来"],
        message: ["{character} is a private character: readers see a box or another sign", "{character} 是自造字（专用区的字符），读者看到的会是方框或者别的字"],
        help: [
            "type the character that is meant; if Unicode has none, use another word or a picture",
            "换成真正要用的字；如果 Unicode 里没有这个字，就换个说法，或者用图片"
        ],
        about: [
            "Fonts and systems of newsrooms gave rare characters places in the private use area, where every font has something else. Those of GBK systems that have places of their own since GB 18030-2022 are replaced without a word. What this one was nobody can tell but the system that it comes from.",
            "编辑部的字库和排版系统，把生僻字放在 Unicode 的专用区里，每种字库放的都不一样。GBK 系统里的那些，凡是 GB 18030—2022 已经有正式编码的，会自动换好。剩下的是什么字，只有原来的系统知道。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛\u{e000}昨晚开锣。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛昨晚开锣。\n",
    }

    lost_character(character: String) {
        "lost-character", Warning, Free,
        summary: ["a character was lost on the way", "有个字在转换时丢了"],
        message: ["{character} stands where a character or an object was lost", "这里是 {character}：有个字或者对象在转换时丢了"],
        help: ["look at the manuscript, and type what stood here", "对照原稿，把这里原来的内容补上"],
        about: [
            "Programs write U+FFFD for a character that they could not convert, and word processors U+FFFC where a picture or a formula was. Both say that something is missing.",
            "程序遇到转换不了的字，会写成 U+FFFD；文字处理软件在图片、公式的位置留下 U+FFFC。这两个字符都说明这里少了东西。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛\u{fffd}昨晚开锣。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n擂台赛昨晚开锣。\n",
    }

    malformed_link(meant: &str) {
        "malformed-link", Warning, Free + Fix,
        summary: ["a link or picture is shown as text", "链接或图片没有写对，成了文字"],
        message: ["this is shown as text, not as a picture or link", "这里会显示成文字，不是图片或链接"],
        help: [
            "write half-width brackets and quotes: `{meant}`",
            "括号和引号用半角：`{meant}`"
        ],
        about: [
            "Markdown knows links and pictures by half-width brackets: `[text](address)`. With full-width ones, or with full-width quotation marks around the caption, readers see the brackets and the address in the middle of the text.",
            "Markdown 靠半角括号认链接和图片：`[文字](网址)`。括号是全角的，或者图注的引号是全角的，读者就会在正文里看到括号和网址。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n---\n\n赛程见[往期](/archive/)和[官网]（https://linlan.example/opera）。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n赛程见[往期](/archive/)和[官网](https://linlan.example/opera)。\n",
    }
}

phrases! {
    save_as_utf8() = [
        "save it again as UTF-8 (in Notepad: File, Save as, Encoding: UTF-8)",
        "重新存为 UTF-8（记事本：“文件”→“另存为”，“编码”选 UTF-8）"
    ];
    reopen(encoding: &str) = [
        "in VS Code: click the encoding in the lower right corner, choose “Reopen with Encoding” and {encoding}, then “Save with Encoding” and UTF-8",
        "用 VS Code：点右下角的编码，先“通过编码重新打开”，选 {encoding}；文字对了，再“通过编码保存”，选 UTF-8"
    ];
    reads(text: &str) = ["reads `{text}`", "应该是“{text}”"];
    most_links(most: usize) = ["an article may have {most} links at most", "一篇稿件最多 {most} 个链接"];
    most_pictures(most: usize) = ["an article may have {most} pictures at most", "一篇稿件最多 {most} 张图片"];
}
