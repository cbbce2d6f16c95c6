//! What is public when.

use crate::paper::{Paper, keys};

const FILES: &str = "\
-- content/2025-07-01/today.md --
---
title: 今天
---

今天。
-- content/2025-07-02/tomorrow.md --
---
title: 明天的秘密
---

明天。
-- content/2025-06-30/draft.md --
---
title: 草稿的秘密
draft: true
---

草稿。
-- content/2025-06-30/embargoed.md --
---
title: 未到时间的秘密
publish_at: 2025-07-01 12:01
---

未到。
-- content/2025-06-30/expired.md --
---
title: 过期的秘密
expires_at: 2025-07-01 12:00
---

过期。
-- content/2025-06-30/due.md --
---
title: 刚好到时间
publish_at: 2025-07-01T04:00:00Z
---

到了。
";

#[test]
fn what_is_not_public_is_in_no_output_at_all() {
    for (path, bytes) in Paper::new(FILES).site() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!text.contains("秘密"), "{path} tells a secret");
    }
}

#[test]
fn what_is_due_is_public_to_the_minute() {
    let mut paper = Paper::new(FILES);
    let site = paper.site();
    assert!(site.contains_key("2025-06-30/due/index.html") && site.contains_key("2025-07-01/today/index.html"));
    paper.options.schedule.now = "2025-07-01T12:01:00+08:00".parse().unwrap();
    assert!(paper.site().contains_key("2025-06-30/embargoed/index.html"));
}

#[test]
fn an_edition_is_public_from_its_first_minute_in_the_papers_zone() {
    let mut paper = Paper::new(FILES);
    paper.options.schedule.now = "2025-07-01T15:59:59Z".parse().unwrap();
    assert!(!paper.site().contains_key("2025-07-02/index.html"));
    paper.options.schedule.now = "2025-07-01T16:00:00Z".parse().unwrap();
    assert!(paper.site().contains_key("2025-07-02/index.html"));
}

#[test]
fn an_edition_may_set_its_own_time() {
    let paper = Paper::new(FILES);
    paper.write("content/2025-07-02/edition.yaml", "publish_at: 2025-07-01 11:00\n");
    assert!(paper.site().contains_key("2025-07-02/tomorrow/index.html"));
}

#[test]
fn drafts_and_the_future_can_be_asked_for() {
    let mut paper = Paper::new(FILES);
    paper.options.schedule.drafts = true;
    paper.options.schedule.future = true;
    let site = paper.site();
    let articles: Vec<&str> =
        keys(&site).into_iter().filter(|path| path.starts_with("2025-") && path.split('/').count() == 3).collect();
    assert!(articles.contains(&"2025-06-30/draft/index.html") && articles.contains(&"2025-07-02/tomorrow/index.html"));
    assert!(!articles.contains(&"2025-06-30/expired/index.html"));
}

#[test]
fn a_link_to_what_is_not_public_yet_is_text_until_it_is() {
    let mut paper = Paper::new(FILES);
    paper.write("content/2025-07-01/today.md", "---\ntitle: 今天\n---\n\n见[预告](/2025-07-02/tomorrow.md)。\n");
    assert!(paper.page("2025-07-01/today/index.html").contains("见预告。"));
    assert!(paper.warnings().contains("`/2025-07-02/tomorrow.md` is not public"));
    paper.options.schedule.now = "2025-07-03T00:00:00Z".parse().unwrap();
    assert!(paper.page("2025-07-01/today/index.html").contains("<a href=\"/2025-07-02/tomorrow/\">预告</a>"));
}
