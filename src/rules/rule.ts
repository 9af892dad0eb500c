import type { Issue, Place, Severity } from "../domain/issue";

/** What a rule looks over: one workbook, a member's files over time, all members of the cluster, the plan itself. "reading" is said while a file is read. */
export type RuleScope = "reading" | "book" | "history" | "cluster" | "plan";

/** What is known of one kind of mistake, for the catalogue (docs/error-codes.md). The texts people read stand in messages/. */
export interface RuleFacts {
  severity: Severity;
  /** Sheets and columns it looks at. */
  looksAt: string;
  /** Why it matters, in one sentence. */
  why: string;
  /** Where the rule comes from: a decree, a printed document, how a program behaves. */
  source: string;
  /** What stands in the cell (and beside it) when it is raised. */
  examples: readonly string[];
}

/** What an issue says beyond its code and place. */
export type Said = Omit<Issue, "code" | "severity" | "place">;
export type Tell<K extends string> = (code: K, place: Place, said?: Said) => void;

/** A named rule: the codes it may raise and the pure function that raises them. */
export interface Rule<Context> {
  scope: RuleScope;
  codes: Readonly<Record<string, RuleFacts>>;
  find: (context: Context) => Issue[];
}

/** Makes a rule; a code it raises must be one of those it declares. */
export function rule<Context, K extends string>(
  scope: RuleScope,
  codes: Readonly<Record<K, RuleFacts>>,
  look: (context: Context, tell: Tell<K>) => void,
): Rule<Context> {
  return {
    scope,
    codes,
    find: (context) => {
      const issues: Issue[] = [];
      look(context, (code, place, said = {}) => {
        issues.push({ code, severity: codes[code].severity, place, ...said });
      });
      return issues;
    },
  };
}

/** A text that travels with a plan or a submission, and where it stands. */
export interface PlacedText {
  text: string;
  place: Place;
}
