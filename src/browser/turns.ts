/** Lets the page paint and listen. */
export const breathe = (): Promise<void> => new Promise((done) => setTimeout(done));

/** How long a piece of work may hold the page before it may do something else, in milliseconds. */
const TURN = 12;

/** Tells when a turn is over, and gives the page its own. */
export interface Turns {
  due: () => boolean;
  taken: () => Promise<void>;
}

export function turns(): Turns {
  let until = performance.now() + TURN;
  return {
    due: () => performance.now() > until,
    async taken() {
      await breathe();
      until = performance.now() + TURN;
    },
  };
}
