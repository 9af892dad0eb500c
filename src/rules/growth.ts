import { figureIn, fixAt } from "./figures";
import { aim, isShare } from "./nature";
import { shown } from "./numbers";
import { rule } from "./rule";
import type { BookView } from "./view";

const KEYS = ["actual", "lastYear", "yearEstimate"] as const;

/** Rates of growth (tốc độ tăng): an index typed for the growth, and growth nobody plans for. */
export const growthRule = rule<BookView, "number.indexTyped" | "sense.growthFar">(
  "book",
  {
    "number.indexTyped": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: chỉ tiêu Tốc độ tăng",
      why: "“Bằng 106,2% cùng kỳ” is a growth of 6,2%; typed as 106,2 every target is exceeded.",
      source: "“Bằng 112% cùng kỳ” and “tăng 12%” say the same in statistics; officers mix them up",
      examples: ["106,2 (kế hoạch tăng 8,5%)"],
    },
    "sense.growthFar": {
      severity: "warning",
      looksAt: "KetQua_ChiTieu: chỉ tiêu Tốc độ tăng",
      why: "A growth of several times the one planned is seldom true.",
      source: "Robust limits; a warning only",
      examples: ["61,2 (kế hoạch tăng 8,5%)"],
    },
  },
  (view, tell) => {
    for (const row of view.rows) {
      if (row.indicator.type !== "growth" || !isShare(row.indicator.unit)) continue;
      const target = aim(row.target);
      if (target === null || Math.abs(target) > 40) continue;
      for (const key of KEYS) {
        const figure = figureIn(row, key);
        if (figure === null || row.isSaid(key)) continue;
        const place = row.place(key);
        const growth = Number((figure - 100).toFixed(6));
        const params = { target: row.entry?.targetText ?? shown(target) };
        if (figure >= 85 && figure <= 150 && Math.abs(growth - target) <= Math.max(10, Math.abs(target)))
          tell("number.indexTyped", place, {
            found: shown(figure),
            expected: shown(growth),
            params,
            ...fixAt(place, growth, false),
          });
        else if (key === "actual" && figure > target + 30 && figure > 4 * Math.abs(target))
          tell("sense.growthFar", place, { found: shown(figure), params });
      }
    }
  },
);
