import { Button, Field, Select, Spinner } from "@fluentui/react-components";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Plan } from "../../domain/plan";
import { paneTexts as T } from "../../messages/pane";
import { formsTexts as F } from "../../messages/paneForms";
import { wordTexts as W } from "../../messages/paneWord";
import type { DocumentKind, Exported, HeaderFacts, ReportSource } from "../../workflow/paneWord";
import { copyText } from "../clipboard";
import { useSay, useSession, useSessionState } from "../context";
import { DOCX } from "../files";
import { DraftEditor } from "../DraftEditor";
import { FactsForm } from "../FactsForm";
import { MemberSelect } from "../MemberSelect";
import { merger } from "../merger";

/** The report room with its Word library: fetched with this screen. */
const words = () => import(/* webpackChunkName: "docx" */ "../../workflow/paneWord");
type Words = Awaited<ReturnType<typeof words>>;

const KEPT = "facts";
/** Annexes of these kinds only; kế hoạch and báo cáo bring their own. */
const ATTACHABLE: readonly DocumentKind[] = [
  "results",
  "cluster",
  "tasks",
  "submissions",
  "ranking",
  "awards",
  "scoring",
];

/** Xuất Word: which document, what stands around it, and its drafted text. */
export default function Word() {
  const session = useSession();
  const say = useSay();
  const plan = useSessionState((state) => state.plan);
  const merged = useSessionState((state) => state.merged);
  const revision = useSessionState((state) => state.revision);
  const [loaded, setLoaded] = useState<{ words: Words; source: ReportSource; kinds: DocumentKind[] } | null>(null);
  const [empty, setEmpty] = useState(false);

  useEffect(() => {
    let current = true;
    if (!plan) return;
    void (async () => {
      const module = await words();
      const fresh = merged && merged.plan === plan.id ? await merger.consolidation() : null;
      const source: ReportSource = fresh ? { plan, consolidation: fresh } : await inBook(module, plan);
      if (!current) return;
      const kinds = module.wordKinds(source);
      setEmpty(kinds.length === 0);
      setLoaded({ words: module, source, kinds });
    })();
    async function inBook(module: Words, known: Plan): Promise<ReportSource> {
      const { consolidation } = module.contentsOf(await session.workbook.read(), "", known);
      return { plan: known, consolidation };
    }
    return () => {
      current = false;
    };
  }, [session, plan, merged, revision]);

  if (empty || !plan)
    return (
      <section className="card">
        <p>{say(W.none)}</p>
      </section>
    );
  if (!loaded) return <Spinner size="small" label={say(T.loading)} />;
  return <Export {...loaded} />;
}

function Export({ words: module, source: all, kinds }: { words: Words; source: ReportSource; kinds: DocumentKind[] }) {
  const session = useSession();
  const say = useSay();
  const [asked, setKind] = useState<DocumentKind>("results");
  const [member, setMember] = useState<string | undefined>(undefined);
  const [facts, setFacts] = useState<HeaderFacts>({});
  // The officer's words, by the document they are of.
  const [written, setWritten] = useState<Readonly<Record<string, Readonly<Record<string, string>>>>>({});
  const kind = kinds.includes(asked) ? asked : kinds[0]!;
  const { units } = module.documentUnits(all);
  const source = useMemo<ReportSource>(
    () => (member !== undefined && all.consolidation?.submissions[member] ? { ...all, member } : all),
    [all, member],
  );
  const name = module.wordFileName(kind, source);
  const texts = written[name] ?? {};
  const setTexts = (next: Readonly<Record<string, string>>): void => setWritten({ ...written, [name]: next });

  // What the officer filled in last time travels with the workbook.
  useEffect(() => {
    void session.workbook.setting(KEPT).then((kept) => {
      if (kept) setFacts(JSON.parse(kept) as HeaderFacts);
    });
  }, [session]);

  const made = useMemo<Exported | null>(() => {
    const known = ATTACHABLE.includes(kind) ? facts : { ...facts, attachedTo: null };
    return module.exported(kind, source, known);
  }, [module, kind, source, facts]);
  const drafted = useMemo(() => (made ? module.draftTexts(made.model) : []), [module, made]);
  // Ready before the click: browsers give the clipboard only while a click is being handled.
  const tables = useMemo(() => (made ? module.clipboardTables(made.model) : null), [module, made]);

  function change(next: HeaderFacts): void {
    setFacts(next);
    void session.workbook.keepSetting(KEPT, JSON.stringify(next));
  }

  async function download(): Promise<void> {
    if (!made) return;
    const bytes = await session.run(
      say(W.making),
      () => module.wordFile(module.withTexts(made.model, texts), source.plan.issuer.name, session.options.now()),
      { stoppable: false },
    );
    if (bytes) await hand(bytes, name);
  }
  async function hand(bytes: Uint8Array, file: string, more = ""): Promise<void> {
    if (await session.options.deliver(file, bytes, DOCX))
      session.notify(more ? "warning" : "success", `${say(W.made, { file })} ${more}`.trim());
    else session.notify("warning", say(F.noDownload));
  }
  async function copy(): Promise<void> {
    if (!tables) return;
    const copied = await copyText(tables.text, tables.html);
    session.notify(copied ? "success" : "warning", say(copied ? W.copied : W.copyFailed));
  }

  return (
    <>
      <section className="card" aria-labelledby="word-title">
        <h2 id="word-title">{say(W.title)}</h2>
        <Field label={say(W.kind)}>
          <Select value={kind} onChange={(_, { value }) => setKind(value as DocumentKind)} data-testid="kind">
            {kinds.map((each) => (
              <option key={each} value={each}>
                {say(W[`kind_${each}`])}
              </option>
            ))}
          </Select>
        </Field>
        {units.length > 1 && module.OF_ONE_UNIT.includes(kind) && (
          <Field label={say(W.member)}>
            <MemberSelect members={units} value={module.documentUnits(source).about ?? ""} choose={setMember} />
          </Field>
        )}
        <div className="actions">
          <Button appearance="primary" onClick={() => void download()} disabledFocusable={!made}>
            {say(W.download)}
          </Button>
          <Button onClick={() => void copy()} disabledFocusable={!tables?.text}>
            {say(W.copy)}
          </Button>
        </div>
        <p className="quiet">{say(W.hint)}</p>
      </section>
      <FactsForm facts={facts} defaults={made?.facts ?? {}} attachable={ATTACHABLE.includes(kind)} change={change} />
      {drafted.length > 0 && <DraftEditor plan={source.plan} drafted={drafted} texts={texts} change={setTexts} />}
      {made && <OwnTemplate words={module} made={made} texts={texts} name={name} hand={hand} />}
    </>
  );
}

interface OwnTemplateProps {
  words: Words;
  made: Exported;
  texts: Readonly<Record<string, string>>;
  name: string;
  hand: (bytes: Uint8Array, file: string, more?: string) => Promise<void>;
}

/** The agency's own .docx: placeholders are filled, or the tables of an earlier export drawn anew. */
function OwnTemplate({ words: module, made, texts, name, hand }: OwnTemplateProps) {
  const session = useSession();
  const say = useSay();
  const template = useRef<HTMLInputElement>(null);
  const existing = useRef<HTMLInputElement>(null);

  async function use(file: File | undefined, how: "fill" | "refresh"): Promise<void> {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const model = module.withTexts(made.model, texts);
    const done = await session.run(
      say(W.making),
      async () => {
        try {
          return how === "fill"
            ? await module.agencyFile(bytes, { ...made, model })
            : { bytes: await module.refreshedFile(bytes, model), unknown: [] };
        } catch (error) {
          if (error instanceof module.ReportError) return { refused: error.code };
          throw error;
        }
      },
      { stoppable: false },
    );
    if (!done) return;
    if ("refused" in done) return session.notifyIssue({ code: `report.${done.refused}`, severity: "error", place: {} });
    const more = done.unknown.length > 0 ? say(W.unknown, { names: done.unknown.join(", ") }) : "";
    await hand(done.bytes, how === "fill" ? name : file.name, more);
  }

  return (
    <section className="card" aria-labelledby="own-title">
      <h2 id="own-title">{say(W.own)}</h2>
      <p className="quiet">{say(W.ownHint)}</p>
      <div className="actions">
        <Button size="small" onClick={() => template.current?.click()}>
          {say(W.ownPick)}
        </Button>
        <Button size="small" onClick={() => existing.current?.click()}>
          {say(W.refresh)}
        </Button>
      </div>
      {(
        [
          [template, "fill", W.ownPick],
          [existing, "refresh", W.refresh],
        ] as const
      ).map(([input, how, label]) => (
        <input
          key={how}
          ref={input}
          type="file"
          accept=".docx,.dotx"
          hidden
          aria-label={say(label)}
          onChange={(event) => {
            void use(event.target.files?.[0], how);
            event.target.value = "";
          }}
        />
      ))}
    </section>
  );
}
