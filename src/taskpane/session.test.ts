import type { Applied, Workbook } from "../host/workbook";
import { memberBook } from "../workflow/panePlan";
import { samplePlans } from "../samples/samples";
import type { ChangeSet } from "../sheet/change";
import type { Book } from "../sheet/grid";
import type { Running } from "../sheet/progress";
import { readBook } from "../xlsx/read";
import { writeBook } from "../xlsx/write";
import { createSession, type Session } from "./session";

const PLAN = samplePlans()[0]!;
const [HALF, , YEAR] = PLAN.periods;
const formOf = (member: number): Uint8Array => writeBook(memberBook(PLAN, HALF!, PLAN.members[member]!));
const CHANGE: ChangeSet = {
  sheets: [],
  removals: [],
  names: [],
  properties: {},
  edits: [{ sheet: "KetQua_ChiTieu", row: 13, column: 8, before: { value: null }, after: { value: 8 } }],
};

/** A workbook that is the file last opened, and hears what it was told to do. */
function held(bytes: Uint8Array): Workbook & { done: string[] } {
  const done: string[] = [];
  let [now, number] = [bytes, 0];
  const settings = new Map<string, string>();
  const applied = (): Applied => ({ id: ++number, sheets: [] });
  return {
    done,
    capabilities: () => Promise.resolve({ xlsxOut: "file", download: true, language: "vi-VN", host: "browser" }),
    read: (): Promise<Book> => Promise.resolve(readBook(now)),
    apply: async () => (done.push("apply"), applied()),
    undo: async ({ id }) => void done.push(`undo ${id}`),
    select: () => Promise.resolve(),
    watch: () => Promise.resolve(() => undefined),
    protect: () => Promise.resolve(),
    unprotect: () => Promise.resolve(),
    setting: (key) => Promise.resolve(settings.get(key) ?? null),
    keepSetting: async (key, value) => void settings.set(key, value),
    bytes: () => Promise.resolve(now),
    open: async (given, name) => {
      now = given;
      done.push(`open ${name}`);
    },
  };
}

async function started(): Promise<{ session: Session; workbook: ReturnType<typeof held> }> {
  const workbook = held(formOf(0));
  const session = createSession(workbook, {
    today: () => "2024-06-01",
    now: () => "2024-06-01T08:00:00.000Z",
    fileName: () => "cua-toi.xlsx",
    deliver: () => Promise.resolve(true),
  });
  await session.start();
  return { session, workbook };
}

test("of two long actions the one that goes on stays shown and can still be stopped", async () => {
  const { session } = await started();
  const state = session.store.get;
  let [endFirst, heard]: [() => void, Running | null] = [() => undefined, null];
  const second = session.run("hai", (running) => {
    heard = running;
    return new Promise<void>((done) => void setTimeout(done, 50));
  });
  const first = session.run("một", () => new Promise<void>((done) => (endFirst = done)));
  expect(state().busy?.label).toBe("một");
  endFirst();
  await first;
  expect(state().busy?.label).toBe("hai");
  state().busy!.stop!();
  expect(heard!.cancel!.aborted).toBe(true);
  expect(state().busy?.stopping).toBe(true);
  await second;
  expect(state().busy).toBeNull();
});

test("the period at hand stays when the workbook of another period is written, and when the plan is edited", async () => {
  const { session } = await started();
  expect(session.store.get().period).toBe(HALF!.code);
  session.setPeriod(YEAR!.code);
  await session.apply(CHANGE, "một ô");
  expect(session.store.get().period).toBe(YEAR!.code);
  await session.undoLast();
  expect(session.store.get().period).toBe(YEAR!.code);
  await session.setPlan({ ...PLAN, members: PLAN.members.slice(1) });
  expect(session.store.get().period).toBe(YEAR!.code);
});

test("what was found in a form stays until it is looked at anew", async () => {
  const { session } = await started();
  const seen: boolean[] = [];
  session.store.subscribe(() => seen.push(session.store.get().checked !== null));
  await session.apply(CHANGE, "một ô");
  expect(seen).not.toContain(false);
});

test("a preview goes with the workbook it was made for", async () => {
  const { session, workbook } = await started();
  const written = session.propose("một ô", CHANGE);
  await Promise.resolve();
  expect(session.store.get().pending?.title).toBe("một ô");
  await session.openBytes(formOf(1), "khac.xlsx");
  expect(session.store.get().pending).toBeNull();
  expect(await written).toBe(false);
  expect(workbook.done).toEqual(["open khac.xlsx"]);
});

test("a second proposal takes the place of the first", async () => {
  const { session } = await started();
  const first = session.propose("một", CHANGE);
  const second = session.propose("hai", CHANGE);
  expect(await first).toBe(false);
  expect(session.store.get().pending?.title).toBe("hai");
  session.store.get().pending!.decide(true);
  expect(await second).toBe(true);
});

test("opening a file can be taken back, but not by the grid's Ctrl+Z", async () => {
  const { session, workbook } = await started();
  expect(session.store.get().identity?.member).toBe(PLAN.members[0]!.code);
  await session.openBytes(formOf(1), "khac.xlsx");
  expect(session.store.get().identity?.member).toBe(PLAN.members[1]!.code);
  expect(session.store.get().notice?.text).toBe("Đã mở khac.xlsx. Muốn trở lại sổ trước đó thì bấm “Hoàn tác”.");
  await session.undoLast(true);
  expect(session.store.get().identity?.member).toBe(PLAN.members[1]!.code);
  await session.undoLast();
  expect(session.store.get().identity?.member).toBe(PLAN.members[0]!.code);
  expect(workbook.done).toEqual(["open khac.xlsx", "open cua-toi.xlsx"]);
});
