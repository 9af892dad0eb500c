/** The pane inside Excel. */
import { paneTexts as T } from "../messages/pane";
import { download } from "./files";
import { clock, mount } from "./mount";
import { createSession } from "./session";
import { systemLook } from "./theme";

async function start(): Promise<void> {
  const pane = document.getElementById("pane");
  if (!pane) return;
  const [{ excelWorkbook }, { excelNewEnough, officeReady, onRibbon }] = await Promise.all([
    import(/* webpackChunkName: "excel" */ "../excel/workbook"),
    import(/* webpackChunkName: "excel" */ "../excel/ribbon"),
  ]);
  const inExcel = await officeReady();
  if (inExcel && !excelNewEnough()) {
    window.location.replace("cu.html?ly-do=excel");
    return;
  }
  const workbook = excelWorkbook();
  const session = createSession(workbook, {
    ...clock,
    async deliver(name, bytes, type) {
      const { download: works } = await workbook.capabilities();
      return works ? download(name, bytes, type) : false;
    },
  });
  mount(pane, session, systemLook);
  if (inExcel)
    onRibbon({
      showForms: () => session.show("forms"),
      showCheck: () => session.show("check"),
      showResults: () => session.show("results"),
      showMerge: () => session.show("merge"),
      showWord: () => session.show("word"),
      undoLast: () => session.undoLast(),
    });
}

start().catch(() => {
  const pane = document.getElementById("pane");
  if (pane) pane.textContent = T.startFailed.vi;
});
