//! No text costs more than its share: eight times the text takes about eight times the work, whatever is typed.

use newsprint::diagnostic::{self, Diagnostic, Language};
use newsprint::manuscript::{self, Reading, sheet};
use newsprint::source::SourcePath;
use newsprint_text::credits::byline;
use newsprint_text::{AsTyped, Options, html, markdown, plain, read};
use rustix::time::{ClockId, clock_gettime};

use crate::paper::Paper;

/// How much longer the large text may take than the small one; linear work takes 8 times, quadratic 64.
const MOST: u64 = 24;
/// The small text is long enough to take this many nanoseconds, or of this many bytes.
const LEAST: u64 = 1_000_000;
const SMALLEST: usize = 1 << 10;
const LARGEST_SMALL: usize = 30 << 10;

/// What this thread alone has worked, in nanoseconds; other processes and tests do not count.
fn worked() -> u64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    u64::try_from(time.tv_sec).unwrap() * 1_000_000_000 + u64::try_from(time.tv_nsec).unwrap()
}

fn work_of(text: &str, read: fn(&str)) -> u64 {
    let before = worked();
    read(text);
    worked() - before
}

/// The least work of some runs, which nothing disturbed.
fn least_work(text: &str, read: fn(&str)) -> u64 {
    (0..3).map(|_| work_of(text, read)).min().unwrap()
}

/// A name, and the text of about so many bytes.
type Shape = (&'static str, fn(usize) -> String);

fn check(shapes: &[Shape], read: fn(&str)) {
    let slow: Vec<String> = shapes.iter().filter_map(|(name, shape)| told_slow(name, *shape, read)).collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

fn told_slow(name: &str, shape: fn(usize) -> String, read: fn(&str)) -> Option<String> {
    let mut size = SMALLEST;
    while size < LARGEST_SMALL && work_of(&shape(size), read) < LEAST {
        size = (size * 2).min(LARGEST_SMALL);
    }
    let small = least_work(&shape(size), read).max(LEAST / 4);
    let text = shape(size * 8);
    // What was too slow once may have been disturbed.
    let mut large = 0;
    for _ in 0..5 {
        large = work_of(&text, read);
        if large <= MOST * small {
            return None;
        }
    }
    Some(format!("{name}: {size} bytes take {small} ns, 8 times as many {large} ns"))
}

fn times(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

/// Pieces that hold their number.
fn each(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for at in 0.. {
        if text.len() >= bytes {
            break;
        }
        text += &piece(at);
    }
    text
}

const FRONT: &[Shape] = &[
    ("flow lists in lists", |n| format!("a: {}\n", times("[", n))),
    ("flow lists in lists, closed", |n| format!("a: {}{}\n", times("[", n / 2), times("]", n / 2))),
    ("flow maps in maps", |n| format!("a: {}\n", times("{a: ", n))),
    ("flow lists hidden by quotes", |n| format!("a: {}\n", times("[\"]\", ", n))),
    ("flow pairs", |n| format!("a: [{}]\n", times("a: b, ", n))),
    ("block lists in lists", |n| format!("{}x\n", times("- ", n))),
    ("block keys in keys", |n| format!("{}x\n", times("? ", n))),
    ("block lists by lines", |n| times("-\n", n)),
    ("indented maps", |n| {
        (0..)
            .map_while({
                let mut left = n;
                move |at| {
                    left = left.checked_sub(at + 3)?;
                    Some(format!("{}a:\n", " ".repeat(at)))
                }
            })
            .collect()
    }),
    ("a long text repeated", |n| format!("a: &a {}\nb: [{}]\n", times("x", n / 4), times("*a, ", n / 2))),
    ("a long text repeated in keys", |n| {
        format!("a: &a {}\nb: {{{}}}\n", times("x", n / 4), times("? *a\n , ", n / 2))
    }),
    ("a list repeated", |n| format!("a: &a [{}]\nb: [{}]\n", times("x, ", n / 2), times("*a, ", n / 2))),
    ("lists of lists repeated", |n| {
        let mut text = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        text += &each(n, |at| format!("a{}: &a{} [{}]\n", at + 1, at + 1, vec![format!("*a{at}"); 9].join(",")));
        text
    }),
    ("anchors", |n| each(n, |at| format!("k{at}: &a{at} x\n"))),
    ("anchors in a list", |n| format!("extra: [{}]\n", each(n, |at| format!("&a{at} x, *a{at}, ")))),
    ("a long tag repeated", |n| {
        format!("%TAG !e! tag:{}\n--- {{a: [{}]}}\n", times("x", n / 4), times("!e!x y, ", n / 2))
    }),
    ("tags", |n| format!("extra: [{}]\n", times("!a x, ", n))),
    ("keys", |n| each(n, |at| format!("k{at}: x\n"))),
    ("keys that need a parser", |n| each(n, |at| format!("k{at}: 'x'\n"))),
    ("keys of extra", |n| format!("extra:\n{}", each(n, |at| format!("  k{at}: x\n")))),
    ("keys near to known ones", |n| each(n, |at| format!("titl{at}: 'x'\n"))),
    ("one key many times", |n| times("title: 'x'\n", n)),
    ("one key many times in maps", |n| format!("images:\n{}", times("- src: a\n  src: b\n", n))),
    ("a long key", |n| format!("? {}\n: x\n", times("x", n))),
    ("long keys", |n| times(&format!("{}: 'x'\n", "titel".repeat(30)), n)),
    ("a long text", |n| format!("title: {}\n", times("港", n))),
    ("a long text in quotes", |n| format!("title: \"{}\"\n", times("\\u6e2f", n))),
    ("a long text of lines", |n| format!("title: |\n{}", times("  港\n", n))),
    ("a long text folded", |n| format!("title: >\n{}", times("  a\n\n", n))),
    ("a plain text of lines", |n| format!("title: a\n{}", times("  b\n", n))),
    ("blank entries", |n| format!("topics:\n{}", times("-\n", n))),
    ("blank lines", |n| format!("title: 'x'\n{}", times("\n", n))),
    ("comments", |n| format!("title: 'x'\n{}", times("# x\n", n))),
    ("values cut by comments", |n| each(n, |at| format!("k{at}: a #b\n"))),
    ("numbers where texts are meant", |n| format!("topics: [{}]\n", times("1.5, ", n))),
    ("numbers in corrections", |n| format!("corrections:\n{}", times("- text: 1.5\n", n))),
    ("topics", |n| format!("topics: [{}]\n", each(n, |at| format!("t{at}, ")))),
    ("topics in one text", |n| format!("topics: '{}'\n", each(n, |at| format!("t{at}、")))),
    ("authors", |n| format!("authors: [{}]\n", each(n, |at| format!("张{at}, ")))),
    ("authors in one text", |n| format!("authors: '{}'\n", each(n, |at| format!("张{at}、")))),
    ("roles in one text", |n| format!("authors: {}\n", times("本报记者", n))),
    ("roles in many texts", |n| format!("authors:\n{}", times(&format!("- {}\n", "本报记者 ".repeat(60)), n))),
    ("images", |n| format!("images:\n{}", each(n, |at| format!("- src: '{at}.jpg'\n")))),
    ("images without an address", |n| format!("images:\n{}", times("- alt: x\n", n))),
    ("images with a wrong value in each", |n| format!("images:\n{}", times("- src: a\n  x: b\n", n))),
    ("numbers far behind one key", |n| format!("topics: [1.5]\nextra:\n{}", times("- topics: x\n", n))),
    ("images of another kind", |n| format!("images:\n{}", times("- src: [x]\n", n))),
    ("aliases", |n| format!("aliases: [{}]\n", each(n, |at| format!("/a{at}, ")))),
    ("aliases that are numbers", |n| format!("aliases: [{}]\n", times("1.25, ", n))),
    ("corrections without a date", |n| format!("corrections:\n{}", times("- text: x\n", n))),
    ("a zone", |n| format!("zone: [{}]\n", times("[1, 2], ", n))),
    ("open quotes", |n| times("a: \"b\n", n)),
    ("open brackets", |n| times("a: [b\n", n)),
    ("wide colons", |n| times("title：a\n", n)),
    ("wide spaces", |n| format!("{}title: x\n", times("　", n))),
    ("marks of direction", |n| format!("title: 'x'\nextra: ['{}']\n", times("\u{202e}", n))),
    ("line breaks in a title", |n| format!("title: |\n{}", times("  “\n", n.min(3_000)))),
    ("dashes", |n| times("---", n)),
    ("documents", |n| times("...\na: b\n", n)),
];

const SHEETS: &[Shape] = &[
    ("pages", |n| format!("pages:\n{}", each(n, |at| format!("- {{number: {}, name: x}}\n", at + 1)))),
    ("one page many times", |n| format!("pages:\n{}", times("- number: 1\n", n))),
    ("pages without a number", |n| format!("pages:\n{}", times("- name: x\n", n))),
    ("notes", |n| format!("notes: |\n{}", times("  港\n", n))),
];

fn read_front(text: &str) {
    let text = format!("---\n{text}---\n\n正文。\n");
    let path = SourcePath::new("content/a.md");
    let told = match manuscript::read(&path, text.as_bytes(), &Reading::new(Options::default(), 1 << 20)) {
        Ok(manuscript) => manuscript.warnings,
        Err(told) => told,
    };
    show(&told, &text);
}

fn read_sheet(text: &str) {
    let (_, told) = sheet::read(&SourcePath::new("content/edition.yaml"), text);
    show(&told, text);
}

/// What is told is little, and found in the text in little time.
fn show(told: &[Diagnostic], text: &str) {
    assert!(told.len() <= 200, "{}", told.len());
    assert!(diagnostic::locate(told, Language::English, |_| Some(text.to_owned())).len() <= told.len());
}

#[test]
fn front_matter_takes_time_by_its_length() {
    check(FRONT, read_front);
}

#[test]
fn sheets_take_time_by_their_length() {
    check(SHEETS, read_sheet);
}

const BYLINES: &[Shape] = &[
    ("roles", |n| times("本报记者", n)),
    ("roles apart", |n| times("记者 ", n)),
    ("roles and names", |n| times("记者 张三 ", n)),
    ("names", |n| times("张三 ", n)),
    ("names and separators", |n| times("张三、", n)),
    ("separators", |n| format!("{}张三", times("、", n))),
    ("separators between roles", |n| format!("{}张三", times("、记者", n))),
    ("tasks", |n| times("张三 摄 ", n)),
    ("slashes", |n| times("张/", n)),
    ("tasks behind slashes", |n| times("张/摄", n)),
    ("tasks before slashes", |n| times("摄/", n)),
    ("brackets", |n| format!("{}张", times("（", n))),
    ("brackets around", |n| format!("{}张{}", times("（", n / 2), times("）", n / 2))),
    ("roles in brackets", |n| format!("张{}", times("（记者）", n))),
    ("dots", |n| times("·", n)),
    ("Latin names", |n| times("Tom ", n)),
    ("Latin names joined", |n| times("Tom Ray and ", n)),
    ("Latin roles", |n| times("staff ", n)),
];

#[test]
fn bylines_take_time_by_their_length() {
    check(BYLINES, |text| drop(byline::parse(text)));
    let captions: &[Shape] = &[
        ("roles", |n| times("记者", n) + "摄"),
        ("names", |n| times("张三 ", n) + "摄"),
        ("brackets", |n| times("（张三摄）", n)),
        ("sentences", |n| times("雨停了。", n) + "张三 摄"),
        ("deeds", |n| times("摄", n)),
    ];
    check(captions, |text| assert!(newsprint_text::credits::caption(text).credit.len() <= text.len()));
}

const BODIES: &[Shape] = &[
    ("brackets", |n| times("[", n)),
    ("brackets closed", |n| times("[", n / 2) + &times("]", n / 2)),
    ("pictures in pictures", |n| times("![", n / 6) + "x" + &times("](a)", n / 2)),
    ("pictures in pictures, elsewhere", |n| times("![", n / 20) + "x" + &times("](https://a.example)", n / 2)),
    ("pictures in pictures with texts", |n| {
        let levels = 90;
        let text = times("港", n / levels);
        format!("![{text}").repeat(levels) + &"](a.png)".repeat(levels)
    }),
    ("pictures in one paragraph", |n| times("![a](b.png) ", n)),
    ("pictures in lines", |n| times("![a](b.png)\n", n)),
    ("pictures in paragraphs", |n| times("![a](b.png \"题。张三 摄\")\n\n", n)),
    ("picture openings", |n| times("![", n)),
    ("picture ends", |n| times("](", n)),
    ("links", |n| times("[a](b.md) ", n)),
    ("links elsewhere", |n| times("[a](https://a.example) ", n)),
    ("links of other schemes", |n| times("[a](file:x) ", n)),
    ("links in links", |n| times("[a", n / 8) + &times("](b)", n / 2)),
    ("link ends", |n| times("a](b)", n)),
    ("open destinations", |n| times("[a](<b", n)),
    ("open titles", |n| times("[a](b \"c", n)),
    ("parentheses in a destination", |n| format!("[a]({}", times("(", n))),
    ("a long destination", |n| format!("[a]({})", times("b", n))),
    ("autolinks", |n| times("<https://a.example> ", n)),
    ("a long autolink", |n| format!("<https://{}>", times("a", n))),
    ("open autolinks", |n| times("<https://a", n)),
    ("references", |n| format!("{}\n\n[a]: b\n", times("[a] ", n))),
    ("references of a long address", |n| format!("{}\n\n[a]: {}\n", times("[a] ", n / 2), times("b", n / 2))),
    ("references of a long title", |n| format!("{}\n\n[a]: b '{}'\n", times("[a] ", n / 2), times("b", n / 2))),
    ("definitions", |n| each(n, |at| format!("[a{at}]: b\n"))),
    ("definitions and references", |n| each(n, |at| format!("[a{at}]: b\n\n[a{at}]\n\n"))),
    ("definitions of one name", |n| times("[a]: b\n", n)),
    ("open definitions", |n| times("[a]: \"", n)),
    ("emphasis", |n| times("*a ", n)),
    ("emphasis closed", |n| times("*a* ", n)),
    ("emphasis of both kinds", |n| times("*a_ ", n)),
    ("emphasis in emphasis", |n| times("*a **b ", n / 2) + &times(" c** d*", n / 2)),
    ("stars", |n| times("*", n)),
    ("stars between letters", |n| times("a**b", n)),
    ("stars beside Han", |n| times("文**“强”**", n)),
    ("stars and tildes beside Han", |n| times("文*~", n)),
    ("stars behind backslashes", |n| times("\\", n) + "*文*"),
    ("backslashes and stars", |n| times("\\*", n)),
    ("underscores", |n| times("_", n)),
    ("underscores and letters", |n| times("_a", n)),
    ("tildes", |n| times("~~a", n)),
    ("quote marks and stars", |n| times("> *", n)),
    ("quote marks in lines, then a star", |n| times(">\n", n) + ">**“强”**"),
    ("backticks", |n| times("`", n)),
    ("backticks of growing runs", |n| {
        (1..)
            .map_while({
                let mut left = n;
                move |at| {
                    left = left.checked_sub(at + 1)?;
                    Some("`".repeat(at) + " ")
                }
            })
            .collect()
    }),
    ("codes", |n| times("`a` ", n)),
    ("codes of backticks", |n| times("`` ` `` ", n)),
    ("less-than signs", |n| times("<", n)),
    ("tags", |n| times("<a>", n)),
    ("open tags", |n| times("<a ", n)),
    ("open tags with values", |n| times("<a b=\"", n)),
    ("comments", |n| times("<!-- a -->", n)),
    ("comments that end in dashes", |n| times("<!-- a ——>", n)),
    ("small tags", |n| times("<b>", n)),
    ("pairs of small tags", |n| times("<sup>2</sup>", n)),
    ("ends of small tags", |n| format!("{}{}", times("<i>", n / 2), times("</i>", n / 2))),
    ("pairs of stars with spaces", |n| times("** a ** ", n)),
    ("stars in figures", |n| times("3*4", n)),
    ("backticks of many lengths", |n| each(n, |at| format!("{} ", "`".repeat(at % 40 + 1)))),
    ("addresses with spaces", |n| times("[a](b c.md)", n)),
    ("open addresses with spaces", |n| times("[a](b c", n)),
    ("citations", |n| each(n, |at| format!("[^{at}]"))),
    ("invisible characters", |n| times("\u{1}\u{200b}", n)),
    ("wide rows", |n| format!("|a|\n|-|\n{}", times("|b|c|\n", n))),
    ("indented lines", |n| times("    a\n", n)),
    ("lines of items without spaces", |n| times("1.甲\n", n)),
    ("open comments", |n| times("<!-- a ", n)),
    ("open comments in lines", |n| times("<!--\n", n)),
    ("open instructions", |n| times("<?", n)),
    ("open data", |n| times("<![CDATA[", n)),
    ("HTML blocks", |n| times("<div>\n\n", n)),
    ("HTML lines", |n| times("<div>\n", n)),
    ("ampersands", |n| times("&", n)),
    ("entities", |n| times("&amp;", n)),
    ("open entities", |n| times("&#", n)),
    ("a long entity", |n| format!("&{};", times("a", n))),
    ("headings", |n| times("# a\n", n)),
    ("headings of Han", |n| times("## 文\n\n", n)),
    ("headings without a text", |n| times("#\n", n)),
    ("headings with ids", |n| times("# a {#b}\n", n)),
    ("headings with ids of their own", |n| each(n, |at| format!("# a {{#b{at}}}\n"))),
    ("headings with numbers", |n| each(n, |at| format!("# a\n\n# a-{at}\n\n"))),
    ("headings like one that the theme has", |n| times("# help\n", n)),
    ("a long heading", |n| format!("# {}\n", times("a-", n))),
    ("a heading with classes", |n| format!("# a {{{}}}\n", times(".b ", n))),
    ("headings underlined", |n| times("a\n=\n", n)),
    ("open attributes", |n| times("# a {#", n)),
    ("open attributes in lines", |n| times("# a {#b {\n", n)),
    ("notes", |n| each(n, |at| format!("a[^{at}]\n\n[^{at}]: b\n\n"))),
    ("notes cited once more", |n| times("a[^1]", n) + "\n\n[^1]: b\n"),
    ("notes that nobody cites", |n| each(n, |at| format!("[^{at}]: b\n\n"))),
    ("notes without an end", |n| times("[^1]: ", n)),
    ("notes of one name", |n| times("[^1]: b\n\n", n)),
    ("notes in notes", |n| times("[^1]: b [^1]\n    ", n)),
    ("headings in notes", |n| times("[^1]:\n    # a\n\n", n)),
    ("citations of nothing", |n| times("[^1]", n)),
    ("cells", |n| format!("{}\n{}\n{}\n", times("|a", n / 3), times("|-", n / 3), times("|b", n / 3))),
    ("rows", |n| format!("|a|b|\n|-|-|\n{}", times("|c|d|\n", n))),
    ("rows without cells", |n| format!("{}\n{}\n{}", times("|a", n / 4), times("|-", n / 4), times("|\n", n / 2))),
    ("rows of one cell", |n| format!("{}\n{}\n{}", times("|a", n / 8), times("|-", n / 8), times("b\n", n / 2))),
    ("rows of one cell in many tables", |n| {
        times(&format!("{}\n{}\n{}\n", "|a".repeat(100), "|-".repeat(100), "b\n".repeat(500)), n)
    }),
    ("rows of one cell in quotes", |n| {
        times(&format!("> {}\n> {}\n{}\n", "|a".repeat(100), "|-".repeat(100), "> b\n".repeat(500)), n)
    }),
    ("tables", |n| times("|a|\n|-|\n|b|\n\n", n)),
    ("tables without an end", |n| times("|a|\n|-|\n", n)),
    ("lines that could be tables", |n| times("|a\n", n)),
    ("pipes", |n| times("|", n)),
    ("delimiter rows", |n| times("|-|\n", n)),
    ("lists", |n| times("- a\n", n)),
    ("loose lists", |n| times("- a\n\n", n)),
    ("numbers", |n| times("1. a\n", n)),
    ("lists in lists", |n| {
        (0..90).map(|at| format!("{}- a\n", "  ".repeat(at))).collect::<Vec<_>>().concat().repeat(n / 8_500 + 1)
    }),
    ("lists in lists in one line", |n| times(&("- ".repeat(90) + "a\n\nb\n\n"), n)),
    ("lists deeper than may be", |n| times("- ", n) + "a\n" + &times("b\n", n / 2)),
    ("quotes", |n| times("> a\n\n", n)),
    ("quotes in quotes", |n| times(&(">".repeat(90) + "a\n"), n)),
    ("quotes and lists in turn", |n| times(&("> - ".repeat(45) + "a\n\n"), n)),
    ("items without a text", |n| times("-\n", n)),
    ("fences", |n| times("```\n", n)),
    ("open fences", |n| times("```a\n\n~~~\n", n)),
    ("a fence with a long name", |n| format!("```{}\nb\n```\n", times("a", n))),
    ("codes by indentation", |n| times("    a\n\n", n)),
    ("rules", |n| times("***\n", n)),
    ("lines", |n| times("文\n", n)),
    ("lines of marks that both scripts have", |n| times("“\n", n)),
    ("lines of such marks in a picture", |n| format!("![{}](a.png)", times("“\n", n))),
    ("marks that both scripts have in one line", |n| times("“**”**", n)),
    ("hard breaks", |n| times("文\\\n", n)),
    ("hard breaks in a deep list", |n| "- ".repeat(90) + &times("b\\\n", n)),
    ("hard breaks in a deep list of numbers", |n| "999999999. ".repeat(90) + &times("b\\\n", n)),
    ("blank lines of a code in a deep list", |n| "- ".repeat(90) + "```\n" + &times("\n", n)),
    ("blank lines of HTML in a deep list", |n| "- ".repeat(90) + "<pre>\n" + &times("\n", n)),
    ("a line break before tags", |n| times(&("文\n".to_owned() + &"*".repeat(60) + "\n"), n)),
    ("a line break before citations", |n| "文\n".to_owned() + &times("[^1]", n) + "\n\n[^1]: b\n"),
    ("line breaks before emphasis", |n| times("文\n**a**", n)),
    ("line breaks before pictures", |n| times("文\n![](a.png)", n)),
    ("paragraphs", |n| times("文\n\n", n)),
    ("bylines", |n| times("本报讯（记者 张三）\n\n", n)),
    ("brackets that a byline could be", |n| format!("（{}", times("记者", n))),
    ("blanks", |n| times(" ", n) + "a"),
    ("blanks between lines", |n| times("a    \n\t\n", n)),
    ("ideographic spaces", |n| times("　", n)),
    ("control characters", |n| times("\u{1}", n)),
    ("marks of direction", |n| times("\u{202e}文", n)),
    ("slips", |n| times("[a](b c.jpg) ", n)),
    ("slips in Chinese brackets", |n| times("[a]（b.jpg）", n)),
    ("paths of machines", |n| times("[a](C:\\b c) ", n)),
    ("paths of machines in one line of marks", |n| times("<C:\\", n)),
    ("shares", |n| times("\\\\", n)),
    ("links to headings", |n| times("[a](#a)\n\n# a\n\n", n)),
    ("slips without an end", |n| times("](", n)),
    ("slips behind fences", |n| times("```\n", n / 2) + &times("[a](b c.jpg)\n", n / 2)),
    ("quotes that turn", |n| times("\"'", n)),
    ("dots and dashes", |n| times("...---", n)),
    ("letters", |n| times("a", n)),
    ("words", |n| times("a b", n)),
];

fn read_body(text: &str) {
    let path = SourcePath::new("content/a.md");
    let file = format!("---\ntitle: a\n---\n\n{text}");
    drop(manuscript::read(&path, file.as_bytes(), &Reading::new(Options::default(), 1 << 30)));
}

fn write_body(text: &str) {
    for options in [Options::default(), Options { raw_html: true, smart_punctuation: true, ..Options::default() }] {
        drop(written(text, options));
    }
}

/// All that is made of a body.
fn written(text: &str, options: Options) -> [(&'static str, String); 3] {
    let body = read(text, options);
    let mut page = String::new();
    html(&body, &AsTyped, &[], &mut page);
    [("html", page), ("markdown", markdown(&body, &AsTyped)), ("plain", plain(&body, &AsTyped))]
}

/// What a reference may be repeated, in bytes, whatever the length of the text; the parser counts it.
const REPEATED: usize = 100_000;

#[test]
fn a_body_becomes_a_small_multiple_of_its_text() {
    for (name, shape) in BODIES {
        let text = shape(20_000);
        for options in [Options::default(), Options { raw_html: true, smart_punctuation: true, ..Options::default() }] {
            for (kind, written) in written(&text, options) {
                assert!(
                    written.len() < REPEATED + 40 * text.len(),
                    "{name}: {} bytes of {kind} from {}",
                    written.len(),
                    text.len()
                );
            }
        }
    }
}

#[test]
fn bodies_are_read_in_time_by_their_length() {
    check(BODIES, read_body);
}

#[test]
fn bodies_are_written_in_time_by_their_length() {
    check(BODIES, write_body);
}

#[test]
fn what_a_paper_publishes_grows_with_its_articles_and_not_with_their_square() {
    let size = |paper: &Paper, folder: &str| {
        paper.build();
        let site = crate::paper::tree(&paper.root.join("public"));
        site.iter().filter(|(path, _)| path.starts_with(folder)).map(|(_, bytes)| bytes.len()).sum::<usize>()
    };
    let many_authors = |count: usize| {
        let names: Vec<String> = (0..count).map(|at| format!("张{at}")).collect();
        Paper::new(&format!(
            "-- content/2025-06-30/a.md --\n---\ntitle: 港\nauthors: [{}]\n---\n\n正文。\n",
            names.join(", ")
        ))
    };
    let (few, many) = (size(&many_authors(8), "authors/"), size(&many_authors(64), "authors/"));
    assert!(many < 9 * few, "{few} bytes of 8 authors, {many} of 64");
    let many_articles = |count: usize| {
        let paper = Paper::new("");
        for at in 0..count {
            paper.write(&format!("content/2025-06-30/{at}.md"), format!("---\ntitle: {}\n---\n", "港".repeat(200)));
        }
        paper
    };
    let (few, many) = (size(&many_articles(60), "2025-06-30/"), size(&many_articles(240), "2025-06-30/"));
    assert!(many < 5 * few, "{few} bytes of 60 articles, {many} of 240");
    let many_pages = |count: usize| {
        let pages = (1..=count).map(|at| format!("- number: {at}\n")).collect::<Vec<_>>().concat();
        let paper = Paper::new("-- content/2025-06-30/a.md --\n---\ntitle: 港\n---\n\n正文。\n");
        paper.write("content/2025-06-30/edition.yaml", format!("pages:\n{pages}"));
        paper
    };
    let (few, many) = (size(&many_pages(50), "2025-06-30/"), size(&many_pages(200), "2025-06-30/"));
    assert!(many < 4 * few, "{few} bytes of 50 pages, {many} of 200");
}
