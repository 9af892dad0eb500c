import { Button, Textarea } from "@fluentui/react-components";
import { wordTexts as W } from "../messages/paneWord";
import type { DraftText } from "../workflow/paneWord";
import { useSay } from "./context";

interface DraftEditorProps {
  drafted: readonly DraftText[];
  texts: Readonly<Record<string, string>>;
  change: (texts: Readonly<Record<string, string>>) => void;
}

/** The text drafted from the data, paragraph by paragraph, to be put in the officer's own words. */
export function DraftEditor({ drafted, texts, change }: DraftEditorProps) {
  const say = useSay();
  return (
    <details className="card" data-testid="draft">
      <summary>
        <h2>{say(W.draft)}</h2>
      </summary>
      <p className="quiet">{say(W.draftHint)}</p>
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
