import { isWanted, wantedBytes } from "./grid";

test("wanted texts are told from others that differ in any one byte, whatever their length", () => {
  const texts = Array.from({ length: 20 }, (_, length) => Uint8Array.from({ length }, (_, i) => 40 + ((i * 7) % 50)));
  for (const [which, wanted] of wantedBytes(texts).entries()) {
    const text = texts[which]!;
    const data = new Uint8Array(text.length + 11).fill(60);
    const view = new DataView(data.buffer);
    data.set(text, 3);
    expect(isWanted(view, 3, wanted)).toBe(true);
    for (let i = 0; i < text.length; i++) {
      data[3 + i]! ^= 1;
      expect([text.length, i, isWanted(view, 3, wanted)]).toEqual([text.length, i, false]);
      data[3 + i]! ^= 1;
    }
  }
});
