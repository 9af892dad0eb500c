import type { Plan } from "../domain/plan";
import type { Identity } from "../domain/submission";
import type { Capabilities } from "../host/workbook";
import type { Language } from "../messages/text";
import type { ChangeSet } from "../sheet/change";
import type { Progress, Running } from "../sheet/progress";
import type { Checked } from "../workflow/paneBook";
import type { MergeView } from "../workflow/paneMerge";
import { memory } from "./memory";

export const SCREENS = ["forms", "check", "results", "merge", "word"] as const;
/** "entry" is reached from the check and the menu; it has no tab of its own. */
export type ScreenName = (typeof SCREENS)[number] | "entry";

export interface Notice {
  kind: "success" | "info" | "warning" | "error";
  text: string;
}

/** A change that waits for the officer's word. */
export interface Pending {
  title: string;
  change: ChangeSet;
  decide(apply: boolean): void;
}

/** A long action. */
export interface Busy {
  label: string;
  progress: Progress | null;
  stopping: boolean;
  stop: (() => void) | null;
}

/** What can be taken back, newest last. */
export interface Done {
  what: string;
  takeBack(running: Running): Promise<void>;
  /** A file was opened in place of the workbook before. */
  opened?: true;
}

export interface SessionState {
  language: Language;
  phase: "starting" | "ready" | "failed";
  /** Whether the open workbook has been read; until then no screen says that something is missing from it. */
  known: boolean;
  host: Capabilities | null;
  screen: ScreenName;
  welcome: boolean;
  plan: Plan | null;
  /** Code of the period being worked on. */
  period: string | null;
  /** Who the open workbook says it is; null before it was read. */
  identity: Identity | null;
  /** Whether the open workbook holds a member's form. */
  hasForm: boolean;
  checked: Checked | null;
  checking: boolean;
  pending: Pending | null;
  busy: Busy | null;
  notice: Notice | null;
  undo: readonly Done[];
  kept: "saving" | "saved" | "failed" | null;
  /** Counts up whenever the open workbook was read again. */
  revision: number;
  /** The merged files of the period, where some were merged. */
  merged: MergeView | null;
}

/** Before the open workbook was looked at; what this browser remembers is in it. */
export function startState(): SessionState {
  return {
    language: memory.get("language") === "en" ? "en" : "vi",
    phase: "starting",
    known: false,
    host: null,
    screen: "forms",
    welcome: memory.get("welcome") !== "seen",
    plan: null,
    period: null,
    identity: null,
    hasForm: false,
    checked: null,
    checking: false,
    pending: null,
    busy: null,
    notice: null,
    undo: [],
    kept: null,
    revision: 0,
    merged: null,
  };
}
