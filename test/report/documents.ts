import { reportDocument } from "../../src/report/document";
import type { DocumentModel } from "../../src/report/model";
import { renderDocx } from "../../src/report/renderDocx";
import type { AwardRow, ClusterRow, RankingRow, ScoreRow, SubmissionRow, TaskRow } from "../../src/report/views";
import { bacGiang, bacGiangRows, bacNinh } from "./samples";

export interface Drawn {
  name: string;
  model: DocumentModel;
  bytes: Uint8Array;
}

const period = bacGiang.period;
const year = 2024;
const cluster = "Cụm thi đua số 1";
const names = ["Bắc Giang", "Hà Nội", "Hải Phòng", "Quảng Ninh", "Lạng Sơn", "Thái Nguyên", "Cao Bằng"];
export const members = names.map((name, i) => ({ code: `M${i}`, name: `LHH ${name}` }));

export const clusterRows: ClusterRow[] = bacGiangRows.map((row) => {
  const figures = { target: row.target, actual: row.actual, percent: row.percent };
  return {
    no: row.no,
    name: row.name,
    unit: row.unit,
    group: row.group,
    section: row.section,
    members: Object.fromEntries(members.map(({ code }) => [code, figures])),
    whole: figures,
    verdicts: row.group ? "" : "1/0/6",
    leader: row.group ? "" : "LHH Hà Nội",
    note: "",
  };
});

export const progressRows: TaskRow[] = bacNinh.tasks.map((task, i) => ({
  ...task,
  doneOn: i < 9 ? "15/3/2024" : "",
  progress: i < 9 ? "100" : i < 14 ? "40" : "",
  status: i < 9 ? "Hoàn thành đúng hạn" : i < 14 ? "Đang thực hiện" : "Chưa đến hạn",
}));

const rankingRows: RankingRow[] = members.map(({ name }, i) => ({
  name,
  self: `${99 - i},5`,
  appraised: `${97 - i}`,
  bonus: i === 0 ? "2" : "",
  penalty: i === 6 ? "0,5" : "",
  total: `${i === 0 ? 99 : i === 6 ? "90,5" : 97 - i}`,
  rank: `${i + 1}`,
  grade: "",
  excluded: "",
  votes: "7/7",
  votePercent: "100",
  proposal: i < 2 ? "Cờ thi đua của Liên hiệp hội Việt Nam" : "Không",
  note: "",
}));

const submissionRows: SubmissionRow[] = members.map(({ name }, i) => ({
  member: name,
  file: i < 6 ? `LHH-2024_6T_M${i}.xlsx` : "",
  version: i < 6 ? "1" : "",
  received: i < 6 ? "05/6/2024" : "",
  sender: "",
  punctuality: i < 5 ? "Đúng hạn" : i < 6 ? "Trễ hạn" : "Chưa nộp",
  errors: i < 6 ? "0" : "",
  note: "",
}));

const award = (kind: AwardRow["kind"], name: string, title: string): AwardRow => ({
  kind,
  name,
  position: kind === "individual" ? "Chuyên viên" : "",
  unit: "",
  title,
  rewardForm: "",
  rating: "HTTNV",
  initiative: "",
  lastYear: "",
  result: "",
  note: "",
});

const score = (no: string, criterion: string, standard: string, self: string, appraised: string): ScoreRow => ({
  no,
  criterion,
  band: standard === "",
  standard,
  target: "",
  result: "",
  percent: "",
  self,
  bonus: "",
  penalty: "",
  selfTotal: "",
  appraised,
  difference: "",
  council: "",
  reason: "",
});

/** One document of every kind, and the two real ones, by the name of the file they would have. */
export async function documents(): Promise<Drawn[]> {
  const head = { agency: cluster, place: "Quảng Ninh", date: "2024-06-05" };
  const office = { ...bacGiang.facts, agency: "Liên hiệp các hội KH&KT tỉnh Bắc Giang" };
  const models: [string, DocumentModel][] = [
    ["plan", reportDocument("plan", bacNinh, bacNinh.facts)],
    ["planDrafted", reportDocument("plan", { plan: bacNinh.plan, tasks: bacNinh.tasks })],
    ["report", reportDocument("report", { year, period, rows: bacGiangRows, draft: bacGiang.draft }, bacGiang.facts)],
    ["reportDrafted", reportDocument("report", { year, period, rows: bacGiangRows, tasks: progressRows }, office)],
    ["annex", reportDocument("annex", { year, tasks: bacNinh.tasks }, bacNinh.facts)],
    ["results", reportDocument("results", { year, period, rows: bacGiangRows, unit: "Bắc Giang" }, office)],
    ["cluster", reportDocument("cluster", { year, period, cluster, members, rows: clusterRows }, head)],
    ["ranking", reportDocument("ranking", { year, cluster, rows: rankingRows }, head)],
    ["tasks", reportDocument("tasks", { year, period, rows: progressRows }, office)],
    ["submissions", reportDocument("submissions", { year, period, cluster, rows: submissionRows }, head)],
    [
      "awards",
      reportDocument(
        "awards",
        {
          year,
          unit: "Văn phòng",
          rows: [
            award("collective", "Liên hiệp các hội KH&KT tỉnh", "Tập thể lao động xuất sắc"),
            ...Array.from({ length: 30 }, (_, i) => award("individual", `Nguyễn Văn ${i + 1}`, "Lao động tiên tiến")),
          ],
        },
        office,
      ),
    ],
    [
      "scoring",
      reportDocument(
        "scoring",
        {
          year,
          unit: "LHH Bắc Giang",
          cluster,
          rows: [
            score("A", "Thực hiện nhiệm vụ chính trị", "", "", ""),
            score("1", "Tư vấn, phản biện và giám định xã hội", "30", "28,5", "27"),
            score("2", "Phổ biến kiến thức", "20", "20", "20"),
          ],
          totals: { standard: "50", self: "48,5", appraised: "47" },
        },
        office,
      ),
    ],
  ];
  return Promise.all(
    models.map(async ([name, model]) => ({
      name,
      model,
      bytes: await renderDocx(model, { author: "Văn phòng", created: "2024-06-05T08:00:00Z" }),
    })),
  );
}
