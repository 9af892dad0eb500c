/** How bad: an error keeps a figure from being right, a warning asks for a look, a note only informs. */
export type Severity = "error" | "warning" | "note";

/** Where it is. The cell is A1 style. */
export interface Place {
  file?: string;
  sheet?: string;
  cell?: string;
  member?: string;
  indicator?: string;
  task?: string;
}

/** A change of one cell that would mend it. A certain one may be applied with one click, an uncertain one is asked. */
export interface Fix {
  sheet: string;
  cell: string;
  value: string | number | null;
  certain: boolean;
}

/** Something wrong, as data. The text stands in messages/ under the code, filled with `params`. */
export interface Issue {
  code: string;
  severity: Severity;
  place: Place;
  /** What stands there, as a person sees it. */
  found?: string;
  expected?: string;
  fix?: Fix;
  /** Words for the message: names, figures (numbers are formatted by messages/). */
  params?: Record<string, string | number>;
}
