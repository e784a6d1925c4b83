// Words for people: the name of a place, a severity, a day, a count.

const SPELT = {
  bsn: "BSN", iban: "IBAN", btwId: "Btw-nummer", kvkNummer: "KvK-nummer", cv: "Cv", uwv: "UWV", email: "E-mail", btw: "Btw",
  urenPerWeek: "Uren per week", urenPerDag: "Uren per dag",
};

/** One name of a field: `eersteZiektedag` is “Eerste ziektedag”. */
export function name(part) {
  if (SPELT[part]) return SPELT[part];
  const words = part.replace(/([a-z])([A-Z0-9])/g, (_, left, right) => `${left} ${right.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A place: `/doelen/1/deadline` is “Doelen 2 › Deadline”. */
export function place(pointer) {
  const told = [];
  for (const part of pointer.split("/").slice(1)) {
    if (/^\d+$/.test(part) && told.length > 0) told[told.length - 1] += ` ${Number(part) + 1}`;
    else told.push(name(part.replaceAll("~1", "/").replaceAll("~0", "~")));
  }
  return told.join(" › ") || "Het hele traject";
}

export const SEVERITIES = {
  fout: ["Fout", "fouten"],
  ontbreekt: ["Ontbreekt", "ontbrekende delen"],
  blokkade: ["Blokkade", "blokkades"],
  waarschuwing: ["Waarschuwing", "waarschuwingen"],
  info: ["Ter informatie", "ter info"],
};

export const KINDS = [
  { soort: "offerte", name: "Offerte", short: "Offerte", path: "v1/offertes" },
  { soort: "plan-van-aanpak", name: "Plan van aanpak", short: "Plan van aanpak", path: "v1/plannen-van-aanpak" },
  { soort: "voortgangsrapportage", name: "Voortgangsrapportage", short: "Voortgang", path: "v1/voortgangsrapportages" },
  { soort: "eindrapportage", name: "Eindrapportage", short: "Eindrapport", path: "v1/eindrapportages" },
];

export const READERS = { werkgever: "de werkgever", werknemer: "de werknemer", uwv: "UWV", intern: "eigen gebruik" };

export const count = (number, one, more) => `${number} ${number === 1 ? one : more}`;

/** A day of the calendar as tables write it. */
export const day = (iso) => iso?.split("-").reverse().join("-") ?? "";

export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2).replace(".", ",")} s`;

/** An element with its attributes and what is in it; text is text and never markup. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
