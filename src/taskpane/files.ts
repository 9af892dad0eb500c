export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const ZIP = "application/zip";

/** Hands a file to the browser's download. Whether it arrives cannot be known: it says only that it was handed over. */
export function download(name: string, bytes: Uint8Array, type: string): Promise<boolean> {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return Promise.resolve(true);
}

/** A chosen or dropped file, with the folder it was in. */
export interface PickedFile {
  name: string;
  file: File;
}

/** What was chosen: a file by itself whatever it is, of a folder what may be a workbook. */
export interface Picked {
  files: PickedFile[];
  /** Names of the folder's other files. */
  skipped: string[];
}

/** What may be a workbook, for a file chooser. */
export const WORKBOOKS = [".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"];

/** Looked into in a folder: of an archive it is said what to do with it. */
const SENT = [...WORKBOOKS, ".zip"];

/** Files that programs leave in a folder; nobody sent them. */
const LEFT = /(^|\/)(~\$[^/]*|\.[^/]*|thumbs\.db|desktop\.ini)$/i;

interface Found extends PickedFile {
  /** It came with a folder. */
  foldered: boolean;
}

/** Sorts the files of a folder. Exported for tests. */
export function sorted(found: readonly Found[]): Picked {
  const picked: Picked = { files: [], skipped: [] };
  for (const { name, file, foldered } of found) {
    if (!foldered) picked.files.push({ name, file });
    else if (LEFT.test(name)) continue;
    else if (SENT.some((end) => name.toLowerCase().endsWith(end))) picked.files.push({ name, file });
    else picked.skipped.push(name);
  }
  return picked;
}

/** Files of an <input type=file>, folders walked by the browser. */
export const pickedFiles = (list: FileList | null): Picked =>
  sorted(
    [...(list ?? [])].map((file) => ({
      name: file.webkitRelativePath || file.name,
      file,
      foldered: file.webkitRelativePath !== "",
    })),
  );

/** Files and folders of a drop. Must be called while the drop event is handled: the browser empties it afterwards. */
export async function droppedFiles(data: DataTransfer): Promise<Picked> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return pickedFiles(data.files);
  const found: Found[] = [];
  for (const entry of entries) await walk(entry, "", found, entry.isDirectory);
  return sorted(found);
}

async function walk(entry: FileSystemEntry, folder: string, found: Found[], foldered: boolean): Promise<void> {
  const name = folder + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    found.push({ name, file, foldered });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives at most 100 entries at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return;
    for (const each of some) await walk(each, `${name}/`, found, foldered);
  }
}
