import { Button, Select, Spinner } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { asksEstimates } from "../../domain/period";
import type { Period, Plan } from "../../domain/plan";
import type { SaidIssue } from "../../messages/issueText";
import { formsTexts as F } from "../../messages/paneForms";
import { paneTexts as T } from "../../messages/pane";
import { formatDate } from "../../vietnamese/dates";
import { useSay, useSession, useSessionState } from "../context";
import { XLSX, ZIP } from "../files";
import { MemberSelect } from "../MemberSelect";
import { planFromBook } from "../planFromBook";
import { work } from "../session";
import { Welcome } from "../Welcome";

const Plans = lazy(() => import(/* webpackChunkName: "plans" */ "./Plans"));
const Members = lazy(() => import(/* webpackChunkName: "plans" */ "./Members"));
const Periods = lazy(() => import(/* webpackChunkName: "plans" */ "./Periods"));

const Scheme = lazy(() => import(/* webpackChunkName: "plans" */ "./Scheme"));

const ADVICE_SHOWN = 30;

type Part = "main" | "plans" | "members" | "periods" | "scheme";

/** Mẫu biểu: the plan, and the forms it hands out. */
export default function Forms() {
  const say = useSay();
  const plan = useSessionState((state) => state.plan);
  const welcome = useSessionState((state) => state.welcome);
  const known = useSessionState((state) => state.known);
  const [part, setPart] = useState<Part>("main");
  const left = useRef<Part>("main");
  const back = (): void => {
    left.current = part;
    setPart("main");
  };
  // Back to the button that opened the part.
  useEffect(() => {
    if (part !== "main" || left.current === "main") return;
    document.querySelector<HTMLElement>(`[data-opens="${left.current}"]`)?.focus();
    left.current = "main";
  }, [part]);
  if (part !== "main")
    return (
      <Suspense fallback={<Spinner size="small" label={say(T.loading)} />}>
        {part === "plans" ? (
          <Plans back={back} />
        ) : part === "members" ? (
          <Members back={back} />
        ) : part === "periods" ? (
          <Periods back={back} />
        ) : (
          <Scheme back={back} />
        )}
      </Suspense>
    );
  return (
    <>
      {welcome && <Welcome />}
      {known || plan ? <PlanCard plan={plan} open={setPart} /> : <Spinner size="small" label={say(T.loading)} />}
      {plan && plan.periods.length > 0 && <PeriodCard plan={plan} open={setPart} />}
      {plan && plan.periods.length > 0 && <Handing plan={plan} open={setPart} />}
    </>
  );
}

function PlanCard({ plan, open }: { plan: Plan | null; open: (part: Part) => void }) {
  const say = useSay();
  if (!plan)
    return (
      <section className="card" aria-labelledby="plan-title">
        <h2 id="plan-title">{say(F.plan)}</h2>
        <p>{say(F.planNeeded)}</p>
        <Button appearance="primary" data-opens="plans" onClick={() => open("plans")}>
          {say(F.choosePlan)}
        </Button>
      </section>
    );
  const facts = {
    year: String(plan.year),
    indicators: plan.indicators.filter(({ type }) => type !== "group").length,
    tasks: plan.tasks.length,
    members: plan.members.length,
  };
  return (
    <section className="card" aria-labelledby="plan-title">
      <h2 id="plan-title">{say(F.plan)}</h2>
      <p className="strong">{plan.title}</p>
      <p className="quiet">{plan.issuer.name}</p>
      <p className="quiet">{say(F.planFacts, facts)}</p>
      {plan.source?.illustrative && <p className="tag">{say(F.illustrative)}</p>}
      {plan.indicators.length === 0 && <p>{say(F.noIndicators)}</p>}
      <PlanAdvice plan={plan} />
      <div className="actions">
        <Button size="small" data-opens="plans" onClick={() => open("plans")}>
          {say(F.changePlan)}
        </Button>
        <EditIndicators plan={plan} />
        {plan.indicators.length === 0 && <ReadBack />}
        <Button size="small" data-opens="scheme" onClick={() => open("scheme")}>
          {say(F.scheme)}
        </Button>
      </div>
    </section>
  );
}

/** What to look at in the plan before it is issued; nothing where there is nothing. */
function PlanAdvice({ plan }: { plan: Plan }) {
  const say = useSay();
  const language = useSessionState((state) => state.language);
  const [advice, setAdvice] = useState<{ plan: Plan; lines: readonly (SaidIssue & { of: string })[] } | null>(null);
  useEffect(() => {
    let left = false;
    void work().then(({ planAdvice, sayIssue }) => {
      const lines = planAdvice(plan).map(({ issue, of }) => ({ ...sayIssue(issue, language), of }));
      if (!left) setAdvice({ plan, lines });
    });
    return () => {
      left = true;
    };
  }, [plan, language]);
  if (advice?.plan !== plan || advice.lines.length === 0) return null;
  return (
    <details data-testid="plan-advice">
      <summary>{say(F.advice, { count: advice.lines.length })}</summary>
      <ul className="reasons">
        {advice.lines.slice(0, ADVICE_SHOWN).map(({ of, what, remedy }, at) => (
          <li key={at}>
            {of && <strong>{of}: </strong>}
            {what} <span className="quiet">{remedy}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Puts the sheets a plan is edited in into the workbook; "Đọc kế hoạch từ sổ" reads them back. */
function EditIndicators({ plan }: { plan: Plan }) {
  const session = useSession();
  const say = useSay();
  async function edit(): Promise<void> {
    const { editingBook, formsChange, REGISTRATION_SHEET } = await work();
    const change = async () => formsChange(await session.workbook.read(), editingBook(plan));
    if (await session.propose(say(F.registration), change)) await session.goTo({ sheet: REGISTRATION_SHEET });
  }
  return (
    <Button size="small" onClick={() => void edit()}>
      {say(F.editIndicators)}
    </Button>
  );
}

/** Reads the plan back from the sheets it is edited in: what comes after typing the indicators of a new one. */
function ReadBack() {
  const session = useSession();
  const say = useSay();
  async function read(): Promise<void> {
    const found = await planFromBook(session);
    if (!found) return;
    if (found.plan) {
      if (await session.setPlan(found.plan))
        session.notify("success", say(F.planChosen, { plan: found.plan.title || found.plan.id }));
    } else if (found.issues[0]) await session.notifyIssue(found.issues[0]);
    else session.notify("warning", say(F.fromBookNone));
  }
  return (
    <Button size="small" appearance="primary" onClick={() => void read()}>
      {say(F.fromBook)}
    </Button>
  );
}

function PeriodCard({ plan, open }: { plan: Plan; open: (part: Part) => void }) {
  const session = useSession();
  const say = useSay();
  const code = useSessionState((state) => state.period);
  const period = plan.periods.find((each) => each.code === code) ?? plan.periods[0]!;
  const due = period.due === null ? say(F.noDue) : say(F.due, { date: formatDate(period.due) });
  return (
    <section className="card" aria-labelledby="period-title">
      <h2 id="period-title">{say(F.periods)}</h2>
      <div className="row">
        <Select
          aria-label={say(F.period)}
          value={period.code}
          onChange={(_, { value }) => session.setPeriod(value)}
          className="grow"
        >
          {plan.periods.map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        </Select>
        <Button data-opens="periods" onClick={() => open("periods")} aria-label={say(F.editPeriods)}>
          {say({ vi: "Sửa", en: "Edit" })}
        </Button>
      </div>
      <p className="quiet">
        {due}
        {asksEstimates(period) && ` · ${say(F.estimates)}`}
      </p>
    </section>
  );
}

/** Puts one member's form into the workbook, and makes everybody's files. */
function Handing({ plan, open }: { plan: Plan; open: (part: Part) => void }) {
  const session = useSession();
  const say = useSay();
  const code = useSessionState((state) => state.period);
  const identity = useSessionState((state) => state.identity);
  const period = plan.periods.find((each) => each.code === code) ?? plan.periods[0]!;
  const [member, setMember] = useState("");
  const chosen = plan.members.find((each) => each.code === (member || identity?.member)) ?? plan.members[0];
  // The heavy parts come while the officer reads.
  useEffect(() => void work(), []);

  async function put(): Promise<void> {
    if (!chosen) return;
    const { memberFormChange } = await work();
    const change = await session.run(
      say(F.put),
      async () => memberFormChange(await session.workbook.read(), plan, period, chosen),
      { stoppable: false },
    );
    if (change) await session.propose(say(F.putWhat, { period: period.name, member: chosen.name }), change);
  }

  return (
    <>
      <section className="card" aria-labelledby="members-title">
        <h2 id="members-title">{say(F.members)}</h2>
        <div className="row">
          <p className="grow">{say(F.memberCount, { count: plan.members.length })}</p>
          <Button size="small" data-opens="members" onClick={() => open("members")}>
            {say(F.editMembers)}
          </Button>
        </div>
        {plan.members.length === 0 && <p className="quiet">{say(F.membersNeeded)}</p>}
      </section>
      {chosen && plan.indicators.length + plan.tasks.length > 0 && (
        <>
          <section className="card" aria-labelledby="issue-title">
            <h2 id="issue-title">{say(F.issue)}</h2>
            <p className="quiet">{say(F.issueHint)}</p>
            <IssueButton plan={plan} period={period} />
          </section>
          <section className="card" aria-labelledby="put-title">
            <h2 id="put-title">{say(F.put)}</h2>
            <p className="quiet">{say(F.putHint)}</p>
            <MemberSelect aria-label={say(F.forMember)} members={plan.members} value={chosen.code} choose={setMember} />
            <div className="actions">
              <Button onClick={() => void put()}>{say(F.put)}</Button>
            </div>
          </section>
        </>
      )}
    </>
  );
}

function IssueButton({ plan, period }: { plan: Plan; period: Period }) {
  const session = useSession();
  const say = useSay();
  const busy = useSessionState((state) => state.busy !== null);

  async function hand(name: string, bytes: Uint8Array, type: string, said: string): Promise<void> {
    if (await session.options.deliver(name, bytes, type)) session.notify("success", said);
    else session.notify("warning", say(F.noDownload));
  }

  async function issue(): Promise<void> {
    const { templateFiles, zipFiles } = await work();
    const bytes = await session.run(say(F.issuing), async (running) =>
      zipFiles(await templateFiles(plan, period, plan.members, running)),
    );
    const file = `${plan.id}_${period.code}.zip`;
    if (bytes) await hand(file, bytes, ZIP, say(F.issued, { count: plan.members.length, file }));
  }

  async function book(): Promise<void> {
    const { planFile } = await work();
    const made = await session.run(say(F.making), async () => planFile(plan), { stoppable: false });
    if (made) await hand(made.name, made.bytes, XLSX, say(T.saved, { file: made.name }));
  }

  return (
    <div className="actions">
      <Button appearance="primary" onClick={() => void issue()} disabledFocusable={busy}>
        {say(F.issueButton, { count: plan.members.length })}
      </Button>
      <Button onClick={() => void book()} disabledFocusable={busy}>
        {say(F.planBook)}
      </Button>
    </div>
  );
}
