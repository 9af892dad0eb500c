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

const isWorkbook = (name: string): boolean =>
  /\.(xlsx|xlsm|xls|xlsb|ods|csv|zip)$/i.test(name) && !/(^|\/)~\$/.test(name);

/** Files of an <input type=file>, folders walked by the browser. Only what may be a workbook is kept of a folder. */
export function pickedFiles(list: FileList | null): PickedFile[] {
  return [...(list ?? [])]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file, foldered: file.webkitRelativePath !== "" }))
    .filter(({ name, foldered }) => !foldered || isWorkbook(name))
    .map(({ name, file }) => ({ name, file }));
}

/** Files and folders of a drop. Must be called while the drop event is handled: the browser empties it afterwards. */
export async function droppedFiles(data: DataTransfer): Promise<PickedFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...data.files].map((file) => ({ name: file.name, file }));
  const found: PickedFile[] = [];
  for (const entry of entries) await walk(entry, "", found, entry.isDirectory);
  return found;
}

async function walk(entry: FileSystemEntry, folder: string, found: PickedFile[], foldered: boolean): Promise<void> {
  const name = folder + entry.name;
  if (entry.isFile) {
    if (foldered && !isWorkbook(name)) return;
    const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
    found.push({ name, file });
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
