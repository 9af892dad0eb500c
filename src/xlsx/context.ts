import type { Cells } from "./cells";
import type { FormulaCells } from "./formulas";
import type { Limits } from "./limits";
import type { Styles } from "./styles";
import type { TextPool } from "./texts";

/** What the sheets of one book share while they are read. */
export interface SheetContext {
  cells: Cells;
  texts: TextPool;
  /** Shared strings stand first among the texts. */
  sharedTexts: number;
  /** Formulas of the sheet being read; null when they are not wanted. */
  formulas: FormulaCells | null;
  styles: Styles;
  date1904: boolean;
  /** Keep cells without a value. */
  whole: boolean;
  /** Hears of each stored row. */
  onRow: ((row: number, height: number, look: number) => void) | null;
  limits: Limits;
}
