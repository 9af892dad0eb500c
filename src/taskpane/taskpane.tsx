/** The pane inside Excel. */
import { paneTexts as T } from "../messages/pane";
import { download } from "./files";
import { clock, mount } from "./mount";
import { createSession } from "./session";
import { systemLook } from "./theme";

async function start(): Promise<void> {
  const pane = document.getElementById("pane");
  if (!pane) return;
  const { excelWorkbook } = await import(/* webpackChunkName: "excel" */ "../excel/workbook");
  const workbook = excelWorkbook();
  const session = createSession(workbook, {
    ...clock,
    async deliver(name, bytes, type) {
      const { download: works } = await workbook.capabilities();
      return works ? download(name, bytes, type) : false;
    },
  });
  mount(pane, session, systemLook);
}

start().catch(() => {
  const pane = document.getElementById("pane");
  if (pane) pane.textContent = T.startFailed.vi;
});
