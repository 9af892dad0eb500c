import type { Area } from "../../src/sheet/address";
import type { HostSheet } from "./book";
import { HostFault } from "./book";
import { guardFormat } from "./guard";
import type { Prop } from "./node";

export const STANDARD_WIDTH = 48;
export const STANDARD_HEIGHT = 15;

type Lines = "columns" | "rows";

function lines(areas: readonly Area[], which: Lines): number[] {
  const out = new Set<number>();
  for (const area of areas) {
    const [from, to] = which === "columns" ? [area.left, area.right] : [area.top, area.bottom];
    if (to - from > 20_000) throw new HostFault("RangeExceedsLimit", "too many lines for the in-memory Excel");
    for (let at = from; at <= to; at++) out.add(at);
  }
  return [...out];
}

const reaches = (areas: readonly Area[], which: Lines, at: number): boolean =>
  areas.some((area) =>
    which === "columns" ? at >= area.left && at <= area.right : at >= area.top && at <= area.bottom,
  );

/** Width in points of columns, or height of rows. */
export function sizes(
  sheet: HostSheet,
  areas: readonly Area[],
  which: Lines,
  part: "width" | "height",
  usual: number,
): Prop {
  const store = sheet[which] as Map<number, { width?: number; height?: number; hidden?: boolean }>;
  return {
    get: () => {
      const found = lines(areas, which).map((at) => store.get(at)?.[part] ?? usual);
      return found.every((size) => size === found[0]) ? found[0] : null;
    },
    set: (value) => {
      guardFormat(sheet, which === "columns" ? "allowFormatColumns" : "allowFormatRows");
      const size = Number(value);
      if (!Number.isFinite(size) || size < 0 || size > (part === "height" ? 409.5 : 1790))
        throw new HostFault("InvalidArgument", part);
      for (const at of lines(areas, which)) setLine(store, at, part, size === usual ? undefined : size);
    },
  };
}

export function setLine<T extends object, K extends keyof T>(
  store: Map<number, T>,
  at: number,
  part: K,
  value: T[K] | undefined,
): void {
  const line = { ...(store.get(at) ?? ({} as T)) };
  if (value === undefined) delete line[part];
  else line[part] = value;
  if (Object.keys(line).length === 0) store.delete(at);
  else store.set(at, line);
}

export function standard(sheet: HostSheet, areas: readonly Area[], which: Lines, part: "width" | "height"): Prop {
  const store = sheet[which] as Map<number, { width?: number; height?: number; hidden?: boolean }>;
  const touched = (): number[] => [...store.keys()].filter((at) => reaches(areas, which, at));
  return {
    get: () => !touched().some((at) => store.get(at)?.[part] !== undefined),
    set: (value) => {
      guardFormat(sheet, which === "columns" ? "allowFormatColumns" : "allowFormatRows");
      if (value === true) for (const at of touched()) setLine(store, at, part, undefined);
    },
  };
}

/** rowHidden and columnHidden. */
export function hiddenProp(sheet: HostSheet, areas: readonly Area[], which: Lines): Prop {
  const store = sheet[which] as Map<number, { width?: number; height?: number; hidden?: boolean }>;
  return {
    get: () => {
      const hidden = [...store.keys()].filter((at) => reaches(areas, which, at) && store.get(at)?.hidden === true);
      if (hidden.length === 0) return false;
      const total = areas.reduce(
        (sum, area) => sum + (which === "columns" ? area.right - area.left : area.bottom - area.top) + 1,
        0,
      );
      return hidden.length === total ? true : null;
    },
    set: (value) => {
      guardFormat(sheet, which === "columns" ? "allowFormatColumns" : "allowFormatRows");
      const all = value === true ? lines(areas, which) : [...store.keys()].filter((at) => reaches(areas, which, at));
      for (const at of all) setLine(store, at, "hidden", value === true ? true : undefined);
    },
  };
}

/** Rows forget a height that was set: Excel would measure their texts, here they have the standard one. */
export function fitRows(sheet: HostSheet, areas: readonly Area[]): void {
  for (const at of lines(areas, "rows")) setLine(sheet.rows, at, "height", undefined);
}
