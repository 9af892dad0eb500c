import type { Area } from "../sheet/address";
import { cellName } from "../sheet/address";
import { sameValue } from "../sheet/cell";
import type { CellContent, CellEdit, ChangeSet } from "../sheet/change";
import type { NameSpec } from "../sheet/spec";
import { HostError } from "../host/workbook";
import { eachPlace, placeOf, rectangles } from "./areas";
import { capture } from "./capture";
import type { Block } from "./drawing";
import { blockSteps, drawSteps, protectStep, redrawSteps, stateStep } from "./draw";
import { formulasNaming } from "./foreign";
import { drawingOf } from "./fromSpec";
import type { Guess } from "./guess";
import { NO_GUESS } from "./guess";
import type { BookImage, Touch } from "./image";
import { inputOf } from "./input";
import { deleteSteps, nameStep } from "./restore";
import type { Step } from "./run";
import { RANGE_BYTES } from "./run";

/** A change made ready: what it reaches, as it was. */
export interface Prepared {
  touch: Touch;
  before: BookImage;
  /** How the sheets were thought to look when the image was taken. */
  guesses: ReadonlyMap<string, Guess>;
}

function placesBySheet(edits: readonly CellEdit[]): Map<string, Map<number, CellEdit>> {
  const bySheet = new Map<string, Map<number, CellEdit>>();
  for (const edit of edits) {
    const places = bySheet.get(edit.sheet) ?? new Map<number, CellEdit>();
    bySheet.set(edit.sheet, places);
    const place = placeOf(edit.row, edit.column);
    // Of two edits of a cell the later wins, on what stood before the first.
    const first = places.get(place);
    places.set(place, first ? { ...edit, before: first.before } : edit);
  }
  return bySheet;
}

function sameContent(a: CellContent, b: CellContent): boolean {
  if (a.formula !== undefined || b.formula !== undefined) return a.formula === b.formula;
  const bare = (value: CellContent["value"]) => (value === "" ? null : value);
  return sameValue(bare(a.value), bare(b.value));
}

/** Throws when the workbook is no longer the one the change was planned on. */
function check(change: ChangeSet, before: BookImage): void {
  const there = new Map(before.order.map((name) => [name.toLowerCase(), name]));
  for (const { spec, replaces } of change.sheets)
    if (there.has(spec.name.toLowerCase()) && !replaces) throw new HostError("changed", { sheet: spec.name });
  for (const name of [...change.removals, ...change.edits.map((edit) => edit.sheet)])
    if (!before.order.includes(name)) throw new HostError("missing", { sheet: name });
  const adds = change.sheets.some(({ spec }) => !there.has(spec.name.toLowerCase()));
  if (before.structureProtected && (adds || change.removals.length > 0)) throw new HostError("structure");
  const filtered = [...before.sheets.values()].find((image) => image?.filtered);
  if (filtered) throw new HostError("filtered", { sheet: filtered.name });
  for (const [sheet, edits] of placesBySheet(change.edits))
    for (const image of before.sheets.get(sheet)?.cells ?? [])
      eachPlace(image.area, (row, column) => {
        const edit = edits.get(placeOf(row, column));
        const now = image.contents[row - image.area.top]![column - image.area.left]!;
        if (edit && !sameContent(edit.before, now))
          throw new HostError("changed", { sheet, cell: cellName(row, column) });
      });
}

const nameImage = (spec: NameSpec) => ({ name: spec.name, formula: `=${spec.formula}`, visible: spec.hidden !== true });

/**
 * Reads all that the change will reach and refuses it when something moved on. Writes nothing.
 * @param drawn how sheets were drawn last, where that is known; else they are thought to look as they will
 */
export async function prepare(
  context: Excel.RequestContext,
  change: ChangeSet,
  drawn: ReadonlyMap<string, Guess>,
): Promise<Prepared> {
  const cells = new Map<string, Area[]>(
    [...placesBySheet(change.edits)].map(([sheet, edits]) => [sheet, rectangles(edits.keys())]),
  );
  const names = new Set(change.names.map((spec) => spec.name));
  if (change.removals.length > 0) {
    // Deleting a sheet turns what points to it into #REF!, elsewhere too: that is part of what undo puts back.
    const foreign = await formulasNaming(context, change.removals);
    for (const [sheet, areas] of foreign.cells) cells.set(sheet, [...(cells.get(sheet) ?? []), ...areas]);
    for (const name of foreign.names) names.add(name);
  }
  const touch: Touch = {
    whole: new Set([...change.sheets.map(({ spec }) => spec.name), ...change.removals]),
    cells,
    names,
    properties: new Set(Object.keys(change.properties)),
  };
  const guesses = new Map(
    change.sheets.map(({ spec, replaces }): [string, Guess] => [
      spec.name,
      drawn.get(spec.name) ?? (replaces ? drawingOf(spec) : NO_GUESS),
    ]),
  );
  const before = await capture(context, touch, guesses);
  check(change, before);
  return { touch, before, guesses };
}

function editBlocks(change: ChangeSet, before: BookImage): { sheet: string; blocks: Block[] }[] {
  return [...placesBySheet(change.edits)].map(([sheet, edits]) => ({
    sheet,
    blocks: (before.sheets.get(sheet)?.cells ?? []).map(({ area, formats }) => ({
      area,
      formats: formats.map((row) => row.map(() => null)),
      inputs: formats.map((row, r) =>
        row.map((format, c) => {
          const edit = edits.get(placeOf(area.top + r, area.left + c));
          return edit ? inputOf(edit.after, format) : null;
        }),
      ),
    })),
  }));
}

/** All that does the change, in the order Excel needs it; protected sheets were unlocked before. */
export function changeSteps(change: ChangeSet, { before }: Prepared): Step[] {
  const drawn = change.sheets.map(({ spec }) => ({
    spec,
    drawing: drawingOf(spec),
    old: before.sheets.get(spec.name),
  }));
  const known = new Map(before.names.map((image) => [image.name, image]));
  const removed = new Set(change.removals);
  const edited = [...before.sheets.values()].filter((image) => image && !image.whole && !removed.has(image.name));
  return [
    ...drawn.flatMap(({ spec, old }): Step[] =>
      old ? [] : [{ bytes: RANGE_BYTES, queue: (context) => void context.workbook.worksheets.add(spec.name) }],
    ),
    ...change.names.map((spec) => nameStep(nameImage(spec), known)),
    ...Object.entries(change.properties).map(([key, value]): Step => ({
      bytes: RANGE_BYTES + value.length * 3,
      queue: (context) => void context.workbook.properties.custom.add(key, value),
    })),
    ...drawn.flatMap(({ spec, drawing, old }) =>
      old?.whole ? redrawSteps(spec.name, drawing, old.whole.standing) : drawSteps(spec.name, drawing),
    ),
    ...editBlocks(change, before).flatMap(({ sheet, blocks }) => blockSteps(sheet, blocks)),
    ...[...drawn]
      .sort((a, b) => Number(b.drawing.state === "visible") - Number(a.drawing.state === "visible"))
      .map(({ spec, drawing }) => stateStep(spec.name, drawing.state)),
    ...change.removals.flatMap((name) => deleteSteps(name, before.sheets.get(name)?.state === "veryHidden")),
    ...drawn.flatMap(({ spec, drawing }) => (drawing.protection ? [protectStep(spec.name, drawing.protection)] : [])),
    ...edited.flatMap((image) => (image?.protection ? [protectStep(image.name, image.protection)] : [])),
  ];
}
