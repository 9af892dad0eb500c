import { execFileSync } from "node:child_process";

/** A word of a page, in points from its upper left corner. */
export interface Word {
  text: string;
  x: number;
  y: number;
  right: number;
  bottom: number;
}

export interface Page {
  width: number;
  height: number;
  words: Word[];
}

/** Whether `pdftotext` (poppler) is on this machine. */
export const hasPdfToText: boolean = (() => {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

const unescape = (text: string) =>
  text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

/** The words of every page of a PDF with their places. */
export function pagesOf(pdf: string): Page[] {
  const html = execFileSync("pdftotext", ["-bbox", pdf, "-"], { maxBuffer: 1 << 28 }).toString("utf8");
  return html
    .split("<page ")
    .slice(1)
    .map((part) => {
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(part)!;
      const words = [
        ...part.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g),
      ].map(([, x, y, right, bottom, text]) => ({
        text: unescape(text!).normalize("NFC"),
        x: Number(x),
        y: Number(y),
        right: Number(right),
        bottom: Number(bottom),
      }));
      return { width: Number(width), height: Number(height), words };
    });
}

/** Words without the page number in the top margin (20 mm). */
export function bodyWords(page: Page): Word[] {
  return page.words.filter((word) => word.y > 56);
}

/** The page number shown in the top margin, or null. */
export function pageNumber(page: Page): string | null {
  const words = page.words.filter((word) => word.bottom < 56);
  return words.length === 0 ? null : words.map((word) => word.text).join(" ");
}

/** Text between two x, in reading order, without spaces: how a cell's text is found again. */
export function columnText(page: Page, left: number, right: number): string {
  return bodyWords(page)
    .filter((word) => word.x >= left && word.right <= right)
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map((word) => word.text)
    .join("");
}

export const squeezed = (text: string): string => text.normalize("NFC").replace(/\s+/g, "");
