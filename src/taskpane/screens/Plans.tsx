import { Button, Field, Input } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Issue } from "../../domain/issue";
import type { Plan } from "../../domain/plan";
import { issueLine } from "../../messages/issueText";
import { formsTexts as F } from "../../messages/paneForms";
import { BackLine } from "../BackLine";
import { useSay, useSession, useSessionState } from "../context";
import { planFromBook } from "../planFromBook";
import { work } from "../session";
import { Form } from "../Form";

/** Chooses the plan: a sample, a file, the open workbook, or a new one. */
export default function Plans({ back }: { back: () => void }) {
  const session = useSession();
  const say = useSay();
  const language = useSessionState((state) => state.language);
  const current = useSessionState((state) => state.plan);
  const input = useRef<HTMLInputElement>(null);
  const [samples, setSamples] = useState<readonly Plan[]>([]);
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  useEffect(() => void work().then(({ samplePlans }) => setSamples(samplePlans())), []);

  async function take(plan: Plan): Promise<boolean> {
    if (!(await session.setPlan(plan))) return false;
    session.notify("success", say(F.planChosen, { plan: plan.title || plan.id }));
    back();
    return true;
  }
  async function fromFile(file: File | undefined): Promise<void> {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { readPlan } = await work();
    const read = await session.run(
      say(F.fromFile),
      async () => readPlan(bytes, file.name, () => new TextDecoder().decode(bytes)),
      { stoppable: false },
    );
    if (!read) return;
    setRefused(read.plan ? [] : read.issues);
    if (read.plan) await take(read.plan);
  }
  async function fromBook(): Promise<void> {
    const read = await planFromBook(session);
    if (!read) return;
    setRefused(read.plan ? [] : read.issues);
    if (read.plan) await take(read.plan);
    else if (read.issues.length === 0) session.notify("warning", say(F.fromBookNone));
  }

  return (
    <>
      <BackLine title={say(F.choosePlan)} back={back} />
      {refused.length > 0 && (
        <section className="card" role="alert">
          <p className="strong">{say(F.planRefused)}</p>
          <ul className="problems">
            {refused.slice(0, 10).map((issue, at) => (
              <li key={at}>{issueLine(issue, language)}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="card" aria-labelledby="samples-title">
        <h2 id="samples-title">{say(F.samples)}</h2>
        <ul className="plainList">
          {samples.map((plan) => (
            <li key={plan.id} className="item">
              <span className="grow">
                {plan.title}
                <span className="quiet">
                  {" "}
                  · {plan.issuer.name} · {plan.year}
                </span>
              </span>
              {plan.id === current?.id ? (
                <span className="tag">{say(F.inUse)}</span>
              ) : (
                <Button size="small" onClick={() => void take(plan)} aria-label={say(F.useOf, { plan: plan.title })}>
                  {say(F.use)}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <Button onClick={() => input.current?.click()}>{say(F.fromFile)}</Button>
        <Button onClick={() => void fromBook()}>{say(F.fromBook)}</Button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.json"
          hidden
          aria-label={say(F.fromFile)}
          data-testid="plan-file"
          onChange={(event) => {
            void fromFile(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </section>
      <NewPlan take={take} taken={[...samples, ...(current ? [current] : [])].map(({ id }) => id)} />
    </>
  );
}

function NewPlan({ take, taken }: { take: (plan: Plan) => Promise<boolean>; taken: readonly string[] }) {
  const session = useSession();
  const say = useSay();
  const [id, setId] = useState("");
  const [title, setTitle] = useState("");
  const [agency, setAgency] = useState("");
  const [year, setYear] = useState(session.options.today().slice(0, 4));
  const [tried, setTried] = useState(false);
  const wrongId = !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id);
  const isTaken = taken.includes(id);
  const wrongYear = !/^\d{4}$/.test(year) || Number(year) < 1945 || Number(year) > 2200;
  const error = (wrong: boolean, text: string) =>
    tried && wrong ? { validationState: "error" as const, validationMessage: text } : {};

  async function create(): Promise<void> {
    setTried(true);
    if (wrongId || isTaken || wrongYear || title.trim() === "") return;
    const { blankPlan, editingBook, formsChange, REGISTRATION_SHEET } = await work();
    const plan = { ...blankPlan(Number(year), id, title.trim()), issuer: { parent: "", name: agency.trim() } };
    if (!(await take(plan))) return;
    // A plan begins with its registration sheets: that is where the indicators are typed.
    const change = async () => formsChange(await session.workbook.read(), editingBook(plan));
    if (await session.propose(say(F.registration), change)) await session.goTo({ sheet: REGISTRATION_SHEET });
  }

  return (
    <section className="card" aria-labelledby="new-title">
      <h2 id="new-title">{say(F.newPlan)}</h2>
      <Form submit={create}>
        <Field label={say(F.newPlanTitle)} required {...error(title.trim() === "", say(F.needed))}>
          <Input value={title} onChange={(_, { value }) => setTitle(value)} />
        </Field>
        <Field
          label={say(F.newPlanId)}
          hint={say(F.newPlanIdHint)}
          required
          {...error(wrongId || isTaken, say(isTaken ? F.codeTaken : F.codeWrong))}
        >
          <Input value={id} onChange={(_, { value }) => setId(value.trim())} />
        </Field>
        <div className="pair">
          <Field label={say(F.newPlanYear)} required {...error(wrongYear, say(F.yearWrong))}>
            <Input value={year} inputMode="numeric" onChange={(_, { value }) => setYear(value.trim())} />
          </Field>
          <Field label={say(F.agency)}>
            <Input value={agency} onChange={(_, { value }) => setAgency(value)} />
          </Field>
        </div>
        <div className="actions">
          <Button type="submit">{say(F.create)}</Button>
        </div>
      </Form>
    </section>
  );
}
