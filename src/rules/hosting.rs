//! Rules of hosts: what they take of a site, what they send with it, and whom to tell of a weakness.

use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Text, Words};

rules! {
    over_host_limit(figure: Text, host: &str, most: &str) {
        "over-host-limit", Warning, Free,
        summary: ["the site is more than its host takes", "网站超过了托管平台的上限"],
        message: ["{figure}; {host} takes {most}", "{figure}，{host} 最多收 {most}"],
        about: [
            "A host refuses a site, or a part of it, that is larger than it takes. It is told here, so that nobody learns it when the paper should be out. The limits are those that hosts give for projects that pay nothing.",
            "超过上限，托管平台会拒收整个网站或其中一部分。在这里先说，免得到了出报的时候才知道。这里用的是各平台免费项目的上限。"
        ],
        wrong: "# 网站有 21,034 个文件，要发布到 Cloudflare Pages，那里最多收 20,000 个。",
        right: "# 在 `[outputs]` 下写了 `authors = false` 和 `topics = false`，网站只剩 12,000 个文件。",
    }

    near_host_limit(figure: Text, host: &str, most: &str) {
        "near-host-limit", Warning, Free,
        summary: ["the site is nearly as much as its host takes", "网站快到托管平台的上限了"],
        message: [
            "{figure}; {host} takes {most}, so there is little room left",
            "{figure}，{host} 最多收 {most}，快满了"
        ],
        about: [
            "A newspaper's archive grows for ever, and some hosts do not. Nine tenths of a limit are reached, so there is still time to make lists fewer and files smaller, or to move to another host.",
            "报纸天天出，网站越来越大，有的托管平台却有上限。已经用掉九成，还来得及少生成一些列表、压缩文件，或者换个平台。"
        ],
        wrong: "# 网站有 18,200 个文件，要发布到 Cloudflare Pages，那里最多收 20,000 个。",
        right: "# 在 `[outputs]` 下写了 `authors = false` 和 `topics = false`，网站只剩 12,000 个文件。",
    }

    unread_by_host(host: &str, file: &str) {
        "unread-by-host", Warning, Free,
        summary: ["the host does not read a file that is for hosts", "托管平台不读这个文件"],
        message: ["{host} does not read `{file}`", "{host} 不读 `{file}`"],
        about: [
            "`_headers` and `_redirects` tell a host what to send with pages and where old addresses lead. This host publishes them as plain files that do nothing. With the host as `target`, newsprint leaves them out; pages carry a policy of their own, and old addresses have pages that lead on.",
            "`_headers` 和 `_redirects` 告诉托管平台发送页面时附带什么、旧网址转到哪里。这个平台不照办，只当普通文件发出去。在 `target` 里写上这个平台，就不再生成这两个文件；每个页面自带安全策略，旧网址也有页面转过去。"
        ],
        wrong: "$ newsprint check --host github",
        right: "-- site.toml --\n[hosting]\ntarget = 'github'\n",
    }

    compressed_by_host(host: &str) {
        "compressed-by-host", Warning, Free,
        summary: ["compressed copies are made that the host never sends", "生成了托管平台用不到的压缩副本"],
        message: [
            "{host} compresses by itself and does not send compressed copies",
            "{host} 自己会压缩，用不到另存的压缩副本"
        ],
        help: [
            "leave them out: `precompressed = false` under `[outputs]`",
            "不用生成：在 `[outputs]` 下写 `precompressed = false`"
        ],
        about: [
            "With `precompressed = true` every text file has two more beside it, for servers that send such copies as they are. This host compresses what it sends, so the copies only make the site larger and publishing slower.",
            "写了 `precompressed = true`，每个文本文件旁边都多两个压缩副本，给会直接发送它们的服务器用。这个平台自己压缩，副本只会让网站变大、发布变慢。"
        ],
        wrong: "-- site.toml --\n[outputs]\nprecompressed = true\n[hosting]\ntarget = 'cloudflare'\n",
        right: "-- site.toml --\n[hosting]\ntarget = 'cloudflare'\n",
    }

    unknown_directive(directive: &str) {
        "unknown-directive", Error, Fixed,
        summary: ["`[hosting.csp]` names a directive that has no sources", "`[hosting.csp]` 里的指令不对"],
        message: [
            "the Content-Security-Policy has no sources for `{directive}`",
            "内容安全策略里没有 `{directive}` 这个指令"
        ],
        about: [
            "Under `[hosting.csp]` stand the directives by which a page may load things from other sites: `img-src` for pictures, `media-src` for films, `frame-src` for pages in pages, `connect-src` for what scripts ask. A browser skips what it does not know, so a typing mistake would allow nothing.",
            "`[hosting.csp]` 下按指令写页面还可以从哪些网站取东西：`img-src` 图片、`media-src` 音视频、`frame-src` 嵌入的网页、`connect-src` 脚本要取的数据。浏览器不认识的指令会跳过，打错了就等于没写。"
        ],
        wrong: "-- site.toml --\n[hosting.csp]\nimage-src = ['https://pictures.example']\n",
        right: "-- site.toml --\n[hosting.csp]\nimg-src = ['https://pictures.example']\n",
    }

    bad_source(source: &str) {
        "bad-source", Error, Fixed,
        summary: ["`[hosting.csp]` names something that is no source", "`[hosting.csp]` 里写的来源不对"],
        message: [
            "`{source}` is no source for the Content-Security-Policy",
            "`{source}` 不能作内容安全策略的来源"
        ],
        help: [
            "write an origin (`https://pictures.example.com`), a scheme (`data:`) or a keyword in single quotes (`\"'unsafe-inline'\"`)",
            "请写网站地址（`https://pictures.example.com`）、协议（`data:`），或者带单引号的关键词（`\"'unsafe-inline'\"`）"
        ],
        about: [
            "A source is one origin, one scheme or one quoted keyword, in ASCII and without spaces, commas and semicolons, which would end it and change the rest of the policy. The name of a site in Chinese is written as `xn--…`.",
            "一个来源就是一个网站地址、一个协议，或者一个带单引号的关键词，只用半角英文字符，不带空格、逗号和分号，不然后面的策略就变了样。中文域名写成 `xn--…`。"
        ],
        wrong: "-- site.toml --\n[hosting.csp]\nimg-src = ['pictures']\n",
        right: "-- site.toml --\n[hosting.csp]\nimg-src = ['https://pictures.example']\n",
    }

    no_security_contact() {
        "no-security-contact", Error, Fixed,
        summary: ["`[security]` names nobody", "`[security]` 没有写联系方式"],
        message: ["nobody to report to", "没有写发现漏洞时向谁报告"],
        help: [
            "give an address such as `contact = [\"mailto:security@example.com\"]`",
            "请写一个地址，比如 `contact = [\"mailto:security@example.com\"]`"
        ],
        about: [
            "The table makes `/.well-known/security.txt`, by which those who find a weakness of the site learn whom to tell. Without a contact the file says nothing. Give one, or leave the table out.",
            "这一段会生成 `/.well-known/security.txt`，告诉发现网站漏洞的人向谁报告。没有联系方式，这个文件就没有用。请写一个，或者整段不写。"
        ],
        wrong: "-- site.toml --\n[security]\ncontact = []\n",
        right: "-- site.toml --\n[security]\ncontact = ['mailto:security@linlan.example']\n",
    }

    not_encrypted(address: &str) {
        "not-encrypted", Error, Fixed,
        summary: ["an address of `[security]` is not encrypted", "`[security]` 里的网址没有加密"],
        message: ["`{address}` is not encrypted", "`{address}` 没有加密"],
        help: ["give an address that starts with `https://`", "请写以 `https://` 开头的网址"],
        about: [
            "What is told of a weakness must not be read or changed on its way. Addresses of the web in security.txt therefore begin with `https://` (RFC 9116).",
            "报告漏洞的内容，传送途中不能让人看到或改动。所以 security.txt 里的网址都要以 `https://` 开头（RFC 9116）。"
        ],
        wrong: "-- site.toml --\n[security]\ncontact = ['http://linlan.example/report']\n",
        right: "-- site.toml --\n[security]\ncontact = ['https://linlan.example/report']\n",
    }

    not_an_address(address: &str) {
        "not-an-address", Error, Fixed,
        summary: ["an address of `[security]` is none", "`[security]` 里的地址写法不对"],
        message: ["`{address}` is no URI", "`{address}` 不是完整的地址"],
        about: [
            "Programs read security.txt too, so each address says by its beginning how it is reached: `https://…` for a page, `mailto:…` for a mailbox, `tel:…` for a telephone. It has no spaces, and what is not ASCII is percent-encoded.",
            "security.txt 也要给程序读，所以每个地址都要写明怎么联系：网页 `https://…`，邮箱 `mailto:…`，电话 `tel:…`。中间没有空格，英文以外的字要用百分号编码。"
        ],
        wrong: "-- site.toml --\n[security]\ncontact = ['security@linlan.example']\n",
        right: "-- site.toml --\n[security]\ncontact = ['mailto:security@linlan.example']\n",
    }

    bad_expiry(text: &str) {
        "bad-expiry", Error, Fixed,
        summary: ["`expires` of `[security]` is no time", "`[security]` 的 `expires` 不是时间"],
        message: ["`{text}` is not a time", "`{text}` 不是时间"],
        help: [
            "write it as `2026-06-30`, or with a time: `2026-06-30T12:00:00+08:00`",
            "请写成 `2026-06-30`，或者带上时间：`2026-06-30T12:00:00+08:00`"
        ],
        about: [
            "security.txt says until when it may be trusted. Without `expires`, it is trusted for eleven months from the month of the newest edition, which suits a paper that appears.",
            "security.txt 要写明到什么时候为止可信。不写 `expires`，就从最新一期所在的月份起算十一个月，照常出报的报纸这样就行。"
        ],
        wrong: "-- site.toml --\n[security]\ncontact = ['mailto:security@linlan.example']\nexpires = '明年六月'\n",
        right: "-- site.toml --\n[security]\ncontact = ['mailto:security@linlan.example']\nexpires = '2026-06-01'\n",
    }

    security_without_end() {
        "security-without-end", Warning, Free,
        summary: ["security.txt cannot be made because nothing says when it expires", "没有到期时间，security.txt 没有生成"],
        message: [
            "there is no security.txt yet: it has to expire, and nothing says when",
            "还没有生成 security.txt：它必须写明到期时间，现在算不出是哪天"
        ],
        help: [
            "add `expires` under `[security]`; from the first edition on newsprint takes its date",
            "在 `[security]` 下加上 `expires`；或者等第一期出来，newsprint 会按它的日期来算"
        ],
        about: [
            "The file vouches for its contacts until a day (RFC 9116). newsprint takes that day from the newest edition, and a paper without any edition has none. All else of the site is made.",
            "这个文件要写明联系方式到哪天为止可信（RFC 9116）。newsprint 按最新一期的日期来算，一期都没有，就算不出来。网站的其余部分照常生成。"
        ],
        wrong: "-- site.toml --\n[security]\ncontact = ['mailto:security@linlan.example']\n-- content/pages/about.md --\n---\ntitle: 关于本报\n---\n\n正文。\n",
        right: "-- site.toml --\n[security]\ncontact = ['mailto:security@linlan.example']\nexpires = '2026-06-01'\n-- content/pages/about.md --\n---\ntitle: 关于本报\n---\n\n正文。\n",
    }

    security_expired() {
        "security-expired", Warning, Free,
        summary: ["security.txt has expired", "security.txt 过期了"],
        message: ["security.txt has expired, so nobody will trust it", "security.txt 过期了，没有人会再相信它"],
        about: [
            "After its day those who find a weakness no longer know whether the contact holds. Look whether it does, and give a new day, a year ahead at most; or leave `expires` out, and every new edition carries it on.",
            "过了到期的那天，发现漏洞的人就不知道联系方式还对不对。请确认一下，再写一个新的日期，最多往后一年；或者不写 `expires`，每出一期就自动往后算。"
        ],
        wrong: "-- site.toml --\n[security]\ncontact = ['mailto:security@linlan.example']\nexpires = '2025-01-01'\n",
        right: "-- site.toml --\n[security]\ncontact = ['mailto:security@linlan.example']\nexpires = '2026-06-01'\n",
    }
}

phrases! {
    site_has_files(count: &str) = ["the site has {count} files", "网站有 {count} 个文件"];
    site_has_files_and_folders(count: &str) = [
        "the site has {count} files and folders",
        "网站有 {count} 个文件和文件夹"
    ];
    folder_holds(folder: &str, count: &str) = ["`{folder}` holds {count} files", "`{folder}` 里有 {count} 个文件"];
    file_has(path: &str, size: &str) = ["`{path}` has {size}", "`{path}` 有 {size}"];
    site_has(size: &str) = ["the site has {size}", "网站共有 {size}"];
    file_has_rules(path: &str, count: &str) = ["`{path}` has {count} rules", "`{path}` 有 {count} 条规则"];
    leave_out_by_target(target: &str) = [
        "`target = \"{target}\"` under `[hosting]` in site.toml leaves the file out",
        "在 site.toml 的 `[hosting]` 下写 `target = \"{target}\"`，就不生成这个文件"
    ];
    name_a_directive() = [
        "name a directive such as `img-src` or `frame-src`",
        "请写 `img-src`、`frame-src` 这样的指令"
    ];
    write_mailto(address: &str) = ["write `mailto:{address}`", "请写 `mailto:{address}`"];
    write_a_uri() = [
        "write `https://…`, `mailto:…` or `tel:…`, without spaces; what is not ASCII is percent-encoded",
        "请写 `https://…`、`mailto:…` 或 `tel:…`，不带空格，英文以外的字用百分号编码"
    ];
    give_another_day() = [
        "check that the contact still holds, then give a day within the next year",
        "确认联系方式还有效，再写一个一年以内的日期"
    ];
    with_the_newest_edition() = [
        "it held until eleven months after the newest edition",
        "它的有效期到最新一期之后十一个月为止"
    ];
    publish_or_give_a_day() = [
        "publish an edition, or add `expires` under `[security]` with a day within the next year",
        "出一期报纸，或者在 `[security]` 下加上 `expires`，写一个一年以内的日期"
    ];
}

/// Ways out of a host's limits.
pub const FEWER: Words = Words::new(
    "`authors = false` and `topics = false` under `[outputs]` leave lists out; \
     a server of your own has no such limit (docs/deploy.md)",
    "在 `[outputs]` 下写 `authors = false` 和 `topics = false`，就不生成这些列表；自己的服务器没有这个上限（docs/deploy.md）",
);
pub const SMALLER: Words = Words::new(
    "make pictures and PDFs smaller, or serve the site from a server of your own (docs/deploy.md)",
    "把图片和 PDF 压小一些，或者把网站放到自己的服务器上（docs/deploy.md）",
);
pub const PAGES_LEAD: Words = Words::new(
    "the others still lead on by their pages; take out old `aliases` that nobody asks for",
    "多出来的旧网址还有页面转过去；没有人用的`旧网址`（`aliases`）可以删掉",
);
pub const JOIN_RULES: Words =
    Words::new("join rules by wildcards in `static/_headers`", "在 `static/_headers` 里用通配符合并规则");
