import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import type { Consolidation } from "../../src/domain/consolidation";
import type { Period } from "../../src/domain/plan";
import { AWARDS_SHEET } from "../../src/forms/awards";
import { TOTALS_SHEET } from "../../src/forms/scoreTotals";
import { formatNumber } from "../../src/vietnamese/numbers";
import { checkedAcross } from "../../src/workflow/across";
import { annotate, appraise, rankView, whatIfView } from "../../src/workflow/paneRanking";
import { saidReminders } from "../../src/workflow/reminders";
import { planFile } from "../../src/workflow/templates";
import { readBook } from "../../src/xlsx/read";
import { fileOf, half, merge, most, official, plan, type Sending, steady, year, yearEnd } from "../year/data";
import { keep, openSite, ready, violations } from "./site";

jest.setTimeout(900_000);

const folder = mkdtempSync(join(tmpdir(), "so-thi-dua-year-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Pictures of the screens, where a folder for them is named. */
const pictures = process.env["PICTURES"];

interface Sent {
  path: string;
  name: string;
  bytes: Uint8Array;
}

/** A unit's file on disk, stamped as sent at an instant. */
function sent(sending: Sending, stamped: string, name = `${sending.member}.xlsx`): Sent {
  const at = join(folder, sending.period.code);
  mkdirSync(at, { recursive: true });
  const file = { path: join(at, name), name, bytes: fileOf({ ...sending, stamped }) };
  writeFileSync(file.path, file.bytes);
  return file;
}

/** What the domain makes of the same files. */
const folded = (period: Period, files: readonly Sent[]): Consolidation =>
  checkedAcross(
    plan,
    merge(
      period,
      files.map(({ name, bytes }) => ({ name, bytes, received: null })),
    ),
  );

const number = (value: number | null): string => (value === null ? "–" : formatNumber(value));

/** Rows of the ranking on the screen: rank, unit, total. */
const shownRanks = (page: Page): Promise<string[]> =>
  page.$$eval("[data-testid=ranking] > li", (rows) =>
    rows.map((row) => {
      const [rank, total] = [...row.querySelectorAll(":scope > .row strong")].map(({ textContent }) => textContent);
      return `${rank} ${row.getAttribute("data-member")} ${total}`;
    }),
  );

const ranksOf = (merged: Consolidation): string[] =>
  rankView(plan, merged, "vi")!.map(({ rank, member, total }) => `${number(rank)} ${member} ${number(total)}`);

const read = async (page: Page, files: readonly Sent[], accepted: number, asked: number): Promise<void> => {
  await page.setInputFiles(
    "[data-testid=merge-files]",
    files.map(({ path }) => path),
  );
  await page.waitForSelector(`[data-testid=handed-in]:has-text('Đã nộp ${accepted}/${asked} đơn vị')`);
};

async function atPeriod(page: Page, code: string): Promise<void> {
  await page.click("#tab-forms");
  await page.selectOption("[aria-label='Kỳ đang làm']", code);
  await page.click("#tab-merge");
}

async function open(page: Page, part: string): Promise<void> {
  await page.click(`#screen-merge button:has-text('${part}')`);
  await page.waitForSelector(`#screen-merge .backLine h2`);
}

const back = (page: Page): Promise<void> => page.click("#screen-merge [aria-label='Quay lại']");

async function apply(page: Page): Promise<void> {
  await page.waitForSelector("[data-testid=preview]");
  await page.click("[data-testid=apply]");
  await page.waitForSelector("[data-testid=notice]:has-text('Đã ghi vào sổ')");
}

/** Nothing for axe to find, nothing wider than a narrow pane; a picture where they are asked for. */
async function looked(page: Page, name: string, found: string[]): Promise<void> {
  for (const each of await violations(page)) found.push(`${name}: ${each}`);
  const wide = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: 800 });
  await page.click("#view-pane");
  const over = await page.evaluate(() => {
    const pane = document.querySelector(".pane")!;
    return [...pane.querySelectorAll<HTMLElement>(".screen *")].filter((element) => {
      if (element.closest(".scroller")) return false;
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > pane.getBoundingClientRect().right + 1;
    }).length;
  });
  if (over > 0) found.push(`${name}: ${over} elements are wider than 320 px`);
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
  await page.setViewportSize(wide);
}

test("a cluster head's year on the page", async () => {
  const site = await openSite({ width: 1366, height: 900 });
  const { page } = site;
  const found: string[] = [];
  try {
    // The plan's own workbook, without a scheme: one is chosen, put on its sheets and read back.
    const book = join(folder, "ke-hoach.xlsx");
    writeFileSync(book, planFile({ ...plan, scoring: null }).bytes);
    await ready(page);
    await page.click("text=Bỏ qua");
    await page.setInputFiles("[data-testid=open-file]", book);
    await page.waitForSelector("text=16 đơn vị");
    await page.click("#screen-forms button:has-text('Thang điểm')");
    await page.waitForSelector("[data-testid=scheme]:has-text('Kế hoạch chưa có thang điểm')");
    await page.selectOption("[data-testid=scheme-kind]", "hundred");
    await page.click("text=Dùng thang điểm này");
    await page.waitForSelector("[data-testid=scheme]:has-text('44 tiêu chí, tổng điểm chuẩn 100')");
    await looked(page, "scheme", found);
    await page.click("text=Đưa trang thang điểm vào sổ");
    await apply(page);
    await page.click("text=Đọc lại từ sổ");
    await page.waitForSelector("[data-testid=notice]:has-text('Đã đọc thang điểm từ sổ')");
    await page.click("#screen-forms [aria-label='Quay lại']");
    const [forms] = await Promise.all([page.waitForEvent("download"), page.click("text=Tạo 16 tệp")]);
    expect(Object.keys(unzipSync(readFileSync(await keep(forms, folder))))).toHaveLength(16);

    // 6 tháng: thirteen in time, then one late, one by a unit that will be renamed, one sent again.
    const inTime = steady
      .slice(0, 13)
      .map(({ code }) => sent({ member: code, period: half, share: 0.5 }, "2024-06-04T08:00:00+07:00"));
    await page.click("#tab-merge");
    await read(page, inTime, 13, 15);
    await open(page, "Tình hình nộp");
    const states = async (): Promise<string[]> => {
      await page.waitForSelector("[data-testid=hand-ins] > li");
      return page.$$eval("[data-testid=hand-ins] > li", (rows) =>
        rows.map((row) => `${row.getAttribute("data-member")} ${row.querySelector("p")!.textContent.split(": ")[1]}`),
      );
    };
    expect((await states()).filter((state) => state.includes("Chưa nộp"))).toEqual(["U14 Chưa nộp", "U15 Chưa nộp"]);
    const today = await page.evaluate(() => new Date().toLocaleDateString("sv"));
    const [, reminder] = saidReminders(plan, half, folded(half, inTime), today, "vi");
    await page.click("[data-member=U15] summary");
    await page.click("[aria-label='Chép lời nhắc gửi Sở Giao thông vận tải']");
    await page.waitForSelector("[data-testid=notice]:has-text('Đã chép')");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(reminder!.text);
    await looked(page, "hand-ins", found);
    await back(page);
    const more = [
      sent({ member: "U14", period: half, share: 0.5 }, "2024-06-07T08:00:00+07:00"),
      sent({ member: "U15", period: half, share: 0.5 }, "2024-06-05T23:00:00+07:00"),
      sent({ member: "U03", period: half, share: 0.6 }, "2024-06-05T10:00:00+07:00", "U03 (sửa).xlsx"),
    ];
    await read(page, more, 15, 15);
    await open(page, "Tình hình nộp");
    const after = await states();
    expect(after.find((state) => state.startsWith("U14"))).toContain("Trễ 2 ngày · nhận 07/6/2024");
    expect(after.find((state) => state.startsWith("U03"))).toContain("Đúng hạn · nhận 05/6/2024 · nộp 2 lần");
    expect(after.filter((state) => state.includes("Chưa nộp"))).toEqual([]);
    await back(page);

    // 9 tháng: the unit was renamed in July and sends the template it was given before.
    await atPeriod(page, most.code);
    const renamed = sent({ member: "U15", period: most, share: 0.8 }, "2024-09-19T08:00:00+07:00");
    await read(page, [renamed], 1, 15);
    const listed = await page.textContent("[data-testid=files-accepted]");
    expect(listed).toContain("Sở Xây dựng");
    expect(listed).toContain("được tính cho Sở Xây dựng (mã U16), đơn vị kế tiếp");
    await open(page, "Tình hình nộp");
    expect((await states()).find((state) => state.startsWith("U16"))).toContain("mới sáp nhập");
    await back(page);

    // Cả năm: ranks and their lines are the domain's.
    await atPeriod(page, year.code);
    const estimates = yearEnd.map((sending) => sent(sending, "2024-11-04T08:00:00+07:00"));
    await read(page, estimates, 15, 15);
    await page.click("text=Tính xếp hạng");
    await page.waitForSelector("[data-testid=ranking]");
    let merged = folded(year, estimates);
    expect(await shownRanks(page)).toEqual(ranksOf(merged));
    expect((await shownRanks(page)).map((row) => row.split(" ")[0])).toEqual(
      [1, 2, 2, 2, 2, 2, 2, 2, 2, 10, 10, 10, 13, 13, 13].map(String),
    );
    const leader = rankView(plan, merged, "vi")![0]!;
    await page.click("[data-testid=ranking] [data-member=U04] summary:has-text('Điểm từng tiêu chí')");
    const lines = await page.$$eval("[data-testid=ranking] [data-member=U04] .reasons li", (all) =>
      all.map(({ textContent }) => textContent),
    );
    expect(lines).toHaveLength(leader.lines.length);
    leader.lines.forEach((line, at) => {
      expect(lines[at]).toContain(`${line.name}: ${number(line.points)}`);
      expect(lines[at]).toContain(line.reason);
      expect(lines[at]).toContain(`${line.source!.file}, ${line.source!.sheet}!${line.source!.cell}`);
    });

    // One is left out with its reason, and stays in sight.
    const view = page.locator("[data-testid=ranking] [data-member=U05]");
    await view.locator("summary:has-text('Ý kiến của cụm')").click();
    await view.locator("input").first().fill("Có vi phạm kỷ luật");
    await view.locator("button[type=submit]").click();
    await page.waitForSelector("[data-testid=ranking] [data-member=U05]:has-text('Không xét: Có vi phạm kỷ luật')");
    merged = annotate(merged, "U05", { excluded: "Có vi phạm kỷ luật" });
    expect(await shownRanks(page)).toEqual(ranksOf(merged));

    // What if: who moves, and by how much, is what the domain says; then it is gone again.
    await page.click("summary:has-text('Thử thay số')");
    const trial = page.locator("#screen-merge form:has-text('Giả sử thực hiện')");
    await trial.locator("select").first().selectOption("U06");
    await trial.locator("input").fill("60");
    await trial.locator("button[type=submit]").click();
    await page.waitForSelector("[data-testid=moved] li");
    const [first] = plan.indicators;
    const supposed = whatIfView(
      plan,
      merged,
      [{ member: "U06", indicator: first!.code, actual: { value: 60 } }],
      "vi",
    )!;
    expect(await page.$$eval("[data-testid=moved] li", (all) => all.map(({ textContent }) => textContent))).toEqual(
      supposed.moved.map(
        ({ name, before, after: then }) =>
          `${name}: hạng ${number(before.rank)} → ${number(then.rank)}, điểm ${number(before.total)} → ${number(then.total)}`,
      ),
    );
    await page.click("text=Thôi thử");
    await page.waitForSelector("[data-testid=moved]", { state: "detached" });
    expect(await shownRanks(page)).toEqual(ranksOf(merged));

    // From the self-score to closed, each step with who and when; without a name nothing is taken.
    await page.click("text=Thẩm định điểm từng đơn vị");
    await page.waitForSelector("[data-testid=appraisals]");
    await looked(page, "appraisals", found);
    await page.click("[aria-label='Thẩm định điểm của Đơn vị U04']");
    const state = (word: string) => page.waitForSelector(`[data-testid=state]:has-text('${word}')`);
    await state("Đã tự chấm, chờ thẩm định");
    await page.click("text=Xong thẩm định lần 1");
    await page.waitForSelector("[data-testid=notice]:has-text('Ghi người thực hiện trước')");
    await page.fill("[data-testid=who]", "Trần Văn Trưởng, Cụm trưởng");
    const line = page.locator("[data-criterion=C1]");
    await line.locator("button:has-text('Thẩm định')").click();
    await page.fill("[data-testid=points]", "99");
    await page.click("text=Ghi điểm");
    await page.waitForSelector("text=Cần một số từ 0 đến 15");
    await page.fill("[data-testid=points]", "12");
    await page.click("text=Ghi điểm");
    await page.waitForSelector("text=Ghi lý do.");
    await page.fill("[data-testid=reason]", "Nộp báo cáo 9 tháng chậm");
    await looked(page, "appraisal", found);
    await page.click("text=Ghi điểm");
    await page.waitForSelector("[data-criterion=C1]:has-text('Thẩm định bởi Trần Văn Trưởng, Cụm trưởng')");
    expect(await line.textContent()).toContain("Tự chấm 14 · Theo kết quả – · Thẩm định 12");
    await page.click("text=Xong thẩm định lần 1");
    await state("Đã thẩm định lần 1");
    await page.click("text=Ghi giải trình");
    await page.waitForSelector("text=Ghi nội dung giải trình.");
    await page.fill("form:has-text('Ghi giải trình') textarea", "Đã nộp bản giấy đúng hạn");
    await page.click("text=Ghi giải trình");
    await state("Đã giải trình, chờ thẩm định lần 2");
    await page.click("text=Xong thẩm định lần 2");
    await state("Đã thẩm định lần 2");
    await page.click("text=Chốt điểm");
    await state("Đã chốt");
    expect(await page.locator("[data-criterion] button:has-text('Thẩm định')").count()).toBe(0);
    const steps = await page.$$eval("[data-testid=steps] li", (all) => all.map(({ textContent }) => textContent));
    expect(steps.map((step) => step.split(",")[0])).toEqual([
      "Tự chấm: U04",
      ...["Thẩm định lần 1", "Giải trình", "Thẩm định lần 2", "Chốt"].map((step) => `${step}: Trần Văn Trưởng`),
    ]);
    expect(steps[2]).toContain("Đã nộp bản giấy đúng hạn");

    // Written after it was seen; undone, it waits again; written anew, its cell is a click away.
    const waiting = (count: number) =>
      page.waitForSelector(`#waiting-title:has-text('Chưa ghi vào sổ (${count} việc)')`);
    await waiting(6);
    await page.click("[data-testid=waiting] >> text=Xem trước và ghi vào sổ");
    await apply(page);
    await page.waitForSelector("[data-testid=waiting]", { state: "detached" });
    await page.click("[aria-label^='Hoàn tác']");
    await page.waitForSelector("[data-testid=notice]:has-text('Đã hoàn tác')");
    await waiting(6);
    await page.click("[data-testid=waiting] >> text=Xem trước và ghi vào sổ");
    await apply(page);
    await page.waitForSelector("[data-testid=waiting]", { state: "detached" });
    const cell = (await line.locator("button.place").textContent())!.replace(`${TOTALS_SHEET} `, "");
    await line.locator("button.place").click();
    await page.waitForFunction(
      (name) => document.querySelector<HTMLInputElement>("#workbook input")?.value === name,
      cell,
    );
    const acts = [
      { act: "points", criterion: "C1", points: { appraised: 12, council: null, reason: "Nộp báo cáo 9 tháng chậm" } },
      { act: "step", step: "appraised", note: null },
      { act: "step", step: "explained", note: "Đã nộp bản giấy đúng hạn" },
      { act: "step", step: "appraised2", note: null },
      { act: "step", step: "closed", note: null },
    ] as const;
    for (const act of acts) {
      const made = appraise(merged, "U04", act, "Trần Văn Trưởng", "2024-11-20T08:00:00+07:00");
      if ("issue" in made) throw new Error(made.issue.code);
      merged = made.consolidation;
    }

    // Titles against dated rules, each fault with its row.
    await page.click("#screen-merge [aria-label='Quay lại']");
    await back(page);
    await open(page, "Danh hiệu, khen thưởng");
    await page.waitForSelector("text=Máy chỉ đối chiếu với quy định; người xét quyết định.");
    const fault = page.locator("[data-testid=award-issues] [data-code='award.nobodyWith']");
    expect(await fault.textContent()).toContain("chưa có cá nhân nào đăng ký Chiến sĩ thi đua cơ sở");
    const rules = (await page.textContent("[data-testid=award-rules]"))!;
    expect(rules).toContain(
      "Tập thể lao động xuất sắc: ít nhất 70% cá nhân có Lao động tiên tiến. 06/2022/QH15 Điều 27, áp dụng từ 01/01/2024",
    );
    expect(rules).toContain("Chiến sĩ thi đua cơ sở: không quá 15% số Lao động tiên tiến");
    expect(rules).toContain("cần kiểm chứng trước khi viện dẫn");
    await looked(page, "awards", found);
    expect(await fault.locator("button.place").textContent()).toMatch(new RegExp(`^${AWARDS_SHEET} [A-Z]+\\d+$`));

    // The tab is closed and opened: the workbook still knows what was merged and closed.
    await page.reload();
    await ready(page);
    await atPeriod(page, year.code);
    await page.click("text=Xem kết quả đã tổng hợp");
    await page.waitForSelector("[data-testid=handed-in]:has-text('Đã nộp 15/15 đơn vị')");
    await page.click("text=Tính xếp hạng");
    await page.waitForSelector("[data-testid=ranking]");
    expect(await shownRanks(page)).toEqual(ranksOf(merged));

    // In January official figures come onto it: the history says what became of the estimate, the closed points stand.
    const settled = sent(official, "2025-01-10T08:00:00+07:00", "U01_chinhthuc.xlsx");
    await page.setInputFiles("[data-testid=merge-files]", settled.path);
    await page.waitForSelector("[data-testid=files-superseded]");
    await open(page, "Lịch sử sửa đổi");
    const changed = page.locator("[data-testid=version][data-member=U01]");
    await changed.waitFor();
    expect(await changed.textContent()).toContain("Lần 2: U01_chinhthuc.xlsx, nhận 10/01/2025");
    expect(await changed.textContent()).toContain("(1) Chỉ tiêu CT01, Thực hiện: 9 → 11 (ước → chính thức)");
    await looked(page, "changes", found);
    await back(page);
    await page.click("text=Tính xếp hạng");
    await page.waitForSelector("[data-testid=ranking]");
    const { review } = merged;
    expect(await shownRanks(page)).toEqual(ranksOf({ ...folded(year, [...estimates, settled]), review }));
    await page.click("text=Thẩm định điểm từng đơn vị");
    await page.waitForSelector("[data-testid=appraisals] [data-member=U04]:has-text('Đã chốt')");

    // What is closed changes as a new version with a reason only; taken back, it is closed as it was.
    await page.click("[aria-label='Thẩm định điểm của Đơn vị U04']");
    await state("Đã chốt");
    expect(await page.inputValue("[data-testid=who]")).toBe("Trần Văn Trưởng, Cụm trưởng");
    await page.click("button:has-text('Mở lại thành bản mới')");
    await page.waitForSelector("text=Ghi lý do.");
    await page.fill("form:has-text('Mở lại thành bản mới') textarea", "Khiếu nại được chấp nhận");
    await page.click("button:has-text('Mở lại thành bản mới')");
    await state("Đã thẩm định lần 1");
    await page.waitForSelector("text=Bản 1 đã chốt, được mở lại vì: Khiếu nại được chấp nhận");
    await page.click("text=Bỏ việc vừa làm");
    await state("Đã chốt");
    await back(page);
    await back(page);

    // The report of ranks.
    await page.click("#tab-word");
    await page.waitForSelector("[data-testid=kind]");
    await page.selectOption("[data-testid=kind]", "ranking");
    const [word] = await Promise.all([page.waitForEvent("download"), page.click("text=Tải văn bản (.docx)")]);
    const text = strFromU8(unzipSync(readFileSync(await keep(word, folder)))["word/document.xml"]!).replace(
      /<[^>]+>/g,
      " ",
    );
    for (const said of ["Sở Xây dựng", "Đơn vị U05", "Có vi phạm kỷ luật"]) expect(text).toContain(said);

    // The workbook as it is saved carries all of it.
    await page.click("[aria-label='Thêm lệnh']");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.click("text=Lưu tệp .xlsx")]);
    const names = readBook(readFileSync(await keep(saved, folder))).sheets.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["ThangDiem", "QuyDinhDiem", "XepHang", "TinhHinh_Nop", "_tham_dinh"]),
    );

    expect(found).toEqual([]);
    expect(site.heard.elsewhere).toEqual([]);
    expect(site.heard.errors).toEqual([]);
  } finally {
    await site.close();
  }
});
