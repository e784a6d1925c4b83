#!/bin/sh
# Laat een document of een batch maken: trajectpers.sh <dienst> <adres> <invoer> <uitvoer>
set -eu
if [ $# -ne 4 ]; then
    echo "Laat een document of een batch maken: trajectpers.sh <dienst> <adres> <invoer> <uitvoer>" >&2
    exit 2
fi
case $3 in *.ndjson) soort=application/x-ndjson ;; *) soort=application/json ;; esac
# The key goes by standard input: others on the machine see the arguments of a command.
status=$(printf '%s' "${TRAJECTPERS_KEY:+header = \"Authorization: Bearer $TRAJECTPERS_KEY\"}" |
    curl -sS -K - -X POST -T "$3" -H "Content-Type: $soort" -o "$4.deel" -w '%{http_code}' "${1%/}/v1/$2") || { rm -f "$4.deel"; echo "Er is geen antwoord van $1." >&2; exit 1; }
if [ "$status" = 200 ]; then
    mv "$4.deel" "$4"
    echo "$4"
else
    jq -r '"\(.title): \(.detail)", (.errors[]? | "- \(.pointer // .parameter): \(.detail)")' "$4.deel" >&2
    rm "$4.deel"
    exit 1
fi
