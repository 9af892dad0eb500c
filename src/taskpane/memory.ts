import type { Plan } from "../domain/plan";

const PREFIX = "so-thi-dua.";

/** Small things remembered on this machine. A browser that forbids it simply forgets. */
export const memory = {
  get(key: string): string | null {
    try {
      return localStorage.getItem(PREFIX + key);
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      localStorage.setItem(PREFIX + key, value);
    } catch {
      // Nothing depends on it.
    }
  },
  /** JSON of a plan the officer worked with before. */
  plan(id: string): string | null {
    return this.get(`plan.${id}`);
  },
  keepPlan(plan: Plan): void {
    this.set(`plan.${plan.id}`, JSON.stringify(plan));
  },
};
