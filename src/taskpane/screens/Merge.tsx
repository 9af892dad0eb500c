import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useMemo, useRef, useState } from "react";
import type { Reminder } from "../../domain/handIns";
import type { Period, Plan } from "../../domain/plan";
import { sayIssue } from "../../messages/issueText";
import { mergeTexts as M } from "../../messages/paneMerge";
import { mappingPaneTexts as P } from "../../messages/paneMapping";
import { yearTexts as Y } from "../../messages/paneYear";
import { formatDate } from "../../vietnamese/dates";
import type { FileView, MergeView } from "../../workflow/paneMerge";
import { worded } from "../../workflow/reminders";
import type { Mapping } from "../../workflow/tableView";
import { copyText } from "../clipboard";
import { useSay, useSession, useSessionState } from "../context";
import { NoForm } from "../Empty";
import { FileChooser } from "../FileChooser";
import type { Picked, PickedFile } from "../files";
import { grouped } from "../grouped";
import { TypedOver } from "../IssueLines";
import { merger } from "../merger";
import type { Confirmed, MergedFile } from "../merging";
import { MERGED_SHEETS } from "../names";
import { type Answers, OwnFile } from "../OwnFile";
import type { YearPart } from "../year/Year";

const MappingScreen = lazy(() => import(/* webpackChunkName: "mapping" */ "./Mapping"));
const RankingCard = lazy(() => import(/* webpackChunkName: "ranking" */ "../RankingCard"));
const Year = lazy(() => import(/* webpackChunkName: "year" */ "../year/Year"));
const Reopen = lazy(() => import(/* webpackChunkName: "year" */ "../year/Reopen"));

/** Names said of the files that were not read. */
const NAMED = 5;

const NOTHING_CONFIRMED: Confirmed = { files: {}, names: {} };

/** Tổng hợp: the members' files, who is missing, and the cluster's tables. */
export default function Merge() {
  const plan = useSessionState((state) => state.plan);
  const code = useSessionState((state) => state.period);
  const period = plan?.periods.find((each) => each.code === code);
  if (!plan || !period) return <NoForm />;
  return <Merging key={`${plan.id}/${period.code}`} plan={plan} period={period} />;
}

function Merging({ plan, period }: { plan: Plan; period: Period }) {
  const session = useSession();
  const say = useSay();
  const view = useSessionState((state) => state.merged);
  const own = view?.plan === plan.id && view.period === period.code ? view : null;

  const [part, setPart] = useState<YearPart | null>(null);

  const busy = useSessionState((state) => state.busy !== null);
  // Its figures are of the plan as it was: they are read again before anything is done with them.
  const stale = useMemo(() => {
    const before = merger.last()?.plan;
    return own !== null && before !== undefined && JSON.stringify(before) !== JSON.stringify(plan);
  }, [own, plan]);

  async function read({ files, skipped }: Picked): Promise<void> {
    if (files.length === 0) return session.notify("warning", say(M.nothing));
    const done = await readAll(files);
    if (!done || skipped.length === 0) return;
    const names = skipped.slice(0, NAMED).join(", ") + (skipped.length > NAMED ? "…" : "");
    session.notify("info", say(M.skipped, { count: skipped.length, names }));
  }

  /** Folds files onto what the open workbook holds; none: what it holds alone. Resolves to whether it was done. */
  async function readAll(files: readonly PickedFile[]): Promise<boolean> {
    const found = await session.run(say(M.reading), async (running) => {
      const ledger = await session.workbook.read(MERGED_SHEETS);
      const chosen = files.map(({ name, file }) => ({ name, file, received: null }));
      // What was read before but not yet written is read again with the rest: the worker starts from the workbook.
      const all = own ? [...kept.current, ...chosen] : chosen;
      const made = await merger.merge(
        {
          plan,
          period: period.code,
          files: all,
          book: ledger.sheets.length > 0 ? ledger : null,
          confirmed: own ? confirmed.current : NOTHING_CONFIRMED,
          today: session.options.today(),
        },
        running,
      );
      kept.current = all;
      return made;
    });
    if (found) session.setMerged(found);
    return found !== null;
  }
  // Another period may have been looked at meanwhile.
  const kept = useRef<readonly MergedFile[]>((own && merger.last()?.files) ?? []);
  const confirmed = useRef<Confirmed>((own && merger.last()?.confirmed) ?? NOTHING_CONFIRMED);
  const [mapping, setMapping] = useState<{ view: FileView; file: File } | null>(null);
  const state = useRef<HTMLHeadingElement>(null);
  function leave(): void {
    setMapping(null);
    requestAnimationFrame(() => state.current?.focus());
  }

  /** Reads everything again with what was just confirmed. */
  async function confirm(view: FileView, member: string, mapped: Mapping | null): Promise<void> {
    const { files, names } = confirmed.current;
    const { own } = view;
    confirmed.current = {
      files: mapped || !own?.table ? { ...files, [view.file]: { member, mapping: mapped } } : files,
      names: own?.asked ? { ...names, [own.asked.text]: member } : names,
    };
    leave();
    await readAll([]);
  }
  const answers: Answers = {
    plan,
    map(chosen) {
      const file = kept.current.filter(({ name }) => name === chosen.file).at(-1)?.file;
      if (file) setMapping({ view: chosen, file });
    },
    isOf: (each, member) => void (member !== "" && confirm(each, member, null)),
  };

  async function write(): Promise<void> {
    if (!own) return;
    const change = await session.run(
      say(M.previewing),
      async () => merger.change(await session.workbook.read(), session.store.get().language),
      {
        stoppable: false,
      },
    );
    const what = say(M.what, { period: period.name, count: own.accepted });
    if (change && (await session.propose(what, change)))
      await merger.appraisals(session.store.get().language, null, { do: "written" });
  }

  function clear(): void {
    kept.current = [];
    confirmed.current = NOTHING_CONFIRMED;
    merger.forget();
    session.setMerged(null);
  }

  if (mapping)
    return (
      <Suspense fallback={null}>
        <MappingScreen
          key={mapping.view.file}
          plan={plan}
          view={mapping.view}
          file={mapping.file}
          confirm={({ member, mapping: chosen }) => void confirm(mapping.view, member, chosen)}
          back={leave}
        />
      </Suspense>
    );

  if (own && part && !stale)
    return (
      <Suspense fallback={null}>
        <Year part={part} period={period} back={() => setPart(null)} />
      </Suspense>
    );
  return (
    <>
      <FileChooser period={period} read={read} again={own !== null} />
      {!own && (
        <Suspense fallback={null}>
          <Reopen plan={plan.id} period={period.code} open={() => void readAll([])} />
        </Suspense>
      )}
      {own && (
        <>
          <section className="card" aria-labelledby="merge-state">
            <h2 id="merge-state" data-testid="handed-in" tabIndex={-1} ref={state}>
              {say(M.summary, { accepted: own.accepted, asked: own.asked })}
            </h2>
            {stale && <p>{say(M.stale)}</p>}
            <div className="actions">
              {stale ? (
                <Button appearance="primary" onClick={() => void readAll([])} disabledFocusable={busy}>
                  {say(M.readAgain)}
                </Button>
              ) : (
                <Button
                  appearance="primary"
                  onClick={() => void write()}
                  disabledFocusable={busy || own.accepted === 0}
                >
                  {say(M.preview)}
                </Button>
              )}
              <Button onClick={clear} disabledFocusable={busy}>
                {say(M.clear)}
              </Button>
            </div>
          </section>
          <Files files={own.files.filter(({ state }) => state === "own")} answers={answers} />
          {own.reviewIssues.length > 0 && <TypedOver issues={own.reviewIssues} />}
          {plan.scoring !== null && own.accepted > 0 && !stale && (
            <Suspense fallback={null}>
              <RankingCard plan={plan} view={own} appraise={() => setPart("appraisals")} />
            </Suspense>
          )}
          {!stale && (
            <section className="card" aria-labelledby="year-title">
              <h2 id="year-title">{say(Y.title)}</h2>
              <div className="actions">
                {(["handIns", "changes", "awards"] as const).map((one) => (
                  <Button key={one} size="small" onClick={() => setPart(one)}>
                    {say(Y[one])}
                  </Button>
                ))}
              </div>
            </section>
          )}
          <Missing plan={plan} period={period} view={own} />
          <Files files={own.files.filter(({ state }) => state !== "own")} answers={answers} />
        </>
      )}
    </>
  );
}

function Missing({ plan, period, view }: { plan: Plan; period: Period; view: MergeView }) {
  const session = useSession();
  const say = useSay();
  const language = useSessionState((state) => state.language);
  const textsOf = (some: readonly Reminder[]): string =>
    worded(plan, period, some, language)
      .map(({ text }) => text)
      .join("\n\n");
  async function copy(some: readonly Reminder[]): Promise<void> {
    const copied = await copyText(textsOf(some));
    session.notify(copied ? "success" : "warning", say(copied ? M.copied : M.copyFailed));
  }
  const byMember = new Map(view.reminders.map((reminder) => [reminder.member, reminder]));
  return (
    <section className="card" aria-labelledby="missing-title">
      <h2 id="missing-title">{say(M.missing, { count: view.missing.length })}</h2>
      {view.missing.length === 0 && <p className="quiet">{say(M.noneMissing)}</p>}
      <ul className="plainList" data-testid="missing" hidden={view.missing.length === 0}>
        {view.missing.map(({ code, name }) => {
          const reminder = byMember.get(code);
          return (
            <li key={code} className="item">
              <span className="grow">{name}</span>
              {reminder && (
                <Button size="small" onClick={() => void copy([reminder])} aria-label={say(M.remindOf, { name })}>
                  {say(M.remind)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {view.reminders.length > 1 && (
        <div className="actions">
          <Button size="small" onClick={() => void copy(view.reminders)}>
            {say(M.remindAll)}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Files shown of one state at first. */
const SHOWN = 30;

function Files({ files, answers }: { files: readonly FileView[]; answers: Answers }) {
  const byState = grouped(files, ({ state }) => state);
  return [...byState].map(([state, some]) => <FileGroup key={state} state={state} files={some} answers={answers} />);
}

interface FileGroupProps {
  state: FileView["state"];
  files: readonly FileView[];
  answers: Answers;
}

function FileGroup({ state, files, answers }: FileGroupProps) {
  const say = useSay();
  const [shown, setShown] = useState(SHOWN);
  const name = say(M[`state_${state}`]);
  return (
    <section className="card" aria-labelledby={`files-${state}`} data-testid={`files-${state}`}>
      <h2 id={`files-${state}`}>{say(M.files, { state: name, count: files.length })}</h2>
      <ul className="plainList">
        {files.slice(0, shown).map((file, at) => (
          <FileItem key={`${file.file}${at}`} file={file} answers={answers} />
        ))}
      </ul>
      {files.length > shown && (
        <div className="actions">
          <Button size="small" onClick={() => setShown(shown + 100)}>
            {say(M.showAll, { count: files.length - shown })}
          </Button>
        </div>
      )}
    </section>
  );
}

function FileItem({ file, answers }: { file: FileView; answers: Answers }) {
  const say = useSay();
  const language = useSessionState((state) => state.language);
  const facts = [
    file.mapped && say(file.mapped === "now" ? P.mappedNow : P.mappedBefore),
    file.version > 1 && say(M.version, { version: file.version }),
    file.received && say(M.received, { date: formatDate(file.received.slice(0, 10)) }),
    file.errors + file.warnings > 0 && say(M.issueCount, { errors: file.errors, warnings: file.warnings }),
  ].filter(Boolean);
  return (
    <li className="issue">
      <p>
        <strong>{file.name ?? file.member ?? say(M.unknownMember)}</strong>
      </p>
      <p className="quiet">{[file.file, ...facts].join(" · ")}</p>
      <OwnFile view={file} answers={answers} />
      {file.issues.length > 0 && (
        <details {...(file.state === "rejected" ? { open: true } : {})}>
          <summary>{say(M.details)}</summary>
          <ul className="reasons">
            {file.issues.map((issue, at) => {
              const said = sayIssue(issue, language);
              return (
                <li key={at}>
                  {said.where && <strong>{said.where}: </strong>}
                  {said.what} <span className="quiet">{said.remedy}</span>
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </li>
  );
}
