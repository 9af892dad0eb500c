/**
 * Legal bases (căn cứ pháp lý) with their time in force. They change, so nothing in the code names one; an officer's plan may add its own.
 * `certain` false: one source only, to be verified before it is printed in a document.
 */
export interface LegalBasis {
  /** Số, ký hiệu. */
  code: string;
  title: string;
  /** ISO days. */
  issued: string;
  validFrom: string;
  /** Last day in force; null: in force. */
  validTo: string | null;
  replacedBy: string | null;
  /** Where this entry was taken from. */
  source: string;
  certain: boolean;
}

export const legalBases: readonly LegalBasis[] = [
  {
    code: "06/2022/QH15",
    title: "Luật Thi đua, khen thưởng",
    issued: "2022-06-15",
    validFrom: "2024-01-01",
    validTo: null,
    replacedBy: null,
    source: "Luật Thi đua, khen thưởng số 06/2022/QH15",
    certain: true,
  },
  {
    code: "98/2023/NĐ-CP",
    title: "Nghị định quy định chi tiết thi hành một số điều của Luật Thi đua, khen thưởng",
    issued: "2023-12-31",
    validFrom: "2024-01-01",
    validTo: "2025-06-30",
    replacedBy: "152/2025/NĐ-CP",
    source: "Nghị định số 98/2023/NĐ-CP; hết hiệu lực theo Nghị định số 152/2025/NĐ-CP",
    certain: true,
  },
  {
    code: "152/2025/NĐ-CP",
    title:
      "Nghị định quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng",
    issued: "2025-06-14",
    validFrom: "2025-07-01",
    validTo: null,
    replacedBy: null,
    source: "Nghị định số 152/2025/NĐ-CP ngày 14/6/2025",
    certain: true,
  },
  {
    code: "01/2024/TT-BNV",
    title: "Thông tư hướng dẫn biện pháp thi hành Luật Thi đua, khen thưởng",
    issued: "2024-02-24",
    validFrom: "2024-02-24",
    validTo: "2025-08-04",
    replacedBy: "15/2025/TT-BNV",
    source: "Thông tư số 01/2024/TT-BNV; ngày ban hành cần kiểm tra lại",
    certain: false,
  },
  {
    code: "15/2025/TT-BNV",
    title: "Thông tư của Bộ Nội vụ về công tác thi đua, khen thưởng",
    issued: "2025-08-04",
    validFrom: "2025-08-05",
    validTo: null,
    replacedBy: null,
    source: "Thông tư số 15/2025/TT-BNV ngày 04/8/2025",
    certain: true,
  },
  {
    code: "06/2026/QH16",
    title: "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
    issued: "2026-04-23",
    validFrom: "2026-10-01",
    validTo: null,
    replacedBy: null,
    source: "Một nguồn thứ cấp; cần đối chiếu với văn bản gốc trước khi viện dẫn",
    certain: false,
  },
  {
    code: "02/2023/TT-BNV",
    title: "Thông tư quy định chế độ báo cáo thống kê ngành Nội vụ (biểu 0601 đến 0605)",
    issued: "2023-03-23",
    validFrom: "2023-03-23",
    validTo: null,
    replacedBy: null,
    source: "Thông tư số 02/2023/TT-BNV ngày 23/3/2023",
    certain: false,
  },
  {
    code: "30/2020/NĐ-CP",
    title: "Nghị định về công tác văn thư",
    issued: "2020-03-05",
    validFrom: "2020-03-05",
    validTo: null,
    replacedBy: null,
    source: "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
    certain: true,
  },
];

/** Bases in force on a day (ISO). */
export function legalBasesOn(day: string): LegalBasis[] {
  return legalBases.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
}
