// Laat een document of een batch maken: node trajectpers.ts <dienst> <adres> <invoer> <uitvoer>
import { openAsBlob } from "node:fs";
import { writeFile } from "node:fs/promises";

type Probleem = { title: string; detail: string; errors?: { pointer?: string; parameter?: string; detail: string }[] };

if (process.argv.length !== 6) {
  console.error("Laat een document of een batch maken: node trajectpers.ts <dienst> <adres> <invoer> <uitvoer>");
  process.exit(2);
}
const [dienst, adres, invoer, uitvoer] = process.argv.slice(2) as [string, string, string, string];
const headers = new Headers({ "Content-Type": invoer.endsWith(".ndjson") ? "application/x-ndjson" : "application/json" });
if (process.env.TRAJECTPERS_KEY) headers.set("Authorization", `Bearer ${process.env.TRAJECTPERS_KEY}`);
const antwoord = await vraag().catch((fout: Error) => {
  // No connection, no such file, no such address.
  console.error(`Er is geen antwoord van ${dienst}: ${fout.cause ?? fout.message}`);
  process.exit(1);
});
if (antwoord.ok && antwoord.body) {
  await writeFile(uitvoer, antwoord.body);
  console.log(uitvoer, antwoord.headers.get("Bevindingen") ?? "");
} else {
  const probleem = (await antwoord.json()) as Probleem;
  console.error(`${probleem.title}: ${probleem.detail}`);
  for (const fout of probleem.errors ?? []) console.error(`- ${fout.pointer ?? fout.parameter}: ${fout.detail}`);
  process.exitCode = 1;
}

async function vraag(): Promise<Response> {
  return fetch(`${dienst.replace(/\/+$/, "")}/v1/${adres}`, { method: "POST", headers, body: await openAsBlob(invoer) });
}
