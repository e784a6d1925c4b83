// A text area over its own text in colours: lines, numbers, marks. The text area stays the truth, so keyboard, screen reader,
// undo and spelling work as in any other.

import { element } from "./words.js";

export class Editor {
  #lines = [];
  #starts = [0];
  #marked = new Map();

  constructor(root, { changed }) {
    this.layer = element("div", { class: "lines", "aria-hidden": "true" });
    this.area = element("textarea", {
      "aria-labelledby": "text-title", "aria-describedby": "text-hint", spellcheck: "false", autocomplete: "off",
      autocapitalize: "off", wrap: "soft",
    });
    root.append(element("div", { class: "paper" }, this.layer, this.area));
    this.root = root;
    this.area.addEventListener("input", () => {
      this.#draw();
      changed();
    });
    this.area.addEventListener("scroll", () => this.area.scrollTo(0, 0));
  }

  get text() {
    return this.area.value;
  }

  open(text) {
    this.area.value = text;
    this.#draw();
    this.root.scrollTop = 0;
    this.area.setSelectionRange(0, 0);
  }

  /** Changes a part as if it were typed, so that it can be undone. */
  change({ start, end, text }) {
    const active = document.activeElement;
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, end);
    const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
    if (!done) {
      this.area.setRangeText(text, start, end, "end");
      this.area.dispatchEvent(new Event("input"));
    }
    if (active && active !== document.body) active.focus({ preventScroll: true });
  }

  /** Shows a place and puts the cursor there. */
  show(start, end) {
    const line = this.#lineOf(start);
    const row = this.#lines[line];
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(start, Math.min(end, this.#starts[line + 1] ?? end));
    const top = row.offsetTop - this.root.clientHeight / 3;
    this.root.scrollTo({ top, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    row.classList.remove("found");
    requestAnimationFrame(() => row.classList.add("found"));
  }

  /** Line and column, counted from 1. */
  position(offset) {
    const line = this.#lineOf(offset);
    return [line + 1, offset - this.#starts[line] + 1];
  }

  /** Marks places: in the margin, and under the words where the browser can. */
  mark(places) {
    for (const row of this.#marked.keys()) row.removeAttribute("data-ernst");
    this.#marked.clear();
    const ranges = new Map();
    for (const { start, end, severity, words } of places) {
      const row = this.#lines[this.#lineOf(start)];
      if (row && !this.#marked.has(row)) {
        this.#marked.set(row, severity);
        row.setAttribute("data-ernst", severity);
      }
      const range = words && this.#range(start, end);
      if (range) ranges.set(severity, [...(ranges.get(severity) ?? []), range]);
    }
    if (!globalThis.Highlight) return;
    for (const [rank, severity] of ["info", "waarschuwing", "blokkade", "ontbreekt", "fout"].entries()) {
      const highlight = new Highlight(...(ranges.get(severity) ?? []));
      highlight.priority = rank;
      CSS.highlights.set(`tp-${severity}`, highlight);
    }
  }

  #range(start, end) {
    const line = this.#lineOf(start);
    const place = (offset) => {
      for (const node of this.#lines[line].childNodes) {
        const text = node.firstChild ?? node;
        if (offset <= text.length) return [text, offset];
        offset -= text.length;
      }
      return null;
    };
    const [from, to] = [place(start - this.#starts[line]), place(end - this.#starts[line])];
    if (!from || !to) return null;
    const range = new Range();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  #lineOf(offset) {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Draws the lines that changed and leaves the others. */
  #draw() {
    const next = this.area.value.split("\n");
    const before = this.drawn ?? [];
    let head = 0;
    while (head < next.length && head < before.length && next[head] === before[head]) head += 1;
    let tail = 0;
    while (tail < Math.min(next.length, before.length) - head && next.at(-1 - tail) === before.at(-1 - tail)) tail += 1;
    const old = this.#lines.slice(head, before.length - tail);
    const rows = next.slice(head, next.length - tail).map(row);
    const after = this.#lines[before.length - tail] ?? null;
    const fresh = document.createDocumentFragment();
    fresh.append(...rows);
    if (old.length > 0 && old.length === this.#lines.length) this.layer.replaceChildren(fresh);
    else {
      this.layer.insertBefore(fresh, after);
      for (const one of old) one.remove();
    }
    for (const one of old) this.#marked.delete(one);
    this.#lines = this.#lines.slice(0, head).concat(rows, this.#lines.slice(before.length - tail));
    // As many lines as before: those below keep their numbers.
    const renumbered = rows.length === old.length ? head + rows.length : this.#lines.length;
    for (let index = head; index < renumbered; index += 1) this.#lines[index].dataset.n = index + 1;
    this.drawn = next;
    let at = 0;
    this.#starts = next.map((line) => {
      const start = at;
      at += line.length + 1;
      return start;
    });
  }
}

const KEY = /^(\s*)("(?:[^"\\]|\\.)*")(?=\s*:)/;

/** One line: the name of its field, and the rest. */
function row(line) {
  const made = document.createElement("div");
  const key = line.length < 4000 ? KEY.exec(line) : null;
  if (!key) made.append(document.createTextNode(line || "\u200b"));
  else {
    const name = document.createElement("b");
    name.textContent = key[2];
    made.append(document.createTextNode(key[1]), name, document.createTextNode(line.slice(key[0].length)));
  }
  return made;
}
