"""openapi-python-client, as it generates: a document, a problem, headers, a judgement, a batch."""

import io
import json
import os
import pathlib
import zipfile

from trajectpers_client import Client
from trajectpers_client.api.beoordelen import valideer_traject
from trajectpers_client.api.documenten import maak_batch, maak_offerte
from trajectpers_client.models import BatchOnderdeel, Soort, Traject, Variant

count = int(os.environ["ITEMS"])
body = json.loads(pathlib.Path(os.environ["TRAJECTORY"]).read_text("utf-8"))
traject = Traject.from_dict(json.loads(json.dumps(body)))
assert traject.to_dict() == body, "a trajectory goes through the types unharmed"

client = Client(base_url=os.environ["BASE"] + "/v1", timeout=300)

made = maak_offerte.sync_detailed(client=client, body=traject, variant=Variant.UWV)
assert made.status_code == 200 and made.content.startswith(b"%PDF-"), made
assert made.headers["Repr-Digest"] and made.headers["Document-Paginas"]

del body["offerte"]
refused = maak_offerte.sync_detailed(client=client, body=Traject.from_dict(body))
assert refused.parsed.code == "bericht-ongeldig", refused
assert "/offerte" in [fault.pointer for fault in refused.parsed.errors]

judged = valideer_traject.sync(client=client, body=traject)
assert judged.geldig and len(judged.documenten) == 4, judged

items = [BatchOnderdeel(soort=Soort.OFFERTE, traject=traject, bestandsnaam=f"offerte-{index}") for index in range(count)]
batch = maak_batch.sync_detailed(client=client, body=items)
assert len(zipfile.ZipFile(io.BytesIO(batch.content)).namelist()) == count + 1, batch.status_code

typed = "typed" if made.parsed is not None else "as .content"
print(f"openapi-python-client: document ({typed}), headers, problem, judgement, batch of {count}")
