/**
 * Functions that Excel 2010 brought and that a file must name with the prefix `_xlfn.` ([MS-XLSX] 2.2.2, future
 * functions); without it Excel 2010 and later show #NAME? until the cell is edited. NETWORKDAYS.INTL and WORKDAY.INTL
 * have none.
 */
const PREFIXED = new Set(
  (
    "AGGREGATE BETA.DIST BETA.INV BINOM.DIST BINOM.INV CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT " +
    "CHISQ.TEST CONFIDENCE.NORM CONFIDENCE.T COVARIANCE.P COVARIANCE.S ERF.PRECISE ERFC.PRECISE EXPON.DIST F.DIST " +
    "F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.PRECISE GAMMA.DIST GAMMA.INV GAMMALN.PRECISE HYPGEOM.DIST LOGNORM.DIST " +
    "LOGNORM.INV MODE.MULT MODE.SNGL NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV PERCENTILE.EXC " +
    "PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC POISSON.DIST QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ STDEV.P " +
    "STDEV.S T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST VAR.P VAR.S WEIBULL.DIST Z.TEST"
  ).split(" "),
);

/** Strings, quoted sheet names, and names before "(" — matched in that order so that a function named in a text stays as it is. */
const TOKENS = /"[^"]*"|'[^']*'|[A-Za-z_][A-Za-z0-9_.]*(?=\()/g;

/** A formula as the file stores it: later functions get the prefix `_xlfn.`. */
export function storedFormula(formula: string): string {
  if (!/\.|AGGREGATE/i.test(formula)) return formula;
  return formula.replace(TOKENS, (token) => (PREFIXED.has(token.toUpperCase()) ? `_xlfn.${token}` : token));
}
