import { Button } from "@fluentui/react-components";
import type { Plan } from "../domain/plan";
import { mappingPaneTexts as M } from "../messages/paneMapping";
import type { FileView } from "../workflow/paneMerge";
import { useSay } from "./context";
import { MemberSelect } from "./MemberSelect";

/** What an officer may answer about a file that is not a form of ours. */
export interface Answers {
  plan: Plan;
  /** Opens the mapping screen. */
  map: (view: FileView) => void;
  /** Says whose the file is. */
  isOf: (view: FileView, member: string) => void;
}

/** The questions of one file, each with its answers as buttons. */
export function OwnFile({ view, answers: { plan, map, isOf } }: { view: FileView; answers: Answers }) {
  const say = useSay();
  const { own } = view;
  if (!own) return null;
  // Where a table is mapped its member is chosen there.
  const asks = own.asked !== null || (own.member === null && !own.table);
  const question = own.asked ? say(M.whose, { text: own.asked.text }) : say(M.whoseFile);
  return (
    <>
      {own.table && <p className="quiet">{say(M.ownTable)}</p>}
      {asks && (
        <div role="group" aria-label={question} className="question">
          <p>{question}</p>
          <div className="actions">
            {own.asked?.candidates.slice(0, 3).map(({ code, name }) => (
              <Button key={code} size="small" onClick={() => isOf(view, code)}>
                {say(M.isMember, { name })}
              </Button>
            ))}
            <MemberSelect
              size="small"
              aria-label={`${question} ${say(M.other)}`}
              members={plan.members}
              none={say(M.memberNone)}
              value=""
              choose={(code) => isOf(view, code)}
            />
          </div>
        </div>
      )}
      {own.table && (
        <Button
          size="small"
          appearance="primary"
          aria-label={say(M.openOf, { file: view.file })}
          onClick={() => map(view)}
        >
          {say(M.open)}
        </Button>
      )}
    </>
  );
}
