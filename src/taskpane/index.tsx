/** The page: the embedded workbook with the pane beside it. The workbook is a chunk of its own; the pane inside Excel never fetches it. */
import { paneTexts as T } from "../messages/pane";
import type { Language } from "../messages/text";
import { download } from "./files";
import { layFind } from "./find";
import { firstBook } from "./first";
import { clock, mount } from "./mount";
import { layPage } from "./page";
import { createSession, type Session } from "./session";
import { systemLook } from "./theme";
import "./page.css";

/** What is said beside the grid when it takes something from nobody. */
const refusals = {
  locked: T.lockedCell,
  fixed: T.fixedCell,
  structure: T.rejectedGrid,
  covered: T.coveredCell,
  long: T.longText,
  formula: T.wrongFormula,
};

async function start(): Promise<void> {
  const container = document.getElementById("workbook");
  const pane = document.getElementById("pane");
  if (!container || !pane) return;
  const page = layPage();
  const { openEmbedded, openStore } = await import(/* webpackChunkName: "workbook" */ "../browser/workbook");
  const opened: { session?: Session } = {};
  /** Whether the person knows that nothing is kept here. */
  let told = false;
  const workbook = await openEmbedded(container, {
    store: openStore(),
    first: firstBook,
    onRefused: (why) => {
      const { session } = opened;
      if (session) page.sayInGrid(session.say(refusals[why]));
    },
    onUndo: () => void opened.session?.undoLast(true),
    onKept(kept) {
      const { session } = opened;
      if (kept === "elsewhere") return page.goElsewhere(session?.store.get().language ?? "vi");
      const before = session?.store.get().kept;
      session?.store.set({ kept });
      if (kept === "failed" && before !== kept && !told) session?.notify("warning", session.say(T.keptFailedWhat));
      told ||= kept === "failed";
    },
  });
  const session = createSession(workbook, {
    ...clock,
    deliver: download,
    fileName: () => workbook.name(),
    onGoTo: page.showGrid,
  });
  opened.session = session;
  const nameFind = layFind(workbook, session.say);
  let language: Language | undefined;
  const speak = (): void => {
    const now = session.store.get().language;
    if (now === language) return;
    language = now;
    page.speak(now);
    nameFind();
    void workbook.speak(now);
  };
  speak();
  session.store.subscribe(speak);
  mount(pane, session, systemLook);
}

start().catch(() => {
  const pane = document.getElementById("pane");
  if (pane) pane.textContent = T.startFailed.vi;
  document.body.dataset["view"] = "pane";
});
