import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { lazy, Suspense } from "react";
import { paneTexts as T } from "../messages/pane";
import { useSay, useSession, useSessionState } from "./context";

const Commands = lazy(() => import(/* webpackChunkName: "menu" */ "./Commands"));

/** Name, what is being worked on, undo and the rarer commands. Inside Excel the top right corner stays free for its own button. */
export function Header() {
  const say = useSay();
  const host = useSessionState((state) => state.host?.host);
  return (
    <header className={host === "excel" ? "header withCorner" : "header"}>
      <div className="titles">
        <h1>{say(T.product)}</h1>
        <Context />
      </div>
      <UndoButton />
      <Suspense
        fallback={<Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={say(T.more)} disabled />}
      >
        <Commands />
      </Suspense>
    </header>
  );
}

/** Plan, member and period in one line. */
function Context() {
  const say = useSay();
  const plan = useSessionState((state) => state.plan);
  const period = useSessionState((state) => state.period);
  const identity = useSessionState((state) => state.identity);
  const kept = useSessionState((state) => state.kept);
  const member = plan?.members.find(({ code }) => code === identity?.member);
  const name = plan?.periods.find(({ code }) => code === period)?.name;
  const parts = plan ? [member?.code ?? plan.cluster.name, name, plan.id].filter(Boolean) : [say(T.noPlan)];
  const keeping =
    kept === null ? "" : say(kept === "saving" ? T.keptSaving : kept === "saved" ? T.keptSaved : T.keptFailed);
  return (
    <p className="context" title={[member?.name, name, plan?.title, keeping].filter(Boolean).join(" · ")}>
      {kept === "failed" && <strong className="notKept">{keeping} · </strong>}
      {parts.join(" · ")}
    </p>
  );
}

function UndoButton() {
  const session = useSession();
  const say = useSay();
  const last = useSessionState((state) => state.undo.at(-1));
  const busy = useSessionState((state) => state.busy !== null || state.pending !== null);
  const label = last ? say(T.undoWhat, { what: last.what }) : say(T.nothingToUndo);
  return (
    <Button
      appearance="subtle"
      icon={<ArrowUndoRegular />}
      disabledFocusable={!last || busy}
      title={label}
      aria-label={last ? label : say(T.undo)}
      onClick={() => void session.undoLast()}
    />
  );
}
