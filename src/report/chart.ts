import type { ChartRunOptions } from "docx/charts";
import { formatNumber } from "../vietnamese/numbers";
import { LAYOUT } from "./layout";
import type { Chart } from "./model";

/** The docx library counts a chart in pixels of 1/96 inch. */
const pixels = (millimetres: number) => Math.round((millimetres / 25.4) * 96);

/** Bars lying down, so that a long name of an indicator can be read; the first one on top. */
export function chartOptions(chart: Chart): ChartRunOptions {
  const bars = chart.categories.length * Math.max(1, chart.series.length);
  const text = { name: LAYOUT.font, color: "000000" };
  return {
    type: "bar",
    title: { text: chart.title, font: { ...text, size: LAYOUT.table, bold: true } },
    font: text,
    categories: chart.categories.map(shortened),
    series: chart.series.map((series, i) => ({
      name: series.name,
      values: series.values.map((value) => (value === null ? null : Math.round(value * 100) / 100)),
      color: COLORS[i % COLORS.length] ?? "1F4E79",
    })),
    gapWidth: 60,
    categoryAxis: { reverseOrder: true, font: { size: 11 } },
    valueAxis: { minimum: 0, crossesAt: "maximum", font: { size: 11 } },
    dataLabels: { value: true, numberFormat: "[$-42A]General", font: { size: 11 } },
    legend: chart.series.length > 1 ? { position: "bottom", font: { size: 11 } } : false,
    emptyValues: "gap",
    altText: { name: "Biểu đồ", title: chart.title, description: described(chart) },
    transformation: { width: pixels(165), height: pixels(Math.min(125, 34 + bars * 8)) },
  };
}

/** Dark enough to tell apart when printed without colours. */
const COLORS = ["1F4E79", "C55A11", "7F7F7F", "548235"];

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 58).trimEnd()}…` : name;
}

/** For who cannot see the chart. */
function described(chart: Chart): string {
  const values = chart.series[0]?.values ?? [];
  const parts = chart.categories.map((name, i) => {
    const value = values[i] ?? null;
    return `${name}: ${value === null ? "chưa có số liệu" : formatNumber(value)}`;
  });
  return `${chart.title}. ${parts.join("; ")}.`;
}
