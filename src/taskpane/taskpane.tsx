/** The pane inside Excel. */
import { paneTexts as T } from "../messages/pane";
import { download } from "./files";
import { clock, mount } from "./mount";
import { createSession } from "./session";
import type { ScreenName } from "./sessionState";

async function start(): Promise<void> {
  const pane = document.getElementById("pane");
  if (!pane) return;
  const [{ excelWorkbook }, { excelLook }, { excelNewEnough, officeReady, onRibbon }] = await Promise.all([
    import(/* webpackChunkName: "excel" */ "../excel/workbook"),
    import(/* webpackChunkName: "excel" */ "../excel/look"),
    import(/* webpackChunkName: "excel" */ "../excel/ribbon"),
  ]);
  if (!(await officeReady())) {
    // Opened in a browser: the page with the embedded workbook does the same work there.
    location.replace("index.html");
    return;
  }
  if (!excelNewEnough()) {
    location.replace("cu.html?ly-do=excel");
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
  const show = (screen: ScreenName) => () => session.show(screen);
  onRibbon({
    showForms: show("forms"),
    showCheck: show("check"),
    showResults: show("results"),
    showMerge: show("merge"),
    showWord: show("word"),
    undoLast: () => session.undoLast(),
  });
  mount(pane, session, excelLook);
}

start().catch(() => {
  const pane = document.getElementById("pane");
  if (pane) pane.textContent = T.startFailed.vi;
});
