import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { mergeTexts as M } from "../../messages/paneMerge";
import { valueAt } from "../../sheet/grid";
import { useSay, useSession, useSessionState } from "../context";
import { MERGED_SHEETS } from "../names";

/** Says that the open workbook holds this period's merge, and opens it. */
export default function Reopen({ plan, period, open }: { plan: string; period: string; open: () => void }) {
  const session = useSession();
  const say = useSay();
  const [holds, setHolds] = useState(false);
  // A merge comes or goes by writing and undoing.
  const undo = useSessionState((state) => state.undo.length);
  const known = useSessionState((state) => state.known);
  useEffect(() => {
    if (!known) return;
    void session
      .run("", () => session.workbook.read(MERGED_SHEETS.slice(0, 1)), { quiet: true })
      .then((book) => {
        const [ledger] = book?.sheets ?? [];
        setHolds(ledger !== undefined && valueAt(ledger, 1, 0) === plan && valueAt(ledger, 1, 1) === period);
      });
  }, [session, plan, period, undo, known]);
  if (!holds) return null;
  return (
    <section className="card" data-testid="held">
      <p>{say(M.before)}</p>
      <div className="actions">
        <Button onClick={open}>{say(M.openBefore)}</Button>
      </div>
    </section>
  );
}
