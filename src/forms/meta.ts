import type { Identity } from "../domain/submission";
import { type Book, type Grid, rowEnd } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import { textAt } from "./columns";
import { draft, put } from "./draft";

export const META_SHEET = "_meta";
/** Version of the templates; a reader of a later version still reads files of this one. */
export const TEMPLATE_VERSION = "1";

/** Keys of identity, in the sheet and as custom document properties with the prefix "thidua.". */
export const META_KEYS = ["plan", "member", "period", "template", "submitted"] as const;
export type MetaKey = (typeof META_KEYS)[number];
export type Meta = Partial<Record<string, string>>;

const PREFIX = "thidua.";

/** The very hidden sheet of identity: A = key, B = value. */
export function metaSheet(meta: Meta): SheetSpec {
  const sheet = draft(META_SHEET, { state: "veryHidden" });
  Object.entries(meta).forEach(([key, value], row) => {
    put(sheet, row, 0, key, "machine");
    put(sheet, row, 1, value === "" ? null : (value ?? null), "metaValue");
  });
  sheet.styles = { ...sheet.styles, metaValue: { format: "@" } };
  sheet.columns.push({ column: 0, width: 14 }, { column: 1, width: 40 });
  return sheet;
}

/** The same keys as custom document properties: LibreOffice turns very hidden into hidden, but keeps these. */
export function metaProperties(meta: Meta): Record<string, string> {
  return Object.fromEntries(META_KEYS.flatMap((key) => (meta[key] ? [[PREFIX + key, meta[key]] as const] : [])));
}

/** What the sheet of identity says; null when there is none. */
export function readMetaSheet(book: Book): Readonly<Meta> | null {
  const grid = book.sheets.find((sheet) => sheet.name.toLowerCase() === META_SHEET);
  if (!grid) return null;
  let meta = metas.get(grid);
  if (!meta) metas.set(grid, (meta = metaOf(grid)));
  return meta;
}

/** A grid never changes: what it says is read once, and asked for by reading and by the check. */
const metas = new WeakMap<Grid, Meta>();

function metaOf(grid: Grid): Meta {
  const meta: Meta = {};
  for (let row = 0; row < Math.min(rowEnd(grid), 200); row++) {
    const key = textKey(textAt(grid, row, 0));
    const value = textAt(grid, row, 1);
    if (key !== "" && value !== "") meta[key] = value;
  }
  return meta;
}

/** What the custom properties say. */
export function readMetaProperties(book: Book): Meta {
  const meta: Meta = {};
  for (const [name, value] of Object.entries(book.properties)) {
    if (name.toLowerCase().startsWith(PREFIX) && value !== "") meta[name.slice(PREFIX.length).toLowerCase()] = value;
  }
  return meta;
}

/** Identity from the sheet, else from the properties; `differ` when both stand there and say different things. */
export function readIdentity(book: Book): { identity: Identity; differ: MetaKey[] } {
  const sheet = readMetaSheet(book);
  const properties = readMetaProperties(book);
  const told = (meta: Meta | null): boolean => META_KEYS.some((key) => key !== "template" && meta?.[key]);
  const from = told(sheet) ? sheet! : told(properties) ? properties : {};
  const differ = META_KEYS.filter(
    (key) => key !== "submitted" && sheet?.[key] && properties[key] && sheet[key] !== properties[key],
  );
  const or = (key: MetaKey): string | null => from[key] ?? properties[key] ?? null;
  const how = told(sheet) ? "meta" : told(properties) ? "properties" : "none";
  return {
    identity: {
      plan: or("plan"),
      member: or("member"),
      period: or("period"),
      template: or("template"),
      submitted: or("submitted"),
      how,
    },
    differ,
  };
}
