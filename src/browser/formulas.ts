import {
  isFormulaId,
  isFormulaString,
  IUniverInstanceService,
  type IWorksheetData,
  type Workbook,
  UniverInstanceType,
} from "@univerjs/core";
import {
  FormulaDataModel,
  FormulaDependencyGenerator,
  type FormulaDependencyTree,
  type IFormulaData,
  type IFormulaDataItem,
  IFormulaDependencyGenerator,
  type IFormulaDependencyTree,
  type IOtherFormulaData,
  type IUnitData,
  LexerTreeBuilder,
  UniverFormulaEnginePlugin,
} from "@univerjs/engine-formula";
import { breathe } from "./fileWork";

/** How long the formulas may hold the page before it may do something else, in milliseconds. */
const TURN = 12;

/** Formulas of a sheet by row and column. */
type SheetFormulas = Record<number, Record<number, IFormulaDataItem>>;

/** Formulas that are listed before the page may do something else. */
const AT_ONCE = 500;

/**
 * The engine asks for all formulas of the book at every calculation, and Univer's own model then calls a function for each cell of the
 * book: a tenth of a second for a cluster's tables.
 */
class FormulaModel extends FormulaDataModel {
  constructor(
    private readonly books: IUniverInstanceService,
    lexer: LexerTreeBuilder,
  ) {
    super(books, lexer);
  }

  override getFormulaData(): IFormulaData {
    const data: IFormulaData = {};
    for (const book of this.books.getAllUnitsForType<Workbook>(UniverInstanceType.UNIVER_SHEET))
      data[book.getUnitId()] = Object.fromEntries(
        book.getSheets().map((sheet) => [sheet.getSheetId(), formulasOf(sheet.getConfig())]),
      );
    return data;
  }
}

function formulasOf({ cellData, rowCount, columnCount }: IWorksheetData): SheetFormulas {
  const found: SheetFormulas = {};
  const families = new Map<string, { formula: string; row: number; column: number }>();
  const members: { item: IFormulaDataItem; family: string; row: number; column: number }[] = [];
  for (let row = 0; row < rowCount; row++) {
    const cells = cellData[row];
    if (!cells) continue;
    for (let column = 0; column < columnCount; column++) {
      const cell = cells[column];
      if (!cell || (cell.f == null && cell.si == null)) continue;
      const formula = isFormulaString(cell.f) ? String(cell.f) : "";
      const family = isFormulaId(cell.si) ? String(cell.si) : "";
      if (formula === "" && family === "") continue;
      const item: IFormulaDataItem = family === "" ? { f: formula } : { f: formula, si: family };
      if (formula === "") members.push({ item, family, row, column });
      else if (family !== "") families.set(family, { formula, row, column });
      (found[row] ??= {})[column] = item;
    }
  }
  for (const { item, family, row, column } of members) {
    const first = families.get(family);
    if (first) Object.assign(item, { f: first.formula, x: column - first.column, y: row - first.row });
    else delete found[row]![column];
  }
  return found;
}

/** Finds what each formula depends on as Univer does, but in turns with the page: for a cluster's tables it takes half a second. */
class DependenciesInTurns extends FormulaDependencyGenerator {
  protected override async _generateTreeList(
    formulas: IFormulaData,
    others: IOtherFormulaData,
    books: IUnitData,
  ): Promise<IFormulaDependencyTree[]> {
    const config = this._currentConfigService;
    const rest = turns();
    const trees: IFormulaDependencyTree[] = [];
    if (config.isForceCalculate()) this._dependencyManagerService.reset();
    for (const part of parts(formulas)) {
      this._registerFormulas(Object.keys(part), part, books, trees);
      if (rest.due()) await rest.taken();
    }
    this._registerOtherFormulas(others, Object.keys(others), trees);
    const features: FormulaDependencyTree[] = [];
    this._registerFeatureFormulas(features);
    trees.push(...features);
    let anyAddress = false;
    for (const tree of trees) {
      if (!tree.formula) continue;
      if (rest.due()) await rest.taken();
      const node = this._getTreeNode(tree);
      tree.isDirty = this._includeTree(tree, node);
      const address = this._getAddressFunctionNodeList(node);
      if (address.length > 0) [tree.addressFunctionNodes, anyAddress] = [address, true];
      if (tree.isVirtual) continue;
      this._runtimeService.setCurrent(
        tree.row,
        tree.column,
        tree.rowCount,
        tree.columnCount,
        tree.subUnitId,
        tree.unitId,
      );
      const { refOffsetX, refOffsetY } = tree;
      (tree as FormulaDependencyTree).pushRangeList(await this._getRangeListByNode({ node, refOffsetX, refOffsetY }));
    }
    for (const tree of trees) {
      if (tree.isCache) continue;
      this._dependencyManagerService.addDependencyRTreeCache(tree);
      if (rest.due()) await rest.taken();
    }
    if (anyAddress) await this._calculateListByFunctionRefNode(trees);
    await breathe();
    // Somebody typed meanwhile, or another book is open: what was found is of yesterday.
    if (config.getFormulaData() === formulas) return trees;
    this._dependencyTreeCache.clear();
    this._dependencyRTreeCacheForAddressFunction.clear();
    this._updateRangeFlatten();
    return this._generateTreeList(
      config.getFormulaData(),
      this._otherFormulaManagerService.getOtherFormulaData(),
      config.getUnitData(),
    );
  }
}

/** Tells when a turn is over, and waits for the page. */
function turns(): { due: () => boolean; taken: () => Promise<void> } {
  let until = performance.now() + TURN;
  return {
    due: () => performance.now() > until,
    async taken() {
      await breathe();
      until = performance.now() + TURN;
    },
  };
}

/** The formulas in small parts; the members of a family stay with its first, which Univer wants in one piece. */
function* parts(formulas: IFormulaData): Generator<IFormulaData> {
  for (const [unit, sheets] of Object.entries(formulas))
    for (const [sheet, rows] of Object.entries(sheets ?? {})) {
      const families = new Map<string, SheetFormulas>();
      let loose: SheetFormulas = {};
      let count = 0;
      for (const [row, cells] of Object.entries(rows ?? {}))
        for (const [column, item] of Object.entries<IFormulaDataItem | null | undefined>(cells ?? {})) {
          if (!item) continue;
          let part = loose;
          if (item.si != null) families.set(item.si, (part = families.get(item.si) ?? {}));
          (part[Number(row)] ??= {})[Number(column)] = item;
          if (part !== loose || ++count % AT_ONCE !== 0) continue;
          yield { [unit]: { [sheet]: loose } };
          loose = {};
        }
      for (const part of [loose, ...families.values()]) yield { [unit]: { [sheet]: part } };
    }
}

/** Univer's formula engine, with these two in place of its own. */
export class FormulaEngine extends UniverFormulaEnginePlugin {
  protected override _initializeWithOverride(): void {
    super._initializeWithOverride();
    this._injector.replace([
      FormulaDataModel,
      {
        useFactory: (books: IUniverInstanceService, lexer: LexerTreeBuilder) => new FormulaModel(books, lexer),
        deps: [IUniverInstanceService, LexerTreeBuilder],
      },
    ]);
    this._injector.replace([IFormulaDependencyGenerator, { useClass: DependenciesInTurns }]);
  }
}
