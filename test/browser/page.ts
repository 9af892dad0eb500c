import type { EmbeddedWorkbook, Refusal } from "../../src/browser/workbook";
import type * as Addresses from "../../src/sheet/address";
import type * as Grids from "../../src/sheet/grid";
import type { readBook as ReadBook } from "../../src/xlsx/read";
import type { writeBook as WriteBook } from "../../src/xlsx/write";
import { contractCases, type Subject } from "../contract/workbookContract";
import { sampleBook, sampleSheet } from "./sample";
import "./page.css";

/** What the tests drive from outside, on `window.bench`. */
export interface Bench {
  workbook: EmbeddedWorkbook;
  sampleBook: typeof sampleBook;
  sampleSheet: typeof sampleSheet;
  writeBook: typeof WriteBook;
  readBook: typeof ReadBook;
  grid: typeof Grids;
  address: typeof Addresses;
  /** Edits heard by a watcher since the page was opened. */
  heard: { sheet: string; area?: string }[];
  /** What the grid refused the person, in order. */
  refused: Refusal[];
  /** How often Ctrl+Z was for the program. */
  undone: number;
  kept: string[];
  /** Names of the promises every host keeps. */
  contract: string[];
  /** Keeps one of them on a new, empty book. */
  keep(name: string): Promise<void>;
}

declare global {
  interface Window {
    bench: Bench;
    ready: Promise<void>;
    /** Set by the test: types with the real keyboard. */
    personTypes?: (text: string) => Promise<void>;
  }
}

async function start(): Promise<void> {
  const [{ openEmbedded, openStore }, { writeBook }, { readBook }, grid, address] = await Promise.all([
    import("../../src/browser/workbook"),
    import("../../src/xlsx/write"),
    import("../../src/xlsx/read"),
    import("../../src/sheet/grid"),
    import("../../src/sheet/address"),
  ]);
  const bench: Omit<Bench, "workbook" | "keep"> = {
    contract: contractCases.map(({ name }) => name),
    sampleBook,
    sampleSheet,
    writeBook,
    readBook,
    grid,
    address,
    heard: [],
    refused: [],
    undone: 0,
    kept: [],
  };
  const workbook = await openEmbedded(document.getElementById("workbook")!, {
    store: openStore(),
    first: async () => ({ bytes: writeBook(sampleBook()), name: "mau.xlsx" }),
    onRefused: (why) => void bench.refused.push(why),
    onUndo: () => void bench.undone++,
    onKept: (state) => void bench.kept.push(state),
  });
  const subject: Subject = {
    workbook,
    async type(sheet, cell, value) {
      await workbook.select({ sheet, cell });
      await window.personTypes!(String(value).replace(".", ","));
    },
    selected: async () => ({ sheet: workbook.selected().sheet, cell: workbook.selected().cell ?? "" }),
    snapshot: async () => {
      const bytes = await workbook.bytes();
      return [bytes.length, ...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes.slice()))];
    },
  };
  const keep = async (name: string): Promise<void> => {
    const empty = { ...sampleBook().sheets[1]!, name: "Sheet1", state: "visible" as const, cells: [] };
    await workbook.open(writeBook({ sheets: [empty], names: [], properties: {} }), "moi.xlsx");
    await contractCases.find((each) => each.name === name)!.run(subject);
  };
  window.bench = Object.assign(bench, { workbook, keep });
  await workbook.watch((edited) => void bench.heard.push(edited));
}

window.ready = start();
