import { formsChange, fixesChange } from "../contract/workbookChanges";
import { formSpec, listSpec } from "../contract/workbookSpecs";
import { engineFormulas, noFormulas } from "./formulas";
import type { ExcelHost } from "./host";
import { excelHost } from "./host";
import type { LoadOptions } from "./load";
import { loadOffice } from "./load";
import { excelWorkbook } from "../../src/excel/workbook";
import { cellAt } from "../../src/sheet/grid";
import type { ChangeSet } from "../../src/sheet/change";
import { noChange } from "../../src/sheet/change";
import { createSession, type Session } from "../../src/taskpane/session";

afterAll(() => new Promise((resolve) => setTimeout(resolve, 100)));
afterEach(() => jest.useRealTimers());

interface Pane {
  host: ExcelHost;
  session: Session;
  /** What the pane says now. */
  says: () => string;
  /** Shows a change; `between` is what happens in the workbook while the officer looks at it; then yes. */
  propose: (change: ChangeSet, between?: () => unknown) => Promise<boolean>;
}

/** The pane on a workbook with the forms in it. */
async function pane(calculate = noFormulas, options: LoadOptions = {}): Promise<Pane> {
  const host = excelHost(calculate);
  loadOffice(host, options);
  await excelWorkbook().apply(formsChange());
  const session = createSession(excelWorkbook(), {
    today: () => "2024-06-01",
    now: () => "2024-06-01T08:00:00.000Z",
    deliver: () => Promise.resolve(false),
  });
  await session.start();
  return {
    host,
    session,
    says: () => session.store.get().notice?.text ?? "",
    async propose(change, between) {
      const stop = session.store.subscribe(() => {
        const { pending } = session.store.get();
        if (!pending) return;
        stop();
        between?.();
        pending.decide(true);
      });
      return session.propose("sửa", change);
    },
  };
}

const sheetOf = (host: ExcelHost, name: string) => host.book.sheets.find((sheet) => sheet.name === name)!;
const text = (host: ExcelHost): string => JSON.stringify(host.snapshot());

describe("a cell being edited", () => {
  it("makes reading wait, and after twenty seconds say what to press; nothing is written", async () => {
    const { host, session, says } = await pane();
    const before = text(host);
    host.edit(true);
    jest.useFakeTimers();
    const applied = session.apply(fixesChange(), "sửa");
    await jest.advanceTimersByTimeAsync(19_000);
    expect(session.store.get().busy?.label).toBe("sửa");
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await applied).toBe(false);
    jest.useRealTimers();
    expect(says()).toBe("Đang nhập dở trong một ô. Bấm Enter để kết thúc nhập (hoặc Esc để bỏ), rồi làm lại.");
    expect(text(host)).toBe(before);
    host.edit(false);
    expect(await session.apply(fixesChange(), "sửa")).toBe(true);
  });

  it("does not make the check behind the officer's back complain", async () => {
    const { host, session, says } = await pane();
    jest.useFakeTimers();
    host.edit(true);
    host.type("KetQua_ChiTieu", "D4", 11);
    await jest.advanceTimersByTimeAsync(45_000);
    expect(says()).toBe("");
    host.edit(false);
    await jest.advanceTimersByTimeAsync(2_000);
    jest.useRealTimers();
    expect(session.store.get().checking).toBe(false);
    expect(says()).toBe("");
  });
});

describe("between the preview and the officer's yes", () => {
  it("a sheet was deleted", async () => {
    const { host, propose, says } = await pane();
    let before = "";
    const done = await propose(fixesChange(), () => {
      host.book.sheets = host.book.sheets.filter(({ name }) => name !== "DangKy_ChiTieu");
      before = text(host);
    });
    expect(done).toBe(false);
    expect(says()).toBe(
      "Sheet DangKy_ChiTieu: Không còn trang hoặc vùng cần dùng. Kiểm tra trang có bị xóa hay đổi tên, rồi làm lại. Sổ làm việc vẫn như trước.",
    );
    expect(text(host)).toBe(before);
  });

  it("a sheet was renamed", async () => {
    const { host, propose, says } = await pane();
    expect(await propose(fixesChange(), () => (sheetOf(host, "KetQua_ChiTieu").name = "Kết quả (cũ)"))).toBe(false);
    expect(says()).toMatch(/^Sheet KetQua_ChiTieu: Không còn trang/);
    expect(sheetOf(host, "Kết quả (cũ)").protection).not.toBeNull();
  });

  it("somebody else changed a cell (co-authoring), or put a sheet of that name", async () => {
    const { host, propose, says } = await pane();
    expect(await propose(fixesChange(), () => host.type("KetQua_ChiTieu", "D4", 99))).toBe(false);
    expect(says()).toMatch(
      /^Sheet KetQua_ChiTieu, ô D4: Nội dung ở đây vừa thay đổi sau khi xem trước .* Xem trước lại rồi áp dụng\./,
    );
    expect(cellOf(host, "KetQua_ChiTieu", 3, 3)).toBe(99);
    const added = { ...noChange(), sheets: [{ spec: listSpec("TongHop_Cum", [[1]]), replaces: false }] };
    const other = excelWorkbook();
    let rival: Promise<unknown> = Promise.resolve();
    expect(await propose(added, () => (rival = other.apply(added)))).toBe(false);
    await rival;
    // The other's sheet stays: only what is ours was taken away again.
    expect(cellOf(host, "TongHop_Cum", 0, 0)).toBe(1);
    expect(says()).toMatch(/^Sheet TongHop_Cum: Nội dung ở đây vừa thay đổi/);
  });

  it("a sheet to be drawn anew was deleted: it is drawn", async () => {
    const { host, propose } = await pane();
    const drawn = { ...noChange(), sheets: [{ spec: formSpec("KetQua_ChiTieu", 2), replaces: true }] };
    expect(
      await propose(drawn, () => (host.book.sheets = host.book.sheets.filter(({ name }) => name !== "KetQua_ChiTieu"))),
    ).toBe(true);
    expect(sheetOf(host, "KetQua_ChiTieu").protection).not.toBeNull();
  });
});

const cellOf = (host: ExcelHost, sheet: string, row: number, column: number): unknown =>
  sheetOf(host, sheet).cells.get(row * 16_384 + column)?.value;

describe("a workbook that may not be changed", () => {
  it("was opened for reading, as Excel on the web does", async () => {
    const { host, session, says } = await pane();
    host.book.readOnly = true;
    const before = text(host);
    for (const change of [
      fixesChange(),
      { ...noChange(), sheets: [{ spec: listSpec("Mới", [[1]]), replaces: false }] },
    ]) {
      expect(await session.apply(change, "sửa")).toBe(false);
      expect(says()).toBe("Sổ đang mở ở chế độ chỉ đọc. Bấm Cho phép chỉnh sửa, hoặc lưu thành bản sao rồi làm lại.");
      session.clearNotice();
    }
    expect(text(host)).toBe(before);
  });

  it("has a protected structure", async () => {
    const { host, session, says } = await pane();
    host.book.structureProtected = true;
    const before = text(host);
    expect(await session.apply({ ...noChange(), removals: ["DanhMuc"] }, "bớt")).toBe(false);
    expect(says()).toMatch(/^Cấu trúc sổ đang được bảo vệ: .* Vào Xem lại → Bảo vệ sổ làm việc/);
    expect(text(host)).toBe(before);
    // What adds no sheet is done all the same.
    expect(await session.apply(fixesChange(), "sửa")).toBe(true);
  });

  it("has a sheet under a password: the others are not written either", async () => {
    const { host, session, says } = await pane();
    sheetOf(host, "DangKy_ChiTieu").protection!.password = "bí mật";
    const before = text(host);
    expect(await session.apply(fixesChange(), "sửa")).toBe(false);
    expect(says()).toMatch(/^Sheet DangKy_ChiTieu: Trang được bảo vệ bằng mật khẩu/);
    expect(text(host)).toBe(before);
    await session.run("", () => session.workbook.unprotect("DangKy_ChiTieu"));
    expect(says()).toMatch(/^Sheet DangKy_ChiTieu: Trang được bảo vệ bằng mật khẩu/);
  });

  it("has rows filtered away", async () => {
    const { host, session, says } = await pane();
    sheetOf(host, "KetQua_ChiTieu").filtered = true;
    const before = text(host);
    expect(await session.apply(fixesChange(), "sửa")).toBe(false);
    expect(says()).toMatch(/^Sheet KetQua_ChiTieu: Trang này đang lọc.* Vào Dữ liệu → Xóa/);
    expect(text(host)).toBe(before);
  });
});

describe("sheets that are not seen", () => {
  it("are said to be hidden where a cell of theirs is to be shown, and stay hidden", async () => {
    const { host, session, says } = await pane();
    for (const name of ["DanhMuc", "_meta"]) {
      const state = sheetOf(host, name).visibility;
      await session.goTo({ sheet: name, cell: "A1" });
      expect(says()).toBe(
        `Sheet ${name}: Trang này đang ẩn. Bấm chuột phải vào tên một trang ở cuối sổ → Bỏ ẩn, chọn trang ấy, rồi làm lại.`,
      );
      expect(sheetOf(host, name).visibility).toBe(state);
    }
  });

  it("are written and put back all the same, very hidden ones too", async () => {
    const { host, session } = await pane();
    const before = text(host);
    const change: ChangeSet = {
      ...noChange(),
      edits: [{ sheet: "_meta", row: 0, column: 1, before: { value: "LHH-BG-2024" }, after: { value: "KHÁC" } }],
      removals: ["DanhMuc"],
    };
    expect(await session.apply(change, "ẩn")).toBe(true);
    expect(cellOf(host, "_meta", 0, 1)).toBe("KHÁC");
    expect(sheetOf(host, "_meta").visibility).toBe("VeryHidden");
    await session.undoLast();
    expect(text(host)).toBe(before);
  });
});

describe("a workbook kept by others", () => {
  it("computes by hand: what is read is computed first, and the mode stays", async () => {
    const { host, session } = await pane(engineFormulas);
    host.book.calculationMode = "Manual";
    host.type("KetQua_ChiTieu", "D4", 12);
    const [grid] = (await session.workbook.read(["KetQua_ChiTieu"])).sheets;
    expect(cellAt(grid!, 3, 4)?.value).toBe(75);
    expect(host.book.calculationMode).toBe("Manual");
  });

  it("has hidden rows and merged headers of its own: they are there after a sheet was drawn anew and undone", async () => {
    const { host, session } = await pane();
    const sheet = sheetOf(host, "KetQua_ChiTieu");
    sheet.rows.set(5, { hidden: true, height: 33 });
    sheet.merges = [
      { top: 0, left: 0, bottom: 1, right: 5 },
      { top: 2, left: 0, bottom: 2, right: 1 },
    ];
    sheet.cells.delete(2 * 16_384 + 1);
    const before = text(host);
    const [read] = (await session.workbook.read(["KetQua_ChiTieu"])).sheets;
    expect(read?.merges).toEqual(sheet.merges);
    expect([...(read?.hiddenRows ?? [])]).toEqual([5]);
    expect(
      await session.apply(
        { ...noChange(), sheets: [{ spec: formSpec("KetQua_ChiTieu", 9), replaces: true }] },
        "vẽ lại",
      ),
    ).toBe(true);
    expect(sheet.rows.get(5)?.hidden).toBeUndefined();
    await session.undoLast();
    expect(text(host)).toBe(before);
  });

  it("is not in front: the officer is told to turn to it", async () => {
    const { host, session, says } = await pane();
    const before = text(host);
    host.focus(false);
    expect(await session.apply(fixesChange(), "sửa")).toBe(false);
    host.focus(true);
    expect(says()).toBe(
      "Một sổ khác đang mở phía trước. Bấm vào cửa sổ của sổ này rồi làm lại. Sổ làm việc vẫn như trước.",
    );
    expect(text(host)).toBe(before);
  });
});

describe("another workbook came in front while ours was written", () => {
  it("puts everything back once ours is in front again, and says what happened", async () => {
    const { host, session, says } = await pane();
    const before = text(host);
    // The fourth request writes; it stops half-way, and Excel goes on refusing for three seconds.
    host.watchRequests({ request: 3, code: "InactiveWorkbook", at: "middle" });
    const stop = session.store.subscribe(() => {
      if (session.store.get().busy?.label !== "sửa" || host.requests.length > 0) return;
      stop();
      const look = setInterval(() => {
        if (host.requests.length < 4) return;
        clearInterval(look);
        host.focus(false);
        setTimeout(() => host.focus(true), 3_000);
      }, 1);
    });
    expect(await session.apply(fixesChange(), "sửa")).toBe(false);
    expect(says()).toMatch(/^Một sổ khác đang mở phía trước\./);
    expect(text(host)).toBe(before);
  });
});

describe("slow and narrow Excels", () => {
  it("show how far a long writing and its undo are", async () => {
    const { session } = await pane();
    const seen = new Set<string>();
    session.store.subscribe(() => {
      const progress = session.store.get().busy?.progress;
      if (progress) seen.add(`${progress.done > 0 && progress.done <= progress.total}`);
    });
    const long = Array.from({ length: 4_000 }, (_, i) => [i, `Dòng ${i} ${"chữ ".repeat(300)}`]);
    expect(
      await session.apply({ ...noChange(), sheets: [{ spec: listSpec("Dài", long), replaces: false }] }, "dài"),
    ).toBe(true);
    expect([...seen]).toEqual(["true"]);
    seen.clear();
    await session.apply({ ...noChange(), removals: ["Dài"] }, "bớt");
    seen.clear();
    await session.undoLast();
    expect([...seen]).toEqual(["true"]);
  });

  it("on a Mac: a download is never said to have worked; workbooks open as new ones", async () => {
    const { session, host } = await pane(noFormulas, { platform: "Mac" });
    expect(await session.workbook.capabilities()).toMatchObject({ download: false, xlsxOut: "newWorkbook" });
    await session.workbook.open(new Uint8Array([80, 75, 3, 4]), "mau.xlsx");
    expect(host.opened).toEqual(["UEsDBA=="]);
  });
});
