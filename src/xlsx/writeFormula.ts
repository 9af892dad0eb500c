/**
 * Functions that Excel 2010 and later brought and that a file must name with the prefix `_xlfn.` ([MS-XLSX] 2.2.2, future
 * functions); without it Excel shows #NAME? until the cell is edited. NETWORKDAYS.INTL and WORKDAY.INTL have none. Those after
 * Z.TEST are not in our forms: a person may type them.
 */
const PREFIXED = new Set(
  (
    "AGGREGATE BETA.DIST BETA.INV BINOM.DIST BINOM.INV CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT " +
    "CHISQ.TEST CONFIDENCE.NORM CONFIDENCE.T COVARIANCE.P COVARIANCE.S ERF.PRECISE ERFC.PRECISE EXPON.DIST F.DIST " +
    "F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.PRECISE GAMMA.DIST GAMMA.INV GAMMALN.PRECISE HYPGEOM.DIST LOGNORM.DIST " +
    "LOGNORM.INV MODE.MULT MODE.SNGL NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV PERCENTILE.EXC " +
    "PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC POISSON.DIST QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ STDEV.P " +
    "STDEV.S T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST VAR.P VAR.S WEIBULL.DIST Z.TEST " +
    "BASE BITAND BITOR BITXOR CEILING.MATH COMBINA CONCAT DAYS DECIMAL FLOOR.MATH FORMULATEXT IFNA IFS ISFORMULA ISOWEEKNUM " +
    "MAXIFS MINIFS NUMBERVALUE SEQUENCE SHEET SHEETS SORTBY SWITCH TEXTAFTER TEXTBEFORE TEXTJOIN UNICHAR UNICODE UNIQUE XLOOKUP " +
    "XMATCH XOR"
  ).split(" "),
);

/** Two of them have a second prefix. */
const SHEET_FUNCTIONS = new Set(["FILTER", "SORT"]);

/** Strings, quoted sheet names, and names before "(" — matched in that order so that a function named in a text stays as it is. */
const TOKENS = /"[^"]*"|'[^']*'|[A-Za-z_][A-Za-z0-9_.]*(?=\()/g;

/** Whether a formula may name one: most do not. */
const MAY_NAME = new RegExp(`\\b(?:${[...PREFIXED, ...SHEET_FUNCTIONS].join("|").replaceAll(".", "\\.")})\\(`, "i");

function prefixOf(name: string): string {
  return PREFIXED.has(name) ? "_xlfn." : SHEET_FUNCTIONS.has(name) ? "_xlfn._xlws." : "";
}

/** A formula as the file stores it: later functions get the prefix `_xlfn.`. */
export function storedFormula(formula: string): string {
  return MAY_NAME.test(formula) ? formula.replace(TOKENS, (token) => prefixOf(token.toUpperCase()) + token) : formula;
}
