/**
 * Strict reading of JSON that stood in a workbook: what comes out has exactly the fields of the shape, each of its kind,
 * whatever stood there. A file may have been through any hands.
 */
export type Shape =
  "text" | "number" | "flag" | "code" | "count" | "scalars" | { [key: string]: Shape } | readonly [Shape];

/**
 * A copy of a value in the shape. "text", "number" and "flag" are null where they are absent or wrong; "code" (text),
 * "count" (number) and objects must be there, else their parent is not; wrong items of a list are left out; a key with "?"
 * is left out where it is absent; "scalars" is a table of texts and numbers.
 */
export function inShape(value: unknown, shape: Shape): unknown {
  if (typeof shape === "string") return scalar(value, shape);
  if (isList(shape)) {
    if (!Array.isArray(value)) return [];
    const [item] = shape;
    return value.map((one: unknown) => inShape(one, item)).filter((one) => one !== undefined);
  }
  if (!isTable(value)) return undefined;
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(shape)) {
    const optional = name.endsWith("?");
    const key = optional ? name.slice(0, -1) : name;
    if (optional && !Object.hasOwn(value, key)) continue;
    const found = inShape(Object.hasOwn(value, key) ? value[key] : undefined, inner);
    if (found === undefined && !optional) return undefined;
    if (found !== undefined) copy[key] = found;
  }
  return copy;
}

function scalar(value: unknown, kind: "text" | "number" | "flag" | "code" | "count" | "scalars"): unknown {
  switch (kind) {
    case "text":
      return typeof value === "string" ? value : null;
    case "code":
      return typeof value === "string" ? value : undefined;
    case "number":
      return isFiniteNumber(value) ? value : null;
    case "count":
      return isFiniteNumber(value) ? value : undefined;
    case "flag":
      return typeof value === "boolean" ? value : null;
    case "scalars":
      return isTable(value)
        ? Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === "string" || isFiniteNumber(one)))
        : undefined;
  }
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

/** JSON text without what is null: the shape puts the nulls back. */
export function lean(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (inner === null ? undefined : inner));
}
