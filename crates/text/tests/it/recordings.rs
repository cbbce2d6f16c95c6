//! Videos and sounds: players in HTML wherever a picture may stand.

use std::borrow::Cow;

use newsprint_text::{Addresses, Captions, Options, Player, Shown, html, markdown, plain, read};

use crate::html_of;

/// The HTML of a text, its addresses as typed.
fn typed(text: &str) -> String {
    html_of(text, Options::default())
}

#[test]
fn a_player_alone_in_a_paragraph_is_a_figure_that_says_what_it_plays() {
    let player = |name: &str| {
        format!(
            "<video src=\"a.mp4\" aria-label=\"{name}\" controls preload=\"metadata\" playsinline><a href=\"a.mp4\">{name}</a></video>"
        )
    };
    let figure =
        |name: &str, caption: &str| format!("<figure>{}<figcaption>{caption}</figcaption></figure>\n", player(name));
    assert_eq!(typed("![渡轮 *离* 港](a.mp4)"), figure("渡轮 离 港", "渡轮 离 港"));
    assert_eq!(typed("![渡轮\n离港](a.mp4)"), figure("渡轮离港", "渡轮离港"));
    assert_eq!(typed("![渡轮](a.mp4 \"离港 周砚 摄\")"), figure("渡轮", "离港 <span class=\"credit\">周砚 摄</span>"));
    assert_eq!(typed("![](a.mp4 \"离港\")"), figure("离港", "离港"));
    assert_eq!(
        typed("![a\"<b>](a.mp4)"),
        figure("a&quot;&lt;b&gt;", "a\"&lt;b&gt;").replace(">a&quot;&lt;b&gt;</a>", ">a\"&lt;b&gt;</a>")
    );
    assert_eq!(
        typed("![](a.mp3)"),
        "<figure><audio src=\"a.mp3\" controls preload=\"metadata\"><a href=\"a.mp3\">a.mp3</a></audio></figure>\n"
    );
    assert_eq!(typed("![一](a.jpg)\n![二](a.mp4)").matches("<figure>").count(), 2);
}

#[test]
fn a_player_stands_amid_a_line_and_never_in_a_link() {
    assert_eq!(
        typed("听 ![汽笛](a.mp3 \"六点\") 响"),
        "<p>听 <audio src=\"a.mp3\" aria-label=\"汽笛\" title=\"六点\" controls preload=\"metadata\"><a href=\"a.mp3\">汽笛</a></audio> 响</p>\n"
    );
    assert_eq!(
        typed("[![汽笛](a.mp3)](https://a.example/)"),
        "<p><a href=\"https://a.example/\" rel=\"noopener\">汽笛</a></p>\n"
    );
    assert!(typed("- ![汽笛](a.mp3)").starts_with("<ul>\n<li><audio "));
    assert_eq!(typed("![汽笛](file:///a.mp3)"), "<p>汽笛</p>\n");
    // What describes a picture is text.
    assert!(typed("![港 ![汽笛](a.mp3)](a.jpg)").contains("alt=\"港 汽笛\""));
}

/// A site that has all that goes with a video.
struct Full;

impl Addresses for Full {
    fn link(&self, _: &str) -> Option<Cow<'_, str>> {
        None
    }

    fn picture(&self, src: &str) -> Option<Shown<'_>> {
        let url = if src.starts_with('-') { "" } else { "/a.mp4" };
        Some(Shown { url: url.into(), width: 16, height: 9, ..Shown::default() })
    }

    fn player(&self, _: &str) -> Player<'_> {
        let captions = |url: &'static str, language: &'static str, label: &'static str| Captions {
            url: url.into(),
            language: language.into(),
            label: label.into(),
        };
        Player {
            poster: "/a.jpg".into(),
            captions: vec![captions("/a.vtt", "zh", "中文"), captions("/a.en.vtt", "en", "English")],
            link: "打开".into(),
        }
    }
}

#[test]
fn what_goes_with_a_video_is_written_and_one_that_is_not_there_is_not() {
    let body = read("![一](clip.mp4)\n\n![二](-.mp4)\n\n![三](a.webm)", Options::default());
    let mut out = String::new();
    html(&body, &Full, &[], &mut out);
    let player = |name: &str| {
        format!(
            "<figure><video src=\"/a.mp4\" aria-label=\"{name}\" controls preload=\"metadata\" playsinline poster=\"/a.jpg\" width=\"16\" height=\"9\"><track kind=\"captions\" src=\"/a.vtt\" srclang=\"zh\" label=\"中文\" default><track kind=\"captions\" src=\"/a.en.vtt\" srclang=\"en\" label=\"English\"><a href=\"/a.mp4\">打开</a></video><figcaption>{name}</figcaption></figure>\n"
        )
    };
    assert_eq!(out, player("一") + &player("三"));
    assert_eq!(markdown(&body, &Full), "![一](/a.mp4)\n\n![三](/a.mp4)\n");
    assert_eq!(plain(&body, &Full), "[一]\n\n[三]\n");
}
