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
  let session: Session | undefined;
  const workbook = await openEmbedded(container, {
    store: openStore(),
    first: firstBook,
    onRefused: () => session?.notify("info", session.say(T.rejectedGrid)),
    onKept: (kept) => session?.store.set({ kept }),
  });
  session = createSession(workbook, {
    ...clock,
    deliver: download,
    fileName: () => workbook.name(),
    onGoTo: page.showGrid,
  });
  mount(pane, session, systemLook);
}

void start();
