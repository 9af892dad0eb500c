import { Button } from "@fluentui/react-components";
import type { Period } from "../../domain/plan";
import { mergeTexts as M } from "../../messages/paneMerge";
import { yearTexts as Y } from "../../messages/paneYear";
import { formatDate } from "../../vietnamese/dates";
import type { HandInView, YearView } from "../../workflow/paneYear";
import { copyText } from "../clipboard";
import { useSay, useSession } from "../context";

/** Tình hình nộp: each unit's state against the deadline, and the words to remind it with. */
export default function HandIns({ view, period }: { view: YearView; period: Period }) {
  const session = useSession();
  const say = useSay();
  const reminders = view.handIns.flatMap(({ reminder }) => (reminder === null ? [] : [reminder]));
  async function copy(some: readonly string[]): Promise<void> {
    const copied = await copyText(some.join("\n\n"));
    session.notify(copied ? "success" : "warning", say(copied ? M.copied : M.copyFailed));
  }
  return (
    <section className="card" aria-labelledby="hand-ins-title">
      <h2 id="hand-ins-title">{period.name}</h2>
      <p className="quiet">{period.due === null ? say(Y.noDue) : say(Y.due, { date: formatDate(period.due) })}</p>
      {reminders.length > 1 && (
        <div className="actions">
          <Button size="small" onClick={() => void copy(reminders)}>
            {say(M.remindAll)}
          </Button>
        </div>
      )}
      <ul className="plainList" data-testid="hand-ins">
        {view.handIns.map((one) => (
          <Unit key={one.member} one={one} copy={(text) => void copy([text])} />
        ))}
      </ul>
    </section>
  );
}

function Unit({ one, copy }: { one: HandInView; copy: (text: string) => void }) {
  const say = useSay();
  const state =
    one.state === "late" && one.daysLate === null
      ? say(M.state_late)
      : say(Y[`state_${one.state}`], { days: one.daysLate ?? 0 });
  const facts = [
    one.received !== null && say(Y.came, { date: formatDate(one.received.slice(0, 10)) }),
    one.times > 1 && say(Y.times, { count: one.times }),
    one.refused > 0 && say(Y.refusedTimes, { count: one.refused }),
    one.errors + one.warnings > 0 && say(M.issueCount, { errors: one.errors, warnings: one.warnings }),
    one.notComparable && say(Y.notComparable),
  ].filter(Boolean);
  return (
    <li className="issue" data-member={one.member}>
      <p>
        <strong>{one.name}</strong>: <span data-testid="hand-in-state">{state}</span>
        {facts.length > 0 && <span className="quiet"> · {facts.join(" · ")}</span>}
      </p>
      {one.reminder !== null && (
        <details className="full">
          <summary>{say(Y.reminder)}</summary>
          <p className="letter">{one.reminder}</p>
          <Button
            size="small"
            onClick={() => copy(one.reminder ?? "")}
            aria-label={say(M.remindOf, { name: one.name })}
          >
            {say(M.remind)}
          </Button>
        </details>
      )}
    </li>
  );
}
