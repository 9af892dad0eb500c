import type { Params } from "../messages/text";

/** Why the command could not do it: a code of messages/commands.ts with its words. Exit code 2, one line on stderr. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly params: Params = {},
  ) {
    super(code);
    this.name = "Refusal";
  }
}
