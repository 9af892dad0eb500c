import { replaceCharts } from "./chartPart";
import { bookmarkNames, controlContent, controlXml, separator, TAG_PREFIX } from "./control";
import { ReportError } from "./error";
import { type Control, controlsOf, type DocumentModel } from "./model";
import { openWord, pack, read, roomAt, setText, textOf } from "./packageFile";
import { tableXml } from "./tableXml";
import { attribute, childOf, splice, type Splice, walk, type XmlElement } from "./xml";

export interface Updated {
  bytes: Uint8Array;
  /** Ids of the tables that were drawn anew. */
  replaced: string[];
  /** Ids of tables the document no longer has. */
  missing: string[];
  /** Ids of tables whose content control the officer locked: left as they are. */
  locked: string[];
}

/**
 * Draws our tables anew inside a document the officer has edited; charts keep their place and size and get new data. What
 * stands outside our content controls stays byte for byte.
 * @throws ReportError notDocx, legacyDoc, encrypted, locked, tooLarge, damaged, noTables
 */
export async function updateDocument(existing: Uint8Array, model: DocumentModel): Promise<Updated> {
  const { parts, main } = openWord(existing);
  const source = textOf(parts, main);
  const root = read(source, main);
  const changes: Splice[] = [];
  const result: Omit<Updated, "bytes"> = { replaced: [], missing: [], locked: [] };
  for (const control of controlsOf(model)) {
    const places = placesOf(source, root, control);
    if (places.length === 0) result.missing.push(control.id);
    else if (places.some((place) => place.locked)) result.locked.push(control.id);
    else {
      for (const place of places) {
        const drawings = drawingsIn(source, place);
        const room = tableRoom(source, place) ?? roomAt(source, root, place.start);
        const content = contentXml(control, room, drawings);
        const { start, end, whole, leftover } = place;
        const text = whole ? controlXml(control, content) : controlContent(control, content);
        changes.push({ start, end, text }, ...leftover);
        await replaceCharts(parts, main, drawings, control);
      }
      result.replaced.push(control.id);
    }
  }
  if (result.replaced.length + result.locked.length === 0) throw new ReportError("noTables");
  setText(parts, main, splice(source, changes));
  return { bytes: pack(parts), ...result };
}

/** What is replaced: the inside of a content control, or (`whole`) what a bookmark embraces where the control is gone. */
interface Place {
  start: number;
  end: number;
  whole: boolean;
  locked: boolean;
  elements: XmlElement[];
  /** Bookmarks outside that the new ones replace. */
  leftover: Splice[];
}

function placesOf(source: string, root: XmlElement, control: Control): Place[] {
  const places: Place[] = [];
  for (const element of walk(root)) {
    if (element.name !== "w:sdt" || element.parent?.name === "w:p") continue;
    const properties = childOf(element, "w:sdtPr");
    const content = childOf(element, "w:sdtContent");
    const tag = properties && childOf(properties, "w:tag");
    if (!properties || !content || !tag || attribute(source, tag, "w:val") !== TAG_PREFIX + control.id) continue;
    const lock = childOf(properties, "w:lock");
    const locked = lock !== undefined && /content/i.test(attribute(source, lock, "w:val") ?? "");
    places.push({
      start: content.innerStart,
      end: content.innerEnd,
      whole: false,
      locked,
      elements: content.children,
      leftover: [],
    });
  }
  return places.length > 0 ? places : bookmarked(source, root, control);
}

/** LibreOffice and WPS may drop a content control; the bookmarks inside it stay. */
function bookmarked(source: string, root: XmlElement, control: Control): Place[] {
  const names = bookmarkNames(control.id);
  const marks = [...walk(root)].filter((element) => element.name === "w:bookmarkStart");
  const named = (name: string) => marks.find((element) => attribute(source, element, "w:name") === name);
  const begin = named(names.begin);
  const finish = named(names.end);
  if (!begin || !finish) return [];
  const above = ancestors(begin);
  const below = ancestors(finish);
  const shared = below.find((element) => above.includes(element));
  if (!shared || shared.name === "w:p") return [];
  const first = shared.children.findIndex((child) => above.includes(child));
  const last = shared.children.findIndex((child) => below.includes(child));
  const elements = first < 0 || last < first ? [] : shared.children.slice(first, last + 1);
  const [from, to] = [elements[0], elements.at(-1)];
  // Text typed into the paragraphs that hold the bookmarks is the officer's: then nothing is known for sure.
  if (!from || !to || [from, to].some((element) => element.name === "w:p" && hasText(element))) return [];
  if (elements.slice(0, -1).some(endsSection)) return [];
  const place = { start: from.start, end: to.end, whole: true, locked: false, elements, leftover: [] };
  if (!endsSection(to)) return [place];
  // LibreOffice lets the section end in the paragraph of the second bookmark: the paragraph stays, the bookmark goes.
  const leftover = [...walk(to)]
    .filter((element) => /^w:bookmark(Start|End)$/.test(element.name))
    .map(({ start, end }): Splice => ({ start, end, text: "" }));
  return [{ ...place, end: to.start, elements: elements.slice(0, -1), leftover }];
}

function endsSection(element: XmlElement): boolean {
  return [...walk(element)].some((each) => each.name === "w:sectPr");
}

function ancestors(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let at = element.parent; at; at = at.parent) found.push(at);
  return found;
}

function hasText(element: XmlElement): boolean {
  return [...walk(element)].some((each) => each.name === "w:t" && each.innerEnd > each.innerStart);
}

/** Paragraphs with a chart in them, as they stand. */
function drawingsIn(source: string, place: Place): string[] {
  return place.elements
    .filter((element) => element.name === "w:p" && source.slice(element.start, element.end).includes("<w:drawing"))
    .map((element) => source.slice(element.start, element.end));
}

/** Width the old table had: the officer may have changed it, or the margins. */
function tableRoom(source: string, place: Place): number | null {
  const grid = place.elements.find((element) => element.name === "w:tbl");
  const columns = grid && childOf(grid, "w:tblGrid")?.children;
  const sum = (columns ?? []).reduce((total, column) => total + Number(attribute(source, column, "w:w")), 0);
  return Number.isFinite(sum) && sum > 1000 ? Math.round(sum) : null;
}

function contentXml(control: Control, room: number, drawings: string[]): string {
  const waiting = [...drawings];
  const drawn = control.blocks.map((block, i) =>
    block.type === "table"
      ? tableXml(block, room, control.keepNext && i === control.blocks.length - 1)
      : (waiting.shift() ?? ""),
  );
  return [...drawn, ...waiting].filter((text) => text !== "").join(separator);
}
