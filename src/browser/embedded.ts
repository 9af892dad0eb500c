import type { HostPlace, Workbook } from "../host/workbook";
import type { Refusal } from "./guard";
import type { KeptState } from "./keep";
import type { Store } from "./store";

/** What the page gives the embedded workbook, and hears from it. */
export interface EmbeddedOptions {
  /** Where the work is kept between visits; absent keeps nothing. */
  store?: Store;
  /** What to show when nothing was kept; absent shows an empty book. */
  first?: () => Promise<{ bytes: Uint8Array; name: string }>;
  /** A person tried what this grid does not do (rows, looks, sheets) or a cell that is locked: say so. */
  onRefused?: (why: Refusal) => void;
  /** Ctrl+Z where the person has typed nothing since the program last wrote: that is to be undone, then. */
  onUndo?: () => void;
  /** Whether the last change has been kept. */
  onKept?: (state: KeptState) => void;
}

/** The workbook in the page. */
export interface EmbeddedWorkbook extends Workbook {
  /** File name of the open workbook. */
  name(): string;
  /** The sheet in front and the cell selected in it. */
  selected(): HostPlace;
  /** Puts the focus into the grid. */
  enter(): void;
  /** Turns the grid's own menus to a language. */
  speak(language: "vi" | "en"): Promise<void>;
  /** Waits until the work is kept. */
  flush(): Promise<void>;
  dispose(): void;
}
