import { excelHost } from "./host";
import { LIBRARY_SHA256, librarySha256, loadOffice } from "./load";

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

  it("answers with Excel's errors", async () => {
    const host = excelHost();
    loadOffice(host);
    const code = (run: (context: Excel.RequestContext) => void): Promise<string> =>
      Excel.run(async (context) => {
        run(context);
        await context.sync();
      }).then(
        () => "none",
        (error: OfficeExtension.Error) => error.code,
      );
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
});
