//! Rules of links and pictures: where their addresses lead, and what they may lead to.

use crate::diagnostic::Text;
use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;
use crate::source::SourcePath;

rules! {
    outside_content(address: &str) {
        "outside-content", Error, Fixed,
        summary: ["a link or picture leads out of `content/`", "链接或图片指到了 `content/` 外面"],
        message: ["`{address}` leads outside `content/`", "`{address}` 指到了 `content/` 外面"],
        help: [
            "put the file beside the article, and write its address from there",
            "把文件放到稿件旁边，地址从稿件所在的位置写起"
        ],
        about: [
            "Articles link and show files of `content/` alone, so that no article can publish what lies elsewhere on the machine. Too many `../` climb out of it. The paper's own files lie in `static/` and are linked by their address on the site: `/logo.svg`.",
            "稿件只能用 `content/` 里的文件，免得把电脑上别的文件发布出去；`../` 写多了就会跑到外面。本报自己的文件放在 `static/`，用网站上的网址来写：`/logo.svg`。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](../../rules.pdf)。\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](rules.pdf)。\n-- content/2025-06-16/rules.pdf --\n%PDF-1.7\n",
    }

    machine_path(address: &str) {
        "machine-path", Error, Fixed,
        summary: ["a link or picture is a path of the editor's own machine", "链接或图片写的是自己电脑上的路径"],
        message: ["`{address}` is a path of your own machine, which no reader can open", "`{address}` 是自己电脑上的路径，读者打不开"],
        about: [
            "What a word processor or the file manager gives, such as `C:\\Users\\…`, `D:\\photos\\a.jpg`, `file:///…`, `\\\\server\\share` or `/Users/…`, leads to a file of that one machine or of the office's network. No reader has it, and the path tells who wrote where. Copy the file into the folder of the article and write its name alone. A path in code is meant to be read, and stays.",
            "Word、资源管理器里复制来的地址，如 `C:\\Users\\…`、`D:\\照片\\a.jpg`、`file:///…`、`\\\\服务器\\共享`、`/Users/…`，指的是这台电脑或者报社内网里的文件，读者打不开，还会泄露是谁、放在哪里。请把文件复制到稿件所在的文件夹，只写文件名。放在反引号里的路径是写给读者看的，不受影响。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](D:\\擂台赛\\章程 定稿.docx)。\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](章程.pdf)，打印时存到 `D:\\擂台赛`。\n-- content/2025-06-16/章程.pdf --\n%PDF-1.7\n",
    }

    machine_path_in_text(address: &str) {
        "machine-path-in-text", Error, Free,
        summary: ["a path of the editor's own machine was left in the text", "正文里留着自己电脑上的路径"],
        message: ["`{address}` is a path of your own machine, left in the text", "正文里留着自己电脑上的路径：`{address}`"],
        help: [
            "delete it; a picture goes beside the article, and its name into the text: `![caption](name.jpg)`",
            "请删掉；要放图片，就把文件放到稿件旁边，写 `![图说](文件名.jpg)`"
        ],
        help: [
            "when readers are meant to read it, put it between backticks",
            "真要给读者看，前后各加一个反引号 `"
        ],
        about: [
            "Notes for the layout come along when copy is pasted: where the picture lies, which draft is meant. A path such as `D:\\photos\\a.jpg`, `file:///…` or `\\\\server\\share` tells readers who wrote where, and nothing else. In code (`` `C:\\Windows` ``) it is meant to be read.",
            "从别处粘贴来的稿件，常带着给排版看的话：图片放在哪里，用的哪一稿。`D:\\照片\\a.jpg`、`file:///…`、`\\\\服务器\\共享` 这样的路径对读者没有用，只会泄露是谁、放在哪里。放在反引号里的（`` `C:\\Windows` ``）是写给读者看的，不算。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n配图：D:\\擂台赛\\开锣.jpg\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![开锣](a.svg)\n-- content/2025-06-16/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>\n",
    }

    incomplete_address(address: &str) {
        "incomplete-address", Error, Fixed,
        summary: ["an address of the web or of mail is not complete", "网址或邮箱地址写得不完整"],
        message: ["`{address}` is not a whole address", "`{address}` 不是完整的网址"],
        about: [
            "Addresses of other sites begin with `https://` or `http://`, those of mail with `mailto:`. Without it, browsers look for a file of that name on this site, and find none. Two slashes, a colon of the English keyboard, and no letter too many.",
            "别的网站，网址要以 `https://` 或 `http://` 开头，邮箱地址以 `mailto:` 开头。少了它，浏览器会在本站找这个名字的文件，找不到。冒号要用英文的，斜杠要两个，字母不多不少。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n报名见[网站](www.linlan.example/opera)。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\n---\n\n报名见[网站](https://www.linlan.example/opera)。\n",
    }

    no_such_anchor(anchor: &str) {
        "no-such-anchor", Warning, Free,
        summary: ["a link leads to a place that its page does not have", "链接指到的小标题不存在"],
        message: ["the page has no place `#{anchor}`", "页面里没有 `#{anchor}` 这个位置"],
        about: [
            "What stands behind `#` is the id of a heading: its letters and digits in small letters, with `-` for what stands between, and a number from the second of the same text on; or the id that was given to it, `## 赛程 {#schedule}`. A reader who follows a link to another comes to the top of the page.",
            "`#` 后面写的是小标题的编号：取小标题里的字和数字，字母用小写，中间的标点和空格换成 `-`，同样的小标题从第二个起加数字；也可以自己起名：`## 赛程 {#schedule}`。对不上，读者点开只会停在页面最上面。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n见[赛程](#赛成)。\n\n## 赛程\n\n今晚。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\n---\n\n见[赛程](#赛程)。\n\n## 赛程\n\n今晚。\n",
    }

    broken_link(address: &str) {
        "broken-link", Error, Free,
        summary: ["a link leads to no file", "链接的文件不存在"],
        message: ["`{address}` leads to no article", "没有 `{address}` 这篇稿件"],
        label: ["no such file", "没有这个文件"],
        about: [
            "Articles are linked by their files, and newsprint knows the address of each. Look at the number at the start of the file name, at the folder and at the ending. Where this is no error, the words of the link are shown without a link, and a jump line to nowhere is left out.",
            "链接稿件写的是文件名，网址由 newsprint 来算。请看看文件名开头的数字、文件夹和扩展名对不对。这一条若改成不算差错，链接只显示文字、点不开，下转和上接就不显示。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n见[昨天的报道](../2025-06-15/01-laed.md)。\n",
        right: "-- content/2025-06-15/01-lead.md --\n---\ntitle: 名角登台\n---\n\n正文。\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[昨天的报道](../2025-06-15/01-lead.md)。\n",
    }

    missing_file(address: &str, file: &SourcePath) {
        "missing-file", Error, Free,
        summary: ["a picture or file is not there", "图片或文件不存在"],
        message: ["missing file `{address}`", "没有 `{address}` 这个文件"],
        label: ["no file {file}", "没有 {file}"],
        about: [
            "Pictures and files lie beside the article or in a folder below, and their addresses are written from there. Capitals and small letters and the ending must be right: `ship.JPG` is not `ship.jpg`. Where this is no error, a picture is left out with its caption, and a link is shown as its words alone.",
            "图片和文件放在稿件旁边或下面的文件夹里，地址从稿件所在的位置写起。大小写和扩展名都要对：`ship.JPG` 和 `ship.jpg` 是两个文件。这一条若改成不算差错，图片连同图说都不显示，链接只显示文字。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](images/stage.svg)\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](images/stage.svg)\n-- content/2025-06-16/images/stage.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>\n",
    }

    not_publishable(address: &str) {
        "not-publishable", Error, Fixed,
        summary: ["a file is linked that is not published from `content/`", "链接的文件不能从 `content/` 发布"],
        message: ["`{address}` cannot be published from `content/`", "`{address}` 不能从 `content/` 发布"],
        about: [
            "What articles link is published on the paper's own address. So it may not be a file that browsers run, that hosts obey by its name, or of which nobody knows what it is. Rename it, pack it as `.zip`, allow its kind under `[assets]`, or put the paper's own work into `static/`.",
            "稿件链接的文件，会发布在本报自己的网址上。所以浏览器会运行的、名字会让托管平台照办的（如 `CNAME`）、看不出是什么的，都不行。请改名，或者打包成 `.zip`，或者在 site.toml 的 `[assets]` 下允许这类文件；本报自己做的，可以放进 `static/`。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[报名表](form.html)。\n-- content/2025-06-16/form.html --\n<p>报名表</p>\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[报名表](form.pdf)。\n-- content/2025-06-16/form.pdf --\n%PDF-1.7\n",
    }

    link_not_public(address: &str) {
        "link-not-public", Warning, Free,
        summary: ["a link leads to an article that is not public", "链接的稿件现在没有发布"],
        message: ["`{address}` is not public", "`{address}` 现在没有发布"],
        label: ["shown without a link until it is", "发布之前只显示文字"],
        about: [
            "The article that is linked is a draft, waits for its day, or has expired. Until it is public, readers see the words without a link; the build at or after its time makes the link.",
            "链接的稿件是草稿、还没到发布时间，或者已经撤下。在它发布之前，读者只看到文字，点不开；到了时间再生成一次，链接就有了。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[决赛](b.md)。\n-- content/2025-06-16/b.md --\n---\ntitle: 擂台赛决赛\ndraft: true\n---\n\n正文。\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n见[决赛](b.md)。\n-- content/2025-06-16/b.md --\n---\ntitle: 擂台赛决赛\n---\n\n正文。\n",
    }

    not_a_picture(address: &str) {
        "not-a-picture", Error, Free,
        summary: ["a file that is no picture is shown as one", "把不是图片的文件当图片用"],
        message: ["`{address}` is no picture", "`{address}` 不是图片"],
        help: [
            "pictures are JPEG, PNG, TIFF, WebP, GIF, AVIF, BMP or SVG files; videos are MP4 or WebM, sounds MP3 or M4A, and stand in the text",
            "图片可以用 JPEG、PNG、TIFF、WebP、GIF、AVIF、BMP、SVG；视频用 MP4、WebM，音频用 MP3、M4A，都写在正文里"
        ],
        about: [
            "Browsers show six kinds, and newsprint makes them of TIFF and BMP too. An AVI, MKV, WMV or OGV film is exported as MP4; a PDF is linked instead: `[附件](a.pdf)`. Videos and sounds stand in the text, not among the `images` of the front matter. Where this is no error, the picture is left out with its caption.",
            "浏览器认得六种图片，TIFF 和 BMP 由 newsprint 转换。AVI、MKV、WMV、OGV 视频请导出成 MP4；PDF 用链接：`[附件](a.pdf)`。音视频写在正文里，不写在稿头的 `图片` 里。这一条若改成不算差错，图片连同图说都不显示。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.pdf)\n-- content/2025-06-16/stage.pdf --\n%PDF-1.7\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.svg)\n-- content/2025-06-16/stage.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>\n",
    }

    quicktime(address: &str) {
        "quicktime", Warning, Free,
        summary: ["a QuickTime video is not played by every browser", "QuickTime 视频不是每种浏览器都能播放"],
        message: ["`{address}` is a QuickTime video, which not every browser plays", "`{address}` 是 QuickTime 视频，有的浏览器不能播放"],
        help: [
            "make an MP4 of it: `ffmpeg -i clip.mov -c copy clip.mp4`, or by the export of the program that it was cut with",
            "请转成 MP4：`ffmpeg -i clip.mov -c copy clip.mp4`，或者用剪辑软件导出"
        ],
        about: [
            "Cameras and iPhones record `.mov` files. What is in them is mostly the same as in an MP4, only the wrapping is another, and some browsers do not open it. Every browser plays MP4 with H.264 and AAC. An iPhone records so with Settings, Camera, Formats, Most Compatible.",
            "相机和 iPhone 拍的常是 `.mov`。里面的内容多半和 MP4 一样，只是外壳不同，有的浏览器打不开。H.264 加 AAC 的 MP4 哪里都能播。iPhone 可以在“设置”→“相机”→“格式”里选“兼容性最佳”。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.mov)\n-- content/2025-06-16/stage.mov --\nmoov\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.mp4)\n-- content/2025-06-16/stage.mp4 --\nmoov\n",
    }

    position_told(address: &str) {
        "position-told", Warning, Free,
        summary: ["a video or sound tells where it was recorded", "音视频里记着拍摄地点"],
        message: ["`{address}` tells where it was recorded", "`{address}` 里记着拍摄地点"],
        help: [
            "take it out: `ffmpeg -i clip.mp4 -map_metadata -1 -c copy out.mp4`; on an iPhone share it with Options, Location off",
            "请去掉：`ffmpeg -i clip.mp4 -map_metadata -1 -c copy out.mp4`；iPhone 分享时点“选项”，关掉“位置”"
        ],
        about: [
            "Phones write their position, to a few metres, into every video that they record, and whoever downloads the file can read it: the home of a source, or of the reporter. newsprint publishes files as they are, so it is taken out before. Where the place is no secret, the rule can be switched off in site.toml.",
            "手机拍视频，会把经纬度写进文件，精确到几米，谁下载了都能看到：可能是线人的家，也可能是记者的家。newsprint 原样发布文件，所以要先去掉。地点本来就公开的，可以在 site.toml 里关掉这一条。"
        ],
        wrong: "# clip.mp4 是手机直接拍的，里面记着经纬度。",
        right: "# clip.mp4 用 ffmpeg 去掉了经纬度。",
    }

    picture_scheme(scheme: &str) {
        "picture-scheme", Error, Fixed,
        summary: ["a picture's address is none of the web", "图片的地址在网页上不能用"],
        message: ["a picture cannot come by `{scheme}:`", "图片地址不能以 `{scheme}:` 开头"],
        help: [
            "put the file beside the article and write its path, or an address that starts with `https://`",
            "把图片放到稿件旁边，写它的文件名；别的网站上的图片，写以 `https://` 开头的完整网址"
        ],
        about: [
            "Readers' browsers load pictures from the site or by `http` and `https`. By another, such as `ftp:`, browsers load none.",
            "读者的浏览器只能从网站上取图片，或者用 `http`、`https` 网址。`ftp:` 这样的，浏览器不会去取。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\nimages: ftp://pictures.example/stage.jpg\n---\n\n正文。\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\nimages: stage.svg\n---\n\n正文。\n-- content/2025-06-16/stage.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>\n",
    }

    link_scheme(scheme: &str) {
        "link-scheme", Error, Fixed,
        summary: ["a link leads by a scheme that the paper does not allow", "链接的开头不是本报允许的"],
        message: ["a link cannot lead by `{scheme}:`", "链接不能以 `{scheme}:` 开头"],
        help: [
            "link a page of the web (`https://…`), or put the file beside the article and link its path",
            "请链接网页（`https://…`）；要链接文件，把它放到稿件旁边，写它的文件名"
        ],
        about: [
            "Links lead by `http`, `https`, `mailto`, `tel` and `geo`. By others a browser may start a program or run code. A paper that means one, such as `magnet`, allows it in site.toml; those that run code are never allowed.",
            "链接可以用 `http`、`https`、`mailto`、`tel`、`geo`。别的开头可能会启动程序、运行代码。确实要用的（如 `magnet`），可以在 site.toml 里允许；会运行代码的，一律不行。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n见[章程](ftp://files.example/rules.pdf)。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\n---\n\n报名请打[热线](tel:0398-1234567)。\n",
    }

    no_such_page(address: &str) {
        "no-such-page", Error, Free,
        summary: ["a link leads to an address that the site does not have", "链接的网址本站没有"],
        message: ["`{address}` leads to no page", "本站没有 `{address}` 这个页面"],
        label: ["the site has no such address", "没有这个网址"],
        help: [
            "link an article by its file (`./other.md`, `/2025-06-16/a.md`), or a page by its address (`/archive/`)",
            "链接稿件写文件（`./other.md`、`/2025-06-16/a.md`），链接本站页面写网址（`/archive/`）"
        ],
        about: [
            "An address that starts with `/` is one of this site, and readers would see the page for what is not found. Where this is no error, the link stays as it was typed: for addresses that another program of the host answers, such as a forum at `/forum/`.",
            "以 `/` 开头的是本站的网址，没有这个页面，读者点开只会看到“找不到”。这一条若改成不算差错，链接原样保留，留给服务器上别的程序用，比如 `/forum/` 的论坛。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n见[往期](/archve/)。\n",
        right: "---\ntitle: 戏迷擂台赛开锣\n---\n\n见[往期](/archive/)。\n",
    }

    dead_navigation(address: &str) {
        "dead-navigation", Error, Free,
        summary: ["a link of `[[navigation]]` leads to no page", "`[[navigation]]` 里的链接没有对应的页面"],
        message: ["the navigation leads to no page: `{address}`", "导航里的链接 `{address}` 没有对应的页面"],
        help: [
            "name an address of the site, such as `/archive/` or that of a standing article",
            "请写本站有的网址，比如 `/archive/` 或常设页面的网址"
        ],
        about: [
            "The navigation stands on every page, so a link that leads nowhere is dead everywhere. Standing articles lie in `content/pages/`: `about.md` is `/about/`, `guide/ferries.md` is `/guide/ferries/`. Where this is no error, the link stays as it was typed, for an address that another program of the host answers.",
            "导航每一页都有，链接落空，就处处点不开。常设页面放在 `content/pages/`，`about.md` 的网址是 `/about/`，`guide/ferries.md` 的是 `/guide/ferries/`。这一条若改成不算差错，链接原样保留，留给服务器上别的程序用。"
        ],
        wrong: "-- site.toml --\n[[navigation]]\nname = '关于本报'\nurl = '/about/'\n",
        right: "-- site.toml --\n[[navigation]]\nname = '关于本报'\nurl = '/about/'\n-- content/pages/about.md --\n---\ntitle: 关于本报\n---\n\n正文。\n",
    }

    remote_pictures(sites: Text, first: &str) {
        "remote-pictures", Warning, Free,
        summary: ["pictures are shown from other sites", "用了别的网站上的图片"],
        message: ["pictures are shown from other sites: {sites}", "有图片来自别的网站：{sites}"],
        help: [
            "those sites learn who reads the paper, and lists may load from them too: put the pictures beside the articles",
            "那些网站会知道谁在看本报，列表页也可能去那里取图；请把图片放到稿件旁边"
        ],
        help: [
            "or vouch for a site: `img-src = [\"{first}\"]` under `[hosting.csp]` in site.toml",
            "信得过的网站，可以在 site.toml 的 `[hosting.csp]` 下写 `img-src = [\"{first}\"]`"
        ],
        about: [
            "Each reader's browser asks the other site for the picture, which so learns who reads what, and may change or delete it at any time. A picture beside the article stays what it was. Sites that site.toml names are not told of.",
            "每位读者的浏览器都要去那个网站取图，谁在看什么它都知道，图片也可能随时换掉或删掉。放在稿件旁边的图片不会变。site.toml 里写明的网站不再提醒。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](https://pictures.example/stage.jpg)\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.svg)\n-- content/2025-06-16/stage.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>\n",
    }

    hotlinked_picture(host: &str) {
        "hotlinked-picture", Warning, Free,
        summary: ["a picture is taken from a site that shows none on other sites", "图片取自设了防盗链的网站"],
        message: ["`{host}` does not show its pictures on other sites", "`{host}` 的图片有防盗链，放在别的网站上多半不显示"],
        help: [
            "download the picture and put it beside the article, if the paper may use it",
            "请先确认本报有权使用，再下载图片，放到稿件旁边"
        ],
        about: [
            "Pictures copied out of WeChat, Weibo, Zhihu, Xiaohongshu, Bilibili and the like look right to the editor, whose browser has them already. Readers see a grey tile that says so, or nothing, and addresses of such sites end after days. newsprint has browsers not say where the picture is shown, which helps with some of them and for a while.",
            "从微信公众号、微博、知乎、小红书、B 站等处复制来的图片，编辑自己看着正常，那是浏览器里已经存了一份；读者看到的常是“未经允许不可引用”，或者什么也没有，网址过几天也会失效。newsprint 会让浏览器取图时不说是哪个网站在用，有的能显示，但靠不住。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](https://mmbiz.qpic.cn/mmbiz_jpg/abc/640)\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.svg)\n-- content/2025-06-16/stage.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>\n",
    }

    remote_recordings(sites: Text, first: &str) {
        "remote-recordings", Warning, Free,
        summary: ["videos or sounds are played from other sites", "用了别的网站上的音视频"],
        message: ["videos or sounds are played from other sites: {sites}", "有音视频来自别的网站：{sites}"],
        help: [
            "those sites learn who reads the paper: put the files beside the articles",
            "那些网站会知道谁在看本报；请把文件放到稿件旁边"
        ],
        help: [
            "or vouch for a site: `media-src = [\"{first}\"]` under `[hosting.csp]` in site.toml",
            "信得过的网站，可以在 site.toml 的 `[hosting.csp]` 下写 `media-src = [\"{first}\"]`"
        ],
        about: [
            "Each reader's browser asks the other site for the file, already to show how long it is, so that site learns who reads what, and may change or delete it at any time. A file beside the article stays what it was, and goes out with the feeds. Sites that site.toml names are not told of.",
            "读者一打开页面，浏览器就要去那个网站取文件的开头，谁在看什么它都知道，文件也可能随时换掉或删掉。放在稿件旁边的文件不会变，还会随订阅源发出。site.toml 里写明的网站不再提醒。"
        ],
        wrong: "---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](https://films.example/stage.mp4)\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.mp4)\n-- content/2025-06-16/stage.mp4 --\nmoov\n",
    }
}

phrases! {
    write_the_file() = [
        "write the article's file, from here (`./other.md`) or from content/ (`/2025-06-16/a.md`)",
        "请写稿件的文件：从本稿的位置写（`./other.md`），或者从 content/ 算起（`/2025-06-16/a.md`）"
    ];
    put_beside(name: &str) = [
        "put the file beside the article and write its name alone: `{name}`",
        "把文件放到稿件旁边，只写文件名：`{name}`"
    ];
    put_beside_somehow() = [
        "put the file beside the article and write its name alone",
        "把文件放到稿件旁边，只写文件名"
    ];
    no_headings() = ["the text of that page has no headings", "那一页的正文没有小标题"];
    page_has(ids: Vec<String>) = ["it has {ids}", "有的是 {ids}"];
    put_the_file_there() = ["put the file there, or correct its address", "把文件放到那里，或者改正地址"];
    allow_scheme(scheme: &str) = [
        "where it is meant, site.toml allows it: `[markdown]` with `schemes = [\"{scheme}\"]`",
        "确实要用，就在 site.toml 的 `[markdown]` 下写 `schemes = [\"{scheme}\"]`"
    ];
    /// How many articles show pictures from there.
    by_a_page(origin: &str) = ["`{origin}` (a newspaper page)", "`{origin}`（版面图）"];
    by_one_article(origin: &str) = ["`{origin}` (1 article)", "`{origin}`（1 篇稿件）"];
    by_articles(origin: &str, count: usize) = ["`{origin}` ({count} articles)", "`{origin}`（{count} 篇稿件）"];
    and_another(sites: Text, next: Text) = ["{sites}, {next}", "{sites}、{next}"];
    and_more(sites: Text, more: usize) = ["{sites} and {more} more", "{sites}，另有 {more} 个"];
}
