import type { Area } from "../../src/sheet/address";
import type { HostBook, HostSheet } from "./book";
import type { HostNode } from "./node";

export type HostEvent = "changed" | "activated" | "deactivated" | "added" | "selection" | "deleted";

/** What the nodes need of the host around the book. */
export interface World {
  book: HostBook;
  sheetNode: (sheet: HostSheet) => HostNode;
  /** Tells listeners that cells changed, as the add-in's own change or a person's. */
  changed: (sheet: HostSheet, area: Area) => void;
  raise: (event: HostEvent, sheet: HostSheet, area?: Area) => void;
  /** Base64 texts given to Excel.createWorkbook. */
  opened: string[];
  listen: (event: string, on: boolean) => void;
}
