import { Button, Textarea } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Plan } from "../domain/plan";
import type { SaidIssue } from "../messages/issueText";
import { wordTexts as W } from "../messages/paneWord";
import type { DraftText } from "../workflow/paneWord";
import { useSay, useSessionState } from "./context";
import { work } from "./session";

interface DraftEditorProps {
  plan: Plan;
  drafted: readonly DraftText[];
  texts: Readonly<Record<string, string>>;
  change: (texts: Readonly<Record<string, string>>) => void;
}

/** The text drafted from the data, paragraph by paragraph, to be put in the officer's own words. */
export function DraftEditor({ plan, drafted, texts, change }: DraftEditorProps) {
  const say = useSay();
  return (
    <details className="card" data-testid="draft">
      <summary>
        <h2>{say(W.draft)}</h2>
      </summary>
      <p className="quiet">{say(W.draftHint)}</p>
      <TextAdvice plan={plan} drafted={drafted} texts={texts} />
      {drafted.map(({ key, heading, text }, at) =>
        heading ? (
          <h3 key={key}>{text}</h3>
        ) : (
          <Textarea
            key={key}
            size="small"
            resize="vertical"
            aria-label={say(W.paragraph, { at: at + 1 })}
            value={texts[key] ?? text}
            onChange={(_, { value }) => change({ ...texts, [key]: value })}
          />
        ),
      )}
      {Object.keys(texts).length > 0 && (
        <div className="actions">
          <Button size="small" onClick={() => change({})}>
            {say(W.reset)}
          </Button>
        </div>
      )}
    </details>
  );
}

/** Waits this long after a key, in milliseconds. */
const QUIET = 400;

/** How a paragraph begins: what it is found by among the others. */
function opening(text: string): string {
  return text.length > 48 ? `${text.slice(0, 48)}…` : text;
}

/** What to look at in the words as they stand; nothing where there is nothing. */
function TextAdvice({ plan, drafted, texts }: Omit<DraftEditorProps, "change">) {
  const say = useSay();
  const language = useSessionState((state) => state.language);
  const [advice, setAdvice] = useState<readonly (SaidIssue & { of: string })[]>([]);
  useEffect(() => {
    let left = false;
    const timer = setTimeout(() => {
      void work().then(({ textAdvice, sayIssue }) => {
        const words = drafted.map(({ key, text }) => texts[key] ?? text);
        const found = textAdvice(plan, words).map(({ issue, at }) => ({
          ...sayIssue(issue, language),
          of: opening(words[at]!),
        }));
        if (!left) setAdvice(found);
      });
    }, QUIET);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [plan, drafted, texts, language]);
  if (advice.length === 0) return null;
  return (
    <details data-testid="text-advice">
      <summary>{say(W.advice, { count: advice.length })}</summary>
      <ul className="reasons">
        {advice.map(({ of, what, remedy }, index) => (
          <li key={index}>
            <strong>{of}: </strong>
            {what} <span className="quiet">{remedy}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
