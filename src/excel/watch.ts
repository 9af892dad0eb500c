import type { Edited } from "../host/workbook";
import { hostError } from "./errors";
import { inExcel } from "./run";
import { supports } from "./file";

/** Calls back after edits by a person (or a co-author), not after our own. The event is a hint: read again. */
export async function watchEdits(listener: (edited: Edited) => void): Promise<() => void> {
  await Office.onReady();
  const own = supports("1.14");
  const heard = async (args: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (own && args.triggerSource === "ThisLocalAddin") return;
    try {
      const name = await inExcel(async (context) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(args.worksheetId);
        sheet.load("name");
        await context.sync();
        return sheet.isNullObject ? null : sheet.name;
      }, true);
      if (name !== null) listener(args.address ? { sheet: name, area: args.address } : { sheet: name });
    } catch {
      // A hint that cannot be read is no hint; the next check reads everything anyway.
    }
  };
  const handler = await inExcel(async (context) => {
    const result = context.workbook.worksheets.onChanged.add(heard);
    await context.sync();
    return result;
  }, true);
  return () => {
    void Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    }).catch((error: unknown) => hostError(error));
  };
}
