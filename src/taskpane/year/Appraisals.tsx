import { Button, Field, Input } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import { appraisalTexts as A } from "../../messages/paneAppraisal";
import { formatNumber } from "../../vietnamese/numbers";
import type { AppraisalRow, AppraisalsView } from "../../workflow/appraisalView";
import type { ReviewAct } from "../../workflow/paneAppraisal";
import { BackLine } from "../BackLine";
import { useSay, useSession, useSessionState } from "../context";
import { TypedOver } from "../IssueLines";
import { memory } from "../memory";
import { merger } from "../merger";
import type { Appraising } from "../merging";
import { MERGED_SHEETS } from "../names";
import Appraisal from "./Appraisal";
import type { Doing } from "./doing";

/** Thẩm định điểm: every unit with its step, one of them opened, and what is not written yet. */
export default function Appraisals({ back }: { back: () => void }) {
  const session = useSession();
  const say = useSay();
  const language = useSessionState((state) => state.language);
  const revision = useSessionState((state) => state.revision);
  const [opened, setOpened] = useState<string | null>(null);
  const [view, setView] = useState<AppraisalsView | null>(null);
  const [who, setWho] = useState(() => memory.get("who") ?? "");
  const writing = useRef(false);

  const ask = useCallback(
    async (asked: Appraising, of: string | null): Promise<boolean> => {
      const got = await session.run(say(A.working), () => merger.appraisals(language, of, asked), { quiet: true });
      if (!got) return false;
      setView(got.view);
      if (got.issue) await session.notifyIssue(got.issue);
      else if (asked.do === "act") session.notify("success", say(A.kept, { what: got.view?.waiting.at(-1) ?? "" }));
      return got.issue === null;
    },
    [session, say, language],
  );
  const look = useCallback(
    async (of: string | null): Promise<void> => {
      const book = await session.run(say(A.working), () => session.workbook.read(MERGED_SHEETS), { quiet: true });
      if (book) await ask({ do: "look", book }, of);
    },
    [session, say, ask],
  );
  // The workbook may have been typed into, written or undone: every reading of it is a reason to look again.
  useEffect(() => {
    if (!writing.current) void look(opened);
  }, [look, opened, revision]);

  async function take(one: Doing): Promise<boolean> {
    if (who.trim() === "") {
      session.notify("warning", say(A.whoNeeded));
      return false;
    }
    memory.set("who", who.trim());
    const act: ReviewAct = { ...one, who: who.trim(), when: session.options.now() };
    return ask({ do: "act", act }, opened);
  }

  async function write(): Promise<void> {
    if (!view) return;
    writing.current = true;
    const change = await session.run(
      say(A.working),
      async () => merger.change(await session.workbook.read(), language),
      { stoppable: false },
    );
    const written =
      change !== null && (await session.propose(say(A.writeWhat, { count: view.waiting.length }), change));
    if (written) await ask({ do: "written" }, opened);
    writing.current = false;
    await look(opened);
  }

  if (view?.detail && opened !== null)
    return (
      <>
        <BackLine title={view.detail.name} back={() => setOpened(null)} />
        <Waiting view={view} write={write} takeBack={() => void ask({ do: "takeBack" }, opened)} />
        <Who who={who} setWho={setWho} />
        <Appraisal key={view.detail.member} detail={view.detail} sheet={view.sheet} take={take} />
      </>
    );
  return (
    <>
      <BackLine title={say(A.title)} back={back} />
      {view && (
        <>
          <Waiting view={view} write={write} takeBack={() => void ask({ do: "takeBack" }, opened)} />
          {view.issues.length > 0 && <TypedOver issues={view.issues} />}
          <section className="card" aria-labelledby="appraisal-units">
            <h2 id="appraisal-units">{say(A.units, { count: view.rows.length })}</h2>
            <ul className="plainList" data-testid="appraisals">
              {view.rows.map((row) => (
                <Unit key={row.member} row={row} open={() => setOpened(row.member)} />
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  );
}

/** Who does it: kept with every step, remembered on this machine. */
function Who({ who, setWho }: { who: string; setWho: (who: string) => void }) {
  const say = useSay();
  return (
    <Field label={say(A.who)} hint={say(A.whoHint)} required>
      <Input value={who} autoComplete="name" onChange={(_, { value }) => setWho(value)} data-testid="who" />
    </Field>
  );
}

function Unit({ row, open }: { row: AppraisalRow; open: () => void }) {
  const say = useSay();
  const facts = [
    say(A[row.state ?? "missing"]),
    row.version > 1 && say(A.version, { version: row.version }),
    row.total !== null && say(A.total, { total: formatNumber(row.total) }),
    row.waiting && say(A.unwritten),
  ].filter(Boolean);
  return (
    <li className="item" data-member={row.member}>
      <span className="grow">
        {row.name}
        <span className="quiet"> · {facts.join(" · ")}</span>
      </span>
      <Button size="small" onClick={open} aria-label={say(A.openOf, { name: row.name })}>
        {say(A.edit)}
      </Button>
    </li>
  );
}

function Waiting({
  view,
  write,
  takeBack,
}: {
  view: AppraisalsView;
  write: () => Promise<void>;
  takeBack: () => void;
}) {
  const session = useSession();
  const say = useSay();
  if (view.waiting.length === 0) return null;
  return (
    <section className="card" aria-labelledby="waiting-title" data-testid="waiting">
      <h2 id="waiting-title">{say(A.waiting, { count: view.waiting.length })}</h2>
      <ul className="reasons">
        {view.waiting.map((what, at) => (
          <li key={at}>{what}</li>
        ))}
      </ul>
      <div className="actions">
        <Button appearance="primary" onClick={() => void write()}>
          {say(A.write)}
        </Button>
        <Button
          onClick={() => {
            takeBack();
            session.notify("info", say(A.takenBack, { what: view.waiting.at(-1) ?? "" }));
          }}
        >
          {say(A.takeBack)}
        </Button>
      </div>
    </section>
  );
}
