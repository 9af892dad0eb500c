import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { Plan } from "../domain/plan";
import type { WhatIf } from "../domain/whatIf";
import { paneTexts as T } from "../messages/pane";
import { appraisalTexts as A } from "../messages/paneAppraisal";
import { rankingTexts as R } from "../messages/paneRanking";
import { formatNumber, parseNumber } from "../vietnamese/numbers";
import type { Notes } from "../workflow/paneAppraisal";
import type { MergeView } from "../workflow/paneMerge";
import type { LineView, RankView } from "../workflow/paneRanking";
import { useSay, useSession, useSessionState } from "./context";
import { merger } from "./merger";
import type { Ranking } from "./merging";
import { Form } from "./Form";

const number = (value: number | null): string => (value === null ? "–" : formatNumber(value));

interface RankingCardProps {
  plan: Plan;
  view: MergeView;
  /** Opens the appraisals. */
  appraise: () => void;
}

/** Xếp hạng: points, ranks and the reason of every point; what a changed figure would move; what the cluster decides. */
export default function RankingCard({ plan, view, appraise }: RankingCardProps) {
  const session = useSession();
  const say = useSay();
  const language = useSessionState((state) => state.language);
  // A ranking belongs to the merge it was made from.
  const [found, setFound] = useState<{ of: MergeView; ranking: Ranking; changes: readonly WhatIf[] } | null>(null);
  const current = found?.of === view ? found : null;

  async function work(make: () => Promise<Ranking>, changes: readonly WhatIf[]): Promise<boolean> {
    const ranking = await session.run(say(R.working), async () => ({ made: await make() }), { stoppable: false });
    if (ranking) setFound({ of: view, ranking: ranking.made, changes });
    return ranking !== null;
  }
  const show = (changes: readonly WhatIf[]) => work(() => merger.ranking(language, changes), changes);

  return (
    <section className="card" aria-labelledby="ranking-title">
      <h2 id="ranking-title">{say(R.title)}</h2>
      {!current ? (
        <div className="actions">
          <Button onClick={() => void show([])}>{say(R.show)}</Button>
        </div>
      ) : !current.ranking ? (
        <p className="quiet">{say(R.none)}</p>
      ) : (
        <>
          <div className="actions">
            <Button onClick={appraise}>{say(A.open)}</Button>
          </div>
          <ol className="plainList" data-testid="ranking">
            {current.ranking.rows.map((row) => (
              <Row
                key={row.member}
                row={row}
                keep={async (notes) => {
                  const act = {
                    member: row.member,
                    who: "",
                    when: session.options.now(),
                    act: "notes",
                    notes,
                  } as const;
                  const kept = await merger.appraisals(language, null, { do: "act", act });
                  if (kept.issue === null && (await show([])))
                    session.notify("success", say(R.kept, { name: row.name }));
                }}
              />
            ))}
          </ol>
          <WhatIfForm plan={plan} rows={current.ranking.rows} show={show} trying={current.changes.length > 0} />
          {current.changes.length > 0 && (
            <div role="status">
              <h3>{say(R.moved)}</h3>
              {current.ranking.moved.length === 0 && <p className="quiet">{say(R.unmoved)}</p>}
              <ul className="plainList" data-testid="moved">
                {current.ranking.moved.map(({ member, name, before, after }) => (
                  <li key={member}>
                    {say(R.move, {
                      name,
                      before: number(before.rank),
                      after: number(after.rank),
                      total: number(before.total),
                      newTotal: number(after.total),
                    })}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Row({ row, keep }: { row: RankView; keep: (notes: Notes) => Promise<void> }) {
  const say = useSay();
  const facts = [row.tiedWith.length > 0 && say(R.tied), row.grade, row.proposal].filter(Boolean);
  return (
    <li className="issue" data-member={row.member}>
      <div className="row full">
        <strong className="rank" aria-label={say(R.rank)}>
          {row.rank ?? "–"}
        </strong>
        <span className="grow">
          {row.name}
          {facts.length > 0 && <span className="quiet"> · {facts.join(" · ")}</span>}
        </span>
        <strong aria-label={say(R.total)}>{number(row.total)}</strong>
      </div>
      {row.excluded && <p className="quiet">{row.excluded}</p>}
      <details className="full">
        <summary>{say(R.lines)}</summary>
        <ul className="reasons">
          {row.lines.map((line, at) => (
            <Line key={`${line.code}${at}`} line={line} />
          ))}
        </ul>
      </details>
      <details className="full">
        <summary>{say(R.ofCluster)}</summary>
        <ClusterForm row={row} keep={keep} />
      </details>
    </li>
  );
}

function Line({ line }: { line: LineView }) {
  const say = useSay();
  const points =
    line.points === null
      ? say(R.noPoints)
      : line.max === null
        ? say(R.pointsOnly, { points: number(line.points) })
        : say(R.points, { points: number(line.points), max: number(line.max) });
  return (
    <li>
      {line.name}: <strong>{points}</strong>. <span className="quiet">{line.reason}</span>
      {line.source && (
        <span className="quiet">
          {" "}
          ({say(R.source, { file: line.source.file, sheet: line.source.sheet, cell: line.source.cell })})
        </span>
      )}
    </li>
  );
}

function ClusterForm({ row, keep }: { row: RankView; keep: (notes: Notes) => Promise<void> }) {
  const say = useSay();
  const [excluded, setExcluded] = useState("");
  const [votes, setVotes] = useState(row.votes ?? "");
  const [proposal, setProposal] = useState(row.proposal ?? "");
  const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());
  return (
    <Form submit={() => keep({ excluded: orNull(excluded), votes: orNull(votes), proposal: orNull(proposal) })}>
      <Field label={say(R.exclude)} hint={say(R.excludeHint)} size="small">
        <Input size="small" value={excluded} onChange={(_, { value }) => setExcluded(value)} />
      </Field>
      <div className="pair">
        <Field label={say(R.votes)} size="small">
          <Input size="small" value={votes} placeholder="15/15" onChange={(_, { value }) => setVotes(value)} />
        </Field>
        <Field label={say(R.proposal)} size="small">
          <Input size="small" value={proposal} onChange={(_, { value }) => setProposal(value)} />
        </Field>
      </div>
      <div className="actions">
        <Button type="submit" size="small">
          {say(R.keep)}
        </Button>
      </div>
    </Form>
  );
}

interface WhatIfFormProps {
  plan: Plan;
  rows: readonly RankView[];
  show: (changes: readonly WhatIf[]) => Promise<boolean>;
  trying: boolean;
}

function WhatIfForm({ plan, rows, show, trying }: WhatIfFormProps) {
  const say = useSay();
  const indicators = plan.indicators.filter(({ type }) => type !== "group" && type !== "milestone");
  const [member, setMember] = useState(rows[0]?.member ?? "");
  const [indicator, setIndicator] = useState(indicators[0]?.code ?? "");
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  if (indicators.length === 0) return null;

  function submit(): void {
    const reading = parseNumber(typed);
    setWrong(reading.kind !== "number");
    if (reading.kind === "number") void show([{ member, indicator, actual: { value: reading.value } }]);
  }

  return (
    <details className="full">
      <summary>{say(R.whatIf)}</summary>
      <Form submit={submit}>
        <p className="quiet">{say(R.whatIfHint)}</p>
        <Field label={say(T.member)} size="small">
          <Select size="small" value={member} onChange={(_, { value }) => setMember(value)}>
            {rows.map((row) => (
              <option key={row.member} value={row.member}>
                {row.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say(R.indicator)} size="small">
          <Select size="small" value={indicator} onChange={(_, { value }) => setIndicator(value)}>
            {indicators.map(({ code, no, name }) => (
              <option key={code} value={code}>
                {no} {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={say(R.figure)}
          size="small"
          {...(wrong ? { validationState: "error" as const, validationMessage: say(R.figureWrong) } : {})}
        >
          <Input size="small" value={typed} inputMode="decimal" onChange={(_, { value }) => setTyped(value)} />
        </Field>
        <div className="actions">
          <Button type="submit" size="small">
            {say(R.tryIt)}
          </Button>
          {trying && (
            <Button size="small" onClick={() => void show([])}>
              {say(R.stop)}
            </Button>
          )}
        </div>
      </Form>
    </details>
  );
}
