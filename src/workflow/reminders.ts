import type { Consolidation } from "../domain/consolidation";
import { type Reminder, reminders } from "../domain/handIns";
import type { Period, Plan } from "../domain/plan";
import { reminderText } from "../messages/cluster";
import type { Language } from "../messages/text";

/** A reminder with its text, ready to be copied and sent. */
export interface SaidReminder extends Reminder {
  text: string;
}

/** Whom to remind and in what words. @param today ISO day */
export function saidReminders(
  plan: Plan,
  period: Period,
  consolidation: Consolidation,
  today: string,
  language: Language,
): SaidReminder[] {
  return worded(plan, period, reminders(plan, period, consolidation, today), language);
}

/** The same for reminders that were worked out elsewhere (a merge view carries them). */
export function worded(plan: Plan, period: Period, found: readonly Reminder[], language: Language): SaidReminder[] {
  const about = {
    cluster: plan.cluster.name === "" ? plan.issuer.name : plan.cluster.name,
    period: period.name,
    title: plan.title,
  };
  return found.map((reminder) => ({ ...reminder, text: reminderText(reminder, about, language) }));
}
