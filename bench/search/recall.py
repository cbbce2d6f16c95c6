#!/usr/bin/env python3
"""Asks newsprint every question of a corpus and compares its answers with the truth.

usage: recall.py NEWSPRINT CORPUS [--every N] [--json FILE]

CORPUS has queries.json (queries.py) and is built. Prints recall and precision by kind; fails when one is below 1.
"""

import argparse
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import unquote, urlsplit


def answers(given, typed):
    """The addresses that newsprint finds, below the root, and its total."""
    command = [given.newsprint, "search", typed, "--format", "json", "--limit", "0", "--root", given.corpus]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    try:
        told = json.loads(done.stdout)
        return [unquote(urlsplit(hit["url"]).path).lstrip("/") for hit in told["hits"]], told["total"]
    except (ValueError, KeyError, TypeError) as fault:
        sys.exit(f"newsprint search {typed} gave no answer that is understood ({fault!r}), status {done.returncode}:\n{done.stdout[:300]}\n{done.stderr[-1500:]}")


class Tally:
    """How right the answers to some questions are: the mean of each question's recall and precision."""

    def __init__(self):
        self.recall, self.precision, self.questions, self.faults = [], [], 0, []

    def add(self, typed, found, truth):
        found, truth = set(found), set(truth)
        self.questions += 1
        self.recall += [len(found & truth) / len(truth)] if truth else []
        self.precision += [len(found & truth) / len(found)] if found else []
        if found != truth:
            self.faults.append((typed, sorted(truth - found)[:3], sorted(found - truth)[:3]))

    def shares(self):
        """Recall and precision; None where nothing was to be found, or nothing was."""
        return [sum(shares) / len(shares) if shares else None for shares in (self.recall, self.precision)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("newsprint", type=lambda path: Path(path).resolve())
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1, help="ask every Nth question only")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    told = json.loads((given.corpus / "queries.json").read_text(encoding="utf-8"))
    questions = [one for pair in range(0, len(told["questions"]), 2 * given.every) for one in told["questions"][pair:pair + 2]]
    kinds, totals = {}, []
    with ThreadPoolExecutor(2) as pool:
        asked = pool.map(lambda question: answers(given, question["typed"]), questions)
        for question, (found, total) in zip(questions, asked):
            truth = [told["urls"][number] for number in question["found"]]
            kinds.setdefault(question["kind"] + ", quoted" * question["quoted"], Tally()).add(question["typed"], found, truth)
            if total != len(found) or len(found) != len(set(found)):
                totals.append(f"{question['typed']}: the total is {total}, the hits are {len(found)}, {len(set(found))} of them different")
    for kind, tally in kinds.items():
        recall, precision = ("-" if share is None else f"{share:.4f}" for share in tally.shares())
        print(f"{kind}: {tally.questions} questions, recall {recall}, precision {precision}, {len(tally.faults)} answered wrongly")
        for typed, missing, wrong in tally.faults[:5]:
            print(f"  {typed}: not found {missing}, found wrongly {wrong}")
    print(f"totals that are not the number of hits: {len(totals)}")
    for line in totals[:5]:
        print(f"  {line}")
    if given.json:
        shares = {kind: [tally.questions, *tally.shares(), len(tally.faults)] for kind, tally in kinds.items()}
        given.json.write_text(json.dumps({"kinds": shares, "totals": len(totals)}, ensure_ascii=False))
    sys.exit(bool(totals) or any(tally.faults for tally in kinds.values()))


if __name__ == "__main__":
    main()
