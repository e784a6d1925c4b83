// The page: a trajectory in the middle, what stands out beside it, and its documents. Everything lives in this window.

import { Refusal, ask, hasKey, nameOf, save, useKey } from "./api.js";
import { Editor } from "./editor.js";
import { Pages } from "./pages.js";
import { at, nearest, putting, read, removing, renaming, within } from "./places.js";
import { Points, pointsOf, summary } from "./points.js";
import { KINDS, READERS, count, day, element, name as words, place, seconds } from "./words.js";

const find = (id) => document.getElementById(id);
const PAUSE = 90;

const files = [];
let file = null;
let schema = null;
let workbook = null;
let kind = KINDS[2];
let judged = null;
let parsed = { value: undefined, places: new Map(), torn: null };
let timer = 0;
let judging = new AbortController();

const editor = new Editor(find("editor"), { changed: typed });
const pages = new Pages(find("pages-scroll"), find("sheets"), toldOfPages);
const points = new Points(find("points"), {
  get schema() { return schema; },
  at: (pointer) => at(parsed.value, pointer),
  cell: (pointer) => file.cells?.[pointer],
  show: showPlace,
  put: (pointer, value) => mend((places) => putting(editor.text, places, pointer, value), `${place(pointer)} is aangepast.`),
  remove: (pointer) => mend((places) => removing(editor.text, places, pointer), `${place(pointer)} is weggehaald.`),
  rename: (pointer, to) => mend((places) => renaming(places, pointer, to), `Het veld heet nu ${words(to)}.`),
  confirm: (point, woord, reden, door) => {
    const { hash } = point.data;
    const told = { pointer: point.pointers[0], woord, reden, door, hash };
    mend((places) => putting(editor.text, places, "/bevestigd/-", told), `‘${woord}’ is bevestigd.`);
  },
});

// Opening.

async function opened(list) {
  const texts = [];
  for (const one of list) {
    try {
      texts.push(...(await textsOf(one)));
    } catch (error) {
      toast(error instanceof Refusal || error instanceof Unreadable ? error.message : `${one.name} is niet te lezen.`);
    }
  }
  if (texts.length === 0 || !mayLeave()) return;
  files.splice(0, files.length, ...texts);
  open(files[0]);
}

class Unreadable extends Error {}

/** What looks like a workbook and is none that is read here, by the end of its name: what it is, and what to do. */
const OTHERS = {
  ods: "is een werkboek van LibreOffice. Bewaar het als .xlsx.",
  xls: "heeft de oude vorm .xls. Bewaar het in Excel als .xlsx.",
  xlsb: "heeft de vorm .xlsb. Bewaar het in Excel als .xlsx.",
  csv: "is één tabblad van een werkboek. Kies het hele werkboek als .xlsx; een map met CSV-bestanden leest alleen de opdrachtregel.",
};

async function textsOf(one) {
  const end = one.name.split(".").at(-1).toLowerCase();
  if (one.name.startsWith("~$")) throw new Unreadable(`${one.name} is een slotbestand van Excel. Kies het werkboek zelf.`);
  if (OTHERS[end]) throw new Unreadable(`${one.name} ${OTHERS[end]}`);
  if (["xlsx", "xlsm"].includes(end)) {
    if (!workbook) throw new Unreadable("Deze dienst leest geen werkboeken. Kies een JSON-bestand.");
    const answer = await ask(workbook, { body: one, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
    const { kandidaten, fouten, opmerkingen = [] } = await answer.json();
    if (kandidaten.length === 0) throw new Unreadable(sentence(fouten[0]) ?? `${one.name} heeft geen kandidaten.`);
    const rows = kandidaten.map(({ cellen }) => new Set(Object.values(cellen).map(rowOf)));
    return kandidaten.map(({ naam, traject, cellen, fouten: own }, index) => ({
      name: `${naam || one.name.replace(/\.xls[xm]$/i, "")}.json`,
      text: `${JSON.stringify(traject, null, 2)}\n`, cells: cellen, read: traject, book: fouten,
      unread: own.map((fault) => ({ ...fault, pointer: Object.keys(cellen).find((pointer) => cellen[pointer] === fault.cel) })),
      remarks: opmerkingen.filter(({ cel }) => rows[index].has(rowOf(cel)) || !rows.some((row) => row.has(rowOf(cel)))),
    }));
  }
  const text = (await one.text()).replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  if (text.includes("\u0000") || !/^\s*[{[]/.test(text)) throw new Unreadable(`${one.name} is geen traject in JSON.`);
  return [{ name: one.name, text: laidOut(text), saved: true }];
}

/** The row of a cell: `kandidaten!C14` is of `kandidaten!14`. */
const rowOf = (cell) => cell.replace(/![A-Z]+/, "!");

const sentence = (fault) => fault && `${fault.cel.includes("!") ? "Cel" : "Tabblad"} ${fault.cel}: ${fault.detail}`;

/** What the workbook says that no judgement of the text can know, and that keeps documents from being made: its own faults all of
    them, a cell that was not read those of this candidate, until its value is typed here. */
function halts() {
  const point = (text) => ({ code, pointer, ...fault }) =>
    ({ severity: "fout", code, text: text({ pointer, ...fault }), pointers: pointer ? [pointer] : [], data: {} });
  const own = (file?.unread ?? []).filter((fault) => !isTyped(fault));
  return [
    ...(file?.book ?? []).map(point((fault) => `${sentence(fault)} Herstel dit in het werkboek en open het opnieuw.`)),
    ...own.map(point((fault) => (fault.pointer ? fault.detail : `${sentence(fault)} Herstel dit in het werkboek en open het opnieuw.`))),
  ];
}

/** Whether the value of a cell was typed: something stands there that did not when the workbook was read. After a list became longer
    or shorter its positions say nothing of the rows any more. */
function isTyped({ pointer }) {
  if (!pointer || parsed.value === undefined) return false;
  const now = at(parsed.value, pointer);
  if (now === undefined || now === null || now === "" || now === at(file.read, pointer)) return false;
  return [...pointer.matchAll(/\/\d+(?=\/|$)/g)].every(({ index }) => {
    const list = pointer.slice(0, index);
    return at(parsed.value, list)?.length === at(file.read, list)?.length;
  });
}

/** Everything that is told of a kind of document. What follows from a fault of the workbook, or from a cell that was not read, is not
    told beside it. */
function toldOf(soort) {
  const halted = halts();
  if (file.book?.length > 0) return halted;
  const unread = new Set(halted.flatMap((point) => point.pointers).flatMap((pointer) => [pointer, pointer.replace(/\/[^/]*$/, "")]));
  const follows = (point) => ["fout", "ontbreekt"].includes(point.severity) && point.pointers[0] && unread.has(point.pointers[0]);
  const remarks = (file.remarks ?? []).map((remark) =>
    ({ severity: "info", code: remark.code, text: sentence(remark), pointers: [], data: {} }));
  return [...halted, ...pointsOf(judged, soort).filter((point) => !follows(point)), ...remarks];
}

/** What a program wrote on one line is laid out, since nobody can read it so. */
function laidOut(text) {
  if (!text.split("\n", 200).some((line) => line.length > 4000 && /","?/.test(line))) return text;
  try {
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  } catch {
    return text;
  }
}

function open(one) {
  file = one;
  file.first ??= one.text;
  document.body.dataset.view = "work";
  find("name").textContent = file.name;
  const which = find("which");
  which.hidden = files.length < 2;
  find("name").hidden = files.length > 1;
  which.replaceChildren(...files.map((each, index) => element("option", { value: String(index) }, each.name)));
  which.value = String(files.indexOf(one));
  const variant = file.text.match(/"variant"\s*:\s*"(werkgever|werknemer|uwv|intern)"/)?.[1];
  if (variant) find("variant").value = variant;
  editor.open(file.text);
  find("changed").hidden = file.text === file.first;
  judged = null;
  find("points").replaceChildren();
  pages.clear();
  scrollTo(0, 0);
  refresh();
  for (const id of ["pdf", "zip"]) find(id).disabled = halts().length > 0;
  // The name of a file may be that of a person, and a title goes into the history of the browser.
  document.title = `Traject${files.length > 1 ? ` ${files.indexOf(one) + 1} van ${files.length}` : ""} – Trajectpers`;
  find("hoofd").focus({ preventScroll: true });
}

const dirty = () => files.some((one) => one.text !== one.first);
const mayLeave = () => !dirty() || confirm("Uw wijzigingen zijn nergens opgeslagen en gaan verloren. Toch verder?");

// Typing.

function typed() {
  file.text = editor.text;
  find("changed").hidden = file.text === file.first;
  clearTimeout(timer);
  const since = performance.now();
  timer = setTimeout(() => refresh(since), PAUSE);
}

function change(edit, told) {
  editor.change(edit);
  say(told);
}

/** Changes the text as it is now: after a change that was just made, places of before it would tear the text. */
function mend(edit, told) {
  const { torn: broken, places } = read(editor.text);
  if (broken) return toast("De tekst is nu niet te lezen; herstel eerst de fout.");
  change(edit(places), told);
}

/** Judges the text and draws its pages, both at once. */
function refresh(since = performance.now()) {
  clearTimeout(timer);
  parsed = read(editor.text);
  judging.abort();
  if (parsed.torn) return torn(parsed.torn);
  judge();
  draw(since);
}

/** Draws the pages, unless the workbook keeps them from being a document. */
function draw(since) {
  const number = halts().length;
  if (number === 0) return pages.show({ kind, variant: find("variant").value, body: editor.text }, since);
  pages.clear();
  find("pages-hint").textContent = "";
  banner(`Er wordt geen document gemaakt: in het werkboek ${number === 1 ? "moet eerst 1 punt" : `moeten eerst ${number} punten`} worden hersteld.`, null);
}

function torn({ message, at: where }) {
  const [line, column] = editor.position(where);
  judged = null;
  const told = [{ severity: "fout", code: "geen_json", text: `Regel ${line}, teken ${column}. ${message}`, pointers: [""], data: {}, offset: where }];
  points.show(told);
  editor.mark([{ start: where, end: where + 1, severity: "fout", words: true }]);
  find("points-hint").textContent = "";
  tellSummary([]);
  tellCounts();
  pages.hold();
  banner("Deze pagina’s zijn van vóór uw laatste wijziging: de tekst is nu niet te lezen.", () => showOffset(where));
}

async function judge() {
  judging = new AbortController();
  const { signal } = judging;
  try {
    const answer = await ask(`v1/trajecten/_valideer?variant=${find("variant").value}`, { body: editor.text, signal });
    judged = await answer.json();
  } catch (error) {
    if (error.name === "AbortError") return;
    if (locked(error)) return;
    if ([429, 503].includes(error.status)) {
      timer = setTimeout(judge, Math.max(1, error.wait) * 1000);
      return;
    }
    judged = { fouten: error.problem?.errors ?? [{ pointer: "", code: error.problem?.code ?? "fout", detail: error.message }], documenten: [] };
  }
  if (!signal.aborted) tell();
}

/** Shows the judgement for the document that is looked at. */
function tell() {
  tellCounts();
  const told = toldOf(kind.soort);
  points.show(told);
  editor.mark(told.slice(0, 400).flatMap((point) => point.pointers.slice(0, 20).flatMap((pointer) => {
    const words = named(point, pointer);
    return words.length > 0 ? words : [marked(point, pointer)];
  })));
  find("points-hint").textContent = told.length === 0 ? "" : count(told.length, "punt", "punten");
  tellSummary(told);
  tellCalendar();
  const stops = told.filter((point) => point.severity === "fout" || point.severity === "ontbreekt");
  find("pdf").disabled = stops.length > 0;
  find("zip").disabled = !KINDS.some(isPossible);
}

/** Whether a kind of document can be made of the text and of the workbook that it comes from. */
const isPossible = (one) =>
  halts().length === 0 && Boolean(judged?.documenten?.find((each) => each.soort === one.soort)?.mogelijk);

/** Where a point stands: at the words that it names, else at a short value, else at the name of its field. */
function marked(point, pointer) {
  const { severity, data: { van, tot } } = point;
  const exact = parsed.places.get(pointer);
  const short = exact?.kind === "scalar" && exact.end - exact.start < 80;
  if (exact?.kind === "scalar" && Number.isInteger(van) && Number.isInteger(tot)) {
    const [start, end] = within(editor.text, exact, van, tot);
    return { start, end, severity, words: true };
  }
  if (short) return { start: exact.start, end: exact.end, severity, words: true };
  const spot = exact ?? nearest(parsed.places, pointer);
  const [start, end] = spot.key ?? [spot.start, spot.start + 1];
  return { start, end, severity, words: Boolean(spot.key) };
}

/** The words that a finding names, in a longer text. */
function named(point, pointer) {
  const exact = parsed.places.get(pointer);
  if (exact?.kind !== "scalar" || Number.isInteger(point.data.van)) return [];
  const placed = (point.data.treffers ?? []).filter((one) => Number.isInteger(one.van) && Number.isInteger(one.tot));
  if (placed.length > 0) {
    return placed.map((one) => {
      const [start, end] = within(editor.text, exact, one.van, one.tot);
      return { start, end, severity: point.severity, words: true };
    });
  }
  const value = editor.text.slice(exact.start, exact.end);
  const told = [point.data.woord, ...[...(point.text ?? "").matchAll(/‘([^’]+)’ \(/g)].map((found) => found[1])];
  return [...new Set(told)].flatMap((word) => {
    const at = word ? value.indexOf(word) : -1;
    return at < 0 ? [] : [{ start: exact.start + at, end: exact.start + at + word.length, severity: point.severity, words: true }];
  });
}

function tellCounts() {
  let all = 0;
  for (const one of KINDS) {
    const label = find(`count-${one.soort}`);
    const told = judged ? toldOf(one.soort) : [];
    const possible = isPossible(one);
    label.dataset.state = !judged ? "unknown" : !possible ? "stopped" : told.length > 0 ? "told" : "calm";
    label.textContent = !judged ? "" : told.length === 0 ? "✓" : String(told.length);
    find(`said-${one.soort}`).textContent = !judged ? "" : `${possible ? "kan worden gemaakt" : "kan nog niet"}; ${count(told.length, "punt", "punten")}`;
    if (one === kind) all = judged ? told.length : 1;
  }
  find("pane-count").textContent = all || "";
}

function tellSummary(told) {
  const parts = summary(told);
  find("summary").hidden = parts.length < 2;
  find("summary").replaceChildren(...parts.map(([severity, text]) => element("span", { "data-ernst": severity }, text)));
}

const STANDS = { onbekend: "niet ingevuld", op_tijd: "op tijd", te_laat: "te laat", komt: "komt nog", verstreken: "verstreken" };

function tellCalendar() {
  const steps = judged.kalender ?? [];
  find("calendar").hidden = steps.length === 0;
  const rows = steps.map(({ naam, uiterlijk, stand }) => element("tr", {},
    element("th", { scope: "row" }, naam), element("td", {}, day(uiterlijk)),
    element("td", { "data-stand": stand }, STANDS[stand] ?? (stand ?? "").replaceAll("_", " "))));
  find("calendar").querySelector("tbody").replaceChildren(...rows);
}

function toldOfPages({ pages: number, took, refused, busy }) {
  if (busy) return void (find("pages-hint").textContent = "De dienst is druk; nog even…");
  if (refused) {
    if (locked(refused)) return;
    find("pages-hint").textContent = "";
    const faults = refused.problem?.errors?.length ?? 0;
    const text = faults > 0 && refused.status === 400
      ? `${kind.name} kan zo niet worden gemaakt: ${count(faults, "punt moet", "punten moeten")} eerst worden hersteld.`
      : refused.message;
    const pointer = refused.problem?.errors?.[0]?.pointer;
    return void banner(text, pointer === undefined ? null : () => showPlace(pointer));
  }
  banner(null);
  find("pages-hint").textContent = `${count(number, "pagina", "pagina’s")} · in ${seconds(took)}`;
  find("sheets").dataset.took = String(Math.round(took));
  say(`${kind.name}: ${count(number, "pagina", "pagina’s")}.`);
}

function banner(text, go) {
  const box = find("banner");
  box.hidden = !text;
  if (!text) return void box.replaceChildren();
  const button = go ? element("button", { type: "button", onclick: go }, "Ga naar de plaats") : null;
  box.replaceChildren(element("p", {}, text), ...(button ? [button] : []));
}

function showPlace(pointer, point) {
  if (point?.offset !== undefined) return showOffset(point.offset);
  const [spot] = point ? [...named(point, pointer), marked(point, pointer)] : [marked({ data: {}, severity: "info" }, pointer)];
  pane("text");
  editor.show(spot.start, spot.end);
}

function showOffset(offset) {
  pane("text");
  editor.show(offset, offset + 1);
}

// Choosing and downloading.

for (const one of KINDS) {
  find("soorten").append(element("label", { class: "kind" },
    element("input", {
      type: "radio", name: "soort", value: one.soort, checked: one === kind,
      onchange: () => {
        kind = one;
        if (judged) tell();
        if (!parsed.torn) draw(performance.now());
      },
    }),
    element("span", { class: "kind-name" }, one.name), element("span", { class: "kind-short", "aria-hidden": "true" }, one.short),
    element("span", { class: "kind-count", id: `count-${one.soort}`, "aria-hidden": "true" }),
    element("span", { class: "sr", id: `said-${one.soort}` })));
}

find("variant").addEventListener("change", () => refresh());
find("which").addEventListener("change", (event) => open(files[Number(event.target.value)]));
find("tidy").addEventListener("click", () => {
  const now = read(editor.text);
  if (now.torn) return toast("De tekst is nu niet te lezen; herstel eerst de fout.");
  change({ start: 0, end: editor.text.length, text: `${JSON.stringify(now.value, null, 2)}\n` }, "De tekst is ingesprongen.");
});

find("pdf").addEventListener("click", (event) => busy(event.currentTarget, async () => {
  const answer = await ask(`${kind.path}?variant=${find("variant").value}`, { body: editor.text, accept: "application/pdf" });
  save(await answer.blob(), nameOf(answer, `${kind.soort}.pdf`));
  say("De PDF is gedownload.");
}));

find("zip").addEventListener("click", (event) => busy(event.currentTarget, async () => {
  const variant = find("variant").value;
  const possible = KINDS.filter(isPossible);
  const body = possible.map((one) => `{"soort":"${one.soort}","variant":"${variant}","traject":${editor.text}}`).join("\n");
  const answer = await ask("v1/documenten/_batch", { body, type: "application/x-ndjson" });
  save(await answer.blob(), `${stem()}.zip`);
  say(`${count(possible.length, "document is", "documenten zijn")} gedownload.`);
}));

find("json").addEventListener("click", saveText);

find("template").addEventListener("click", (event) => busy(event.currentTarget, async () => {
  save(await (await ask("v1/werkboeken/sjabloon")).blob(), "traject.xlsx");
  say("Het lege werkboek is gedownload.");
}));

function saveText() {
  save(new Blob([editor.text], { type: "application/json" }), `${stem()}.json`);
  file.first = file.text;
  find("changed").hidden = true;
  say("Het traject is gedownload.");
}

const stem = () => file.name.replace(/\.json$/i, "");

async function busy(button, work) {
  button.setAttribute("aria-busy", "true");
  try {
    await work();
  } catch (error) {
    if (!locked(error)) toast(error.message);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

function pane(name) {
  document.querySelector(".desk").dataset.pane = name;
  for (const button of document.querySelectorAll(".panes button")) {
    button.setAttribute("aria-pressed", String(button.dataset.pane === name));
  }
}
for (const button of document.querySelectorAll(".panes button")) button.addEventListener("click", () => {
  pane(button.dataset.pane);
  scrollTo(0, 0);
});

// A phone begins with the pages; a wider screen has them always, and what stands out beside them.
const phone = matchMedia("(max-width: 56rem)");
const settle = () => pane(phone.matches ? "pages" : "points");
phone.addEventListener("change", settle);
settle();

// Files come by choice, by dropping, by pasting, or as an example.

for (const id of ["choose", "open"]) find(id).addEventListener("click", () => find("picker").click());
find("picker").addEventListener("change", (event) => {
  const list = [...event.target.files];
  event.target.value = "";
  opened(list);
});

let depth = 0;
const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragenter", (event) => {
  if (!holdsFiles(event)) return;
  depth += 1;
  find("cover").hidden = false;
});
addEventListener("dragleave", () => {
  depth = Math.max(0, depth - 1);
  find("cover").hidden = depth === 0;
});
addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
addEventListener("drop", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  depth = 0;
  find("cover").hidden = true;
  opened([...event.dataTransfer.files]);
});

find("paste").addEventListener("click", () => find("paste-dialog").showModal());
find("paste-cancel").addEventListener("click", () => find("paste-dialog").close());
find("paste-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = find("pasted").value;
  if (!text.trim()) return;
  find("paste-dialog").close();
  find("pasted").value = "";
  files.splice(0, files.length, { name: "traject.json", text: laidOut(text), first: "" });
  open(files[0]);
});

addEventListener("beforeunload", (event) => {
  if (dirty()) event.preventDefault();
});
addEventListener("keydown", (event) => {
  if (document.body.dataset.view !== "work") return;
  if (event.key === "F8") {
    event.preventDefault();
    const point = points.step(event.shiftKey ? -1 : 1);
    if (point) say(point.text);
  } else if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    saveText();
  }
});

// The key, where the service asks for one.

function locked(error) {
  if (error?.status !== 401) return false;
  find("unlock").hidden = false;
  find("key-fault").textContent = hasKey() ? error.message : "";
  if (!find("key-dialog").open) find("key-dialog").showModal();
  return true;
}
find("unlock").addEventListener("click", () => find("key-dialog").showModal());
find("key-cancel").addEventListener("click", () => find("key-dialog").close());
find("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  useKey(find("key").value);
  find("key").value = "";
  find("key-dialog").close();
  if (document.body.dataset.view === "work") refresh();
  else begin();
});

// Telling.

function say(text) {
  find("said").textContent = text;
}

let toasting = 0;
function toast(text) {
  const box = find("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toasting);
  toasting = setTimeout(() => (box.hidden = true), 8000);
}

// The beginning: examples, the schema, whether there are workbooks, and three true pages.

async function begin() {
  try {
    const list = await (await ask("v1/voorbeelden")).json();
    find("examples").replaceChildren(...list.map(example));
    fan(list[0]);
  } catch (error) {
    if (!locked(error)) toast(error.message);
  }
}

const TITLES = { "van-den-akker": "Van den Akker", "de-graaf": "De Graaf" };

function example({ naam, omschrijving }) {
  const title = TITLES[naam] ?? words(naam.replaceAll("-", " "));
  const choose = async () => {
    try {
      const text = await (await ask(`v1/voorbeelden/${naam}`)).text();
      if (!mayLeave()) return;
      files.splice(0, files.length, { name: `${naam}.json`, text });
      open(files[0]);
    } catch (error) {
      if (!locked(error)) toast(error.message);
    }
  };
  return element("li", {}, element("button", { type: "button", class: "example", onclick: choose },
    element("strong", {}, title), element("span", {}, omschrijving)));
}

async function fan({ naam }) {
  if (!matchMedia("(min-width: 60rem)").matches || find("fan").childElementCount > 0) return;
  try {
    const body = await (await ask(`v1/voorbeelden/${naam}`)).text();
    const drawn = [];
    for (const one of [KINDS[0], KINDS[3], KINDS[2]]) {
      const answer = await ask(`${one.path}?variant=werkgever`, { body, accept: "image/svg+xml" });
      const image = new Image();
      image.alt = "";
      image.src = URL.createObjectURL(await answer.blob());
      drawn.push(image);
    }
    find("fan").replaceChildren(...drawn);
  } catch {
    // The pages are an ornament.
  }
}

async function learn() {
  try {
    schema = await (await ask("v1/schemas/traject")).json();
    const { paths } = await (await ask("v1/openapi.json")).json();
    const path = Object.keys(paths).find((one) => one.endsWith("/werkboeken/_lees"));
    if (!path) return;
    workbook = "v1/werkboeken/_lees";
    find("kinds").textContent = "Een JSON-bestand of een werkboek (.xlsx), of meer tegelijk";
    find("picker").accept += ",.xlsx,.xlsm";
    find("template").hidden = !Object.keys(paths).some((one) => one.endsWith("/werkboeken/sjabloon"));
  } catch {
    // Without the schema a form is a plain one.
  }
}

for (const value of Object.keys(READERS)) if (!find("variant").querySelector(`[value=${value}]`)) throw new Error(value);
begin();
learn();
