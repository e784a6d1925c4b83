#!/bin/sh
# Laat een document of een batch maken: trajectpers.sh <dienst> <adres> <invoer> <uitvoer>
set -eu
if [ $# -ne 4 ]; then
    echo "Laat een document of een batch maken: trajectpers.sh <dienst> <adres> <invoer> <uitvoer>" >&2
    exit 2
fi
deel=$4.deel kop=$4.kop
trap 'rm -f "$deel" "$kop"' EXIT
case $3 in *.ndjson) soort=application/x-ndjson ;; *) soort=application/json ;; esac
# The key goes by standard input: others on the machine see the arguments of a command.
status=$(printf '%s' "${TRAJECTPERS_KEY:+header = \"Authorization: Bearer $TRAJECTPERS_KEY\"}" |
    curl -sS -K - -X POST -T "$3" -H "Content-Type: $soort" -D "$kop" -o "$deel" -w '%{http_code}' "${1%/}/v1/$2") ||
    { echo "Er is geen antwoord van $1." >&2; exit 1; }
if ! grep -qi '^API-Version:' "$kop"; then
    echo "Er is geen antwoord van $1: status $status, van iets anders dan Trajectpers." >&2
    exit 1
fi
if [ "$status" = 200 ]; then
    mv "$deel" "$4"
    echo "$4"
else
    jq -r '"\(.title): \(.detail)", (.errors[]? | "- \(.pointer // .parameter): \(.detail)")' "$deel" >&2
    exit 1
fi
