// Univer's formula engine (Apache-2.0), headless, in a thread of its own: a workbook in, the values of its formulas out.
// It is the engine of the browser's grid, already among the project's packages. The thread keeps its ES modules out of jest.
import { parentPort } from "node:worker_threads";
import { LocaleType, LogLevel, Univer, UniverInstanceType } from "@univerjs/core";
import {
  FormulaDataModel,
  ICalculateFormulaService,
  IDefinedNamesService,
  UniverFormulaEnginePlugin,
} from "@univerjs/engine-formula";

async function calculate({ sheets, names }) {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: {} },
    logLevel: LogLevel.SILENT,
  });
  try {
    univer.registerPlugin(UniverFormulaEnginePlugin);
    univer.createUnit(UniverInstanceType.UNIVER_SHEET, {
      id: "book",
      sheetOrder: sheets.map((sheet) => sheet.id),
      sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet])),
    });
    const injector = univer.__getInjector();
    const service = injector.get(IDefinedNamesService);
    names.forEach((name, i) =>
      service.registerDefinedName("book", { id: `n${i}`, name: name.name, formulaOrRefString: name.formula }),
    );
    const calculator = injector.get(ICalculateFormulaService);
    const done = new Promise((resolve) => {
      calculator.executionCompleteListener$.subscribe((data) => resolve(data.unitData.book ?? {}));
    });
    await calculator.execute({
      formulaData: injector.get(FormulaDataModel).getFormulaData(),
      arrayFormulaRange: {},
      arrayFormulaCellData: {},
      forceCalculate: true,
      dirtyRanges: [],
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      clearDependencyTreeCache: {},
      maxIteration: 1,
      rowData: {},
    });
    const result = await done;
    return sheets.map((sheet) => {
      const found = [];
      const values = result[sheet.id];
      for (const [row, cells] of Object.entries(sheet.cellData))
        for (const [column, cell] of Object.entries(cells))
          if (cell.f !== undefined) {
            const value = values?.getValue?.(Number(row), Number(column)) ?? null;
            found.push([Number(row), Number(column), value?.v ?? null, value?.t ?? null]);
          }
      return { id: sheet.id, found };
    });
  } finally {
    univer.dispose();
  }
}

parentPort.on("message", async ({ id, book }) => {
  try {
    parentPort.postMessage({ id, sheets: await calculate(book) });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
});
