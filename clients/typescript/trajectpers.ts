// Laat een document of een batch maken: node trajectpers.ts <dienst> <adres> <invoer> <uitvoer>
import { openAsBlob } from "node:fs";
import { rename, rm, writeFile } from "node:fs/promises";

type Probleem = { title: string; detail: string; errors?: { pointer?: string; parameter?: string; detail: string }[] };

if (process.argv.length !== 6) {
  console.error("Laat een document of een batch maken: node trajectpers.ts <dienst> <adres> <invoer> <uitvoer>");
  process.exit(2);
}
const [dienst, adres, invoer, uitvoer] = process.argv.slice(2) as [string, string, string, string];
const headers = new Headers({ "Content-Type": invoer.endsWith(".ndjson") ? "application/x-ndjson" : "application/json" });
if (process.env.TRAJECTPERS_KEY) headers.set("Authorization", `Bearer ${process.env.TRAJECTPERS_KEY}`);
const deel = `${uitvoer}.deel`;
try {
  const antwoord = await fetch(`${dienst.replace(/\/+$/, "")}/v1/${adres}`, {
    method: "POST",
    headers,
    body: await openAsBlob(invoer),
    redirect: "manual", // The service never refers elsewhere, and the key is for it alone.
  });
  if (!antwoord.headers.has("API-Version")) {
    throw new Error(`status ${antwoord.status}, van iets anders dan Trajectpers`);
  }
  if (antwoord.ok && antwoord.body) {
    await writeFile(deel, antwoord.body);
    await rename(deel, uitvoer);
    console.log(uitvoer, antwoord.headers.get("Bevindingen") ?? "");
  } else {
    const probleem = (await antwoord.json()) as Probleem;
    console.error(`${probleem.title}: ${probleem.detail}`);
    for (const fout of probleem.errors ?? []) console.error(`- ${fout.pointer ?? fout.parameter}: ${fout.detail}`);
    process.exitCode = 1;
  }
} catch (fout) {
  // No connection, no such file or address, half an answer.
  console.error(`Er is geen antwoord van ${dienst}: ${(fout as Error).cause ?? (fout as Error).message}`);
  process.exitCode = 1;
} finally {
  await rm(deel, { force: true });
}
