import { readFormula } from "./typedFormula";

const read = (text: string): string | null => readFormula(text, (name) => ["Q", "Kết quả", "Ô'1"].includes(name));

test.each([
  ["=1+1", "=1+1"],
  ["=SUM(K1:K3)", "=SUM(K1:K3)"],
  ["=SUM(K1;K2)", "=SUM(K1,K2)"],
  ['=IF(K1>0;"có;không";"không")', '=IF(K1>0,"có;không","không")'],
  ["=1,5+1", "=1.5+1"],
  ["=(1,5+K1)*2", "=(1.5+K1)*2"],
  ["=SUM(1,5;2)", "=SUM(1.5,2)"],
  ["=ROUND(K2*0,5; 2)", "=ROUND(K2*0.5, 2)"],
  ["=ROUND(K2/K3,2)", "=ROUND(K2/K3,2)"],
  ["=SUM(1,5)", "=SUM(1,5)"],
  ['=IF(A1="",,-5%)', '=IF(A1="",,-5%)'],
  ["=SUM(K1:K3", "=SUM(K1:K3)"],
  ["=K1/(K2+SUM(K3;1", "=K1/(K2+SUM(K3,1))"],
  ["=Q!A1+'Kết quả'!$B$2", "=Q!A1+'Kết quả'!$B$2"],
  ["='Ô''1'!A1", "='Ô''1'!A1"],
  ["=SUM(Bảng_1[Số liệu])", "=SUM(Bảng_1[Số liệu])"],
  ["=Bảng_1[[#This Row],[Số; liệu]]*2", "=Bảng_1[[#This Row],[Số; liệu]]*2"],
  ["=SUM({1,2;3,4})", "=SUM({1,2;3,4})"],
  ["=A1:B2 B1:C3", "=A1:B2 B1:C3"],
  ["=TODAY()", "=TODAY()"],
  ["=IFERROR(#N/A,1E3)", "=IFERROR(#N/A,1E3)"],
  ["=K1*0.125", "=K1*0.125"],
  ["=SUM(K1,\n  K2)", "=SUM(K1,   K2)"],
])("%j is written %j", (typed, written) => expect(read(typed)).toBe(written));

test.each([
  "=",
  "=+",
  "=K1+",
  "=SUM(K1:K3))",
  "=SUM(;)+",
  '="a',
  "=cmd|' /C calc'!A0",
  "=Khong!A1",
  "='Không có'!A1",
  "=[1]Q!A1",
  "='[so.xlsx]Q'!A1",
  "=A1#",
  "=@A1",
  "=Bảng_1[@Số]",
  "=1 484+2",
  "=K1 2",
  "=1.500+200",
  "=1.000.000*2",
  "=SUM(1.500;2)",
  "=(K1;K2)",
  "=K1;K2",
  "=5(K1)",
  "=(K1)(K2)",
  "=K1 = ",
  "=*5",
  "=<img>",
])("%j is no formula", (typed) => expect(read(typed)).toBeNull());

test("what is written is read again as it is", () => {
  const written = read('=IF(K1>1,5;"có";2,25)');
  expect(written).toBe('=IF(K1>1.5,"có",2.25)');
  expect(read(written!)).toBe(written);
});
