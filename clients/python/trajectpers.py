"""Laat een document of een batch maken: trajectpers.py <dienst> <adres> <invoer> <uitvoer>"""
import json, os, shutil, sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

if len(sys.argv) != 5:
    print(__doc__, file=sys.stderr)
    sys.exit(2)
dienst, adres, invoer, uitvoer = sys.argv[1:]
dienst = dienst.rstrip("/")
kop = {"Content-Type": "application/x-ndjson" if invoer.endswith(".ndjson") else "application/json"}
if sleutel := os.environ.get("TRAJECTPERS_KEY"):
    kop["Authorization"] = f"Bearer {sleutel}"
try:
    kop["Content-Length"] = str(os.path.getsize(invoer))  # Without it the body would leave in chunks.
    with open(invoer, "rb") as bericht, urlopen(Request(f"{dienst}/v1/{adres}", bericht, kop)) as antwoord:
        with open(uitvoer, "wb") as bestand:
            shutil.copyfileobj(antwoord, bestand)
        print(uitvoer, antwoord.headers.get("Bevindingen", ""))
except HTTPError as fout:
    probleem = json.load(fout)
    regels = [f"- {e.get('pointer', e.get('parameter'))}: {e['detail']}" for e in probleem.get("errors", [])]
    sys.exit("\n".join([f"{probleem['title']}: {probleem['detail']}", *regels]))
except (OSError, ValueError) as fout:  # No connection, no such file, no such address.
    sys.exit(f"Er is geen antwoord van {dienst}: {getattr(fout, 'reason', fout)}")
