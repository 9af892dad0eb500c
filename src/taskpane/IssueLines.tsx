import type { Issue } from "../domain/issue";
import { sayIssue } from "../messages/issueText";
import { appraisalTexts as A } from "../messages/paneAppraisal";
import { checkTexts as C } from "../messages/paneCheck";
import { useSay, useSession, useSessionState } from "./context";

/** Issues of the open workbook, one in a line: the cell it leads to, what is wrong, what to do. */
export function IssueLines({ issues, label }: { issues: readonly Issue[]; label: string }) {
  const language = useSessionState((state) => state.language);
  return (
    <ul className="plainList" aria-label={label}>
      {issues.map((issue, at) => {
        const said = sayIssue(issue, language);
        return (
          <li key={`${issue.code}${issue.place.cell ?? ""}${at}`} className="issue" data-code={issue.code}>
            <p className="issueWhat">
              <PlaceButton sheet={issue.place.sheet} cell={issue.place.cell} /> {said.what}
            </p>
            <p className="quiet">{said.remedy}</p>
          </li>
        );
      })}
    </ul>
  );
}

/** What was typed over closed scores and does not count. */
export function TypedOver({ issues }: { issues: readonly Issue[] }) {
  const say = useSay();
  const title = say(A.typedOver, { count: issues.length });
  return (
    <section className="card" aria-labelledby="typed-over" data-testid="typed-over">
      <h2 id="typed-over">{title}</h2>
      <IssueLines issues={issues} label={title} />
    </section>
  );
}

/** A cell's name that leads to it; nothing where no sheet is known. */
export function PlaceButton({ sheet, cell }: { sheet: string | undefined; cell: string | undefined }) {
  const session = useSession();
  const say = useSay();
  if (!sheet) return null;
  return (
    <button
      type="button"
      className="place"
      title={cell ? say(C.goTo, { sheet, cell }) : say(C.goToSheet, { sheet })}
      onClick={() => void session.goTo(cell ? { sheet, cell } : { sheet })}
    >
      {cell ? `${sheet} ${cell}` : sheet}
    </button>
  );
}
