/** What a file may cost before it is refused. Sizes are bytes. */
export interface Limits {
  /** Entries of the zip, read or not. */
  entries: number;
  /** One part, unpacked. */
  partSize: number;
  /** All parts that are read, unpacked. */
  totalSize: number;
  /** Unpacked size over packed size, for parts above `ratioFrom` bytes. DEFLATE itself ends at 1032. */
  ratio: number;
  ratioFrom: number;
  /** Cells of all sheets that hold something. */
  cells: number;
  /** Elements inside each other. */
  depth: number;
  /** Shared strings, and strings written in cells. */
  texts: number;
  /** Sheets, merged areas and number formats have one cap: no workbook of an office comes near. */
  items: number;
}

/** Far above what an office makes (the largest real workbook met has 60 MB in one sheet), far below what stops a browser tab. */
export const DEFAULT_LIMITS: Limits = {
  entries: 10_000,
  partSize: 128 << 20,
  totalSize: 256 << 20,
  ratio: 250,
  ratioFrom: 8 << 20,
  cells: 4_000_000,
  depth: 128,
  texts: 4_000_000,
  items: 200_000,
};
