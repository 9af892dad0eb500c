import { DataBarVerticalFilled, DataBarVerticalRegular } from "@fluentui/react-icons/svg/data-bar-vertical";
import { DocumentTableFilled, DocumentTableRegular } from "@fluentui/react-icons/svg/document-table";
import { DocumentTextFilled, DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { StackFilled, StackRegular } from "@fluentui/react-icons/svg/stack";
import { TaskListSquareLtrFilled, TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import type { KeyboardEvent } from "react";
import { paneTexts as T } from "../messages/pane";
import { useSay, useSession, useSessionState } from "./context";
import { SCREENS, type ScreenName } from "./sessionState";

const icons = {
  forms: { regular: <DocumentTableRegular />, filled: <DocumentTableFilled /> },
  check: { regular: <TaskListSquareLtrRegular />, filled: <TaskListSquareLtrFilled /> },
  results: { regular: <DataBarVerticalRegular />, filled: <DataBarVerticalFilled /> },
  merge: { regular: <StackRegular />, filled: <StackFilled /> },
  word: { regular: <DocumentTextRegular />, filled: <DocumentTextFilled /> },
};

const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * The five steps as tabs (WAI-ARIA tabs, chosen by Enter): one stop for the Tab key, arrows between them. Plain buttons: Fluent's
 * own tab list puts hidden focusable helpers around itself and takes more room than 320 px give.
 */
export function Steps() {
  const session = useSession();
  const say = useSay();
  const screen = useSessionState((state) => state.screen);
  const blocked = useSessionState((state) => state.pending !== null || state.phase !== "ready");
  // The entry form has no tab: the first one is the stop then.
  const stop: ScreenName = screen === "entry" ? SCREENS[0] : screen;

  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const tabs = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("[role=tab]")];
    const at = tabs.indexOf(document.activeElement as HTMLButtonElement);
    const to = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : at + (MOVES[event.key] ?? 0);
    if (at < 0 || to === at) return;
    event.preventDefault();
    tabs[(to + tabs.length) % tabs.length]?.focus();
  }

  return (
    <div className="steps" role="tablist" aria-label={say(T.screens)} onKeyDown={move}>
      {SCREENS.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          className="step"
          aria-selected={screen === name}
          {...(screen === name ? { "aria-controls": `screen-${name}` } : {})}
          tabIndex={name === stop ? 0 : -1}
          aria-disabled={blocked}
          onClick={() => {
            if (!blocked) session.show(name);
          }}
        >
          {screen === name ? icons[name].filled : icons[name].regular}
          <span>{say(T[name])}</span>
        </button>
      ))}
    </div>
  );
}
