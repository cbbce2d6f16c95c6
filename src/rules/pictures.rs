//! Rules of picture files: what is in them, what readers are sent of them.

use crate::diagnostic::declare::rules;
use crate::diagnostic::phrases::phrases;
use crate::diagnostic::{Text, Words};

rules! {
    picture_empty(address: &str) {
        "picture-empty", Error, Free,
        summary: ["a picture file is empty", "图片文件是空的"],
        message: ["`{address}` is empty", "`{address}` 是空文件，一个字节也没有"],
        help: [
            "copy the file again, or download it again",
            "请重新拷贝一次，或者重新下载"
        ],
        about: [
            "A file of 0 bytes is what is left when a card is pulled out, a disk is full or a download breaks off before it begins. Where this is no error, the picture is left out with its caption.",
            "拷贝时拔了存储卡、磁盘满了、下载还没开始就断了，剩下的就是 0 字节的文件。这一条若改成不算差错，图片连同图说都不显示。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg (JPEG 300×200) --\n",
    }

    picture_markup(address: &str) {
        "picture-markup", Error, Free,
        summary: ["a picture file is a web page or a text", "图片文件里其实是网页或文字"],
        message: ["`{address}` is a text, not a picture", "`{address}` 里是文字，不是图片"],
        help: [
            "open it in an editor to see what it says, and get the picture itself: a download that failed leaves the page that said so",
            "用文本编辑器打开看看里面写的什么，再去取真正的图片：下载失败，存下来的常是一页报错的网页"
        ],
        about: [
            "Whoever saves a picture from behind a login, or from an agency whose link has expired, often saves a page of HTML under the name of the picture. Where this is no error, the picture is left out with its caption.",
            "要登录才能看的图片、通讯社过期的链接，另存下来往往是一页 HTML，名字却是 `.jpg`。这一条若改成不算差错，图片连同图说都不显示。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg --\n<!doctype html><title>请先登录</title>\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg (JPEG 300×200) --\n",
    }

    picture_not_decoded(address: &str, kind: Words) {
        "picture-not-decoded", Error, Free,
        summary: ["a picture is of a kind that no browser shows and newsprint does not read", "图片的格式浏览器不认，newsprint 也读不了"],
        message: ["`{address}` is {kind}, which cannot be read here", "`{address}` 是{kind}，这里读不了"],
        about: [
            "Browsers show AVIF, GIF, JPEG, PNG, SVG and WebP; newsprint makes them of TIFF and BMP too. Photographs of an iPhone (HEIC), raw files of cameras, Photoshop files, PDF, EPS and JPEG XL are exported as JPEG by the program that made them. Where this is no error, the picture is left out with its caption.",
            "浏览器认得 AVIF、GIF、JPEG、PNG、SVG、WebP；TIFF 和 BMP，newsprint 会转换。iPhone 的 HEIC、相机的 RAW、Photoshop 文件、PDF、EPS、JPEG XL，请用原来的软件导出成 JPEG。这一条若改成不算差错，图片连同图说都不显示。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg (HEIC) --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg (JPEG 300×200) --\n",
    }

    picture_too_large(address: &str, width: u64, height: u64) {
        "picture-too-large", Error, Free,
        summary: ["a picture has more than 100 megapixels", "图片超过一亿像素"],
        message: [
            "`{address}` has {width}×{height} pixels, too many: 100 million are the most, and fewer with 16 bits a colour",
            "`{address}` 有 {width}×{height} 像素，太大了：最多一亿像素，16 位的还要少些"
        ],
        help: [
            "make it smaller before, to 8000 pixels at the longer side: `vipsthumbnail stage.tif --size 8000 -o stage-small.jpg`, or by the export of a picture editor",
            "请先缩小，长边 8000 像素足够：`vipsthumbnail stage.tif --size 8000 -o stage-small.jpg`，或者在修图软件里导出"
        ],
        about: [
            "To make smaller pictures of it, all pixels of a picture must be in memory. A hundred million of them are more than any camera of a newsroom takes; a file that says it has more is a stitched panorama, a scan, or made to exhaust the machine. It is refused before it is read. Where this is no error, the picture is left out with its caption.",
            "要缩小一张图，先要把全部像素读进内存。一亿像素比编辑部任何相机拍的都大；说自己更大的，不是拼接的全景图、扫描件，就是有人故意要拖垮机器，所以不去读它。这一条若改成不算差错，图片连同图说都不显示。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.png)\n-- content/2025-06-16/stage.png (PNG 60000×60000) --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.png)\n-- content/2025-06-16/stage.png (PNG 30×20) --\n",
    }

    picture_truncated(address: &str) {
        "picture-truncated", Error, Free,
        summary: ["a picture file ends before its picture does", "图片文件不完整"],
        message: ["`{address}` ends in the middle of its picture", "`{address}` 不完整，图到一半就没有了"],
        help: [
            "copy it again from where it came, and wait until the copying has ended",
            "请从原处重新拷贝，等拷完再用"
        ],
        about: [
            "A copy that broke off, a synchronised folder that is not finished, or a mail that was cut leaves a part of the file: the lower half of the picture would be grey. Where this is no error, the picture is left out with its caption.",
            "拷贝中断、网盘还没同步完、邮件附件被截断，都只剩下半个文件，图的下半截会是灰的。这一条若改成不算差错，图片连同图说都不显示。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg (JPEG 300×200, 1/2) --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg (JPEG 300×200) --\n",
    }

    picture_damaged(address: &str, problem: &str) {
        "picture-damaged", Error, Free,
        summary: ["a picture file is damaged", "图片文件损坏"],
        message: ["`{address}` is damaged: {problem}", "`{address}` 损坏了：{problem}"],
        help: [
            "copy it again; where other programs open it, have one of them save it anew as JPEG or PNG",
            "请重新拷贝；别的软件打得开的，用它另存成 JPEG 或 PNG"
        ],
        about: [
            "What the file says of itself contradicts what is in it, so that programs show different things, or nothing. The words behind the colon are those of the decoder. Where this is no error, the picture is left out with its caption.",
            "文件里写的和实际的对不上，有的软件能显示一部分，有的打不开。冒号后面是解码程序的原话。这一条若改成不算差错，图片连同图说都不显示。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.png)\n-- content/2025-06-16/stage.png (PNG 0×0) --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.png)\n-- content/2025-06-16/stage.png (PNG 30×20) --\n",
    }

    picture_unknown(address: &str) {
        "picture-unknown", Error, Free,
        summary: ["a picture file is no picture that is known", "认不出是什么图片"],
        message: ["`{address}` is no picture that is known", "`{address}` 认不出是什么图片"],
        help: [
            "open it with the program that it came from and export it as JPEG or PNG; is it another kind of file with a wrong name?",
            "请用原来的软件打开，导出成 JPEG 或 PNG；也看看是不是别的文件起错了名字"
        ],
        about: [
            "A picture is known by its first bytes, whatever its name says, and these are of none: an archive, a text of an office, or a file of a program that only itself reads. Where this is no error, the picture is left out with its caption.",
            "图片靠开头的字节来认，不看名字。这个文件的开头不属于任何图片：可能是压缩包、办公文档，或者只有原来的软件才认得的文件。这一条若改成不算差错，图片连同图说都不显示。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg (ZIP) --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg (JPEG 300×200) --\n",
    }

    picture_ending(address: &str, kind: &str, right: &str) {
        "picture-ending", Warning, Free,
        summary: ["a picture has the ending of another kind", "图片的扩展名和内容不符"],
        message: ["`{address}` is a {kind} file", "`{address}` 其实是 {kind} 文件"],
        help: [
            "it is shown all the same; call it `{right}`, here and in the article",
            "照样会显示；请改名为 `{right}`，稿件里的地址一起改"
        ],
        about: [
            "newsprint knows a picture by its first bytes and shows it rightly. Other programs, and hosts that send a picture's kind by its name, may not: a PNG called `.jpg` is refused by some mail programs and layout systems.",
            "newsprint 按文件开头的字节来认，显示不会错；别的软件未必。名字是 `.jpg` 的 PNG，有的邮件程序和排版系统打不开，按扩展名发送类型的服务器也会报错类型。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.jpg)\n-- content/2025-06-16/stage.jpg (PNG 30×20) --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\n---\n\n![擂台](stage.png)\n-- content/2025-06-16/stage.png (PNG 30×20) --\n",
    }

    words_from_picture(address: &str, taken: Text) {
        "words-from-picture", Note, Free,
        summary: ["a picture's own words stand for those that the article leaves blank", "稿件没写的，用了图片文件里的文字"],
        message: ["`{address}` gives what the article leaves blank: {taken}", "稿件没有写，用了 `{address}` 里的：{taken}"],
        about: [
            "Agencies and photo desks write caption, credit, copyright, date and a description into the file itself (IPTC, XMP, EXIF). Where the article says nothing, readers see these; what the article says takes their place. Read them before they are published: they may be in another language, or meant for the desk alone.",
            "通讯社和图片部会把图说、作者、版权、日期、替代文字写进图片文件（IPTC、XMP、EXIF）。稿件里没写的，就用文件里的；写了的，以稿件为准。发布前请看一遍：文件里的可能是别的语言，也可能只是写给编辑看的。"
        ],
        wrong: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\nimages: stage.jpg\n---\n\n正文。\n-- content/2025-06-16/stage.jpg (JPEG 300×200, dc:description=名角登台) --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\nimages: {src: stage.jpg, caption: 名角登台, alt: 台上两人对唱}\n---\n\n正文。\n-- content/2025-06-16/stage.jpg (JPEG 300×200, dc:description=名角登台) --\n",
    }

    linked_private(address: &str) {
        "linked-private", Warning, Free,
        summary: ["a linked picture tells where or by whom it was taken", "链接的图片里记着拍摄地点等信息"],
        message: ["`{address}` is published as it is, and tells where it was taken", "`{address}` 会原样发布，里面记着拍摄地点"],
        help: [
            "link a JPEG of it instead, from which newsprint takes it out; or take it out yourself: `exiftool -gps:all= photo.heic`",
            "请换成 JPEG，newsprint 会自动去掉；或者自己去掉：`exiftool -gps:all= photo.heic`"
        ],
        about: [
            "Of the pictures that pages show, and of JPEG, PNG and WebP files that are linked, newsprint takes out position, device and all else that is private. Files of other kinds, such as HEIC and raw files, are published as they are, and whoever downloads one can read where it was taken: the home of a source, or of the reporter.",
            "页面上显示的图片，还有链接的 JPEG、PNG、WebP，newsprint 发布时会去掉拍摄地点、设备等私密信息。HEIC、RAW 这些格式只能原样发布，谁下载了都能看到在哪里拍的：可能是线人的家，也可能是记者的家。"
        ],
        wrong: "# 稿件链接了 photo.heic，是手机直接拍的，里面记着经纬度。",
        right: "# 稿件链接的是导出的 photo.jpg。",
    }

    heavy_page(page: &str, weight: &str, budget: usize) {
        "heavy-page", Warning, Free,
        summary: ["the first view of a page is heavier than the paper wants", "页面的第一屏太大"],
        message: ["{page}: the first view weighs {weight} on a telephone; the budget is {budget} KB", "{page} 在手机上第一屏有 {weight}，上限是 {budget} KB"],
        about: [
            "What a page shows before anybody scrolls must come over a telephone's network first, on a screen of 390 px: the page, its style sheets, scripts and fonts, and the pictures of the first view. `budget_kb` under `[pictures]` in site.toml says how much it may be, 1000 KB where nothing is said. newsprint makes photographs small; animated GIFs, drawings (SVG) of many points, and many pictures in one view weigh all the same.",
            "读者还没往下翻，手机（宽 390 像素）就要先收完第一屏的内容：页面、样式、脚本、字体，还有第一屏里的图片。上限写在 site.toml 的 `[pictures]` 下的 `budget_kb`，不写是 1000 KB。照片 newsprint 会压小；会动的 GIF、节点太多的 SVG、一屏里放了太多图，还是会大。"
        ],
        wrong: "-- site.toml --\n[pictures]\nbudget_kb = 1\n-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\nimages: stage.jpg\n---\n\n正文。\n-- content/2025-06-16/stage.jpg (JPEG 300×200) --\n",
        right: "-- content/2025-06-16/a.md --\n---\ntitle: 戏迷擂台赛开锣\nimages: stage.jpg\n---\n\n正文。\n-- content/2025-06-16/stage.jpg (JPEG 300×200) --\n",
    }
}

phrases! {
    heic_way_out() = [
        "on the iPhone choose Settings, Camera, Formats, Most Compatible, and it takes JPEG from then on; this one is opened in Preview (macOS) or Photos (Windows) and exported as JPEG",
        "iPhone 请在“设置”→“相机”→“格式”里选“兼容性最佳”，以后拍的就是 JPEG；这一张请在电脑上打开（macOS 的“预览”、Windows 的“照片”），导出成 JPEG"
    ];
    raw_way_out() = [
        "export a JPEG from the program that develops it, such as Lightroom, Capture One, darktable or the camera maker's own",
        "请用冲洗 RAW 的软件（Lightroom、Capture One、darktable 或相机自带的）导出 JPEG"
    ];
    photoshop_way_out() = [
        "export it as JPEG or TIFF: File, Save a Copy",
        "请在 Photoshop 里“文件”→“存储副本”，存成 JPEG 或 TIFF"
    ];
    pdf_way_out() = [
        "export the page as JPEG or TIFF from the layout system; to offer the PDF itself, link it: `[附件](a.pdf)`",
        "请从排版系统导出 JPEG 或 TIFF；要给读者 PDF 本身，就用链接：`[附件](a.pdf)`"
    ];
    eps_way_out() = [
        "open it in Illustrator or Inkscape and export it as SVG, or as JPEG or TIFF",
        "请用 Illustrator 或 Inkscape 打开，导出 SVG；照片导出 JPEG 或 TIFF"
    ];
    other_way_out() = ["export it as JPEG or PNG", "请导出成 JPEG 或 PNG"];
    /// A word of a picture file with what it says.
    word_says(what: Words, says: &str) = ["{what} “{says}”", "{what}“{says}”"];
    and_another(first: Text, next: Text) = ["{first}, {next}", "{first}、{next}"];
    picture_weighs(picture: &str, weight: &str) = ["`{picture}` ({weight})", "`{picture}`（{weight}）"];
    and_more_pictures(pictures: Text, count: usize, weight: &str) = [
        "{pictures} and {count} more ({weight})",
        "{pictures}，另有 {count} 张（{weight}）"
    ];
    heaviest_are(pictures: Text) = ["its pictures are {pictures}", "图片有 {pictures}"];
    without_pictures(weight: &str) = [
        "without its pictures it weighs {weight}: look at the style sheets, scripts and fonts of the theme",
        "不算图片有 {weight}：请看看主题的样式、脚本和字体"
    ];
    lighten_pictures() = [
        "have fewer of them at the top, and films in place of animated GIFs; or raise `budget_kb` under `[pictures]` in site.toml",
        "第一屏少放几张，会动的 GIF 换成视频；或者在 site.toml 的 `[pictures]` 下把 `budget_kb` 改大"
    ];
}

/// Kinds that are not read here.
pub const HEIC: Words = Words::new("a HEIC photograph, as an iPhone takes them", " HEIC 照片（iPhone 拍的）");
pub const RAW: Words = Words::new("a raw file of a camera", "相机的 RAW 文件");
pub const PHOTOSHOP: Words = Words::new("a Photoshop file", " Photoshop 文件");
pub const PDF: Words = Words::new("a PDF", " PDF");
pub const EPS: Words = Words::new("an EPS drawing", " EPS 文件");
pub const JPEG_XL: Words = Words::new("a JPEG XL picture", " JPEG XL 图片");
pub const OTHER: Words = Words::new("of a kind", "一种格式");

/// What a picture file tells in words.
pub const CAPTION: Words = Words::new("caption", "图说");
pub const CREDIT: Words = Words::new("credit", "摄影");
pub const COPYRIGHT: Words = Words::new("copyright", "版权");
pub const DATE: Words = Words::new("date", "日期");
pub const ALT: Words = Words::new("description", "替代文字");

/// A weight as people say it: `340 KB`, `1.2 MB`; a kilobyte is 1000 bytes.
pub fn weight(bytes: u64) -> String {
    if bytes < 999_500 {
        return format!("{} KB", bytes.div_ceil(1000));
    }
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_said_in_kilobytes_and_megabytes() {
        let said = [0, 1, 1000, 1001, 340_000, 999_499, 999_500, 1_240_000, 7_900_000, 26_949_999].map(weight);
        let right = ["0 KB", "1 KB", "1 KB", "2 KB", "340 KB", "1000 KB", "1.0 MB", "1.2 MB", "7.9 MB", "26.9 MB"];
        assert_eq!(said, right);
    }
}
