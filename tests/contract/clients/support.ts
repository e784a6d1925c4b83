// What the two clients in TypeScript share.
import { readFileSync } from "node:fs";

const value = (name: string) => process.env[name] ?? fail(`${name} is not set`);

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}

export const base = value("BASE");
export const count = Number(value("ITEMS"));
export const trajectory = <T>() => JSON.parse(readFileSync(value("TRAJECTORY"), "utf8")) as T;

const starts = (data: ArrayBuffer, word: string) => Buffer.from(data).subarray(0, word.length).toString("latin1") === word;
export const isPdf = (data: ArrayBuffer) => starts(data, "%PDF-");

/** The end of the archive says how many files it holds: the documents and `resultaten.json`. */
export function isZip(data: ArrayBuffer): boolean {
  const bytes = Buffer.from(data);
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  return starts(data, "PK") && end >= 0 && bytes.readUInt16LE(end + 10) === count + 1;
}

const passed: string[] = [];

export function check(name: string, holds: unknown): void {
  if (!holds) fail(`${name}: not what the contract says`);
  passed.push(name);
}

export function report(client: string): void {
  console.log(`${client}: ${passed.join(", ")} of ${count}`);
}
