// @hey-api/openapi-ts, as it generates: a document, a problem, headers, a judgement, a batch.
import { client } from "./generated/hey/client.gen.js";
import { maakBatch, maakOfferte, valideerTraject } from "./generated/hey/sdk.gen.js";
import type { BatchOnderdeel, Traject } from "./generated/hey/types.gen.js";
import { base, check, count, isPdf, isZip, report, trajectory } from "./support.js";

client.setConfig({ baseUrl: `${base}/v1` });
const traject = trajectory<Traject>();
const bytes = async (data: unknown) => (data instanceof Blob ? data.arrayBuffer() : new ArrayBuffer(0));

const made = await maakOfferte({ body: traject, query: { variant: "uwv" } });
check("document", isPdf(await bytes(made.data)));
check("headers", made.response?.headers.get("Repr-Digest") && made.response.headers.get("Document-Paginas"));

const { offerte, ...without } = traject;
const refused = await maakOfferte({ body: without as Traject });
check("problem", refused.error?.code === "bericht-ongeldig" && refused.error.errors?.some((fault) => fault.pointer === "/offerte"));

const judged = await valideerTraject({ body: traject });
check("judgement", judged.data?.geldig && judged.data.documenten.length === 4);

const body = Array.from({ length: count }, (_, index): BatchOnderdeel => ({ soort: "offerte", bestandsnaam: `offerte-${index}`, traject }));
const batch = await maakBatch({ body });
check("batch", isZip(await bytes(batch.data)));

report("hey-api");
