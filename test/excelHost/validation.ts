import type { Area } from "../../src/sheet/address";
import type { HostSheet, HostValidation } from "./book";
import { areaSize, cellOf, eachIn, HostFault, key, tidy } from "./book";
import { shared } from "./format";
import { guardLocking } from "./guard";
import type { HostNode, Prop } from "./node";
import { readOnly } from "./node";

const TYPES: Readonly<Record<string, string>> = {
  list: "List",
  decimal: "Decimal",
  wholeNumber: "WholeNumber",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

function checkRule(rule: unknown): Record<string, unknown> {
  const kinds = typeof rule === "object" && rule !== null ? Object.keys(rule) : [];
  if (kinds.length !== 1 || !(kinds[0]! in TYPES)) throw new HostFault("InvalidArgument", "validation rule");
  const body = (rule as Record<string, Record<string, unknown>>)[kinds[0]!]!;
  if (kinds[0] === "list") {
    const source = body["source"];
    if (typeof source !== "string" || source === "") throw new HostFault("InvalidArgument", "list source");
    if (!source.startsWith("=") && source.length > 255)
      throw new HostFault("InvalidArgument", "list over 255 characters");
  } else if (kinds[0] === "custom") {
    if (typeof body["formula"] !== "string") throw new HostFault("InvalidArgument", "custom formula");
  } else if (body["formula1"] === undefined || body["operator"] === undefined)
    throw new HostFault("InvalidArgument", "rule");
  return rule as Record<string, unknown>;
}

const sorted = (value: unknown): unknown => Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1));

/** range.dataValidation: kept with each cell, so that parts of an area may differ. */
export function validationNode(sheet: HostSheet, areas: readonly Area[]): HostNode {
  const of = (row: number, column: number): HostValidation | null =>
    sheet.cells.get(key(row, column))?.validation ?? null;
  const put = (change: (old: HostValidation | null) => HostValidation | null): void => {
    guardLocking(sheet);
    const next = new Map<HostValidation | null, HostValidation | null>();
    const whole = areas.some((area) => areaSize(area) > 2_000_000);
    eachIn(sheet, areas, (row, column) => {
      const old = of(row, column);
      let value = next.get(old);
      if (value === undefined) next.set(old, (value = change(old)));
      if (value === null) {
        const cell = sheet.cells.get(key(row, column));
        if (!cell) return;
        delete cell.validation;
        tidy(sheet, key(row, column));
      } else if (whole) throw new HostFault("OperationCellsExceedLimit", "validation of a whole sheet");
      else cellOf(sheet, row, column).validation = value;
    });
  };
  const part = (name: "errorAlert" | "prompt" | "ignoreBlanks", fallback: unknown): Prop => ({
    get: () => shared(sheet, areas, (row, column) => of(row, column)?.[name] ?? fallback),
    set: (value) =>
      put((old) => {
        if (!old) return null;
        const { [name]: _old, ...rest } = old;
        const usual = name !== "ignoreBlanks" && JSON.stringify(sorted(value)) === JSON.stringify(sorted(fallback));
        return (usual ? rest : { ...rest, [name]: value }) as HostValidation;
      }),
  });
  return {
    type: "DataValidation",
    scalars: {
      Type: readOnly(
        () =>
          shared(sheet, areas, (row, column) => {
            const rule = of(row, column)?.rule;
            return rule ? TYPES[Object.keys(rule)[0]!] : "None";
          }) ?? "Inconsistent",
      ),
      Rule: {
        get: () => {
          const type = shared(sheet, areas, (row, column) => of(row, column)?.rule ?? {});
          return type;
        },
        set: (value) => {
          const rule = checkRule(value);
          put((old) => ({ ignoreBlanks: true, ...old, rule }));
        },
      },
      ErrorAlert: part("errorAlert", { message: "", showAlert: true, style: "Stop", title: "" }),
      Prompt: part("prompt", { message: "", showPrompt: true, title: "" }),
      IgnoreBlanks: part("ignoreBlanks", true),
      Valid: readOnly(() => true),
    },
    methods: { Clear: () => put(() => null) },
  };
}
