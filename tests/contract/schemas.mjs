// The five served schemas compile in ajv at its strictest, without a word of warning, and take every example.
//   node schemas.mjs BASE EXAMPLE.json…
import { readFileSync } from "node:fs";
import addFormats from "ajv-formats";
import Ajv2020 from "ajv/dist/2020.js";

const [base, ...examples] = process.argv.slice(2);
const names = ["traject", "plan-van-aanpak", "voortgangsrapportage", "eindrapportage", "offerte"];
const faults = [];
const warn = (...words) => faults.push(words.join(" "));

for (const name of names) {
  const schema = await (await fetch(`${base}/v1/schemas/${name}`)).json();
  const ajv = addFormats.default(new Ajv2020.default({ strict: true, allErrors: true, logger: { log: warn, warn, error: warn } }));
  const fits = ajv.compile(schema);
  for (const file of examples) {
    // The smallest body of a kind is one of that kind alone.
    if (file.includes("kleinst") && name !== "traject" && !file.endsWith(`/${name}.json`)) continue;
    if (!fits(JSON.parse(readFileSync(file, "utf8")))) faults.push(`${name} refuses ${file}: ${ajv.errorsText(fits.errors)}`);
  }
  if (fits({})) faults.push(`${name} takes {}`);
}
console.log(faults.join("\n") || `ajv, strict: ${names.length} schemas, ${examples.length} examples`);
process.exit(faults.length ? 1 : 0);
