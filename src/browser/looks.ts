import { type DependencyOverride, type ICellInterceptor, InterceptorEffectEnum, toDisposable } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";

type Look = Parameters<SheetInterceptorService["intercept"]>[0];

/** Univer's mark on texts that look like numbers: no other look of a cell has this turn and this effect. */
function isMark({ priority, effect }: Pick<ICellInterceptor<unknown, unknown>, "priority" | "effect">): boolean {
  return priority === 10 && effect === InterceptorEffectEnum.Style;
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
