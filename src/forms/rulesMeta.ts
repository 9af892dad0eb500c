import type { Plan } from "../domain/plan";
import type { Meta } from "./meta";
import { pieces } from "./pieces";

/** The plan's scoring scheme and award rules as keys of _meta: scoring1, scoring2 …, awards1 … */
export function rulesMeta(plan: Plan): Meta {
  return { ...keyed("scoring", plan.scoring), ...keyed("awards", plan.awards) };
}

/** The rules that _meta keeps; null for none, or where they are damaged. */
export function rulesOf(meta: Meta): { scoring: unknown; awards: unknown } {
  return { scoring: joined(meta, "scoring"), awards: joined(meta, "awards") };
}

function keyed(key: string, value: unknown): Meta {
  if (value === null || value === undefined) return {};
  return Object.fromEntries(pieces(JSON.stringify(value)).map((text, at) => [`${key}${at + 1}`, text]));
}

function joined(meta: Meta, key: string): unknown {
  let text = "";
  for (let at = 1; meta[`${key}${at}`] !== undefined; at++) text += meta[`${key}${at}`];
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
