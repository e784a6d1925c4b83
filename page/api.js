// The service as the page asks it. The key lives in this variable and nowhere else.

let key = null;

export const hasKey = () => key !== null;

export function useKey(text) {
  key = text.trim() || null;
}

/** What the service refused: its status and its problem (RFC 9457). */
export class Refusal extends Error {
  constructor(status, problem, wait) {
    super(problem.detail ?? problem.title ?? "De dienst gaf geen bruikbaar antwoord.");
    this.status = status;
    this.problem = problem;
    this.wait = wait;
  }
}

/** Asks; an answer that is no success is thrown. Addresses are relative, so that a proxy may put the service anywhere. */
export async function ask(path, { body, accept, type = "application/json", signal } = {}) {
  const headers = {};
  if (accept) headers.Accept = accept;
  if (body !== undefined) headers["Content-Type"] = type;
  if (key) headers.Authorization = `Bearer ${key}`;
  const method = body === undefined ? "GET" : "POST";
  let answer;
  try {
    answer = await fetch(path, { method, headers, body, signal, cache: "no-store" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(0, { detail: "De dienst is niet bereikbaar. Controleer of hij draait; uw tekst staat hier nog." });
  }
  if (answer.ok) return answer;
  let problem = {};
  try {
    problem = await answer.json();
  } catch {
    // A proxy may answer in its own words.
  }
  throw new Refusal(answer.status, problem, Number(answer.headers.get("Retry-After")) || 0);
}

/** The name that the service gives a file. */
export function nameOf(answer, otherwise) {
  const said = answer.headers.get("Content-Disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(said);
  try {
    return encoded ? decodeURIComponent(encoded[1]) : otherwise;
  } catch {
    return otherwise;
  }
}

/** Hands a file to the browser. */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
