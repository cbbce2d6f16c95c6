//! Rules of site.toml: how it is typed, which keys it has, and what their values may be.

use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Text, Words};

rules! {
    bad_toml(problem: &str) {
        "bad-toml", Error, Fixed,
        summary: ["site.toml cannot be read", "site.toml 读不了"],
        message: ["site.toml cannot be read: {problem}", "site.toml 读不了：{problem}"],
        help: [
            "texts stand in quotes, numbers and `true` or `false` without; every `[` and quote needs its end",
            "文字要加半角引号，数字和 `true`、`false` 不加；方括号和引号都要成对"
        ],
        about: [
            "site.toml is written in TOML: a key, `=` and a value a line, and tables that begin with `[name]`. Where a line is none of these, nothing of the file can be read.",
            "site.toml 用的是 TOML：一行一个“字段 = 内容”，一段的开头写 `[段名]`。有一行不是这样，整个文件就读不了。"
        ],
        wrong: "-- site.toml --\ntitle = '临澜日报'\nbase_url == 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    toml_full_width(typed: &str, ascii: &str) {
        "toml-full-width", Error, Fixed + Fix,
        summary: ["a full-width mark stands where site.toml has a half-width one", "site.toml 里用了全角符号"],
        message: ["`{typed}` is full-width; here stands `{ascii}`", "`{typed}` 是全角（中文）符号，这里要用半角的 `{ascii}`"],
        about: [
            "Quotation marks around a text, equals signs, brackets and the commas of a list are half-width in site.toml; a Chinese input method types full-width ones. Within a text, between its quotation marks, Chinese punctuation is as free as anywhere.",
            "site.toml 里文字两头的引号、等号、方括号和一串内容之间的逗号都要用半角，中文输入法打出来的是全角。引号里面的文字照常用中文标点。"
        ],
        wrong: "-- site.toml --\ntitle = “临澜日报”\nbase_url = 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = \"临澜日报\"\nbase_url = 'https://linlan.example/'\n",
    }

    toml_full_width_space() {
        "toml-full-width-space", Error, Fixed + Fix,
        summary: ["a full-width space stands outside of a text", "site.toml 里用了全角空格"],
        message: ["a full-width space stands here", "这里是全角空格"],
        help: ["write a half-width space, or none", "请换成半角空格，或者不留空格"],
        about: [
            "Between keys, equals signs and values stand half-width spaces; a full-width one, or one that does not break, looks alike and is taken for a part of the key or the value.",
            "字段、等号和内容之间只能用半角空格。全角空格和不换行空格看着差不多，却会算进字段或内容里。"
        ],
        wrong: "-- site.toml --\ntitle =　'临澜日报'\nbase_url = 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    toml_colon(typed: &str) {
        "toml-colon", Error, Fixed + Fix,
        summary: ["a colon stands where site.toml has an equals sign", "site.toml 里用冒号代替了等号"],
        message: ["`{typed}` stands between a key and its value; here it is `=`", "字段和内容之间是 `{typed}`，这里要用 `=`"],
        about: [
            "Articles write `key: value`, site.toml writes `key = \"value\"`: they are two formats, YAML and TOML. Texts of site.toml stand in quotation marks.",
            "稿件里写“字段: 内容”，site.toml 里写“字段 = \"内容\"”，这是两种格式（YAML 和 TOML）。site.toml 里的文字还要加引号。"
        ],
        wrong: "-- site.toml --\ntitle: '临澜日报'\nbase_url = 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    toml_unclosed_quote(mark: &str) {
        "toml-unclosed-quote", Error, Fixed,
        summary: ["a quotation mark of site.toml is never closed", "site.toml 里的引号没有关上"],
        message: ["a quotation mark is opened here and never closed", "这里的引号没有关上"],
        about: [
            "A text ends with the mark that it began with, on the same line. A text of several lines stands between three of them: `\"\"\"`.",
            "文字开头用什么引号，末尾就用什么引号，而且在同一行。要写几行，两头各用三个：`\"\"\"`。"
        ],
        wrong: "-- site.toml --\ntitle = \"临澜日报\nbase_url = 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = \"临澜日报\"\nbase_url = 'https://linlan.example/'\n",
    }

    toml_unclosed_bracket(mark: &str) {
        "toml-unclosed-bracket", Error, Fixed,
        summary: ["a bracket of site.toml is never closed", "site.toml 里的括号没有关上"],
        message: ["`{mark}` is opened here and never closed", "这里的 `{mark}` 没有关上"],
        about: [
            "A list stands between `[` and `]`, an entry of several keys between `{` and `}`, and the name of a table between `[` and `]` on a line of its own. One that is never closed takes the rest of the file with it.",
            "一串内容写在 `[` 和 `]` 之间，几个字段写在 `{` 和 `}` 之间，段名自成一行、写在 `[` 和 `]` 之间。一直不关，后面的就都读不了。"
        ],
        wrong: "-- site.toml --\n[assets]\nallow = ['kml', 'gpx'\n",
        right: "-- site.toml --\n[assets]\nallow = ['kml', 'gpx']\n",
    }

    toml_missing_comma() {
        "toml-missing-comma", Error, Fixed + Fix,
        summary: ["two entries of a list have no comma between them", "一串内容中间少了逗号"],
        message: ["a comma is missing here", "这里少了逗号"],
        about: [
            "Entries of a list, and keys within braces, are parted by commas: `['kml', 'gpx']`. One behind the last does no harm.",
            "一串内容之间、花括号里的字段之间，都要用半角逗号隔开：`['kml', 'gpx']`。最后一个后面有没有逗号都行。"
        ],
        wrong: "-- site.toml --\n[assets]\nallow = ['kml' 'gpx']\n",
        right: "-- site.toml --\n[assets]\nallow = ['kml', 'gpx']\n",
    }

    toml_bare_text(typed: &str) {
        "toml-bare-text", Error, Fixed + Fix,
        summary: ["a text of site.toml stands without quotation marks", "site.toml 里的文字没有加引号"],
        message: ["`{typed}` stands without quotation marks", "`{typed}` 没有加引号"],
        about: [
            "Texts of site.toml stand in quotation marks, double or single, also addresses, colours and numbers with a hyphen such as an ISSN. Only whole numbers, `true` and `false` go without.",
            "site.toml 里的文字都要加半角引号，单双都行；网址、颜色和带连字符的号码（如刊号）也算文字。不加引号的只有整数和 `true`、`false`。"
        ],
        wrong: "-- site.toml --\ntitle = 临澜日报\nbase_url = 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = \"临澜日报\"\nbase_url = 'https://linlan.example/'\n",
    }

    toml_switch(key: &str, typed: &str) {
        "toml-switch", Error, Fixed + Fix,
        summary: ["a switch of site.toml is neither `true` nor `false`", "site.toml 里的开关没有写成 `true` 或 `false`"],
        message: ["`{key}` is `true` or `false`, not `{typed}`", "`{key}` 只能写 `true` 或 `false`，不能写 `{typed}`"],
        about: [
            "Switches are written in small letters and without quotation marks: `true` is on, `false` is off. In articles `是` and `否` are understood too, in site.toml they are not.",
            "开关用小写，不加引号：`true` 是开，`false` 是关。稿件里可以写`是`、`否`，site.toml 里不行。"
        ],
        wrong: "-- site.toml --\n[outputs]\nsearch = 否\n",
        right: "-- site.toml --\n[outputs]\nsearch = false\n",
    }

    toml_no_value(key: &str) {
        "toml-no-value", Error, Fixed,
        summary: ["a key of site.toml has no value", "site.toml 里有字段没写内容"],
        message: ["nothing stands behind `{key} =`", "`{key} =` 后面没有内容"],
        help: [
            "write its value, or take the whole line out",
            "请写上内容；不用的话，把整行删掉"
        ],
        about: [
            "A key that is not wanted is left out with its equals sign, or made a comment by a `#` in front; an empty text is written as two quotation marks.",
            "不用的字段，连等号一起删掉，或者在行首加 `#`；要写空的文字，用一对引号。"
        ],
        wrong: "-- site.toml --\nissn =\n",
        right: "-- site.toml --\n# issn =\n",
    }

    toml_no_equals() {
        "toml-no-equals", Error, Fixed,
        summary: ["a line of site.toml is no `key = value`", "site.toml 里有一行不是“字段 = 内容”"],
        message: ["a line is `key = value`, `[table]` or `# comment`", "一行只能是“字段 = 内容”、“[段名]”或“# 批注”"],
        about: [
            "Each line of site.toml gives one key its value, begins a table, or is a comment for those who edit the file. A value that goes on over several lines stands in brackets or in three quotation marks.",
            "site.toml 的每一行，要么给一个字段写内容，要么是一段的开头，要么是给编辑看的批注。内容要分几行写，用方括号或三个引号括起来。"
        ],
        wrong: "-- site.toml --\ntitle '临澜日报'\nbase_url = 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    toml_behind_value() {
        "toml-behind-value", Error, Fixed + Fix,
        summary: ["something stands behind a value of site.toml", "site.toml 里内容后面多了东西"],
        message: ["the value ends before this", "内容到前面就结束了，这里多了东西"],
        about: [
            "Behind a value nothing may stand but a comment: no comma, no semicolon, no second key. A text that holds the quotation mark that it stands in ends at that mark.",
            "内容后面只能有批注，不能有逗号、分号或者第二个字段。文字里面又有和两头一样的引号，文字就到那里为止。"
        ],
        wrong: "-- site.toml --\n[outputs]\nsearch = false,\n",
        right: "-- site.toml --\n[outputs]\nsearch = false\n",
    }

    toml_given_twice(key: &str) {
        "toml-given-twice", Error, Fixed,
        summary: ["site.toml gives something twice", "site.toml 里有一项写了两遍"],
        message: ["`{key}` is given twice", "`{key}` 写了两遍"],
        about: [
            "Of two values for one key nobody knows which is meant, so both are looked at again. Tables whose names stand in single brackets are given once, with all their keys below.",
            "一个字段有两个内容，就不知道用哪个，所以要改。单层方括号的段只写一次，字段都放在它下面。"
        ],
        wrong: "-- site.toml --\n[outputs]\nsearch = false\nsearch = true\n",
        right: "-- site.toml --\n[outputs]\nsearch = false\n",
    }

    toml_key(key: &str) {
        "toml-key", Error, Fixed,
        summary: ["a key of site.toml has letters that no key has", "site.toml 里的字段名写法不对"],
        message: ["`{key}` cannot be a key", "`{key}` 不能当字段名"],
        about: [
            "Keys of site.toml are English words of small letters and `_`: `title` is the paper's name, `base_url` its address. Chinese keys are understood in articles and in edition.yaml only.",
            "site.toml 的字段名是小写英文字母和 `_`：`title` 是报名，`base_url` 是网址。中文字段名只能用在稿件和 edition.yaml 里。"
        ],
        wrong: "-- site.toml --\n报名 = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    toml_escape() {
        "toml-escape", Error, Fixed,
        summary: ["a text of site.toml has a `\\` that means something else", "site.toml 的文字里有反斜杠"],
        message: ["`\\` in double quotation marks means something else", "双引号里的 `\\` 另有用处"],
        help: [
            "put the text in single quotation marks, or write `\\\\` for each",
            "把两头换成单引号，或者每个都写成 `\\\\`"
        ],
        about: [
            "In double quotation marks `\\n` is a new line and `\\u6e2f` a character by its number. Between single ones every character is what it is.",
            "双引号里，`\\n` 是换行，`\\u6e2f` 是用编号写的字。单引号里写什么就是什么。"
        ],
        wrong: "-- site.toml --\npublisher = \"临澜报社\\经营部\"\n",
        right: "-- site.toml --\npublisher = '临澜报社\\经营部'\n",
    }

    toml_hidden_character() {
        "toml-hidden-character", Error, Fixed + Fix,
        summary: ["site.toml has a character that nobody sees", "site.toml 里有看不见的字符"],
        message: ["a control character stands here, which nobody sees", "这里有一个看不见的控制字符"],
        help: ["take it out, or type the line anew", "请删掉它，或者把这一行重新打一遍"],
        about: [
            "Control characters come along when text is copied from other programs. They mean nothing in site.toml, and TOML allows none.",
            "从别的软件里复制文字，有时会带上控制字符。它们在 site.toml 里没有用处，也不允许有。"
        ],
        wrong: "-- site.toml --\npublisher = '临澜\u{7}报社'\n",
        right: "-- site.toml --\npublisher = '临澜报社'\n",
    }

    toml_brackets(typed: &str, right: &str) {
        "toml-brackets", Error, Fixed + Fix,
        summary: ["a table of site.toml has the wrong brackets", "site.toml 里的段名括号层数不对"],
        message: ["`{typed}` is written as `{right}`", "`{typed}` 要写成 `{right}`"],
        about: [
            "Of sections, links of the navigation and licences there are several, and each begins with its name in double brackets: `[[sections]]`. All other tables are given once, in single brackets: `[outputs]`.",
            "栏目、导航链接和许可证可以有好几个，每个都以双层方括号开头：`[[sections]]`。其他的段只写一次，用单层方括号：`[outputs]`。"
        ],
        wrong: "-- site.toml --\n[navigation]\nname = '往期'\nurl = '/archive/'\n",
        right: "-- site.toml --\n[[navigation]]\nname = '往期'\nurl = '/archive/'\n",
    }

    toml_wrong_value(key: &str, wanted: Words, found: Words) {
        "toml-wrong-value", Error, Fixed + Fix,
        summary: ["a value of site.toml is of another kind than it must be", "site.toml 里有一项的内容类型不对"],
        message: ["`{key}` must be {wanted}, found {found}", "`{key}` 要写{wanted}，现在是{found}"],
        about: [
            "Quotation marks tell a text from a number: `\"50\"` is a text. Numbers and switches stand without, everything else with them. A list stands in square brackets.",
            "有没有引号，决定是文字还是数字：`\"50\"` 是文字。数字和开关不加引号，其余都加；一串内容用方括号。"
        ],
        wrong: "-- site.toml --\n[outputs]\nlist_size = '50'\n",
        right: "-- site.toml --\n[outputs]\nlist_size = 50\n",
    }

    unknown_setting(key: &str) {
        "unknown-setting", Error, Fixed,
        summary: ["site.toml has a key that newsprint does not know", "site.toml 里有不认识的字段"],
        message: ["unknown key `{key}`", "没有 `{key}` 这个字段"],
        label: ["not known here", "这里没有这个字段"],
        about: [
            "A key that is not known would have no effect, and whoever typed it would wait for one in vain. Each key has its table: `list_size` stands under `[outputs]`, `raw_html` under `[markdown]`.",
            "不认识的字段不起作用，写的人却以为起了作用。每个字段都有自己的段：`list_size` 写在 `[outputs]` 下，`raw_html` 写在 `[markdown]` 下。"
        ],
        wrong: "-- site.toml --\ntitel = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    unknown_choice(value: &str) {
        "unknown-choice", Error, Fixed,
        summary: ["a value of site.toml is none of those to choose from", "site.toml 里有一项写的不在可选范围内"],
        message: ["unknown value `{value}`", "没有 `{value}` 这个选项"],
        label: ["not known here", "这里没有这个选项"],
        about: [
            "Some keys have a few values to choose from: the `target` of `[hosting]` is one of the hosts that newsprint knows, `feed_content` is `summary` or `full`.",
            "有的字段只能从几样里选一样：`[hosting]` 的 `target` 只能写 newsprint 认识的托管平台，`feed_content` 只能写 `summary`（摘要）或 `full`（全文）。"
        ],
        wrong: "-- site.toml --\n[hosting]\ntarget = 'cloudfare'\n",
        right: "-- site.toml --\n[hosting]\ntarget = 'cloudflare'\n",
    }

    missing_setting(key: &str) {
        "missing-setting", Error, Fixed,
        summary: ["site.toml lacks a key that must be there", "site.toml 里少了必填的字段"],
        message: ["`{key}` is missing", "没有写 `{key}`"],
        help: ["add `{key} = \"…\"`", "请加上 `{key} = \"…\"`"],
        about: [
            "The paper must have a `title` and a `base_url`; a section has a `name`, a link of the navigation `name` and `url`, a licence `name` and `number`. All else may be left out.",
            "报纸必须有 `title`（报名）和 `base_url`（网址）；栏目要有 `name`，导航链接要有 `name` 和 `url`，许可证要有 `name` 和 `number`。其余都可以不写。"
        ],
        wrong: "-- site.toml --\ntitle = '临澜日报'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    wants_list(example: &str) {
        "wants-list", Error, Fixed + Fix,
        summary: ["one value stands in site.toml where a list is meant", "site.toml 里该写一串的地方只写了一个"],
        message: ["a list is meant here", "这里要用方括号写成一串"],
        help: ["write `{example}`", "请写成 `{example}`"],
        about: [
            "Where several are possible, site.toml wants square brackets, even around one: `contact = [\"mailto:…\"]`.",
            "可以写几个的地方，只有一个也要加方括号：`contact = [\"mailto:…\"]`。"
        ],
        wrong: "-- site.toml --\n[security]\ncontact = 'mailto:security@linlan.example'\n",
        right: "-- site.toml --\n[security]\ncontact = ['mailto:security@linlan.example']\n",
    }

    bad_base_url(key: &str, address: &str) {
        "bad-base-url", Error, Fixed,
        summary: ["the site's address is no web address", "网站的地址不是网址"],
        message: ["{key} is not a web address: `{address}`", "`{key}` 不是网址：`{address}`"],
        help: [
            "write the whole address with its scheme, such as `https://example.com/` or `https://example.com/paper/`",
            "请写完整的网址，比如 `https://example.com/` 或 `https://example.com/paper/`"
        ],
        about: [
            "Feeds, sitemaps and what others show of an article need its whole address, which begins with this one. It starts with `https://` or `http://` and has no `?`, no `#` and no user.",
            "订阅源、站点地图和别处转载，用的都是稿件的完整网址，开头就是这个地址。它要以 `https://` 或 `http://` 开头，不带 `?`、`#` 和用户名。"
        ],
        wrong: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'linlan.example'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    example_address(host: &str) {
        "example-address", Warning, Free,
        summary: ["the site's address is still the example's", "网站的地址还是示例里的"],
        message: ["`base_url` is still the address of an example: `{host}`", "`base_url` 还是示例里的网址：`{host}`"],
        help: [
            "write the paper's own address, or give it for this build alone: `--base-url https://…`; a preview needs none",
            "请改成本报自己的网址，或者只在这一次用 `--base-url https://…` 指定；预览时不用改"
        ],
        about: [
            "`newsprint init` cannot know where the paper will stand, so it writes `https://example.com/`. Feeds, sitemaps, shared links and search engines would send readers there, to a site that is nobody's. `newsprint serve` shows the paper as it is and says nothing of it.",
            "`newsprint init` 不知道报纸以后放在哪里，先写的是 `https://example.com/`。不改，订阅源、站点地图、转发的链接和搜索引擎都会把读者带到那个谁也不是的网站去。`newsprint serve` 预览不受影响，也不提醒。"
        ],
        wrong: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://example.com/'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    missing_nameplate(name: &str) {
        "missing-nameplate", Error, Fixed,
        summary: ["the drawing of the paper's name is not in `static/`", "`static/` 里没有画出来的报名"],
        message: ["`static/` has no file `{name}`", "`static/` 里没有 `{name}`"],
        about: [
            "`[nameplate]` names pictures by what they are called in `static/`: `img/nameplate.svg` is `static/img/nameplate.svg`. Without the picture the masthead would have no name. A paper without a drawing leaves `[nameplate]` out, and its name is set in letters.",
            "`[nameplate]` 里写的是图片在 `static/` 里的名字：`img/nameplate.svg` 就是 `static/img/nameplate.svg`。没有这张图，报头就没有报名。没有画好的报名，就不要写 `[nameplate]`，报名会用文字排。"
        ],
        wrong: "-- site.toml --\n[nameplate]\nlight = 'img/nameplate.svg'\n",
        right: "-- site.toml --\n[nameplate]\nlight = 'img/nameplate.svg'\n-- static/img/nameplate.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 90\"/>\n",
    }

    nameless_paper() {
        "nameless-paper", Error, Fixed,
        summary: ["the paper has no name", "没有报名"],
        message: ["the title is blank", "报名是空的"],
        help: ["give the paper's name", "请在 `title` 里写上报名"],
        about: [
            "The paper's name stands at the head of every page, in browsers' tabs, in feeds and in search engines. It is the one thing that newsprint cannot make up.",
            "报名印在每一页的报头上，浏览器标签、订阅源和搜索引擎里也都用它。程序没法替报社起名。"
        ],
        wrong: "-- site.toml --\ntitle = ''\nbase_url = 'https://linlan.example/'\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n",
    }

    unknown_time_zone(zone: &str) {
        "unknown-time-zone", Error, Fixed,
        summary: ["the time zone is not known", "不认识这个时区"],
        message: ["unknown time zone `{zone}`", "没有 `{zone}` 这个时区"],
        help: [
            "use a name of the IANA database, such as `Asia/Shanghai`",
            "请用 IANA 的时区名，比如 `Asia/Shanghai`"
        ],
        about: [
            "An edition comes out at midnight and articles at their time, by the clocks of the paper's own place. Names are those of the IANA database, a continent and a city; all of China is `Asia/Shanghai`.",
            "一期报纸零点发布、稿件到点发布，都按报社当地的时间。时区名是 IANA 的写法：洲名加城市名，全中国都是 `Asia/Shanghai`。"
        ],
        wrong: "-- site.toml --\ntimezone = 'Asia/Beijing'\n",
        right: "-- site.toml --\ntimezone = 'Asia/Shanghai'\n",
    }

    unknown_language(language: &str) {
        "unknown-language", Error, Fixed,
        summary: ["a language is given by no tag that browsers know", "语言的写法浏览器不认识"],
        message: ["`{language}` is not a language tag", "`{language}` 不是语言代码"],
        about: [
            "Browsers and reading programs choose type, line breaks and voices by the language. It is given by its code (BCP 47), with a script or a country where that matters: `zh-CN`, `zh-Hant`, `en`.",
            "浏览器和读屏软件按语言来选字体、断行和读音。语言用代码写（BCP 47），需要时标明繁简或地区：`zh-CN`、`zh-Hant`、`en`。"
        ],
        wrong: "-- site.toml --\nlanguage = '中文'\n",
        right: "-- site.toml --\nlanguage = 'zh-CN'\n",
    }

    no_budget() {
        "no-budget", Error, Fixed,
        summary: ["`budget_kb` is 0", "`budget_kb` 是 0"],
        message: ["a page cannot weigh nothing", "页面不可能一点大小也没有"],
        help: [
            "write how many kilobytes the first view of a page may weigh: `budget_kb = 1000`",
            "请写一个页面的第一屏可以有多少 KB：`budget_kb = 1000`"
        ],
        about: [
            "`budget_kb` is what a page's first view may weigh on a telephone of 390 px before the rule `heavy-page` tells of it, in kilobytes of 1000 bytes. Whoever does not want to be told writes `heavy-page = \"off\"` under `[check]`.",
            "`budget_kb` 是手机打开一个页面时第一屏的大小上限，单位 KB（1000 字节），超过了由规则 `heavy-page` 提醒。不想要这个提醒，请在 `[check]` 下写 `heavy-page = \"off\"`。"
        ],
        wrong: "-- site.toml --\n[pictures]\nbudget_kb = 0\n",
        right: "-- site.toml --\n[pictures]\nbudget_kb = 800\n",
    }

    bad_search_size(key: &str, value: usize, least: usize, most: usize) {
        "bad-search-size", Error, Fixed,
        summary: ["a size of the search is too small or too large", "检索文件的大小不合适"],
        message: ["`{key}` is {value}", "`{key}` 是 {value}"],
        help: [
            "write a number from {least} to {most}",
            "请写 {least} 到 {most} 之间的数"
        ],
        about: [
            "`terms_kb` and `texts_kb` are about how large the files of the search are, `shelf` about how many articles of finished years share their files of terms. Too small ones would be too many files for a host, too large ones too much for a reader to load.",
            "`terms_kb` 和 `texts_kb` 是检索文件的大致大小，`shelf` 是往年稿件合用一套词表的大致篇数。太小，文件会多得超过托管平台的限制；太大，读者检索一次要下载太多。"
        ],
        wrong: "-- site.toml --\n[search]\nterms_kb = 2\n",
        right: "-- site.toml --\n[search]\nterms_kb = 64\n",
    }

    avif_not_built() {
        "avif-not-built", Warning, Free,
        summary: ["AVIF is wanted of a newsprint that does not make it", "要生成 AVIF，这个 newsprint 却不带 AVIF"],
        message: ["this newsprint makes no AVIF; pictures are made as WebP and JPEG", "这个 newsprint 不会生成 AVIF，图片照常做成 WebP 和 JPEG"],
        help: [
            "use a newsprint that is built with it, `cargo install newsprint --features avif`, or take the line out",
            "请换用带 AVIF 的 newsprint：`cargo install newsprint --features avif`；或者删掉这一行"
        ],
        about: [
            "AVIF pictures are a fifth smaller than WebP, and take some ten times as long to make. So the encoder is a part of newsprint only where it is built with the feature `avif`. Without it the site is whole: readers get WebP and JPEG.",
            "AVIF 比 WebP 小五分之一，但要多花十来倍的时间，所以只有编译时加上 `avif` 功能的 newsprint 才带它。不带也不影响发布：读者看到的是 WebP 和 JPEG。"
        ],
        wrong: "# site.toml 里写着 avif = true，newsprint 编译时没有加 avif 功能。",
        right: "-- site.toml --\n[pictures]\navif = false\n",
    }

    empty_list_page() {
        "empty-list-page", Error, Fixed,
        summary: ["`list_size` is 0", "`list_size` 是 0"],
        message: ["a list needs at least one article a page", "列表每页至少要有一篇稿件"],
        help: ["the default is 50", "不写就是 50"],
        about: [
            "`list_size` is the number of articles on one page of a section's, an author's or a topic's list. Lists are left out by `authors = false` and `topics = false`, not by pages without articles.",
            "`list_size` 是栏目、作者、主题词列表每页的篇数。不要作者、主题词的列表，请写 `authors = false`、`topics = false`。"
        ],
        wrong: "-- site.toml --\n[outputs]\nlist_size = 0\n",
        right: "-- site.toml --\n[outputs]\nlist_size = 50\n",
    }

    bad_scheme(scheme: &str, problem: Words) {
        "bad-scheme", Error, Fixed,
        summary: ["`schemes` names something that links cannot lead by", "`schemes` 里的写法不能用"],
        message: ["links cannot have the scheme `{scheme}`: {problem}", "链接不能以 `{scheme}` 开头：{problem}"],
        help: [
            "name schemes such as `\"magnet\"`, or leave the list out",
            "请写 `\"magnet\"` 这样的名字，或者整项不写"
        ],
        about: [
            "`schemes` under `[markdown]` allows links that lead elsewhere than to the web, such as `magnet:`. Those by which a browser runs code or opens files of the reader's machine are never allowed.",
            "`[markdown]` 下的 `schemes` 可以允许链接到网页以外的地方，比如 `magnet:`。浏览器会用来运行代码、打开读者电脑里文件的，一律不行。"
        ],
        wrong: "-- site.toml --\n[markdown]\nschemes = ['javascript']\n",
        right: "-- site.toml --\n[markdown]\nschemes = ['magnet']\n",
    }

    too_many_schemes(count: usize, most: usize) {
        "too-many-schemes", Error, Fixed,
        summary: ["`schemes` has too many entries", "`schemes` 写得太多"],
        message: ["`schemes` has {count} entries", "`schemes` 里有 {count} 个"],
        help: ["{most} are the most", "最多 {most} 个"],
        about: [
            "Each scheme lets every link of every article start one more program on readers' machines. Name those that articles use.",
            "每多一个，所有稿件的链接就能在读者电脑上多启动一种程序。只写稿件里用到的就行。"
        ],
        wrong: "-- site.toml --\n[markdown]\nschemes = ['magnet', 'sip', 'sms', 'xmpp', 'irc', 'ftp', 'sftp', 'git', 'ssh']\n",
        right: "-- site.toml --\n[markdown]\nschemes = ['magnet', 'sms']\n",
    }

    bad_hub(address: &str) {
        "bad-hub", Error, Fixed,
        summary: ["`websub_hub` is no web address", "`websub_hub` 不是网址"],
        message: ["the hub `{address}` is no web address", "推送站 `{address}` 不是网址"],
        help: [
            "write the whole address that the hub gives, such as `https://hub.example/`",
            "请照推送站给的，写完整的网址，比如 `https://hub.example/`"
        ],
        about: [
            "Every feed names the hub, where readers' programs ask to be told of new articles at once. They need its whole address, with `https://`.",
            "每个订阅源里都写着推送站，订阅的程序向它登记，有新稿马上知道。所以要写完整的网址，带上 `https://`。"
        ],
        wrong: "-- site.toml --\nwebsub_hub = 'hub.example'\n",
        right: "-- site.toml --\nwebsub_hub = 'https://hub.example/'\n",
    }

    bad_page_link(address: &str, of: Words) {
        "bad-page-link", Error, Fixed,
        summary: ["a link of every page is no address", "每页都有的链接写得不对"],
        message: ["`{address}` is no address for {of}", "`{address}` 不能作{of}的网址"],
        help: ["start it with `/` or `https://`", "请以 `/` 或 `https://` 开头"],
        about: [
            "Links of `[[navigation]]` and `[[licences]]` stand on every page, so they cannot be counted from one of them. An address of the site starts with one `/`, one elsewhere with `https://` or `http://`.",
            "`[[navigation]]` 和 `[[licences]]` 的链接每页都有，所以不能从某一页的位置写起。本站的网址以一个 `/` 开头，别的网站以 `https://` 或 `http://` 开头。"
        ],
        wrong: "-- site.toml --\n[[navigation]]\nname = '往期'\nurl = 'archive/'\n",
        right: "-- site.toml --\n[[navigation]]\nname = '往期'\nurl = '/archive/'\n",
    }

    bad_section_slug(slug: &str, problem: Words) {
        "bad-section-slug", Error, Fixed,
        summary: ["a section's slug cannot be part of an address", "栏目的 `slug` 不能用在网址里"],
        message: ["`{slug}` cannot be part of an address: {problem}", "`{slug}` 不能用在网址里：{problem}"],
        help: ["use letters, digits, Han characters and hyphens", "请只用汉字、字母、数字和连字符"],
        about: [
            "A section's list stands at `/sections/` and its slug. The slug is one part of an address and a name that every system can hold; without one, the section's name is taken.",
            "栏目列表的网址是 `/sections/` 加上它的 `slug`。`slug` 只能是网址里的一段，还要各种系统都存得下；不写，就用栏目名。"
        ],
        wrong: "-- site.toml --\n[[sections]]\nname = '要闻'\nslug = 'news/local'\n",
        right: "-- site.toml --\n[[sections]]\nname = '要闻'\nslug = 'news-local'\n",
    }

    section_listed_twice(name: &str) {
        "section-listed-twice", Error, Fixed,
        summary: ["site.toml lists a section twice", "site.toml 里有两个同名栏目"],
        message: ["section `{name}` is listed twice", "栏目“{name}”写了两遍"],
        help: ["take one of the two out", "请删掉一个"],
        about: [
            "Articles name their section, and of two with one name nobody knows which is meant. Capitals and small letters, and letters of full and of half width, are no difference.",
            "稿件写的是栏目名，两个栏目同名，就不知道是哪一个。只是大小写或全角半角不同，也算同名。"
        ],
        wrong: "-- site.toml --\n[[sections]]\nname = '要闻'\n[[sections]]\nname = '要闻'\nslug = 'news'\n",
        right: "-- site.toml --\n[[sections]]\nname = '要闻'\nslug = 'news'\n",
    }

    unknown_front_box(name: &str) {
        "unknown-front-box", Error, Fixed,
        summary: ["the front page wants a box of a section that site.toml does not list", "首页要加框的栏目不在 site.toml 里"],
        message: ["unknown section `{name}`", "没有栏目“{name}”"],
        help: ["list it as one of the `[[sections]]`, or take it out of `boxes`", "请把它加进 `[[sections]]`，或者从 `boxes` 里删掉"],
        about: [
            "`boxes` of `[front]` names the sections of which all stories of the day stand in a box at the top of the front page. Every section is listed in site.toml, so that a typing mistake does not go unseen.",
            "`[front]` 的 `boxes` 写的是哪些栏目当天的稿件全部放进首页上部的一个框里。栏目都列在 site.toml 里，打错一个字才看得出来。"
        ],
        wrong: "-- site.toml --\n[[sections]]\nname = '要闻快览'\nslug = 'briefs'\n[front]\nboxes = ['要闻快蓝']\n",
        right: "-- site.toml --\n[[sections]]\nname = '要闻快览'\nslug = 'briefs'\n[front]\nboxes = ['要闻快览']\n",
    }

    sections_share_address(first: &str, second: &str, slug: &str) {
        "sections-share-address", Error, Fixed,
        summary: ["two sections have one address", "两个栏目的网址相同"],
        message: [
            "sections `{first}` and `{second}` have one address: `{slug}`",
            "栏目“{first}”和“{second}”的网址相同：`{slug}`"
        ],
        help: ["give one of them another `slug`", "请给其中一个换个 `slug`"],
        about: [
            "Each section's list needs an address of its own. Capitals and small letters count as the same, because many systems do not tell them apart.",
            "每个栏目的列表都要有自己的网址。大小写算一样，因为很多系统不分。"
        ],
        wrong: "-- site.toml --\n[[sections]]\nname = '要闻'\nslug = 'news'\n[[sections]]\nname = '新闻'\nslug = 'News'\n",
        right: "-- site.toml --\n[[sections]]\nname = '要闻'\nslug = 'news'\n[[sections]]\nname = '新闻'\nslug = 'more-news'\n",
    }

    bad_colour(color: &str) {
        "bad-colour", Error, Fixed,
        summary: ["a colour of `[app]` is none", "`[app]` 里的颜色不对"],
        message: ["`{color}` is no colour", "`{color}` 不是颜色"],
        help: ["write it as `#` and six digits, such as `#faf7f0`", "请写 `#` 加六位数字或字母 a 到 f，比如 `#faf7f0`"],
        about: [
            "Telephones colour the frame of the paper's window by it before any page is there, and know no other way to write a colour than red, green and blue, two digits of 0 to f each.",
            "手机在页面打开之前就用它给窗口上色，只认这一种写法：红、绿、蓝各两位，每位是 0 到 9 或 a 到 f。"
        ],
        wrong: "-- site.toml --\n[app]\ntheme_color = '红色'\n",
        right: "-- site.toml --\n[app]\ntheme_color = '#a02020'\n",
    }

    bad_extension(extension: &str) {
        "bad-extension", Error, Fixed,
        summary: ["`allow` of `[assets]` names no extension", "`[assets]` 的 `allow` 里不是扩展名"],
        message: ["`{extension}` is no extension of files", "`{extension}` 不是文件的扩展名"],
        about: [
            "Files are known by the end of their name, which is written here without a dot, in small letters and digits: `kml` for `route.kml`.",
            "文件的种类看文件名末尾的扩展名。这里只写扩展名，用小写字母和数字，不带点：`路线.kml` 就写 `kml`。"
        ],
        wrong: "-- site.toml --\n[assets]\nallow = ['*.KML']\n",
        right: "-- site.toml --\n[assets]\nallow = ['kml']\n",
    }

    unknown_rule(code: &str) {
        "unknown-rule", Error, Fixed,
        summary: ["`[check]` names a rule that there is not", "`[check]` 里写了没有的规则"],
        message: ["there is no rule `{code}`", "没有规则 `{code}`"],
        label: ["not known here", "没有这个代号"],
        help: ["`newsprint explain` lists the codes of all rules", "`newsprint explain` 会列出全部规则的代号"],
        about: [
            "Under `[check]` stand codes of rules, as messages show them in brackets, each with a level. A code that nobody knows would change nothing, and the rule that was meant would keep its level.",
            "`[check]` 下面写的是规则的代号，就是提示里方括号中的那个，后面写级别。写错了代号不起作用，想改的那条规则还是原来的级别。"
        ],
        wrong: "-- site.toml --\n[check]\nunknown-kee = \"off\"\n",
        right: "-- site.toml --\n[check]\nunknown-key = \"off\"\n",
    }

    fixed_rule(code: &str, what: Text) {
        "fixed-rule", Error, Fixed,
        summary: ["`[check]` changes a rule that keeps its level", "`[check]` 改了级别固定的规则"],
        message: ["the level of `{code}` cannot be changed: {what}", "`{code}` 的级别不能改：{what}"],
        help: [
            "take the line out; the rule protects what is published, or nothing can be made without it",
            "删掉这一行；这条规则保护已发布的网站，或者不这样就没法生成"
        ],
        about: [
            "Some rules keep readers and the published site safe: no file is written over, no two pages fight for an address, nothing leaves the project. Others tell that a file cannot be understood, so that there is nothing to publish of it. Switching them off would help nobody.",
            "有的规则保护读者和已经发布的网站：不覆盖别人的文件，不让两个页面争一个网址，不把报纸之外的文件发布出去。有的说的是文件看不懂，没有东西可发布。这些都不能关。"
        ],
        wrong: "-- site.toml --\n[check]\nsame-address = \"off\"\n",
        right: "-- site.toml --\n[check]\nunused-text = \"off\"\n",
    }
}

phrases! {
    same_section(other: &str, line: usize) = ["it is the same name as `{other}` in line {line}", "和第 {line} 行的“{other}”是同一个名字"];
    add_static_file(name: &str) = [
        "put the picture there: `static/{name}`",
        "请把图片放在 `static/{name}`"
    ];
    close_with(mark: &str) = ["close it with `{mark}`", "请补上 `{mark}`"];
    write_text(quoted: &str) = ["write `{quoted}`", "请写成 `{quoted}`"];
    write_switch(key: &str, value: &str) = ["write `{key} = {value}`", "请写成 `{key} = {value}`"];
    without_quotes(key: &str, value: &str) = ["write it without quotation marks: `{key} = {value}`", "不要加引号：`{key} = {value}`"];
    comments_begin() = ["a comment begins with `#`", "批注以 `#` 开头"];
    one_key_a_line() = [
        "write one key a line, as in `title = \"…\"`, and nothing behind its value",
        "一行写一个字段，如 `title = \"…\"`，后面不加东西"
    ];
    quote_in_text() = [
        "a text with a quotation mark in it stands in those of the other kind: `'… \"…\" …'`",
        "文字里有引号，两头就用另一种：`'……\"……\"……'`；中文引号没有关系"
    ];
    keep_one() = ["keep one of them", "请只留一个"];
    join_tables(header: &str) = [
        "put the keys of both below one `{header}`",
        "把两处的字段都放到一个 `{header}` 下面"
    ];
    given_before(line: usize) = ["given in line {line} already", "第 {line} 行已经写过"];
    in_english() = [
        "keys are English words, such as `title` and `base_url`; texts stand behind the equals sign",
        "字段名用英文，如 `title`、`base_url`；文字写在等号后面"
    ];
    stands_at_top(key: &str) = [
        "`{key}` stands at the top of site.toml, above the first line in brackets",
        "`{key}` 要写在 site.toml 开头，第一个带方括号的行之前"
    ];
    stands_below(key: &str, tables: Vec<String>) = [
        "`{key}` stands below {tables}",
        "`{key}` 要写在 {tables} 下面"
    ];
    entries_below(table: &str) = [
        "begin each with a line `[[{table}]]`, and write its `name = \"…\"` below",
        "每一个都以 `[[{table}]]` 一行开头，下面写 `name = \"…\"`"
    ];
    keys_below(table: &str) = [
        "write a line `[{table}]` and its keys below",
        "先写 `[{table}]` 一行，字段写在它下面"
    ];
    keys_here(known: Vec<String>) = ["the keys here are {known}", "这里可以写的字段有 {known}"];
    choices_here(known: Vec<String>) = ["the values here are {known}", "这里可以选的有 {known}"];
    write_extension(extension: &str) = ["write `{extension}`", "请写 `{extension}`"];
    as_in_kml() = ["write it as in `kml`", "请写成 `kml` 这样"];
}

pub const NAVIGATION: Words = Words::new("the navigation", "导航");
pub const LICENCE: Words = Words::new("a licence", "许可证");

/// Why a name cannot be allowed as a scheme.
pub const NO_SCHEME: Words = Words::new(
    "a scheme is two or more small letters, digits, `+`, `-` and `.`, without a colon",
    "只能用小写字母、数字、`+`、`-` 和 `.`，至少两个字符，不带冒号",
);
pub const RUNS_CODE: Words = Words::new(
    "browsers run code by it, or show files of the reader",
    "浏览器会用它运行代码，或者打开读者电脑里的文件",
);
pub const SCHEME_TOO_LONG: Words = Words::new("it is too long", "太长");
pub const HAS_WHITE_SPACE: Words = Words::new("it contains white space", "里面有空格");

/// Kinds of values.
pub const TEXT: Words = Words::new("text in quotation marks", "加引号的文字");
pub const NUMBER: Words = Words::new("a whole number", "整数");
pub const NO_NEGATIVE: Words = Words::new("a whole number of 0 or more", "不小于 0 的整数");
pub const SWITCH: Words = Words::new("`true` or `false`", " `true` 或 `false`");
pub const LIST: Words = Words::new("a list in square brackets", "方括号括起来的一串");
pub const TABLE: Words = Words::new("a table of keys", "带字段的一段");
pub const FOUND_TEXT: Words = Words::new("text", "文字");
pub const FOUND_NUMBER: Words = Words::new("a number", "数字");
pub const FOUND_NEGATIVE: Words = Words::new("a negative number", "负数");
pub const FOUND_FRACTION: Words = Words::new("a number with a point", "带小数点的数");
pub const FOUND_SWITCH: Words = Words::new("a switch", "开关");
pub const FOUND_LIST: Words = Words::new("a list", "一串");
pub const FOUND_DAY: Words = Words::new("a day without quotation marks", "没加引号的日期");
pub const FOUND_TABLE: Words = Words::new("a table", "一段");
pub const FOUND_OTHER: Words = Words::new("something else", "别的内容");
