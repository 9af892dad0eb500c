import { noFormulas } from "./formulas";
import { excelHost } from "./host";
import { LIBRARY_SHA256, librarySha256, loadOffice } from "./load";

// Excel.run sends its clean-up after it has answered: the last ones are let through before the realm goes.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 100)));

describe("the in-memory Excel under the real client library", () => {
  it("runs Microsoft's unmodified file", () => {
    expect(librarySha256()).toBe(LIBRARY_SHA256);
  });

  it("writes, calculates and reads back", async () => {
    const host = excelHost();
    loadOffice(host);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Biểu 1");
      const range = sheet.getRange("A1:B2");
      range.values = [
        [1, "chữ"],
        ["5%", "'01"],
      ];
      sheet.getRange("C1").formulas = [["=SUM(A1:A2)*2"]];
      await context.sync();
      const used = sheet.getUsedRange();
      used.load("values,formulas,text,numberFormat,address,valueTypes");
      await context.sync();
      expect(used.address).toBe("'Biểu 1'!A1:C2");
      expect(used.values).toEqual([
        [1, "chữ", 2.1],
        [0.05, "01", ""],
      ]);
      expect(used.text[1]).toEqual(["5%", "01", ""]);
      expect(used.formulas[0]![2]).toBe("=SUM(A1:A2)*2");
    });
  });

  /** The code of the error that something ends with. */
  const code = (run: (context: Excel.RequestContext) => unknown): Promise<string> =>
    Excel.run(async (context) => {
      run(context);
      await context.sync();
    }).then(
      () => "none",
      (error: OfficeExtension.Error) => error.code,
    );

  it("answers with Excel's errors", async () => {
    const host = excelHost();
    loadOffice(host);
    expect(await code((c) => c.workbook.worksheets.getItem("Không có").load("name"))).toBe("ItemNotFound");
    expect(await code((c) => (c.workbook.worksheets.getFirst().getRange("A1:B1").values = [[1]]))).toBe(
      "InvalidArgument",
    );
    expect(await code((c) => c.workbook.worksheets.getFirst().protection.protect())).toBe("none");
    expect(await code((c) => c.workbook.worksheets.getFirst().protection.protect())).toBe("AccessDenied");
    expect(await code((c) => (c.workbook.worksheets.getFirst().getRange("A1").values = [[1]]))).toBe("AccessDenied");
    host.edit(true);
    expect(await code((c) => c.workbook.worksheets.getFirst().load("name"))).toBe("InvalidOperationInCellEditMode");
    host.edit(false);
    loadOffice(host, { api: 1.4 });
    expect(await code((c) => c.workbook.worksheets.getFirst().freezePanes.unfreeze())).toBe("ApiNotFound");
    loadOffice(host);
    expect(await code((c) => (c.workbook.worksheets.add("To").getRange("A1").values = [["x".repeat(5_100_000)]]))).toBe(
      "RequestPayloadSizeLimitExceeded",
    );
  });

  it("tells of a person's edits", async () => {
    const host = excelHost();
    loadOffice(host);
    const seen: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((args) => {
        seen.push(`${args.address} ${args.triggerSource}`);
        return Promise.resolve();
      });
      await context.sync();
    });
    host.type("Sheet1", "B3", "8");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toEqual(["B3 Unknown"]);
    expect(host.book.sheets[0]!.cells.size).toBe(1);
  });

  const first = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getFirst();

  it("tells of sheets that come, go and are turned to, and of selections, until told to stop", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    const seen: string[] = [];
    const heard = (what: string) => (): Promise<void> => {
      seen.push(what);
      return Promise.resolve();
    };
    const stop = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const handlers = [
        worksheets.onAdded.add(heard("added")),
        worksheets.onActivated.add(heard("activated")),
        worksheets.onDeactivated.add(heard("deactivated")),
        worksheets.onSelectionChanged.add(heard("selection")),
        worksheets.onDeleted.add(heard("deleted")),
      ];
      await context.sync();
      return () =>
        Excel.run(handlers[0]!.context, async (same) => {
          for (const handler of handlers) handler.remove();
          await same.sync();
        });
    });
    const act = async (work: (context: Excel.RequestContext) => unknown): Promise<string[]> => {
      seen.length = 0;
      expect(await code(work)).toBe("none");
      await new Promise((resolve) => setTimeout(resolve, 20));
      return [...seen];
    };
    expect(await act((c) => c.workbook.worksheets.add("Hai"))).toEqual(["added"]);
    expect(await act((c) => c.workbook.worksheets.getItem("Hai").activate())).toEqual(["deactivated", "activated"]);
    expect(await act((c) => c.workbook.worksheets.getItem("Hai").getRange("C3").select())).toEqual(["selection"]);
    expect(await act((c) => c.workbook.worksheets.getItem("Hai").delete())).toEqual(["deleted"]);
    await stop();
    expect(await act((c) => c.workbook.worksheets.add("Ba"))).toEqual([]);
  });

  it("refuses or holds back requests while a cell is edited, as they ask for", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    host.edit(true);
    expect(await code((c) => (first(c).getRange("A1").values = [[1]]))).toBe("InvalidOperationInCellEditMode");
    let done = false;
    const held = Excel.run({ delayForCellEdit: true }, async (context) => {
      first(context).getRange("A1").values = [[2]];
      await context.sync();
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect([done, host.book.sheets[0]!.cells.size]).toEqual([false, 0]);
    host.edit(false);
    await held;
    expect([...host.book.sheets[0]!.cells.values()].map((cell) => cell.value)).toEqual([2]);
  });

  it("answers InactiveWorkbook while another workbook is in front", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    host.focus(false);
    expect(await code((c) => (first(c).getRange("A1").values = [[1]]))).toBe("InactiveWorkbook");
    expect(host.book.sheets[0]!.cells.size).toBe(0);
    host.focus(true);
    expect(await code((c) => (first(c).getRange("A1").values = [[1]]))).toBe("none");
  });

  it("lets no answer of over 5 MB through", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    const long = "x".repeat(2_000_000);
    for (const row of [1, 2]) expect(await code((c) => (first(c).getRange(`A${row}`).values = [[long]]))).toBe("none");
    expect(await code((c) => first(c).getRange("A1").load("values"))).toBe("none");
    expect(await code((c) => first(c).getRange("A1:A2").load("values,formulas"))).toBe(
      "ResponsePayloadSizeLimitExceeded",
    );
  });

  it.each<[string, (context: Excel.RequestContext) => unknown]>([
    ["tables", (c) => first(c).tables.add("A1:B2", true)],
    ["charts", (c) => first(c).charts.add("Line", first(c).getRange("A1:B2"))],
    ["shapes", (c) => first(c).shapes.addTextBox("chữ")],
    ["comments", (c) => c.workbook.comments.add("Sheet1!A1", "ghi chú")],
    ["custom XML", (c) => c.workbook.customXmlParts.add("<a/>")],
    ["inserting", (c) => first(c).getRange("A1").insert("Down")],
    ["deleting", (c) => first(c).getRange("A1").delete("Up")],
    ["copying", (c) => first(c).getRange("A1").copyFrom("B1")],
    [
      "sorting",
      (c) =>
        first(c)
          .getRange("A1:A2")
          .sort.apply([{ key: 0 }]),
    ],
    ["filling", (c) => first(c).getRange("A1").autoFill("A1:A9", "FillSeries")],
    ["applying filters", (c) => first(c).autoFilter.apply("A1:B2")],
    ["array formulas", (c) => first(c).getRange("A1").getSpillingToRange().load("address")],
    ["formats of whole columns", (c) => (first(c).getRange("A:C").format.font.bold = true)],
  ])("refuses what it does not do, rather than seem to: %s", async (_, work) => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    expect(await code(work)).toMatch(/^(ApiNotFound|NotImplemented|OperationCellsExceedLimit|InvalidArgument)$/);
  });
});
