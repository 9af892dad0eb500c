import type { EmbeddedWorkbook } from "../../src/browser/workbook";
import { sampleBook, sampleSheet } from "./sample";
import "./page.css";

/** What the tests drive from outside, on `window.bench`. */
export interface Bench {
  workbook: EmbeddedWorkbook;
  sampleBook: typeof sampleBook;
  sampleSheet: typeof sampleSheet;
  writeBook: typeof import("../../src/xlsx/write").writeBook;
  readBook: typeof import("../../src/xlsx/read").readBook;
  grid: typeof import("../../src/sheet/grid");
  /** Edits heard by a watcher since the page was opened. */
  heard: { sheet: string; area?: string }[];
  refused: number;
  kept: string[];
}

declare global {
  interface Window {
    bench: Bench;
    ready: Promise<void>;
  }
}

async function start(): Promise<void> {
  const [{ openEmbedded, openStore }, { writeBook }, { readBook }, grid] = await Promise.all([
    import("../../src/browser/workbook"),
    import("../../src/xlsx/write"),
    import("../../src/xlsx/read"),
    import("../../src/sheet/grid"),
  ]);
  const bench: Omit<Bench, "workbook"> = {
    sampleBook,
    sampleSheet,
    writeBook,
    readBook,
    grid,
    heard: [],
    refused: 0,
    kept: [],
  };
  const workbook = await openEmbedded(document.getElementById("workbook")!, {
    store: openStore(),
    first: async () => ({ bytes: writeBook(sampleBook()), name: "mau.xlsx" }),
    onRefused: () => void bench.refused++,
    onKept: (state) => void bench.kept.push(state),
  });
  window.bench = Object.assign(bench, { workbook });
  await workbook.watch((edited) => void bench.heard.push(edited));
}

window.ready = start();
