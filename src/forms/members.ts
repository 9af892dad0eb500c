import type { Member } from "../domain/plan";
import type { SheetSpec } from "../sheet/spec";
import type { Column } from "./columns";
import { type ReadRow, type SimpleForm, simpleSheet } from "./simpleForm";

/** ThanhVien (đơn vị thành viên của cụm, khối). */
export const MEMBERS_SHEET = "ThanhVien";

const COLUMNS = [
  { key: "code", header: "Mã đơn vị", index: "A", width: 10, needed: true },
  { key: "name", header: "Tên đơn vị", index: "B", width: 45, needed: true },
  { key: "aliases", header: "Tên gọi khác (ngăn bằng dấu ;)", index: "1", width: 34 },
  { key: "validFrom", header: "Hiệu lực từ ngày", index: "2", width: 12 },
  { key: "validTo", header: "Hiệu lực đến ngày", index: "3", width: 12 },
  { key: "predecessors", header: "Hợp nhất từ các đơn vị (mã, ngăn bằng dấu ;)", index: "4", width: 24 },
  { key: "contact", header: "Người liên hệ, thư điện tử", index: "5", width: 26 },
] as const satisfies readonly Column<string>[];

type MemberKey = (typeof COLUMNS)[number]["key"];

export const MEMBERS_FORM: SimpleForm<MemberKey> = {
  sheet: MEMBERS_SHEET,
  title: "DANH SÁCH ĐƠN VỊ THÀNH VIÊN",
  columns: COLUMNS,
  dates: ["validFrom", "validTo"],
};

export function membersSheet(members: readonly Member[]): SheetSpec {
  return simpleSheet(
    MEMBERS_FORM,
    members.map(({ aliases, predecessors, contact, ...member }) => ({
      ...member,
      aliases: aliases.join("; ") || null,
      predecessors: predecessors.join("; ") || null,
      contact: contact ?? null,
    })),
  );
}

/** A member row as plan JSON. */
export function memberJson({ values }: ReadRow<MemberKey>): Record<string, unknown> {
  const split = (text: string | null) =>
    (text ?? "")
      .split(/[;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
  return {
    ...values,
    name: values.name ?? values.code,
    aliases: split(values.aliases),
    predecessors: split(values.predecessors),
  };
}
