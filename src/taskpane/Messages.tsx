import { Button, MessageBar, MessageBarActions, MessageBarBody, ProgressBar } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useEffect } from "react";
import { paneTexts as T } from "../messages/pane";
import { useSay, useSession, useSessionState } from "./context";

/** What was done or went wrong, and how far a long action is. Said aloud in a live region of its own. */
export function Messages() {
  const session = useSession();
  const say = useSay();
  const notice = useSessionState((state) => state.notice);
  const busy = useSessionState((state) => state.busy);
  const progress = busy?.progress;
  const working = busy !== null;
  // "Dừng" goes with the line it stands in: the focus goes back to what began the action.
  useEffect(() => {
    if (!working) return;
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement)
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) before.focus();
        });
    };
  }, [working]);
  const known = progress != null && progress.total > 0;
  const count = known ? say(T.progress, { done: progress.done, total: progress.total }) : "";
  const spoken = busy ? (busy.stopping ? say(T.stopping) : busy.label) : (notice?.text ?? "");
  return (
    <>
      <div className="spoken" aria-live="polite" role="status">
        {spoken}
      </div>
      {busy && (
        <div className="busy" data-testid="busy">
          <div className="busyLine">
            <span className="busyLabel">{busy.stopping ? say(T.stopping) : busy.label}</span>
            <span>{count}</span>
            {busy.stop && (
              <Button size="small" onClick={busy.stop} disabledFocusable={busy.stopping}>
                {say(T.cancel)}
              </Button>
            )}
          </div>
          <ProgressBar aria-label={busy.label} {...(known ? { value: progress.done, max: progress.total } : {})} />
        </div>
      )}
      {!busy && notice && (
        <MessageBar intent={notice.kind} layout="multiline" className="notice" data-testid="notice" aria-live="off">
          <MessageBarBody>{notice.text}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                size="small"
                icon={<DismissRegular />}
                aria-label={say(T.dismiss)}
                onClick={session.clearNotice}
              />
            }
          />
        </MessageBar>
      )}
    </>
  );
}
