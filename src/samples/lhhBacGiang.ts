/**
 * Liên hiệp các hội KH&KT tỉnh Bắc Giang 2024: the plan (Kế hoạch số 58/KH-LHH), and the mid-year results it reported. The other
 * members of the cluster, their targets and their figures are made up ("số liệu minh họa").
 */
import { yearPeriods } from "../domain/period";
import type { Indicator, Member, Plan } from "../domain/plan";
import { readyScheme } from "../domain/readySchemes";
import { illustrativeResult } from "./illustrative";
import { indicators } from "./lhhBacGiangIndicators";
import { randomFrom } from "./random";
import { sampleEntry, type SampleResult } from "./sampleRows";

const OTHERS: [code: string, province: string][] = [
  ["QN", "Quảng Ninh"],
  ["BN", "Bắc Ninh"],
  ["LS", "Lạng Sơn"],
  ["CB", "Cao Bằng"],
  ["BK", "Bắc Kạn"],
  ["TN", "Thái Nguyên"],
  ["TQ", "Tuyên Quang"],
  ["HG", "Hà Giang"],
  ["LC", "Lào Cai"],
  ["YB", "Yên Bái"],
  ["PT", "Phú Thọ"],
];

function member(code: string, province: string): Member {
  return {
    code,
    name: `Liên hiệp các hội KH&KT tỉnh ${province}`,
    aliases: [`Liên hiệp hội ${province}`, `LHH tỉnh ${province}`],
    validFrom: null,
    validTo: null,
    predecessors: [],
  };
}

/** A whole-number target near the printed one, for a member whose real one is not known. */
function madeUpTarget(indicator: Indicator, code: string): string {
  const printed = indicator.target ?? "";
  if (indicator.type !== "quantity") return printed;
  const value = Number(printed);
  const near = Math.max(1, Math.round(value * (0.7 + randomFrom(`${code}/${indicator.code}`)() * 0.6)));
  return String(near).padStart(2, "0");
}

function withTargets(indicator: Indicator): Indicator {
  if (indicator.type === "group") return indicator;
  const others = OTHERS.map(([code]) => [code, madeUpTarget(indicator, code)]);
  return { ...indicator, targets: { BG: indicator.target, ...Object.fromEntries(others) } };
}

const ground: Plan = {
  id: "LHH-BG-2024",
  year: 2024,
  title: "Kế hoạch thực hiện phong trào thi đua năm 2024",
  issuer: { parent: "UBND tỉnh Bắc Giang", name: "Liên hiệp các hội Khoa học và Kỹ thuật tỉnh Bắc Giang" },
  basis: "Kế hoạch số 58/KH-LHH ngày 30/01/2024",
  cluster: { code: "CTD1", name: "Cụm thi đua số 1" },
  periods: yearPeriods(2024, { "6T": "2024-06-05", N: "2024-11-05" }),
  members: [member("BG", "Bắc Giang"), ...OTHERS.map(([code, province]) => member(code, province))],
  indicators: indicators.map(withTargets),
  tasks: [],
  campaigns: [],
  deadlines: [
    { kind: "report", period: "6T", due: "2024-06-05", note: "Báo cáo sơ kết 6 tháng đầu năm" },
    { kind: "report", period: "N", due: "2024-11-05", note: "Báo cáo tổng kết năm" },
  ],
  inverseFormula: "target/actual",
  scoring: null,
  // The rules of the law, nothing of the cluster's own.
  awards: {},
  source: {
    text:
      "Kế hoạch số 58/KH-LHH ngày 30/01/2024 của Liên hiệp các hội KH&KT tỉnh Bắc Giang, mục II.1.3 và II.1.4. Chỉ tiêu và " +
      "kết quả của các đơn vị khác trong cụm là số liệu minh họa.",
    illustrative: true,
  },
};

/** The documents tell no scoring scheme of the cluster: a ready one stands in, and says so. */
export const lhhBacGiang: Plan = {
  ...ground,
  scoring: {
    ...readyScheme("hundred", ground),
    basis: "Quy chế minh họa, không phải quy chế của cụm",
    ties: [{ by: "exceeded" }],
  },
};

const estimate = { dataKind: "estimate" } as const;

/** What the mid-year report says, and nothing for what it does not say: not reported is not 0. */
const reported: SampleResult = {
  plan: lhhBacGiang.id,
  member: "BG",
  period: "6T",
  provenance: {
    text: "Báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2024 của Liên hiệp các hội KH&KT tỉnh Bắc Giang",
    illustrative: false,
  },
  entries: [
    sampleEntry("CT02", 8, { ...estimate, evidence: "6 tháng đầu năm tư vấn, phản biện 08 nhiệm vụ" }),
    sampleEntry("CT04", 5, {
      ...estimate,
      evidence: "05 hội nghị thông tin chuyên đề giới thiệu những công nghệ mới",
    }),
    sampleEntry("CT05", 4, { ...estimate, evidence: "04 số trong chuyên mục trên Báo Bắc Giang điện tử" }),
    sampleEntry("CT06", "inProgress", {
      reason: "Đang tuyên truyền Hội thi sáng tạo kỹ thuật lần thứ 11, năm 2024-2025",
    }),
    sampleEntry("CT06b", "inProgress", {
      reason: "10/10 huyện, thị, thành phố đã hoàn thành việc thu nhận, đánh giá mô hình tham gia Cuộc thi",
    }),
    sampleEntry("CT06d", "done", {
      evidence: "Đã tham mưu Kế hoạch, Thể lệ Cuộc thi Robocon tỉnh Bắc Giang lần thứ nhất năm 2024",
    }),
    sampleEntry("CT07", 6, {
      ...estimate,
      evidence: "đã tổ chức 06 lớp, với 05 hội viên tham gia và Liên hiệp hội trực tiếp triển khai 01 lớp",
    }),
    sampleEntry("CT08", 2, { ...estimate, evidence: "Chủ trì, phối hợp tổ chức 02 hội thảo khoa học" }),
    // Two organisations preparing their papers are not two that were admitted.
    sampleEntry("CT09", null, {
      reason: "Đã vận động 02 tổ chức xây dựng hồ sơ tham gia hội thành viên, chưa kết nạp",
    }),
    sampleEntry("CT09b", "inProgress", { reason: "Đã rà soát quy hoạch các chức danh chủ chốt" }),
    sampleEntry("DH04", null, { reason: "Đã lựa chọn 01 cá nhân để xây dựng điển hình tiên tiến" }),
  ],
  tasks: [],
  // Mục II.1.4 registers a tập thể lao động xuất sắc and no chiến sĩ thi đua cơ sở, which the law asks of one (Điều 27).
  awards: [
    {
      kind: "collective",
      name: "Liên hiệp các hội Khoa học và Kỹ thuật tỉnh Bắc Giang",
      title: "Tập thể lao động xuất sắc",
      rewardForm: null,
      rating: "Hoàn thành xuất sắc nhiệm vụ",
      initiative: null,
      result: null,
    },
  ],
};

/** The real report of Bắc Giang, then made-up ones of the other members for every period. */
export function lhhBacGiangResults(): SampleResult[] {
  const { members, periods } = lhhBacGiang;
  const others = members.filter(({ code }) => code !== "BG");
  return [
    reported,
    ...periods.flatMap((period) => others.map(({ code }) => illustrativeResult(lhhBacGiang, code, period))),
  ];
}
