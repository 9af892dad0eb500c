import type { Injector, IUnitRange, IWorkbookData, Plugin, PluginCtor, Workbook as UniverBook } from "@univerjs/core";
import {
  ICommandService,
  IConfigService,
  IUniverInstanceService,
  LifecycleService,
  LifecycleStages,
  LocaleService,
  LocaleType,
  LogLevel,
  Univer,
  UniverInstanceType,
} from "@univerjs/core";
import { UniverDataValidationPlugin } from "@univerjs/data-validation";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import {
  type ISetFormulaCalculationStartMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import { UniverRenderEnginePlugin } from "@univerjs/engine-render";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsConditionalFormattingPlugin } from "@univerjs/sheets-conditional-formatting";
import { UniverSheetsConditionalFormattingUIPlugin } from "@univerjs/sheets-conditional-formatting-ui";
import {
  SheetsDataValidationValidatorService,
  UniverSheetsDataValidationPlugin,
} from "@univerjs/sheets-data-validation";
import { UniverSheetsDataValidationUIPlugin } from "@univerjs/sheets-data-validation-ui";
import { CalculationMode, PLUGIN_CONFIG_KEY_BASE, UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import { SheetsNumfmtCellContentController, UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsNumfmtUIPlugin } from "@univerjs/sheets-numfmt-ui";
import { SheetsUIPart, UniverSheetsUIPlugin } from "@univerjs/sheets-ui";
import { IUIPartsService, UniverUIPlugin } from "@univerjs/ui";
import { closedByRule } from "./closed";
import { tellZeroFromNothing } from "./equals";
import { FormulaEngine } from "./formulas";
import { unmarked } from "./looks";
import { menus } from "./menus";
import { spareApartRanges } from "./ranges";
import { texts } from "./texts";
import { turns } from "./turns";

import "@univerjs/design/lib/index.css";
import "@univerjs/ui/lib/index.css";
import "@univerjs/docs-ui/lib/index.css";
import "@univerjs/sheets-ui/lib/index.css";
import "@univerjs/sheets-formula-ui/lib/index.css";
import "@univerjs/sheets-numfmt-ui/lib/index.css";
import "@univerjs/sheets-data-validation-ui/lib/index.css";
import "@univerjs/sheets-conditional-formatting-ui/lib/index.css";
import "./grid.css";

/** The running grid. One at a time holds one workbook. */
export interface Engine {
  injector: Injector;
  commands: ICommandService;
  /** Shows a snapshot in place of the workbook that is open, and computes these formulas of it, or all. */
  show(snapshot: IWorkbookData, formulas: IUnitRange[] | "all"): UniverBook;
  /** Turns its menus and messages to a language; numbers and dates stay Vietnamese. */
  speak(language: "vi" | "en"): Promise<void>;
  /** Waits until the first workbook is on the screen; selecting and scrolling work from then on. */
  drawn(): Promise<void>;
  dispose(): void;
}

/** Formulas that are computed before the page may do something else. */
const FORMULAS = 10;

// Once for all grids: what they mend is Univer's own, and shared.
tellZeroFromNothing();
spareApartRanges();

/** Starts Univer's open plugins in a container, speaking Vietnamese. Formatting and structure are not edited here: no toolbar. */
export function startEngine(container: HTMLElement): Engine {
  const univer = new Univer({
    locale: LocaleType.VI_VN,
    locales: {
      [LocaleType.VI_VN]: texts,
    },
    logLevel: LogLevel.SILENT,
  });
  const use = <T extends PluginCtor<Plugin>>(plugin: T, config?: ConstructorParameters<T>[0]): void =>
    univer.registerPlugin(plugin, config);
  use(UniverRenderEnginePlugin);
  use(FormulaEngine, { intervalCount: FORMULAS });
  use(UniverUIPlugin, { container, header: true, toolbar: false, headerMenu: false, disableAutoFocus: true });
  use(UniverDocsPlugin);
  use(UniverDocsUIPlugin);
  use(UniverSheetsPlugin, { override: [...closedByRule, ...unmarked] });
  use(UniverSheetsUIPlugin, {
    formulaBar: true,
    menu: menus,
    protectedRangeShadow: false,
    disableForceStringAlert: true,
    disableForceStringMark: true,
    footer: {
      sheetBar: true,
      statisticBar: true,
      menus: false,
      zoomSlider: true,
      addSheetButtonConfig: { show: false },
    },
  });
  use(UniverSheetsFormulaPlugin);
  use(UniverSheetsFormulaUIPlugin);
  use(UniverSheetsNumfmtPlugin, { disableTextFormatAlert: true, disableTextFormatMark: true });
  use(UniverSheetsNumfmtUIPlugin);
  use(UniverDataValidationPlugin);
  use(UniverSheetsDataValidationPlugin);
  use(UniverSheetsDataValidationUIPlugin, { showEditOnDropdown: false, showSearchOnDropdown: false });
  use(UniverSheetsConditionalFormattingPlugin);
  use(UniverSheetsConditionalFormattingUIPlugin);

  const injector = univer.__getInjector();
  const instances = injector.get(IUniverInstanceService);
  const compute = (initialFormulaComputing: CalculationMode): void =>
    injector.get(IConfigService).setConfig(PLUGIN_CONFIG_KEY_BASE, { initialFormulaComputing }, { merge: true });
  let shown: UniverBook | undefined;
  return {
    injector,
    commands: injector.get(ICommandService),
    show(snapshot, formulas) {
      compute(formulas === "all" ? CalculationMode.FORCED : CalculationMode.NO_CALCULATION);
      // First: taking a book away wipes what Univer had found of conditional formats, of the next book too.
      if (shown) instances.disposeUnit(shown.getUnitId());
      shown = withCellsAfter(snapshot, (empty) =>
        univer.createUnit<IWorkbookData, UniverBook>(UniverInstanceType.UNIVER_SHEET, empty),
      );
      if (formulas !== "all") {
        // Of the first book Univer asks when it has started.
        compute(CalculationMode.WHEN_EMPTY);
        computeThese(injector, formulas);
      }
      // Its bar of progress would be drawn anew for every few formulas, and its button leaves the rest of them as they were.
      injector.get(IUIPartsService).setUIVisible(SheetsUIPart.FORMULA_AUX, false);
      // "16.068,5": numfmt knows "vi"; the controller starts with "en" whatever the interface speaks.
      injector.get(SheetsNumfmtCellContentController).setNumfmtLocal("vi");
      forgiveLateChecks(injector);
      return shown;
    },
    async speak(language) {
      const locale = injector.get(LocaleService);
      if (language === "en") {
        const { texts: english } = await import(/* webpackChunkName: "grid-en" */ "./textsEn");
        locale.load({ [LocaleType.EN_US]: english });
      }
      locale.setLocale(language === "en" ? LocaleType.EN_US : LocaleType.VI_VN);
    },
    drawn: () => injector.get(LifecycleService).onStage(LifecycleStages.Rendered),
    dispose: () => univer.dispose(),
  };
}

/** Univer walks over every cell of a book that it takes, and again for its formulas; a book's cells come when it has taken it. */
function withCellsAfter(snapshot: IWorkbookData, take: (empty: IWorkbookData) => UniverBook): UniverBook {
  const sheets = Object.entries(snapshot.sheets);
  const book = take({
    ...snapshot,
    sheets: Object.fromEntries(sheets.map(([id, sheet]) => [id, { ...sheet, cellData: {} }])),
  });
  for (const [id, { cellData }] of sheets) Object.assign(book.getSheetBySheetId(id)!.getConfig().cellData, cellData);
  return book;
}

function computeThese(injector: Injector, dirtyRanges: IUnitRange[]): void {
  const params: ISetFormulaCalculationStartMutation = {
    options: null,
    forceCalculation: false,
    dirtyRanges,
    dirtyNameMap: {},
    dirtyDefinedNameMap: {},
    dirtySuperTableMap: {},
    dirtyUnitFeatureMap: {},
    dirtyUnitOtherFormulaMap: {},
    clearDependencyTreeCache: {},
  };
  injector
    .get(ICommandService)
    .syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, params, { onlyLocal: true });
}

const forgiving = new WeakSet<SheetsDataValidationValidatorService>();

/**
 * Univer checks lists and limits when the browser is idle, all in one go, and throws when the book they were in has been replaced
 * meanwhile. Here they are checked in turns with the page, as long as the book is there.
 */
function forgiveLateChecks(injector: Injector): void {
  const service = injector.get(SheetsDataValidationValidatorService);
  if (forgiving.has(service)) return;
  forgiving.add(service);
  const instances = injector.get(IUniverInstanceService);
  const check = service.validatorRanges.bind(service);
  service.validatorRanges = async (unitId, sheetId, ranges) => {
    const rest = turns();
    const found: Awaited<ReturnType<typeof check>> = [];
    for (const range of ranges) {
      if (rest.due()) await rest.taken();
      if (!instances.getUnit(unitId)) return [];
      found.push(...(await check(unitId, sheetId, [range])));
    }
    return found;
  };
}
