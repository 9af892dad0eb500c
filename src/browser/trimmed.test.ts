import { plainBook, plainSheet } from "../../test/schema/sampleBook";
import { numberLooks } from "../forms/draft";
import type { SheetSpec } from "../sheet/spec";
import { writeBook } from "../xlsx/write";
import { takeApart } from "./taken";
import { trimmedFormat, trimmedOf } from "./trimmed";

test("a number shows no more decimals than it has, and two at most", () => {
  const shown = [16, 0, -3, (11 / 20) * 100, 54.7, -0.5, 166.67, 100 / 3].map((number) => [
    number,
    trimmedFormat(number),
  ]);
  expect(shown).toEqual([
    [16, "#,##0"],
    [0, "#,##0"],
    [-3, "#,##0"],
    [(11 / 20) * 100, "#,##0"],
    [54.7, "#,##0.0"],
    [-0.5, "#,##0.0"],
    [166.67, "#,##0.00"],
    [100 / 3, "#,##0.00"],
  ]);
});

test("where the forms ask for no decimals that a number has not, is known of the sheet", () => {
  const of = (conditionals: SheetSpec["conditionals"]) =>
    trimmedOf(takeApart(writeBook(plainBook([plainSheet("S", [], { conditionals })]))).sheets[0]!.shell!);
  const form = plainSheet("S");
  numberLooks(form, { top: 1, left: 1, bottom: 3, right: 2 });
  numberLooks(form, { top: 4, left: 2, bottom: 4, right: 2 });
  const mine = { area: { top: 0, left: 0, bottom: 9, right: 9 }, formula: "A1>0", look: { format: "#,##0.00" } };
  expect(of([mine, ...form.conditionals])).toEqual([
    { top: 1, left: 1, bottom: 3, right: 2 },
    { top: 4, left: 2, bottom: 4, right: 2 },
  ]);
  expect(of([mine])).toEqual([]);
});
