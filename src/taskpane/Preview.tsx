import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { paneTexts as T } from "../messages/pane";
import { cellName } from "../sheet/address";
import type { CellContent, CellEdit } from "../sheet/change";
import { isCellError } from "../sheet/cell";
import type { CellSpec } from "../sheet/spec";
import { formatNumber } from "../vietnamese/numberFormat";
import { useSay } from "./context";
import { grouped } from "./grouped";
import type { Pending } from "./sessionState";

/** Cells shown of one sheet; the rest is counted. */
const SHOWN = 40;
/** Characters shown of a text. */
const LONGEST = 300;

/** What a change would do, before it is done. The officer writes it or leaves it. */
export default function Preview({ pending }: { pending: Pending }) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  const { change } = pending;
  // The person asked for this view: it starts where they read on.
  useEffect(() => heading.current?.focus(), []);
  const added = change.sheets.filter(({ replaces }) => !replaces);
  const replaced = change.sheets.filter(({ replaces }) => replaces);
  const bySheet = grouped(change.edits, ({ sheet }) => sheet);
  return (
    <section className="screen preview" aria-labelledby="preview-title" data-testid="preview">
      <h2 id="preview-title" tabIndex={-1} ref={heading}>
        {say(T.preview)}: {pending.title}
      </h2>
      <p className="hint">{say(T.previewHint)}</p>
      <div className="previewBody">
        <SheetList title={say(T.newSheets, { count: added.length })} sheets={added} />
        <SheetList title={say(T.replacedSheets, { count: replaced.length })} sheets={replaced} />
        {change.removals.length > 0 && (
          <>
            <h3>{say(T.removedSheets, { count: change.removals.length })}</h3>
            <ul className="plainList">
              {change.removals.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </>
        )}
        {[...bySheet].map(([sheet, edits]) => (
          <Edits key={sheet} sheet={sheet} edits={edits} />
        ))}
      </div>
      <div className="actions">
        <Button appearance="primary" onClick={() => pending.decide(true)} data-testid="apply">
          {say(T.apply)}
        </Button>
        <Button onClick={() => pending.decide(false)}>{say(T.drop)}</Button>
      </div>
    </section>
  );
}

function SheetList({ title, sheets }: { title: string; sheets: Pending["change"]["sheets"] }) {
  const say = useSay();
  if (sheets.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="plainList">
        {sheets.map(({ spec }) => (
          <li key={spec.name}>
            {spec.name}{" "}
            <span className="quiet">
              ({spec.state === "visible" ? say(T.cells, { count: filled(spec.cells) }) : say(T.hiddenSheet)})
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Counted without a list of them: a cluster's table has hundreds of thousands of cells, and this is drawn at one go. */
function filled(cells: readonly CellSpec[]): number {
  let count = 0;
  for (const { value, formula } of cells) if (value !== null || formula !== undefined) count++;
  return count;
}

function Edits({ sheet, edits }: { sheet: string; edits: readonly CellEdit[] }) {
  const say = useSay();
  return (
    <>
      <h3>{say(T.changesIn, { sheet, count: edits.length })}</h3>
      <table className="edits">
        <thead>
          <tr>
            <th scope="col">{say(T.cell)}</th>
            <th scope="col">{say(T.before)}</th>
            <th scope="col">{say(T.after)}</th>
          </tr>
        </thead>
        <tbody>
          {edits.slice(0, SHOWN).map((edit) => (
            <tr key={`${edit.row},${edit.column}`}>
              <th scope="row">{cellName(edit.row, edit.column)}</th>
              <td>{shown(edit.before) || <span className="quiet">{say(T.emptyCell)}</span>}</td>
              <td>{shown(edit.after) || <span className="quiet">{say(T.emptyCell)}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {edits.length > SHOWN && <p className="quiet">{say(T.moreChanges, { count: edits.length - SHOWN })}</p>}
    </>
  );
}

function shown({ value, formula }: CellContent): string {
  if (formula !== undefined) return `=${formula}`;
  if (value === null) return "";
  if (isCellError(value)) return value.error;
  if (typeof value === "number") return formatNumber(value, { decimals: 10 });
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
