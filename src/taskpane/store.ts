/** A value that many may watch. The screens and the session share one; no framework in it. */
export interface Store<S> {
  get(): S;
  set(part: Partial<S>): void;
  /** Calls back after every change; returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

export function createStore<S extends object>(first: S): Store<S> {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(part) {
      state = { ...state, ...part };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
