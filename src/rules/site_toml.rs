//! Rules of site.toml: how it is typed, which keys it has, and what their values may be.

use crate::diagnostic::Words;
use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;

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
        wrong: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\nminify = true true\n",
        right: "-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\nminify = true\n",
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
        "wants-list", Error, Fixed,
        summary: ["one value stands in site.toml where a list is meant", "site.toml 里该写一串的地方只写了一个"],
        message: ["a list is meant here", "这里要用方括号写成一串"],
        help: ["write `[{example}]`", "请写成 `[{example}]`"],
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
        message: ["{key} is not a web address: `{address}`", "{key} 不是网址：`{address}`"],
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
            "Articles name their section, and of two with one name nobody knows which is meant.",
            "稿件写的是栏目名，两个栏目同名，就不知道是哪一个。"
        ],
        wrong: "-- site.toml --\n[[sections]]\nname = '要闻'\n[[sections]]\nname = '要闻'\nslug = 'news'\n",
        right: "-- site.toml --\n[[sections]]\nname = '要闻'\nslug = 'news'\n",
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
}

phrases! {
    keys_here(known: Vec<String>) = ["the keys here are {known}", "这里可以写的字段有 {known}"];
    choices_here(known: Vec<String>) = ["the values here are {known}", "这里可以选的有 {known}"];
    write_extension(extension: &str) = ["write `{extension}`", "请写 `{extension}`"];
    as_in_kml() = ["write it as in `kml`", "请写成 `kml` 这样"];
}

pub const NAVIGATION: Words = Words::new("the navigation", "导航");
pub const LICENCE: Words = Words::new("a licence", "许可证");

/// Why a name cannot be allowed as a scheme.
pub const NO_SCHEME: Words = Words::new(
    "a scheme is small letters, digits, `+`, `-` and `.`, without a colon",
    "只能用小写字母、数字、`+`、`-` 和 `.`，不带冒号",
);
pub const RUNS_CODE: Words = Words::new(
    "browsers run code by it, or show files of the reader",
    "浏览器会用它运行代码，或者打开读者电脑里的文件",
);
pub const SCHEME_TOO_LONG: Words = Words::new("it is too long", "太长");
pub const HAS_WHITE_SPACE: Words = Words::new("it contains white space", "里面有空格");
