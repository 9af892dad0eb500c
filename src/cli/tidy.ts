import { parquetWriteBuffer } from "hyparquet-writer";
import { TIDY_COLUMNS, tidyCsv, type TidyRow, type TidyType } from "../workflow/tidy";
import type { Output } from "./files";

const TYPES = { text: "STRING", number: "DOUBLE", flag: "BOOLEAN" } as const satisfies Record<TidyType, string>;

/** The tidy table as .parquet, or as .csv for any other ending. */
export function tidyOutput(path: string, rows: readonly TidyRow[]): Output {
  if (!/\.parquet$/i.test(path)) return { path, bytes: new TextEncoder().encode(tidyCsv(rows)) };
  const columnData = TIDY_COLUMNS.map(({ name, type }) => ({
    name,
    data: rows.map((row) => row[name]),
    type: TYPES[type],
    nullable: true,
  }));
  return { path, bytes: new Uint8Array(parquetWriteBuffer({ columnData })) };
}
