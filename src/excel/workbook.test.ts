import { cellName } from "../sheet/address";
import { excelHost } from "../../test/excelHost/host";
import { loadOffice } from "../../test/excelHost/load";
import { workbookContract } from "../../test/contract/workbookContract";
import { excelWorkbook } from "./workbook";

workbookContract("Excel through office.js", async () => {
  const host = excelHost();
  loadOffice(host);
  return {
    workbook: excelWorkbook(),
    type: (sheet, cell, value) => Promise.resolve(host.type(sheet, cell, value)),
    selected: () => {
      const { sheet, area } = host.book.selection;
      const front = host.book.sheets.find((each) => each.id === host.book.active);
      const chosen = host.book.sheets.find((each) => each.id === sheet);
      return Promise.resolve({
        sheet: front === chosen ? (chosen?.name ?? "") : "?",
        cell: cellName(area.top, area.left),
      });
    },
    snapshot: () => Promise.resolve(host.snapshot()),
  };
});

// Excel.run sends its clean-up after it has answered: the last ones are let through before the realm goes.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 100)));
