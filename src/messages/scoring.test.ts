import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { issueTexts } from "./issueText";
import { reasonTexts, sayReason } from "./scoring";
import { reminderText } from "./cluster";

const source = ["domain", "forms"]
  .flatMap((room) => readdirSync(join(__dirname, "..", room)).map((name) => join(__dirname, "..", room, name)))
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");
const raised = new Set(
  [...source.matchAll(/"((?:score|scheme|appraisal|award|member|ranking|task)\.[a-zA-Z]+)"/g)].map(([, code]) => code!),
);
// Raised by their part: `score.${judge}`, `score.${part}`.
for (const part of ["appraised", "council", "bonus", "penalty"]) raised.add(`score.${part}`);

test("every code of scoring, ranking, titles, units and appraisal has its words in both languages", () => {
  expect(raised.size).toBeGreaterThan(60);
  const silent = [...raised].filter((code) => {
    const issue = issueTexts[code];
    const texts = issue ? [issue.what, issue.remedy] : [reasonTexts[code]];
    return !texts.every((text) => text && text.vi !== "" && text.en !== "");
  });
  expect(silent).toEqual([]);
});

test("a reason is said with its figures, the Vietnamese way", () => {
  expect(sayReason({ code: "score.linear", params: { max: 12.5, percent: 66.66666 } }, null, "vi")).toBe(
    "Đạt 66,67% kế hoạch: 12,5 điểm chuẩn × 66,67%",
  );
  expect(sayReason({ code: "score.cap", params: { of: "A", limit: 600, found: 612.5 } }, null, "vi")).toBe(
    "Mục A: cộng được 612,5 điểm, chỉ tính tối đa 600 điểm",
  );
  expect(sayReason({ code: "score.cap", params: { of: "bonus", limit: 50, found: 60 } }, null, "en")).toBe(
    "Bonus: 60 points, at most 50 count",
  );
  expect(sayReason({ code: "score.penalty", params: { points: 8, counted: 8 } }, "Không ký giao ước", "vi")).toBe(
    "Điểm trừ 8, bị tính 8. Lý do: Không ký giao ước",
  );
});

test("a reminder speaks of errors, and of days that are left", () => {
  const reminder = {
    member: "BN",
    name: "Sở Xây dựng",
    contact: null,
    why: "errors" as const,
    errors: 3,
    due: "2024-06-05",
    daysLeft: 2,
  };
  const about = { cluster: "Cụm thi đua số 1", period: "6 tháng đầu năm 2024", title: "Kế hoạch" };
  expect(reminderText(reminder, about, "vi")).toBe(
    "Kính gửi: Sở Xây dựng\nBáo cáo 6 tháng đầu năm 2024 của quý đơn vị gửi Cụm thi đua số 1 còn 3 lỗi cần sửa.\n" +
      "Hạn gửi: 05/6/2024 (còn 2 ngày).\nĐề nghị quý đơn vị gửi báo cáo theo biểu mẫu đã phát. Trân trọng.",
  );
});
