#!/usr/bin/env python3
"""Makes folds.txt of OpenCC's data/dictionary/TSCharacters.txt (Apache License 2.0), given as a file.

Each traditional character with the first of its simplified ones, followed until nothing changes; what stays as it is is
left out. A line is `from<TAB>to`, sorted by code point.
"""
import pathlib
import sys

first = {}
for line in pathlib.Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    if line and not line.startswith("#"):
        character, choices = line.split("\t")
        first[character] = choices.split()[0]


def last(character):
    seen = set()
    while character in first and character not in seen:
        seen.add(character)
        character = first[character]
    return character


folds = sorted((character, last(character)) for character in first)
lines = [f"{character}\t{folded}\n" for character, folded in folds if character != folded]
pathlib.Path(__file__).with_name("folds.txt").write_text("".join(lines), encoding="utf-8")
