import * as XLSX from "xlsx";
import { unzipSync, strFromU8 } from "fflate";
import { writeBook } from "./write";
import { sampleBook } from "../../test/schema/sampleBook";

describe("writeBook", () => {
  const bytes = writeBook(sampleBook());
  it("smoke", () => {
    const book = XLSX.read(bytes, { cellStyles: true });
    expect(book.SheetNames).toEqual(["KetQua_ChiTieu", "Đơn vị 'A' & B", "DanhMuc", "_meta"]);
    const parts = unzipSync(bytes);
    expect(strFromU8(parts["xl/workbook.xml"]!)).toContain("_xlnm.Print_Titles");
  });
});
