import fc from "fast-check";
import {
  addDays,
  compareDates,
  daysBetween,
  formatDate,
  formatDateLong,
  formatDateNumeric,
  isIsoDate,
  isoToSerial,
  parseDate,
  quarterEnd,
  quarterOf,
  quarterStart,
  serialToIso,
  type DateReading,
} from "./dates";

describe("parseDate", () => {
  it.each([
    ["05/6/2024", "2024-06-05"],
    ["05/06/2024", "2024-06-05"],
    ["5-6-24", "2024-06-05"],
    ["05.6.2024", "2024-06-05"],
    ["05 / 6 / 2024", "2024-06-05"],
    ["０５/６/２０２４", "2024-06-05"],
    ["ngày 05 tháng 6 năm 2024", "2024-06-05"],
    ["Bắc Giang, ngày 05 tháng 6 năm 2024", "2024-06-05"],
    ["2024-06-05", "2024-06-05"],
    ["2024-06-05T08:00:00+07:00", "2024-06-05"],
    ["17h00 ngày 05/6/2024", "2024-06-05"],
    ["03/02/1930", "1930-02-03"],
    ["29/02/2024", "2024-02-29"],
    ["20/5/2024.", "2024-05-20"],
    ["05/11/2024 (đối với tổng kết)", "2024-11-05"],
  ])("%s is the day %s", (text, iso) => expect(parseDate(text)).toEqual({ kind: "date", iso, precision: "day" }));

  it.each([
    ["tháng 8 năm 2024", "2024-08-01", "2024-08-31", "month"],
    ["trong tháng 02/2024", "2024-02-01", "2024-02-29", "month"],
    ["quý I", "2024-01-01", "2024-03-31", "quarter"],
    ["Quý II/2024", "2024-04-01", "2024-06-30", "quarter"],
    ["quí IV năm 2023", "2023-10-01", "2023-12-31", "quarter"],
    ["6 tháng đầu năm 2024", "2024-01-01", "2024-06-30", "month"],
    ["6 tháng cuối năm", "2024-07-01", "2024-12-31", "month"],
    ["năm 2024", "2024-01-01", "2024-12-31", "year"],
    ["01/7/2024 - 31/12/2024", "2024-07-01", "2024-12-31", "day"],
    ["từ 01/7 đến hết ngày 31/12/2024", "2024-07-01", "2024-12-31", "day"],
    ["từ đầu năm đến 30/6/2024", "2024-01-01", "2024-06-30", "day"],
  ])("%s runs from %s to %s", (text, iso, to, precision) =>
    expect(parseDate(text, { year: 2024 })).toEqual({ kind: "date", iso, to, precision }),
  );

  it.each([
    ["trước ngày 31/01", "2024-01-31", "before"],
    ["Xong trước ngày 31/01/2024.", "2024-01-31", "before"],
    ["chậm nhất ngày 05/11/2024", "2024-11-05", "by"],
    ["Chậm nhất là ngày 05/6/2024", "2024-06-05", "by"],
    ["đến hết ngày 30/6", "2024-06-30", "by"],
    ["sau ngày 30/6/2024", "2024-06-30", "after"],
    ["từ ngày 01/7/2024", "2024-07-01", "from"],
  ])("%s is %s with operator %s", (text, iso, operator) =>
    expect(parseDate(text, { year: 2024 })).toEqual({ kind: "date", iso, precision: "day", operator }),
  );

  it.each([
    ["trước ngày 31/01", "year"],
    ["quý I", "year"],
    ["29/02", "year"],
    ["30/02/2024", "impossible"],
    ["29/02/2023", "impossible"],
    ["13/25/2024", "impossible"],
    ["05/13/2024", "impossible"],
    ["ngày 31 tháng 4 năm 2024", "impossible"],
    ["tháng 13/2024", "impossible"],
    ["07 7/4/ 2014", "malformed"],
    ["45448", "number"],
    ["Hoàn thành", "text"],
    ["-", "text"],
    ["31/12/2024 - 01/7/2024", "reversed"],
  ])("%s is refused: %s", (text, reason) => expect(parseDate(text)).toEqual({ kind: "refused", reason }));

  it("says what it cannot decide", () => {
    const june: DateReading = { kind: "date", iso: "2024-06-01", to: "2024-06-30", precision: "month" };
    expect(parseDate("cuối tháng 6/2024")).toEqual({ kind: "ambiguous", reason: "vague", readings: [june] });
    expect(parseDate("6/24")).toEqual({ kind: "ambiguous", reason: "monthYear", readings: [june] });
  });

  it.each(["", " ", "\u00a0"])("%j is empty", (text) => expect(parseDate(text)).toEqual({ kind: "empty" }));
});

describe("serials", () => {
  it.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [61, "1900-03-01"],
    [45448, "2024-06-05"],
    [45448.99, "2024-06-05"],
    [2958465, "9999-12-31"],
  ])("%d is %s", (serial, iso) => {
    expect(serialToIso(serial)).toBe(iso);
    expect(isoToSerial(iso)).toBe(Math.floor(serial));
  });

  it.each([0, -1, 60, 60.5, 2958466, Number.NaN, Infinity])("%d is no day", (serial) =>
    expect(serialToIso(serial)).toBeNull(),
  );

  it("knows the date system of 1904", () => {
    expect(serialToIso(0, true)).toBe("1904-01-01");
    expect(serialToIso(43986, true)).toBe("2024-06-05");
    expect(isoToSerial("2024-06-05", true)).toBe(43986);
    expect(isoToSerial("1903-12-31", true)).toBeNull();
    expect(isoToSerial("1899-12-31")).toBeNull();
    expect(isoToSerial("2024-02-30")).toBeNull();
  });

  it("go to ISO and back, one day after another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2950000 }), fc.boolean(), (serial, date1904) => {
        const iso = serialToIso(serial - (date1904 ? 61 : 0), date1904) ?? "";
        expect(isoToSerial(iso, date1904)).toBe(serial - (date1904 ? 61 : 0));
        expect(isIsoDate(iso)).toBe(true);
        expect(compareDates(iso, addDays(iso, 1))).toBe(-1);
      }),
    );
  });

  it("agree with the JavaScript calendar", () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2958465 }), (serial) => {
        expect(serialToIso(serial)).toBe(new Date((serial - 25569) * 86400000).toISOString().slice(0, 10));
      }),
    );
  });
});

describe("writing dates", () => {
  it.each([
    ["2024-06-05", "05/6/2024", "05/06/2024", "ngày 05 tháng 6 năm 2024"],
    ["2024-01-31", "31/01/2024", "31/01/2024", "ngày 31 tháng 01 năm 2024"],
    ["1930-02-03", "03/02/1930", "03/02/1930", "ngày 03 tháng 02 năm 1930"],
    ["2024-11-05", "05/11/2024", "05/11/2024", "ngày 05 tháng 11 năm 2024"],
  ])("%s", (iso, short, numeric, long) => {
    expect([formatDate(iso), formatDateNumeric(iso), formatDateLong(iso)]).toEqual([short, numeric, long]);
    for (const text of [short, numeric, long]) expect(parseDate(text)).toMatchObject({ iso });
  });

  it("leaves a text that is no date as it is", () => expect(formatDate("quý I")).toBe("quý I"));
});

test("calendar arithmetic", () => {
  expect(["2024-01-01", "2024-06-30", "2024-07-01", "2024-12-31"].map(quarterOf)).toEqual([1, 2, 3, 4]);
  expect(quarterStart(2024, 2)).toBe("2024-04-01");
  expect([1, 2, 3, 4].map((q) => quarterEnd(2024, q as 1 | 2 | 3 | 4))).toEqual([
    "2024-03-31",
    "2024-06-30",
    "2024-09-30",
    "2024-12-31",
  ]);
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  expect(addDays("2024-01-01", -1)).toBe("2023-12-31");
  expect(daysBetween("2024-01-01", "2024-12-31")).toBe(365);
  expect(["2024-06-05", "2023-12-31", "2024-01-01"].sort(compareDates)).toEqual([
    "2023-12-31",
    "2024-01-01",
    "2024-06-05",
  ]);
  expect(() => addDays("30/02", 1)).toThrow(RangeError);
});
