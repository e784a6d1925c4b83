// The pages of one document, drawn by the service as SVG: those in view are asked for, the one that is looked at first.

import { Refusal, ask } from "./api.js";
import { READERS, element } from "./words.js";

export class Pages {
  #order = null;
  #stop = new AbortController();
  #sheets = [];
  #seen = new Map();
  #running = false;

  constructor(scroll, list, told) {
    this.scroll = scroll;
    this.list = list;
    this.told = told;
    this.watch = new IntersectionObserver((changes) => {
      for (const change of changes) this.#seen.set(change.target, change.isIntersecting ? change.intersectionRatio : 0);
      this.#work();
    }, { root: scroll, rootMargin: "30% 0px", threshold: [0, 0.25, 0.5, 0.75] });
  }

  /** Shows a document; the pages of the former stay until theirs are there. */
  show(order, since) {
    const other = !this.#order || this.#order.kind !== order.kind || this.#order.variant !== order.variant;
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#order = order;
    this.since = since;
    this.first = true;
    if (other) {
      this.#resize(0);
      this.scroll.scrollTop = 0;
    }
    if (this.#sheets.length === 0) this.#resize(1);
    for (const sheet of this.#sheets) sheet.stale = true;
    this.#running = false;
    this.#work();
  }

  /** Says that what is shown is of before. */
  hold() {
    this.#stop.abort();
    this.list.classList.add("old");
  }

  /** Forgets what is shown: the pages of one person have no place beside the dossier of another. */
  clear() {
    this.#stop.abort();
    this.#order = null;
    this.#resize(0);
  }

  #resize(count) {
    while (this.#sheets.length > count) {
      const sheet = this.#sheets.pop();
      this.watch.unobserve(sheet.item);
      this.#seen.delete(sheet.item);
      if (sheet.url) URL.revokeObjectURL(sheet.url);
      sheet.item.remove();
    }
    while (this.#sheets.length < count) {
      const number = this.#sheets.length + 1;
      const image = element("img", { alt: "", hidden: true });
      const item = element("li", { class: "sheet" }, element("div", { class: "leaf" }, image), element("span", { class: "number" }, String(number)));
      this.list.append(item);
      this.#sheets.push({ number, item, image, stale: true, url: null });
      this.#seen.set(item, count === 1 ? 1 : 0);
      this.watch.observe(item);
    }
  }

  /** The stale page that is most in view. */
  #next() {
    const wanted = this.#sheets.filter((sheet) => sheet.stale && (this.#seen.get(sheet.item) ?? 0) > 0);
    return wanted.sort((left, right) => this.#seen.get(right.item) - this.#seen.get(left.item) || left.number - right.number)[0];
  }

  async #work() {
    if (this.#running || !this.#order) return;
    this.#running = true;
    const stop = this.#stop.signal;
    for (let sheet = this.#next(); sheet && !stop.aborted; sheet = this.#next()) {
      try {
        await this.#draw(sheet, stop);
      } catch (error) {
        if (error.name === "AbortError") return;
        if (error instanceof Refusal && [429, 503].includes(error.status)) {
          this.told({ busy: error.message });
          await new Promise((go) => setTimeout(go, Math.max(1, error.wait) * 1000));
          if (stop.aborted) return;
          continue;
        }
        this.list.classList.add("old");
        this.told({ refused: error });
        break;
      }
    }
    if (!stop.aborted) this.#running = false;
  }

  async #draw(sheet, stop) {
    const { kind, variant, body } = this.#order;
    const path = `${kind.path}?variant=${variant}&pagina=${sheet.number}`;
    let answer;
    try {
      answer = await ask(path, { body, accept: "image/svg+xml", signal: stop });
    } catch (error) {
      // The document became shorter: its first page says how long it is.
      if (sheet.number === 1 || error.problem?.code !== "parameter-ongeldig") throw error;
      this.#resize(1);
      return;
    }
    const pages = Number(answer.headers.get("Document-Paginas")) || 1;
    const url = URL.createObjectURL(await answer.blob());
    const image = new Image();
    image.src = url;
    await image.decode().catch(() => {});
    if (stop.aborted) return void URL.revokeObjectURL(url);
    image.alt = `Pagina ${sheet.number} van ${pages}: ${kind.name.toLowerCase()} voor ${READERS[variant]}`;
    sheet.image.replaceWith(image);
    if (sheet.url) URL.revokeObjectURL(sheet.url);
    Object.assign(sheet, { image, url, stale: false });
    sheet.item.classList.add("drawn");
    this.list.classList.remove("old");
    this.#resize(pages);
    if (this.first) {
      this.first = false;
      this.told({ pages, took: performance.now() - this.since });
    }
  }
}
