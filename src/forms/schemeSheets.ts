import type { Issue, Place } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { readScheme, type TieRule } from "../domain/scheme";
import { schemeIssues } from "../domain/schemeIssues";
import { schemeOf } from "../domain/standings";
import { cellName } from "../sheet/address";
import type { Book, Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import { textKey } from "../vietnamese/text";
import type { Say } from "./issueCodes";
import { CRITERIA_SHEET, criteriaSheet, readCriteria, type ReadCriteria } from "./schemeCriteria";
import { type ReadTerms, readTerms, TERMS_SHEET, termsSheet } from "./schemeTerms";

export const SCHEME_SHEETS: readonly string[] = [CRITERIA_SHEET, TERMS_SHEET];

/** The two sheets a plan's scoring scheme is edited in: criteria (ThangDiem) and terms (QuyDinhDiem). */
export function schemeSheets(plan: Plan): SheetSpec[] {
  const scheme = schemeOf(plan);
  return [criteriaSheet(plan, scheme), termsSheet(plan, scheme)];
}

/** A scheme as read from its sheets; `scoring` null: nothing is written there, none is assumed. */
export interface ReadSchemeSheets {
  scoring: Record<string, unknown> | null;
  /** Where a fault of the plan's own check ("scoring.criteria[3].max") stands; null when the path is no part of a scheme. */
  placeOf: (path: string) => Place | null;
  /** What does not fit in the scheme, with the cell to look at. */
  issuesIn: (plan: Plan) => Issue[];
}

/** Reads the scheme of a plan workbook; null when it has no such sheet. */
export function readSchemeSheets(book: Book, say: Say): ReadSchemeSheets | null {
  const sheet = (name: string) => book.sheets.find((grid) => textKey(grid.name) === textKey(name)) ?? null;
  const grids = { criteria: sheet(CRITERIA_SHEET), terms: sheet(TERMS_SHEET) };
  if (!grids.criteria) return null;
  const criteria = readCriteria(grids.criteria, book.date1904, say);
  const terms = grids.terms ? readTerms(grids.terms, book.date1904, say) : null;
  const found: Found = { grids, criteria, terms };
  const written = criteria !== null && criteria.sections.length + criteria.criteria.length > 0;
  const scoring =
    written || terms?.blank === false
      ? { ...terms?.json, sections: criteria?.sections ?? [], criteria: criteria?.criteria ?? [] }
      : null;
  return {
    scoring,
    placeOf: (path) => placeOf(path, found),
    issuesIn(plan) {
      const read = readScheme(scoring);
      const scheme = "scheme" in read ? read.scheme : null;
      if (!scheme) return [];
      // A scheme with a gap scores what it can: the gap is to be mended, the plan is not refused for it.
      return schemeIssues(scheme, plan).map((issue) => ({
        ...issue,
        severity: "warning",
        place: { ...issue.place, ...issuePlace(issue, found) },
      }));
    },
  };
}

interface Found {
  grids: { criteria: Grid | null; terms: Grid | null };
  criteria: ReadCriteria | null;
  terms: ReadTerms | null;
}

type CriteriaKey = Parameters<ReadCriteria["cell"]>[1];

function placeOf(path: string, { grids, criteria, terms }: Found): Place | null {
  const [, rest = ""] = /^scoring\.(.+)$/.exec(path) ?? [];
  const [, list = "", index = "", part = ""] = /^(sections|criteria|ties|grades)\[(\d+)\]\.?(.*)$/.exec(rest) ?? [];
  if (list === "sections" || list === "criteria") {
    const row = criteria?.rows[list][Number(index)];
    const key: CriteriaKey =
      part === "code" || part === "max" || part === "section" || part === "indicator" ? part : "name";
    return row === undefined || !criteria ? null : { sheet: grids.criteria?.name, cell: criteria.cell(row, key) };
  }
  const key = list === "ties" || list === "grades" ? terms?.keys[list][Number(index)] : rest;
  return key === undefined ? null : termPlace({ grids, criteria, terms }, key);
}

function termPlace({ grids, terms }: Found, key: string): Place | null {
  const row = terms?.rows.get(key);
  return row === undefined ? null : { sheet: grids.terms?.name, cell: cellName(row, 1) };
}

/** Which column a fault of a criterion is mended in. */
const COLUMN_OF: Readonly<Record<string, CriteriaKey>> = {
  "scheme.duplicateCriterion": "code",
  "scheme.unknownSection": "section",
  "scheme.unknownIndicator": "indicator",
  "scheme.noIndicator": "indicator",
  "scheme.noPercent": "kind",
  "scheme.noMax": "max",
  "scheme.noSteps": "steps",
  "scheme.stepsFall": "steps",
  "scheme.stepAboveMax": "steps",
};

/** The cell of a fault: the criterion's row, the part's row, the tie's or the total's line. */
function issuePlace({ code, params }: Issue, found: Found): Place {
  const { grids, criteria, terms } = found;
  const named = (of: string | number | undefined, list: "sections" | "criteria", key: CriteriaKey): Place | null => {
    // The later of two with one code is the one to mend.
    const at = criteria?.[list].map(({ code }) => code).lastIndexOf(of) ?? -1;
    const row = criteria?.rows[list][at];
    return criteria && row !== undefined ? { sheet: grids.criteria?.name, cell: criteria.cell(row, key) } : null;
  };
  const tie = (test: (tie: TieRule) => boolean) =>
    termPlace(found, terms?.keys.ties[terms.json.ties.findIndex(test)] ?? "");
  switch (code) {
    case "scheme.totalMismatch":
      return termPlace(found, "total") ?? {};
    case "scheme.sectionAboveMax":
      return named(params?.section, "sections", "max") ?? {};
    case "scheme.unknownCriterion":
      return tie((one) => one.by === "criterion" && one.criterion === params?.criterion) ?? {};
    case "scheme.unknownSection":
      if (params?.criterion === undefined)
        return tie((one) => one.by === "section" && one.section === params?.section) ?? {};
  }
  return named(params?.criterion, "criteria", COLUMN_OF[code] ?? "name") ?? {};
}
