#!/usr/bin/env python3
"""How long from saving an article until its preview server serves the new text.

usage: serve.py FILE URL [EDITS] -- SERVER [ARG ...]

Starts SERVER, waits until URL answers, then EDITS times (20 unless told) saves FILE with another word at its end and
asks for URL again and again until the word is there. Prints milliseconds: least, median, most. FILE is as it was
afterwards. Works for any preview server: newsprint serve, hugo server, zola serve.
"""

import http.client
import pathlib
import statistics
import subprocess
import sys
import time
import urllib.parse


# Between one question and the next, in seconds; no answer is told more exactly.
PAUSE = 0.004


def fetch(connection, path):
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return b""


def wait_for(connection, path, word, patience=120.0):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if word in fetch(connection, path):
            return time.monotonic()
        # Asking without a pause would take a core from the server that it measures.
        time.sleep(PAUSE)
    raise SystemExit(f"{path} never showed {word!r}")


def save(file, text):
    """As editors do: a whole new file under the old name."""
    draft = file.with_name(f".{file.name}.draft")
    draft.write_text(text, encoding="utf-8")
    draft.rename(file)


def main():
    split = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    told, server = sys.argv[1:split], sys.argv[split + 1 :]
    if len(told) not in (2, 3) or not server:
        raise SystemExit(__doc__)
    file, url = pathlib.Path(told[0]), urllib.parse.urlsplit(told[1])
    edits = int(told[2]) if len(told) == 3 else 20
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=120)
    text = file.read_text(encoding="utf-8")
    process = subprocess.Popen(server, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(connection, url.path, b"<")
        # The first builds fill caches; nobody waits for them.
        time.sleep(1)
        times = []
        for number in range(edits):
            word = f"edit{number}x{time.monotonic_ns()}"
            saved = time.monotonic()
            save(file, f"{text}\n\n{word}\n")
            times.append((wait_for(connection, url.path, word.encode()) - saved) * 1000)
            time.sleep(0.3)
        times.sort()
        print(f"least {times[0]:.0f} ms, median {statistics.median(times):.0f} ms, most {times[-1]:.0f} ms")
    finally:
        save(file, text)
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
