import type { Area } from "../sheet/address";
import { addresses, eachPlace, placeOf, rectangles } from "./areas";
import type { ValidationImage } from "./drawing";
import type { Looked } from "./guess";
import { validationGroups } from "./guess";
import { linePieces } from "./imageParts";
import type { Group } from "./marks";
import type { Rounds, Step } from "./run";
import { areasAt, RANGE_BYTES, whole } from "./run";

interface Part {
  areas: Group;
  steps: Step[];
  answers: Excel.DataValidation[];
}

const ANSWER_BYTES = 700;

function part(sheet: string, areas: Group): Part {
  const answers: Excel.DataValidation[] = [];
  const steps = addresses(areas).map((address, index) => ({
    bytes: 2 * RANGE_BYTES + address.length + ANSWER_BYTES,
    queue: (context: Excel.RequestContext) => {
      const validation = areasAt(context, sheet, address).dataValidation;
      validation.load("type,rule,prompt,errorAlert,ignoreBlanks");
      answers[index] = validation;
    },
    split: whole,
  }));
  return { areas, steps, answers };
}

/** Excel says null of what cells do not share, and has types of its own for several rules. */
function mixed({ areas, answers }: Part): boolean {
  const [first] = answers;
  if (!first) return false;
  if (answers.every(({ type }) => type === "None")) return false;
  // Rules are told as the first cell sees them: what several areas share is told of each.
  if (areas.length > 1 || answers.length > 1) return true;
  const { type, rule, prompt, errorAlert, ignoreBlanks } = first;
  const parts: readonly unknown[] = [rule, prompt, errorAlert, ignoreBlanks];
  return ["Inconsistent", "MixedCriteria"].includes(type) || parts.some((each) => each === null || each === undefined);
}

/**
 * Data validation of a used area. Excel tells it of a range only when all its cells have the same: the areas that are thought
 * to have one, and the rest, are asked first, then what is mixed by columns or rows, by sixteen cells, and by the cell.
 */
export function* validationRounds({ sheet, area: used, guess }: Looked): Rounds<ValidationImage[]> {
  const found = new Map<string, { image: ValidationImage; places: number[] }>();
  const settle = (asked: Part): boolean => {
    if (mixed(asked)) return false;
    const [validation] = asked.answers;
    if (!validation || validation.type === "None") return true;
    const { rule, prompt, errorAlert, ignoreBlanks } = validation;
    const image: ValidationImage = { areas: [], rule: compact(rule), prompt, errorAlert, ignoreBlanks };
    const id = JSON.stringify(image);
    const seen = found.get(id) ?? { image, places: [] };
    found.set(id, seen);
    for (const area of asked.areas) eachPlace(area, (row, column) => seen.places.push(placeOf(row, column)));
    return true;
  };
  let parts = validationGroups(used, guess).map((areas) => part(sheet, areas));
  yield parts.flatMap(({ steps }) => steps);
  for (const size of [Number.POSITIVE_INFINITY, 16, 1]) {
    const open = parts.filter((each) => !settle(each));
    parts = open.flatMap(({ areas }) =>
      areas.flatMap((area: Area) => linePieces(area, size).map((piece) => part(sheet, [piece]))),
    );
    yield parts.flatMap(({ steps }) => steps);
  }
  parts.forEach(settle);
  return [...found.values()].map(({ image, places }) => ({ ...image, areas: rectangles(places) }));
}

/** The rule without the kinds it is not. */
const compact = (rule: Excel.DataValidationRule): Excel.DataValidationRule =>
  Object.fromEntries(
    Object.entries(rule).filter(([, value]) => value !== null && value !== undefined),
  ) as Excel.DataValidationRule;
