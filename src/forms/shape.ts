/**
 * Strict reading of JSON that stood in a workbook: what comes out has exactly the fields of the shape, each of its kind,
 * whatever stood there. A file may have been through any hands.
 */
export type Shape = "text" | "number" | "flag" | "code" | { [key: string]: Shape } | readonly [Shape];

/**
 * A copy of a value in the shape: absent or wrong "text", "number" and "flag" are null; a wrong "code" (text that must be
 * there) or object makes its parent undefined; wrong items of a list are left out.
 */
export function inShape(value: unknown, shape: Shape): unknown {
  if (shape === "text" || shape === "code") {
    if (typeof value === "string") return value;
    return shape === "text" ? null : undefined;
  }
  if (shape === "number") return typeof value === "number" && Number.isFinite(value) ? value : null;
  if (shape === "flag") return typeof value === "boolean" ? value : null;
  if (isList(shape)) {
    if (!Array.isArray(value)) return [];
    const [item] = shape;
    return value.map((one: unknown) => inShape(one, item)).filter((one) => one !== undefined);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(shape)) {
    const found = inShape(Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined, inner);
    if (found === undefined) return undefined;
    copy[key] = found;
  }
  return copy;
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

/** JSON text without what is null: the shape puts the nulls back. */
export function lean(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (inner === null ? undefined : inner));
}
