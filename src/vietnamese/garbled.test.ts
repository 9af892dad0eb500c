import { lostLetters, rawKeys, unmangled } from "./garbled";

const latin1 = (text: string) => String.fromCharCode(...Buffer.from(text, "utf8"));

test("UTF-8 read as Latin-1 or Windows-1252 is found and read again; true Latin letters are left alone", () => {
  expect(unmangled(latin1("Hoàn thành tốt nhiệm vụ"))).toBe("Hoàn thành tốt nhiệm vụ");
  expect(unmangled("Thi Ä‘ua, khen thÆ°á»Ÿng")).toBe("Thi đua, khen thưởng");
  for (const text of ["Hoàn thành", "Ñaït keá hoaïch", "§¹t kÕ ho¹ch", "café à la carte", "Đạt", ""])
    expect(unmangled(text)).toBeNull();
});

test("letters that became question marks are found; questions are not", () => {
  expect(lostLetters("Hoàn thành t?t nhi?m v?")).toBe("t?t");
  for (const text of ["Đã ký chưa? Chờ trả lời", "Có đúng không?", "a?b", ""]) expect(lostLetters(text)).toBeNull();
});

test("raw Telex and VIQR keystrokes are found; unaccented and English texts are not", () => {
  expect(rawKeys("hoafn thafnh toots nhieejm vuj dduwowcj giao")).toBe("toots");
  expect(rawKeys("Hoa`n tha`nh to^'t nhie^.m vu. ddu+o+.c giao")).toBe("Hoa`n");
  for (const text of [
    "da hoan thanh tot nhiem vu duoc giao",
    "https://bacninh.gov.vn/tin-tuc/123?id=5",
    "see the report of our office for details",
    "QD 123/QD-UBND ngay 15/5",
    "Excel file: so lieu 6 thang",
    "too good to be true for us",
  ])
    expect(rawKeys(text)).toBeNull();
});
