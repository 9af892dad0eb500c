import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { Period } from "../../domain/plan";
import { formsTexts as F } from "../../messages/paneForms";
import { formatDate, parseDate } from "../../vietnamese/dates";
import { BackLine } from "../BackLine";
import { useSay, useSession, useSessionState } from "../context";
import { Form } from "../Form";

/** Edits the names and due dates of the plan's periods (kỳ báo cáo). */
export default function Periods({ back }: { back: () => void }) {
  const session = useSession();
  const say = useSay();
  const plan = useSessionState((state) => state.plan);
  const [typed, setTyped] = useState<Readonly<Record<string, { name: string; due: string }>>>({});
  const [wrong, setWrong] = useState<readonly string[]>([]);
  if (!plan) return null;

  const shown = (period: Period) =>
    typed[period.code] ?? { name: period.name, due: period.due === null ? "" : formatDate(period.due) };

  async function save(): Promise<void> {
    if (!plan) return;
    const bad: string[] = [];
    const periods = plan.periods.map((period): Period => {
      const { name, due } = shown(period);
      const date = due.trim() === "" ? null : parseDate(due, { year: plan.year });
      if (date !== null && date.kind !== "date") bad.push(period.code);
      return { ...period, name: name.trim() || period.name, due: date?.kind === "date" ? date.iso : null };
    });
    setWrong(bad);
    if (bad.length > 0) return;
    if (await session.setPlan({ ...plan, periods })) back();
  }

  return (
    <>
      <BackLine title={say(F.periods)} back={back} />
      <Form submit={save}>
        {plan.periods.map((period) => {
          const { name, due } = shown(period);
          const change = (part: Partial<{ name: string; due: string }>): void =>
            setTyped({ ...typed, [period.code]: { name, due, ...part } });
          return (
            <section key={period.code} className="card" aria-label={period.name}>
              <Field label={say(F.periodName)}>
                <Input value={name} onChange={(_, { value }) => change({ name: value })} />
              </Field>
              <Field
                label={say(F.periodDue)}
                {...(wrong.includes(period.code)
                  ? { validationState: "error" as const, validationMessage: say(F.dateWrong) }
                  : {})}
              >
                <Input value={due} placeholder="05/06/2024" onChange={(_, { value }) => change({ due: value })} />
              </Field>
              <p className="quiet">
                {formatDate(period.from)} – {formatDate(period.to)}
              </p>
            </section>
          );
        })}
        <div className="actions">
          <Button type="submit" appearance="primary">
            {say(F.save)}
          </Button>
        </div>
      </Form>
    </>
  );
}
