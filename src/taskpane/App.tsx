import { FluentProvider, Spinner } from "@fluentui/react-components";
import {
  Activity,
  type ComponentType,
  lazy,
  type LazyExoticComponent,
  Suspense,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { paneTexts as T } from "../messages/pane";
import { Boundary } from "./Boundary";
import { SessionProvider, useSay, useSessionState } from "./context";
import { Header } from "./Header";
import { keepFocus } from "./keepFocus";
import { Messages } from "./Messages";
import type { Session } from "./session";
import type { ScreenName } from "./sessionState";
import { Steps } from "./Steps";
import { type Look, themeOf, useDark } from "./theme";

/** Screens come when they are first shown. "start" is the chunk of the first one: the build weighs it. */
const screens: Record<ScreenName, LazyExoticComponent<ComponentType>> = {
  forms: lazy(() => import(/* webpackChunkName: "start" */ "./screens/Forms")),
  entry: lazy(() => import(/* webpackChunkName: "entry" */ "./screens/Entry")),
  check: lazy(() => import(/* webpackChunkName: "check" */ "./screens/Check")),
  results: lazy(() => import(/* webpackChunkName: "results" */ "./screens/Results")),
  merge: lazy(() => import(/* webpackChunkName: "merge" */ "./screens/Merge")),
  word: lazy(() => import(/* webpackChunkName: "word" */ "./screens/Word")),
};

const Preview = lazy(() => import(/* webpackChunkName: "preview" */ "./Preview"));

/** The pane: header, what is to be said, the steps as tabs, and one screen. */
export function App({ session, look }: { session: Session; look: Look }) {
  const dark = useDark(look);
  return (
    <FluentProvider
      theme={themeOf(dark)}
      className="provider"
      data-dark={dark}
      style={{ colorScheme: dark ? "dark" : "light" }}
    >
      <SessionProvider value={session}>
        <Boundary say={session.say}>
          <Pane />
        </Boundary>
      </SessionProvider>
    </FluentProvider>
  );
}

function Pane() {
  const say = useSay();
  const phase = useSessionState((state) => state.phase);
  const pending = useSessionState((state) => state.pending);
  useFocusBack(pending !== null);
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => (pane.current ? keepFocus(pane.current) : undefined), []);
  return (
    <div className="pane" ref={pane}>
      <Header />
      <Steps />
      <Messages />
      {phase === "starting" ? (
        <div className="starting">
          <Spinner label={say(T.loading)} />
        </div>
      ) : phase === "failed" ? (
        <div className="screen">
          <p>{say(T.startFailed)}</p>
        </div>
      ) : (
        <>
          <Screens hidden={pending !== null} />
          {pending && (
            <Suspense fallback={<Waiting />}>
              <Preview pending={pending} />
            </Suspense>
          )}
        </>
      )}
    </div>
  );
}

/** When a preview is left, the focus goes back to what opened it. */
function useFocusBack(previewing: boolean): void {
  const opener = useRef<Element | null>(null);
  // Before the browser takes the focus from the screen that is hidden with this.
  useLayoutEffect(() => {
    if (previewing) {
      opener.current = document.activeElement;
      return;
    }
    const from = opener.current;
    opener.current = null;
    if (!from) return;
    const frame = requestAnimationFrame(() => {
      if (from instanceof HTMLElement && from !== document.body && from.isConnected) from.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [previewing]);
}

/** Screens that were shown stay as they were left. */
function Screens({ hidden }: { hidden: boolean }) {
  const say = useSay();
  const screen = useSessionState((state) => state.screen);
  const [visited, setVisited] = useState<readonly ScreenName[]>([screen]);
  if (!visited.includes(screen)) setVisited([...visited, screen]);
  return visited.map((name) => {
    const Screen = screens[name];
    const shown = name === screen && !hidden;
    return (
      <Activity key={name} mode={shown ? "visible" : "hidden"}>
        <div
          className="screen"
          id={`screen-${name}`}
          {...(name === "entry" ? {} : { role: "tabpanel", "aria-labelledby": `tab-${name}` })}
        >
          <Boundary say={say}>
            <Suspense fallback={<Waiting />}>
              <Screen />
            </Suspense>
          </Boundary>
        </div>
      </Activity>
    );
  });
}

function Waiting() {
  const say = useSay();
  return (
    <div className="starting">
      <Spinner size="small" label={say(T.loading)} />
    </div>
  );
}
