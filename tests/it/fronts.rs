//! The front page of any day: what stands at its top, sections that are seen, and what editors say of it.

use expect_test::{Expect, expect};

use crate::paper::Paper;

/// What a front page shows, a line each: sections, headlines, the names of pages, and how many stories are left out.
fn outline(html: &str) -> String {
    let main = &html[html.find("<nav aria-label=\"版面导航\"").or_else(|| html.find("class=strip")).unwrap_or(0)..];
    let main = &main[..main.find("<footer").unwrap_or(main.len())];
    let mut lines = String::new();
    for element in main.split('<').filter(|element| !element.starts_with('/')) {
        let Some((tag, text)) = element.split_once('>') else { continue };
        let class = |name: &str| tag.contains(name);
        match () {
            () if class("class=\"opening") => lines.push_str("opening\n"),
            () if class("class=column") => lines.push_str(" column\n"),
            () if class("class=\"unit box") => lines.push_str("  box\n"),
            () if class("class=\"unit group") => lines.push_str("  group\n"),
            () if class("class=desk ") || tag == "section aria-labelledby=same-day class=\"desk same-day\"" => {
                lines.push_str("desk\n");
            }
            () if class("class=half") => lines.push_str("half\n"),
            () if class("href=") && !text.trim().is_empty() => lines.push_str(&format!("   {}\n", text.trim())),
            () => {}
        }
    }
    lines
}

fn front(paper: &Paper) -> String {
    let html = String::from_utf8(paper.site()["index.html"].clone()).unwrap();
    ["<wbr>", "<span class=part>", "<span class=whole>", "</span>"]
        .iter()
        .fold(html, |html, mark| html.replace(mark, ""))
}

fn check(paper: &Paper, expected: &Expect) {
    expected.assert_eq(&outline(&front(paper)));
}

fn story(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\n{more}---\n\n{}\n", "港口今天开了新航线，市民可以坐船去鹤屿。".repeat(4))
}

/// A page as printed papers have it: a lead, a column of short stories, a campaign, a picture, and other news.
fn printed() -> String {
    let stories = [
        ("1-lead", "港湾电车通车", "section: 要闻\nlead: true\n"),
        ("2-a", "渡轮加班", "section: 要闻快览\n"),
        ("3-b", "水费分月缴", "section: 要闻快览\n"),
        ("4-c", "老街点灯", "section: 要闻快览\n"),
        ("5-d", "河口清淤提速", "section: 奋战三季度 确保“开门红”\n"),
        ("6-e", "书屋夜里也开门", "section: 综合\n"),
        ("7-f", "鱼市搬新家", "section: 综合\n"),
    ];
    let files = stories.map(|(file, title, more)| {
        format!("-- content/2025-06-16/{file}.md --\n{}", story(title, &format!("page: 1\n{more}")))
    });
    let sheet = "-- content/2025-06-16/edition.yaml --\npages:\n- {number: 1, name: 要闻}\n";
    format!("-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n{sheet}{}", files.concat())
}

#[test]
fn stories_of_a_section_stand_together_under_its_name() {
    check(
        &Paper::new(&printed()),
        &expect![[r#"
           版面概览
        opening
           港湾电车通车
         column
          box
           要闻快览
           渡轮加班
           水费分月缴
           老街点灯
         column
          group
           奋战三季度 确保“开门红”
           河口清淤提速
           书屋夜里也开门
           鱼市搬新家
    "#]],
    );
}

#[test]
fn site_toml_says_how_a_section_is_shown() {
    let sections = "[[sections]]\nname = '要闻'\n[[sections]]\nname = '要闻快览'\ndisplay = 'label'\n\
        [[sections]]\nname = '综合'\ndisplay = 'box'\n[[sections]]\nname = '奋战三季度 确保“开门红”'\ndisplay = 'none'\n";
    let paper = printed().replace("-- content/2025-06-16/edition", &format!("{sections}-- content/2025-06-16/edition"));
    check(
        &Paper::new(&paper),
        &expect![[r#"
           版面概览
        opening
           港湾电车通车
         column
           要闻快览
           渡轮加班
           要闻快览
           水费分月缴
           要闻快览
           老街点灯
         column
           河口清淤提速
          box
           综合
           书屋夜里也开门
           鱼市搬新家
    "#]],
    );
}

#[test]
fn an_editor_chooses_the_top_of_the_front_page() {
    let chosen = "front_stories: [7-f, 5-d.md]\npages:";
    let paper = printed().replace("lead: true\n", "").replacen("pages:", chosen, 1);
    check(
        &Paper::new(&paper),
        &expect![[r#"
           版面概览
        opening
           鱼市搬新家
         column
           奋战三季度 确保“开门红”
           河口清淤提速
         column
           港湾电车通车
           另有1 篇
         column
          box
           要闻快览
           渡轮加班
           水费分月缴
           老街点灯
    "#]],
    );
}

#[test]
fn all_stories_of_a_section_stand_in_the_box_that_site_toml_wants() {
    let paper = printed().replace(
        "-- content/2025-06-16/edition.yaml --\n",
        &format!(
            "[front]\nboxes = ['综合']\n-- content/2025-06-16/8-g.md --\n{}-- content/2025-06-16/edition.yaml --\n",
            story("县里的消息", "section: 综合\npage: 2\n")
        ),
    );
    let paper = paper.replace("name: 要闻}\n", "name: 要闻}\n- {number: 2}\n");
    check(
        &Paper::new(&paper),
        &expect![[r#"
           版面概览
        opening
           港湾电车通车
         column
          box
           综合
           书屋夜里也开门
           鱼市搬新家
           县里的消息
         column
          box
           要闻快览
           渡轮加班
           水费分月缴
           老街点灯
         column
          group
           奋战三季度 确保“开门红”
           河口清淤提速
    "#]],
    );
}

#[test]
fn a_front_page_has_an_end_however_many_stories_a_day_has() {
    let mut paper = String::from("-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n");
    for page in 1..=12 {
        for place in 1..=7 {
            let more = format!("page: {page}\n");
            let title = format!("第{page}版第{place}条消息");
            paper.push_str(&format!(
                "-- content/2025-06-16/{page:02}-{place}-p{page}n{place}.md --\n{}",
                story(&title, &more)
            ));
        }
    }
    let html = front(&Paper::new(&paper));
    let shown = html.matches("条消息").count();
    assert!((30..=60).contains(&shown), "{shown} of 84 headlines are shown");
    assert_eq!(html.replace('"', "").matches("aria-labelledby=page-").count(), 11, "each page has its place");
    assert!(html.contains("另有"), "what is not shown is told");
}

#[test]
fn a_page_with_few_stories_borrows_the_first_ones_of_the_others() {
    let mut paper = String::from("-- site.toml --\ntitle = '临澜日报'\nbase_url = 'https://linlan.example/'\n");
    for (page, place) in [(1, 1), (2, 1), (2, 2), (3, 1)] {
        let more = format!("page: {page}\n");
        let title = format!("第{page}版第{place}条");
        paper.push_str(&format!(
            "-- content/2025-06-16/{page:02}-{place}-p{page}n{place}.md --\n{}",
            story(&title, &more)
        ));
    }
    check(
        &Paper::new(&paper),
        &expect![[r#"
           版面概览
        opening
           第1版第1条
         column
           第2版第1条
         column
           第3版第1条
         column
           第2版第2条
    "#]],
    );
}
