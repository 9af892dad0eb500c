import { Button } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { Period } from "../domain/plan";
import { mergeTexts as M } from "../messages/paneMerge";
import { useSay, useSessionState } from "./context";
import { droppedFiles, type Picked, pickedFiles, WORKBOOKS } from "./files";

/** Where the members' files are chosen or dropped. */
export function FileChooser({
  period,
  read,
  again,
}: {
  period: Period;
  read: (picked: Picked) => Promise<void>;
  again: boolean;
}) {
  const say = useSay();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const busy = useSessionState((state) => state.busy !== null);
  const take = (input: HTMLInputElement): void => {
    const picked = pickedFiles(input.files);
    input.value = "";
    void read(picked);
  };
  return (
    <section
      className={over ? "card drop over" : "card drop"}
      aria-labelledby="merge-title"
      onDragOver={(event) => {
        event.preventDefault();
        // One reading at a time: what cannot be taken is not accepted either.
        if (busy) event.dataTransfer.dropEffect = "none";
        else setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (busy) return;
        void droppedFiles(event.dataTransfer).then(read);
      }}
    >
      <h2 id="merge-title">{say(M.title, { period: period.name })}</h2>
      <p>{say(M.drop)}</p>
      <div className="actions">
        <Button
          appearance={again ? "secondary" : "primary"}
          onClick={() => files.current?.click()}
          disabledFocusable={busy}
        >
          {say(again ? M.again : M.pick)}
        </Button>
        <Button onClick={() => folder.current?.click()} disabledFocusable={busy}>
          {say(M.pickFolder)}
        </Button>
      </div>
      <p className="quiet">{say(M.hint)}</p>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={WORKBOOKS.join(",")}
        aria-label={say(M.pick)}
        data-testid="merge-files"
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={say(M.pickFolder)}
        onChange={(event) => take(event.target)}
        {...{ webkitdirectory: "" }}
      />
    </section>
  );
}
