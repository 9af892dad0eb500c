/**
 * Clean workbooks: plans of many kinds, members with plausible figures, seeded. What is plausible is said here and nowhere in the
 * rules: figures about their share of the target, last year's near this one's, blanks, true zeros, a few far above the target.
 */
import { load } from "../load.mjs";

const { samplePlans } = load("src/samples/samples.ts");
const { templateBook } = load("src/forms/templateBook.ts");
const { filledBook, stampedBook } = load("src/forms/fill.ts");
const { writeBook } = load("src/xlsx/write.ts");
const { targetOf } = load("src/domain/target.ts");

/** mulberry32. */
export function randomOf(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ROWS = [
  // code, no, parent, type, direction, accumulation, unit, target, name
  ["A1", "1", null, "quantity", "up", "cumulative", "người", "16.068", "Số người được tập huấn"],
  ["A1a", "a", "A1", "quantity", "up", "cumulative", "người", "7.200", "Trong đó: nữ"],
  ["A2", "2", null, "quantity", "up", "cumulative", "hội nghị", "24", "Số hội nghị tuyên truyền"],
  ["A2a", "a", "A2", "quantity", "up", "cumulative", "hội nghị", "10", "Trong đó: hội nghị cấp xã"],
  ["A3", "3", null, "value", "up", "cumulative", "tỷ đồng", "16.068", "Thu ngân sách trên địa bàn"],
  ["A4", "4", null, "value", "up", "cumulative", "tỷ đồng", "103.580", "Vốn đầu tư toàn xã hội"],
  ["A5", "5", null, "value", "up", "cumulative", "triệu đồng", "2.450", "Kinh phí hỗ trợ khen thưởng"],
  ["A6", "6", null, "value", "up", "pointInTime", "USD", "4.500", "GRDP bình quân đầu người"],
  ["A7", "7", null, "rate", "up", "pointInTime", "%", "63,8", "Tỷ lệ dân số được dùng nước sạch"],
  ["A7a", "a", "A7", "rate", "up", "pointInTime", "%", "94", "Trong đó: thành thị"],
  ["A7b", "b", "A7", "rate", "up", "pointInTime", "%", "57,5", "Trong đó: nông thôn"],
  ["A8", "8", null, "rate", "down", "pointInTime", "%", "1,82", "Tỷ lệ hộ nghèo"],
  ["A9", "9", null, "growth", "up", "growth", "%", "14,5", "Tốc độ tăng GRDP"],
  ["A10", "10", null, "range", "up", "pointInTime", "triệu đồng", "138-140", "Giá trị sản xuất trên 1 ha"],
  ["A11", "11", null, "atLeast", "up", "cumulative", "mô hình", "ít nhất 05", "Mô hình, điển hình tiên tiến"],
  ["A12", "12", null, "setRatio", "up", "pointInTime", "%", "100", "Tỷ lệ kiến nghị được giải quyết đúng hạn"],
  ["A13", "13", null, "setRatio", "up", "pointInTime", "%", "95", "Tỷ lệ cán bộ hoàn thành tốt nhiệm vụ"],
  ["G14", "14", null, "group", "up", "cumulative", "", null, "Công tác thi đua"],
  ["A14", "14.1", "G14", "quantity", "up", "cumulative", "đề tài", "12", "Số đề tài, sáng kiến"],
  ["A14b", "14.2", "G14", "milestone", "done", "milestone", "", "Hoàn thành", "Ban hành kế hoạch thi đua"],
  ["A15", "15", null, "quantity", "down", "cumulative", "vụ", "120", "Số vụ tai nạn giao thông"],
  ["A16", "16", null, "quantity", "up", "cumulative", "hộ", "3.240", "Số hộ được vay vốn"],
  ["A17", "17", null, "quantity", "up", "cumulative", "lượt", "1.250.000", "Lượt khách du lịch"],
  ["A18", "18", null, "rate", "up", "pointInTime", "%", "99,32", "Tỷ lệ người dân có thẻ BHYT"],
  ["A19", "19", null, "value", "up", "pointInTime", "ha", "1.200", "Diện tích rừng trồng mới"],
  ["A20", "20", null, "milestone", "done", "milestone", "", "Hoàn thành", "Tổ chức hội nghị điển hình tiên tiến"],
  ["A21", "21", null, "quantity", "up", "pointInTime", "giường", "34,4", "Số giường bệnh trên 10.000 dân"],
  ["A22", "22", null, "rate", "up", "pointInTime", "%", "42,5", "Tỷ lệ lao động tham gia BHXH"],
];

/** A plan with every type of indicator, twenty members, tasks, targets of the period and of last year. */
export function benchPlan() {
  const members = Array.from({ length: 20 }, (_, i) => ({
    code: `M${String(i + 1).padStart(2, "0")}`,
    name: `Sở Thử nghiệm số ${i + 1}`,
    aliases: [],
    validFrom: null,
    validTo: null,
    predecessors: [],
  }));
  const periods = [
    ["6T", "6 tháng đầu năm 2024", "2024-06-30", "2024-06-05", false],
    ["9T", "9 tháng năm 2024", "2024-09-30", null, false],
    ["N", "năm 2024", "2024-12-31", "2025-01-10", true],
  ].map(([code, name, to, due, final]) => ({ code, name, from: "2024-01-01", to, due, final }));
  const indicators = ROWS.map(([code, no, parent, type, direction, accumulation, unit, target, name], i) => ({
    code,
    no,
    parent,
    name,
    unit,
    type,
    direction,
    accumulation,
    target,
    maxScore: null,
    baseline: null,
    section: i < 14 ? "I. Kinh tế - xã hội" : "II. Thi đua",
  }));
  const tasks = Array.from({ length: 10 }, (_, i) => ({
    code: `NV${i + 1}`,
    quarter: Math.floor(i / 3) + 1 > 4 ? 4 : Math.floor(i / 3) + 1,
    no: String((i % 3) + 1),
    content: `Nhiệm vụ thử nghiệm thứ ${i + 1}`,
    directedBy: ["UBND tỉnh"],
    carriedOutBy: ["Sở Nội vụ"],
    coordinatedBy: [],
    due: i % 2 ? `2024-0${Math.min(9, i + 1)}-15` : null,
    note: "",
  }));
  return {
    id: "BENCH-2024",
    year: 2024,
    title: "Kế hoạch thi đua thử nghiệm",
    issuer: { parent: "UBND tỉnh", name: "Hội đồng Thi đua - Khen thưởng tỉnh" },
    basis: "Kế hoạch số 12/KH-UBND ngày 15/01/2024",
    cluster: { code: "CTD9", name: "Cụm thi đua số 9" },
    periods,
    members,
    indicators,
    tasks,
    campaigns: [],
    deadlines: [],
    inverseFormula: "target/actual",
    scoring: null,
    awards: null,
  };
}

const REASONS = [
  null,
  null,
  "Số liệu tổng hợp từ các phòng chuyên môn",
  "Do điều chỉnh kế hoạch của tỉnh",
  "Đã hoàn thành vượt tiến độ",
];
const PROOFS = [null, null, "Báo cáo số 45/BC-SNV ngày 31/5/2024", "Quyết định số 102/QĐ-UBND"];
const none = { value: null, numerator: null, denominator: null, milestone: null, qualifier: null, text: null };

function roundTo(value, decimals) {
  return Number(value.toFixed(decimals));
}

/** Figures of one member, plausible in every row. The same member's effort carries through the periods. */
export function entriesOf(plan, period, member, seed) {
  const share = { "6T": 0.5, "9T": 0.75, N: 1 }[period.code] ?? 1;
  const asOf = period.due && period.due < period.to ? period.due : period.to;
  const random = randomOf(seed);
  const got = new Map();
  return plan.indicators
    .filter(({ type }) => type !== "group")
    .map((indicator) => {
      const { code, type, direction, accumulation, unit } = indicator;
      const target = targetOf(plan, indicator, member.code);
      const aim =
        target.kind === "number" ? target.value : target.kind === "range" ? (target.from + target.to) / 2 : null;
      const pick = (list) => list[Math.floor(random() * list.length)];
      const entry = {
        indicator: code,
        actual: none,
        lastYear: null,
        yearEstimate: null,
        verdictOverride: null,
        reason: pick(REASONS),
        evidence: pick(PROOFS),
        dataKind: asOf < period.to ? "estimate" : pick(["preliminary", "official"]),
        asOf: random() < 0.9 ? asOf : null,
      };
      // No data, said by leaving it blank.
      if (random() < 0.07) return entry;
      if (type === "milestone" || direction === "done") {
        const state = random() < share * 0.8 ? "done" : random() < 0.6 ? "inProgress" : "notStarted";
        if (state === "done" || entry.reason?.startsWith("Đã")) entry.reason = null;
        return {
          ...entry,
          reason: period.final && state !== "done" ? "Chuyển sang năm sau" : entry.reason,
          actual: { ...none, milestone: state },
        };
      }
      if (type === "setRatio") {
        const denominator = random() < 0.05 ? 0 : 3 + Math.floor(random() * 200);
        const numerator = Math.round(denominator * Math.min(1, 0.85 + random() * 0.2));
        const missed = period.final && numerator < denominator;
        return {
          ...entry,
          reason: missed ? "Còn hồ sơ trong thời hạn giải quyết" : entry.reason,
          actual: { ...none, numerator, denominator },
        };
      }
      const measured = /%|đồng|USD|ha|giường/.test(unit) || String(aim).includes(".");
      const decimals =
        type === "growth" || unit === "%"
          ? 1 + Math.floor(random() * 2)
          : measured
            ? (String(aim).split(".")[1] ?? "").length + Math.floor(random() * 2)
            : 0;
      const cumulative = accumulation === "cumulative";
      let level = 0.72 + random() * 0.5;
      // Some do far better than planned, some have hardly begun, some count a true zero.
      if (random() < 0.03) level = 1.6667;
      if (random() < 0.03) level = 0.3;
      let value = cumulative
        ? aim * share * level
        : type === "growth"
          ? aim * (0.5 + random() * 0.8)
          : aim * (0.93 + random() * 0.12);
      if (unit === "%" && type === "rate") value = Math.min(value, 100);
      if (cumulative && aim < 40 && random() < 0.06) value = 0;
      value = roundTo(value, decimals);
      const parent = indicator.parent === null ? undefined : got.get(indicator.parent);
      // Parts stay under their whole, rates of parts about the whole's.
      if (parent !== undefined && unit !== "%" && type !== "growth") value = Math.min(value, parent);
      if (parent !== undefined && /thành thị/.test(indicator.name))
        value = Math.min(100, Math.max(value, roundTo(parent + 1, 1)));
      if (parent !== undefined && /nông thôn/.test(indicator.name)) value = Math.min(value, roundTo(parent - 1, 1));
      got.set(code, value);
      entry.actual = { ...none, value };
      if (random() < 0.75)
        entry.lastYear =
          type === "growth" ? roundTo(aim * (0.4 + random()), 1) : roundTo(value * (0.75 + random() * 0.5), decimals);
      if (unit === "%" && entry.lastYear !== null) entry.lastYear = Math.min(100, entry.lastYear);
      if (!period.final && random() < 0.75)
        entry.yearEstimate = cumulative
          ? roundTo(Math.max(value * (1 + random() * 0.2), aim * (0.85 + random() * 0.3)), decimals)
          : roundTo(value * (0.99 + random() * 0.03), decimals);
      if (unit === "%" && entry.yearEstimate !== null && type === "rate")
        entry.yearEstimate = Math.min(100, entry.yearEstimate);
      if (period.final) entry.reason ??= "Theo số liệu của phòng chuyên môn";
      return entry;
    });
}

function tasksOf(plan, period, seed) {
  const random = randomOf(seed ^ 0x5bd1e995);
  return plan.tasks.map((task) => {
    const row = {
      task: task.code,
      due: null,
      doneOn: null,
      progress: null,
      notDoneReason: null,
      product: null,
      difficulty: null,
      status: null,
    };
    const due = task.due ?? `${plan.year}-${["03-31", "06-30", "09-30", "12-31"][task.quarter - 1]}`;
    if (random() < 0.1) return row;
    if (random() < 0.05)
      return { ...row, status: "Không thực hiện (có lý do)", notDoneReason: "Lồng ghép vào nhiệm vụ khác" };
    if (due <= period.to && random() < 0.75)
      return { ...row, doneOn: due, progress: 100, product: "Báo cáo số 12/BC-SNV" };
    return { ...row, progress: Math.floor(random() * 9) * 10 };
  });
}

/** One clean workbook. */
export function cleanBook(plan, period, member, seed) {
  const drawn = templateBook(plan, period, member);
  const filled = filledBook(drawn, plan, entriesOf(plan, period, member, seed), tasksOf(plan, period, seed));
  const stamp = period.due && period.due < period.to ? period.due : period.to;
  return {
    name: `${plan.id}_${period.code}_${member.code}.xlsx`,
    plan,
    period,
    member,
    bytes: writeBook(stampedBook(filled, `${stamp}T09:00:00+07:00`)),
  };
}

/** `count` clean workbooks over all plans, periods and members. */
export function cleanBooks(count, seed) {
  const plans = [benchPlan(), ...samplePlans()];
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, i) => {
    // The bench's own plan has every type; the real ones take every third workbook.
    const plan = i % 3 === 2 ? plans[1 + (Math.floor(i / 3) % (plans.length - 1))] : plans[0];
    const period = plan.periods[Math.floor(random() * plan.periods.length)];
    const member = plan.members[Math.floor(random() * plan.members.length)];
    return cleanBook(plan, period, member, seed * 7919 + i);
  });
}
