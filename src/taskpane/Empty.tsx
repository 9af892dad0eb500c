import { Button, Spinner } from "@fluentui/react-components";
import { paneTexts as T } from "../messages/pane";
import { checkTexts as C } from "../messages/paneCheck";
import { useSay, useSession, useSessionState } from "./context";

/** Where there is nothing to check yet: why, and where to go. */
export function NoForm() {
  const session = useSession();
  const say = useSay();
  const known = useSessionState((state) => state.known);
  const hasPlan = useSessionState((state) => state.plan !== null);
  if (!known) return <Spinner size="small" label={say(T.loading)} />;
  return (
    <section className="card">
      <p className="strong">{say(hasPlan ? C.noForm : C.noPlan)}</p>
      {hasPlan && <p className="quiet">{say(C.noFormHint)}</p>}
      <div className="actions">
        <Button appearance="primary" onClick={() => session.show("forms")}>
          {say(C.toForms)}
        </Button>
      </div>
    </section>
  );
}
