import { Button, Field, Select, Spinner } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Plan } from "../../domain/plan";
import { sayIssue } from "../../messages/issueText";
import { mappingPaneTexts as M } from "../../messages/paneMapping";
import { columnName } from "../../sheet/address";
import type { FileView } from "../../workflow/paneMerge";
import { type Anew, MAPPED_KEYS, type MappedKey, type Mapping, type TableView } from "../../workflow/tableView";
import { BackLine } from "../BackLine";
import { useSay, useSession, useSessionState } from "../context";
import { toFirstWrong } from "../Form";
import { MemberSelect } from "../MemberSelect";
import { merger } from "../merger";

/** What an officer confirmed of one file. */
export interface Confirmation {
  member: string;
  mapping: Mapping;
}

interface MappingProps {
  plan: Plan;
  view: FileView;
  file: File;
  confirm: (confirmed: Confirmation) => void;
  back: () => void;
}

/** Columns (by what they hold) and rows (by number) that the officer chose. */
type Touched = ReadonlySet<MappedKey | number>;

/** Sure enough to say so; below it the officer is asked to look. */
const SURE = 0.85;
const NEEDED: readonly MappedKey[] = ["name", "actual", "target"];

/** Ghép cột: how a member's own table is read, shown with what would be read of it, changed and confirmed. */
export default function Mapping({ plan, view, file, confirm, back }: MappingProps) {
  const session = useSession();
  const say = useSay();
  const [table, setTable] = useState<TableView | null | undefined>(undefined);
  const likely = view.own?.member ?? "";
  const [member, setMember] = useState(likely);
  const [tried, setTried] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  // What the officer chose is no proposal any more.
  const [touched, setTouched] = useState<Touched>(new Set());
  const touch = (what: MappedKey | number): void => setTouched(new Set([...touched, what]));

  // Read when the screen opens; after that the officer's changes ask for it.
  useEffect(() => {
    let left = false;
    const asked = { plan, name: view.file, file, member: likely || null, mapping: null, anew: null };
    void merger
      .table(asked)
      .catch(() => null)
      .then((found) => !left && setTable(found));
    return () => {
      left = true;
    };
  }, [plan, view.file, file, likely]);

  async function look(mapping: Mapping, anew: Anew): Promise<void> {
    const asked = { plan, name: view.file, file, member: member || null, mapping, anew };
    const found = await session.run(say(M.reading), () => merger.table(asked), { quiet: true });
    if (found) setTable(found);
  }

  if (table === undefined)
    return (
      <>
        <BackLine title={say(M.title, { file: view.file })} back={back} />
        <Spinner size="small" label={say(M.reading)} />
      </>
    );
  if (table === null)
    return (
      <>
        <BackLine title={say(M.title, { file: view.file })} back={back} />
        <p>{say(M.nothing)}</p>
      </>
    );
  const { mapping } = table;
  const complete =
    mapping.columns.name !== undefined &&
    mapping.columns.actual !== undefined &&
    mapping.rows.some(({ indicator }) => indicator !== null);

  function done(): void {
    setTried(true);
    if (member !== "" && complete) confirm({ member, mapping });
    else toFirstWrong(place.current);
  }

  return (
    <div className="mapping" data-testid="mapping" ref={place}>
      <BackLine title={say(M.title, { file: view.file })} back={back} />
      <section className="card" aria-label={say(M.member)}>
        <p className="quiet">{say(M.intro)}</p>
        <Field
          label={say(M.member)}
          required
          {...(view.own?.asked ? { hint: say(M.memberAsked, { text: view.own.asked.text }) } : {})}
          {...(tried && member === "" ? { validationState: "error", validationMessage: say(M.memberNeeded) } : {})}
        >
          <MemberSelect
            data-testid="map-member"
            members={plan.members}
            none={say(M.memberNone)}
            value={member}
            choose={setMember}
          />
        </Field>
        {table.sheets.length > 1 && (
          <Field label={say(M.sheet)}>
            <Select
              value={mapping.sheet}
              onChange={(_, { value }) => void look({ ...mapping, sheet: value, rows: [] }, "sheet")}
            >
              {table.sheets.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={say(M.header)}>
          <Select
            value={String(mapping.header)}
            data-testid="map-header"
            onChange={(_, { value }) => void look({ ...mapping, header: Number(value) }, "header")}
          >
            {table.headers.map(({ row, text }) => (
              <option key={row} value={String(row)}>
                {say(M.headerRow, { row: String(row + 1), text })}
              </option>
            ))}
          </Select>
        </Field>
      </section>
      <Columns
        table={table}
        touched={touched}
        change={(columns, anew, key) => {
          touch(key);
          void look({ ...mapping, columns }, anew);
        }}
      />
      <Rows
        plan={plan}
        table={table}
        touched={touched}
        change={(rows, row) => {
          touch(row);
          void look({ ...mapping, rows }, null);
        }}
      />
      <Missing plan={plan} mapping={mapping} />
      {tried && !complete && (
        <p role="alert" className="problems">
          {say(M.needed)}
        </p>
      )}
      <div className="actions">
        <Button appearance="primary" onClick={done} data-testid="map-confirm">
          {say(M.confirm)}
        </Button>
        <Button onClick={back}>{say(M.drop)}</Button>
      </div>
    </div>
  );
}

/** How sure a proposal is, in words. */
function Sureness({ confidence, chosen }: { confidence: number | null; chosen: boolean }) {
  const say = useSay();
  if (confidence === null) return null;
  const sure = chosen || confidence >= SURE;
  return (
    <span className={sure ? "verdict good" : "verdict open"}>{say(chosen ? M.chosen : sure ? M.sure : M.unsure)}</span>
  );
}

interface ColumnsProps {
  table: TableView;
  touched: Touched;
  change: (columns: Mapping["columns"], anew: Anew, key: MappedKey) => void;
}

function Columns(props: ColumnsProps) {
  const { table } = props;
  const say = useSay();
  const others = MAPPED_KEYS.filter((key) => !NEEDED.includes(key) && key !== "no");
  const mapped = others.filter((key) => table.mapping.columns[key] !== undefined).length;
  return (
    <section className="card" aria-labelledby="map-columns">
      <h2 id="map-columns">{say(M.columns)}</h2>
      {NEEDED.map((key) => (
        <ColumnField key={key} of={key} {...props} />
      ))}
      <details>
        <summary>{say(M.moreColumns, { count: mapped })}</summary>
        {others.map((key) => (
          <ColumnField key={key} of={key} {...props} />
        ))}
      </details>
    </section>
  );
}

function ColumnField({ of, table, touched, change }: ColumnsProps & { of: MappedKey }) {
  const say = useSay();
  const { columns } = table.mapping;
  const place = columns[of];
  function choose(value: string): void {
    // A column means one thing.
    const rest = Object.entries(columns).filter(([key, { column }]) => key !== of && String(column) !== value);
    const text = table.columns.find(({ column }) => String(column) === value)?.text ?? "";
    const chosen = value === "" ? [] : [[of, { column: Number(value), text, confidence: 1 }] as const];
    change(Object.fromEntries([...rest, ...chosen]), of === "name" ? "rows" : null, of);
  }
  return (
    <Field
      label={<Labelled text={say(M[`key_${of}`])} confidence={place?.confidence ?? null} chosen={touched.has(of)} />}
    >
      <Select
        value={place ? String(place.column) : ""}
        data-testid={`map-${of}`}
        onChange={(_, { value }) => choose(value)}
      >
        <option value="">{say(M.noColumn)}</option>
        {table.columns.map(({ column, text }) => (
          <option key={column} value={String(column)}>
            {text === "" ? columnName(column) : say(M.column, { letter: columnName(column), text })}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Labelled({ text, ...sureness }: { text: string; confidence: number | null; chosen: boolean }): ReactNode {
  return (
    <>
      {text} <Sureness {...sureness} />
    </>
  );
}

interface RowsProps {
  plan: Plan;
  table: TableView;
  touched: Touched;
  change: (rows: Mapping["rows"], row: number) => void;
}

function Rows({ plan, table, touched, change }: RowsProps) {
  const say = useSay();
  const language = useSessionState((state) => state.language);
  const leaves = plan.indicators.filter(({ type }) => type !== "group");
  const { rows } = table.mapping;
  function choose(row: number, code: string): void {
    change(
      rows.map((each) => {
        if (each.row === row) return { ...each, indicator: code === "" ? null : code, confidence: code === "" ? 0 : 1 };
        // An indicator has one row.
        return code !== "" && each.indicator === code ? { ...each, indicator: null, confidence: 0 } : each;
      }),
      row,
    );
  }
  return (
    <section className="card" aria-labelledby="map-rows">
      <h2 id="map-rows" data-testid="map-count">
        {say(M.rows, { count: table.count })}
      </h2>
      <ul className="plainList" data-testid="map-rows">
        {rows.map(({ row, name, indicator, confidence }, at) => {
          const shown = table.rows[at];
          const problem = shown?.problem;
          return (
            <li key={row} className="issue" data-row={row + 1}>
              <p>
                <span className="quiet">{say(M.row, { row: String(row + 1) })}</span> {name}
              </p>
              <Select
                className="fill"
                size="small"
                aria-label={say(M.rowOf, { row: String(row + 1), name })}
                value={indicator ?? ""}
                onChange={(_, { value }) => choose(row, value)}
              >
                <option value="">{say(M.noIndicator)}</option>
                {leaves.map((each) => (
                  <option key={each.code} value={each.code}>
                    {each.no === "-" ? each.name : `${each.no} ${each.name}`}
                  </option>
                ))}
              </Select>
              <p>
                {indicator === null ? (
                  <span className="verdict">{say(M.left)}</span>
                ) : (
                  <Sureness confidence={confidence} chosen={touched.has(row)} />
                )}{" "}
                {shown?.read != null ? (
                  <strong>{say(M.willRead, { value: shown.read })}</strong>
                ) : shown?.written ? (
                  <span>{say(M.notRead, { value: shown.written })}</span>
                ) : (
                  indicator !== null && <span className="quiet">{say(M.nothingRead)}</span>
                )}
              </p>
              {problem && <p className="problem">{sayIssue(problem, language).what}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Missing({ plan, mapping }: { plan: Plan; mapping: Mapping }) {
  const say = useSay();
  const held = new Set(mapping.rows.map(({ indicator }) => indicator));
  const missing = plan.indicators.filter(({ code, type }) => type !== "group" && !held.has(code));
  if (missing.length === 0) return null;
  return (
    <section className="card" aria-label={say(M.missing, { count: missing.length })}>
      <details>
        <summary>{say(M.missing, { count: missing.length })}</summary>
        <p className="quiet">{say(M.missingHint)}</p>
        <ul className="reasons">
          {missing.map(({ code, name }) => (
            <li key={code}>{name}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
