// openapi-typescript with openapi-fetch, as they generate: a document, a problem, headers, a judgement, a batch.
import createClient from "openapi-fetch";
import { base, check, count, isPdf, isZip, report, trajectory } from "./support.js";
import type { components, paths } from "./generated/schema.js";

type Traject = components["schemas"]["Traject"];

const client = createClient<paths>({ baseUrl: `${base}/v1` });
const traject = trajectory<Traject>();

const made = await client.POST("/offertes", { body: traject, params: { query: { variant: "uwv" } }, parseAs: "arrayBuffer" });
check("document", made.data && isPdf(made.data));
check("headers", made.response.headers.get("Repr-Digest") && made.response.headers.get("Document-Paginas"));

const { offerte, ...without } = traject;
const refused = await client.POST("/offertes", { body: without as Traject, parseAs: "arrayBuffer" });
check("problem", refused.error?.code === "bericht-ongeldig" && refused.error.errors?.some((fault) => fault.pointer === "/offerte"));

const judged = await client.POST("/trajecten/_valideer", { body: traject });
check("judgement", judged.data?.geldig && judged.data.documenten.length === 4);

const body: components["schemas"]["BatchOnderdeel"][] = Array.from({ length: count }, (_, index) => ({
  soort: "offerte",
  bestandsnaam: `offerte-${index}`,
  traject,
}));
const batch = await client.POST("/documenten/_batch", { body, parseAs: "arrayBuffer" });
check("batch", batch.data && isZip(batch.data));

report("openapi-typescript + openapi-fetch");
