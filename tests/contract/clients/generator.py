"""openapi-generator's Python client, as it generates: a document, a problem, headers, a judgement, a batch."""

import io
import json
import os
import pathlib
import zipfile

import openapi_client as generated
from openapi_client.rest import ApiException

count = int(os.environ["ITEMS"])
body = json.loads(pathlib.Path(os.environ["TRAJECTORY"]).read_text("utf-8"))
traject = generated.Traject.from_dict(body)

with generated.ApiClient(generated.Configuration(host=os.environ["BASE"] + "/v1")) as api:
    documents = generated.DocumentenApi(api)
    made = documents.maak_offerte_with_http_info(traject, variant=generated.Variant.UWV)
    assert bytes(made.data).startswith(b"%PDF-"), made
    assert {"repr-digest", "document-paginas"} <= {name.lower() for name in made.headers}, made.headers

    try:
        documents.maak_offerte(generated.Traject.from_dict({name: part for name, part in body.items() if name != "offerte"}))
        raise AssertionError("a trajectory without an offer is refused")
    except ApiException as refused:
        assert refused.data.code == "bericht-ongeldig", refused
        assert "/offerte" in [fault.pointer for fault in refused.data.errors]

    judged = generated.BeoordelenApi(api).valideer_traject(traject)
    assert judged.geldig and len(judged.documenten) == 4, judged

    items = [
        generated.BatchOnderdeel(soort=generated.Soort.OFFERTE, traject=traject, bestandsnaam=f"offerte-{index}")
        for index in range(count)
    ]
    batch = documents.maak_batch(items)
    assert len(zipfile.ZipFile(io.BytesIO(batch)).namelist()) == count + 1

print(f"openapi-generator python: document, headers, problem, judgement, batch of {count}")
