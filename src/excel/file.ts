import { HostError } from "../host/workbook";
import { hostError } from "./errors";
import { inExcel } from "./run";

/** Office's largest slice of a file (getFileAsync). */
const SLICE = 4_194_304;

/** Common API errors of getFileAsync that mean something to a person; the numbers are Microsoft's. */
const FILE_CODES: Readonly<Record<number, "busy" | "tooLarge" | "memory" | "readOnly">> = {
  5001: "busy",
  5008: "tooLarge",
  5011: "memory",
  7000: "readOnly",
};

function settle<T>(result: Office.AsyncResult<T>, resolve: (value: T) => void, reject: (error: Error) => void): void {
  if (result.status === Office.AsyncResultStatus.Failed)
    reject(new HostError(FILE_CODES[result.error.code] ?? "unknown", undefined, String(result.error.code)));
  else resolve(result.value);
}

/** The whole workbook as .xlsx, in slices. Excel keeps two open files at most: it is closed whatever happens. */
export async function workbookBytes(): Promise<Uint8Array> {
  await Office.onReady();
  const file = await new Promise<Office.File>((resolve, reject) =>
    Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, (result) =>
      settle(result, resolve, reject),
    ),
  );
  try {
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (let index = 0; index < file.sliceCount; index++) {
      const slice = await new Promise<Office.Slice>((resolve, reject) =>
        file.getSliceAsync(index, (result) => settle(result, resolve, reject)),
      );
      const data = slice.data as ArrayLike<number>;
      bytes.set(data, at);
      at += data.length;
    }
    return bytes;
  } finally {
    file.closeAsync();
  }
}

/** Base64 of bytes, in parts that a call's arguments can hold. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, Math.min(bytes.length, at + 0x8000)));
  return btoa(text);
}

/** Whether this Excel has the requirement set ExcelApi `version`. */
export const supports = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);

/** Opens bytes as a new, unsaved workbook (ExcelApi 1.8): the way out where a download cannot work. */
export async function openAsNew(bytes: Uint8Array): Promise<void> {
  await Office.onReady();
  if (!supports("1.8")) throw new HostError("unsupported");
  try {
    await Excel.createWorkbook(base64Of(bytes));
  } catch (error) {
    throw hostError(error);
  }
}

/** Shows a place: its sheet comes to the front and the cell is selected. A hidden sheet stays hidden. */
export async function showPlace(sheet: string, cell: string | undefined): Promise<void> {
  await inExcel(async (context) => {
    const target = context.workbook.worksheets.getItemOrNullObject(sheet);
    target.load("visibility");
    await context.sync();
    if (target.isNullObject) throw new HostError("missing", { sheet });
    if (target.visibility !== "Visible") throw new HostError("hidden", { sheet });
    target.activate();
    if (cell !== undefined) target.getRange(cell).select();
    await context.sync();
  }, true);
}
