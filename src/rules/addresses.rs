//! Rules of published addresses: what readers were given and would lose.

use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Text, Words};
use crate::source::SourcePath;

rules! {
    address_moved(from: &str, to: &str) {
        "address-moved", Note, Free,
        summary: ["a published article has another address, and the old one leads to it", "发布过的稿件换了网址，旧网址会转到新的"],
        message: ["`{from}` was published and now leads to `{to}`", "发布过的 `{from}` 现在转到 `{to}`"],
        about: [
            "The article was published at another address, and one with the same text or title took its place: its file was renamed, moved to another day, or given another `slug`. Readers, search engines and links elsewhere still have the old address, so a page there leads them on. `addresses.txt` keeps that; commit it with the articles.",
            "这篇稿件发布过，后来改了文件名、挪了日子，或者换了 `slug`；程序认得出正文或标题相同的稿件。读者的收藏、搜索引擎、别处的链接用的还是旧网址，所以旧网址上会留一页转过去。这些记在 `addresses.txt` 里，请随稿件一起提交。"
        ],
        wrong: "# content/2025-06-16/dock.md 发布以后改名为 old-dock.md。",
        right: "# 什么也不用做；addresses.txt 随稿件一起提交。",
    }

    address_gone(address: &str, why: Text) {
        "address-gone", Warning, Free,
        summary: ["a published article is no longer there", "发布过的稿件没有了"],
        message: ["`{address}` was published, {why}", "`{address}` 发布过，{why}"],
        help: [
            "another article took its place? then give that one `aliases: [{address}]`",
            "有别的稿件接替它？就在那篇的稿头里写 `aliases: [{address}]`"
        ],
        help: [
            "is it withdrawn? then keep its file, with `withdrawn: {date: …, reason: …}`",
            "是撤稿？请留着文件，在稿头里写 `withdrawn: {date: …, reason: …}`"
        ],
        about: [
            "Readers, search engines and links elsewhere have this address. In its place they find a page that says that the article is no longer there, instead of an error of the host. Told once: `addresses.txt` keeps since when it is gone.",
            "读者的收藏、搜索引擎、别处的链接里还有这个网址。打开后会看到一页说明，讲稿件已经不在，而不是托管平台的报错。只提醒一次；从哪天起没有的，记在 `addresses.txt` 里。"
        ],
        wrong: "# content/2025-06-16/dock.md 发布以后被删掉了。",
        right: "# 文件留着，稿头里写：withdrawn: {date: 2025-06-18, reason: 内容失实}",
    }

    address_ended(address: &str, why: Text) {
        "address-ended", Note, Free,
        summary: ["a published article ends", "发布过的稿件撤下了"],
        message: ["`{address}` was published, {why}", "`{address}` 发布过，{why}"],
        about: [
            "An article that was published has expired or was withdrawn. It is gone from lists, feeds, sitemaps and the search; its address answers with a page that says so, which search engines do not keep. `withdrawn: {trace: false}` leaves no page.",
            "发布过的稿件到期了，或者撤稿了。列表、订阅源、站点地图、检索里都不再有它；原网址上是一页说明，搜索引擎不会收录。写 `withdrawn: {trace: false}` 就连说明也不留。"
        ],
        wrong: "# 稿头里写了 expires_at，时间已到。",
        right: "# 这正是想要的，什么也不用做。",
    }

    bad_ledger_line() {
        "bad-ledger-line", Error, Fixed,
        summary: ["a line of addresses.txt cannot be read", "addresses.txt 里有一行读不懂"],
        message: ["this is no line of published addresses", "这一行不是发布过的网址"],
        label: ["not understood", "读不懂"],
        about: [
            "`addresses.txt` lists the addresses that readers were given; newsprint writes it. Were a line passed over, an address would be lost, so nothing is built until it is mended.",
            "`addresses.txt` 记着读者手里的网址，由 newsprint 填写。跳过一行就会丢掉一个网址，所以先不生成，等改好再说。"
        ],
        wrong: "-- addresses.txt --\n<<<<<<< HEAD\n/2025-06-16/a/ 9c1f04a2b7e3d5c6 -\n=======\n-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n正文。\n",
        right: "-- addresses.txt --\n/2025-06-16/a/ 9c1f04a2b7e3d5c6 -\n-- content/2025-06-16/a.md --\n---\ntitle: 港\n---\n\n正文。\n",
    }

    ledger_not_written(reason: Text) {
        "ledger-not-written", Warning, Fixed,
        summary: ["addresses.txt could not be written", "addresses.txt 写不了"],
        message: ["addresses.txt could not be written: {reason}", "addresses.txt 写不了：{reason}"],
        help: [
            "let the folder of the paper be written to, or write `ledger = false` under `[outputs]`",
            "让报纸的文件夹可以写入，或者在 `[outputs]` 里写 `ledger = false`"
        ],
        about: [
            "The site is published. What is new in it is not yet in the list of addresses that readers were given, so a later build would not know what to say when one of them vanishes.",
            "网站已经发布。只是这次新增的网址没能记下来，以后有稿件改名、删除，程序就认不出来。"
        ],
        wrong: "# 报纸的文件夹只能读，不能写。",
        right: "# 报纸的文件夹可以写入。",
    }
}

/// What the ledger begins with.
pub fn ledger_heading() -> Words {
    Words::new(
        "# The addresses that readers were given. Written by `newsprint build`; commit it with the articles.",
        "# 读者手里的网址。由 newsprint build 填写，请随稿件一起提交。",
    )
}

phrases! {
    both_sides() = [
        "keep the lines of both sides and remove the marks of the merge",
        "两边的行都留下，只删掉合并的标记"
    ];
    ledger_line_shapes() = [
        "restore the file from version control, or delete the line when nobody needs its address",
        "从版本管理里恢复这个文件；没有人再用的网址，删掉那一行就行"
    ];
    is_deleted() = [
        "and its article is no longer there; a page will say so",
        "稿件却没有了；原网址上会有一页说明"
    ];
    is_draft_again() = [
        "and its article is a draft again; a page will say that it is not there",
        "稿件却又成了草稿；原网址上会有一页说明"
    ];
    waits_again() = [
        "and its article now waits for a later time; a page will say that it is not there",
        "稿件却改到以后才发布；原网址上会有一页说明"
    ];
    is_like_several(one: &SourcePath, other: &SourcePath) = [
        "and two articles are like it: {one} and {other}",
        "有两篇稿件都像它：{one} 和 {other}"
    ];
    has_expired() = [
        "and has expired; a page says so",
        "已经到期；原网址上会有一页说明"
    ];
    is_withdrawn() = [
        "and is withdrawn; a page says so",
        "已经撤稿；原网址上会有一页说明"
    ];
    is_withdrawn_untraced() = [
        "and is withdrawn without a trace",
        "已经撤稿，不留说明"
    ];
}
