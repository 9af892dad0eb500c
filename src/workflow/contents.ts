import { type Consolidation, joinAll } from "../domain/consolidation";
import type { Plan } from "../domain/plan";
import { readLedger } from "../forms/ledger";
import { readPlanBook } from "../forms/planBook";
import { planOfMemberBook } from "../forms/planOfMember";
import { readSubmission } from "../forms/submission";
import type { Book } from "../sheet/grid";
import { leaf } from "./members";

/** What one of our workbooks holds: its plan, and the figures of a period where there are any. */
export interface Contents {
  plan: Plan | null;
  consolidation: Consolidation | null;
}

/**
 * Reads any of our workbooks: a merged book gives its ledger, a member's file its own submission, a plan book its plan.
 * @param given the plan to read it against, when the caller has one
 */
export function contentsOf(book: Book, file: string, given: Plan | null): Contents {
  const ledger = readLedger(book);
  const own = given ?? readPlanBook(book).plan ?? planOfMemberBook(book);
  if (ledger) return { plan: own, consolidation: own && ledger.plan === own.id ? ledger : null };
  if (!own) return { plan: null, consolidation: null };
  const submission = readSubmission(book, file, own, {});
  const period = own.periods.find(({ code }) => code === submission.identity.period);
  if (!period || submission.identity.member === null) return { plan: own, consolidation: null };
  return { plan: own, consolidation: joinAll(own.id, period.code, [leaf(own, period, submission, null)]) };
}
