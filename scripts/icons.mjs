// Draws assets/*.png from the shapes below, at the sizes Excel's ribbon asks for. Run after changing a shape: node scripts/icons.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const out = join(dirname(dirname(fileURLToPath(import.meta.url))), "assets");

const RED = "#C8102E";
const GOLD = "#FFCD00";
const INK = "#1F4E79";
const PAPER = "#FFFFFF";

const star = (cx, cy, r) =>
  Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 ? r * 0.4 : r;
    const angle = (Math.PI / 5) * i - Math.PI / 2;
    return `${(cx + radius * Math.cos(angle)).toFixed(2)},${(cy + radius * Math.sin(angle)).toFixed(2)}`;
  }).join(" ");

const sheet = (x, y, w, h) =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="2" fill="${PAPER}" stroke="${INK}" stroke-width="2.4"/>`;
const line = (x1, y1, x2, y2, width = 2.4, colour = INK) =>
  `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round"/>`;

/** Shapes on a 32 × 32 field. */
const SHAPES = {
  // A register with a star.
  icon: `<rect x="3" y="2" width="26" height="28" rx="4" fill="${RED}"/><rect x="6.5" y="2" width="2.6" height="28" fill="#8E0B20"/>
    <polygon points="${star(19, 15.5, 8.6)}" fill="${GOLD}"/>`,
  // A form with rows.
  forms: `${sheet(5, 3, 22, 26)}<rect x="6.2" y="4.2" width="19.6" height="6" fill="${RED}"/>${line(9, 15, 23, 15)}${line(9, 20, 23, 20)}${line(9, 25, 17, 25)}`,
  // A form with a tick.
  check: `${sheet(3, 3, 20, 26)}${line(7, 9, 19, 9)}${line(7, 14, 15, 14)}
    <circle cx="22" cy="21" r="8.6" fill="#107C41"/><path d="M18 21.2l3 3 5.2-6" fill="none" stroke="${PAPER}" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  // Columns under a star.
  results: `<rect x="3.5" y="19" width="6.5" height="10" fill="${INK}"/><rect x="12.7" y="14" width="6.5" height="15" fill="${INK}"/><rect x="22" y="17" width="6.5" height="12" fill="${INK}"/>
    <polygon points="${star(16, 6.6, 6)}" fill="${GOLD}" stroke="#B38600" stroke-width=".8"/>`,
  // Several sheets into one.
  merge: `${sheet(2.5, 2.5, 9, 11)}${sheet(20.5, 2.5, 9, 11)}<path d="M7 16v4h6M25 16v4h-6" fill="none" stroke="${RED}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>
    ${sheet(11, 17, 10, 12.5)}`,
  // A sheet of text going out.
  word: `${sheet(4, 2.5, 19, 27)}${line(8, 8.5, 19, 8.5)}${line(8, 13.5, 19, 13.5)}${line(8, 18.5, 13, 18.5)}${line(8, 23.5, 13, 23.5)}
    <circle cx="22.5" cy="21" r="8.4" fill="#185ABD"/><path d="M18 21h8.4M23 17.2l3.8 3.8-3.8 3.8" fill="none" stroke="${PAPER}" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"/>`,
  // An arrow going back.
  undo: `<path d="M11.5 5L4.5 12l7 7" fill="none" stroke="${INK}" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/>
    <path d="M5.5 12H19a8 8 0 0 1 0 16h-7" fill="none" stroke="${INK}" stroke-width="3.4" stroke-linecap="round"/>`,
};

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  const page = await browser.newPage();
  for (const [name, shape] of Object.entries(SHAPES)) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${shape}</svg>`;
    writeFileSync(join(out, `${name}.svg`), `${svg}\n`);
    for (const size of SIZES) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
      await page.screenshot({ path: join(out, `${name}-${size}.png`), omitBackground: true });
    }
  }
  if (process.argv[2]) {
    await page.setViewportSize({ width: 760, height: 200 });
    await page.setContent(
      `<body style="background:#f3f3f3">${Object.keys(SHAPES)
        .map((name) =>
          SIZES.map((size) => `<svg width="${size}" height="${size}" viewBox="0 0 32 32">${SHAPES[name]}</svg>`)
            .filter((_, i) => [0, 3, 7].includes(i))
            .join(" "),
        )
        .join(" ")}</body>`,
    );
    await page.screenshot({ path: process.argv[2] });
  }
} finally {
  await browser.close();
}
