import { supports } from "./file";

/** Buttons of the ribbon tab "Thi đua", by the function names of manifest.xml. */
export type RibbonCommand = "showForms" | "showCheck" | "showResults" | "showMerge" | "showWord" | "undoLast";

/** Waits for Office; true inside Excel, false where the page was opened in a browser. */
export async function officeReady(): Promise<boolean> {
  if (typeof Office === "undefined") return false;
  const { host } = await Office.onReady();
  return host === Office.HostType.Excel;
}

/** Whether this Excel has what the pane needs (ExcelApi 1.14, Excel 2021). If not, cu.html?ly-do=excel says what to do. */
export const excelNewEnough = (): boolean => supports("1.14");

/**
 * Joins the ribbon's buttons to the pane, which runs in the same page (shared runtime). Each button shows the pane and then
 * does its work; Excel is told when it is done, whatever came of it, or the button would stay pressed.
 */
export function onRibbon(commands: Record<RibbonCommand, () => void | Promise<void>>): void {
  for (const [name, work] of Object.entries(commands))
    Office.actions.associate(name, async (event: Office.AddinCommands.Event) => {
      try {
        await Office.addin.showAsTaskpane();
        await work();
      } finally {
        event.completed();
      }
    });
}
