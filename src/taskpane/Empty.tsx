import { Button } from "@fluentui/react-components";
import { checkTexts as C } from "../messages/paneCheck";
import { useSay, useSession, useSessionState } from "./context";

/** Where there is nothing to check yet: why, and where to go. */
export function NoForm() {
  const session = useSession();
  const say = useSay();
  const hasPlan = useSessionState((state) => state.plan !== null);
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
