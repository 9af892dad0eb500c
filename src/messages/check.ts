import { checkNumberTexts } from "./checkNumbers";
import { checkPlanTexts } from "./checkPlan";
import { checkSenseTexts } from "./checkSense";
import { checkStructureTexts } from "./checkStructure";
import { checkTaskTexts } from "./checkTasks";
import type { IssueText } from "./text";

/** What the rules of the check find, by the rule's code. */
export const checkTexts: Record<string, IssueText> = {
  ...checkNumberTexts,
  ...checkStructureTexts,
  ...checkSenseTexts,
  ...checkTaskTexts,
  ...checkPlanTexts,
  "check.planUnknown": {
    what: { vi: "Tệp không cho biết thuộc kế hoạch nào.", en: "The file does not say which plan it belongs to." },
    remedy: {
      vi: "Chạy lại với --plan KẾ_HOẠCH, hoặc dùng biểu mẫu đã phát.",
      en: "Run again with --plan PLAN, or use the template issued.",
    },
  },
};
