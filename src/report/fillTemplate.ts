import type { Unzipped } from "fflate";
import { textKey } from "../vietnamese/text";
import { addChart } from "./chartPart";
import { controlXml, separator } from "./control";
import { ReportError } from "./error";
import type { Control } from "./model";
import { openWord, pack, read, roomAt, setText, textOf } from "./packageFile";
import { tableXml } from "./tableXml";
import { attribute, childOf, escapeXml, splice, type Splice, unescapeXml, walk, type XmlElement } from "./xml";

/**
 * What a placeholder stands for: a text ("\n" begins a new line, or a new paragraph where the placeholder stands alone in
 * one), our tables, or rows: a table row that names {{chỉ_tiêu.tên}} is repeated for each.
 */
export type TemplateValue = string | Control | Readonly<Record<string, string>>[];

export interface Filled {
  bytes: Uint8Array;
  /** Placeholders of the template as written in it, each once, in order. */
  found: string[];
  /** Those that were replaced. */
  filled: string[];
  /** Those that stay in the document because nothing of that name is known, and broken ones ("{{số" without its end). */
  unknown: string[];
  /** Names that were given and that the template does not use. */
  unused: string[];
}

/**
 * Fills an agency's own template. Names meet whatever their case, their Unicode form (NFC or NFD), "_" or spaces, and
 * however many runs Word has cut a placeholder into.
 * @throws ReportError notDocx, legacyDoc, encrypted, locked, tooLarge, damaged, noPlaceholders
 */
export async function fillTemplate(
  template: Uint8Array,
  values: Readonly<Record<string, TemplateValue>>,
): Promise<Filled> {
  const { parts, main } = openWord(template);
  const filling: Filling = {
    parts,
    main,
    values: new Map(Object.entries(values).map(([name, value]) => [textKey(name), { name, value }])),
    found: new Map(),
    filled: new Set(),
    used: new Set(),
    broken: [],
  };
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const names = [main, ...Object.keys(parts).filter((name) => isText(name, folder))];
  const written = new Map<string, string>();
  for (const name of names) {
    const before = textOf(parts, name);
    const after = await fillPart(filling, before, read(before, name));
    if (after !== before) written.set(name, after);
  }
  if (filling.found.size === 0 && filling.broken.length === 0) throw new ReportError("noPlaceholders");
  for (const [name, text] of written) setText(parts, name, text);
  const found = [...filling.found.values()];
  return {
    bytes: pack(parts),
    found,
    filled: found.filter((name) => filling.filled.has(keyOf(name))),
    unknown: [...found.filter((name) => !filling.filled.has(keyOf(name))), ...filling.broken],
    unused: [...filling.values].filter(([key]) => !filling.used.has(key)).map(([, { name }]) => name),
  };
}

interface Filling {
  parts: Unzipped;
  main: string;
  values: Map<string, { name: string; value: TemplateValue }>;
  /** By key: the first spelling met. */
  found: Map<string, string>;
  filled: Set<string>;
  used: Set<string>;
  broken: string[];
}

const isText = (name: string, folder: string) =>
  name.startsWith(folder) && /^(header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name.slice(folder.length));

const PLACEHOLDER = /\{\{([^{}]{1,100})\}\}/g;

/** "chỉ_tiêu.tên" has two halves; "." means nothing to a key. */
function keyOf(name: string): string {
  return name.split(".").map(textKey).join(".");
}

/** Looks a name up; null: not known. */
type Lookup = (key: string) => string | null;

async function fillPart(filling: Filling, source: string, root: XmlElement): Promise<string> {
  const changes: Splice[] = [];
  const inLoops = new Set<XmlElement>();
  for (const row of walk(root)) {
    if (row.name !== "w:tr" || inLoops.has(row)) continue;
    const list = listOf(filling, source, row);
    if (!list) continue;
    for (const element of walk(row)) inLoops.add(element);
    changes.push({ start: row.start, end: row.end, text: loop(filling, source, row, list) });
  }
  for (const paragraph of walk(root)) {
    if (paragraph.name !== "w:p" || inLoops.has(paragraph)) continue;
    changes.push(...(await fillParagraph(filling, source, root, paragraph)));
  }
  return splice(source, changes);
}

/** A piece of a paragraph's text: one w:t. */
interface Piece {
  element: XmlElement;
  /** Offset of its text in the paragraph's text. */
  at: number;
  text: string;
}

/** The texts of a paragraph, without those of paragraphs inside it (text boxes). */
function piecesOf(source: string, paragraph: XmlElement): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const element of walk(paragraph, (each) => each === paragraph || each.name !== "w:p")) {
    if (element.name !== "w:t") continue;
    const text = unescapeXml(source.slice(element.innerStart, element.innerEnd));
    pieces.push({ element, at, text });
    at += text.length;
  }
  return pieces;
}

interface Mark {
  name: string;
  key: string;
  start: number;
  end: number;
}

function marksOf(text: string): Mark[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    name: (match[1] ?? "").trim(),
    key: keyOf(match[1] ?? ""),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const joined = (pieces: Piece[]) => pieces.map((piece) => piece.text).join("");

function noteFound(filling: Filling, marks: Mark[], text: string): void {
  for (const { key, name } of marks) if (!filling.found.has(key)) filling.found.set(key, name.normalize("NFC"));
  const rest = text.replace(PLACEHOLDER, "");
  for (const match of rest.matchAll(/\{\{.{0,40}|.{0,40}\}\}/gs)) filling.broken.push(match[0].normalize("NFC"));
}

/** Writes texts in place of placeholders: into the run where each begins, so it keeps that run's look. */
function textChanges(source: string, pieces: Piece[], marks: Mark[], lookup: Lookup): Splice[] {
  const known = marks.flatMap((mark) => {
    const value = lookup(mark.key);
    return value === null ? [] : [{ ...mark, value }];
  });
  if (known.length === 0) return [];
  const changes: Splice[] = [];
  for (const { element, at, text } of pieces) {
    const touching = known.filter((mark) => mark.start < at + text.length && mark.end > at);
    if (touching.length === 0) continue;
    const parts: string[] = [];
    let from = 0;
    for (const { start, end, value } of touching) {
      if (start >= at) parts.push(escapeXml(text.slice(from, start - at)), asRunText(value));
      from = Math.min(text.length, end - at);
    }
    parts.push(escapeXml(text.slice(from)));
    changes.push({ start: element.start, end: element.end, text: `<w:t xml:space="preserve">${parts.join("")}</w:t>` });
  }
  return changes.map((change) => ({ ...change, text: change.text.replace(EMPTY_TEXT, "") }));
}

const EMPTY_TEXT = /<w:t xml:space="preserve"><\/w:t>/g;

function asRunText(value: string): string {
  return value.split("\n").map(escapeXml).join('</w:t><w:br/><w:t xml:space="preserve">');
}

async function fillParagraph(
  filling: Filling,
  source: string,
  root: XmlElement,
  paragraph: XmlElement,
): Promise<Splice[]> {
  const pieces = piecesOf(source, paragraph);
  const text = joined(pieces);
  if (!text.includes("{{") && !text.includes("}}")) return [];
  const marks = marksOf(text);
  noteFound(filling, marks, text);
  const controls: Control[] = [];
  const lookup: Lookup = (key) => {
    const entry = filling.values.get(key);
    if (!entry || Array.isArray(entry.value)) return null;
    filling.filled.add(key);
    filling.used.add(key);
    if (typeof entry.value === "string") return entry.value;
    controls.push(entry.value);
    return "";
  };
  // A paragraph that anchors a text box is not replaced as a whole: the box has paragraphs of its own.
  const anchors = [...walk(paragraph)].some((element) => element !== paragraph && element.name === "w:p");
  const only = !anchors && marks.length === 1 && text.trim() === text.slice(marks[0]?.start, marks[0]?.end).trim();
  const lines = only ? linesOf(filling, marks[0]) : null;
  if (lines) {
    const copies = lines.map((line) => {
      const changed = splice(
        source,
        textChanges(source, pieces, marks, () => line),
      );
      const grown = changed.length - source.length;
      return changed.slice(paragraph.start, paragraph.end + grown);
    });
    lookup(marks[0]?.key ?? "");
    return [{ start: paragraph.start, end: paragraph.end, text: copies.map(unlessFirst).join("") }];
  }
  const changes = textChanges(source, pieces, marks, lookup);
  if (controls.length === 0) return changes;
  const room = cellRoom(source, paragraph) ?? roomAt(source, root, paragraph.start);
  const drawn: string[] = [];
  for (const control of controls) drawn.push(await drawControl(filling, control, room));
  const tables = drawn.join("");
  // A cell, and a section, must end with a paragraph.
  const keeps = !only || source.slice(paragraph.start, paragraph.end).includes("<w:sectPr");
  const lastInCell = paragraph.parent?.name === "w:tc" && paragraph.parent.children.at(-1) === paragraph;
  if (keeps)
    return [...changes, { start: paragraph.end, end: paragraph.end, text: tables + (lastInCell ? EMPTY : "") }];
  return [{ start: paragraph.start, end: paragraph.end, text: tables + (lastInCell ? EMPTY : "") }];
}

const EMPTY = `<w:p/>`;

/** Several lines for a placeholder alone in its paragraph: a paragraph each. */
function linesOf(filling: Filling, mark: Mark | undefined): string[] | null {
  const value = mark && filling.values.get(mark.key)?.value;
  return typeof value === "string" && value.includes("\n") ? value.split("\n") : null;
}

/** Copies must not repeat what has to be unique in a document. */
function unlessFirst(text: string, i: number): string {
  if (i === 0) return text;
  return text.replace(/ w14:(?:paraId|textId)="[^"]*"/g, "").replace(/<w:bookmark(?:Start|End)\b[^>]*\/>/g, "");
}

async function drawControl(filling: Filling, control: Control, room: number): Promise<string> {
  const drawn: string[] = [];
  for (const block of control.blocks)
    drawn.push(block.type === "table" ? tableXml(block, room) : await addChart(filling.parts, filling.main, block));
  return controlXml(control, drawn.join(separator));
}

/** Width of the table cell the placeholder stands in, without its margins; null outside a table. */
function cellRoom(source: string, paragraph: XmlElement): number | null {
  if (paragraph.parent?.name !== "w:tc") return null;
  const properties = childOf(paragraph.parent, "w:tcPr");
  const width = properties && childOf(properties, "w:tcW");
  const value = width && attribute(source, width, "w:type") === "dxa" ? Number(attribute(source, width, "w:w")) : NaN;
  return Number.isFinite(value) && value > 600 ? Math.round(value) - 216 : null;
}

interface List {
  key: string;
  rows: Readonly<Record<string, string>>[];
}

/** The list a table row repeats for: the first {{list.field}} in it. */
function listOf(filling: Filling, source: string, row: XmlElement): List | null {
  for (const paragraph of walk(row)) {
    if (paragraph.name === "w:tr" && paragraph !== row) return null;
    if (paragraph.name !== "w:p") continue;
    for (const { key } of marksOf(joined(piecesOf(source, paragraph)))) {
      const [list = "", field] = key.split(".");
      const value = filling.values.get(list)?.value;
      if (field !== undefined && Array.isArray(value)) return { key: list, rows: value };
    }
  }
  return null;
}

/** The row once for each entry; with no entry once, empty, because a table keeps its shape. */
function loop(filling: Filling, source: string, row: XmlElement, list: List): string {
  filling.used.add(list.key);
  const paragraphs = [...walk(row)].filter((element) => element.name === "w:p");
  const texts = paragraphs.map((paragraph) => {
    const pieces = piecesOf(source, paragraph);
    const text = joined(pieces);
    const marks = marksOf(text);
    noteFound(filling, marks, text);
    return { pieces, marks };
  });
  const whole = source.slice(row.start, row.end);
  const fields = new Set(list.rows.flatMap((entry) => Object.keys(entry).map(textKey)));
  const draw = (entry: Map<string, string> | null) => {
    const lookup: Lookup = (key) => {
      const [name = "", field] = key.split(".");
      if (field === undefined) {
        const plain = filling.values.get(key)?.value;
        if (typeof plain !== "string") return null;
        filling.filled.add(key);
        filling.used.add(key);
        return plain;
      }
      if (name !== list.key || (entry && !fields.has(field))) return null;
      filling.filled.add(key);
      return entry?.get(field) ?? "";
    };
    const changes = texts.flatMap(({ pieces, marks }) => textChanges(source, pieces, marks, lookup));
    return splice(
      whole,
      changes.map(({ start, end, text }) => ({ start: start - row.start, end: end - row.start, text })),
    );
  };
  if (list.rows.length === 0) return draw(null);
  return list.rows
    .map((entry) => draw(new Map(Object.entries(entry).map(([name, value]) => [textKey(name), value]))))
    .map(unlessFirst)
    .join("");
}
