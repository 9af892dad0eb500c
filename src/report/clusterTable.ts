import type { Table } from "./model";
import { banded, type ColumnOf, tableOf } from "./tableOf";
import { LANDSCAPE } from "./tables";
import type { ClusterFigures, ClusterRow } from "./views";

export interface ClusterMember {
  code: string;
  name: string;
}

/** Millimetres: the columns that stand in every part, one member (kế hoạch, thực hiện, %), and the last part's extras. */
const NO = 12;
const NAME = 52;
const UNIT = 19;
const FIGURE = 17;
const PERCENT = 15;
const MEMBER = 2 * FIGURE + PERCENT;

/**
 * Bảng tổng hợp cụm: members × indicators. Where the members do not fit one page they are dealt out evenly over several
 * tables, each with the indicator's number, name and unit again, the whole cluster in the last one.
 */
export function clusterTables(rows: ClusterRow[], members: ClusterMember[], title: string, room = LANDSCAPE): Table[] {
  const parts = memberParts(members, rows, room);
  return parts.map((part, i) => {
    const last = i === parts.length - 1;
    const columns: ColumnOf<ClusterRow>[] = [
      { title: "STT", width: NO, align: "center", text: (row) => row.no },
      { title: "Nội dung chỉ tiêu", width: NAME, align: "left", grows: true, text: (row) => row.name },
      { title: "Đơn vị tính", width: UNIT, align: "center", text: (row) => row.unit },
      ...part.flatMap((member) => figures(member.name, (row) => row.members[member.code])),
      ...(last ? wholeColumns() : []),
    ];
    const body = banded(
      rows,
      (row) => row.section,
      (row) => ({ row, strong: row.group }),
    );
    const caption = parts.length > 1 ? `Biểu ${i + 1}/${parts.length}. ${title}` : undefined;
    return tableOf(columns, body, { room, size: 12, ...(caption === undefined ? {} : { caption }) });
  });
}

function figures(group: string, of: (row: ClusterRow) => ClusterFigures | undefined): ColumnOf<ClusterRow>[] {
  return [
    { title: "Kế hoạch", group, width: FIGURE, align: "right", text: (row) => of(row)?.target ?? "" },
    { title: "Thực hiện", group, width: FIGURE, align: "right", text: (row) => of(row)?.actual ?? "" },
    { title: "%", group, width: PERCENT, align: "right", text: (row) => of(row)?.percent ?? "" },
  ];
}

function wholeColumns(): ColumnOf<ClusterRow>[] {
  return [
    ...figures("Toàn cụm", (row) => row.whole),
    {
      title: "Số đơn vị vượt/đạt/ không đạt",
      width: 20,
      align: "center",
      optional: true,
      text: (row) => row.verdicts,
    },
    { title: "Đơn vị dẫn đầu", width: 26, align: "left", optional: true, text: (row) => row.leader },
    { title: "Ghi chú", width: 24, align: "left", optional: true, text: (row) => row.note },
  ];
}

/** Members of each part, as even as can be: 7 members on pages for 3 are dealt 3 + 2 + 2, never 3 + 3 + 1. */
export function memberParts(members: ClusterMember[], rows: ClusterRow[], room: number): ClusterMember[][] {
  const extras =
    (rows.some((row) => row.verdicts) ? 20 : 0) +
    (rows.some((row) => row.leader) ? 26 : 0) +
    (rows.some((row) => row.note) ? 24 : 0);
  const scale = 12 / 13;
  const free = room - (NO + NAME + UNIT) * scale;
  const fits = (count: number, last: boolean) => (count * MEMBER + (last ? MEMBER + extras : 0)) * scale <= free + 0.01;
  let each = members.length;
  while (each > 1 && !fits(each, false)) each -= 1;
  for (let parts = Math.max(1, Math.ceil(members.length / Math.max(1, each))); ; parts++) {
    const dealt = deal(members, parts);
    if (fits(dealt[dealt.length - 1]?.length ?? 0, true) || parts > members.length) return dealt;
  }
}

function deal<T>(items: T[], parts: number): T[][] {
  const base = Math.floor(items.length / parts);
  const more = items.length % parts;
  let at = 0;
  return Array.from({ length: parts }, (_, i) => {
    const size = base + (i < more ? 1 : 0);
    at += size;
    return items.slice(at - size, at);
  });
}
