// What stands out: faults, what is missing and findings, each with its places, and with a way to mend it on the spot.

import { field } from "./fields.js";
import { SEVERITIES, count, element, name, place } from "./words.js";

const MOST = 150;

/** The points of a judgement for one kind of document, the gravest first. */
export function pointsOf(judged, soort) {
  const of = judged.documenten?.find((one) => one.soort === soort);
  const fault = (severity) => ({ pointer, code, detail }) =>
    ({ severity, code, text: detail, pointers: [pointer ?? ""], data: {} });
  const points = [
    ...(judged.fouten ?? []).map(fault("fout")),
    ...(of?.ontbreekt ?? []).map(fault("ontbreekt")),
    ...(of?.bevindingen ?? []).map(({ ernst, code, tekst, pointers, gegevens }) =>
      ({ severity: ernst, code, text: tekst, pointers: pointers ?? [], data: gegevens ?? {} })),
  ];
  const rank = Object.keys(SEVERITIES);
  return points.sort((left, right) => rank.indexOf(left.severity) - rank.indexOf(right.severity));
}

/** “2 fouten”, “1 blokkade”: each severity that there is, with its number. */
export function summary(points) {
  const told = Object.entries(SEVERITIES).map(([severity, [one, more]]) => {
    const number = points.filter((point) => point.severity === severity).length;
    return number === 0 ? null : [severity, severity === "info" ? `${number} ${more}` : count(number, one.toLowerCase(), more)];
  });
  return told.filter(Boolean);
}

export class Points {
  #cards = new Map();

  /** `desk` reads and changes the text: at, cell, show, put, remove, rename, confirm. */
  constructor(list, desk) {
    this.list = list;
    this.desk = desk;
    this.current = -1;
  }

  /** Shows them; a card that is shown already stays as it is, with what is being typed in it. */
  show(points) {
    this.points = points.slice(0, MOST);
    const cards = new Map();
    for (const point of this.points) {
      // Another reader may make another thing of the same words.
      const key = JSON.stringify([point.code, point.severity, point.pointers, point.text]);
      if (!cards.has(key)) cards.set(key, this.#cards.get(key) ?? this.#card(point));
    }
    const wanted = [...cards.values()];
    if (points.length === 0) {
      wanted.push(element("li", { class: "calm" }, element("strong", {}, "Niets op te merken"),
        element("span", {}, "Dit document kan zo naar zijn lezer.")));
    }
    if (points.length > MOST) wanted.push(element("li", { class: "more" }, `En nog ${points.length - MOST} andere.`));
    // A focused card is not moved, since it would lose the focus.
    const same = wanted.length === this.list.children.length && wanted.every((one, at) => one === this.list.children[at]);
    if (!same) {
      const focused = this.list.contains(document.activeElement) ? document.activeElement : null;
      this.list.replaceChildren(...wanted);
      if (focused?.isConnected) focused.focus({ preventScroll: true });
      else if (focused) this.list.parentElement.focus({ preventScroll: true });
    }
    this.#cards = cards;
  }

  /** Goes to the next or the former point, from the keyboard. */
  step(by) {
    if (!this.points?.length) return null;
    this.current = (this.current + by + this.points.length) % this.points.length;
    const point = this.points[this.current];
    this.list.children[this.current]?.scrollIntoView({ block: "nearest" });
    if (point.pointers.length > 0) this.desk.show(point.pointers[0], point);
    return point;
  }

  #card(point) {
    const [word] = SEVERITIES[point.severity];
    const places = point.pointers.slice(0, 6).map((pointer) =>
      element("button", { type: "button", class: "place", onclick: () => this.desk.show(pointer, point) },
        [place(pointer), this.desk.cell(pointer)].filter(Boolean).join(" · ")));
    if (point.pointers.length > 6) places.push(element("span", { class: "rest" }, `en nog ${point.pointers.length - 6}`));
    const card = element("li", { class: "point", "data-ernst": point.severity },
      element("p", { class: "head" }, element("span", { class: "severity" }, word),
        /^[A-Z]\d\d$/.test(point.code) ? element("span", { class: "code" }, point.code) : null),
      element("p", { class: "told" }, readable(point)),
      element("div", { class: "places" }, ...places));
    card.lastChild.append(...this.#mends(point, card));
    return card;
  }

  #mends(point, card) {
    const [pointer] = point.pointers;
    const mends = [];
    // Heard in a row, each says what it mends.
    const label = (text) => (pointer ? `${text}: ${place(pointer)}` : text);
    const button = (text, act) =>
      mends.push(element("button", { type: "button", class: "mend", "aria-label": label(text), onclick: act }, text));
    const suggested = /Bedoelt u ‘([^’]+)’/.exec(point.text)?.[1];
    if (point.code === "onbekend_veld") {
      if (suggested) button(`Hernoem naar ‘${name(suggested)}’`, () => this.desk.rename(pointer, suggested));
      button("Haal weg", () => this.desk.remove(pointer));
      return mends;
    }
    if (point.pointers.length === 1 && pointer && this.#mendable(pointer)) {
      button("Herstel hier", () => this.#toggle(card, ".mending", () => this.#form(pointer, card)));
    }
    if (point.data.hash && point.data.woord && !point.data.bevestigd) {
      button("Dit woord mag blijven", () => this.#toggle(card, ".confirming", () => this.#confirming(point, card)));
    }
    return mends;
  }

  #mendable(pointer) {
    const value = this.desk.at(pointer);
    if (value !== null && typeof value === "object") return false;
    return value !== undefined || !["part"].includes(field(this.desk.schema, pointer).form);
  }

  #toggle(card, selector, make) {
    const there = card.querySelector(selector);
    if (there) return void there.remove();
    card.append(make());
    card.querySelector(`${selector} :is(input, textarea, select)`)?.focus();
  }

  /** A small form for one field. */
  #form(pointer, card) {
    const { about, form, choices } = field(this.desk.schema, pointer);
    const value = this.desk.at(pointer);
    const id = `mend-${Math.random().toString(36).slice(2)}`;
    const input = control(form, choices, value, id);
    return element("form", {
      class: "mending",
      onsubmit: (event) => {
        event.preventDefault();
        this.desk.put(pointer, read(form, input, value));
        card.querySelector(".mending").remove();
        card.querySelector(".place")?.focus();
      },
    },
    element("label", { for: id }, name(pointer.split("/").at(-1))),
    input,
    about ? element("p", { class: "about", id: `${id}-about` }, about) : null,
    element("p", { class: "buttons" }, element("button", { type: "submit", class: "primary" }, "Zet in het traject")));
  }

  /** Says why a word that looks sensitive may stay; that goes along in the trajectory. */
  #confirming(point, card) {
    const id = `confirm-${Math.random().toString(36).slice(2)}`;
    const words = [...new Set((point.data.treffers ?? [point.data]).map((one) => one.woord))];
    const word = element("select", { id: `${id}-word` }, ...words.map((one) => element("option", { value: one }, one)));
    const reason = element("input", { id, required: true, maxlength: "300", autocomplete: "off" });
    const by = element("input", { id: `${id}-by`, required: true, maxlength: "120", autocomplete: "off", value: this.by ?? "" });
    return element("form", {
      class: "confirming",
      onsubmit: (event) => {
        event.preventDefault();
        this.by = by.value.trim();
        this.desk.confirm(point, word.value, reason.value.trim(), this.by);
      },
    },
    element("p", {}, words.length > 1 ? "Welk woord mag hier staan, en waarom?" : `Waarom mag ‘${words[0]}’ hier staan?`,
      " Uw antwoord gaat mee in het traject; verandert de tekst, dan vervalt het."),
    ...(words.length > 1 ? [element("label", { for: `${id}-word` }, "Woord"), word] : []),
    element("label", { for: id }, "Reden"), reason,
    element("label", { for: `${id}-by` }, "Bevestigd door"), by,
    element("p", { class: "buttons" }, element("button", { type: "submit", class: "primary" }, "Bevestig")));
  }
}

/** The sentence with its places in words. */
function readable({ text, pointers }) {
  return pointers.reduce((told, pointer) => (pointer ? told.replaceAll(`‘${pointer}’`, `‘${place(pointer)}’`) : told), text);
}

function control(form, choices, value, id) {
  const common = { id, autocomplete: "off" };
  const text = value === undefined || value === null ? "" : String(value);
  if (form === "choice" || form === "flag") {
    const words = form === "flag" ? ["true", "false"] : choices;
    const select = element("select", common, element("option", { value: "" }, "– kies –"),
      ...words.map((word) => element("option", { value: word }, word === "true" ? "ja" : word === "false" ? "nee" : word.replaceAll("_", " "))));
    select.value = words.includes(text) ? text : "";
    select.required = true;
    return select;
  }
  if (form === "story" || text.length > 80 || text.includes("\n")) {
    const area = element("textarea", { ...common, rows: "6" });
    area.value = text;
    return area;
  }
  const placeholder = form === "day" ? "dd-mm-jjjj" : undefined;
  const input = element("input", { ...common, placeholder, inputmode: form === "number" ? "decimal" : undefined });
  input.value = text;
  return input;
}

/** What was filled in, as the field wants it. */
function read(form, input, before) {
  const text = input.value;
  if (form === "flag") return text === "true";
  // In a Dutch form the day comes first.
  const [, day, month, year] = (form === "day" && /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s*$/.exec(text)) || [];
  if (year) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const number = Number(text.replace(",", "."));
  const numeric = form === "number" || typeof before === "number";
  return numeric && text.trim() !== "" && Number.isFinite(number) ? number : text;
}
