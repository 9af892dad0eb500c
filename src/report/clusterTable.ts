import { LAYOUT } from "./layout";
import type { Table } from "./model";
import { banded, type ColumnOf, tableOf } from "./tableOf";
import type { ClusterFigures, ClusterRow } from "./views";

export interface ClusterMember {
  code: string;
  name: string;
}

/** Millimetres: the columns that stand in every part, one member (kế hoạch, thực hiện, %), and the last part's extras. */
/** Between the margins of a page lying down. */
const LANDSCAPE = LAYOUT.page.long - LAYOUT.margin.left - LAYOUT.margin.right;
const NO = 13;
const NAME = 52;
const UNIT = 19;
const FIGURE = 18;
const PERCENT = 17;
const MEMBER = 2 * FIGURE + PERCENT;
const VERDICTS = 20;
const LEADER = 26;
const NOTE = 24;
/** Points: a matrix is denser than other tables. */
const SIZE = 12;

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
    return tableOf(columns, body, { size: SIZE, ...(caption === undefined ? {} : { caption }) });
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
      width: VERDICTS,
      align: "center",
      optional: true,
      text: (row) => row.verdicts,
    },
    { title: "Đơn vị dẫn đầu", width: LEADER, align: "left", optional: true, text: (row) => row.leader },
    { title: "Ghi chú", width: NOTE, align: "left", optional: true, text: (row) => row.note },
  ];
}

/**
 * Members of each part: as few parts as can be, and those before the last as even as can be. The last part also holds the
 * whole cluster and so has room for fewer; it may hold no member at all.
 */
export function memberParts(members: ClusterMember[], rows: ClusterRow[], room: number): ClusterMember[][] {
  const extras =
    (rows.some((row) => row.verdicts) ? VERDICTS : 0) +
    (rows.some((row) => row.leader) ? LEADER : 0) +
    (rows.some((row) => row.note) ? NOTE : 0);
  const free = room / (SIZE / 13) - (NO + NAME + UNIT);
  const each = Math.max(1, Math.floor(free / MEMBER));
  const inLast = Math.max(0, Math.floor((free - MEMBER - extras) / MEMBER));
  if (members.length <= inLast) return [members];
  const parts = Math.ceil((members.length - inLast) / each);
  const last = Math.min(inLast, Math.floor(members.length / (parts + 1)));
  return [...deal(members.slice(0, members.length - last), parts), members.slice(members.length - last)];
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
