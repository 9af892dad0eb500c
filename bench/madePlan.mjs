/** A plan of some indicators of every kind and some members, all made up. */
export function madePlan(rows, members) {
  const kinds = [
    ["quantity", "up", "cumulative", "16"],
    ["value", "up", "cumulative", "16.068"],
    ["rate", "up", "pointInTime", "87,36"],
    ["setRatio", "up", "pointInTime", "100%"],
    ["growth", "up", "growth", "14,5"],
    ["range", "up", "cumulative", "138-140"],
    ["rate", "down", "pointInTime", "1,82"],
    ["milestone", "done", "milestone", "Hoàn thành"],
  ];
  return {
    id: "BENCH",
    year: 2024,
    title: "Kế hoạch thi đua",
    issuer: { parent: "", name: "Cụm trưởng" },
    basis: "",
    cluster: { code: "C", name: "Cụm" },
    periods: [
      {
        code: "6T",
        name: "6 tháng đầu năm 2024",
        from: "2024-01-01",
        to: "2024-06-30",
        due: "2024-06-05",
        final: false,
      },
    ],
    members: Array.from({ length: members }, (_, i) => ({
      code: `M${i}`,
      name: `Đơn vị ${i}`,
      aliases: [],
      validFrom: null,
      validTo: null,
      predecessors: [],
    })),
    indicators: Array.from({ length: rows }, (_, i) => {
      const [type, direction, accumulation, target] = kinds[i % kinds.length];
      return {
        code: `CT${i}`,
        no: `(${i + 1})`,
        parent: null,
        name: `Chỉ tiêu thi đua số ${i} về tổ chức hội nghị, tập huấn`,
        unit: "nội dung",
        type,
        direction,
        accumulation,
        target,
        maxScore: null,
        baseline: null,
      };
    }),
    tasks: [],
    campaigns: [],
    deadlines: [],
    inverseFormula: "target/actual",
    scoring: null,
    awards: null,
  };
}
