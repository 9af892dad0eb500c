import { attachedLine, basisLines, dateText, letterHead, numberLine, signer } from "./facts";
import { recipientLines } from "./blockXml";
import {
  closed,
  count,
  countsSentence,
  listed,
  resultLines,
  resultSentence,
  tasksSentence,
  verdictCounts,
  withUnit,
} from "./wording";
import { resultRow } from "../../test/report/samples";
import { roman } from "./document";

describe("one indicator as a sentence", () => {
  const row = resultRow({
    name: "Tư vấn, phản biện",
    unit: "nội dung",
    target: "16",
    actual: "8",
    percent: "50",
    verdict: "Đang thực hiện",
  });

  test.each([
    [row, "Tư vấn, phản biện 08/16 nội dung, đạt 50% kế hoạch năm"],
    [
      { ...row, name: "Số hội nghị thông tin", unit: "hội nghị", target: "03", actual: "5", percent: "166,67" },
      "Hội nghị thông tin 05/03 hội nghị, đạt 166,67% kế hoạch năm",
    ],
    [
      { ...row, target: "16.068", actual: "15.900", percent: "98,95", unit: "ha" },
      "Tư vấn, phản biện 15.900/16.068 ha, đạt 98,95% kế hoạch năm",
    ],
    [
      { ...row, actual: "", percent: "", verdict: "Chưa có số liệu", note: "Chưa có số liệu" },
      "Tư vấn, phản biện: chưa có số liệu",
    ],
    [
      { ...row, actual: "", percent: "", verdict: "Chưa có số liệu", note: "Đang tổng hợp." },
      "Tư vấn, phản biện: chưa có số liệu (Đang tổng hợp)",
    ],
    [{ ...row, actual: "", verdict: "Không phát sinh" }, "Tư vấn, phản biện: không phát sinh"],
    [
      { ...row, name: "Bao phủ BHYT", unit: "%", target: "99,32%", actual: "98,2", percent: "98,87" },
      "Bao phủ BHYT: 98,2% (kế hoạch 99,32%)",
    ],
    [
      { ...row, target: "2-3", actual: "2", percent: "100", unit: "hội thảo" },
      "Tư vấn, phản biện: 02 hội thảo (kế hoạch 2-3 hội thảo), đạt 100% kế hoạch năm",
    ],
    [
      { ...row, target: "ít nhất 01", actual: "trên 132", percent: "" },
      "Tư vấn, phản biện: trên 132 nội dung (kế hoạch ít nhất 01 nội dung)",
    ],
    [{ ...row, target: "Hoàn thành", actual: "Đang thực hiện", unit: "" }, "Tư vấn, phản biện: đang thực hiện"],
    [{ ...row, target: "" }, "Tư vấn, phản biện: 08 nội dung (không giao chỉ tiêu)"],
    [{ ...row, actual: "0", percent: "0" }, "Tư vấn, phản biện 0/16 nội dung, đạt 0% kế hoạch năm"],
    [{ ...row, group: true }, "Tư vấn, phản biện:"],
  ])("%#: %s", (given, wanted) => {
    expect(resultSentence(given, true)).toBe(wanted);
  });

  test("the leading zero is a choice", () => {
    expect(resultSentence(row, false)).toBe("Tư vấn, phản biện 8/16 nội dung, đạt 50% kế hoạch năm");
    expect([count(8, true), count(8, false), count(0, true), count(16068, true)]).toEqual(["08", "8", "0", "16.068"]);
  });

  test("lines: numbers as printed, dashes below, a heading for each part of the plan", () => {
    const rows = [
      { ...row, no: "(2)", group: true, name: "Tư vấn; tọa đàm", section: "1.3. Các chỉ tiêu cụ thể" },
      { ...row, level: 1, section: "1.3. Các chỉ tiêu cụ thể" },
      { ...row, no: "(4)", section: "1.4. Các danh hiệu" },
    ];
    expect(resultLines(rows, true)).toEqual([
      "Các chỉ tiêu cụ thể:",
      "(2) Tư vấn; tọa đàm:",
      "- Tư vấn, phản biện 08/16 nội dung, đạt 50% kế hoạch năm;",
      "Các danh hiệu:",
      "(4) Tư vấn, phản biện 08/16 nội dung, đạt 50% kế hoạch năm.",
    ]);
  });

  test("counts of verdicts leave groups out", () => {
    const rows = [
      row,
      { ...row, verdict: "Vượt" },
      { ...row, group: true, verdict: "1/2 đạt" },
      { ...row, verdict: "Chưa có số liệu" },
    ];
    expect(countsSentence(verdictCounts(rows), true)).toBe(
      "Trong tổng số 03 chỉ tiêu: 01 chỉ tiêu vượt, 01 chỉ tiêu đang thực hiện, 01 chỉ tiêu chưa có số liệu.",
    );
    expect(countsSentence({}, true)).toBe("");
  });
});

test("units, lists, endings", () => {
  expect([withUnit("5", "%"), withUnit("5%", "%"), withUnit("01", "ha"), withUnit("", "ha")]).toEqual([
    "5%",
    "5%",
    "01 ha",
    "",
  ]);
  expect(listed(["a", "b:", "c"])).toEqual(["a;", "b:", "c."]);
  expect([closed("xong."), closed("xong;"), closed("xong./.")]).toEqual(["xong./.", "xong./.", "xong./."]);
  expect([1, 2, 4, 9, 14].map(roman)).toEqual(["I", "II", "IV", "IX", "XIV"]);
  const task = { quarter: 1 } as Parameters<typeof tasksSentence>[0][number];
  expect(tasksSentence([task, task, { ...task, quarter: 3 }], true)).toBe("03 nhiệm vụ (quý I: 02, quý III: 01)");
});

describe("thể thức", () => {
  test("số: a zero below ten, no spaces, blanks to be seen", () => {
    expect(numberLine({ number: "5", symbol: "BC - LHH" }, "BC")).toBe("Số: 05/BC-LHH");
    expect(numberLine({ number: "15", symbol: "KH-UBND" }, "KH")).toBe("Số: 15/KH-UBND");
    expect(numberLine({ symbol: "KH-UBND" }, "KH")).toBe("Số:       /KH-UBND");
    expect(numberLine({}, "BC")).toBe("Số:       /BC-…");
  });

  test("ngày: the day and the months 1 and 2 take a zero", () => {
    expect(dateText({ date: "2024-06-05" })).toBe("ngày 05 tháng 6 năm 2024");
    expect(dateText({ date: "2024-02-15" })).toBe("ngày 15 tháng 02 năm 2024");
    expect(dateText({ year: 2024 })).toBe("ngày      tháng      năm 2024");
    expect(letterHead({}, "KH")).toEqual({
      type: "letterHead",
      parentAgency: "",
      agency: "…………",
      number: "Số:       /KH-…",
      placeAndDate: "…………, ngày      tháng      năm 20…",
    });
  });

  test.each([
    [
      { signerPrefix: "TM.", signerBody: "Ủy ban nhân dân", signerPosition: "Chủ tịch" },
      ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    ],
    [
      {
        signerPrefix: "KT.",
        signerCollective: "Ủy ban nhân dân",
        signerBody: "Chủ tịch",
        signerPosition: "Phó Chủ tịch",
      },
      ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    ],
    [
      { signerPrefix: "TL.", signerBody: "Chủ tịch", signerPosition: "Chánh Văn phòng" },
      ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
    ],
    [
      { signerPrefix: "TUQ.", signerBody: "Giám đốc", signerPosition: "Trưởng phòng" },
      ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"],
    ],
    [{ signerPrefix: "Q.", signerPosition: "Giám đốc" }, ["Q. GIÁM ĐỐC"]],
    [{ signerPosition: "Giám đốc" }, ["GIÁM ĐỐC"]],
    [{ signerPrefix: "TM." }, ["TM. …………", "…………"]],
  ] as const)("ký: %j", (facts, lines) => {
    expect(signer(facts)).toEqual({ lines, name: "" });
  });

  test("căn cứ, nơi nhận, kèm theo", () => {
    expect(basisLines(["Luật Thi đua, khen thưởng năm 2022", "Căn cứ Nghị định số 98/2023/NĐ-CP;"])).toEqual([
      "Căn cứ Luật Thi đua, khen thưởng năm 2022;",
      "Căn cứ Nghị định số 98/2023/NĐ-CP.",
    ]);
    expect(recipientLines(["Như trên;", "- UBND tỉnh (để b/c)", "Lưu: VT"])).toEqual([
      ...["- Như trên;", "- UBND tỉnh (để b/c);", "- Lưu: VT."],
    ]);
    expect(
      attachedLine(
        { number: "7", symbol: "KH-CTĐ", date: "2024-05-16", agency: "Cụm thi đua\nsố 1" },
        "Kế hoạch",
        "KH",
      ),
    ).toBe("(Kèm theo Kế hoạch số 07/KH-CTĐ ngày 16 tháng 5 năm 2024 của Cụm thi đua số 1)");
  });
});
