"""Laat een document of een batch maken: trajectpers.py <dienst> <adres> <invoer> <uitvoer>"""
import json, os, shutil, sys
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

if len(sys.argv) != 5:
    print(__doc__, file=sys.stderr)
    sys.exit(2)
dienst, adres, invoer, uitvoer = sys.argv[1:]
dienst = dienst.rstrip("/")
deel = f"{uitvoer}.deel"
kop = {"Content-Type": "application/x-ndjson" if invoer.endswith(".ndjson") else "application/json"}
if sleutel := os.environ.get("TRAJECTPERS_KEY"):
    kop["Authorization"] = f"Bearer {sleutel}"


class GeenOmleiding(HTTPRedirectHandler):
    def redirect_request(self, *_):  # The service never refers elsewhere, and the key is for it alone.
        return None


try:
    kop["Content-Length"] = str(os.path.getsize(invoer))  # Without it the body would leave in chunks.
    with open(invoer, "rb") as bericht:
        verzoek = Request(f"{dienst}/v1/{adres}", bericht, kop)
        with build_opener(GeenOmleiding).open(verzoek) as antwoord, open(deel, "wb") as bestand:
            if "API-Version" not in antwoord.headers:
                raise OSError(f"status {antwoord.status}, van iets anders dan Trajectpers")
            shutil.copyfileobj(antwoord, bestand)
            if antwoord.length:  # What is still to come; of chunks the end is missed by itself.
                raise OSError("het breekt af")
    os.replace(deel, uitvoer)
    print(uitvoer, antwoord.headers.get("Bevindingen", ""))
except HTTPError as fout:
    if "API-Version" not in fout.headers:
        sys.exit(f"Er is geen antwoord van {dienst}: status {fout.code}, van iets anders dan Trajectpers")
    probleem = json.load(fout)
    regels = [f"- {e.get('pointer', e.get('parameter'))}: {e['detail']}" for e in probleem.get("errors", [])]
    sys.exit("\n".join([f"{probleem['title']}: {probleem['detail']}", *regels]))
except (OSError, ValueError, HTTPException) as fout:  # No connection, no such file or address, half an answer.
    sys.exit(f"Er is geen antwoord van {dienst}: {getattr(fout, 'reason', fout)}")
finally:
    if os.path.exists(deel):
        os.remove(deel)
