//! Rules of the paper as a whole: folders and editions, places and addresses of articles, sections, what contradicts itself,
//! and files that nothing uses.

use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Text, Words};
use crate::source::SourcePath;

rules! {
    sheet_outside_edition() {
        "sheet-outside-edition", Error, Free,
        summary: ["an edition.yaml lies in no edition's folder", "edition.yaml 不在某一期的文件夹里"],
        message: ["an edition.yaml outside an edition's folder", "这个 edition.yaml 不在任何一期的文件夹里"],
        help: [
            "put it beside the articles, in a folder such as `content/2025-06-16/`",
            "把它和当期的稿件放在一起，比如放进 `content/2025-06-16/`"
        ],
        about: [
            "An edition.yaml tells of the edition in whose folder it lies. Elsewhere it belongs to no edition, and the site is made as if it were not there. Move it into the folder of its day.",
            "edition.yaml 说的是它所在文件夹的那一期。放在别处，不知道说的是哪一期，生成网站时就当没有它。请移到当天的文件夹里。"
        ],
        wrong: "-- content/edition.yaml --\nnumber: 8218\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
        right: "-- content/2025-06-16/edition.yaml --\nnumber: 8218\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    two_sheets(edition: &str, other: &SourcePath) {
        "two-sheets", Error, Fixed,
        summary: ["an edition has two edition.yaml", "一期有两个 edition.yaml"],
        message: ["edition {edition} has two sheets", "{edition} 这一期有两个 edition.yaml"],
        help: ["the other is {other}; keep one of them", "另一个是 {other}，请只留一个"],
        about: [
            "The numbers, names and pictures of an edition's pages stand in one file, so that they do not contradict each other. Put what both say into one of them and delete the other; `edition.yml` counts as one too.",
            "一期的期号、版名、版面图只写在一个文件里，才不会两处说法不一样。请把内容并到一个文件，删掉另一个；`edition.yml` 也算。"
        ],
        wrong: "-- content/2025-06-16/edition.yaml --\nnumber: 8218\n-- content/2025-06-16/02/edition.yaml --\nnumber: 8219\n",
        right: "-- content/2025-06-16/edition.yaml --\nnumber: 8218\n-- content/2025-06-16/02/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    bad_edition_folder(folder: &str) {
        "bad-edition-folder", Error, Fixed,
        summary: ["an edition's folder is named by no day", "一期的文件夹名不是日期"],
        message: ["the folder `{folder}` is not a date", "文件夹 `{folder}` 的名字不是日期"],
        about: [
            "An edition is the folder of its day, written with four, two and two digits: `2025-06-16`. A second paper of the day adds a hyphen and a word: `2025-06-16-extra`. A name that is nearly a date is told rather than guessed, because it is part of every address of the edition.",
            "一期报纸就是一个用日期命名的文件夹，年四位、月两位、日两位：`2025-06-16`；同一天的另一份报再加连字符和一个词：`2025-06-16-extra`。名字像日期又不对的，newsprint 不猜，因为当期每个网址里都有它。"
        ],
        wrong: "-- content/2025-6-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    no_edition() {
        "no-edition", Error, Fixed,
        summary: ["an article lies in no edition's folder", "稿件不在某一期的文件夹里"],
        message: ["the article belongs to no edition", "这篇稿件不属于任何一期"],
        help: [
            "put it into a folder named by its day (`content/2025-06-16/`), or into `content/pages/` if it stands for good",
            "移到用日期命名的文件夹里（`content/2025-06-16/`）；要是常设页面，就放进 `content/pages/`"
        ],
        about: [
            "The folder tells the day of an article, and with it its address. An article that lies directly in `content/`, or in a folder that is neither a day nor `pages`, has neither.",
            "稿件是哪一天的、网址是什么，都看它在哪个文件夹。直接放在 `content/` 下，或者放在既不是日期、也不是 `pages` 的文件夹里，就都不知道了。"
        ],
        wrong: "-- content/opera.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
        right: "-- content/2025-06-16/opera.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    unlisted_page(page: &str, listed: Vec<String>, sheet: &SourcePath) {
        "unlisted-page", Error, Fixed,
        summary: ["an article is on a page that edition.yaml does not list", "稿件的版次 edition.yaml 里没有"],
        message: ["page {page} is not in the edition", "这一期没有第 {page} 版"],
        label: ["edition.yaml lists {listed}", "edition.yaml 里只有 {listed}"],
        help: [
            "add the page to {sheet}, or correct the article's",
            "在 {sheet} 里加上这一版，或者改稿件的版次"
        ],
        about: [
            "Where edition.yaml lists the pages of its edition, every article is on one of them: a page that is missing there is most often a typing mistake. An article that names no page is on that of its folder, else on page 1.",
            "edition.yaml 列出了版面，每篇稿件就都要在其中的一个版上，没有的多半是打错了。稿件没写版次的，看它所在的文件夹，再不然就是第 1 版。"
        ],
        wrong: "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n- number: 2\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\npage: 3\n---\n\n正文。\n",
        right: "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n- number: 2\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\npage: 2\n---\n\n正文。\n",
    }

    bad_slug(problem: Words) {
        "bad-slug", Error, Fixed,
        summary: ["a slug cannot be part of an address", "稿件的`网址`（`slug`）不能用"],
        message: ["the slug cannot be part of an address: {problem}", "这个`网址`（`slug`）不能用：{problem}"],
        help: ["use letters, digits, Han characters and hyphens", "请只用汉字、字母、数字和连字符"],
        about: [
            "The slug is the last part of an article's address and the name of a folder on the host. It is one part only, without `/`, and a name that every system can hold. Without a slug, the file name is taken.",
            "`网址`（`slug`）是稿件网址的最后一段，也是服务器上一个文件夹的名字：只能有一段，不带 `/`，还要各种系统都存得下。不写，就用文件名。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\nslug: culture/opera\n---\n\n正文。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\nslug: opera\n---\n\n正文。\n",
    }

    bad_alias(alias: String, problem: Words) {
        "bad-alias", Error, Fixed,
        summary: ["an old address cannot be one of the site", "旧网址不能用"],
        message: ["the alias `{alias}` is no address: {problem}", "旧网址 `{alias}` 不能用：{problem}"],
        help: [
            "write the old address as the site had it: `/html/2025-06/16/content_12.htm`",
            "照原来网站上的样子写：`/html/2025-06/16/content_12.htm`"
        ],
        about: [
            "At each old address stands a page that leads to the article. So it starts with `/`, has no `?` and no `#`, ends as pages do, and is a name that every system can hold and that no host obeys. One that cannot be answered is taken out; readers who ask for it see the page for what is not found.",
            "每个旧网址上都会放一个页面，转到这篇稿件。所以要以 `/` 开头，不能有 `?` 和 `#`，末尾要像网页，名字要各种系统都存得下，还不能是托管平台会照办的名字（如 `CNAME`）。实在做不到的，请删掉这一条，打开它的读者会看到“找不到”的页面。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\naliases: /show.asp?id=12\n---\n\n正文。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\naliases: /html/2025-06/16/content_12.htm\n---\n\n正文。\n",
    }

    alias_too_long(what: Text, most: usize) {
        "alias-too-long", Error, Fixed,
        summary: ["an old address is longer than systems keep", "旧网址太长"],
        message: ["{what}; {most} are the most", "{what}，最多 {most} 字节"],
        help: [
            "look whether more than one address was pasted; an address that is really so long is taken out",
            "看看是不是多贴了内容；网址真有这么长，只能删掉这一条"
        ],
        about: [
            "At each old address stands a file, and systems keep no name of more than 255 bytes and no path of more than some hundreds. A Han character is three bytes. Addresses of pages are seldom half as long.",
            "每个旧网址上都要放一个文件，系统存不下 255 字节以上的名字，连同各级文件夹也只能有几百字节。一个汉字算 3 字节。一般网页的网址还不到这一半长。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\naliases: /html/戏迷擂台赛昨晚在临澜老码头开锣十二个戏班轮番登台观众冒雨看到散场市民何阿炳说这样热闹的场面二十年没有见过了组委会介绍决赛将在七月上旬举行门票从今天起在各区文化馆免费领取每人限领两张领完为止请读者留意本报后续报道.htm\n---\n\n正文。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\naliases: /html/戏迷擂台赛开锣.htm\n---\n\n正文。\n",
    }

    raw_html() {
        "raw-html", Warning, Free,
        summary: ["HTML in an article is shown as text", "正文里的 HTML 会当文字显示"],
        message: ["HTML in an article is shown as text", "正文里的 HTML 会原样显示成文字"],
        help: [
            "use Markdown or one of the small tags (`<br>`, `<sup>`, `<u>` …) without attributes and with its end, or allow HTML in site.toml: `[markdown]` with `raw_html = true`",
            "改用 Markdown，或者成对的小标签（`<br>`、`<sup>`、`<u>` 等，不带属性）；一定要用 HTML，就在 site.toml 的 `[markdown]` 下写 `raw_html = true`"
        ],
        about: [
            "Readers see the tags as they were typed, because HTML in an article could do whatever the paper's own pages do. Markdown has what most articles need: `**bold**`, lists, tables, pictures. `<br>`, `<sup>`, `<sub>`, `<u>`, `<b>`, `<strong>`, `<i>`, `<em>`, `<s>`, `<del>`, `<mark>`, `<small>` and `<ruby>` with `<rt>` and `<rp>` work without any setting, when they have no attributes and are closed where they were opened.",
            "为了安全，正文里的 HTML 标签不起作用，读者会看到标签本身。一般用 Markdown 就够了：`**加粗**`、列表、表格、图片都有。`<br>`、`<sup>`、`<sub>`、`<u>`、`<b>`、`<strong>`、`<i>`、`<em>`、`<s>`、`<del>`、`<mark>`、`<small>`，以及 `<ruby>` 和其中的 `<rt>`、`<rp>`，不用设置就能用，只要不带属性，并且在同一处成对。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n擂台赛<font color=red>今晚</font>开锣。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\n---\n\n擂台赛**今晚**开锣。\n",
    }

    blocked_html(what: Words, directive: &str) {
        "blocked-html", Warning, Free,
        summary: ["the paper's security policy blocks something in an article", "正文里有的东西会被本报的安全策略拦下"],
        message: ["readers' browsers block {what}: `{directive}` does not allow it", "读者的浏览器会拦下{what}：安全策略的 `{directive}` 不允许"],
        about: [
            "The pages of a paper say what they may load and run, so that nobody can smuggle anything into them (Content-Security-Policy). HTML in articles is bound by that, even where `raw_html = true` publishes it: scripts run from `static/js/` alone, styles come from style sheets, and what lies on other sites must be named under `[hosting.csp]`.",
            "报纸的页面会声明自己可以载入、运行什么，外人塞不进东西（Content-Security-Policy）。就算 `raw_html = true`，正文里的 HTML 也受它约束：脚本只能来自 `static/js/`，样式只能来自样式表，别的网站上的东西要写进 `[hosting.csp]`。"
        ],
        wrong: "-- site.toml --\n[markdown]\nraw_html = true\n\n-- content/2025-06-16/01-opera.md --\n---\n标题: 戏迷擂台赛开锣\n---\n\n<p style=\"color: red\">擂台赛昨晚开锣。</p>\n",
        right: "-- site.toml --\n[markdown]\nraw_html = true\n\n-- content/2025-06-16/01-opera.md --\n---\n标题: 戏迷擂台赛开锣\n---\n\n<p class=\"red\">擂台赛昨晚开锣。</p>\n",
    }

    unknown_section(name: &str) {
        "unknown-section", Error, Free,
        summary: ["an article names a section that site.toml does not list", "稿件用了 site.toml 里没有的栏目"],
        message: ["unknown section `{name}`", "没有栏目“{name}”"],
        about: [
            "Every section is listed in site.toml, so that a typing mistake does not make a new one. Correct the name, or list the section. Where this is no error, the article is in its edition, in search and in the feeds of the whole paper, but on no section's list.",
            "栏目都列在 site.toml 里，打错一个字不会凭空多出一个栏目。请改正栏目名，或者把新栏目加进 site.toml。这一条若改成不算差错，稿件照样在当期报纸、检索和全报的订阅源里，只是哪个栏目的列表都没有它。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\nsection: 要问\n---\n\n正文。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\nsection: 要闻\n---\n\n正文。\n",
    }

    section_spelling(typed: &str, name: &str) {
        "section-spelling", Warning, Free,
        summary: ["an article writes a section otherwise than site.toml does", "稿件里的栏目名和 site.toml 的写法不一样"],
        message: ["the section `{typed}` is `{name}` in site.toml", "栏目“{typed}”在 site.toml 里写作“{name}”"],
        help: ["write `{name}`", "请写成“{name}”"],
        about: [
            "Capitals and small letters, and letters of full and of half width, are taken for the same, so the article is in the section that is meant. The site shows the name as site.toml has it. It is told once, at the first article that writes it so.",
            "大小写、全角半角不一样，还是同一个栏目，稿件照样归进去，网站上显示的是 site.toml 里的写法。同一种写法只在最早的那篇稿件上提醒一次。"
        ],
        wrong: "-- site.toml --\n[[sections]]\nname = 'Sports'\n-- content/2025-06-16/a.md --\n---\ntitle: 龙舟赛开桨\nsection: sports\n---\n\n正文。\n",
        right: "-- site.toml --\n[[sections]]\nname = 'Sports'\n-- content/2025-06-16/a.md --\n---\ntitle: 龙舟赛开桨\nsection: Sports\n---\n\n正文。\n",
    }

    two_spellings(typed: &str, name: &str, how: Words) {
        "two-spellings", Warning, Free,
        summary: ["articles write one name in several ways", "同一个名字有几种写法"],
        message: ["`{typed}` and `{name}` are one name, and {how} `{name}`", "“{typed}”和“{name}”是同一个名字，{how}“{name}”"],
        help: [
            "write `{name}` everywhere; until then both lead to one list, which is called so",
            "请统一写成“{name}”；没改之前，两种写法都归到“{name}”这一个列表"
        ],
        about: [
            "Topics, authors and sections that differ only in capitals, or in letters of full and half width (`NBA`, `nba`, `ＮＢＡ`), have one list. It is called by the spelling that most articles use, the older one when two are used as often, and lies where the oldest spelling put it, so its address stays. Each article shows the name as it was typed. Every other spelling is told once, at the first article that has it.",
            "主题词、作者、栏目只是大小写或全角半角不同（`NBA`、`nba`、`ＮＢＡ`），就合成一个列表。列表的名称用多数稿件的写法，一样多就用早出现的；网址按最早出现的写法，以后不变。每篇稿件上显示的还是它自己的写法。别的写法，每种只在最早的那篇稿件上提醒一次。"
        ],
        wrong: "-- content/2025-06-16/01-a.md --\n---\ntitle: 总决赛开打\ntopics: [NBA]\n---\n\n正文。\n-- content/2025-06-16/02-b.md --\n---\ntitle: 球迷看球\ntopics: [nba]\n---\n\n正文。\n",
        right: "-- content/2025-06-16/01-a.md --\n---\ntitle: 总决赛开打\ntopics: [NBA]\n---\n\n正文。\n-- content/2025-06-16/02-b.md --\n---\ntitle: 球迷看球\ntopics: [NBA]\n---\n\n正文。\n",
    }

    unknown_front_story(name: &str) {
        "unknown-front-story", Warning, Free,
        summary: ["edition.yaml puts a story on the front page that the edition does not have", "edition.yaml 里的首页稿件在这一期里找不到"],
        message: ["the edition has no story `{name}`", "这一期没有稿件 `{name}`"],
        about: [
            "`front_stories` lists what stands at the top of the front page, each story by the name of its file or the last part of its address. A name that no article of the edition has is left out, and the others are shown.",
            "`首页稿件`（`front_stories`）列出放在首页上部的稿件，写文件名，或者网址的最后一段。这一期里没有的，首页上就没有，其余的照样放。"
        ],
        wrong: "-- content/2025-06-16/edition.yaml --\nfront_stories: [02-harbor]\n-- content/2025-06-16/01-opera.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n-- content/2025-06-16/02-harbour.md --\n---\ntitle: 港湾电车开通\n---\n\n正文。\n",
        right: "-- content/2025-06-16/edition.yaml --\nfront_stories: [02-harbour]\n-- content/2025-06-16/01-opera.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n-- content/2025-06-16/02-harbour.md --\n---\ntitle: 港湾电车开通\n---\n\n正文。\n",
    }

    two_leads(other: &SourcePath) {
        "two-leads", Warning, Free,
        summary: ["an edition has two lead stories", "一期有两个头条"],
        message: ["the edition has two lead stories", "这一期有两个头条"],
        help: ["the other is {other}; keep one of them", "另一个是 {other}，请只留一个"],
        about: [
            "The front page shows one lead story. Of several, the one that comes first in the order of the pages is taken. Take `lead` out of the others.",
            "首页的头条只有一个，写了几个的，按版面次序取最前面的一个。请把其余稿件里的`头条`（`lead`）删掉。"
        ],
        wrong: "-- content/2025-06-16/01-a.md --\n---\ntitle: 戏迷擂台赛开锣\nlead: true\n---\n\n正文。\n-- content/2025-06-16/02-b.md --\n---\ntitle: 港湾电车开通\nlead: true\n---\n\n正文。\n",
        right: "-- content/2025-06-16/01-a.md --\n---\ntitle: 戏迷擂台赛开锣\nlead: true\n---\n\n正文。\n-- content/2025-06-16/02-b.md --\n---\ntitle: 港湾电车开通\n---\n\n正文。\n",
    }

    overlapping_zones(other: &SourcePath) {
        "overlapping-zones", Warning, Free,
        summary: ["the zones of two articles lie on each other", "两篇稿件的热区重叠"],
        message: ["the zone lies on that of another article", "热区和另一篇稿件的重叠了"],
        help: [
            "the other is {other}; draw them side by side, their edges may touch",
            "另一篇是 {other}；请画成互不重叠，边挨着边没有关系"
        ],
        about: [
            "A reader who touches the page's picture where two zones lie on each other gets the one that comes later, and cannot reach the other there. Most often one of them was copied from the other article and not changed. Edges may touch, and an overlap of less than a fiftieth of the smaller zone is not told.",
            "两个热区重叠的地方，读者点到的总是后面那一篇，前面那一篇在那里点不开。多半是从别的稿件复制过来忘了改。边挨着边没有关系，重叠不到较小热区的五十分之一也不提醒。"
        ],
        wrong: "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  picture: page.svg\n-- content/2025-06-16/page.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 5 7\"/>\n-- content/2025-06-16/01-a.md --\n---\ntitle: 戏迷擂台赛开锣\nzone: [0, 0, 60, 50]\n---\n\n正文。\n-- content/2025-06-16/02-b.md --\n---\ntitle: 港湾电车开通\nzone: [30, 20, 60, 50]\n---\n\n正文。\n",
        right: "-- content/2025-06-16/edition.yaml --\npages:\n- number: 1\n  picture: page.svg\n-- content/2025-06-16/page.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 5 7\"/>\n-- content/2025-06-16/01-a.md --\n---\ntitle: 戏迷擂台赛开锣\nzone: [0, 0, 60, 50]\n---\n\n正文。\n-- content/2025-06-16/02-b.md --\n---\ntitle: 港湾电车开通\nzone: [60, 0, 40, 50]\n---\n\n正文。\n",
    }

    zone_without_picture(page: &str) {
        "zone-without-picture", Warning, Free,
        summary: ["articles have zones on a page without a picture", "版面没有版面图，稿件却画了热区"],
        message: ["page {page} has no picture for zones to lie on", "第 {page} 版没有版面图，热区用不上"],
        help: [
            "name the picture in edition.yaml, `picture: page-01.jpg` below the page; or take the zones out",
            "在 edition.yaml 里给这一版写上`版面图`（`picture: page-01.jpg`）；没有版面图，就删掉`热区`"
        ],
        about: [
            "A zone says where an article sits on the picture of its newspaper page. Without the picture newsprint draws a map of the page by itself and does not look at zones. Often the article is on the wrong page, or the picture was forgotten in edition.yaml.",
            "热区说的是稿件在版面图上的位置。没有版面图，newsprint 会自己排一张版面示意图，热区不起作用。多半是版次写错了，或者 edition.yaml 里忘了写版面图。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\nzone: [0, 0, 60, 50]\n---\n\n正文。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    two_fronts(other: &SourcePath) {
        "two-fronts", Warning, Free,
        summary: ["two editions of a day want the front page", "同一天有两种报要上首页"],
        message: ["the front page is another edition's of this day", "这一天的首页已经归另一种报"],
        help: ["the other is {other}; keep one of them", "另一个是 {other}，请只留一个"],
        about: [
            "The front page shows one edition of a day: the main paper, or the one whose edition.yaml says `is_front`. Of several, the first is taken: the main paper, then specials by their suffix. Take `is_front` out of the others; they are shown beside it.",
            "首页一天只登一种报：平常是正报，哪个特刊的 edition.yaml 写了`首页`（`is_front`），就登哪个。写了几个的，取排在最前的：先正报，再按文件夹名里的后缀排。请把其余的删掉，它们会列在旁边。"
        ],
        wrong: "-- content/2025-06-16-night/edition.yaml --\nis_front: true\n-- content/2025-06-16-opera/edition.yaml --\nis_front: true\n-- content/2025-06-16-opera/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
        right: "-- content/2025-06-16-opera/edition.yaml --\nis_front: true\n-- content/2025-06-16-opera/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    never_public() {
        "never-public", Warning, Free,
        summary: ["an article expires before it is published", "稿件还没发布就到了撤稿时间"],
        message: [
            "the article is never public: it expires before it is published",
            "这篇稿件永远不会发布：撤稿时间不晚于发布时间"
        ],
        help: [
            "write an `expires_at` that is later than `publish_at`",
            "把`撤稿时间`（`expires_at`）改到`发布时间`（`publish_at`）之后"
        ],
        about: [
            "An article is public from `publish_at` on until `expires_at`. When the second does not come after the first, no reader ever sees it; often the year or the month is wrong.",
            "稿件从`发布时间`起到`撤稿时间`止看得到。后者不晚于前者，就谁也看不到；常常是年份或月份打错了。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\npublish_at: 2025-06-16 05:30\nexpires_at: 2024-07-16\n---\n\n正文。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\npublish_at: 2025-06-16 05:30\nexpires_at: 2025-07-16\n---\n\n正文。\n",
    }

    unused_sheet() {
        "unused-sheet", Warning, Free,
        summary: ["a YAML file beside the articles is not read", "稿件旁边的 YAML 文件没有用到"],
        message: ["nothing uses this file", "这个文件没有用到"],
        about: [
            "Beside articles, one sheet alone is read: `edition.yaml`, in small letters. A sheet of any other name changes nothing on the site. Rename it, or move it out of `content/`.",
            "稿件旁边只读一个 YAML 文件：`edition.yaml`，全用小写。别的名字不起作用。请改名，或者移到 `content/` 外面。"
        ],
        wrong: "-- content/2025-06-16/Edition.yaml --\nnumber: 8218\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
        right: "-- content/2025-06-16/edition.yaml --\nnumber: 8218\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    unused_text() {
        "unused-text", Warning, Free,
        summary: ["a text beside the articles is no article", "稿件旁边的文字文件不是稿件"],
        message: ["nothing uses this file", "这个文件没有用到"],
        about: [
            "Articles are text files whose names end in `.md` or `.markdown`. A Word document or a `.txt` beside them is not read, so its text is nowhere on the site; when an article links it, readers can load it down.",
            "稿件是以 `.md` 或 `.markdown` 结尾的文本文件。放在旁边的 Word 文档或 `.txt` 不会读，网站上看不到里面的文字；有稿件链接它，读者才能下载。"
        ],
        wrong: "-- content/2025-06-16/opera.txt --\n戏迷擂台赛开锣\n-- content/2025-06-16/a.md --\n---\ntitle: 港湾电车开通\n---\n\n正文。\n",
        right: "-- content/2025-06-16/opera.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    no_articles(files: Vec<String>) {
        "no-articles", Warning, Free,
        summary: ["an edition's folder holds no article", "一期的文件夹里没有稿件"],
        message: ["nothing in this edition's folder is an article", "这一期的文件夹里没有一篇稿件"],
        label: ["here lie {files}", "里面有 {files}"],
        help: [
            "articles are text files whose names end in `.md`, such as `01-harbour.md`: save the texts so",
            "稿件是名字以 `.md` 结尾的文本文件，比如 `01-港湾.md`，请把文字另存成这样的文件"
        ],
        about: [
            "A Word document or a `.txt` is not read, so the site has no edition of this day, and no address of it. A folder that is empty, or holds an edition.yaml and pictures only, may wait for its articles and is not told.",
            "Word 文档和 `.txt` 都不会读，所以网站上没有这一期，也打不开它的网址。空文件夹，或者只放了 edition.yaml 和图片，可能还在等稿，不提醒。"
        ],
        wrong: "-- content/2025-06-16/头版.txt --\n戏迷擂台赛开锣\n",
        right: "-- content/2025-06-16/头版.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n",
    }

    same_address(address: &str) {
        "same-address", Error, Fixed,
        summary: ["two pages want one address", "两个页面要用同一个网址"],
        message: ["two pages have one address: `{address}`", "两个页面的网址都是 `{address}`"],
        about: [
            "One address has one page, so one of the two would be lost. Capitals and small letters count as the same, because many systems do not tell them apart; the number at the start of a file name (`01-`) is no part of its address. Pages that newsprint makes itself and old addresses (`aliases`) count too.",
            "一个网址只能有一个页面，不然总有一个看不到。大小写算一样，因为很多系统不分；文件名开头的序号（`01-`）不算在网址里。newsprint 自己生成的页面和旧网址（`aliases`）也算在内。"
        ],
        wrong: "-- content/2025-06-16/01-opera.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n-- content/2025-06-16/02-opera.md --\n---\ntitle: 名角登台\n---\n\n正文。\n",
        right: "-- content/2025-06-16/01-opera.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n正文。\n-- content/2025-06-16/02-opera-star.md --\n---\ntitle: 名角登台\n---\n\n正文。\n",
    }

    file_and_folder(file: &str, address: &str) {
        "file-and-folder", Error, Fixed,
        summary: ["a file lies where another needs a folder", "一个名字又是文件又是文件夹"],
        message: [
            "`{file}` cannot be both a file and the folder of `{address}`",
            "`{file}` 已经是一个文件，不能再当 `{address}` 的文件夹"
        ],
        about: [
            "An article's page lies in a folder of its own, named by its slug. Where the site has a file of that name, such as `edition.json` beside every edition, or an old address ends in it, there is no room for the folder.",
            "每篇稿件的页面放在自己的文件夹里，文件夹名就是`网址`（`slug`）。网站在那里已经有同名的文件（比如每期都有的 `edition.json`），或者有旧网址正好是它，就放不下了。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\nslug: edition.json\n---\n\n正文。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\nslug: edition-json\n---\n\n正文。\n",
    }
}

phrases! {
    rename_to(date: &str) = ["rename the folder to `{date}`", "把文件夹改名为 `{date}`"];
    name_by_day() = [
        "name the folder by a day of the calendar: `2025-06-16`, or `2025-06-16-extra` for a second paper",
        "用真有的日期作文件夹名：`2025-06-16`；同一天的另一份报是 `2025-06-16-extra`"
    ];
    whole_alias(length: usize) = ["the alias has {length} bytes", "这个旧网址长 {length} 字节"];
    part_of_alias(length: usize) = ["a part of the alias has {length} bytes", "旧网址里有一段长 {length} 字节"];
    write_file_of_story() = [
        "write the name of its file, such as `02-harbour`",
        "请写稿件的文件名，如 `02-harbour`"
    ];
    own_script() = [
        "put the script into a file under `static/js/` and load it from a template; in an article use what HTML does without scripts",
        "把脚本放进 `static/js/` 下的文件，由模板载入；正文里只用不靠脚本的 HTML"
    ];
    own_style() = [
        "give the element a class, and its style in `static/css/`; or allow it: `style-src = [\"'unsafe-inline'\"]` under `[hosting.csp]`",
        "给元素加 class，样式写在 `static/css/` 里；一定要这样写，就在 `[hosting.csp]` 下写 `style-src = [\"'unsafe-inline'\"]`"
    ];
    allow_source(directive: &str, origin: &str) = [
        "if you vouch for that site: `{directive} = [\"{origin}\"]` under `[hosting.csp]` in site.toml",
        "信得过这个网站，就在 site.toml 的 `[hosting.csp]` 下写 `{directive} = [\"{origin}\"]`"
    ];
    allow_own_files(directive: &str) = [
        "if it must be: `{directive} = [\"'self'\"]` under `[hosting.csp]` in site.toml",
        "一定要用，就在 site.toml 的 `[hosting.csp]` 下写 `{directive} = [\"'self'\"]`"
    ];
    not_listed() = ["not listed in site.toml", "site.toml 里没有"];
    add_section(name: &str) = [
        "add `[[sections]]` with `name = \"{name}\"` to site.toml",
        "确实有这个栏目，就在 site.toml 里加上 `[[sections]]` 和 `name = \"{name}\"`"
    ];
    quotes_are_text() = ["Chinese quotation marks are part of the text", "中文引号也算在名字里"];
    leave_quotes_out() = ["leave the quotation marks out", "把引号去掉"];
    only_sheet() = [
        "the only sheet that is read beside articles is `edition.yaml`",
        "稿件旁边只读 `edition.yaml` 这一个 YAML 文件"
    ];
    save_as_article(stem: &str) = [
        "an article is a Markdown file: save the text as `{stem}.md`; or link the file from an article",
        "稿件是 Markdown 文件，请把文字另存为 `{stem}.md`；要给读者下载，就在稿件里链接它"
    ];
    rename_article(name: &str) = [
        "rename it to `{name}`; Windows shows no endings unless it is told to",
        "请改名为 `{name}`；Windows 默认不显示扩展名，要先在“查看”里打开"
    ];
    /// Of two sources that want one address.
    other_is(other: &SourcePath) = [
        "the other is {other}; give one of them another `slug` or file name",
        "另一个是 {other}；请给其中一个换个`网址`（`slug`）或文件名"
    ];
    /// Of two articles that want one address.
    write_slug(slug: &str, path: &SourcePath) = [
        "for instance, write `slug: {slug}` in {path}",
        "比如在 {path} 里写上 `网址: {slug}`"
    ];
    page_of_its_own() = [
        "newsprint makes a page of its own there; give this one another `slug`, file name or old address",
        "newsprint 自己要在那里生成页面；请给这一篇换个`网址`（`slug`）、文件名或`旧网址`"
    ];
    both_want_it(first: &str, second: &str) = [
        "{first} and {second}: write one of the names otherwise",
        "一个是 {first}，一个是 {second}；请把其中一个名字换个写法"
    ];
    makes_the_other() = [
        "newsprint makes the other by itself; give this one another `slug` or file name",
        "另一个是 newsprint 自己生成的；请给这一篇换个`网址`（`slug`）或文件名"
    ];
    switch_one_off() = [
        "switch one of them off under `[outputs]` in site.toml",
        "在 site.toml 的 `[outputs]` 下关掉其中一个"
    ];
}

/// Why an old address cannot be answered, beside what its name is.
pub const INLINE_SCRIPT: Words = Words::new("a script in the text", "写在正文里的脚本");
pub const INLINE_STYLE: Words = Words::new("a style in the text", "写在正文里的样式");
pub const FROM_ELSEWHERE: Words = Words::new("what is loaded here", "这里要载入的东西");
pub const MOST_WRITE: Words = Words::new("most articles write", "多数稿件写的是");
pub const OLDEST_WRITES: Words = Words::new("the oldest article writes", "最早的稿件写的是");
pub const NO_SLASH: Words = Words::new("it does not start with `/`", "不是以 `/` 开头");
pub const HAS_QUERY: Words =
    Words::new("a static site cannot answer a query or a fragment", "带 `?` 或 `#` 的网址转不过来");
pub const NO_FILE: Words = Words::new("no file can have this name", "文件不能用这个名字");
