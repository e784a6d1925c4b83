// Where every value stands in a JSON text, by its JSON Pointer (RFC 6901), and how a text changes at such a place.

/** Reads a text: its value with the places in it, or why it is no JSON and where. */
export function read(text) {
  const places = new Map();
  let at = 0;

  const fail = (message, where = at) => {
    throw new Torn(message, Math.min(where, text.length));
  };
  const space = () => {
    while (at < text.length && " \t\n\r".includes(text[at])) at += 1;
  };
  const string = () => {
    const start = at;
    for (at += 1; ; ) {
      const code = text.charCodeAt(at);
      if (at >= text.length || code < 32) fail("Hier ontbreekt een aanhalingsteken aan het eind van de tekst.", start);
      if (code === 92) at += 2;
      else if (code === 34) break;
      else at += 1;
    }
    at += 1;
    try {
      return JSON.parse(text.slice(start, at));
    } catch {
      return fail("In deze tekst staat een \\ met een teken dat er niet bij hoort.", start);
    }
  };
  const list = (pointer) => {
    at += 1;
    space();
    if (text[at] === "]") return void (at += 1);
    for (let index = 0; ; index += 1) {
      value(`${pointer}/${index}`, null);
      space();
      if (text[at] === "]") return void (at += 1);
      if (text[at] !== ",") fail("Hier hoort een komma of een ].");
      at += 1;
    }
  };
  const object = (pointer) => {
    at += 1;
    space();
    if (text[at] === "}") return void (at += 1);
    for (;;) {
      space();
      if (text[at] !== '"') fail("Hier hoort de naam van een veld, tussen aanhalingstekens. Staat er een komma te veel?");
      const from = at;
      const name = string();
      const key = [from, at];
      space();
      if (text[at] !== ":") fail("Na de naam van een veld hoort een dubbelepunt.");
      at += 1;
      value(`${pointer}/${escaped(name)}`, key);
      space();
      if (text[at] === "}") return void (at += 1);
      if (text[at] !== ",") fail("Hier ontbreekt een komma tussen twee velden, of een } aan het eind.");
      at += 1;
    }
  };
  const value = (pointer, key) => {
    space();
    const place = { start: at, end: at, key, kind: "scalar" };
    places.set(pointer, place);
    const first = text[at];
    if (first === "{") (place.kind = "object"), object(pointer);
    else if (first === "[") (place.kind = "list"), list(pointer);
    else if (first === '"') string();
    else {
      const word = /[^\s,\]}]*/y;
      word.lastIndex = at;
      const [found] = word.exec(text);
      try {
        JSON.parse(found);
      } catch {
        fail(found ? "Een tekst hoort tussen aanhalingstekens." : "Hier ontbreekt een waarde.");
      }
      at += found.length;
    }
    place.end = at;
  };

  try {
    value("", null);
    space();
    if (at < text.length) fail("Na het laatste haakje staat nog iets.");
    return { value: JSON.parse(text), places, torn: null };
  } catch (error) {
    const torn = error instanceof Torn ? error : new Torn("De tekst is niet te lezen.", at);
    return { value: undefined, places, torn };
  }
}

class Torn {
  constructor(message, at) {
    this.message = message;
    this.at = at;
  }
}

const escaped = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");
const parts = (pointer) => pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
const joined = (names) => names.map((name) => `/${escaped(name)}`).join("");

/** The value at a place. */
export function at(value, pointer) {
  return parts(pointer).reduce((inner, part) => inner?.[part], value);
}

/** The place itself, or the nearest around it. */
export function nearest(places, pointer) {
  for (let names = parts(pointer); names.length > 0; names.pop()) {
    const found = places.get(joined(names));
    if (found) return found;
  }
  return places.get("") ?? { start: 0, end: 0, key: null, kind: "object" };
}

/** The change that puts a value at a place; what lies around it is made where it is missing. `-` is the end of a list. */
export function putting(text, places, pointer, value) {
  const there = places.get(pointer);
  if (there) {
    return { start: there.start, end: there.end, text: written(value, indentAt(text, there.start)) };
  }
  const names = parts(pointer);
  let known = names.length - 1;
  while (known > 0 && !places.has(joined(names.slice(0, known)))) known -= 1;
  let inner = value;
  for (const name of names.slice(known + 1).reverse()) {
    inner = name === "-" || /^\d+$/.test(name) ? [inner] : { [name]: inner };
  }
  return adding(text, places.get(joined(names.slice(0, known))), names[known], inner);
}

/** The change that adds a member to an object, or an item to a list. */
function adding(text, around, name, value) {
  const indent = indentAt(text, around.end - 1);
  const step = `${indent}  `;
  const label = around.kind === "list" ? "" : `${JSON.stringify(name)}: `;
  let end = around.end - 1;
  while (" \t\n\r".includes(text[end - 1])) end -= 1;
  const empty = end === around.start + 1;
  const member = `${empty ? "" : ","}\n${step}${label}${written(value, step)}`;
  return { start: end, end: around.end - 1, text: `${member}\n${indent}` };
}

/** The change that takes a member away, with the comma that becomes idle. */
export function removing(text, places, pointer) {
  const place = places.get(pointer);
  let [start, end] = [place.key ? place.key[0] : place.start, place.end];
  const after = /\s*,/y;
  after.lastIndex = end;
  if (after.exec(text)) end = after.lastIndex;
  else {
    const before = /,\s*$/.exec(text.slice(0, start));
    if (before) return { start: before.index, end, text: "" };
  }
  while (" \t\r\n".includes(text[start - 1])) start -= 1;
  return { start, end, text: "" };
}

/** The change that gives a member another name. */
export function renaming(places, pointer, name) {
  const [start, end] = places.get(pointer).key;
  return { start, end, text: JSON.stringify(name) };
}

const written = (value, indent) => JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`);

function indentAt(text, where) {
  const line = text.lastIndexOf("\n", where - 1) + 1;
  return /[ \t]*/.exec(text.slice(line, where + 1))[0];
}

/** Where a word stands in the text of a value: its first character and the one after it, as offsets of the JSON text. */
export function within(text, place, from, to) {
  const [start, end] = [place.start + 1, place.end - 1];
  let [seen, here] = [0, start];
  let first = start;
  while (here < end && seen < to) {
    if (seen === from) first = here;
    here += width(text, here);
    seen += 1;
  }
  return [first, here];
}

/** How long one character is in a JSON text: plain, one of a pair, or written with a backslash. */
function width(text, at) {
  if (text[at] !== "\\") return text.codePointAt(at) > 0xffff ? 2 : 1;
  if (text[at + 1] !== "u") return 2;
  return /^\\u[dD][89abAB]/.test(text.slice(at, at + 4)) ? 12 : 6;
}
