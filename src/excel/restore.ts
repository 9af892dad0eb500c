import { blockSteps, clearSteps, drawSteps, protectStep, stateStep, unprotectStep } from "./draw";
import type { Glance } from "./glance";
import { glance, unlockedGlance } from "./glance";
import type { BookImage, NameImage, SheetImage, Touch } from "./image";
import type { Running } from "../sheet/progress";
import type { Step } from "./run";
import { RANGE_BYTES, send } from "./run";

const small = (queue: Step["queue"]): Step => ({ bytes: RANGE_BYTES, queue });

/** Adds a name to the workbook, or sets the one that is there. */
export const nameStep = (image: NameImage, known: ReadonlyMap<string, NameImage>): Step =>
  small((context) => {
    const names = context.workbook.names;
    if (known.has(image.name)) names.getItem(image.name).formula = image.formula;
    else names.add(image.name, image.formula);
    if (known.get(image.name)?.visible !== image.visible || !known.has(image.name))
      names.getItem(image.name).visible = image.visible;
  });

/** Deletes a sheet; a very hidden one has to be shown first (Excel refuses otherwise). */
export const deleteSteps = (name: string, veryHidden: boolean): Step[] => [
  ...(veryHidden ? [stateStep(name, "hidden")] : []),
  small((context) => context.workbook.worksheets.getItem(name).delete()),
];

function nameSteps(before: BookImage, now: Glance, touch: Touch): Step[] {
  const old = new Map(before.names.map((image) => [image.name, image]));
  const back = before.names.filter((image) => {
    const current = now.names.get(image.name);
    const same = current?.formula === image.formula && current.visible === image.visible;
    return touch.names.has(image.name) && !same;
  });
  const gone = [...touch.names].filter((name) => now.names.has(name) && !old.has(name));
  return [
    ...back.map((image) => nameStep(image, now.names)),
    ...gone.map((name) => small((context) => context.workbook.names.getItem(name).delete())),
  ];
}

function propertySteps(before: BookImage, now: Glance, touch: Touch): Step[] {
  return [...touch.properties].flatMap((key): Step[] => {
    const value = before.properties.get(key);
    if (value !== undefined) return [small((context) => void context.workbook.properties.custom.add(key, value))];
    return now.properties.has(key)
      ? [small((context) => context.workbook.properties.custom.getItem(key).delete())]
      : [];
  });
}

const scopedNames = (sheet: SheetImage): Step[] =>
  (sheet.whole?.names ?? []).map((image) =>
    small((context) => {
      const item = context.workbook.worksheets.getItem(sheet.name).names.add(image.name, image.formula);
      item.visible = image.visible;
    }),
  );

/** All that puts the touched parts back as the image has them, from whatever state they are in now. */
function restoreSteps(before: BookImage, now: Glance, touch: Touch, foreign: ReadonlySet<string>): Step[] {
  const images = [...before.sheets.values()].filter((image) => image !== null);
  const added = [...before.sheets].filter(
    ([name, image]) => image === null && now.sheets.has(name) && !foreign.has(name),
  );
  const missing = images.filter((image) => !now.sheets.has(image.name));
  const whole = images.flatMap((image) => (image.whole ? [{ name: image.name, whole: image.whole }] : []));
  return [
    ...images.filter((image) => now.sheets.get(image.name)?.protected).map((image) => unprotectStep(image.name)),
    ...missing.map((image) => small((context) => void context.workbook.worksheets.add(image.name))),
    ...nameSteps(before, now, touch),
    ...propertySteps(before, now, touch),
    ...whole.flatMap(({ name }) => {
      const standing = now.standing.get(name);
      return standing ? clearSteps(name, standing) : [];
    }),
    ...whole.flatMap(({ name, whole: { drawing } }) => drawSteps(name, drawing)),
    ...missing.flatMap(scopedNames),
    ...images.flatMap((image) =>
      blockSteps(
        image.name,
        image.cells.map(({ area, inputs, formats }) => ({ area, inputs, formats })),
      ),
    ),
    ...missing
      .map((image) => ({ image, position: before.order.indexOf(image.name) }))
      .sort((a, b) => a.position - b.position)
      .map(({ image, position }) =>
        small((context) => {
          context.workbook.worksheets.getItem(image.name).position = position;
        }),
      ),
    ...images
      .filter((image) => image.whole !== null)
      .sort((a, b) => Number(b.state === "visible") - Number(a.state === "visible"))
      .map((image) => stateStep(image.name, image.state)),
    ...added.flatMap(([name]) => deleteSteps(name, now.sheets.get(name)?.state === "veryHidden")),
    ...images.flatMap((image) => (image.protection ? [protectStep(image.name, image.protection)] : [])),
  ];
}

/**
 * Puts the touched parts of the workbook back as the image has them.
 * @param known the workbook as it is now, its sheets unlocked, where that is known; else Excel is asked
 */
export async function restore(
  context: Excel.RequestContext,
  before: BookImage,
  touch: Touch,
  known?: BookImage,
  running?: Running,
): Promise<void> {
  const now = known ? unlockedGlance(known) : await glance(context, touch);
  await send(context, restoreSteps(before, now, touch, new Set()), running);
}

/**
 * The same after a sheet or name of that name was there already, put by somebody else meanwhile: sheets are added first of all, so
 * those of ours are still empty, and what holds something is not ours to take away.
 * @returns names of the sheets that are somebody else's
 */
export async function restoreAround(context: Excel.RequestContext, before: BookImage, touch: Touch): Promise<string[]> {
  const now = await glance(context, touch);
  const foreign = [...before.sheets].flatMap(([name, image]) =>
    image === null && now.sheets.has(name) && !now.empty.has(name) ? [name] : [],
  );
  await send(context, restoreSteps(before, now, touch, new Set(foreign)));
  return foreign;
}
