import type { Text } from "./text";

/** thidua --help. */
export const helpText: Text = {
  vi: `thidua — biểu mẫu, kiểm tra, tổng hợp và báo cáo thi đua trên tệp Excel

  thidua template --plan KH --period 6T [--member MÃ] --out THƯ_MỤC
      mỗi đơn vị một tệp biểu mẫu: THƯ_MỤC/<kế hoạch>_<kỳ>_<đơn vị>.xlsx
  thidua plan --plan KH [--scheme 1000|100|leader|none] --out TỆP.xlsx
      sổ của cụm trưởng: đăng ký chỉ tiêu, phụ lục nhiệm vụ, đơn vị thành viên, thang điểm
      --scheme: bắt đầu từ thang 1.000 (950 + 50), 100 điểm, so với đơn vị dẫn đầu; none là bỏ thang điểm
  thidua check TỆP… [--plan KH] [--json RA] [--map GHÉP.json] [--map-out GHÉP.json]
      kiểm tra bản nộp; từng lỗi có vị trí và cách sửa; --map-out ghi đề xuất ghép cột cho bảng riêng của đơn vị
  thidua merge TỆP_HOẶC_THƯ_MỤC… --plan KH --period 6T [--received-csv F] [--out SỔ.xlsx] [--json RA] [--tidy RA.csv|RA.parquet] [--map GHÉP.json]
      tổng hợp bản nộp của cả cụm
  thidua report --kind annex|results|cluster|ranking|plan|report|… --from SỔ.xlsx [--plan KH] --out VĂN_BẢN.docx [--template MẪU.docx] [--update CŨ.docx] [--facts THỂ_THỨC.json] [--member MÃ]
      văn bản Word theo Nghị định 30/2020/NĐ-CP
  thidua dump TỆP… --json RA
      những gì đọc được trong tệp, để đối chiếu
  thidua demo --out THƯ_MỤC
      làm thử cả chặng với kế hoạch mẫu

KH là sổ kế hoạch (.xlsx), tệp JSON, hoặc mã kế hoạch mẫu. RA là “-” thì in ra màn hình.
Bản nộp nhận .xlsx, .xlsm, .xls, .ods và .csv; macro không bao giờ được chạy. Tệp có mật khẩu: check, merge, dump thêm
--password MẬT_KHẨU.
--lang vi|en chọn ngôn ngữ. Mã thoát: 0 tốt; 1 xong nhưng có tệp lỗi; 2 không làm được.`,
  en: `thidua — templates, checks, merging and reports for emulation tables in Excel files

  thidua template --plan P --period 6T [--member CODE] --out DIR
      one workbook for each member: DIR/<plan>_<period>_<member>.xlsx
  thidua plan --plan P [--scheme 1000|100|leader|none] --out FILE.xlsx
      the cluster head's own workbook: registration, schedule, members, scoring scheme
      --scheme: begin with 1.000 (950 + 50), 100 points or leader-relative; none takes the scheme away
  thidua check FILE… [--plan P] [--json OUT] [--map MAP.json] [--map-out MAP.json]
      checks submissions; each issue with its place and remedy; --map-out writes proposals for members' own tables
  thidua merge FILE_OR_DIR… --plan P --period 6T [--received-csv F] [--out BOOK.xlsx] [--json OUT] [--tidy OUT.csv|OUT.parquet] [--map MAP.json]
      merges a cluster's submissions
  thidua report --kind annex|results|cluster|ranking|plan|report|… --from BOOK.xlsx [--plan P] --out DOC.docx [--template AGENCY.docx] [--update OLD.docx] [--facts FACTS.json] [--member CODE]
      Word document by Decree 30/2020/NĐ-CP
  thidua dump FILE… --json OUT
      what the reader saw, for comparing
  thidua demo --out DIR
      the whole way on the sample plan

P is a plan workbook (.xlsx), a JSON file, or the id of a sample plan. OUT “-” is standard output.
Submissions may be .xlsx, .xlsm, .xls, .ods or .csv; macros are never run. For files with a password, check, merge and
dump take --password PASSWORD.
--lang vi|en chooses the language. Exit: 0 all well; 1 done, but some file has errors; 2 could not do it.`,
};
