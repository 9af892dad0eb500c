import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { useEffect, useRef } from "react";
import { paneTexts as T } from "../messages/pane";
import { useSay } from "./context";

/** The head of a part that was opened from a screen: its name, and the way back. It starts where the person reads on. */
export function BackLine({ title, back }: { title: string; back: () => void }) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="backLine">
      <Button
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        aria-label={say(T.back)}
        title={say(T.back)}
        onClick={back}
      />
      <h2 tabIndex={-1} ref={heading}>
        {title}
      </h2>
    </div>
  );
}
