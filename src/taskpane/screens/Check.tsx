import { Button, Spinner } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import { VERDICT } from "../../domain/achievement";
import type { Issue, Severity } from "../../domain/issue";
import { sayIssue } from "../../messages/issueText";
import { checkTexts as C } from "../../messages/paneCheck";
import { formatNumber } from "../../vietnamese/numberFormat";
import type { Checked } from "../../workflow/paneBook";
import { useSay, useSession, useSessionState } from "../context";
import { NoForm } from "../Empty";
import { grouped } from "../grouped";
import { work } from "../session";
import { VerdictCounts } from "../VerdictCounts";

/** Kiểm tra: what is wrong in the open workbook, where, and what to do. */
export default function Check() {
  const checked = useSessionState((state) => state.checked);
  if (!checked) return <NoForm />;
  return (
    <>
      <State checked={checked} />
      <Issues issues={checked.issues} />
    </>
  );
}

function State({ checked }: { checked: Checked }) {
  const session = useSession();
  const say = useSay();
  const checking = useSessionState((state) => state.checking);
  const count = (severity: Severity): number => checked.issues.filter((issue) => issue.severity === severity).length;
  const certain = checked.issues.filter(({ fix }) => fix?.certain);

  async function fixAll(): Promise<void> {
    const change = await session.run(
      say(C.checking),
      async () => (await work()).fixChange(await session.workbook.read(), certain),
      { quiet: true },
    );
    if (change) await session.propose(say(C.fixAllWhat, { count: change.edits.length }), change);
  }

  const legacy = checked.issues.filter(({ code }) => code === "text.legacy" || code === "text.legacyAsked").length;

  async function convert(): Promise<void> {
    const change = await session.run(
      say(C.checking),
      async () => (await work()).legacyChange(await session.workbook.read()),
      { quiet: true },
    );
    if (change) await session.propose(say(C.legacyWhat, { count: change.edits.length }), change);
  }

  return (
    <section className="card" aria-labelledby="state-title">
      <div className="row">
        <h2 id="state-title" className="grow">
          {checked.member?.name ?? say(C.summary)}
        </h2>
        {checking && <Spinner size="extra-tiny" aria-label={say(C.checking)} />}
      </div>
      <p className="quiet">{checked.period?.name}</p>
      <ul className="tally" data-testid="tally">
        <li className="error">
          <ErrorCircleRegular aria-hidden /> {say(C.errors, { count: count("error") })}
        </li>
        <li className="warning">
          <WarningRegular aria-hidden /> {say(C.warnings, { count: count("warning") })}
        </li>
        <li className="note">
          <InfoRegular aria-hidden /> {say(C.notes, { count: count("note") })}
        </li>
      </ul>
      <VerdictCounts counts={checked.counts.components} label={say(C.states)} />
      {legacy > 0 && <p className="quiet">{say(C.legacyHint)}</p>}
      <div className="actions">
        {legacy > 0 && (
          <Button onClick={() => void convert()} data-testid="convert-legacy">
            {say(C.legacy)}
          </Button>
        )}
        {certain.length > 1 && (
          <Button appearance="primary" onClick={() => void fixAll()}>
            {say(C.fixAll, { count: certain.length })}
          </Button>
        )}
        <Button onClick={() => void session.run(say(C.checking), session.refresh, { stoppable: false })}>
          {say(C.checkNow)}
        </Button>
        <Button onClick={() => session.show("entry")}>{say(C.enter)}</Button>
      </div>
    </section>
  );
}

const SEVERITIES = [
  { severity: "error", title: C.errorsTitle, icon: <ErrorCircleRegular aria-hidden /> },
  { severity: "warning", title: C.warningsTitle, icon: <WarningRegular aria-hidden /> },
  { severity: "note", title: C.notesTitle, icon: <InfoRegular aria-hidden /> },
] as const;

function Issues({ issues }: { issues: readonly Issue[] }) {
  const say = useSay();
  const counts = useSessionState((state) => state.checked?.counts.components);
  const noData = counts?.[VERDICT.noData] ?? 0;
  if (!issues.some(({ severity }) => severity !== "note"))
    return (
      <>
        <section className="card clean" data-testid="clean">
          <p className="strong">
            <CheckmarkCircleRegular aria-hidden /> {say(C.clean)}
          </p>
          {noData > 0 && <p className="quiet">{say(C.cleanHint, { count: noData })}</p>}
        </section>
        <Group severity={SEVERITIES[2]} issues={issues} />
      </>
    );
  return SEVERITIES.map((each) => (
    <Group key={each.severity} severity={each} issues={issues.filter(({ severity }) => severity === each.severity)} />
  ));
}

function Group({ severity, issues }: { severity: (typeof SEVERITIES)[number]; issues: readonly Issue[] }) {
  const say = useSay();
  if (issues.length === 0) return null;
  const bySheet = grouped(issues, ({ place }) => place.sheet ?? "");
  return (
    <section className={`card issues ${severity.severity}`} aria-labelledby={`issues-${severity.severity}`}>
      <h2 id={`issues-${severity.severity}`}>
        {severity.icon} {say(severity.title, { count: issues.length })}
      </h2>
      {[...bySheet].map(([sheet, some]) => (
        <div key={sheet}>
          <h3 className="sheetName">{sheet || say(C.wholeFile)}</h3>
          <ul className="plainList">
            {some.map((issue, at) => (
              <IssueItem key={`${issue.code}${issue.place.cell ?? ""}${at}`} issue={issue} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function IssueItem({ issue }: { issue: Issue }) {
  const session = useSession();
  const say = useSay();
  const language = useSessionState((state) => state.language);
  const said = sayIssue(issue, language);
  const { sheet, cell } = issue.place;
  const { fix } = issue;
  const value = fix && (typeof fix.value === "number" ? formatNumber(fix.value, { decimals: 10 }) : fix.value);

  async function mend(): Promise<void> {
    if (!fix) return;
    const change = async () => (await work()).fixChange(await session.workbook.read([fix.sheet]), [issue]);
    const what = say(C.fixWhat, { cell: fix.cell });
    if (fix.certain) await session.apply(change, what);
    else await session.propose(what, change);
  }

  return (
    <li className="issue" data-testid="issue" data-code={issue.code}>
      <p className="issueWhat">
        {sheet && (
          <button
            type="button"
            className="place"
            aria-label={cell ? say(C.goTo, { sheet, cell }) : say(C.goToSheet, { sheet })}
            onClick={() => void session.goTo(cell ? { sheet, cell } : { sheet })}
          >
            {cell ? say(C.cell, { cell }) : sheet}
          </button>
        )}{" "}
        {said.what}
      </p>
      <p className="quiet">{said.remedy}</p>
      {fix && (
        <Button size="small" onClick={() => void mend()}>
          {value === null || value === undefined ? say(C.fixEmpty) : say(fix.certain ? C.fixTo : C.fixAsk, { value })}
        </Button>
      )}
    </li>
  );
}
