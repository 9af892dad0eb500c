/** The plans of UBND tỉnh Bắc Giang, UBND tỉnh Bắc Ninh and Sở KH&CN Bắc Giang for 2024, from their documents. */
import { yearPeriods } from "../domain/period";
import type { Indicator, Member, Plan } from "../domain/plan";
import { indicators } from "./ubndBacGiangIndicators";
import { tasks } from "./ubndBacNinhTasks";

function member(code: string, name: string, aliases: string[] = []): Member {
  return { code, name, aliases, validFrom: null, validTo: null, predecessors: [] };
}

export const ubndBacGiang: Plan = {
  id: "UBND-BG-2024",
  year: 2024,
  title: "Kế hoạch phát động các phong trào thi đua năm 2024",
  issuer: { parent: "", name: "UBND tỉnh Bắc Giang" },
  basis: "Kế hoạch số 15/KH-UBND ngày 22/01/2024",
  cluster: { code: "CTD-TQ", name: "Cụm thi đua (Trưởng Cụm năm 2024: UBND tỉnh Tuyên Quang)" },
  periods: yearPeriods(2024),
  members: [member("BG", "UBND tỉnh Bắc Giang", ["Bắc Giang"])],
  indicators,
  tasks: [],
  campaigns: [],
  deadlines: [
    {
      kind: "registration",
      due: "2024-01-31",
      note: "Gửi văn bản phát động thi đua về Hội đồng Thi đua - Khen thưởng tỉnh, làm căn cứ chấm điểm thi đua năm 2024",
    },
  ],
  inverseFormula: "target/actual",
  scoring: null,
  awards: null,
  source: { text: "Kế hoạch số 15/KH-UBND ngày 22/01/2024 của UBND tỉnh Bắc Giang, mục II.2", illustrative: false },
};

export const ubndBacNinh: Plan = {
  id: "UBND-BN-2024",
  year: 2024,
  title: "Kế hoạch công tác thi đua, khen thưởng năm 2024",
  issuer: { parent: "", name: "UBND tỉnh Bắc Ninh" },
  basis: "Kế hoạch số …/KH-UBND ngày … tháng 01 năm 2024",
  cluster: { code: "CTD-DBSH", name: "Cụm thi đua các tỉnh Đồng bằng sông Hồng" },
  periods: yearPeriods(2024),
  members: [member("BN", "UBND tỉnh Bắc Ninh", ["Bắc Ninh"])],
  indicators: [],
  tasks,
  campaigns: [],
  deadlines: [],
  inverseFormula: "target/actual",
  scoring: null,
  awards: null,
  source: {
    text: "Phụ lục kèm theo Kế hoạch công tác thi đua, khen thưởng năm 2024 của UBND tỉnh Bắc Ninh (số và ngày để trống trong bản in)",
    illustrative: false,
  },
};

/** "100% phòng, đơn vị, công chức, viên chức và người lao động": two sets, so two ratios under one heading. */
function hundredPercent(code: string, name: string, unit: string): Indicator {
  return {
    code,
    no: "-",
    parent: "N01",
    name,
    unit,
    type: "setRatio",
    direction: "up",
    accumulation: "pointInTime",
    target: "100%",
    maxScore: null,
    baseline: null,
  };
}

export const skhcnBacGiang: Plan = {
  id: "SKHCN-BG-2024",
  year: 2024,
  title: "Kế hoạch phát động phong trào thi đua năm 2024",
  issuer: { parent: "UBND tỉnh Bắc Giang", name: "Sở Khoa học và Công nghệ" },
  basis: "Kế hoạch số …/KH-KHCN ngày … tháng 01 năm 2024",
  cluster: { code: "SKHCN-BG", name: "Các phòng, đơn vị thuộc Sở Khoa học và Công nghệ tỉnh Bắc Giang" },
  periods: yearPeriods(2024, { "6T": "2024-06-05", N: "2024-11-05" }),
  members: [member("VP", "Văn phòng Sở"), member("TTUD", "Trung tâm Ứng dụng KH&CN")],
  indicators: [
    {
      ...hundredPercent(
        "N01",
        "Phòng, đơn vị, công chức, viên chức và người lao động hoàn thành tốt nhiệm vụ trở lên",
        "",
      ),
      no: "2.4",
      parent: null,
      type: "group",
      target: null,
    },
    hundredPercent("CT01", "Tỷ lệ phòng, đơn vị hoàn thành tốt nhiệm vụ trở lên", "%"),
    hundredPercent("CT01b", "Tỷ lệ công chức, viên chức và người lao động hoàn thành tốt nhiệm vụ trở lên", "%"),
  ],
  tasks: [],
  campaigns: [
    { code: "D1", name: "Đợt thi đua thứ nhất", from: "2024-01-01", to: "2024-06-30" },
    { code: "D2", name: "Đợt thi đua thứ hai", from: "2024-07-01", to: "2024-12-31" },
  ],
  deadlines: [
    { kind: "registration", due: "2024-01-31", note: "Đăng ký thi đua (xong trước ngày 31/01/2024)" },
    { kind: "report", period: "6T", due: "2024-06-05", note: "Báo cáo sơ kết, chậm nhất là ngày 05/6/2024" },
    { kind: "report", period: "N", due: "2024-11-05", note: "Báo cáo tổng kết, chậm nhất là ngày 05/11/2024" },
  ],
  inverseFormula: "target/actual",
  scoring: null,
  awards: null,
  source: {
    text: "Kế hoạch phát động phong trào thi đua năm 2024 của Sở KH&CN tỉnh Bắc Giang, mục II.2.4, III và IV (số và ngày để trống)",
    illustrative: false,
  },
};
