// What the published schema says of a field, for a small form beside a fault.

/** A field by its pointer: what to write in it, and in which form. */
export function field(schema, pointer) {
  let nodes = schema ? options(schema, schema) : [];
  let about;
  let required = false;
  for (const part of pointer.split("/").slice(1)) {
    const inner = [];
    for (const node of nodes) {
      const found = /^\d+$|^-$/.test(part) ? node.items : node.properties?.[part];
      if (!found) continue;
      required = node.required?.includes(part) ?? false;
      about = found.description;
      inner.push(...options(schema, found));
    }
    nodes = inner;
  }
  about ??= nodes.find((node) => node.description)?.description;
  const choices = nodes.flatMap((node) => node.enum ?? (node.const === undefined ? [] : [node.const]));
  const has = (type) => nodes.some((node) => [node.type].flat().includes(type));
  // A day of birth may be known in part, so that it is no `date` to the schema; its example is one.
  const day = nodes.some((node) => node.format === "date" || node.examples?.some((one) => /^\d{4}-\d\d-\d\d$/.test(one)));
  let form = "text";
  if (choices.filter((choice) => typeof choice === "string" && choice).length > 1) form = "choice";
  else if (has("boolean")) form = "flag";
  else if (day) form = "day";
  else if (has("object") || has("array")) form = "part";
  else if (has("integer") || has("number")) form = has("string") ? "text" : "number";
  else if (nodes.some((node) => node.type === "string" && (node.maxLength ?? 0) > 300)) form = "story";
  return { known: nodes.length > 0, about, form, required, choices: choices.filter((choice) => typeof choice === "string" && choice) };
}

/** A node of the schema without references and alternatives; the form to write comes first. */
function options(schema, node, depth = 0) {
  if (!node || depth > 12) return [];
  if (node.$ref) {
    if (node.$ref.endsWith("/Afwezig")) return [];
    const target = node.$ref.split("/").slice(1).reduce((inner, part) => inner?.[part], schema);
    return options(schema, target, depth + 1);
  }
  // Of what holds all at once, the conditions say nothing of one field.
  const several = node.anyOf ?? node.oneOf ?? node.allOf?.filter((one) => one.$ref);
  if (!several) return [node];
  const inner = several.flatMap((one) => options(schema, one, depth + 1));
  if (node.type || node.properties) return [node, ...inner];
  return node.description ? [{ description: node.description }, ...inner] : inner;
}
