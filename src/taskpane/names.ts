/** Sheets the screens name; forms/ draws and reads them. */
export const RESULTS_SHEET_NAME = "KetQua_ChiTieu";
