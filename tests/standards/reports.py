"""What `newsprint check` tells programs of a paper with mistakes: SARIF, JSON and annotations say the same.

usage: reports.py FOLDER, which holds report.sarif, report.json and report.github
"""

import json
import re
import sys
from pathlib import Path
from urllib.parse import unquote

from jsonschema import Draft202012Validator

FOLDER = Path(sys.argv[1])
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif.json").read_text())

sarif = json.loads((FOLDER / "report.sarif").read_text())
report = json.loads((FOLDER / "report.json").read_text())
annotations = (FOLDER / "report.github").read_text().splitlines()

Draft202012Validator.check_schema(SCHEMA)
validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
errors = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(sarif)]
assert not errors, "\n".join(errors)

[run] = sarif["runs"]
rules, results, told = run["tool"]["driver"]["rules"], run["results"], report["diagnostics"]
assert len(told) == len(results) == len(annotations) >= 5, (len(told), len(results), len(annotations))
assert {rule["id"] for rule in rules} == {one["code"] for one in told}
assert any("fixes" in result for result in results), "no fix"


def unescaped(text):
    return text.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")


for one, result, annotation in zip(told, results, annotations):
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == one["code"]
    assert result["level"] == one["severity"]
    text = result["message"]["text"]
    assert text.startswith(one["message"]) and all(help in text for help in one["help"]), text
    [command, properties, message] = re.fullmatch(r"::(error|warning) (.*?)::(.*)", annotation).groups()
    properties = dict(pair.split("=", 1) for pair in properties.split(","))
    assert command == one["severity"] and unescaped(message) == text
    assert properties["title"] == one["code"]
    if one["file"] is None:
        continue
    [location] = result["locations"]
    place = location["physicalLocation"]
    path = unquote(place["artifactLocation"]["uri"])
    assert path == unescaped(properties["file"]) and path.endswith(one["file"]), path
    assert Path(path).is_file(), path
    if one["line"] is not None:
        region = place["region"]
        assert (region["startLine"], region["startColumn"]) == (one["line"], one["column"])
        line = Path(path).read_text().split("\n")[one["line"] - 1]
        assert line == one["source_line"] == region["snippet"]["text"], line
        assert properties["line"] == str(one["line"])
    for fix in result.get("fixes", []):
        [replacement] = fix["artifactChanges"][0]["replacements"]
        region = replacement["deletedRegion"]
        keys = [("line", "startLine"), ("column", "startColumn"), ("end_line", "endLine"), ("end_column", "endColumn")]
        assert [one["fix"][ours] for ours, _ in keys] == [region[theirs] for _, theirs in keys]
        assert replacement["insertedContent"]["text"] == one["fix"]["text"]

print(f"{len(told)} messages, told alike in three forms")
