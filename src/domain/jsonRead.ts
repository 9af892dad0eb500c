/** Reads JSON of unknown shape into plain values: every miss is an issue with the path where it stands, none throws. */
import { isIsoDay } from "./instant";
import type { Issue } from "./issue";

/** A value, where it stands ("indicators[3].target"), and the list its faults go to. */
export interface At {
  value: unknown;
  path: string;
  issues: Issue[];
}

function fault(at: At, code: string, expected: string): void {
  at.issues.push({
    code,
    severity: "error",
    place: {},
    params: { path: at.path },
    found: shown(at.value),
    expected,
  });
}

/** A value as a person may see it in a message, short. */
function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

export function field(at: At, key: string): At {
  const own = isRecord(at.value) && Object.hasOwn(at.value, key) ? at.value[key] : undefined;
  return { value: own, path: at.path === "" ? key : `${at.path}.${key}`, issues: at.issues };
}

/** True when there is an object; else an issue. */
export function isObject(at: At): boolean {
  if (isRecord(at.value)) return true;
  fault(at, "plan.wrongType", "{…}");
  return false;
}

/** Items of a list; an absent one is empty. */
export function items(at: At): At[] {
  if (isAbsent(at.value)) return [];
  if (!Array.isArray(at.value)) {
    fault(at, "plan.wrongType", "[…]");
    return [];
  }
  return at.value.map((value: unknown, index) => ({ value, path: `${at.path}[${index}]`, issues: at.issues }));
}

/** Properties of an object used as a table; an absent one is empty. */
export function entries(at: At): [string, At][] {
  if (isAbsent(at.value) || !isObject(at)) return [];
  return Object.keys(at.value as Record<string, unknown>).map((key) => [key, field(at, key)]);
}

/** Text, or `fallback` when absent; without a fallback it must be there and not blank. */
export function text(at: At, fallback?: string): string {
  if (typeof at.value === "string" && (fallback !== undefined || at.value.trim() !== "")) return at.value.trim();
  if (isAbsent(at.value) && fallback !== undefined) return fallback;
  if (typeof at.value === "number" && Number.isFinite(at.value)) return String(at.value);
  fault(at, isAbsent(at.value) || at.value === "" ? "plan.missing" : "plan.wrongType", "văn bản");
  return fallback ?? "";
}

/**
 * A code (mã): letters, digits and inner " " "." "_" "-"; it stands in file names, so nothing that a file system reads
 * otherwise.
 */
export function code(at: At): string {
  const read = text(at);
  if (read !== "" && !/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._-]{0,62}[\p{L}\p{M}\p{N}])?$/u.test(read)) {
    fault(at, "plan.badCode", "CT01");
  }
  return read;
}

/** A finite number, or null when absent. */
export function number(at: At): number | null {
  if (isAbsent(at.value)) return null;
  if (typeof at.value === "number" && Number.isFinite(at.value)) return at.value;
  fault(at, "plan.wrongType", "số");
  return null;
}

export function yesNo(at: At): boolean {
  if (typeof at.value === "boolean") return at.value;
  if (!isAbsent(at.value)) fault(at, "plan.wrongType", "true, false");
  return false;
}

/** One of some words; `fallback` when absent. */
export function oneOf<T extends string | number>(at: At, allowed: readonly T[], fallback?: T): T {
  const found = allowed.find((word) => word === at.value);
  if (found !== undefined) return found;
  if (!(isAbsent(at.value) && fallback !== undefined)) fault(at, "plan.wrongWord", allowed.join(", "));
  return fallback ?? (allowed[0] as T);
}

/** An ISO day ("2024-06-05"), or null when absent. */
export function day(at: At): string | null {
  if (isAbsent(at.value)) return null;
  if (typeof at.value === "string" && isIsoDay(at.value)) return at.value;
  fault(at, "plan.badDate", "2024-06-30");
  return null;
}

/** An ISO day that must be there. */
export function neededDay(at: At): string {
  if (isAbsent(at.value)) fault(at, "plan.missing", "2024-06-30");
  return day(at) ?? "";
}

/** List of texts; an absent one is empty. */
export function texts(at: At): string[] {
  return items(at).map((item) => text(item));
}
