/** The page: the embedded workbook with the pane beside it. The workbook is a chunk of its own; the pane inside Excel never fetches it. */
import { paneTexts as T } from "../messages/pane";
import { download } from "./files";
import { firstBook } from "./first";
import { clock, mount } from "./mount";
import { layPage } from "./page";
import { createSession, type Session } from "./session";
import { systemLook } from "./theme";
import "./page.css";

async function start(): Promise<void> {
  const container = document.getElementById("workbook");
  const pane = document.getElementById("pane");
  if (!container || !pane) return;
  const page = layPage();
  const { openEmbedded, openStore } = await import(/* webpackChunkName: "workbook" */ "../browser/workbook");
  const opened: { session?: Session } = {};
  const workbook = await openEmbedded(container, {
    store: openStore(),
    first: firstBook,
    onRefused: () => opened.session?.notify("info", opened.session.say(T.rejectedGrid)),
    onKept: (kept) => opened.session?.store.set({ kept }),
  });
  const session = createSession(workbook, {
    ...clock,
    deliver: download,
    fileName: () => workbook.name(),
    onGoTo: page.showGrid,
  });
  opened.session = session;
  mount(pane, session, systemLook);
}

start().catch(() => {
  const pane = document.getElementById("pane");
  if (pane) pane.textContent = T.startFailed.vi;
  document.body.dataset["view"] = "pane";
});
