import type { Language } from "../messages/text";

/** A verb gets its arguments and the language; it returns the exit code. */
export type Verb = (args: string[], language: Language) => Promise<number>;
