/** How far a long action is. `total` is 0 while unknown. */
export interface Progress {
  done: number;
  total: number;
  /** What is being worked on, e.g. a file's name. */
  label?: string;
}

/** How a long action reports and is stopped; an AbortSignal fits `cancel`. */
export interface Running {
  onProgress?: (progress: Progress) => void;
  cancel?: { readonly aborted: boolean };
  /** Lets others have the thread for a moment (a macrotask); pure folders have no timer of their own. */
  pause?: () => Promise<void>;
}

/** Thrown where a person cancelled; nothing was changed. */
export class Cancelled extends Error {
  constructor() {
    super("cancelled");
    this.name = "Cancelled";
  }
}

export function stopIfCancelled(running: Running | undefined): void {
  if (running?.cancel?.aborted) throw new Cancelled();
}
