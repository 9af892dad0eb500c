import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { wordTexts as W } from "../messages/paneWord";
import { formatDate, parseDate } from "../vietnamese/dates";
import type { HeaderFacts } from "../workflow/paneWord";
import { useSay } from "./context";

const PREFIXES = ["", "TM.", "KT.", "TL.", "TUQ.", "Q."] as const;
const ATTACHED = ["Báo cáo", "Kế hoạch", "Tờ trình", "Biên bản"] as const;

interface FactsFormProps {
  facts: HeaderFacts;
  /** What would be printed where the officer leaves a field empty. */
  defaults: HeaderFacts;
  attachable: boolean;
  change: (facts: HeaderFacts) => void;
}

type TextFact =
  "parentAgency" | "agency" | "number" | "symbol" | "place" | "signerBody" | "signerPosition" | "signerName";

/** What stands around the text of a document (thể thức): who issues it, number, place, date, who signs. */
export function FactsForm({ facts, defaults, attachable, change }: FactsFormProps) {
  const say = useSay();
  const text = (key: TextFact, hint?: string) => (
    <Field label={say(W[key])} size="small" {...(hint === undefined ? {} : { hint })}>
      <Input
        size="small"
        value={facts[key] ?? ""}
        placeholder={defaults[key] ?? ""}
        onChange={(_, { value }) => change({ ...facts, [key]: value || undefined })}
      />
    </Field>
  );
  return (
    <details className="card" data-testid="facts">
      <summary>
        <h2>{say(W.facts)}</h2>
      </summary>
      <div className="form">
        {text("parentAgency")}
        {text("agency")}
        <div className="pair">
          {text("number")}
          {text("symbol", say(W.symbolHint))}
        </div>
        <div className="pair">
          {text("place")}
          <DateField facts={facts} change={change} />
        </div>
        <h3>{say(W.signer)}</h3>
        <div className="pair">
          <Field label={say(W.signerPrefix)} size="small">
            <Select
              size="small"
              value={facts.signerPrefix ?? ""}
              onChange={(_, { value }) => change({ ...facts, signerPrefix: value as HeaderFacts["signerPrefix"] })}
            >
              {PREFIXES.map((prefix) => (
                <option key={prefix} value={prefix}>
                  {prefix || "—"}
                </option>
              ))}
            </Select>
          </Field>
          {text("signerPosition")}
        </div>
        {facts.signerPrefix && text("signerBody", say(W.signerBodyHint))}
        {text("signerName")}
        <Field label={say(W.recipients)} size="small">
          <Textarea
            size="small"
            resize="vertical"
            value={(facts.recipients ?? []).join("\n")}
            onChange={(_, { value }) => change({ ...facts, recipients: value === "" ? undefined : value.split("\n") })}
          />
        </Field>
        {attachable && (
          <Field label={say(W.attached)} size="small">
            <Select
              size="small"
              value={facts.attachedTo ?? ""}
              onChange={(_, { value }) => change({ ...facts, attachedTo: value || undefined })}
            >
              <option value="">{say(W.attachedNone)}</option>
              {ATTACHED.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
    </details>
  );
}

function DateField({ facts, change }: Pick<FactsFormProps, "facts" | "change">) {
  const say = useSay();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (facts.date ? formatDate(facts.date) : "");
  const reading = shown === "" ? null : parseDate(shown);
  const wrong = reading !== null && reading.kind !== "date";
  return (
    <Field
      label={say(W.date)}
      size="small"
      {...(wrong ? { validationState: "error" as const, validationMessage: say(W.dateWrong) } : {})}
    >
      <Input
        size="small"
        value={shown}
        placeholder="05/06/2024"
        onChange={(_, { value }) => {
          setTyped(value);
          const read = parseDate(value);
          change({ ...facts, date: read.kind === "date" ? read.iso : undefined });
        }}
        onBlur={() => {
          if (!wrong) setTyped(null);
        }}
      />
    </Field>
  );
}
