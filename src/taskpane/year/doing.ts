import { formatDate } from "../../vietnamese/dates";
import type { ReviewAct } from "../../workflow/paneAppraisal";

/** What a person does here; who and when are added to it. */
export type Doing = ReviewAct extends infer One ? (One extends ReviewAct ? Omit<One, "who" | "when"> : never) : never;

/** A moment as people write it: day and time as they were kept. */
export function momentOf(when: string): string {
  const [day = "", time = ""] = when.split("T");
  return [time.slice(0, 5), formatDate(day)].filter((text) => text !== "").join(" ");
}
