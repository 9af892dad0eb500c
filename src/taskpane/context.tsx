import { createContext, useContext, useSyncExternalStore } from "react";
import type { Params, Text } from "../messages/text";
import type { Session } from "./session";
import type { SessionState } from "./sessionState";

const Context = createContext<Session | null>(null);

export const SessionProvider = Context.Provider;

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) throw new Error("no session");
  return session;
}

/** One part of the state; the component is drawn again when it changes. Choose parts, never build new objects. */
export function useSessionState<T>(part: (state: SessionState) => T): T {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, () => part(store.get()));
}

/** Texts in the officer's language; draws again when it changes. */
export function useSay(): (text: Text, params?: Params) => string {
  const session = useSession();
  useSessionState((state) => state.language);
  return session.say;
}
