//! Linked data: an article as schema.org tells it (version 30), in JSON-LD 1.1.

use serde_json::{Value, json};

use crate::model::{Article, EditionHead, Figure, PageHead, Site};

/// `NewsArticle` → `PublicationIssue` → `Newspaper`, with the way to it as a `BreadcrumbList`.
pub fn of_article(site: &Site, edition: &EditionHead, page: &PageHead, article: &Article) -> Value {
    json!({
        "@context": "https://schema.org",
        "@graph": [news_article(site, edition, page, article), breadcrumbs(site, edition, page, article)],
    })
}

/// The site as a `WebSite`, with its search when it has one.
pub fn of_site(site: &Site) -> Value {
    let config = &site.config;
    let url = config.base.absolute(&site.paper.url);
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "url": url,
        "name": config.title,
        "inLanguage": config.language,
        "about": newspaper(site),
    });
    if config.outputs.search {
        let results = config.base.absolute(&config.base.href("/search/"));
        data["potentialAction"] = json!({
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": format!("{results}?q={{search_term_string}}")},
            "query-input": "required name=search_term_string",
        });
    }
    data
}

fn news_article(site: &Site, edition: &EditionHead, page: &PageHead, article: &Article) -> Value {
    let (head, config) = (&article.head, &site.config);
    let url = config.base.absolute(&head.url);
    let section = head.section.as_ref().map(|section| section.name.as_str());
    let mut data = json!({
        "@type": "NewsArticle",
        "@id": url,
        "mainEntityOfPage": url,
        "headline": head.title,
        "datePublished": config.rfc3339(article.published),
        "dateModified": config.rfc3339(article.modified),
        "inLanguage": head.lang.as_deref().unwrap_or(&config.language),
        "wordCount": article.words,
        "isAccessibleForFree": true,
        "printPage": page.label,
        "printEdition": edition.id.to_string(),
        "isPartOf": issue(site, edition),
    });
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            data[key] = value;
        }
    };
    let stack: Vec<&str> = head.kicker.iter().chain(&head.subtitle).map(String::as_str).collect();
    add("alternativeHeadline", (!stack.is_empty()).then(|| json!(stack)));
    add("description", (!head.summary.is_empty()).then(|| json!(head.summary)));
    add("articleSection", section.map(|name| json!(name)));
    add("printColumn", section.map(|name| json!(name)));
    add("printSection", page.name.as_ref().map(|name| json!(name)));
    add("dateline", head.dateline.as_ref().map(|dateline| json!(dateline)));
    let authors: Vec<Value> =
        head.authors.iter().map(|byline| json!({"@type": "Person", "name": byline.name})).collect();
    add("author", (!authors.is_empty()).then(|| json!(authors)));
    let pictures: Vec<String> = head.picture.iter().map(|picture: &Figure| config.base.whole(&picture.url)).collect();
    add("image", (!pictures.is_empty()).then(|| json!(pictures)));
    let corrections = article.corrections.iter().map(|correction| {
        json!({"@type": "CorrectionComment", "datePublished": correction.date.to_string(), "text": correction.text})
    });
    let corrections: Vec<Value> = corrections.collect();
    add("correction", (!corrections.is_empty()).then(|| json!(corrections)));
    data
}

fn issue(site: &Site, edition: &EditionHead) -> Value {
    let config = &site.config;
    let mut issue = json!({
        "@type": "PublicationIssue",
        "@id": config.base.absolute(&edition.url),
        "datePublished": edition.date.to_string(),
        "isPartOf": newspaper(site),
    });
    if let Some(number) = edition.number {
        issue["issueNumber"] = json!(number);
    }
    issue
}

fn newspaper(site: &Site) -> Value {
    let config = &site.config;
    let mut newspaper = json!({
        "@type": "Newspaper",
        "@id": config.base.absolute(&site.paper.url),
        "name": config.title,
    });
    if let Some(issn) = &config.issn {
        newspaper["issn"] = json!(issn);
    }
    if let Some(publisher) = &config.publisher {
        newspaper["publisher"] = json!({"@type": "Organization", "name": publisher});
    }
    newspaper
}

fn breadcrumbs(site: &Site, edition: &EditionHead, page: &PageHead, article: &Article) -> Value {
    let steps = [
        (site.config.title.as_str(), &site.paper.url),
        (&*edition.id.to_string(), &edition.url),
        (page.name.as_deref().unwrap_or(&page.label), &page.url),
        (&article.head.title, &article.head.url),
    ]
    .map(|(name, url)| (name.to_owned(), site.config.base.absolute(url)));
    let items: Vec<Value> = (1..)
        .zip(steps)
        .map(|(position, (name, url))| json!({"@type": "ListItem", "position": position, "name": name, "item": url}))
        .collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}
