//! JSON Feed 1.1.

use serde_json::{Value, json};

use super::channel::{Enclosure, Entry, Shared};
use crate::address::Address;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::job::Content;

pub const FILE: &str = "feed.json";

pub fn make(feed: &Shared<'_>) -> Result<Content, Diagnostics> {
    let config = feed.config();
    let items = feed.entries.iter().map(|entry| item(config, entry)).collect::<Result<Vec<Value>, _>>()?;
    let mut json = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own(FILE),
        "language": config.language,
        "authors": [{"name": config.title, "url": config.base.absolute(&config.base.address("/"))}],
        "items": items,
    });
    if !config.description.is_empty() {
        json["description"] = json!(config.description);
    }
    if let Some(hub) = &config.websub_hub {
        json["hubs"] = json!([{"type": "WebSub", "url": hub}]);
    }
    Ok(Content::Bytes(format!("{json}\n").into_bytes()))
}

fn item(config: &Config, entry: &Entry<'_>) -> Result<Value, Diagnostics> {
    let mut item = json!({
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "date_published": config.rfc3339(entry.published),
        "date_modified": config.rfc3339(entry.updated),
        "tags": entry.subjects().collect::<Vec<&str>>(),
        "language": entry.lang.unwrap_or(&config.language),
    });
    if !entry.authors.is_empty() {
        let author = |name: &str, url: Option<&Address>| match url {
            Some(url) => json!({"name": name, "url": config.base.absolute(url)}),
            None => json!({"name": name}),
        };
        item["authors"] = entry.authors.iter().map(|byline| author(&byline.name, byline.url.as_ref())).collect();
    }
    if let Some(picture) = &entry.picture {
        item["image"] = json!(picture.url);
    }
    let attachments: Vec<Value> = entry.enclosures().map(attachment).collect();
    if !attachments.is_empty() {
        item["attachments"] = Value::Array(attachments);
    }
    // An item has the one or the other.
    match entry.html(config)? {
        Some(html) => item["content_html"] = json!(html),
        None => item["content_text"] = json!(entry.summary),
    }
    Ok(item)
}

fn attachment(enclosure: &Enclosure<'_>) -> Value {
    let mut attachment = json!({"url": enclosure.url, "mime_type": enclosure.kind});
    if let Some(len) = enclosure.len {
        attachment["size_in_bytes"] = json!(len);
    }
    // Pictures are named in no list.
    if !enclosure.alt.is_empty() && !enclosure.kind.starts_with("image/") {
        attachment["title"] = json!(enclosure.alt);
    }
    attachment
}
