import type { Issue } from "../domain/issue";
import type { Plan } from "../domain/plan";
import { formsTexts as F } from "../messages/paneForms";
import { type Session, work } from "./session";

/** The plan that stands in the open workbook, or why there is none (no issues: no registration sheet at all); null where reading failed, which was said. */
export async function planFromBook(session: Session): Promise<{ plan: Plan | null; issues: readonly Issue[] } | null> {
  const { editedPlan } = await work();
  const read = async () => editedPlan(await session.workbook.read(), session.store.get().plan);
  return session.run(session.say(F.fromBook), read, { stoppable: false });
}
