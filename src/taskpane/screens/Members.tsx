import { Button, Field, Input } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { useEffect, useRef, useState } from "react";
import type { Member, Plan } from "../../domain/plan";
import { formsTexts as F } from "../../messages/paneForms";
import { BackLine } from "../BackLine";
import { useSay, useSession, useSessionState } from "../context";
import { work } from "../session";
import { Form } from "../Form";

/** Edits the plan's members (đơn vị thành viên). */
export default function Members({ back }: { back: () => void }) {
  const session = useSession();
  const say = useSay();
  const plan = useSessionState((state) => state.plan);
  const [edited, setEdited] = useState<Member | null>(null);
  const [removed, setRemoved] = useState<{ name: string; before: Plan } | null>(null);
  if (!plan) return null;

  /** Back to the row that was edited. */
  function leave(): void {
    const code = edited?.code;
    setEdited(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-edits="${code ?? ""}"]`)?.focus());
  }
  async function keep(member: Member): Promise<boolean> {
    const { withMember } = await work();
    if (!plan || !(await session.setPlan(withMember(plan, member)))) return false;
    leave();
    setRemoved(null);
    return true;
  }
  async function remove(code: string): Promise<void> {
    const { withoutMember } = await work();
    if (!plan) return;
    if (!(await session.setPlan(withoutMember(plan, code)))) return;
    setRemoved({ name: plan.members.find((each) => each.code === code)?.name ?? code, before: plan });
  }
  async function restore(): Promise<void> {
    if (removed) await session.setPlan(removed.before);
    setRemoved(null);
  }

  return (
    <>
      <BackLine title={say(F.members)} back={back} />
      <MemberForm
        key={edited?.code ?? ""}
        member={edited}
        taken={plan.members.map(({ code }) => code)}
        keep={keep}
        drop={leave}
      />
      <section className="card" aria-label={say(F.memberCount, { count: plan.members.length })}>
        {removed && <Removed key={removed.name} name={removed.name} restore={() => void restore()} />}
        <ul className="plainList">
          {plan.members.map((member) => (
            <li key={member.code} className="item">
              <span className="grow">
                <strong>{member.code}</strong> {member.name}
                {member.contact && <span className="quiet"> · {member.contact}</span>}
              </span>
              <Button
                size="small"
                appearance="subtle"
                icon={<EditRegular />}
                data-edits={member.code}
                aria-label={say(F.editOf, { name: member.name })}
                onClick={() => setEdited(member)}
              />
              <Button
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={say(F.removeOf, { name: member.name })}
                onClick={() => void remove(member.code)}
              />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** What was just taken off the list, and the way to put it back. It takes the focus that the removed row had. */
function Removed({ name, restore }: { name: string; restore: () => void }) {
  const say = useSay();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div className="row" role="status">
      <span className="grow">{say(F.removed, { name })}</span>
      <Button size="small" ref={button} onClick={restore}>
        {say(F.restore)}
      </Button>
    </div>
  );
}

interface MemberFormProps {
  /** null adds one. */
  member: Member | null;
  taken: readonly string[];
  keep: (member: Member) => Promise<boolean>;
  drop: () => void;
}

function MemberForm({ member, taken, keep, drop }: MemberFormProps) {
  const say = useSay();
  const [code, setCode] = useState(member?.code ?? "");
  const [name, setName] = useState(member?.name ?? "");
  const [contact, setContact] = useState(member?.contact ?? "");
  const [tried, setTried] = useState(false);
  const problem = !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(code)
    ? say(F.codeWrong)
    : // Files of two codes that differ in capitals alone would overwrite each other.
      !member && taken.some((each) => each.toLowerCase() === code.toLowerCase())
      ? say(F.codeTaken)
      : null;
  const error = (text: string | null) =>
    tried && text !== null ? { validationState: "error" as const, validationMessage: text } : {};

  async function save(): Promise<void> {
    setTried(true);
    if (problem !== null || name.trim() === "") return;
    const base: Member = member ?? { code, name, aliases: [], validFrom: null, validTo: null, predecessors: [] };
    // An old name still tells whose an old file is.
    const aliases = member && member.name !== name.trim() ? [...base.aliases, member.name] : base.aliases;
    const { contact: _, ...rest } = base;
    const kept = await keep({
      ...rest,
      name: name.trim(),
      aliases,
      ...(contact.trim() === "" ? {} : { contact: contact.trim() }),
    });
    if (!kept) return;
    setTried(false);
    if (!member) [setCode, setName, setContact].forEach((clear) => clear(""));
  }

  return (
    <section className="card" aria-labelledby="member-title">
      <h2 id="member-title">{member ? say(F.editOf, { name: member.name }) : say(F.addMember)}</h2>
      <Form submit={save}>
        <Field label={say(F.memberCode)} required {...error(problem)}>
          <Input value={code} disabled={member !== null} onChange={(_, { value }) => setCode(value.trim())} />
        </Field>
        <Field label={say(F.memberName)} required {...error(name.trim() === "" ? say(F.needed) : null)}>
          <Input value={name} autoFocus={member !== null} onChange={(_, { value }) => setName(value)} />
        </Field>
        <Field label={say(F.memberContact)}>
          <Input value={contact} onChange={(_, { value }) => setContact(value)} />
        </Field>
        <div className="actions">
          <Button type="submit" appearance="primary">
            {say(member ? F.saveMember : F.addMember)}
          </Button>
          {member && <Button onClick={drop}>{say({ vi: "Bỏ qua", en: "Discard" })}</Button>}
        </div>
      </Form>
    </section>
  );
}
