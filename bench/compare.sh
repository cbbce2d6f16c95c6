#!/usr/bin/env bash
# Clean builds of one corpus by newsprint and by Hugo in turn: seconds, peak memory, and the ratio of medians.
# usage: compare.sh NEWSPRINT CORPUS HUGO HUGO_CORPUS [RUNS=5]
set -euo pipefail

newsprint=$1 corpus=$2 hugo=$3 hugo_corpus=$4 runs=${5:-5}
times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT

# Seconds and kilobytes of one command, appended to a file.
measure() {
    local name=$1
    shift
    /usr/bin/time -f '%e %M' -a -o "$times/$name" "$@" >"$times/said" 2>&1 || { cat "$times/said"; exit 1; }
    printf '%-10s %s s, %s kB\n' "$name" $(tail -n 1 "$times/$name")
}

# The system frees what was removed, or belonged to a program that ended, some time later; no build shall pay for that.
settle() {
    sleep 1
}

median() {
    cut -d ' ' -f "$2" "$times/$1" | sort -n | sed -n "$(((runs + 1) / 2))p"
}

for _ in $(seq "$runs"); do
    rm -rf "$corpus/public" "$corpus/.newsprint" "$hugo_corpus/public"
    settle
    measure newsprint "$newsprint" build --root "$corpus"
    settle
    measure hugo "$hugo" --source "$hugo_corpus" --minify --quiet --destination "$hugo_corpus/public" --noBuildLock
done
for _ in $(seq "$runs"); do
    measure unchanged "$newsprint" build --root "$corpus"
done
printf '\nmedian: newsprint %s s, %s kB; hugo %s s, %s kB; unchanged %s s\n' \
    "$(median newsprint 1)" "$(median newsprint 2)" "$(median hugo 1)" "$(median hugo 2)" "$(median unchanged 1)"
awk -v a="$(median newsprint 1)" -v b="$(median hugo 1)" 'BEGIN { printf "hugo takes %.1f times as long\n", b / a }'
