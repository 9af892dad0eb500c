import { Button, Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Plan } from "../../domain/plan";
import { RESULTS_SHEET_NAME } from "../names";
import { checkTexts as C } from "../../messages/paneCheck";
import { verdictText } from "../../messages/verdicts";
import { formatNumber } from "../../vietnamese/numberFormat";
import type { EntryCell, EntryProblem, EntryRow } from "../../workflow/paneEntry";
import { useSay, useSession, useSessionState } from "../context";
import { NoForm } from "../Empty";
import { work } from "../session";
import { Form, toFirstWrong } from "../Form";

/** Nhập liệu: the entry cells of the form as fields, for those who do not see or do not want the grid. */
export default function Entry() {
  const checked = useSessionState((state) => state.checked);
  const plan = useSessionState((state) => state.plan);
  if (!checked || !plan) return <NoForm />;
  const member = checked.member?.code ?? "";
  // What is typed and not written yet is of this form.
  return <Rows key={[plan.id, member, checked.period?.code].join("/")} plan={plan} member={member} />;
}

/** What was typed and not written yet, by cell. */
type Typed = Readonly<Record<string, string>>;

const isTyped = ({ cells }: EntryRow, typed: Typed): boolean =>
  cells.some(({ cell, text }) => (typed[cell] ?? text) !== text);

function Rows({ plan, member }: { plan: Plan; member: string }) {
  const session = useSession();
  const say = useSay();
  const revision = useSessionState((state) => state.revision);
  const [typed, setTyped] = useState<Typed>({});
  const [rows, setRows] = useState<readonly EntryRow[] | null>(null);
  const [at, setAt] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  /** Whether to go on to the first field of the indicator that comes. */
  const goesOn = useRef(false);
  useEffect(() => {
    if (goesOn.current) place.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
    goesOn.current = false;
  }, [at]);

  useEffect(() => {
    let current = true;
    void (async () => {
      const { entryRows } = await work();
      const book = await session.workbook.read([RESULTS_SHEET_NAME]);
      if (current) setRows(entryRows(book, plan, member));
    })();
    return () => {
      current = false;
    };
  }, [session, plan, member, revision]);

  if (rows?.length === 0) return <NoForm />;
  const row = rows?.[Math.min(at, rows.length - 1)];
  if (!rows || !row) return null;
  const go = (to: number): void => setAt(Math.min(rows.length - 1, Math.max(0, to)));
  function next(): void {
    goesOn.current = true;
    go(at + 1);
  }
  return (
    <section className="card" aria-labelledby="entry-title">
      <h2 id="entry-title">{say(C.entryTitle)}</h2>
      <p className="quiet">{say(C.entryHint, { sheet: RESULTS_SHEET_NAME })}</p>
      <Field label={say(C.choose)}>
        <Select value={String(at)} onChange={(_, { value }) => go(Number(value))}>
          {rows.map(({ indicator }, index) => (
            <option key={indicator.code} value={index}>
              {indicator.no} {indicator.name}
              {isTyped(rows[index]!, typed) && ` · ${say(C.unwritten)}`}
            </option>
          ))}
        </Select>
      </Field>
      <div className="row">
        <Button size="small" onClick={() => go(at - 1)} disabledFocusable={at === 0}>
          {say(C.previous)}
        </Button>
        <span className="grow centered quiet">{say(C.indicatorOf, { at: at + 1, total: rows.length })}</span>
        <Button size="small" onClick={() => go(at + 1)} disabledFocusable={at === rows.length - 1}>
          {say(C.next)}
        </Button>
      </div>
      <div ref={place}>
        <RowForm
          key={row.indicator.code}
          plan={plan}
          row={row}
          typed={typed}
          setTyped={setTyped}
          next={next}
          last={at === rows.length - 1}
        />
      </div>
    </section>
  );
}

interface RowFormProps {
  plan: Plan;
  row: EntryRow;
  typed: Typed;
  setTyped: (change: (typed: Typed) => Typed) => void;
  next: () => void;
  last: boolean;
}

function RowForm({ plan, row, typed, setTyped, next, last }: RowFormProps) {
  const session = useSession();
  const say = useSay();
  const judged = useSessionState((state) =>
    state.checked?.achievements.find(({ indicator }) => indicator.code === row.indicator.code),
  );
  const [problems, setProblems] = useState<Readonly<Record<string, EntryProblem>>>({});
  const { indicator } = row;
  const facts = [
    judged && say(C.verdictLine, { verdict: say(verdictText(judged.verdict)) }),
    judged?.percent != null && say(C.percentLine, { percent: formatNumber(judged.percent) }),
  ].filter(Boolean);

  async function save(): Promise<boolean> {
    const { entryChange, entryValue } = await work();
    const values = new Map<string, string | number | null>();
    const wrong: Record<string, EntryProblem> = {};
    for (const cell of row.cells) {
      const text = typed[cell.cell];
      if (text === undefined || text === cell.text) continue;
      const read = entryValue(cell, text, plan.year);
      if ("problem" in read) wrong[cell.cell] = read.problem;
      else values.set(cell.cell, read.value);
    }
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) {
      // What was said of an earlier one is not of this.
      session.clearNotice();
      return false;
    }
    if (values.size === 0) return true;
    const change = async () => entryChange(await session.workbook.read([RESULTS_SHEET_NAME]), values);
    const written = await session.apply(change, say(C.entryWhat, { name: indicator.name }));
    const own = row.cells.map(({ cell }) => cell);
    if (written) setTyped((all) => Object.fromEntries(Object.entries(all).filter(([cell]) => !own.includes(cell))));
    return written;
  }

  return (
    <Form submit={save} label={`${indicator.no} ${indicator.name}`.trim()}>
      <p className="strong">
        {indicator.no} {indicator.name}
      </p>
      {row.target !== "" && (
        <p className="quiet">
          {say(C.targetLine, { target: row.target, unit: row.target.endsWith("%") ? " " : indicator.unit })}
        </p>
      )}
      <p className="quiet" data-testid="judged">
        {facts.join(" · ")}
      </p>
      {row.cells.map((cell) => (
        <EntryInput
          key={cell.cell}
          cell={cell}
          unit={indicator.unit}
          value={typed[cell.cell] ?? cell.text}
          problem={problems[cell.cell]}
          change={(text) => setTyped((all) => ({ ...all, [cell.cell]: text }))}
        />
      ))}
      <div className="actions">
        <Button type="submit" appearance="primary">
          {say(C.saveEntry)}
        </Button>
        {!last && (
          <Button
            onClick={({ currentTarget }) =>
              void save().then((saved) => (saved ? next() : toFirstWrong(currentTarget.form)))
            }
          >
            {say(C.saveNext)}
          </Button>
        )}
      </div>
    </Form>
  );
}

interface EntryInputProps {
  cell: EntryCell;
  unit: string;
  value: string;
  problem: EntryProblem | undefined;
  change: (text: string) => void;
}

function EntryInput({ cell, unit, value, problem, change }: EntryInputProps) {
  const say = useSay();
  const message = problem ? say(C[`problem_${problem}`]) : undefined;
  const label = say(C[`field_${cell.field}`]);
  return (
    <Field
      label={
        cell.kind === "figure" && unit && cell.field !== "numerator" && cell.field !== "denominator"
          ? `${label} (${unit})`
          : label
      }
      size="small"
      {...(message === undefined ? {} : { validationState: "error" as const, validationMessage: message })}
    >
      {cell.kind === "choice" ? (
        <Select value={value} onChange={(_, data) => change(data.value)} size="small">
          <option value="">{say(C.blank)}</option>
          {!cell.choices.includes(value) && value !== "" && <option value={value}>{value}</option>}
          {cell.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
      ) : cell.kind === "text" ? (
        <Textarea value={value} onChange={(_, data) => change(data.value)} size="small" resize="vertical" rows={2} />
      ) : (
        <Input
          value={value}
          onChange={(_, data) => change(data.value)}
          inputMode={cell.kind === "figure" ? "decimal" : "text"}
          size="small"
          {...(cell.kind === "date" ? { placeholder: "31/05/2024" } : {})}
        />
      )}
    </Field>
  );
}
