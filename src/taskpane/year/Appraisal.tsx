import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Step } from "../../domain/appraisal";
import { appraisalTexts as A } from "../../messages/paneAppraisal";
import type { AppraisalDetail } from "../../workflow/appraisalView";
import type { AppraisalView } from "../../workflow/paneRanking";
import { useSay } from "../context";
import { Form } from "../Form";
import AppraisalLines from "./AppraisalLines";
import { type Doing, momentOf } from "./doing";

interface Props {
  detail: AppraisalDetail;
  /** Sheet the lines' cells stand on. */
  sheet: string;
  take: (one: Doing) => Promise<boolean>;
}

/** One unit: the steps taken, the next one, and every criterion. */
export default function Appraisal({ detail, sheet, take }: Props) {
  const say = useSay();
  const { member, way, state } = detail;
  const next = way ? way.next.map(({ step }) => step) : (["appraised"] as const);
  return (
    <>
      <section className="card" aria-labelledby="steps-title">
        <h2 id="steps-title">{say(A.steps)}</h2>
        <p className="strong" data-testid="state">
          {say(A[state ?? "missing"])}
        </p>
        <History way={way} />
      </section>
      {state !== null && (
        <section className="card" aria-labelledby="next-title">
          <h2 id="next-title">{say(A.next)}</h2>
          {way?.closed ? (
            <>
              <p>{say(A.frozen)}</p>
              <Noted
                label={say(A.reopenReason)}
                button={say(A.reopen)}
                needed={say(A.reasonNeeded)}
                done={(reason) => take({ member, act: "reopen", reason })}
              />
            </>
          ) : (
            next.map((step) => (
              <NextStep
                key={step}
                step={step}
                done={(note) => take({ member, act: "step", step, note: note || null })}
              />
            ))
          )}
        </section>
      )}
      <AppraisalLines detail={detail} sheet={sheet} take={take} />
    </>
  );
}

function History({ way }: { way: AppraisalView | null }) {
  const say = useSay();
  if (!way) return <p className="quiet">{say(A.noSteps)}</p>;
  return (
    <>
      {way.former.map(({ version }, at) => (
        <p key={version} className="quiet">
          {say(A.former, { version, reason: way.former[at + 1]?.reason ?? way.reason ?? "" })}
        </p>
      ))}
      <ol className="reasons" data-testid="steps">
        {way.history.map(({ name, who, when, note }, at) => (
          <li key={at}>
            {say(A.stepLine, {
              step: name,
              who: who || say(A.unknownWho),
              when: when ? momentOf(when) : say(A.onSheet),
            })}
            {note && <span className="quiet"> · {note}</span>}
          </li>
        ))}
      </ol>
    </>
  );
}

function NextStep({ step, done }: { step: Step; done: (note: string) => Promise<boolean> }) {
  const say = useSay();
  const explaining = step === "explained";
  return (
    <Noted
      label={say(explaining ? A.explanation : A.note)}
      button={say(A[`take_${step}`])}
      needed={explaining ? say(A.explanationNeeded) : null}
      done={done}
    />
  );
}

interface NotedProps {
  label: string;
  button: string;
  /** What is said when nothing is written; null: it may be left empty. */
  needed: string | null;
  done: (note: string) => Promise<boolean>;
}

/** A note and the button that goes with it. */
function Noted({ label, button, needed, done }: NotedProps) {
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const lacking = needed !== null && note.trim() === "";
  async function submit(): Promise<void> {
    setTried(true);
    if (lacking || !(await done(note.trim()))) return;
    setNote("");
    setTried(false);
  }
  return (
    <Form submit={submit}>
      <Field
        label={label}
        size="small"
        required={needed !== null}
        {...(tried && lacking ? { validationState: "error" as const, validationMessage: needed } : {})}
      >
        <Textarea size="small" rows={2} value={note} onChange={(_, { value }) => setNote(value)} />
      </Field>
      <div className="actions">
        <Button type="submit" size="small">
          {button}
        </Button>
      </div>
    </Form>
  );
}
