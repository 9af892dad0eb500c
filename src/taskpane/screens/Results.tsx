import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { VERDICT, type Verdict } from "../../domain/achievement";
import type { MemberAchievement, VerdictCounts } from "../../domain/memberAchievements";
import { TASK_STATUS } from "../../domain/schedule";
import { checkTexts as C } from "../../messages/paneCheck";
import { verdictText } from "../../messages/verdicts";
import { formatDate } from "../../vietnamese/dates";
import { formatNumber } from "../../vietnamese/numberFormat";
import type { Checked } from "../../workflow/paneBook";
import { AchievementChart } from "../AchievementChart";
import { useSay, useSession, useSessionState } from "../context";
import { NoForm } from "../Empty";
import { lookOf, VERDICTS } from "../VerdictCounts";

/** Kết quả: how many indicators exceeded, met and missed, how far each is, and the schedule. */
export default function Results() {
  const checked = useSessionState((state) => state.checked);
  const say = useSay();
  if (!checked) return <NoForm />;
  if (checked.achievements.length === 0 && checked.tasks.length === 0)
    return (
      <section className="card">
        <p className="strong">{say(C.nothingAssigned)}</p>
        <p className="quiet">{say(C.nothingAssignedHint)}</p>
      </section>
    );
  return (
    <>
      {checked.achievements.length > 0 && <Counts checked={checked} />}
      {checked.achievements.length > 0 && <Achievements rows={checked.achievements} />}
      {checked.tasks.length > 0 && <Tasks checked={checked} />}
    </>
  );
}

const sum = (counts: VerdictCounts, some: readonly Verdict[]): number =>
  some.reduce((total, verdict) => total + (counts[verdict] ?? 0), 0);

/** Met, for the sentence "x vượt, y đạt, z không đạt". */
const MET = [VERDICT.met, VERDICT.completed, VERDICT.notArising];

function Counts({ checked }: { checked: Checked }) {
  const say = useSay();
  const { printed, components } = checked.counts;
  const shown = VERDICTS.filter((verdict) => printed[verdict] || components[verdict]);
  return (
    <section className="card" aria-labelledby="counts-title">
      <h2 id="counts-title">{checked.member?.name ?? say(C.results)}</h2>
      <p className="quiet">{checked.period?.name}</p>
      <p data-testid="sentence">
        {say(C.sentence, {
          exceeded: sum(printed, [VERDICT.exceeded]),
          met: sum(printed, MET),
          missed: sum(printed, [VERDICT.missed]),
          total: sum(printed, VERDICTS),
          open: sum(printed, [VERDICT.inProgress, VERDICT.notYetJudged]),
          noData: sum(printed, [VERDICT.noData]),
        })}
      </p>
      {!checked.period?.final && <p className="quiet">{say(C.notFinal)}</p>}
      <table className="figures" data-testid="counts">
        <thead>
          <tr>
            <th scope="col">{say(C.verdict)}</th>
            <th scope="col">
              {say(C.printed)} <span className="quiet">{say(C.printedHint)}</span>
            </th>
            <th scope="col">{say(C.components)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((verdict) => (
            <tr key={verdict}>
              <th scope="row">
                <span className={`verdict ${lookOf(verdict)}`}>{say(verdictText(verdict))}</span>
              </th>
              <td>{printed[verdict] ?? 0}</td>
              <td>{components[verdict] ?? 0}</td>
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">{say(C.total)}</th>
            <td>{sum(printed, VERDICTS)}</td>
            <td>{sum(components, VERDICTS)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Achievements({ rows }: { rows: readonly MemberAchievement[] }) {
  const say = useSay();
  const [table, setTable] = useState(false);
  const leaves = rows.filter(({ indicator }) => indicator.type !== "group");
  return (
    <section className="card" aria-labelledby="chart-title">
      <div className="row">
        <h2 id="chart-title" className="grow">
          {say(C.chart)}
        </h2>
        <Button size="small" onClick={() => setTable(!table)} data-testid="toggle-table">
          {say(table ? C.asChart : C.asTable)}
        </Button>
      </div>
      {table ? <AchievementTable rows={leaves} /> : <AchievementChart rows={leaves} />}
    </section>
  );
}

function AchievementTable({ rows }: { rows: readonly MemberAchievement[] }) {
  const say = useSay();
  return (
    <div className="scroller" tabIndex={0} role="group" aria-label={say(C.asTable)}>
      <table className="figures wide" data-testid="achievements">
        <thead>
          <tr>
            <th scope="col">{say(C.indicator)}</th>
            <th scope="col">{say(C.actual)}</th>
            <th scope="col">{say(C.percent)}</th>
            <th scope="col">{say(C.verdict)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ indicator, actual, percent, verdict }) => (
            <tr key={indicator.code} data-code={indicator.code}>
              <th scope="row">
                {indicator.no} {indicator.name}
              </th>
              <td>{actual === null ? "" : formatNumber(actual)}</td>
              <td data-percent={percent ?? ""}>{percent === null ? "–" : formatNumber(percent)}</td>
              <td>{say(verdictText(verdict))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Tasks({ checked }: { checked: Checked }) {
  const session = useSession();
  const say = useSay();
  const overdue = checked.tasks.filter(({ status }) => status === TASK_STATUS.overdue);
  return (
    <section className="card" aria-labelledby="tasks-title">
      <h2 id="tasks-title">{say(C.tasks)}</h2>
      <p className="quiet">{say(C.asOf, { date: formatDate(checked.asOf) })}</p>
      <ul className="quarters">
        {Object.entries(checked.quarters).map(([quarter, { done, total, overdue: late }]) => (
          <li key={quarter}>
            <span className="quarterName">
              {say(C.quarter, { quarter: ["I", "II", "III", "IV"][Number(quarter) - 1] ?? quarter })}
            </span>
            <span className="meter" aria-hidden>
              <span className="meterFill" style={{ inlineSize: `${(done / Math.max(1, total)) * 100}%` }} />
            </span>
            <span>
              {say(C.done, { done, total })}
              {late > 0 && `, ${say(C.overdueCount, { count: late })}`}
            </span>
          </li>
        ))}
      </ul>
      {overdue.length === 0 ? (
        <p className="quiet">{say(C.noOverdue)}</p>
      ) : (
        <>
          <h3>{say(C.overdue, { count: overdue.length })}</h3>
          <ul className="plainList">
            {overdue.map(({ task, due, entry }) => (
              <li key={task.code} className="issue">
                <p>
                  {entry && (
                    <button
                      type="button"
                      className="place"
                      aria-label={say(C.goTo, { sheet: entry.source.sheet, cell: entry.source.cell })}
                      onClick={() => void session.goTo({ sheet: entry.source.sheet, cell: entry.source.cell })}
                    >
                      {say(C.cell, { cell: entry.source.cell })}
                    </button>
                  )}{" "}
                  {task.content}
                </p>
                <p className="quiet">{say(C.due, { date: formatDate(due) })}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
