import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { appraisalTexts as A } from "../../messages/paneAppraisal";
import { formatNumber, parseNumber } from "../../vietnamese/numbers";
import type { AppraisalDetail, AppraisalLine } from "../../workflow/appraisalView";
import { useSay } from "../context";
import { grouped } from "../grouped";
import { PlaceButton } from "../IssueLines";
import { type Doing, momentOf } from "./doing";
import { Form } from "../Form";

const number = (value: number | null): string => (value === null ? "–" : formatNumber(value));

interface Props {
  detail: AppraisalDetail;
  sheet: string;
  take: (one: Doing) => Promise<boolean>;
}

/** Every criterion of a unit: rule, figures, cells, and the form to appraise it with. */
export default function AppraisalLines({ detail, sheet, take }: Props) {
  const say = useSay();
  const [editing, setEditing] = useState<string | null>(null);
  const open = detail.state !== null && !detail.way?.closed;
  return (
    <section className="card" aria-labelledby="lines-title">
      <h2 id="lines-title">{say(A.lines, { count: detail.lines.length })}</h2>
      {[...grouped(detail.lines, ({ section }) => section)].map(([section, lines]) => (
        <div key={section}>
          {section !== "" && <h3 className="sheetName">{section}</h3>}
          <ul className="plainList">
            {lines.map((line) => (
              <li key={line.code} className="issue" data-criterion={line.code}>
                <Facts line={line} sheet={sheet} />
                {editing === line.code ? (
                  <PointsForm
                    line={line}
                    leave={() => setEditing(null)}
                    keep={(appraised, reason) =>
                      take({
                        member: detail.member,
                        act: "points",
                        criterion: line.code,
                        points: { appraised, council: line.council, reason },
                      })
                    }
                  />
                ) : (
                  open && (
                    <Button
                      size="small"
                      onClick={() => setEditing(line.code)}
                      aria-label={say(A.editOf, { name: line.name })}
                    >
                      {say(A.edit)}
                    </Button>
                  )
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Facts({ line, sheet }: { line: AppraisalLine; sheet: string }) {
  const say = useSay();
  const counted =
    line.max === null || line.extra
      ? say(A.countedOnly, { points: number(line.counted) })
      : say(A.counted, { points: number(line.counted), max: number(line.max) });
  return (
    <>
      <p>
        <strong>{line.name}</strong>: {counted}. <span className="quiet">{line.why}</span>
      </p>
      <p className="quiet">{say(A.rule, { rule: line.rule })}</p>
      <p>
        {say(A.figures, {
          self: number(line.self),
          computed: number(line.computed),
          appraised: number(line.appraised),
        })}
        {line.council !== null && ` · ${say(A.council, { points: number(line.council) })}`}
      </p>
      {line.reason && (
        <p className="quiet">
          {say(A.reason)}: {line.reason}
        </p>
      )}
      {line.who !== null && (
        <p className="quiet">
          {say(A.by, { who: line.who || say(A.unknownWho), when: line.when ? momentOf(line.when) : say(A.onSheet) })}
        </p>
      )}
      {line.changed && <p className="strong">{say(A.changedSince)}</p>}
      {(line.source || line.cell) && (
        <p className="quiet">
          {line.source && say(A.source, { ...line.source, from: "" })}{" "}
          {line.cell && <PlaceButton sheet={sheet} cell={line.cell} />}
        </p>
      )}
    </>
  );
}

interface FormProps {
  line: AppraisalLine;
  leave: () => void;
  keep: (appraised: number | null, reason: string | null) => Promise<boolean>;
}

/** Points and their reason. A reason is asked where it counts: away from the self-score, and for bonus and penalty. */
function PointsForm({ line, leave, keep }: FormProps) {
  const say = useSay();
  const [points, setPoints] = useState(line.appraised === null ? "" : formatNumber(line.appraised, { decimals: 6 }));
  const [reason, setReason] = useState(line.reason ?? "");
  const [tried, setTried] = useState(false);
  const reading = parseNumber(points);
  const value = reading.kind === "number" ? reading.value : null;
  const empty = points.trim() === "";
  const most = line.extra ? null : line.max;
  const wrong = !empty && (value === null || value < 0 || (most !== null && value > most));
  const asks = value !== null && (line.extra || (line.self !== null && value !== line.self));
  const lacking = asks && reason.trim() === "";

  async function submit(): Promise<void> {
    setTried(true);
    if (wrong || lacking) return;
    if (await keep(empty ? null : value, reason.trim() || null)) leave();
  }
  const fault = (is: boolean, text: string) =>
    tried && is ? { validationState: "error" as const, validationMessage: text } : {};
  return (
    <Form className="form full" submit={submit}>
      <Field
        label={say(A.points)}
        hint={say(A.pointsHint)}
        size="small"
        {...fault(wrong, most === null ? say(A.pointsWrongOnly) : say(A.pointsWrong, { max: formatNumber(most) }))}
      >
        <Input
          size="small"
          value={points}
          inputMode="decimal"
          autoFocus
          data-testid="points"
          onChange={(_, { value: typed }) => setPoints(typed)}
        />
      </Field>
      <Field label={say(A.reason)} hint={say(A.reasonWhen)} size="small" {...fault(lacking, say(A.reasonNeeded))}>
        <Input size="small" value={reason} data-testid="reason" onChange={(_, { value: typed }) => setReason(typed)} />
      </Field>
      <div className="actions">
        <Button type="submit" size="small" appearance="primary">
          {say(A.keepPoints)}
        </Button>
        <Button size="small" onClick={leave}>
          {say(A.leave)}
        </Button>
      </div>
    </Form>
  );
}
