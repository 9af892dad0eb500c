import { instant } from "../domain/instant";
import type { Consolidation, FileRecord } from "../domain/consolidation";
import type { Period, Plan } from "../domain/plan";
import type { Summary } from "../domain/summary";
import { columnName } from "../sheet/address";
import type { Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { formatDate } from "../vietnamese/dates";
import { type Column, findHeader, placesOf, rowsBelow, textAt } from "./columns";
import { draft, fitRow, LANDSCAPE, put, putFormula, putHeader, putMerged, quoted } from "./draft";

/** TinhHinh_Nop (tình hình nộp): who sent which file when, late or not, which one counts, who has not sent. */
export const SUBMISSIONS_SHEET = "TinhHinh_Nop";

const COLUMNS = [
  { key: "no", header: "STT", index: "A", width: 5 },
  { key: "member", header: "Đơn vị", index: "B", width: 42 },
  { key: "file", header: "Tệp", index: "1", width: 38 },
  { key: "version", header: "Phiên bản", index: "2", width: 8 },
  { key: "received", header: "Ngày nhận", index: "3", width: 17 },
  { key: "sender", header: "Người gửi", index: "4", width: 16 },
  { key: "late", header: "Đúng/trễ hạn", index: "5", width: 11 },
  { key: "status", header: "Tình trạng", index: "6", width: 22 },
  { key: "errors", header: "Số lỗi", index: "7", width: 7 },
  { key: "warnings", header: "Số cảnh báo", index: "8", width: 8 },
  { key: "note", header: "Ghi chú", index: "9", width: 18 },
  { key: "code", header: "Mã đơn vị", index: "", width: 10, hidden: true },
] as const satisfies readonly Column<string>[];

const AT = placesOf(COLUMNS);

export const STATUS_WORDS: Record<FileRecord["status"] | "missing", string> = {
  accepted: "Đã nhận, đang dùng",
  superseded: "Đã có bản mới hơn",
  rejected: "Không dùng được",
  missing: "Chưa nộp",
};
/** How the unit's name and the word are coloured; drawn, for a condition in each line is felt at every edit of 1,000 units. */
const TONES: Record<FileRecord["status"] | "missing", "" | "Bad" | "None"> = {
  accepted: "",
  superseded: "None",
  rejected: "Bad",
  missing: "Bad",
};
/** Of a unit that a merger made since the same period last year. */
const NOT_COMPARABLE = "Mới sáp nhập: không so sánh với cùng kỳ năm trước";
const LATE = { yes: "Trễ hạn", no: "Đúng hạn", unknown: "Chưa rõ" } as const;

/** What officers wrote in a line: who sent the file, and a note. */
export interface HandInNote {
  sender: string | null;
  note: string | null;
}

/** By `handInKey`. */
export type HandInNotes = ReadonlyMap<string, HandInNote>;

/** A line of the table: a member's file, or the member alone where nothing came. */
const handInKey = (member: string | null, file: string | null): string => `${member ?? ""}\n${file ?? ""}`;

/** What officers wrote in TinhHinh_Nop. */
export function readHandInNotes(grid: Grid): HandInNotes {
  const notes = new Map<string, HandInNote>();
  const header = findHeader(grid, COLUMNS);
  if (!header) return notes;
  const { at } = header;
  for (const row of rowsBelow(grid, header.row)) {
    const [member, file] = [textAt(grid, row, at.code), textAt(grid, row, at.file)];
    const [sender, note] = [textAt(grid, row, at.sender), textAt(grid, row, at.note)];
    if (member === "" && file === "") continue;
    const own = note === NOT_COMPARABLE ? "" : note;
    if (sender !== "" || own !== "") notes.set(handInKey(member, file), { sender: sender || null, note: own || null });
  }
  return notes;
}

export function submissionsSheet(
  plan: Plan,
  period: Period,
  consolidation: Consolidation,
  summary: Summary,
  notes: HandInNotes,
): SheetSpec {
  const sheet = draft(SUBMISSIONS_SHEET, { tab: "3A5A8C" });
  const right = AT.note;
  putMerged(
    sheet,
    { top: 0, bottom: 0, left: 0, right },
    `TÌNH HÌNH NỘP BÁO CÁO ${period.name.toUpperCase()}`,
    "title",
  );
  const due = period.due === null ? "" : `Hạn nộp: ${formatDate(period.due)}`;
  putMerged(
    sheet,
    { top: 1, bottom: 1, left: 0, right },
    [plan.cluster.name, due].filter((text) => text !== "").join("   •   "),
    "info",
  );
  sheet.rows.push({ row: 0, height: 24 }, { row: 1, height: 18 });
  const first = putHeader(sheet, 2, COLUMNS);
  const names = new Map(plan.members.map(({ code, name }) => [code, name]));
  const byMember = new Map<string | null, FileRecord[]>();
  for (const record of consolidation.files)
    byMember.set(record.member, [...(byMember.get(record.member) ?? []), record]);
  let row = first;
  let number = 0;
  const unsaid = new Set(notes.keys());
  /** What stood in this line; what was written while nothing had come goes with the member's first file. */
  const said = (member: string | null, record: FileRecord | null): HandInNote | undefined => {
    const keys = [handInKey(member, record?.file ?? null), handInKey(member, null)];
    const found = keys.find((key) => unsaid.delete(key));
    return found === undefined ? undefined : notes.get(found);
  };
  const line = (member: string | null, record: FileRecord | null): void => {
    const { sender = null, note = null } = said(member, record) ?? {};
    const status = record?.status ?? "missing";
    const tone = TONES[status];
    const set = (key: keyof typeof AT, value: string | number | null, style: string) =>
      put(sheet, row, AT[key], value, style);
    set("no", ++number, "center");
    set("member", member === null ? "Chưa xác định" : (names.get(member) ?? member), `text${tone}`);
    set("file", record?.file ?? null, "text");
    set("version", record && record.version > 0 ? record.version : null, "center");
    set("received", serialOf(record?.received ?? record?.submitted ?? null), "dateTime");
    set("sender", sender, "entryText");
    const late = record && (record.late === null ? "unknown" : record.late ? "yes" : "no");
    set("late", late && LATE[late], late === "yes" ? "centerOpen" : "center");
    set("status", STATUS_WORDS[status], `center${tone}`);
    const count = (severity: string) => record?.issues.filter((issue) => issue.severity === severity).length ?? null;
    set("errors", count("error"), "count");
    set("warnings", count("warning"), "count");
    const isNew = member !== null && summary.notComparable.includes(member);
    set("note", note ?? (isNew ? NOT_COMPARABLE : null), "entryText");
    set("code", member, "machineText");
    fitRow(sheet, row, COLUMNS, 21);
    row++;
  };
  const shown = new Set<string | null>();
  for (const member of summary.members) {
    shown.add(member);
    const records = byMember.get(member) ?? [];
    for (const record of [...records].reverse()) line(member, record);
    if (summary.missing.includes(member) && !records.some(({ status }) => status === "accepted")) {
      if (records.length === 0) line(member, null);
    }
  }
  for (const [member, records] of byMember) if (!shown.has(member)) for (const record of records) line(member, record);
  const last = Math.max(first, row - 1);
  const status = (at: number) => `$${columnName(AT.status)}$${first + 1}:$${columnName(AT.status)}$${at + 1}`;
  const sums: [string, string][] = [
    ["Số đơn vị đã nộp", `COUNTIF(${status(last)},${quoted(STATUS_WORDS.accepted)})`],
    ["Số đơn vị chưa nộp", String(summary.missing.length)],
    [
      "Số đơn vị nộp trễ hạn",
      `COUNTIFS(${status(last)},${quoted(STATUS_WORDS.accepted)},${status(last).replaceAll(columnName(AT.status), columnName(AT.late))},${quoted(LATE.yes)})`,
    ],
  ];
  sums.forEach(([label, formula], at) => {
    const place = last + 2 + at;
    putMerged(sheet, { top: place, bottom: place, left: 0, right: AT.member }, label, "totalLabel");
    if (/^\d+$/.test(formula)) put(sheet, place, AT.file, Number(formula), "total");
    else putFormula(sheet, place, AT.file, formula, "total");
  });
  sheet.freeze = { rows: first, columns: AT.file };
  sheet.print = { ...LANDSCAPE, repeatRows: { from: 2, to: 3 }, area: { top: 0, left: 0, bottom: last + 4, right } };
  return sheet;
}

/** Excel serial of an instant, Vietnamese time; a day alone stays whole. */
function serialOf(text: string | null): number | null {
  const time = instant(text);
  if (time === null) return null;
  // 25569 is 01/01/1970; Vietnam is seven hours ahead the whole year.
  return Math.round(((time + 25_200_000) / 86_400_000 + 25_569) * 1440) / 1440;
}
