import { readAwardRules } from "../domain/award";
import type { AwardRules } from "../domain/awardRule";
import { nationalAwardRules } from "../domain/data/awardRules";
import type { Plan } from "../domain/plan";

/** Defined names of the lists that scoring and awards use; they stand on DanhMuc where the plan has such rules. */
export const RULE_LIST = {
  collectiveTitle: "DM_DanhHieuTapThe",
  individualTitle: "DM_DanhHieuCaNhan",
  rewardForm: "DM_HinhThucKhenThuong",
  rating: "DM_XepLoai",
  gender: "DM_OngBa",
  outcome: "DM_KetQua",
  exemplarSort: "DM_LoaiDienHinh",
  stage: "DM_Khau",
  proposal: "DM_DeNghi",
} as const;

export const RATINGS = [
  "Hoàn thành xuất sắc nhiệm vụ",
  "Hoàn thành tốt nhiệm vụ",
  "Hoàn thành nhiệm vụ",
  "Không hoàn thành nhiệm vụ",
] as const;

/** Khâu thực hiện: the four steps of work with advanced examples. */
export const STAGES = ["Phát hiện", "Bồi dưỡng", "Tổng kết", "Nhân rộng"] as const;
export const EXEMPLAR_SORTS = ["Tập thể", "Cá nhân", "Hộ gia đình", "Mô hình"] as const;
export const NO_PROPOSAL = "Không";

export function awardRulesOf(plan: Plan): AwardRules {
  const read = readAwardRules(plan.awards);
  return "rules" in read ? read.rules : nationalAwardRules;
}

/** What a cluster may propose for its members: flags and certificates of the list. */
export function proposalNames(rules: AwardRules): string[] {
  return rules.names
    .filter(({ name, of }) => of !== "individual" && /^(cờ|bằng khen)/iu.test(name))
    .map(({ name }) => name);
}

/** The lists of DanhMuc that this plan's rules need. */
export function ruleLists(plan: Plan): { name: string; title: string; values: string[] }[] {
  const { names } = awardRulesOf(plan);
  const titles = (of: "collective" | "individual") =>
    names.filter((one) => one.sort === "title" && (one.of === of || one.of === "both")).map(({ name }) => name);
  const awards = [
    { name: RULE_LIST.collectiveTitle, title: "Danh hiệu tập thể", values: titles("collective") },
    { name: RULE_LIST.individualTitle, title: "Danh hiệu cá nhân", values: titles("individual") },
    {
      name: RULE_LIST.rewardForm,
      title: "Hình thức khen thưởng",
      values: names.filter(({ sort }) => sort === "form").map(({ name }) => name),
    },
    { name: RULE_LIST.rating, title: "Mức xếp loại", values: [...RATINGS] },
    { name: RULE_LIST.gender, title: "Giới tính", values: ["Ông", "Bà"] },
    { name: RULE_LIST.outcome, title: "Kết quả cuối năm", values: ["Đạt", "Không"] },
    { name: RULE_LIST.exemplarSort, title: "Loại điển hình", values: [...EXEMPLAR_SORTS] },
    { name: RULE_LIST.stage, title: "Khâu thực hiện", values: [...STAGES] },
  ];
  const proposals = [...proposalNames(awardRulesOf(plan)), NO_PROPOSAL];
  return [
    ...(plan.awards === null ? [] : awards),
    ...(plan.scoring === null ? [] : [{ name: RULE_LIST.proposal, title: "Đề nghị khen thưởng", values: proposals }]),
  ];
}
