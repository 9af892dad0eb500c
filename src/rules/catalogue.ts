import { FORM_ISSUES } from "../forms/issueCodes";
import type { Severity } from "../domain/issue";
import { BOOK_RULES, CLUSTER_RULES, HISTORY_RULES } from "./check";
import { documentListsRule } from "./documentLists";
import { planSenseRule } from "./planSense";
import { documentTextRule } from "./planTexts";
import { READING_FACTS } from "./readingFacts";
import type { RuleFacts, RuleScope } from "./rule";

/** One kind of mistake the check knows. Its texts (vi, en) stand in messages/ under the code. */
export interface CatalogueEntry extends RuleFacts {
  code: string;
  scope: RuleScope;
}

function entriesOf(scope: RuleScope, codes: Readonly<Record<string, RuleFacts>>): CatalogueEntry[] {
  return Object.entries(codes).map(([code, facts]) => ({ code, scope, ...facts }));
}

function readingEntries(): CatalogueEntry[] {
  return (Object.entries(FORM_ISSUES) as [keyof typeof READING_FACTS, Severity][]).map(([code, severity]) => ({
    code,
    scope: "reading",
    severity,
    ...READING_FACTS[code],
  }));
}

/** The catalogue of the check (danh mục lỗi): reading's issues, then the rules, each code once. */
export const RULES: readonly CatalogueEntry[] = [
  ...readingEntries(),
  ...BOOK_RULES.flatMap(({ scope, codes }) => entriesOf(scope, codes)),
  ...HISTORY_RULES.flatMap(({ scope, codes }) => entriesOf(scope, codes)),
  ...CLUSTER_RULES.flatMap(({ scope, codes }) => entriesOf(scope, codes)),
  ...entriesOf("plan", documentTextRule.codes),
  ...entriesOf("plan", documentListsRule.codes),
  ...entriesOf("plan", planSenseRule.codes),
];
