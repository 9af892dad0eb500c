import { IUniverInstanceService, type Workbook, UniverInstanceType } from "@univerjs/core";
import {
  FormulaDataModel,
  FormulaDependencyGenerator,
  type FormulaDependencyTree,
  type IFormulaData,
  IFormulaDependencyGenerator,
  type IFormulaDependencyTree,
  type IOtherFormulaData,
  type IUnitData,
  LexerTreeBuilder,
  UniverFormulaEnginePlugin,
} from "@univerjs/engine-formula";
import { formulasOf, parts } from "./formulaList";
import { breathe, turns } from "./turns";

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

/** Finds what each formula depends on as Univer does, but in turns with the page: for a cluster's tables it takes half a second. */
class DependenciesInTurns extends FormulaDependencyGenerator {
  override async generate(withModel = false): ReturnType<FormulaDependencyGenerator["generate"]> {
    const [config, known] = [this._currentConfigService, this._dependencyManagerService];
    // Nothing here asks for the model.
    if (withModel) return super.generate(withModel);
    this._updateRangeFlatten();
    for (const [unit, sheets] of Object.entries(config.getClearDependencyTreeCache() ?? {}))
      for (const sheet of Object.keys(sheets ?? {})) {
        known.clearOtherFormulaDependency(unit, sheet);
        known.clearFeatureFormulaDependency(unit, sheet);
        known.clearFormulaDependency(unit, sheet);
      }
    const others = this._otherFormulaManagerService.getOtherFormulaData();
    await this._generateTreeList(config.getFormulaData(), others, config.getUnitData());
    known.openKdTree();
    await breathe();
    const changed = this._getUpdateTreeListAndMakeDependency();
    await breathe();
    const list = this._calculateRunList(changed);
    await breathe();
    if (this._checkIsCycleDependency(list)) this._runtimeService.enableCycleDependency();
    this._dependencyTreeCache.clear();
    this._dependencyRTreeCacheForAddressFunction.clear();
    known.closeKdTree();
    this._runtimeService.clearArrayObjectCache();
    return list;
  }

  protected override async _generateTreeList(
    formulas: IFormulaData,
    others: IOtherFormulaData,
    books: IUnitData,
  ): Promise<IFormulaDependencyTree[]> {
    const config = this._currentConfigService;
    const rest = turns();
    const cells: IFormulaDependencyTree[] = [];
    if (config.isForceCalculate()) this._dependencyManagerService.reset();
    for (const part of parts(formulas)) {
      this._registerFormulas(Object.keys(part), part, books, cells);
      if (rest.due()) await rest.taken();
    }
    const asked: IFormulaDependencyTree[] = [];
    this._registerOtherFormulas(others, Object.keys(others), asked);
    // Conditions and limits stand in no cell. Univer takes those of a sheet's later rows for cells at its top, which other formulas then seem to
    // wait for: ranks were computed before the points they rank.
    for (const tree of asked) tree.toRTreeItem = nowhere;
    const features: FormulaDependencyTree[] = [];
    this._registerFeatureFormulas(features);
    const trees = [...cells, ...asked, ...features];
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

const nowhere = (): [] => [];

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
