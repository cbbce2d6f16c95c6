"""The machine-readable site, read by readers that are not newsprint's own.

usage: check.py SITE EDITION_SCHEMA BASE_URL
"""

import json
import re
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import feedparser
import lxml.html
from jsonschema import Draft202012Validator
from lxml import etree

SITE = Path(sys.argv[1])
EDITION_SCHEMA = json.loads(Path(sys.argv[2]).read_text())
BASE = sys.argv[3]
SCHEMAS = Path(__file__).parent / "schemas"
NEWS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def files(pattern):
    """The site's files of a name, at least one."""
    found = sorted(SITE.rglob(pattern))
    assert found, f"the site has no {pattern}"
    return found


def name(path):
    return str(path.relative_to(SITE))


def file_of(url):
    """The file that answers a whole URL of the site."""
    assert url.startswith(BASE), f"{url} is not of this site"
    path = unquote(urlsplit(url).path)[len(urlsplit(BASE).path) :]
    return SITE / path / "index.html" if path == "" or path.endswith("/") else SITE / path


def must_exist(url, where):
    assert file_of(url).is_file(), f"{where}: {url} leads to no file"


def schema(document):
    Draft202012Validator.check_schema(document)
    return Draft202012Validator(document, format_checker=Draft202012Validator.FORMAT_CHECKER)


def must_fit(validator, document, where):
    errors = [f"{where}: {error.json_path}: {error.message}" for error in validator.iter_errors(document)]
    assert not errors, "\n".join(errors)


def relax_ng(file):
    return etree.RelaxNG(etree.parse(SCHEMAS / file))


def must_be_whole(html, where):
    """No address in a text is relative."""
    if html:
        for _, _, link, _ in lxml.html.fragment_fromstring(html, create_parent=True).iterlinks():
            assert re.match(r"[a-z]+:", link), f"{where}: {link} is relative"


def feeds():
    forms = [("feed.xml", "atom10", relax_ng("atom.rng")), ("rss.xml", "rss20", relax_ng("rss.rng"))]
    json_feed = schema(json.loads((SCHEMAS / "json-feed.json").read_text()))
    count = 0
    for path in files("feed.json"):
        told = json.loads(path.read_text())
        must_fit(json_feed, told, name(path))
        url = told["feed_url"]
        assert file_of(url) == path and told["hubs"], name(path)
        ids = [item["id"] for item in told["items"]]
        assert len(set(ids)) == len(ids), f"{name(path)}: an id twice"
        for item in told["items"]:
            must_exist(item["url"], name(path))
            must_be_whole(item.get("content_html"), name(path))
            for attachment in item.get("attachments", []):
                assert file_of(attachment["url"]).stat().st_size == attachment["size_in_bytes"]
        for file, version, grammar in forms:
            form = path.with_name(file)
            grammar.assertValid(etree.parse(form))
            one_feed(form, version, told)
        count += 3
    return f"{count} feeds"


def one_feed(path, version, told):
    feed = feedparser.parse(path.read_bytes())
    where = name(path)
    assert not feed.bozo, f"{where}: {feed.get('bozo_exception')}"
    assert feed.version == version and feed.feed.title == told["title"], where
    links = {link.rel: link.href for link in feed.feed.links}
    assert file_of(links["self"]) == path and links["hub"] == told["hubs"][0]["url"], where
    assert feed.feed.updated_parsed, where
    assert [entry.id for entry in feed.entries] == [item["id"] for item in told["items"]], where
    for entry, item in zip(feed.entries, told["items"], strict=True):
        # What XML cannot hold is left out of it.
        assert entry.title == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", item["title"]), where
        assert entry.link == item["url"] and entry.published_parsed, where
        assert len(entry.get("authors", [])) >= (1 if item.get("authors") else 0), where
        if "content_html" in item:
            must_be_whole(entry.content[-1].value, where)
        attachments = item.get("attachments", [])
        # RSS has one an item.
        for enclosure, attachment in zip(entry.enclosures, attachments[:1] if version == "rss20" else attachments, strict=True):
            assert (enclosure.href, int(enclosure.length)) == (attachment["url"], attachment["size_in_bytes"]), where


def sitemaps():
    grammar = etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd"))
    index = etree.parse(SITE / "sitemap.xml")
    grammar.assertValid(index)
    told = index.xpath("//s:loc/text()", namespaces=NEWS)
    assert len(told) > 1
    addresses = []
    for url in [*told, f"{BASE}sitemaps/news.xml"]:
        tree = etree.parse(file_of(url))
        grammar.assertValid(tree)
        assert file_of(url).stat().st_size < 50 * 2**20
        found = tree.xpath("//s:url/s:loc/text()", namespaces=NEWS)
        for address in found:
            must_exist(address, url)
        addresses += [] if url.endswith("news.xml") else found
    assert len(set(addresses)) == len(addresses), "an address stands in two sitemaps"
    for address in addresses:
        page = lxml.html.parse(file_of(address))
        assert page.xpath("//link[@rel='canonical']/@href") == [address], address
    return f"{len(told) + 2} sitemaps, {len(addresses)} addresses"


def editions():
    fits = schema(EDITION_SCHEMA)
    count = 0
    for path in files("edition.json"):
        edition = json.loads(path.read_text())
        must_fit(fits, edition, name(path))
        for page in edition["pages"]:
            must_exist(page["url"], name(path))
            for article in page["articles"]:
                must_exist(article["url"], name(path))
                count += 1
    index = json.loads((SITE / "editions.json").read_text())
    listed = []
    for year in index["years"]:
        listed += json.loads(file_of(year["url"]).read_text())["editions"]
    assert {file_of(edition["json"]) for edition in listed} == set(files("edition.json"))
    assert index["newest"] in listed
    return f"{len(listed)} editions with {count} articles"


def ninjs():
    fits = schema(json.loads((SCHEMAS / "ninjs.json").read_text()))
    found = files("ninjs.json")
    for path in found:
        item = json.loads(path.read_text())
        must_fit(fits, item, name(path))
        must_exist(item["uri"], name(path))
        for body in item.get("bodies", []):
            must_be_whole(body["value"], name(path))
    return f"{len(found)} ninjs items and packages"


def meta(page):
    """What a page says of itself, by name, each as a list."""
    told = {}
    for element in page.xpath("//head/meta[@content]"):
        told.setdefault(element.get("property") or element.get("name"), []).append(element.get("content"))
    return told


def social():
    count = 0
    for path in files("index.html"):
        page = lxml.html.parse(path)
        told = meta(page)
        if "og:type" not in told:
            continue
        where = name(path)
        for needed in ("og:title", "og:url", "og:type", "og:site_name", "twitter:card"):
            assert len(told.get(needed, [])) == 1 and told[needed][0], f"{where}: {needed}"
        assert told["og:url"] == page.xpath("//link[@rel='canonical']/@href"), where
        for picture in told.get("og:image", []):
            must_exist(picture, where)
            assert told["og:image:width"] and told["og:image:height"], where
        if told["og:type"] == ["article"]:
            an_article(page, told, where)
            count += 1
        else:
            assert told["og:type"] == ["website"], where
    assert count > 30
    return f"{count} articles with Open Graph and citation data"


def an_article(page, told, where):
    published = datetime.fromisoformat(told["article:published_time"][0])
    modified = datetime.fromisoformat(told["article:modified_time"][0])
    assert published.tzinfo and published <= modified, where
    for author in told.get("article:author", []):
        must_exist(author, where)
    assert told["citation_title"] == told["og:title"] == told["dc.title"], where
    assert told.get("citation_author") == told.get("dc.creator"), where
    assert re.fullmatch(r"\d{4}/\d\d/\d\d", told["citation_publication_date"][0]), where
    assert told["citation_journal_title"] == told["og:site_name"], where
    for kind in ("text/markdown", "text/plain"):
        [twin] = page.xpath(f"//link[@rel='alternate'][@type='{kind}']/@href")
        text = file_of(BASE.rstrip("/") + twin).read_text()
        is_quoted = "<!--" in told["og:title"][0]
        assert text.strip() and (is_quoted or "<!--" not in text), twin
        if kind == "text/markdown":
            facts = dict(line.split(": ", 1) for line in text.split("---\n")[1].splitlines())
            assert json.loads(facts["title"]) == told["og:title"][0], twin


def llms():
    text = (SITE / "llms.txt").read_text()
    assert re.match(r"# .+\n\n> .+\n\n## ", text), text[:200]
    links = re.findall(r"\]\((\S+)\)", text)
    for link in links:
        must_exist(link, "llms.txt")
    return f"{len(links)} links of llms.txt"


for check in (feeds, sitemaps, editions, ninjs, social, llms):
    print(check())
