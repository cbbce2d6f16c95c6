#!/usr/bin/env python3
"""Draws questions from a corpus and finds what each should be answered with, by looking for it in every text.

usage: queries.py CORPUS [--folds ../../crates/search/data/folds.txt] [--seed 16]

Reads CORPUS/truth.jsonl (corpus.py) and writes CORPUS/queries.json: 200 pieces of 2 to 8 Han from texts and headlines, 50 names,
50 Latin or mixed terms, 20 single characters; each as it is and in quotation marks. Folding, words and the meaning of a
question are those of crates/search/FORMAT.md, written here once more and without an index.
"""

import argparse
import bisect
import functools
import hashlib
import json
import re
import sys
import unicodedata
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
DROPPED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f]")
CJK = re.compile("[\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff"
                 "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\u1100-\u11ff\uf900-\ufaff\U00020000-\U0003ffff]")
MARKS = "".join(re.escape(chr(code)) for code in range(0x110000) if unicodedata.category(chr(code))[0] == "M") + "\uff9e\uff9f"
CLUSTER = re.compile(f"[^{MARKS}]?[{MARKS}]+|[^{MARKS}]")
MARKED = re.compile(f"[{MARKS}]")
CUTS = re.compile(r"[\s,，、;；]+")
# Between fields, where no question reaches.
BORDER = "\0"
HAN, LATIN = "[\u4e00-\u9fff]", "A-Za-zÀ-ÿＡ-Ｚ０-９"


class Folding(dict):
    """What each cluster is folded to, remembered."""

    def __init__(self, folds):
        super().__init__()
        self.folds = folds

    def cluster(self, typed):
        said = unicodedata.normalize("NFKC", typed)
        said = "".join(one.upper() for one in said)
        said = "".join(one.lower() for one in said).replace("ς", "σ")
        return DROPPED.sub("", "".join(self.folds.get(one, one) for one in said))

    def __missing__(self, code):
        self[code] = self.cluster(chr(code))
        return self[code]

    def fold(self, text):
        # Without marks every character is a cluster of its own, and a table is much faster.
        folded = "".join(map(self.cluster, CLUSTER.findall(text))) if MARKED.search(text) else text.translate(self)
        return " ".join(folded.split())


def folds_of(path):
    if not path.is_file():
        print(f"{path} is not there: old and new forms of Han are not folded together", file=sys.stderr)
        return {}
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line and not line.startswith("#"))
    return {line[0]: line[1] for line in lines}


def is_word(character):
    return bool(character) and not CJK.match(character) and unicodedata.category(character)[0] in "LNM"


class Archive:
    """All fields of all articles, folded, in one text."""

    def __init__(self, articles, folding):
        self.folding, self.starts, parts, at = folding, [], [], 0
        for article in articles:
            self.starts.append(at)
            for field in fields_of(article):
                folded = folding.fold(field)
                parts += [folded, BORDER]
                at += len(folded) + 1
        self.text = BORDER.join(["", "".join(parts)])
        self.starts = [start + 1 for start in self.starts]

    @functools.cache
    def having(self, phrase):
        """The numbers of the articles that have the phrase, as FORMAT.md says."""
        phrase = self.folding.fold(phrase)
        if not any(CJK.match(one) or is_word(one) for one in phrase):
            return None
        begins, ends = is_word(phrase[0]), is_word(phrase[-1])
        found, at = [], self.text.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if (begins and is_word(self.text[at - 1])) or (ends and is_word(self.text[end])):
                at = self.text.find(phrase, at + 1)
                continue
            article = bisect.bisect_right(self.starts, at) - 1
            found.append(article)
            if article + 1 == len(self.starts):
                break
            at = self.text.find(phrase, self.starts[article + 1])
        return found

    def answers(self, typed):
        """To a question without field names, dates, `-` and `*`, of which none is drawn."""
        phrases = [typed[1:-1]] if typed.startswith('"') else [part for part in CUTS.split(typed) if part]
        found = [one for one in map(self.having, phrases) if one is not None]
        if not found:
            return []
        return sorted(set(found[0]).intersection(*found[1:]))


def fields_of(article):
    heads = [article.get(name, "") for name in ("title", "kicker", "subtitle", "byline", "section")]
    return [field for field in [*heads, *article["topics"], *article["captions"], article["text"]] if field]


def drawn(articles, rng):
    """Questions by kind, each once."""
    def some(count, draw):
        found = {}
        for _ in range(count * 200):
            if len(found) == count:
                break
            typed = draw(rng.choice(articles))
            if typed and not re.search(r"[-*:：\"“”]|\d[./]\d+[./]\d", typed):
                found[typed] = None
        return list(found)

    def piece(article):
        text = article["title"] if rng.random() < 0.25 else article["text"]
        length = rng.randint(2, 8)
        runs = re.findall(f"{HAN}{{{length},}}", text)
        if not runs:
            return None
        run = rng.choice(runs)
        start = rng.randint(0, len(run) - length)
        return run[start:start + length]

    def name(article):
        writers = re.findall(rf"{HAN}+(?=, |$)", article["byline"])
        people = [one for one in article["people"] if one in article["text"]]
        return rng.choice(writers + people) if writers + people else None

    def foreign(article):
        # Words of Latin letters, alone or some together, and letters or numbers with the Han beside them.
        text = article["title"] + "\n" + article["text"]
        letters = re.findall(rf"[{LATIN}\d]*[{LATIN}][{LATIN}\d]*(?: [A-Z][a-z]+)*{HAN}{{0,2}}", text)
        numbers = re.findall(rf"\d+(?:\.\d+)?(?:%|{HAN}{{1,2}})", text)
        terms = letters if letters and rng.random() < 0.8 else numbers
        # The end of a word is no word: it is found only where it stands alone.
        return rng.choice(terms)[int(rng.random() < 0.1):] if terms else None

    def single(article):
        return rng.choice(re.findall(HAN, article["title"] + article["text"][:200]))

    pieces = some(200, piece)
    kinds = {f"{least} to {most} Han": [one for one in pieces if least <= len(one) <= most] for least, most in ((2, 3), (4, 5), (6, 8))}
    return {**kinds, "names": some(50, name), "Latin or mixed": some(50, foreign), "one Han": some(20, single)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=Path, default=HERE / "../../crates/search/data/folds.txt")
    parser.add_argument("--seed", type=int, default=16)
    given = parser.parse_args()
    # A large archive takes minutes: what was made of the same things stays.
    made_of = hashlib.sha256(f"{given.seed}".encode())
    for path in (Path(__file__), given.folds, given.corpus / "truth.jsonl"):
        made_of.update(path.read_bytes() if path.is_file() else b"")
    made_of, out = made_of.hexdigest(), given.corpus / "queries.json"
    if out.is_file() and out.read_text(encoding="utf-8").startswith(f'{{"made_of": "{made_of}"'):
        print(f"{out} is there already")
        return
    with (given.corpus / "truth.jsonl").open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    archive = Archive(articles, Folding(folds_of(given.folds)))
    questions = []
    for kind, typed in drawn(articles, Random(given.seed)).items():
        for one in typed:
            questions.append({"kind": kind, "quoted": False, "typed": one, "found": archive.answers(one)})
            questions.append({"kind": kind, "quoted": True, "typed": f'"{one}"', "found": archive.answers(f'"{one}"')})
        answers = sorted(len(question["found"]) for question in questions if question["kind"] == kind and not question["quoted"])
        print(f"{kind}: {len(typed)}, found in {answers[0]} to {answers[-1]} articles, in {answers[len(answers) // 2]} by the median")
    # Addresses by number: a single character is found in most of an archive.
    told = {"made_of": made_of, "urls": [article["url"] for article in articles], "questions": questions}
    out.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
