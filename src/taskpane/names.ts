/** Sheets the screens name; forms/ draws and reads them. */
export const RESULTS_SHEET_NAME = "KetQua_ChiTieu";

/**
 * Sheets a merge in the open workbook is read from: its ledger, the cluster's own writing, the tables that may be typed into, and
 * what was confirmed once of members' own tables.
 */
export const MERGED_SHEETS = ["_so_goc", "_tham_dinh", "TongHop_Diem", "XepHang", "DanhMuc"];
export const AWARDS_SHEET_NAME = "DangKy_DanhHieu";
