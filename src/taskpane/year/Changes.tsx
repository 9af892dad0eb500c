import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { mergeTexts as M } from "../../messages/paneMerge";
import { yearTexts as Y } from "../../messages/paneYear";
import { formatDate } from "../../vietnamese/dates";
import type { VersionView, YearView } from "../../workflow/paneYear";
import { useSay } from "../context";

/** Lịch sử sửa đổi: what each new file of a unit changed, cell by cell. */
export default function Changes({ view }: { view: YearView }) {
  const say = useSay();
  if (view.versions.length === 0)
    return (
      <section className="card">
        <p>{say(Y.noChanges)}</p>
      </section>
    );
  return view.versions.map((version) => (
    <Version key={`${version.member}/${version.version}/${version.file}`} version={version} />
  ));
}

/** Changes shown of one file at first. */
const SHOWN = 40;

function Version({ version }: { version: VersionView }) {
  const say = useSay();
  const [shown, setShown] = useState(SHOWN);
  const { member, name, file, received, changes } = version;
  const id = `changes-${member}-${version.version}`;
  const facts = { version: version.version, file };
  return (
    <section className="card" aria-labelledby={id} data-testid="version" data-member={member}>
      <h2 id={id}>{name}</h2>
      <p className="quiet">
        {received === null
          ? say(Y.versionOf, facts)
          : say(Y.versionDated, { ...facts, date: formatDate(received.slice(0, 10)) })}
        {" · "}
        {changes.length === 0 ? say(Y.nothingChanged) : say(Y.changeCount, { count: changes.length })}
      </p>
      {changes.length > 0 && (
        <details open={changes.length <= 12}>
          <summary>{say(Y.showChanges)}</summary>
          <ul className="reasons">
            {changes.slice(0, shown).map(({ what, field, before, after, settled, at }, index) => (
              <li key={index}>
                {say(Y.change, { what, field, before, after })}
                {settled && <strong> ({say(Y.settled)})</strong>}{" "}
                <span className="quiet">{at ? say(Y.at, { sheet: at.sheet, cell: at.cell }) : say(Y.gone)}</span>
              </li>
            ))}
          </ul>
          {changes.length > shown && (
            <Button size="small" onClick={() => setShown(changes.length)}>
              {say(M.showAll, { count: changes.length - shown })}
            </Button>
          )}
        </details>
      )}
    </section>
  );
}
