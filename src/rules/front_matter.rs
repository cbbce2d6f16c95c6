//! Rules of front matter and of edition.yaml: how YAML is typed, which keys there are, and what their values look like.

use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Text, Words};

rules! {
    not_yaml(problem: Text) {
        "not-yaml", Error, Fixed,
        summary: ["a line cannot be understood", "有一行看不懂"],
        message: ["this line cannot be understood: {problem}", "这一行看不懂：{problem}"],
        help: [
            "look at the quotation marks, brackets and spaces of this line and of the one above",
            "看看这一行和上一行的引号、括号和空格"
        ],
        about: [
            "Front matter and edition.yaml are YAML: one `key: value` a line. Where a line is neither that nor an entry of a list, nothing of the file can be read. Look at the quotation marks, brackets and indentation of this line and of the one above.",
            "稿头和 edition.yaml 都是一行一个“字段: 内容”，或者一行一项、以短横开头。有一行两样都不像，整个文件就读不了。请看看这一行和上一行的引号、括号和行首空格。"
        ],
        wrong: "---\n标题: \"戏迷\\擂台赛开锣\"\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    not_key_value(found: Words) {
        "not-key-value", Error, Fixed,
        summary: ["there are no `key: value` lines", "不是一行一个“字段: 内容”"],
        message: ["expected `key: value` lines, found {found}", "这里应该一行一个“字段: 内容”，现在是{found}"],
        help: ["write one key a line, as in `title: 标题`", "一行写一个字段，如 `标题: 戏迷擂台赛开锣`"],
        about: [
            "Front matter and edition.yaml say everything by keys: `title: …`, `section: …`. A list or a text by itself has no keys, so nobody knows what it is meant for.",
            "稿头和 edition.yaml 里的内容都要写明是哪个字段：`标题: …`、`栏目: …`。只写内容、不写字段，就不知道是什么。"
        ],
        wrong: "---\n- 戏迷擂台赛开锣\n- 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    full_width_colon(key: &str, example: &str) {
        "full-width-colon", Error, Fixed + Fix,
        summary: ["a key has a full-width colon", "字段后面用了全角冒号"],
        message: ["`{key}` has a full-width colon", "`{key}` 后面是全角冒号"],
        help: ["write a half-width colon and a space: `{example}`", "换成半角冒号，再加一个空格：`{example}`"],
        about: [
            "A key ends with the half-width colon `:` and a space. With a full-width colon, the key and its value are one text, and nothing is read. Colons inside a headline may be full-width: only the first one, behind the key, is meant.",
            "字段后面要用半角冒号 `:` 加一个空格。用了全角冒号，字段和内容就连成一段文字，读不出来。标题里面的全角冒号不要紧，只有字段后面这一个要改。"
        ],
        wrong: "---\n标题：戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    no_space_after_colon(key: &str, example: &str) {
        "no-space-after-colon", Error, Fixed + Fix,
        summary: ["a key has no space after its colon", "字段的冒号后面没有空格"],
        message: ["`{key}` has no space after its colon", "`{key}` 的冒号后面没有空格"],
        help: ["write a half-width colon and a space: `{example}`", "半角冒号后面加一个空格：`{example}`"],
        about: [
            "Only a colon with a space behind it ends a key; `page:1` is a text to YAML, as `12:30` is. So the key is not found, and the file cannot be read.",
            "冒号后面有空格，前面的才算字段；`版次:1` 和 `12:30` 一样，只是一段文字。没有空格，字段就认不出来，整个文件读不了。"
        ],
        wrong: "---\n标题:戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    missing_colon(key: &str, example: &str) {
        "missing-colon", Error, Fixed + Fix,
        summary: ["a key has no colon", "字段后面少了冒号"],
        message: ["`{key}` has no colon", "`{key}` 后面少了冒号"],
        help: ["write a half-width colon and a space: `{example}`", "加上半角冒号和一个空格：`{example}`"],
        about: [
            "A colon with a space behind it is what makes a word a key. Without it, the line is a text that belongs to nothing, and nothing of the file can be read.",
            "有半角冒号和空格，前面的才是字段。少了冒号，这一行就是一段没有归属的文字，整个文件读不了。"
        ],
        wrong: "---\n标题 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    line_without_key() {
        "line-without-key", Error, Fixed,
        summary: ["a line has no key", "有一行没有字段"],
        message: ["this line has no key", "这一行没有写是哪个字段"],
        help: [
            "write it as `key: value`; where it goes on with the line above, indent it by two spaces",
            "写成“字段: 内容”；是接着上一行的，行首加两个半角空格"
        ],
        about: [
            "In front matter and edition.yaml each line begins with its key, so that it is known what it means. A long value may go on in the next line, which is then indented. The article's text stands below the second line `---`.",
            "稿头和 edition.yaml 每行先写字段，才知道内容是什么。内容太长可以转到下一行，那一行的行首加两个半角空格。正文写在第二行 `---` 下面。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n三十支票友队登台\n栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n副题: 三十支票友队登台\n栏目: 要闻\n---\n\n正文。\n",
    }

    wrong_space(key: &str, space: Words, example: &str) {
        "wrong-space", Error, Fixed + Fix,
        summary: ["a space of the wrong kind stands behind a key's colon", "字段的冒号后面不是半角空格"],
        message: ["`{key}` has {space} after its colon", "`{key}` 的冒号后面是{space}"],
        help: ["type a half-width space there: `{example}`", "换成半角空格：`{example}`"],
        about: [
            "Behind a key's colon stands a half-width space. A full-width space, or a no-break space as it comes with texts from web pages, looks much like it, but is a letter to YAML: the key is not found.",
            "字段的冒号后面要用半角空格。全角空格、从网页复制来的不换行空格，看着像，其实是文字，字段就认不出来。"
        ],
        wrong: "---\n标题:　戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    hidden_line_end(character: String) {
        "hidden-line-end", Error, Fixed + Fix,
        summary: ["an invisible line end stands in a line", "行中有看不见的换行符"],
        message: ["an invisible line end ({character}) stands here", "这里有一个看不见的换行符（{character}）"],
        help: [
            "delete it: take away the characters on both sides of it, and type them again",
            "把它删掉：连同前后各一个字一起删去，重新打一遍"
        ],
        about: [
            "Texts from word processors and layout programs may hold line ends that no editor shows. YAML ends the line there, so the rest of it has no key, and the mistake seems to be somewhere below.",
            "从排版软件和文字处理软件里复制的文字，可能带着编辑器不显示的换行符。YAML 在那里就算换了行，后半行没有字段，看起来像是下面哪一行错了。"
        ],
        wrong: "---\n标题: 戏迷擂台赛\u{2028}今晚开锣\n栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛今晚开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    hidden_character(character: String) {
        "hidden-character", Error, Fixed + Fix,
        summary: ["an invisible character that cannot stand there", "有看不见的控制字符"],
        message: ["an invisible character ({character}) cannot stand here", "这里有一个看不见的控制字符（{character}）"],
        help: [
            "delete it: take away the characters on both sides of it, and type them again",
            "把它删掉：连同前后各一个字一起删去，重新打一遍"
        ],
        about: [
            "Control characters come with texts from word processors and old systems, such as the line break inside a paragraph of Word. No editor shows them, and YAML refuses a text that holds one.",
            "从 Word 和旧系统里复制的文字，可能带着控制字符，例如 Word 的手动换行符。编辑器不显示，可只要有一个，整个稿头就读不了。"
        ],
        wrong: "---\n标题: 戏迷擂台赛\u{b}今晚开锣\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛今晚开锣\n---\n\n正文。\n",
    }

    text_behind_bracket() {
        "text-behind-bracket", Error, Fixed,
        summary: ["there is more behind a closing bracket", "括号后面还有内容"],
        message: ["there is more behind the closing bracket", "括号关上以后，后面还有内容"],
        help: ["put all of it inside the brackets, with a comma between", "都放进同一对括号里，中间用半角逗号隔开"],
        about: [
            "Square brackets hold a whole list, and the line ends with them. What stands behind them belongs to nothing. Several entries stand in one pair of brackets; the corners of a zone stand in a pair around all of them.",
            "一对方括号就是完整的一串，后面不能再写。几项都写在同一对括号里；热区的几个角，外面再套一对括号。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n主题词: [戏曲], [票友]\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n主题词: [戏曲, 票友]\n---\n\n正文。\n",
    }

    full_width_indent(space: Words, line: &str) {
        "full-width-indent", Error, Fixed,
        summary: ["a line is indented with full-width spaces", "行首用了全角空格"],
        message: ["the line begins with {space}", "行首是{space}"],
        help: ["indent with half-width spaces: `  {line}`", "行首改用半角空格：`  {line}`"],
        about: [
            "What belongs to a key stands below it, indented with half-width spaces, which is how it is known to belong there. Full-width spaces and no-break spaces are text to YAML. Type two half-width spaces for each step.",
            "下级内容靠行首的半角空格认出来，全角空格和不换行空格只算文字。每低一级，多敲两个半角空格。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n更正:\n　- 日期: 2025-06-17\n　　内容: 票价应为 20 元。\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n更正:\n  - 日期: 2025-06-17\n    内容: 票价应为 20 元。\n---\n\n正文。\n",
    }

    unclosed_mark(what: Words, close: &str) {
        "unclosed-mark", Error, Fixed,
        summary: ["a quotation mark or bracket is never closed", "引号或括号没有关上"],
        message: ["a {what} is opened here and never closed", "这里的半角{what}没有关上"],
        help: ["close it with `{close}` at the end of the value", "在这一项末尾补上 `{close}`"],
        about: [
            "A value that begins with a quotation mark or a bracket goes on until the mark is closed, over all lines below. One that is never closed takes the rest of the file with it. Close it, or take it away where it opens.",
            "内容以半角引号或括号开头，就一直算到关上的地方，中间各行都在里面。一直不关，后面的就都读不了。请补上另一半，或者把这一半去掉。"
        ],
        wrong: "---\n标题: \"戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: \"戏迷擂台赛开锣\"\n栏目: 要闻\n---\n\n正文。\n",
    }

    needs_quotes(why: Text, quoted: &str) {
        "needs-quotes", Error, Fixed + Fix,
        summary: ["a text is taken for something else without quotation marks", "内容不加引号会被当成别的"],
        message: ["this text needs quotes: {why}", "这里要加引号：{why}"],
        help: ["put it in quotes: `{quoted}`", "整个内容加上半角引号：`{quoted}`"],
        about: [
            "Some characters mean something to YAML: a text that begins with `[` is a list, and `: ` ends a key. In quotation marks, single or double, a text is taken as it stands. Chinese punctuation never needs them, and neither do numbers.",
            "有些半角符号另有用处：`[` 开头的是一串内容，“: ”前面的算字段。整个内容用半角引号（单双都行）括起来，就按原样读。中文标点和数字不用管。"
        ],
        wrong: "---\n标题: [转] 戏迷擂台赛开锣\n---\n\n正文。\n",
        right: "---\n标题: \"[转] 戏迷擂台赛开锣\"\n---\n\n正文。\n",
    }

    wrong_indent(key: &str) {
        "wrong-indent", Error, Fixed + Fix,
        summary: ["a key is indented where it belongs to nothing", "字段前面多了空格"],
        message: ["`{key}` is indented, but belongs to no key above", "`{key}` 前面多了空格"],
        help: ["start the line where the other keys start", "删掉前面多的空格，和其他字段对齐"],
        about: [
            "Spaces at the start of a line say that it belongs to the line above: as the next piece of its text, or as a part of its list. Keys of one kind start in the same column, and those of an article at the margin.",
            "行首有空格，就算是上一行的内容或下级。同一级的字段要对齐，稿头的字段都顶格写。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n  栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    tab_indent() {
        "tab-indent", Error, Fixed,
        summary: ["a line is indented with a tab", "行首用了制表符"],
        message: ["the line is indented with a tab", "行首是制表符（Tab）"],
        help: ["indent with spaces, not with a tab", "行首改用半角空格，不用 Tab 键"],
        about: [
            "A tab is as wide as each editor likes, so it cannot tell what belongs to what, and YAML refuses it. Type two spaces for each step; a line that belongs to nothing starts at its margin.",
            "制表符有多宽，各个编辑器不一样，看不出谁属于谁，所以不能用。每低一级，多敲两个半角空格；不属于上一行的，顶格写。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n\t栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    cut_by_comment() {
        "cut-by-comment", Warning, Free + Fix,
        summary: ["a `#` makes the rest of the line a comment", "`#` 后面的内容成了批注"],
        message: ["the rest of the line is a comment", "从这里到行末成了批注"],
        label: ["not read", "没有读"],
        help: [
            "put the text in quotes, or write a space after the `#` of a comment",
            "是内容，就给整个内容加上半角引号；是批注，就在 `#` 后面加一个空格"
        ],
        about: [
            "Behind a space, `#` begins a comment that no reader sees: of `title: #话题` nothing is left. In quotation marks it is part of the text. A comment that is meant has a space behind its `#`, and is not told.",
            "空格后面的 `#` 是批注的开头，读者看不到：`标题: #话题` 就什么也没有了。要当内容，整个加上半角引号；真是批注，`#` 后面加一个空格，就不再提醒。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n引题: #临澜戏事#\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n引题: \"#临澜戏事#\"\n---\n\n正文。\n",
    }

    yaml_too_large(whole: Words, kilobytes: usize, most: usize) {
        "yaml-too-large", Error, Fixed,
        summary: ["front matter or edition.yaml is too large", "稿头或 edition.yaml 太大"],
        message: ["{whole} has {kilobytes} kB", "{whole}有 {kilobytes} kB"],
        help: ["{most} kB are the most", "最多 {most} kB"],
        about: [
            "A hundred keys with long values are a few kilobytes. So much is a text in a wrong place: often the second line `---` is missing, and the article itself stands in the front matter.",
            "就是一百个字段、内容都很长，也不过几千字节。大成这样，多半是正文放错了地方：少了第二行 `---`，整篇稿件都成了稿头。"
        ],
        wrong: "# 稿头里贴进了 300 kB 的文字。",
        right: "# 稿头不到 256 kB，正文在第二行 `---` 下面。",
    }

    yaml_directive() {
        "yaml-directive", Error, Fixed,
        summary: ["a line begins with a YAML directive", "有一行是 YAML 指令"],
        message: ["a YAML directive is not read here", "这里不能写 YAML 指令"],
        help: [
            "leave the line out, or put a text that starts with `%` in quotes",
            "删掉这一行；以 `%` 开头的文字要加半角引号"
        ],
        about: [
            "`%YAML` and `%TAG` at the start of a line are orders to a YAML reader. No front matter needs one, and with a few of them a small file can cost any amount of work, so they are refused.",
            "行首的 `%YAML`、`%TAG` 是给程序的指令，稿头和 edition.yaml 都用不着；几行这样的指令就能让程序算个没完，所以一律不读。"
        ],
        wrong: "---\n%YAML 1.1\n标题: 戏迷擂台赛开锣\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    nested_too_deep(most: usize) {
        "nested-too-deep", Error, Fixed,
        summary: ["lists and maps are nested too deep", "内容的层次太深"],
        message: ["lists and maps are nested too deep", "内容一层套一层，套得太深"],
        help: ["nest at most {most} levels; a text with brackets needs quotes", "最多 {most} 层；以半角括号开头的文字，要加半角引号"],
        about: [
            "The deepest that front matter ever needs are five levels. So many are a slip, such as a text that begins with a row of brackets, or a file made to keep a program busy.",
            "稿头最多用到五层。套得这样深，多半是手误，例如文字开头有一排半角括号没加引号。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n备用: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    too_many_aliases() {
        "too-many-aliases", Error, Fixed,
        summary: ["YAML aliases repeat too much", "`*别名` 重复太多"],
        message: ["aliases repeat too much", "`*别名` 重复得太多"],
        help: [
            "write the values out instead of repeating them by `*alias`",
            "把内容直接写出来，不要用 `*别名` 重复"
        ],
        about: [
            "YAML can name a value (`&name`) and repeat it (`*name`). Some lines that repeat each other make millions of values, so the whole may only be a few times as long as it is typed.",
            "YAML 可以给内容起名（`&名`）再重复使用（`*名`）。几行互相重复，就能变出几百万项，所以展开后不能太长。"
        ],
        wrong: "# 稿头用 `&名` 和 `*名` 一层一层地重复，展开有几百万项。",
        right: "# 稿头把内容直接写出来。",
    }

    too_many_keys(most: usize) {
        "too-many-keys", Error, Fixed,
        summary: ["a map has too many keys", "字段太多"],
        message: ["too many keys in one map", "字段太多"],
        help: ["{most} are the most", "最多 {most} 个"],
        about: [
            "An article has a few dozen keys. A thousand of them are a text in a wrong place: often the second line `---` is missing, or a table was pasted into the front matter.",
            "一篇稿件不过几十个字段。上千个，多半是内容放错了地方：少了第二行 `---`，或者把表格贴进了稿头。"
        ],
        wrong: "# 稿头里有 2000 行“字段: 内容”。",
        right: "# 稿头只有稿件用得到的字段。",
    }

    unknown_key(key: &str) {
        "unknown-key", Warning, Free,
        summary: ["a key that newsprint does not know", "不认识的字段"],
        message: ["unknown key `{key}`", "不认识 `{key}` 这个字段"],
        label: ["not read", "没有读"],
        about: [
            "Keys that newsprint does not know are left out, so a slip in a key's name loses its value silently. The manual lists all keys. Values of your own for your templates go below `extra`.",
            "不认识的字段不读，所以字段名打错一个字，内容就悄悄丢了。全部字段见编辑手册；给自己的模板用的内容，写在 `extra` 下面。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n作着: 林澄\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n作者: 林澄\n---\n\n正文。\n",
    }

    foreign_key(key: &str) {
        "foreign-key", Warning, Free + Fix,
        summary: ["a key of another program", "别的系统里的字段"],
        message: ["`{key}` is no key of newsprint", "newsprint 没有 `{key}` 这个字段"],
        label: ["not read", "没有读"],
        about: [
            "Hugo, Jekyll, WordPress and the systems of newspapers have names of their own for what an article says of itself. newsprint reads its own keys only, so that each thing is said in one place, and tells which key is meant. Where the value means the same, the key can be renamed at once.",
            "Hugo、Jekyll、WordPress 和报社的采编系统，稿头各有各的写法。newsprint 只认自己的字段，一样内容只写在一处；认得出是什么意思的，会告诉你该写哪个字段，意思完全一样的可以直接改名。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\ntags: [戏曲, 票友]\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\ntopics: [戏曲, 票友]\n---\n\n正文。\n",
    }

    duplicate_key(key: &str) {
        "duplicate-key", Error, Fixed,
        summary: ["a key is given twice", "同一个字段写了两次"],
        message: ["`{key}` is given twice", "`{key}` 写了两次"],
        label: ["given more than once", "不止写了一次"],
        help: ["keep one of them", "请只留一个"],
        about: [
            "A key has one value, and nobody can tell which of two is meant. The English and the Chinese name of a key are the same key: `title` and `标题` cannot both stand in one article. Several authors or pictures go into one list.",
            "一个字段只能写一次，写了两次就不知道听哪个。中文名和英文名是同一个字段：`标题` 和 `title` 不能都写。几位作者、几张图片写成一串，如 `作者: [林澄, 周砚]`。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\ntitle: 戏迷擂台赛今晚开锣\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛今晚开锣\n---\n\n正文。\n",
    }

    key_no_text(found: Words) {
        "key-no-text", Error, Fixed,
        summary: ["a key is no text", "字段名不是文字"],
        message: ["a key cannot be {found}", "字段名不能是{found}"],
        help: ["write keys as `title: …`", "字段写成 `标题: …`"],
        about: [
            "What stands before the colon names a key, so it is a word. In brackets it is a list or a map, and a number with a point is a number: put such a name in quotation marks if you mean it.",
            "冒号前面是字段名，要写文字。放在半角括号里就成了一串内容，带小数点的成了数字。真要这样的名字，加上半角引号。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n[栏目]: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    key_too_long(most: usize) {
        "key-too-long", Error, Fixed,
        summary: ["a key is too long", "字段名太长"],
        message: ["a key is longer than {most} characters", "字段名超过 {most} 字"],
        help: ["write keys as `title: …`", "字段写成 `标题: …`"],
        about: [
            "No key is so long: what stands here is a sentence with a colon in it. Put it in quotation marks behind its key, or below the second line `---`, where the article's text begins.",
            "没有这么长的字段，这是一句带冒号的话。请加上半角引号，写在它的字段后面，或者放到第二行 `---` 下面的正文里。"
        ],
        wrong: "# 稿头里有一整段话，里面有“: ”，冒号前面超过 100 字。",
        right: "# 这段话写在正文里。",
    }

    wrong_kind(key: &str, wanted: Words, found: Words) {
        "wrong-kind", Error, Fixed,
        summary: ["a key has a value of another kind", "字段的内容不合要求"],
        message: ["`{key}` must be {wanted}, found {found}", "`{key}` 要写{wanted}，现在是{found}"],
        help: ["write {wanted} after `{key}:`", "在 `{key}:` 后面写{wanted}"],
        about: [
            "Each key wants a certain kind of value: text, a whole number, `true` or `false`, a list. The manual tells which. Square brackets make a list, and a text that begins with one needs quotation marks.",
            "每个字段要写什么是定好的：文字、整数、“是”或“否”、一串内容，编辑手册里都有。半角方括号括起来的是一串内容；文字以半角方括号开头，要加半角引号。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n序号: 第一\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n序号: 1\n---\n\n正文。\n",
    }

    value_too_long(key: &str, most: usize) {
        "value-too-long", Error, Fixed,
        summary: ["a value is too long", "字段的内容太长"],
        message: ["`{key}` is longer than {most} characters", "`{key}` 超过 {most} 字"],
        help: ["shorten it, or move it into the article's text", "写短一些，或者放到正文里"],
        about: [
            "Headlines, names and captions stand in lists, feeds and the heads of pages, where no reader takes a thousand characters. So long a value is a paragraph in a wrong place, or a line break that was lost.",
            "标题、姓名、图说会用在列表、订阅源和网页开头，不会有上千字。这样长，多半是正文放错了地方，或者少打了一个换行。"
        ],
        wrong: "# 标题有 1200 字。",
        right: "# 标题不超过 1000 字，其余写在正文里。",
    }

    blank_entry(number: usize, key: &str) {
        "blank-entry", Error, Fixed,
        summary: ["an entry of a list is blank", "一串内容里有一项是空的"],
        message: ["entry {number} of `{key}` is blank", "`{key}` 的第 {number} 项是空的"],
        help: ["write the entry or remove its dash", "把这一项写上，或者删掉多出来的短横、逗号"],
        about: [
            "A dash or a comma begins an entry, and this one has nothing in it. It was either forgotten, or is left over; newsprint does not guess which.",
            "有短横或逗号就是一项，这一项却什么也没有。是忘了写，还是多出来的，newsprint 不猜。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n主题词:\n  - 戏曲\n  -\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n主题词:\n  - 戏曲\n---\n\n正文。\n",
    }

    too_many_entries(key: &str, count: usize, most: usize) {
        "too-many-entries", Error, Fixed,
        summary: ["a list has too many entries", "一串内容的项数太多"],
        message: ["`{key}` has {count} entries", "`{key}` 有 {count} 项"],
        help: ["{most} are the most", "最多 {most} 项"],
        about: [
            "No article has so many authors, topics or pictures, and each topic and author makes pages of its own. Often a text with many commas or enumeration marks was meant as one entry.",
            "一篇稿件没有这么多作者、主题词或图片，而每个作者、主题词都要生成自己的页面。多半是一段有很多顿号、逗号的文字，本来只是一项。"
        ],
        wrong: "# 一篇稿件写了 70 个主题词。",
        right: "# 一篇稿件最多 64 个主题词。",
    }

    direction_marks(key: &str) {
        "direction-marks", Warning, Free,
        summary: ["invisible direction marks were left out", "看不见的文字方向符已去掉"],
        message: ["invisible direction marks in `{key}` were left out", "`{key}` 里看不见的文字方向符已去掉"],
        help: [
            "they would turn the order of what stands beside the text; type it without them",
            "它们会打乱旁边文字的次序；请把这段文字重新打一遍"
        ],
        about: [
            "Texts copied from web pages and chats may hold characters that nobody sees and that turn the writing direction, even of what stands beside them. They are left out of headlines and names. Type the text anew, and the warning is gone.",
            "从网页和聊天里复制的文字，可能带着看不见的方向符，会让旁边的文字也倒过来。标题和姓名里的都会去掉。把这段文字重新打一遍，就不再提醒。"
        ],
        wrong: "---\n标题: 戏迷\u{202e}擂台赛开锣\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    missing_title() {
        "missing-title", Error, Fixed,
        summary: ["an article has no title", "稿件没有标题"],
        message: ["the title is missing", "没有标题"],
        help: ["add `title: …` (or `标题: …`) to the front matter", "在稿头里写上 `标题: …`（或 `title: …`）"],
        about: [
            "The title is the one key that every article needs: its page, the lists and the feeds are made of it. It stands in the same line as its key, behind a half-width colon and a space.",
            "标题是唯一必填的字段，稿件页面、列表和订阅源都要用它。标题和 `标题:` 写在同一行，中间有一个半角空格。"
        ],
        wrong: "---\n栏目: 要闻\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n栏目: 要闻\n---\n\n正文。\n",
    }

    unknown_kind(kind: &str, kinds: Words) {
        "unknown-kind", Error, Fixed,
        summary: ["an article is of no kind that there is", "没有这种体裁"],
        message: ["unknown kind `{kind}`", "没有“{kind}”这种体裁"],
        label: ["must be one of {kinds}", "可以写{kinds}"],
        about: [
            "The kind decides where and how an article is shown: briefs and editorials have places of their own on the front page, and an advert is marked as one. Leave the key out for an ordinary article.",
            "体裁决定稿件排在哪里、怎样显示：简讯和评论在首页另有位置，广告要标明是广告。一般的报道不用写这个字段。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n体裁: 通讯\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n体裁: 报道\n---\n\n正文。\n",
    }

    not_a_language(tag: &str) {
        "not-a-language", Error, Fixed,
        summary: ["a language has no tag of that form", "语言代码不对"],
        message: ["`{tag}` is not a language tag", "“{tag}”不是语言代码"],
        help: ["write a tag such as `en`, `zh-CN` or `zh-Hant`", "写 `en`、`zh-CN`、`zh-Hant` 这样的代码"],
        about: [
            "Browsers choose fonts and voices by the language of a text, and know it by its tag (BCP 47): letters and digits, joined by hyphens. Leave the key out when the article is in the language of the paper.",
            "浏览器靠语言代码选字体和朗读的声音；代码由字母、数字和连字符组成。稿件和全报语言相同，就不用写。"
        ],
        wrong: "---\n标题: Opera fans take the stage\n语言: 英文\n---\n\nText.\n",
        right: "---\n标题: Opera fans take the stage\n语言: en\n---\n\nText.\n",
    }

    not_a_date(date: &str) {
        "not-a-date", Error, Fixed,
        summary: ["the date of a correction or a withdrawal is none", "更正或撤稿的日期不对"],
        message: ["`{date}` is not a date", "“{date}”不是日期"],
        help: ["write it as `2025-06-16`, `2025/6/16` or `2025年6月16日`", "写成 `2025-06-16`、`2025/6/16` 或 `2025年6月16日`"],
        about: [
            "Corrections are listed by their days, so each has a date of the calendar, with its year: `2025-06-17`, `2025/6/17`, `2025.6.17` or `2025年6月17日`. So has an article that was withdrawn.",
            "更正按日期排列，所以要写日历上真有的日期，年份也要写：`2025-06-17`、`2025/6/17`、`2025.6.17` 或 `2025年6月17日`。撤稿的日期也一样。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n更正:\n  - 日期: 6月17日\n    内容: 票价应为 20 元。\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n更正:\n  - 日期: 2025-06-17\n    内容: 票价应为 20 元。\n---\n\n正文。\n",
    }

    not_a_time(key: &str, time: &str) {
        "not-a-time", Error, Fixed,
        summary: ["a date and time is none", "时间写得不对"],
        message: ["`{key}` is not a date and time: `{time}`", "`{key}` 里的“{time}”不是日期和时间"],
        help: [
            "write it as `2025-06-16 05:30` or `2025年6月16日 上午5时30分`; on the day of the edition, `05:30` alone will do",
            "写成 `2025-06-16 05:30`，或者 `2025年6月16日 上午5时30分`；就在出报当天的，只写 `05:30` 也行"
        ],
        about: [
            "At this time an article appears or goes, so it must be certain. It is told by the paper's clock, unless it comes with an offset: `2025-06-16T05:30:00+08:00`. A day has its year, and `/`, `.` or `年`, `月`, `日` may stand in it; `20:30`, `晚上8点半`, `20时30分` and `8:30 pm` are one hour. An hour alone is meant on the day of the edition.",
            "稿件到这个时间出现或撤下，不能含糊。不带时差（`2025-06-16T05:30:00+08:00`）的，按报社所在的时区。日期要写年份，中间用短横、斜杠、点或“年月日”都行；`20:30`、`晚上8点半`、`20时30分` 是同一个时间。只写时间，就是出报当天。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n发布时间: 明早五点半\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n发布时间: 2025-06-16 05:30\n---\n\n正文。\n",
    }

    hour_of_no_day(key: Words) {
        "hour-of-no-day", Error, Fixed,
        summary: ["an hour alone, in an article of no edition", "常设页面只写了时间，没有写日期"],
        message: ["`{key}` is an hour, and the article has no day", "`{key}` 只写了时间，这一篇又不属于哪一期"],
        help: ["write the day too: `2025-06-16 05:30`", "把日期也写上：`2025-06-16 05:30`"],
        about: [
            "An hour by itself is meant on the day of the edition that the article is in. Standing articles, in content/pages/, are in none, so that nobody knows the day.",
            "只写时间，就是稿件所在那一期的当天。content/pages/ 里的常设页面不属于哪一期，不知道是哪一天。"
        ],
        wrong: "-- content/pages/about.md --\n---\n标题: 关于本报\n发布时间: 8:00\n---\n\n正文。\n",
        right: "-- content/pages/about.md --\n---\n标题: 关于本报\n发布时间: 2025-06-16 8:00\n---\n\n正文。\n",
    }

    not_a_page_number(number: &str) {
        "not-a-page-number", Error, Fixed,
        summary: ["the number of a newspaper page is none", "版次写得不对"],
        message: ["`{number}` is not a page number", "“{number}”不是版次"],
        help: ["write `1`, `01`, `A01` or `第二版`", "写 `1`、`01`、`A01`、`第二版` 或 `头版`"],
        about: [
            "A newspaper page has a number from 1 to 999, in digits or in Chinese, with a letter before it when the paper has parts; `头版` is page 1. The number is in the page's address too. Words that are no number, such as `末版` and `中缝`, name no page. Leave the key out, and the article's folder decides, or else it is page 1.",
            "版次是 1 到 999 的数字，写汉字也行，分叠的前面加一个字母；`头版` 就是第 1 版。版的网址里也用它。`末版`、`报眼`、`中缝` 不是数字，不知道是第几版。不写的话，看稿件所在的文件夹，再不然就是第 1 版。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n版次: 末版\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n版次: 1\n---\n\n正文。\n",
    }

    duplicate_page(number: &str) {
        "duplicate-page", Error, Fixed,
        summary: ["edition.yaml lists a page twice", "edition.yaml 里一个版列了两次"],
        message: ["page {number} is listed twice", "第 {number} 版列了两次"],
        help: ["give one of them another number, or leave it out", "给其中一个换个版次，或者删掉一个"],
        about: [
            "Each newspaper page has an address of its own, made of its number, so two of one number would stand at one address. `1`, `01` and `第01版` are the same page.",
            "每个版的网址由版次而来，版次相同，网址也就相同。`1`、`01` 和 `第01版` 是同一个版。"
        ],
        wrong: "-- content/2025-06-16/edition.yaml --\n版面:\n  - 版次: 1\n    版名: 要闻\n  - 版次: 01\n    版名: 文化\n-- content/2025-06-16/a.md --\n---\n标题: 戏迷擂台赛开锣\n---\n\n正文。\n",
        right: "-- content/2025-06-16/edition.yaml --\n版面:\n  - 版次: 1\n    版名: 要闻\n  - 版次: 2\n    版名: 文化\n-- content/2025-06-16/a.md --\n---\n标题: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    incomplete_entry(list: &str, key: Words) {
        "incomplete-entry", Error, Fixed,
        summary: ["an entry of a list lacks what it needs", "一串内容里有一项不完整"],
        message: ["an entry of `{list}` has no `{key}`", "`{list}` 里有一项没有写 `{key}`"],
        about: [
            "A picture needs its file, an author a name, a newspaper page its number, and a correction the day and the text. The other keys of an entry may be left out.",
            "一张图片要有地址（`图`），一位作者要有姓名，一个版要有版次，一条更正要有日期和内容；其余的可以不写。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n更正:\n  - 日期: 2025-06-17\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n更正:\n  - 日期: 2025-06-17\n    内容: 票价应为 20 元。\n---\n\n正文。\n",
    }

    withdrawn_without_date(key: &str, date: Words) {
        "withdrawn-without-date", Error, Fixed,
        summary: ["an article was withdrawn on no day", "撤稿没有写日期"],
        message: ["`{key}` has no `{date}`", "`{key}` 里没有写 `{date}`"],
        about: [
            "Where it is said why an article was withdrawn, it is said on which day too, so that readers can tell what they may have read before. Without a reason, the day may stand alone behind the key.",
            "写明了为什么撤稿，就要写明是哪一天撤的，读者才知道从前读到的是不是这一稿。没有别的要说，只写日期也行。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n撤稿:\n  原因: 票价与事实不符。\n---\n\n正文。\n",
        right: "---\n标题: 戏迷擂台赛开锣\n撤稿:\n  日期: 2025-06-17\n  原因: 票价与事实不符。\n---\n\n正文。\n",
    }

    not_a_zone(key: &str) {
        "not-a-zone", Error, Fixed,
        summary: ["a zone is neither a rectangle nor a polygon", "热区不是矩形也不是多边形"],
        message: ["`{key}` is neither a rectangle nor a polygon", "`{key}` 既不是矩形，也不是多边形"],
        help: [
            "write `[x, y, width, height]` or three corners and more: `[[x, y], [x, y], [x, y]]`",
            "矩形写成 `[左, 上, 宽, 高]`；多边形写至少三个角：`[[x, y], [x, y], [x, y]]`"
        ],
        about: [
            "A zone is where an article sits on the picture of its page: four numbers for a rectangle, or pairs of numbers for the corners of a polygon (64 at most), all in percent of the picture.",
            "热区是稿件在版面图上的位置：矩形写四个数，多边形一个角写一对数（最多 64 个角），都按版面图的百分比。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n热区: [65.8, 18.2, 29.2]\n---\n\n正文。\n",
        right: "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  picture: page.svg\n-- content/2025-06-16/page.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 5 7\"/>\n-- content/2025-06-16/a.md --\n---\n标题: 戏迷擂台赛开锣\n热区: [65.8, 18.2, 29.2, 7.9]\n---\n\n正文。\n",
    }

    zone_outside(key: &str, number: String) {
        "zone-outside", Error, Fixed,
        summary: ["a zone leaves the page", "热区超出版面"],
        message: ["`{key}` leaves the page: {number} is not between 0 and 100", "`{key}` 超出了版面：{number} 不在 0 到 100 之间"],
        help: [
            "zones are in percent of the page picture's width and height",
            "热区按版面图宽、高的百分比写"
        ],
        about: [
            "Zones are measured in percent of the picture of the whole page, from its upper left corner, so that they fit pictures of any size. Left and width together are 100 at most, and so are top and height.",
            "热区从版面图左上角量起，按百分比写，版面图多大都合用。矩形的左加宽、上加高都不超过 100。"
        ],
        wrong: "---\n标题: 戏迷擂台赛开锣\n热区: [90, 0, 20, 5]\n---\n\n正文。\n",
        right: "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  picture: page.svg\n-- content/2025-06-16/page.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 5 7\"/>\n-- content/2025-06-16/a.md --\n---\n标题: 戏迷擂台赛开锣\n热区: [80, 0, 20, 5]\n---\n\n正文。\n",
    }

    not_a_focus(key: &str) {
        "not-a-focus", Error, Free,
        summary: ["a focus is no point of the picture", "焦点不是图上的一个点"],
        message: ["`{key}` is no point of the picture", "`{key}` 不是图上的一个点"],
        about: [
            "The focus is the point of a picture that stays when it is cut for a card that is shared, such as a face: two numbers, in percent from the left and from the top, or a side or corner, `top left`. Without one the whole picture is shown. Where this is no error, that is done too.",
            "焦点是裁切图片（如转发时的卡片）时一定要留住的那一点，比如人脸：写两个数，从左边、从上边量起，都按百分比；也可以写“左上”“右”这样的位置。不写就不裁，整张都在。这一条若改成不算差错，也是整张都在。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\n标题: 戏迷擂台赛开锣\n图片:\n  - 图: stage.svg\n    焦点: [130, 20]\n---\n\n正文。\n-- content/2025-06-16/stage.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>\n",
        right: "-- content/2025-06-16/a.md --\n---\n标题: 戏迷擂台赛开锣\n图片:\n  - 图: stage.svg\n    焦点: [70, 20]\n---\n\n正文。\n-- content/2025-06-16/stage.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>\n",
    }
}

phrases! {
    two_percentages() = [
        "write how far it is from the left and from the top, in percent: `[50, 30]`",
        "请写离左边、离上边各多少，按百分比：`[50, 30]`"
    ];
    focus_in_percent(point: &str) = ["write it in percent: `{point}`", "请按百分比写：`{point}`"];
    focus_outside() = ["not between 0 and 100", "不在 0 到 100 之间"];
    title_is_blank() = ["nothing stands here", "这里是空的"];
    is_a_line_missing() = [
        "is a line `---` missing between the front matter and the text?",
        "稿头和正文之间是不是少了一行 `---`？"
    ];

    // What to write in place of a key of another program.
    write_ours(ours: &str, other: &str) = ["write `{ours}` (or `{other}`)", "改写成 `{ours}`（或 `{other}`）"];
    stands_once(key: &str) = ["`{key}` stands once: put all of it there", "`{key}` 只能写一次，都写到那里"];
    write_draft() = ["write `draft: true`", "改写成 `草稿: 是`（或 `draft: true`）"];
    publishes_anyway() = [
        "leave it out: what is no draft is published",
        "删掉这一行：不是草稿就会发布"
    ];

    maybe_key(example: &str) = ["or was `{example}` meant?", "是不是想写 `{example}`？"];

    which_twelve() = [
        "twelve may be noon or midnight here: write `00:00`, `12:00` or `24:00`",
        "这里的 12 点可能是中午，也可能是半夜：请写 `00:00`、`12:00` 或 `24:00`"
    ];

    // Why a text needs quotes.
    begins_with(mark: &str) = ["it begins with `{mark}`", "以 `{mark}` 开头"];
    begins_with_bracket(quoted: &str) = [
        "a text that begins with a bracket needs quotes: `{quoted}`",
        "文字以半角括号开头，要加半角引号：`{quoted}`"
    ];
    holds_colon() = ["it contains a colon with a space behind it", "里面有半角冒号加空格"];

    // How an entry is complete.
    write_picture() = ["write `- src: images/a.jpg`", "写成 `- 图: images/a.jpg`"];
    write_author() = ["write `{name: 林澄, role: 记者}`, or just `记者 林澄`", "写成 `{姓名: 林澄, 身份: 记者}`，或者只写 `记者 林澄`"];
    write_page() = ["write `- number: 1` and `name: 要闻` below it", "写成 `- 版次: 1`，下一行和“版次”对齐，写 `版名: 要闻`"];
    write_withdrawn() = [
        "write the day alone, `withdrawn: 2025-06-17`, or `date: 2025-06-17` and `reason: …` below it",
        "只写日期：`撤稿: 2025-06-17`；要写原因，就在下面缩进两格，一行写 `日期: 2025-06-17`，一行写 `原因: …`"
    ];
    write_correction() = ["write `- date: 2025-06-17` and `text: …` below it", "写成 `- 日期: 2025-06-17`，下一行和“日期”对齐，写 `内容: …`"];
}
