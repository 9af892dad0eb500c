import { type DependencyOverride, toDisposable } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";

type Look = Parameters<SheetInterceptorService["intercept"]>[0];

/** Univer's mark on texts that look like numbers, by the setting it asks for: conditional formats have the same turn and effect. */
function isMark({ handler }: Look): boolean {
  return String(handler).includes("disableForceStringMark");
}

/**
 * That mark is switched off here (disableForceStringMark), and Univer still tries each text it draws as a date, a time and a number
 * before it asks: half of the drawing of a sheet.
 */
class LooksWithoutMark extends SheetInterceptorService {
  override intercept<T extends Look>(name: T, look: T) {
    return name === INTERCEPTOR_POINT.CELL_CONTENT && isMark(look)
      ? toDisposable(() => undefined)
      : super.intercept(name, look);
  }
}

/** Univer's looks of cells, but for that one. */
export const unmarked: DependencyOverride = [[SheetInterceptorService, { useClass: LooksWithoutMark }]];
