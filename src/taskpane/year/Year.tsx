import { Spinner } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useState } from "react";
import type { Period } from "../../domain/plan";
import { paneTexts as T } from "../../messages/pane";
import { yearTexts as Y } from "../../messages/paneYear";
import type { YearView } from "../../workflow/paneYear";
import { BackLine } from "../BackLine";
import { useSay, useSession, useSessionState } from "../context";
import { merger } from "../merger";
import { AWARDS_SHEET_NAME } from "../names";

const Appraisals = lazy(() => import(/* webpackChunkName: "year" */ "./Appraisals"));
const HandIns = lazy(() => import(/* webpackChunkName: "year" */ "./HandIns"));
const Changes = lazy(() => import(/* webpackChunkName: "year" */ "./Changes"));
const Awards = lazy(() => import(/* webpackChunkName: "year" */ "./Awards"));

export type YearPart = "appraisals" | "handIns" | "changes" | "awards";

/** A part of the head's year, opened from Tổng hợp. */
export default function Year({ part, period, back }: { part: YearPart; period: Period; back: () => void }) {
  const say = useSay();
  return (
    <Suspense fallback={<Spinner size="small" label={say(T.loading)} />}>
      {part === "appraisals" ? <Appraisals back={back} /> : <Looked part={part} period={period} back={back} />}
    </Suspense>
  );
}

/** Parts that only show: they are worked out anew whenever the open workbook was read again. */
function Looked({ part, period, back }: { part: Exclude<YearPart, "appraisals">; period: Period; back: () => void }) {
  const session = useSession();
  const say = useSay();
  const language = useSessionState((state) => state.language);
  const revision = useSessionState((state) => state.revision);
  const [view, setView] = useState<YearView | null>(null);
  useEffect(() => {
    const { today } = session.options;
    const read = async () => merger.year(language, today(), await session.workbook.read([AWARDS_SHEET_NAME]));
    void session.run(say(Y.reading), read, { quiet: true }).then((found) => found && setView(found));
  }, [session, say, language, revision]);
  return (
    <>
      <BackLine title={say(Y[part])} back={back} />
      {view &&
        (part === "handIns" ? (
          <HandIns view={view} period={period} />
        ) : part === "changes" ? (
          <Changes view={view} />
        ) : (
          <Awards view={view} />
        ))}
    </>
  );
}
