import { strToU8 } from "fflate";
import fc from "fast-check";
import { numberEnd, readNumber } from "./numbers";

/** Reads a text with something after it; NaN stands for "ask Number()". */
function read(text: string): { number: number; end: number } {
  const number = readNumber(strToU8(`${text}<`), 0);
  return { number, end: numberEnd };
}

/** How often the fast way had to give up among the texts it was asked for. */
function agree(texts: fc.Arbitrary<string>): number {
  let unsure = 0;
  fc.assert(
    fc.property(texts, (text) => {
      const { number, end } = read(text);
      expect(end).toBe(text.length);
      if (Number.isNaN(number)) unsure++;
      else expect(number).toBe(Number(text) + 0);
    }),
    { numRuns: 5000, seed: 8 },
  );
  return unsure;
}

describe("readNumber", () => {
  it("reads what Excel and others write as Number() does", () => {
    expect(agree(fc.integer().map(String))).toBe(0);
    expect(agree(fc.double({ min: 1e-3, max: 1e9, noNaN: true }).map(String))).toBe(0);
    expect(
      agree(fc.double({ min: 1e-3, max: 1e9, noNaN: true }).map((x) => x.toPrecision(17).replace(/e\+?/, "E"))),
    ).toBe(0);
    expect(agree(fc.double({ min: 1e-6, max: 1, noNaN: true }).map((x) => x.toExponential(15).replace("e", "E")))).toBe(
      0,
    );
  });

  it("is right or says that it is not sure, for any double and any digits", () => {
    agree(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String));
    agree(
      fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 22n }), fc.integer({ min: -30, max: 30 })).map(([m, e]) => `${m}e${e}`),
    );
  });

  it("does not guess in the middle between two doubles", () => {
    // 2^53 + 1 is a tie; digits past it decide.
    for (const text of ["9007199254740993", "9007199254740993.0", "-9007199254740995"]) {
      const { number } = read(text);
      if (!Number.isNaN(number)) expect(number).toBe(Number(text));
    }
    expect(read("9007199254740993").number).toBeNaN();
  });

  it.each([
    ["0", 0],
    ["-0", 0],
    ["00012", 12],
    ["+7", 7],
    [".5", 0.5],
    ["5.", 5],
    ["1E-3", 0.001],
    ["7.0000000000000007E-2", 0.07],
    ["1e22", 1e22],
    ["45448.75", 45448.75],
  ])("reads %s", (text, number) => {
    expect(read(text)).toEqual({ number, end: text.length });
  });

  it.each(["", "-", ".", "e5", "1e", "1e+"])("finds no number in %j", (text) => {
    expect(read(text).number).toBeNaN();
  });

  it("stops at the first byte that is not part of the number", () => {
    expect(read("12,5")).toEqual({ number: 12, end: 2 });
    expect(read("1-2")).toEqual({ number: 1, end: 1 });
  });
});
