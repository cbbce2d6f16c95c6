#!/usr/bin/env python3
"""Measures what search of whole texts costs a build, against search of heads alone, and how large its files are.

usage: build.py NEWSPRINT CORPUS [--runs 3] [--json FILE]

Builds CORPUS (corpus.py) in turn with `fields = "heads"` and `fields = "all"` under [search]: clean, without the newest edition, and then
a day, with it. Afterwards the whole corpus stands there built, with all fields. It wants /usr/bin/time (GNU) and a memory file system.
"""

import argparse
import hashlib
import json
import resource
import shutil
import subprocess
import sys
import time
import zlib
from pathlib import Path
from statistics import median

LOOKS = ["heads", "all"]


def timed(command, log):
    """Runs it; returns seconds by the clock, seconds of processor, and its peak memory in MB."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    report = log.with_suffix(".time")
    with log.open("wb") as told:
        done = subprocess.run(["/usr/bin/time", "-f", "%M", "-o", report, *map(str, command)], stdout=told, stderr=told)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{log.read_text(errors='replace')[-2000:]}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, processor, int(report.read_text().split()[-1]) / 1024


def files(folder):
    return {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()} if folder.is_dir() else {}


def digest(folder):
    """One digest of all names and bytes."""
    whole = hashlib.sha256()
    for name, path in sorted(files(folder).items()):
        whole.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


class Corpus:
    """A corpus whose newest edition can be taken away, with the settings that a build is to have."""

    def __init__(self, newsprint, root):
        self.newsprint, self.root, self.public = newsprint, root, root / "public"
        self.held = root / "held"
        self.day = None
        if self.held.is_dir():
            self.put()
        self.held.mkdir(exist_ok=True)
        kept = root / "site.kept"
        self.settings = (kept if kept.is_file() else root / "site.toml").read_text(encoding="utf-8")
        kept.write_text(self.settings, encoding="utf-8")

    def take(self):
        """Takes the newest edition away."""
        newest = max(path for path in (self.root / "content").iterdir())
        newest.rename(self.held / newest.name)

    def put(self):
        for edition in self.held.iterdir():
            edition.rename(self.root / "content" / edition.name)

    def build(self, fields):
        (self.root / "site.toml").write_text(f'{self.settings}\n[search]\nfields = "{fields}"\n', encoding="utf-8")
        return timed([self.newsprint, "build", "--root", self.root], self.root / "build.log")

    def restore(self):
        self.put()
        self.held.rmdir()
        (self.root / "site.kept").rename(self.root / "site.toml")

    def clean(self):
        for folder in (self.public, self.root / ".newsprint"):
            shutil.rmtree(folder, ignore_errors=True)


def paired(corpus, runs):
    """Clean builds and days of both, in turn; what the day changed below search/ and what it looked like then."""
    told = {look: {"clean": [], "day": []} for look in LOOKS}
    changed, after = {}, ""
    for turn in range(runs):
        for look in LOOKS if turn % 2 == 0 else LOOKS[::-1]:
            corpus.clean()
            corpus.take()
            told[look]["clean"].append(corpus.build(look))
            before = set(files(corpus.public / "search"))
            corpus.put()
            told[look]["day"].append(corpus.build(look))
            if look == "all":
                now = files(corpus.public / "search")
                new = [path for name, path in now.items() if name not in before]
                changed = {"files": len(new), "bytes": sum(path.stat().st_size for path in new), "gone": len(before - set(now))}
                after = digest(corpus.public / "search")
            one = told[look]
            print(f"  {look}: clean {one['clean'][-1][0]:.2f} s, {one['clean'][-1][1]:.2f} s of processor, {one['clean'][-1][2]:.0f} MB; a day {one['day'][-1][0]:.3f} s", flush=True)
    return told, changed, after


def sizes(corpus):
    """Files and bytes below search/, against the plain text of the bodies."""
    folder = corpus.public / "search"
    told = {}
    for kind in ("terms", "texts"):
        found = files(folder / kind)
        told[kind] = {"files": len(found), "bytes": sum(path.stat().st_size for path in found.values())}
    by_day, articles = {}, 0
    with (corpus.root / "truth.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            articles += 1
            by_day[article["date"]] = by_day.get(article["date"], 0) + len(article["text"].encode())
    told.update(articles=articles, text=sum(by_day.values()), index=0, spans={})
    index = folder / "index.bin"
    if not index.is_file():
        print(f"{index} is not there: this newsprint has no index of texts", file=sys.stderr)
        return told
    told["index"] = index.stat().st_size
    told["spans"] = spans(folder, json.loads(zlib.decompress(index.read_bytes(), -15)), by_day)
    return told


def spans(folder, index, by_day):
    """Terms against text by how many editions a segment covers."""
    editions, found = iter(index["editions"]), {}
    for segment in index["segments"]:
        left, days, text = segment["articles"], 0, 0
        while left > 0:
            name, count = next(editions)
            left, days, text = left - count, days + 1, text + by_day.get(name[:10], 0)
        span = next(name for most, name in ((1, "edition"), (7, "week"), (31, "month"), (366, "year"), (1 << 60, "shelf")) if days <= most)
        one = found.setdefault(span, {"segments": 0, "articles": 0, "files": 0, "terms": 0, "text": 0})
        one["segments"] += 1
        one["articles"] += segment["articles"]
        one["files"] += len(segment["files"])
        one["terms"] += sum((folder / "terms" / f"{name}.bin").stat().st_size for _, name in segment["files"])
        one["text"] += text
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("newsprint", type=lambda path: Path(path).resolve())
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    corpus = Corpus(given.newsprint, given.corpus)
    try:
        told, changed, after = paired(corpus, given.runs)
        corpus.clean()
        corpus.build("all")
    finally:
        corpus.restore()
    report = {"runs": given.runs, "changed": changed, "is_same_as_clean": after == digest(corpus.public / "search"), "sizes": sizes(corpus)}
    for step in ("clean", "day"):
        for at, part in enumerate(("seconds", "processor", "memory")):
            report[f"{step} {part}"] = {look: median(one[at] for one in told[look][step]) for look in LOOKS}
    print(json.dumps(report, indent=1))
    if given.json:
        given.json.write_text(json.dumps(report))


if __name__ == "__main__":
    main()
