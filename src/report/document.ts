import { clusterTables } from "./clusterTable";
import type { DataOf, Draft, ResultsData } from "./data";
import { draftPlan, draftReport } from "./draft";
import { attachedLine, basisLines, type HeaderFacts, letterHead, signer } from "./facts";
import type { AnnexTitle, Block, Chart, Control, DocumentKind, DocumentModel, Section, Signer, Table } from "./model";
import {
  annexTable,
  awardsTable,
  rankingTable,
  resultsTable,
  scoringTable,
  submissionsTable,
  tasksTable,
} from "./tables";
import { closed, count } from "./wording";

const upper = (text: string) => text.toLocaleUpperCase("vi");

/**
 * Builds a document from its data and from what stands around it (thể thức).
 * Kế hoạch and Báo cáo come with their Phụ lục; a table alone is a Phụ lục (annex, or where `facts.attachedTo` is given) or a
 * biểu with its own heading and signatures.
 */
export function reportDocument<K extends DocumentKind>(
  kind: K,
  data: DataOf[K],
  facts: HeaderFacts = {},
): DocumentModel {
  return BUILDERS[kind](data, facts);
}

type Builders = { [K in DocumentKind]: (data: DataOf[K], facts: HeaderFacts) => DocumentModel };

const BUILDERS: Builders = {
  plan(data, facts) {
    const known = { year: data.plan.year, agency: data.plan.issuer.name, ...facts };
    const text = data.draft ?? draftPlan(data, known);
    const summary = known.summary ?? `Công tác thi đua, khen thưởng năm ${data.plan.year}`;
    const title = known.title ?? "KẾ HOẠCH";
    const annexes =
      data.tasks.length === 0 ? [] : [{ title: annexName(data.plan.year), control: annexControl(data.tasks) }];
    return letter("plan", { title, summary, symbol: "KH", document: "Kế hoạch" }, text, annexes, known);
  },
  report(data, facts) {
    const known = { year: data.year, ...(data.unit ? { agency: data.unit } : {}), ...facts };
    const text = data.draft ?? draftReport(data, known);
    const summary = known.summary ?? `Kết quả công tác thi đua, khen thưởng ${data.period.name}`;
    const annexes = [{ title: resultsName(data), control: resultsControl(data) }];
    if (data.tasks && data.tasks.length > 0)
      annexes.push({
        title: tasksName(data.year),
        control: control("tasks", "Bảng tiến độ nhiệm vụ", tasksTable(data.tasks)),
      });
    return letter(
      "report",
      { title: known.title ?? "BÁO CÁO", summary, symbol: "BC", document: "Báo cáo" },
      text,
      annexes,
      known,
    );
  },
  annex: (data, facts) =>
    annexAlone("annex", annexName(data.year), annexControl(data.tasks), {
      attachedTo: "Kế hoạch",
      year: data.year,
      ...facts,
    }),
  results: (data, facts) =>
    sheet("results", facts, data.year, {
      title: resultsName(data),
      made: resultsControl(data),
      posts: OFFICE,
      ending: counted("Bảng", data.rows.filter((row) => !row.group).length, "chỉ tiêu", facts),
    }),
  cluster(data, facts) {
    const tables = clusterTables(data.rows, data.members, `Kết quả thực hiện chỉ tiêu ${data.period.name}`);
    return sheet("cluster", facts, data.year, {
      title: `BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA\n${upper(data.period.name)}`,
      subtitle: upper(data.cluster),
      made: control("cluster", "Bảng tổng hợp cụm", ...tables),
      posts: CLUSTER,
      ending: counted("Bảng", data.members.length, "đơn vị", facts),
    });
  },
  ranking: (data, facts) =>
    sheet("ranking", facts, data.year, {
      title: `BẢNG XẾP HẠNG THI ĐUA VÀ ĐỀ NGHỊ KHEN THƯỞNG NĂM ${data.year}`,
      subtitle: upper(data.cluster),
      made: control("ranking", "Bảng xếp hạng", rankingTable(data.rows)),
      posts: CLUSTER,
      ending: counted("Danh sách", data.rows.length, "đơn vị", facts),
    }),
  tasks: (data, facts) =>
    sheet("tasks", facts, data.year, {
      title: tasksName(data.year),
      subtitle: data.period ? `(Số liệu ${data.period.name})` : "",
      made: control("tasks", "Bảng tiến độ nhiệm vụ", tasksTable(data.rows)),
      posts: OFFICE,
      ending: counted("Bảng", data.rows.length, "nhiệm vụ", facts),
    }),
  submissions: (data, facts) =>
    sheet("submissions", facts, data.year, {
      title: `TÌNH HÌNH NỘP BÁO CÁO ${upper(data.period.name)}`,
      subtitle: upper(data.cluster),
      made: control("submissions", "Bảng tình hình nộp", submissionsTable(data.rows)),
      posts: CLUSTER,
      ending: counted("Danh sách", data.rows.length, "đơn vị", facts),
    }),
  awards(data, facts) {
    const collectives = data.rows.filter((row) => row.kind === "collective").length;
    return sheet("awards", facts, data.year, {
      title: `DANH SÁCH ĐĂNG KÝ DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG NĂM ${data.year}`,
      subtitle: upper(data.unit ?? ""),
      made: control("awards", "Bảng đăng ký danh hiệu", awardsTable(data.rows)),
      posts: OFFICE,
      ending: counted("Danh sách", collectives, "tập thể", facts, data.rows.length - collectives),
    });
  },
  scoring: (data, facts) =>
    sheet("scoring", facts, data.year, {
      title: `BẢNG CHẤM ĐIỂM THI ĐUA NĂM ${data.year}`,
      subtitle: [data.unit, data.cluster].filter((text) => text !== "").join(" - "),
      made: control("scoring", "Bảng chấm điểm", scoringTable(data.rows, data.totals ?? null)),
      posts: OFFICE,
      ending: counted("Bảng", data.rows.filter((row) => !row.band).length, "tiêu chí", facts),
    }),
};

/** "Danh sách này gồm 15 đơn vị": lists end with their count. */
function counted(what: string, n: number, of: string, facts: HeaderFacts, individuals?: number): string {
  const leadingZero = facts.leadingZero ?? true;
  const more = individuals === undefined ? "" : `, ${count(individuals, leadingZero)} cá nhân`;
  return `${what} này gồm ${count(n, leadingZero)} ${of}${more}`;
}

/** Who signs a biểu: within an office, and within a cluster. */
const OFFICE = ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"];
const CLUSTER = ["THƯ KÝ CỤM (KHỐI)", "CỤM PHÓ (KHỐI PHÓ)", "CỤM TRƯỞNG (KHỐI TRƯỞNG)"];

const annexName = (year: number) => `THỰC HIỆN NHIỆM VỤ NĂM ${year}`;
const tasksName = (year: number) => `TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ NĂM ${year}`;
const resultsName = (data: ResultsData) => `KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA ${upper(data.period.name)}`;

function control(id: string, name: string, ...blocks: (Table | Chart)[]): Control {
  return { type: "control", id, name, blocks };
}

function annexControl(tasks: DataOf["annex"]["tasks"]): Control {
  return control("annex", "Bảng phụ lục nhiệm vụ", annexTable(tasks));
}

function resultsControl(data: ResultsData): Control {
  const chart = data.chart === false ? null : achievementChart(data);
  return control(
    "results",
    "Bảng kết quả chỉ tiêu",
    resultsTable(data.rows, data.period.short),
    ...(chart ? [chart] : []),
  );
}

/** Bars of achievement of every indicator that has a percentage; null where none has, since an empty chart says nothing. */
export function achievementChart(data: ResultsData): Chart | null {
  const rows = data.rows.filter((row) => !row.group && row.percentValue !== null);
  if (rows.length === 0) return null;
  return {
    type: "chart",
    title: `Mức độ hoàn thành kế hoạch năm ${data.year} (%)`,
    categories: rows.map((row) => `${row.no} ${row.name}`.trim()),
    series: [{ name: "So với kế hoạch năm (%)", values: rows.map((row) => row.percentValue) }],
  };
}

interface Letter {
  title: string;
  summary: string;
  symbol: string;
  document: string;
}

/** A Kế hoạch or Báo cáo with its annexes, each in a section of its own. */
function letter(
  kind: DocumentKind,
  about: Letter,
  text: Draft,
  annexes: { title: string; control: Control }[],
  facts: HeaderFacts,
): DocumentModel {
  const blocks: Block[] = [
    letterHead(facts, about.symbol),
    { type: "title", name: upper(about.title), summary: about.summary },
    ...basisLines(facts.basis ?? []).map(paragraph("basis")),
    ...text.opening.map(paragraph("body")),
  ];
  for (const { level, heading, paragraphs } of text.sections)
    blocks.push({ type: "heading", level, text: heading }, ...paragraphs.map(paragraph("body")));
  blocks.push(...text.closing.map(paragraph("body")));
  const last = blocks[blocks.length - 1];
  if (last?.type === "paragraph") blocks[blocks.length - 1] = { ...last, text: closed(last.text) };
  blocks.push({ type: "signature", recipients: facts.recipients ?? ["Lưu: VT"], signers: [signer(facts)] });
  return {
    kind,
    title: `${upper(about.title)} ${about.summary}`,
    sections: [
      { landscape: false, blocks },
      ...annexes.map((annex, i) => {
        const label = annexes.length > 1 ? `Phụ lục ${roman(i + 1)}` : "Phụ lục";
        return annexSection(label, annex.title, annex.control, attachedLine(facts, about.document, about.symbol));
      }),
    ],
  };
}

function paragraph(role: "body" | "basis") {
  return (text: string): Block => ({ type: "paragraph", role: /^\(.*\)$/.test(text) ? "note" : role, text });
}

function annexSection(label: string, title: string, made: Control, attachedTo: string): Section {
  const head: AnnexTitle = { type: "annexTitle", label, title: upper(title), attachedTo };
  return { landscape: true, blocks: [head, made] };
}

/** Ký hiệu of the document a table is attached to. */
const SYMBOLS: Record<string, string> = { "Kế hoạch": "KH", "Báo cáo": "BC", "Tờ trình": "TTr", "Biên bản": "BB" };

function annexAlone(kind: DocumentKind, title: string, made: Control, facts: HeaderFacts): DocumentModel {
  const document = facts.attachedTo || "Báo cáo";
  const attached = attachedLine(facts, document, SYMBOLS[document] ?? "");
  return { kind, title, sections: [annexSection("Phụ lục", title, made, attached)] };
}

interface Sheet {
  title: string;
  /** Under the title: whose table it is. */
  subtitle?: string;
  made: Control;
  posts: string[];
  /** Last line, which also keeps the signature company on its page. */
  ending: string;
}

/** A table alone: a Phụ lục where it is attached to something, else a biểu that is signed itself. */
function sheet(kind: DocumentKind, given: HeaderFacts, year: number, about: Sheet): DocumentModel {
  const facts = { year, ...given };
  if (facts.attachedTo) return annexAlone(kind, about.title, about.made, facts);
  const signers: Signer[] = about.posts.map((post) => ({ lines: [post], name: "" }));
  if (facts.signerPosition) signers[signers.length - 1] = signer(facts);
  return {
    kind,
    title: about.title.replace(/\n/g, " "),
    sections: [
      {
        landscape: true,
        blocks: [
          letterHead(facts, ""),
          { type: "title", name: about.title, summary: about.subtitle ?? "" },
          { ...about.made, keepNext: true },
          { type: "paragraph", role: "body", text: closed(about.ending) },
          { type: "signature", recipients: facts.recipients ?? [], signers },
        ],
      },
    ],
  };
}

/** I, II, III … of an annex. */
export function roman(n: number): string {
  const steps: [number, string][] = [
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let left = n;
  let text = "";
  for (const [value, letters] of steps) for (; left >= value; left -= value) text += letters;
  return text;
}
