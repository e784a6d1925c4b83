#!/bin/sh
# Laat een document of een batch maken: trajectpers.sh <dienst> <adres> <invoer> <uitvoer>
set -eu
case $3 in *.ndjson) soort=application/x-ndjson ;; *) soort=application/json ;; esac
# The key goes by standard input: others on the machine see the arguments of a command.
status=$(printf '%s' "${TRAJECTPERS_KEY:+header = \"Authorization: Bearer $TRAJECTPERS_KEY\"}" |
    curl -sS -K - -X POST -T "$3" -H "Content-Type: $soort" -o "$4.deel" -w '%{http_code}' "$1/v1/$2")
if [ "$status" = 200 ]; then
    mv "$4.deel" "$4"
    echo "$4"
else
    jq -r '"\(.title): \(.detail)", (.errors[]? | "- \(.pointer // .parameter): \(.detail)")' "$4.deel" >&2
    rm "$4.deel"
    exit 1
fi
