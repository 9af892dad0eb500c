import type { Cell } from "../sheet/cell";
import { type Book, gridOf } from "../sheet/grid";
import { nextPlace, placesWith } from "./find";

const at = (row: number, column: number, value: Cell["value"]) => ({ row, column, value });

const book: Book = {
  sheets: [
    gridOf("Một", [
      at(0, 0, "Liên hiệp hội tỉnh Bắc Giang"),
      at(0, 1, "BẮC GIANG"),
      at(1, 0, 16068),
      at(2, 0, 14.5),
      at(3, 0, { error: "#N/A" }),
      at(5, 0, "đồng chí"),
    ]),
    gridOf("Ẩn", [at(0, 0, "Bắc Giang")], { state: "hidden" }),
    gridOf("Hai", [at(0, 0, "bắc giang"), at(1, 0, "bắc giang")], { hiddenRows: new Set([1]) }),
  ],
  properties: {},
  date1904: false,
};

test("finds what can be seen, without regard to case and tone marks", () => {
  const cells = (text: string): string[] => placesWith(book, text).map(({ sheet, cell }) => `${sheet}!${cell}`);
  expect(cells("bac giang")).toEqual(["Một!A1", "Một!B1", "Hai!A1"]);
  expect(cells("16.068")).toEqual(["Một!A2"]);
  expect(cells("14,5")).toEqual(["Một!A3"]);
  expect(cells("Dong chi")).toEqual(["Một!A6"]);
  expect(cells("  ")).toEqual([]);
  expect(cells("N/A")).toEqual([]);
});

test("goes on from where one is, both ways and round", () => {
  const places = placesWith(book, "bac giang");
  const from = (sheet: string, cell: string, back = false): string | undefined =>
    nextPlace(places, { sheet, cell }, back)?.place.cell;
  expect([from("Một", "A1"), from("Một", "B1"), from("Hai", "A1")]).toEqual(["B1", "A1", "A1"]);
  expect(nextPlace(places, { sheet: "Một", cell: "C9" })?.place).toEqual({ sheet: "Hai", cell: "A1" });
  expect(nextPlace(places, { sheet: "Hai", cell: "A1" })).toEqual({ place: { sheet: "Một", cell: "A1" }, at: 0 });
  expect(nextPlace(places, { sheet: "Một", cell: "A1" }, true)?.at).toBe(2);
  expect(nextPlace(places, { sheet: "Hai", cell: "A1" }, true)?.at).toBe(1);
  expect(nextPlace(places, { sheet: "Một", cell: "C9" }, true)?.at).toBe(1);
  expect(nextPlace([], { sheet: "Một", cell: "A1" })).toBeNull();
});
