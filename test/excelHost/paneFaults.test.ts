import { CODES, POINTS } from "./faultCodes";
import { noFormulas } from "./formulas";
import type { ExcelHost, Fault } from "./host";
import { excelHost } from "./host";
import type { HostBook } from "./book";
import { loadOffice } from "./load";
import { madeMerge, madePlan } from "./madeMerge";
import { ERROR_CODES } from "../../src/excel/errors";
import { excelWorkbook } from "../../src/excel/workbook";
import { issueTexts } from "../../src/messages/issueText";
import { paneTexts } from "../../src/messages/pane";
import { createSession, type Session } from "../../src/taskpane/session";
import { work } from "../../src/taskpane/session";
import { mergeChange } from "../../src/workflow/paneMerge";
import { withScheme } from "../../src/workflow/paneScheme";
import { illustrativeResult } from "../../src/samples/illustrative";

const PLAN = madePlan(3, 2);
const SCORED = withScheme(PLAN, "hundred");
const PERIOD = PLAN.periods[0]!;
const MEMBER = PLAN.members[0]!;
const FIRST = madeMerge(SCORED, 1);
const ALL = madeMerge(SCORED, 2);

interface Pane {
  host: ExcelHost;
  session: Session;
  /** Texts the pane has shown, the last one last. */
  said: string[];
}

/** The pane on a workbook, as it is after it was opened: the real session on the real host; the officer says yes. */
async function open(model: HostBook | undefined, checked = false): Promise<Pane> {
  const host = excelHost(noFormulas, model);
  loadOffice(host);
  const session = createSession(excelWorkbook(), {
    today: () => "2024-06-01",
    now: () => "2024-06-01T08:00:00.000Z",
    deliver: () => Promise.resolve(false),
  });
  const said: string[] = [];
  session.store.subscribe(() => {
    const { notice, pending } = session.store.get();
    if (notice && said.at(-1) !== notice.text) said.push(notice.text);
    pending?.decide(true);
  });
  // Reading and checking the workbook at the start takes longer than most actions: only where it is needed.
  if (checked) await session.start();
  return { host, session, said };
}

interface Action {
  name: string;
  /** What the officer did before. */
  before?: (pane: Pane) => Promise<unknown>;
  /** What this same pane did before, so that it can be undone. */
  doing?: (pane: Pane) => Promise<unknown>;
  run: (pane: Pane) => Promise<unknown>;
  /** It writes nothing into the workbook. */
  looks?: boolean;
  /** It begins with what the check has found. */
  checked?: boolean;
  /** A case takes about a second: of the errors every fourth at each request, another one each time (faults.test.ts has them all). */
  slow?: boolean;
}

const forms = async ({ session }: Pane): Promise<unknown> => {
  const { memberFormChange } = await work();
  return session.propose("biểu mẫu", async () => memberFormChange(await session.workbook.read(), PLAN, PERIOD, MEMBER));
};
const figures = async ({ session }: Pane): Promise<unknown> => {
  const { sampleChange } = await work();
  return session.propose("số liệu", async () =>
    sampleChange(await session.workbook.read(), illustrativeResult(PLAN, MEMBER.code, PERIOD)),
  );
};
const merging =
  (which: typeof ALL) =>
  async ({ session }: Pane): Promise<unknown> =>
    session.propose("tổng hợp", async () => mergeChange(await session.workbook.read(), SCORED, which, "vi"));

/** A figure typed as text with a decimal point, which the check knows how to mend. */
const spoiled = async (pane: Pane): Promise<void> => {
  await forms(pane);
  const sheet = pane.host.book.sheets.find(({ name }) => name === "KetQua_ChiTieu")!;
  const cell = [...sheet.cells].find(
    ([, each]) => each.style["protection.locked"] === false && each.style["numberFormat"] !== "@",
  )!;
  const [row, column] = [Math.floor(cell[0] / 16_384), cell[0] % 16_384];
  pane.host.type(sheet.name, `${String.fromCharCode(65 + column)}${row + 1}`, "'12,5");
  await pane.session.refresh();
};

const ACTIONS: Action[] = [
  { name: "forms into the workbook", run: forms },
  { name: "figures of a member", before: forms, run: figures },
  {
    name: "one figure typed in the pane",
    before: forms,
    run: async ({ session }) => {
      const { entryChange, entryRows } = await work();
      return session.apply(async () => {
        const book = await session.workbook.read();
        const cell = entryRows(book, PLAN, MEMBER.code)
          .flatMap((row) => row.cells)
          .find(({ field }) => field === "actual")!.cell;
        return entryChange(book, new Map([[cell, 7]]));
      }, "chỉ tiêu (1)");
    },
  },
  {
    name: "one-click fix of the check",
    checked: true,
    before: spoiled,
    run: async ({ session }) => {
      const { fixChange } = await work();
      const fixable = session.store.get().checked!.issues.filter(({ fix }) => fix);
      expect(fixable.length).toBeGreaterThan(0);
      return session.apply(async () => fixChange(await session.workbook.read(), fixable), "sửa");
    },
  },
  {
    name: "conversion of text in an old encoding",
    before: async (pane) => {
      await forms(pane);
      const sheet = pane.host.book.sheets.find(({ name }) => name === "KetQua_ChiTieu")!;
      const [place, cell] = [...sheet.cells].find(([, each]) => each.style["protection.locked"] === false)!;
      cell.style = { ...cell.style, "font.name": ".VnTime" };
      // "Đại hội" in TCVN3 (TCVN 5712:1993).
      pane.host.type(
        sheet.name,
        `${String.fromCharCode(65 + (place % 16_384))}${Math.floor(place / 16_384) + 1}`,
        "§¹i héi",
      );
      await pane.session.refresh();
    },
    run: async ({ session }) => {
      const { legacyChange } = await work();
      return session.propose("chuyển mã", async () => legacyChange(await session.workbook.read()));
    },
  },
  {
    name: "the plan's own sheets",
    run: async ({ session }) => {
      const { editingBook, formsChange } = await work();
      return session.propose("đăng ký", async () => formsChange(await session.workbook.read(), editingBook(PLAN)));
    },
  },
  { name: "merge with ranking", run: merging(FIRST) },
  { name: "merge again", before: merging(FIRST), run: merging(ALL), slow: true },
  { name: "undo of forms", doing: forms, run: ({ session }) => session.undoLast() },
  {
    name: "undo of a merge again",
    before: merging(FIRST),
    doing: merging(ALL),
    run: ({ session }) => session.undoLast(),
    slow: true,
  },
  {
    name: "protecting a sheet",
    run: ({ session }) => session.run("", () => session.workbook.protect("Sheet1").then(() => true)),
  },
  {
    name: "unprotecting a sheet",
    before: forms,
    run: ({ session }) => session.run("", () => session.workbook.unprotect("KetQua_ChiTieu").then(() => true)),
  },
  { name: "keeping the plan", run: ({ session }) => session.setPlan(PLAN) },
  {
    name: "going to a cell",
    before: forms,
    run: ({ session }) => session.goTo({ sheet: "KetQua_ChiTieu", cell: "H12" }),
    looks: true,
  },
  {
    name: "checking",
    before: forms,
    run: ({ session }) => session.run("", () => session.refresh().then(() => true)),
    looks: true,
  },
  {
    name: "opening a file as a new workbook",
    run: ({ session }) => session.run("", () => session.workbook.open(new Uint8Array(900), "a.xlsx").then(() => true)),
    looks: true,
  },
];

/** Everything of the workbook; what formulas show is computed on demand and left out. */
const text = ({ host }: Pane): string => JSON.stringify(host.snapshot());
const protection = ({ host }: Pane): string =>
  JSON.stringify(host.book.sheets.map((sheet) => [sheet.name, sheet.protection]));

/** A text the officer can act on: Vietnamese, no code name, no English, no stack. */
function readable(said: string): void {
  expect(said).toMatch(/[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]/i);
  for (const code of Object.keys(ERROR_CODES)) if (code.length > 8) expect(said).not.toContain(code);
  expect(said).not.toMatch(/…|undefined|null|HostError|host\.|\bat \w+ \(|\{\w+\}/);
}

describe("whatever the pane does, a failing request leaves the workbook wholly before or wholly after, and says so", () => {
  const tallies: { name: string; requests: number; cases: number; before: number; after: number; half: number }[] = [];
  afterAll(async () => {
    const sum = (of: (tally: (typeof tallies)[number]) => number): number =>
      tallies.reduce((total, each) => total + of(each), 0);
    console.log(
      [
        `Fault cases of the pane's actions: ${sum(({ cases }) => cases)}; half-written results: ${sum(({ half }) => half)}`,
        ...tallies.map(
          ({ name, requests, cases, before, after }) =>
            `  ${name}: ${requests} requests, ${cases} cases, ${before} wholly before, ${after} wholly after`,
        ),
      ].join("\n"),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
  });

  it.each(ACTIONS.map((action) => [action.name, action] as const))(
    "%s",
    async (name, action) => {
      const start = await open(undefined);
      await action.before?.(start);
      const model = start.host.book;
      const prepared = async (): Promise<Pane> => {
        const pane = await open(model, action.checked);
        await action.doing?.(pane);
        return pane;
      };
      const clean = await prepared();
      const [before, locks] = [text(clean), protection(clean)];
      clean.host.watchRequests();
      // Once the pane says that it is done, it reads the workbook again.
      let done = 0;
      const stop = clean.session.store.subscribe(() => {
        if (clean.session.store.get().notice?.kind === "success") done ||= clean.host.requests.length;
      });
      await action.run(clean);
      stop();
      const requests = clean.host.requests.length;
      const [after, locksAfter] = [text(clean), protection(clean)];
      expect([name, requests > 0, after === before]).toEqual([name, true, action.looks === true]);
      const tally = { name, requests, cases: 0, before: 0, after: 0, half: 0 };
      tallies.push(tally);
      const faults = Array.from({ length: requests }, (_, request) => request).flatMap((request) =>
        CODES.map((code, i): Fault => ({ request, code, at: POINTS[(i + request) % POINTS.length]! })).filter(
          // Of what is read again afterwards every fifth error at each request, another one each time.
          (_, i) => (i + request) % (done > 0 && request >= done ? 5 : action.slow ? 4 : 1) === 0,
        ),
      );
      await faults.reduce<Promise<void>>(async (last, fault) => {
        await last;
        const pane = await prepared();
        pane.said.length = 0;
        pane.session.clearNotice();
        pane.host.watchRequests(fault);
        await action.run(pane).catch(pane.session.explain);
        tally.cases++;
        const now = text(pane);
        if (now === before) tally.before++;
        else if (now === after) tally.after++;
        else tally.half++;
        const label = [name, fault.request, fault.code, fault.at];
        expect([...label, now === before || now === after]).toEqual([...label, true]);
        expect([...label, protection(pane)]).toEqual([...label, now === before ? locks : locksAfter]);
        const last_ = pane.said.at(-1) ?? "";
        // A question that was asked again in pieces did not fail.
        const healed = fault.code === "ResponsePayloadSizeLimitExceeded" && now === after && !action.looks;
        if (last_ === "" && (healed || action.looks)) return;
        expect([...label, last_ === ""]).toEqual([...label, false]);
        readable(last_);
        expect([...label, pane.session.store.get().busy]).toEqual([...label, null]);
      }, Promise.resolve());
      expect(tally.half).toBe(0);
    },
    1_200_000,
  );
});

describe("every error of Microsoft's list has words", () => {
  it.each([...new Set(Object.values(ERROR_CODES))])("host.%s says what happened and what to do", (code) => {
    const found = issueTexts[`host.${code}`];
    expect(found).toBeDefined();
    readable(`${found!.what.vi} ${found!.remedy.vi}`);
    expect(found!.remedy.vi.length).toBeGreaterThan(20);
    expect(paneTexts.notReadAgain.vi).toContain("Kiểm tra");
  });
});
