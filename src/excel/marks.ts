import type { Area } from "../sheet/address";
import { stacked } from "./areas";

/** Cells thought alike. */
export type Group = Area[];

/** A number for each cell of an area: the group it is thought to be of, 0 for none. */
export class Marks {
  readonly width: number;
  private readonly marks: Uint32Array;

  constructor(private readonly area: Area) {
    this.width = area.right - area.left + 1;
    this.marks = new Uint32Array(this.width * (area.bottom - area.top + 1));
  }

  set(area: Area, mark: number): void {
    const { top, left, bottom, right } = this.area;
    for (let row = Math.max(top, area.top); row <= Math.min(bottom, area.bottom); row++) {
      const from = (row - top) * this.width - left;
      this.marks.fill(mark, from + Math.max(left, area.left), from + Math.min(right, area.right) + 1);
    }
  }

  get(row: number, column: number): number {
    return this.marks[(row - this.area.top) * this.width + column - this.area.left] ?? 0;
  }

  /** The cells of each number, as rectangles. */
  groups(): Group[] {
    const runs = new Map<number, Area[]>();
    const { top, left } = this.area;
    for (let at = 0; at < this.marks.length;) {
      const mark = this.marks[at]!;
      const row = Math.floor(at / this.width);
      const end = (row + 1) * this.width;
      let next = at + 1;
      while (next < end && this.marks[next] === mark) next++;
      const run = {
        top: top + row,
        bottom: top + row,
        left: left + at - row * this.width,
        right: left + next - 1 - row * this.width,
      };
      const list = runs.get(mark);
      if (list) list.push(run);
      else runs.set(mark, [run]);
      at = next;
    }
    return [...runs.values()].map(stacked);
  }
}
