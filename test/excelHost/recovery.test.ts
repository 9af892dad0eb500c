import { fixesChange, formsChange } from "../contract/workbookChanges";
import { noFormulas } from "./formulas";
import type { ExcelHost, Fault } from "./host";
import { excelHost } from "./host";
import { loadOffice } from "./load";
import { HostError } from "../../src/host/workbook";
import { noChange } from "../../src/sheet/change";
import { ERROR_CODES } from "../../src/excel/errors";
import { excelWorkbook } from "../../src/excel/workbook";

afterAll(() => new Promise((resolve) => setTimeout(resolve, 100)));

async function withForms(): Promise<ExcelHost> {
  const host = excelHost(noFormulas);
  loadOffice(host);
  await excelWorkbook().apply(formsChange());
  return host;
}

const busy = (request: number): Fault => ({ request, code: "ActivityLimitReached", at: "middle" });

/** The error of a promise that must fail. */
async function errorOf(work: Promise<unknown>): Promise<HostError> {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof HostError)) throw new Error(`no HostError but ${String(error)}`);
  return error;
}

describe("putting back after a failure", () => {
  it("is tried again when it fails too", async () => {
    const host = await withForms();
    const before = host.snapshot();
    host.watchRequests(busy(3), busy(4), busy(6));
    const error = await errorOf(excelWorkbook().apply(fixesChange()));
    expect(error.code).toBe("busy");
    expect(error.dirty).toBe(false);
    expect(host.snapshot()).toEqual(before);
    expect(host.requests.length).toBe(9);
  });

  it("says so when it fails for good, and where", async () => {
    const host = await withForms();
    host.watchRequests(...Array.from({ length: 40 }, (_, i) => busy(i + 2)));
    const error = await errorOf(excelWorkbook().apply(fixesChange()));
    expect(error.code).toBe("busy");
    expect(error.dirty).toBe(true);
    expect(error.place?.sheet).toBe("KetQua_ChiTieu");
  });

  it("waits until the person leaves the cell", async () => {
    const host = await withForms();
    const writing = excelWorkbook().apply(fixesChange());
    host.edit(true);
    setTimeout(() => host.edit(false), 30);
    await writing;
    const sheet = host.book.sheets.find((each) => each.name === "KetQua_ChiTieu");
    expect([...(sheet?.cells.values() ?? [])].some((cell) => cell.value === 12.5)).toBe(true);
  });
});

describe("what Excel refuses", () => {
  it("a sheet locked with a password stays locked and is named", async () => {
    const host = await withForms();
    host.book.sheets.find((each) => each.name === "KetQua_ChiTieu")!.protection!.password = "mật khẩu";
    const before = host.snapshot();
    const error = await errorOf(excelWorkbook().apply(fixesChange()));
    expect(error.code).toBe("protected");
    expect(error.place).toEqual({ sheet: "KetQua_ChiTieu" });
    expect(error.dirty).toBe(false);
    expect(host.snapshot()).toEqual(before);
  });

  it("new sheets where the structure of the workbook is protected", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    host.book.structureProtected = true;
    const before = host.snapshot();
    const error = await errorOf(excelWorkbook().apply(formsChange()));
    expect(error.code).toBe("structure");
    expect(host.snapshot()).toEqual(before);
  });

  it("the last visible sheet's removal", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    const before = host.snapshot();
    const error = await errorOf(excelWorkbook().apply({ ...noChange(), removals: ["Sheet1"] }));
    expect(error.code).toBe("invalid");
    expect(host.snapshot()).toEqual(before);
  });

  it("all codes of Excel's own lists are known", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    const library = [...Object.values(Excel.ErrorCodes), ...Object.values(OfficeExtension.ErrorCodes ?? {})];
    expect(library.length).toBeGreaterThanOrEqual(30);
    expect(library.filter((code) => ERROR_CODES[String(code)] === undefined)).toEqual([]);
    await excelWorkbook().read();
  });

  it("the common codes of the documentation are known", () => {
    const documented =
      "AccessDenied ActivityLimitReached ApiNotAvailable ApiNotFound BadPassword Conflict ContentLengthRequired EmptyChartSeries FilteredRangeConflict FormulaLengthExceedsLimit GeneralException InactiveWorkbook InsertDeleteConflict InvalidArgument InvalidBinding InvalidOperation InvalidOperationInCellEditMode InvalidReference InvalidRequest InvalidSelection ItemAlreadyExists ItemNotFound MergedRangeConflict MemoryLimitReached NonBlankCellOffSheet NotImplemented OpenWorkbookLinksBlocked OperationCellsExceedLimit PivotTableRangeConflict PowerQueryRefreshResourceChallenge RangeExceedsLimit RangeImageExceedsLimit RefreshWorkbookLinksBlocked RequestAborted RequestPayloadSizeLimitExceeded ResponsePayloadSizeLimitExceeded ServiceNotAvailable Unauthenticated UnsupportedFeature UnsupportedFillType UnsupportedOperation UnsupportedSheet CannotRegisterEvent ConnectionFailure InvalidObjectPath InvalidRequestContext PropertyNotLoaded RunMustReturnPromise ValueNotLoaded";
    expect(documented.split(" ").filter((code) => ERROR_CODES[code] === undefined)).toEqual([]);
  });
});

describe("files", () => {
  it("hands over the whole workbook in slices", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host);
    host.file = Uint8Array.from({ length: 9_000_001 }, (_, i) => i % 251);
    expect(Buffer.compare(await excelWorkbook().bytes(), host.file)).toBe(0);
  });

  it("opens bytes as a new workbook, and says where it cannot", async () => {
    const host = excelHost(noFormulas);
    loadOffice(host, { platform: "Mac" });
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 256);
    await excelWorkbook().open(bytes, "a.xlsx");
    expect(host.opened).toEqual([Buffer.from(bytes).toString("base64")]);
    expect(await excelWorkbook().capabilities()).toEqual({
      xlsxOut: "newWorkbook",
      download: false,
      language: "vi-VN",
      host: "excel",
    });
    loadOffice(host, { api: 1.7 });
    expect((await errorOf(excelWorkbook().open(bytes, "a.xlsx"))).code).toBe("unsupported");
    expect((await excelWorkbook().capabilities()).xlsxOut).toBe("none");
  });
});
