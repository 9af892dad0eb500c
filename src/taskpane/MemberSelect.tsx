import { Select, type SelectProps } from "@fluentui/react-components";
import type { Member } from "../domain/plan";

interface Props extends Omit<SelectProps, "value" | "onChange"> {
  members: readonly Pick<Member, "code" | "name">[];
  /** Code of the member chosen; "" for none where `none` stands first in the list. */
  value: string;
  none?: string;
  choose: (code: string) => void;
}

/** One of the cluster's members (đơn vị thành viên), by name. */
export function MemberSelect({ members, none, choose, ...select }: Props) {
  return (
    <Select {...select} onChange={(_, { value }) => choose(value)}>
      {none !== undefined && <option value="">{none}</option>}
      {members.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </Select>
  );
}
