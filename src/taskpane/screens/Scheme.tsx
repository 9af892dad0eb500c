import { Button, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { Issue } from "../../domain/issue";
import type { Plan } from "../../domain/plan";
import { formsTexts as F } from "../../messages/paneForms";
import { schemeTexts as S } from "../../messages/paneScheme";
import { formatNumber } from "../../vietnamese/numbers";
import { READY_SCHEMES, readyView, type SchemeView, schemeView, withScheme } from "../../workflow/paneScheme";
import { BackLine } from "../BackLine";
import { useSay, useSession, useSessionState } from "../context";
import { IssueLines } from "../IssueLines";
import { work } from "../session";

/** Thang điểm: what the plan scores by, ready-made schemes to begin with, and the sheets it is edited in. */
export default function Scheme({ back }: { back: () => void }) {
  const say = useSay();
  const plan = useSessionState((state) => state.plan);
  if (!plan) return null;
  return (
    <>
      <BackLine title={say(S.title)} back={back} />
      <Current plan={plan} />
      <Choose plan={plan} />
      <Edit plan={plan} />
    </>
  );
}

function Current({ plan }: { plan: Plan }) {
  const session = useSession();
  const say = useSay();
  const view = schemeView(plan);
  async function remove(): Promise<void> {
    await session.setPlan(withScheme(plan, null));
    session.notify("success", say(S.removed));
  }
  return (
    <section className="card" aria-labelledby="scheme-current" data-testid="scheme">
      <h2 id="scheme-current">{say(S.current)}</h2>
      {view ? (
        <>
          <p className="strong">{view.name}</p>
          {view.basis !== "" && <p className="quiet">{say(S.basis, { basis: view.basis })}</p>}
          <Parts view={view} />
          <IssueLines issues={view.issues} label={say(S.toLookAt, { count: view.issues.length })} />
          <div className="actions">
            <Button size="small" onClick={() => void remove()}>
              {say(S.remove)}
            </Button>
          </div>
        </>
      ) : (
        <p>{say(S.none)}</p>
      )}
    </section>
  );
}

function Parts({ view }: { view: SchemeView }) {
  const say = useSay();
  const number = (value: number): string => formatNumber(value);
  return (
    <>
      <p>{say(S.facts, { criteria: view.criteria, points: number(view.points) })}</p>
      <ul className="reasons">
        {view.sections.map(({ name, max, criteria, points }, at) => (
          <li key={at}>
            {say(max === null ? S.part : S.partMax, {
              name: name || say(S.noPart),
              criteria,
              points: number(points),
              max: max === null ? "" : number(max),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

function Choose({ plan }: { plan: Plan }) {
  const session = useSession();
  const say = useSay();
  const [kind, setKind] = useState<(typeof READY_SCHEMES)[number]>("hundred");
  const view = readyView(kind, plan);
  async function use(): Promise<void> {
    await session.setPlan(withScheme(plan, kind));
    session.notify("success", say(S.used, { name: view.name }));
  }
  return (
    <section className="card" aria-labelledby="scheme-choose">
      <h2 id="scheme-choose">{say(S.choose)}</h2>
      <p className="quiet">{say(S.chooseHint)}</p>
      <Select
        aria-label={say(S.kind)}
        value={kind}
        data-testid="scheme-kind"
        onChange={(_, { value }) => setKind(READY_SCHEMES.find((one) => one === value) ?? kind)}
      >
        {READY_SCHEMES.map((one) => (
          <option key={one} value={one}>
            {say(S[one])}
          </option>
        ))}
      </Select>
      <Parts view={view} />
      <div className="actions">
        <Button onClick={() => void use()}>{say(S.use)}</Button>
      </div>
    </section>
  );
}

function Edit({ plan }: { plan: Plan }) {
  const session = useSession();
  const say = useSay();
  const [found, setFound] = useState<{ refused: boolean; issues: readonly Issue[] } | null>(null);

  async function put(): Promise<void> {
    const { editingBook, formsChange } = await work();
    await session.propose(say(S.what), async () => formsChange(await session.workbook.read(), editingBook(plan)));
  }
  async function readBack(): Promise<void> {
    const { editedPlan } = await work();
    const read = await session.run(say(S.readBack), async () => editedPlan(await session.workbook.read(), plan), {
      stoppable: false,
    });
    if (!read) return;
    setFound({ refused: read.plan === null, issues: read.issues });
    if (read.plan) {
      await session.setPlan(read.plan);
      session.notify("success", say(S.readDone));
    } else if (read.issues.length === 0) session.notify("warning", say(F.fromBookNone));
  }
  return (
    <section className="card" aria-labelledby="scheme-edit">
      <h2 id="scheme-edit">{say(S.edit)}</h2>
      <p className="quiet">{say(S.editHint)}</p>
      <div className="actions">
        <Button onClick={() => void put()}>{say(S.editButton)}</Button>
        <Button onClick={() => void readBack()}>{say(S.readBack)}</Button>
      </div>
      {found && found.issues.length > 0 && (
        <div role="alert" data-testid="scheme-issues">
          <p className="strong">{say(found.refused ? S.readFailed : S.toLookAt, { count: found.issues.length })}</p>
          <IssueLines issues={found.issues} label={say(S.toLookAt, { count: found.issues.length })} />
        </div>
      )}
    </section>
  );
}
