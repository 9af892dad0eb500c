import type { Text } from "./text";

/** Thang điểm, reached from Mẫu biểu. */
export const schemeTexts = {
  title: { vi: "Thang điểm", en: "Scoring scheme" },
  none: {
    vi: "Kế hoạch chưa có thang điểm. Chưa chọn thì không chấm điểm, không xếp hạng.",
    en: "The plan has no scoring scheme. Until one is chosen nothing is scored or ranked.",
  },
  current: { vi: "Đang dùng", en: "In use" },
  facts: {
    vi: "{criteria} tiêu chí, tổng điểm chuẩn {points}",
    en: "{criteria} criteria, {points} standard points",
  },
  basis: { vi: "Căn cứ: {basis}", en: "Basis: {basis}" },
  part: { vi: "{name}: {criteria} tiêu chí, {points} điểm", en: "{name}: {criteria} criteria, {points} points" },
  partMax: {
    vi: "{name}: {criteria} tiêu chí, {points} điểm, tối đa {max}",
    en: "{name}: {criteria} criteria, {points} points, at most {max}",
  },
  noPart: { vi: "Tiêu chí chung", en: "Common criteria" },
  choose: { vi: "Bắt đầu từ thang điểm có sẵn", en: "Begin with a ready-made scheme" },
  chooseHint: {
    vi: "Không thang nào là quy chế của cụm: chọn để bắt đầu, rồi sửa điểm từng tiêu chí theo quy chế.",
    en: "None is your cluster's regulation: choose one to begin with, then set each criterion by yours.",
  },
  kind: { vi: "Thang điểm có sẵn", en: "Ready-made schemes" },
  thousand: { vi: "1.000 điểm = 950 điểm chuẩn + tối đa 50 điểm thưởng", en: "1,000 = 950 + at most 50 as bonus" },
  hundred: { vi: "100 điểm", en: "100 points" },
  leader: { vi: "Nửa điểm khi đạt, đủ điểm khi dẫn đầu cụm", en: "Half when met, all for the cluster's leader" },
  use: { vi: "Dùng thang điểm này", en: "Use this scheme" },
  used: { vi: "Kế hoạch dùng thang điểm “{name}”.", en: "The plan uses “{name}”." },
  remove: { vi: "Bỏ thang điểm", en: "Take the scheme away" },
  removed: { vi: "Kế hoạch không chấm điểm.", en: "The plan is not scored." },
  edit: { vi: "Sửa trong sổ", en: "Edit in the workbook" },
  editHint: {
    vi: "Đưa trang ThangDiem (tiêu chí) và QuyDinhDiem (mức tối đa, phân hạng, xếp loại) vào sổ; sửa xong thì đọc lại. Sửa được cả khi không có Sổ Thi đua.",
    en: "Puts the sheets ThangDiem (criteria) and QuyDinhDiem (limits, ties, grades) in; read them back when done. They can be edited without the add-in too.",
  },
  editButton: { vi: "Đưa trang thang điểm vào sổ", en: "Put the sheets in" },
  what: { vi: "trang thang điểm và kế hoạch", en: "the sheets of the scheme and the plan" },
  readBack: { vi: "Đọc lại từ sổ", en: "Read back" },
  readDone: { vi: "Đã đọc thang điểm từ sổ.", en: "The scheme was read from the workbook." },
  readFailed: { vi: "Chưa đọc được; sửa các ô sau rồi đọc lại:", en: "It cannot be read; mend these cells first:" },
  toLookAt: { vi: "Cần xem lại ({count})", en: "To look at ({count})" },
} satisfies Record<string, Text>;
