import { eachCell, valueAt, valueOf } from "../sheet/grid";
import { readForeign } from "./read";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string, little: boolean): Uint8Array => {
  const bytes = [...`\ufeff${text}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]);
  return Uint8Array.from(little ? bytes : bytes.map((_, i) => bytes[i ^ 1]!));
};
const rows = async (bytes: Uint8Array): Promise<unknown[]> => {
  const found: unknown[] = [];
  const [sheet] = (await readForeign(bytes, "csv", { name: "bang" })).sheets;
  eachCell(sheet!, (_row, _column, index) => found.push(valueOf(sheet!, index)));
  return found;
};

test.each([
  ["UTF-8", utf8("Đơn vị;Số\nBắc Giang;54,7\n")],
  ["UTF-8 with its mark", utf8("\ufeffĐơn vị;Số\nBắc Giang;54,7\n")],
  ["UTF-16, little end first", wide("Đơn vị\tSố\nBắc Giang\t54,7\n", true)],
  ["UTF-16, big end first", wide("Đơn vị\tSố\nBắc Giang\t54,7\n", false)],
  // Đ is 0xD0; ă 0xE3; the tone marks are 0xCC (huyền), 0xEC (sắc), 0xF2 (nặng) after their vowel.
  [
    "windows-1258",
    Uint8Array.from([
      ...[0xd0, 0xf5, 0x6e, 0x20, 0x76, 0x69, 0xf2, 0x3b, 0x53, 0xf4, 0xec, 0x0a, 0x42, 0xe3, 0xec, 0x63],
      ...[...(" Giang;54,7\n" as string)].map((c) => c.charCodeAt(0)),
    ]),
  ],
])("%s", async (_, bytes) => {
  expect(await rows(bytes)).toEqual(["Đơn vị", "Số", "Bắc Giang", 54.7]);
});

test("a letter that was lost before does not make the rest another encoding", async () => {
  expect(await rows(utf8("Đơn vị\ufffd;54,7\n"))).toEqual(["Đơn vị\ufffd", 54.7]);
});

test("quotes, line breaks in them, empty cells", async () => {
  expect(await rows(utf8('a,"b ""c"", d\ne",,-1\n'))).toEqual(["a", 'b "c", d\ne', -1]);
});

test("the delimiter says which decimal sign is meant; what can be read two ways stays text", async () => {
  expect(await rows(utf8("1.5,0.25,16.068,007,1e5\n"))).toEqual([1.5, 0.25, "16.068", "007", "1e5"]);
  expect(await rows(utf8("1,5;0,25;16,068;1.234,5;1.5\n"))).toEqual([1.5, 0.25, "16,068", "1.234,5", "1.5"]);
});

test("the sheet bears the file's name; text without a delimiter is no table", async () => {
  const { sheets } = await readForeign(utf8("a,b\n"), "csv", { name: "KetQua_ChiTieu" });
  expect([sheets[0]!.name, valueAt(sheets[0]!, 0, 1)]).toEqual(["KetQua_ChiTieu", "b"]);
  await expect(readForeign(utf8("Kính gửi\nĐơn vị\n"), "csv")).rejects.toMatchObject({ code: "csv" });
});

test("text that is not called .csv must look like a table", async () => {
  const other = (text: string) => readForeign(utf8(text), "csv", { name: "ghi-chu", isCsv: false });
  const prose =
    "# Kế hoạch\n\nĐơn vị nộp trước 05/6, muộn nhất 10/6, qua thư.\n\nNgười theo dõi: ông A, bà B\n\nXong.\n";
  await expect(other(prose)).rejects.toMatchObject({ code: "csv" });
  await expect(other(JSON.stringify({ a: 1, b: 2, c: 3 }, null, 1))).rejects.toMatchObject({ code: "csv" });
  expect(valueAt((await readForeign(utf8(prose), "csv", { name: "a" })).sheets[0]!, 0, 0)).toBe("# Kế hoạch");
  expect(valueAt((await other("Báo cáo\n\nĐơn vị;Số\nBG;5\n")).sheets[0]!, 3, 1)).toBe(5);
});

test("a file whose letters became question marks says so, and is not read half", async () => {
  const lost = "STT,N?i dung ch? tiêu,T? l? so v?i k? ho?ch,Th?c hi?n\n1,S? h?i ngh?,50,8\n";
  await expect(readForeign(utf8(lost), "csv")).rejects.toMatchObject({ code: "lettersLost" });
});
