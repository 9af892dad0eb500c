/** Checks what a review meeting proposes (đề nghị khen thưởng) against votes and allocations. It decides nothing. */
import { awardName } from "./award";
import type { AwardRules } from "./awardRule";
import type { Issue } from "./issue";
import type { Votes } from "./ranking";

/** What is proposed for one member. `reward` as written in the list; null or "Không" proposes nothing. */
export interface Proposal {
  member: string;
  reward: string | null;
  votes: Votes | null;
}

/** Members proposed for a reward, by the list's name of it. */
export function proposedCounts(proposals: readonly Proposal[], rules: AwardRules): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reward } of proposals) {
    const name = proposedName(reward, rules);
    if (name !== null) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function proposedName(reward: string | null, rules: AwardRules): string | null {
  const written = reward?.trim() ?? "";
  if (written === "" || written.toLowerCase() === "không") return null;
  return awardName(rules, written)?.name ?? written;
}

/** Too few votes, and more proposed than allocated. @param day ISO day */
export function proposalIssues(proposals: readonly Proposal[], rules: AwardRules, day: string): Issue[] {
  const issues: Issue[] = [];
  const inForce = rules.votes.filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  );
  for (const { member, reward, votes } of proposals) {
    const name = proposedName(reward, rules);
    if (name === null || votes === null) continue;
    const rule = inForce.find(({ title }) => title === name) ?? inForce.find(({ title }) => title === null);
    if (!rule || votes.for * rule.least.of >= rule.least.for * votes.of) continue;
    const params = { name, for: votes.for, of: votes.of, leastFor: rule.least.for, leastOf: rule.least.of };
    const basis = { basis: rule.basis.code, certain: rule.certain ? 1 : 0 };
    issues.push({ code: "award.tooFewVotes", severity: "warning", place: { member }, params: { ...params, ...basis } });
  }
  const counts = proposedCounts(proposals, rules);
  for (const { name, count } of rules.allocations) {
    const proposed = counts[awardName(rules, name)?.name ?? name] ?? 0;
    if (proposed <= count) continue;
    issues.push({ code: "award.overAllocation", severity: "warning", place: {}, params: { name, count, proposed } });
  }
  return issues;
}
