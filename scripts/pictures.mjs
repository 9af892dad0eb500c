/** Takes the pictures of the guide and the README from the running product: node scripts/pictures.mjs [built folder]. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { chromium } from "playwright-core";
import { root, run } from "./install.mjs";
import { serve } from "./serve.mjs";

const dist = process.argv[2] ?? join(root, "dist");
const out = join(root, "docs/pictures");
const work = mkdtempSync(join(tmpdir(), "so-thi-dua-pictures-"));

if (!existsSync(join(dist, "index.html"))) {
  run(process.execPath, [join(root, "node_modules/webpack/bin/webpack.js"), "--mode", "production"]);
}
const made = spawnSync(process.execPath, [join(root, "scripts/thidua.mjs"), "demo", "--out", work], {
  stdio: "inherit",
});
if (made.status !== 0) throw new Error("thidua demo failed");

/** Members' files of the sample, two of them kept back so that somebody is missing. */
const handedIn = join(work, "bai-nop");
const files = readdirSync(handedIn)
  .filter((name) => !/_(LC|YB)\.xlsx$/.test(name))
  .map((name) => join(handedIn, name));

const { server, address } = await serve(dist);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run"],
});
const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: "vi-VN", colorScheme: "light" });
page.setDefaultTimeout(120_000);
mkdirSync(out, { recursive: true });

const pane = () => page.locator("#pane");
const whole = (name) => page.screenshot({ path: join(out, `${name}.png`) });
const ofPane = (name) => pane().screenshot({ path: join(out, `${name}.png`) });
const settle = () => page.waitForTimeout(600);

async function typeCell(cell, text) {
  const box = page.locator("#workbook input").first();
  await box.click();
  await box.fill(cell);
  await page.keyboard.press("Enter");
  await page.keyboard.type(text, { delay: 20 });
  await page.keyboard.press("Enter");
}

/** A table as a member makes it by itself, with none of our sheets. */
async function ownTable() {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Bao cao");
  for (const row of [
    ["BÁO CÁO KẾT QUẢ 6 THÁNG ĐẦU NĂM 2024"],
    [],
    ["TT", "Nội dung công việc", "ĐVT", "Kế hoạch giao", "Kết quả thực hiện", "Ghi chú"],
    [1, "Tư vấn, phản biện & giám định xã hội", "nội dung", 16, 9],
    [2, "Hội nghị thông tin chuyên đề", "hội nghị", 3, 2, "đang làm tiếp"],
    [3, "Hội nghị tập huấn, chuyển giao tiến bộ kĩ thuật", "hội nghị", 11, 6],
    [4, "Công tác Đảng, đoàn thể", null, null, "Tốt"],
  ])
    sheet.addRow(row);
  const path = join(work, "bang-rieng.xlsx");
  await book.xlsx.writeFile(path);
  return path;
}

await page.goto(address);
await page.waitForSelector("#plan-title");
await settle();
await whole("01-mo-dau");
await page.click("text=Thử với số liệu mẫu");
await page.click("[data-testid=apply]");
await page.waitForSelector("[data-testid=tally]");
await settle();
await page.click("[aria-label='Đóng thông báo']");
await typeCell("I14", "9");
await settle();
await whole("05-nhap-so");
await typeCell("I15", "mười hai cuộc");
await page.waitForSelector(".issues.error [data-testid=issue]");
await page.click(".issues.error [data-testid=issue] .place");
await settle();
await whole("06-kiem-tra");
await typeCell("I15", "12");
await page.waitForSelector("[data-testid=tally]:has-text('0 lỗi')");
await page.click("#tab-results");
await page.waitForSelector("[data-testid=counts]");
await settle();
await whole("07-ket-qua");
await page.click("#tab-forms");
await page.click("text=Đổi kế hoạch");
await page.waitForSelector("text=Kế hoạch mẫu");
await settle();
await ofPane("02-chon-ke-hoach");
await page.click("[aria-label='Quay lại']");
await page.click("text=Sửa danh sách đơn vị");
await settle();
await ofPane("03-don-vi");
await page.click("[aria-label='Quay lại']");
await page.locator("#issue-title").scrollIntoViewIfNeeded();
await settle();
await ofPane("04-phat-bieu-mau");
await page.click("#tab-merge");
await page.setInputFiles("[data-testid=merge-files]", files);
await page.waitForSelector("[data-testid=handed-in]");
await settle();
await ofPane("08-tong-hop");
await page.setInputFiles("[data-testid=merge-files]", await ownTable());
await page.click("[aria-label='Ghép cột cho bang-rieng.xlsx']");
await page.waitForSelector("[data-testid=map-rows]");
await settle();
await ofPane("12-ghep-cot");
await page.click("#screen-merge [aria-label='Quay lại']");
await page.click("text=Tính xếp hạng");
await page.waitForSelector("[data-testid=ranking]");
await page.click("text=Thẩm định điểm từng đơn vị");
await page.waitForSelector("[data-testid=appraisals]");
await page.click("[aria-label^='Thẩm định điểm của ']");
await page.waitForSelector("[data-testid=state]");
await settle();
await ofPane("13-tham-dinh");
for (const _ of [1, 2]) await page.click("#screen-merge [aria-label='Quay lại']:visible");
await page.click("text=Xem trước và ghi vào sổ");
await page.click("[data-testid=apply]");
await page.waitForSelector("[data-testid=notice]:has-text('Đã ghi vào sổ')");
await page.click("#workbook >> text=TongHop_Cum");
await settle();
await whole("09-bang-tong-hop");
await page.click("#tab-word");
await page.waitForSelector("[data-testid=kind]");
await page.selectOption("[data-testid=kind]", "report");
await page.click("[data-testid=facts] summary");
await settle();
await ofPane("10-xuat-word");
await page.click("[aria-label='Thêm lệnh']");
await page.click("text=Nhập liệu");
await page.waitForSelector("[data-testid=judged]", { state: "attached" });
await settle();
await ofPane("11-nhap-lieu");

await browser.close();
server.close();
rmSync(work, { recursive: true, force: true });
console.log(`${readdirSync(out).length} pictures in ${out}`);
