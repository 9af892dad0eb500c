/**
 * Titles (danh hiệu), reward forms (hình thức khen thưởng) and what the law asks of a title, as far as a table can check it. Dated data
 * with its source: a rule checks, people decide. `certain` false: to be verified before it is held against anybody.
 */
import type { AwardRules } from "../awardRule";

const LAW = "06/2022/QH15";
const FROM = "2024-01-01";

export const nationalAwardRules: AwardRules = {
  names: [
    { name: "Lao động tiên tiến", short: ["LĐTT"], sort: "title", of: "individual" },
    { name: "Chiến sĩ thi đua cơ sở", short: ["CSTĐCS", "CSTĐ cơ sở"], sort: "title", of: "individual" },
    { name: "Chiến sĩ thi đua cấp tỉnh", short: ["CSTĐ cấp tỉnh", "CSTĐ tỉnh"], sort: "title", of: "individual" },
    { name: "Chiến sĩ thi đua toàn quốc", short: ["CSTĐTQ", "CSTĐ toàn quốc"], sort: "title", of: "individual" },
    { name: "Tập thể lao động tiên tiến", short: ["TTLĐTT", "TT LĐTT"], sort: "title", of: "collective" },
    { name: "Tập thể lao động xuất sắc", short: ["TTLĐXS", "TT LĐXS"], sort: "title", of: "collective" },
    { name: "Cờ thi đua của UBND tỉnh", short: ["Cờ TĐ tỉnh", "Cờ thi đua tỉnh"], sort: "title", of: "collective" },
    { name: "Cờ thi đua của Chính phủ", short: ["Cờ TĐ CP", "Cờ thi đua CP"], sort: "title", of: "collective" },
    { name: "Giấy khen", short: ["GK"], sort: "form", of: "both" },
    {
      name: "Bằng khen của Chủ tịch UBND tỉnh",
      short: ["BK CT UBND tỉnh", "Bằng khen CT UBND tỉnh"],
      sort: "form",
      of: "both",
    },
    { name: "Bằng khen của Thủ tướng Chính phủ", short: ["BK Thủ tướng", "BK TTg"], sort: "form", of: "both" },
    { name: "Huân chương", short: ["HC"], sort: "form", of: "both" },
    { name: "Bằng khen", short: ["BK"], sort: "form", of: "both" },
  ],
  implies: [
    { title: "Chiến sĩ thi đua cơ sở", also: "Lao động tiên tiến" },
    { title: "Chiến sĩ thi đua cấp tỉnh", also: "Chiến sĩ thi đua cơ sở" },
    { title: "Chiến sĩ thi đua toàn quốc", also: "Chiến sĩ thi đua cấp tỉnh" },
  ],
  conditions: [
    {
      title: "Tập thể lao động xuất sắc",
      needs: { kind: "shareOfMembers", title: "Lao động tiên tiến", percent: 70 },
      basis: { code: LAW, article: "Điều 27" },
      validFrom: FROM,
      validTo: null,
      certain: true,
    },
    {
      title: "Tập thể lao động xuất sắc",
      needs: { kind: "someoneWith", title: "Chiến sĩ thi đua cơ sở" },
      basis: { code: LAW, article: "Điều 27" },
      validFrom: FROM,
      validTo: null,
      certain: true,
    },
    {
      title: "Tập thể lao động xuất sắc",
      needs: { kind: "allCompleted" },
      basis: { code: LAW, article: "Điều 27" },
      validFrom: FROM,
      validTo: null,
      certain: true,
    },
    {
      title: "Tập thể lao động tiên tiến",
      needs: { kind: "shareOfMembers", title: "Lao động tiên tiến", percent: 50 },
      basis: { code: LAW, article: "Điều 28" },
      validFrom: FROM,
      validTo: null,
      certain: true,
    },
    {
      title: "Chiến sĩ thi đua cơ sở",
      needs: { kind: "initiative" },
      basis: { code: LAW, article: "Điều 23" },
      validFrom: FROM,
      validTo: null,
      certain: false,
    },
  ],
  quotas: [
    {
      title: "Chiến sĩ thi đua cơ sở",
      of: "Lao động tiên tiến",
      percent: 15,
      // How a fraction of a person counts is the local rule's business; unrounded by default.
      rounding: "none",
      basis: { code: LAW, article: "Điều 23" },
      validFrom: FROM,
      validTo: null,
      certain: false,
    },
  ],
  votes: [
    {
      title: null,
      least: { for: 2, of: 3 },
      basis: { code: "152/2025/NĐ-CP", article: "" },
      validFrom: "2025-07-01",
      validTo: null,
      certain: false,
    },
    {
      title: "Chiến sĩ thi đua toàn quốc",
      least: { for: 90, of: 100 },
      basis: { code: LAW, article: "" },
      validFrom: FROM,
      validTo: null,
      certain: false,
    },
  ],
  // How many flags and certificates a cluster may propose is its own plan's business.
  allocations: [],
};
