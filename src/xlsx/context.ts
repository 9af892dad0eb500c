import type { Cells } from "./cells";
import type { Limits } from "./limits";
import type { Styles } from "./styles";
import type { TextPool } from "./texts";

/** What the sheets of one book share while they are read. */
export interface SheetContext {
  cells: Cells;
  texts: TextPool;
  /** Shared strings stand first among the texts. */
  sharedTexts: number;
  /** null when formulas are not wanted. */
  formulas: TextPool | null;
  styles: Styles;
  date1904: boolean;
  /** Keep cells that have a format but no value. */
  blanks: boolean;
  limits: Limits;
}
