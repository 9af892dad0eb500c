import { Button } from "@fluentui/react-components";
import { paneTexts as T } from "../messages/pane";
import { useSay, useSession, useSessionState } from "./context";
import { work } from "./session";

/** First run: what this is, in two sentences, and a way to try it at once. */
export function Welcome() {
  const session = useSession();
  const say = useSay();
  const hasForm = useSessionState((state) => state.hasForm);
  const identity = useSessionState((state) => state.identity);

  async function trySample(): Promise<void> {
    const { sampleChange, samplePlans, sampleResults, memberFormChange } = await work();
    const plan = samplePlans()[0];
    const member = plan?.members[0];
    const period = plan?.periods[0];
    if (!plan || !member || !period) return;
    session.endWelcome();
    if (!hasForm || identity?.plan !== plan.id) {
      if (!(await session.setPlan(plan))) return;
      const change = async () => memberFormChange(await session.workbook.read(), plan, period, member);
      if (!(await session.propose(say({ vi: "biểu mẫu để làm thử", en: "the sample form" }), change))) return;
    }
    const of = session.store.get().identity?.member ?? member.code;
    const found = sampleResults(plan.id).find((each) => each.member === of && each.period === period.code);
    if (!found) return;
    const change = async () => sampleChange(await session.workbook.read(), found);
    const name = plan.members.find(({ code }) => code === of)?.name ?? of;
    if (await session.propose(say(T.sampleEntries, { member: name }), change)) session.show("check", true);
  }

  return (
    <section className="card welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">{say(T.welcome)}</h2>
      <p>{say(T.welcomeText)}</p>
      <p className="strong">{say(T.welcomeSteps)}</p>
      <div className="actions">
        <Button appearance="primary" onClick={() => void trySample()}>
          {say(T.trySample)}
        </Button>
        <Button
          onClick={() => {
            session.endWelcome();
            // The button goes with the card: the focus stays near.
            document.getElementById("tab-forms")?.focus();
          }}
        >
          {say(T.skip)}
        </Button>
      </div>
    </section>
  );
}
