import type { Plan } from "../domain/plan";
import type { Book } from "../sheet/grid";
import { CLUSTER_SHEET, readCluster } from "./cluster";
import type { ClusterNotes } from "./clusterRow";
import { type HandInNotes, readHandInNotes, SUBMISSIONS_SHEET } from "./submissions";

/** What officers wrote beside a merged book's tables (ghi chú): kept when the tables are drawn anew. */
export interface BookNotes {
  indicators: ClusterNotes;
  handIns: HandInNotes;
}

export const NO_NOTES: BookNotes = { indicators: new Map(), handIns: new Map() };

/** The notes of TongHop_Cum and TinhHinh_Nop; none where the book has no such sheets. */
export function readBookNotes(book: Book, plan: Plan): BookNotes {
  const grid = (sheet: string) => book.sheets.find(({ name }) => name === sheet);
  const [cluster, handIns] = [grid(CLUSTER_SHEET), grid(SUBMISSIONS_SHEET)];
  return {
    indicators: cluster ? readCluster(cluster, plan.indicators, "", () => undefined).notes : new Map(),
    handIns: handIns ? readHandInNotes(handIns) : new Map(),
  };
}

/** Both together; what `later` says counts more. */
export function joinNotes(earlier: BookNotes, later: BookNotes): BookNotes {
  return {
    indicators: new Map([...earlier.indicators, ...later.indicators]),
    handIns: new Map([...earlier.handIns, ...later.handIns]),
  };
}
