import { yearTexts as Y } from "../../messages/paneYear";
import { formatNumber } from "../../vietnamese/numbers";
import type { RegisteredView, YearView } from "../../workflow/paneYear";
import { useSay } from "../context";
import { IssueLines } from "../IssueLines";

/** Danh hiệu, khen thưởng: what is registered and proposed, set against dated rules with their source. */
export default function Awards({ view }: { view: YearView }) {
  const say = useSay();
  const { awards, proposals, proposalIssues, grades } = view;
  const faults = [...(awards?.registered.flatMap(({ issues }) => issues) ?? []), ...proposalIssues];
  return (
    <>
      <section className="card" aria-labelledby="check-title">
        <p className="strong">{say(Y.decides)}</p>
        <h2 id="check-title">{say(Y.toCheck, { count: faults.length })}</h2>
        {faults.length === 0 && <p className="quiet">{say(Y.nothingToCheck)}</p>}
        <div data-testid="award-issues">
          <IssueLines issues={faults} label={say(Y.toCheck, { count: faults.length })} />
        </div>
      </section>
      {awards === null ? (
        <section className="card">
          <p>{say(Y.noRules)}</p>
        </section>
      ) : awards.registered.length === 0 ? (
        <section className="card">
          <p>{say(Y.noAwards)}</p>
        </section>
      ) : (
        awards.registered.map((one) => <Registered key={one.member} one={one} />)
      )}
      <section className="card" aria-labelledby="proposals-title">
        <h2 id="proposals-title">{say(Y.proposals)}</h2>
        {proposals.length === 0 && <p className="quiet">{say(Y.noProposals)}</p>}
        <ul className="reasons" data-testid="proposals">
          {proposals.map(({ name, count, most }) => (
            <li key={name}>
              {most === null ? say(Y.proposed, { name, count }) : say(Y.proposedOf, { name, count, most })}
            </li>
          ))}
        </ul>
        <h3>{say(Y.grades)}</h3>
        {grades.length === 0 && <p className="quiet">{say(Y.noGrades)}</p>}
        <ul className="reasons">
          {grades.map(({ name, from }) => (
            <li key={name}>{say(Y.grade, { name, from: formatNumber(from) })}</li>
          ))}
        </ul>
      </section>
      {awards && (
        <section className="card" aria-labelledby="rules-title">
          <h2 id="rules-title">{say(Y.rules)}</h2>
          <ul className="reasons" data-testid="award-rules">
            {awards.rules.map(({ text, source }, at) => (
              <li key={at}>
                {text}. <span className="quiet">{source}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Registered({ one }: { one: RegisteredView }) {
  const say = useSay();
  const id = `registered-${one.member}`;
  return (
    <section className="card" aria-labelledby={id} data-member={one.member}>
      <h2 id={id}>{one.name}</h2>
      <div className="scroller" tabIndex={0} role="group" aria-labelledby={id}>
        <table className="figures words">
          <thead>
            <tr>
              <th scope="col">{say(Y.candidate)}</th>
              <th scope="col">{say(Y.awardTitle)}</th>
              <th scope="col">{say(Y.rewardForm)}</th>
            </tr>
          </thead>
          <tbody>
            {one.entries.map(({ name, title, rewardForm }, at) => (
              <tr key={at}>
                <th scope="row">{name}</th>
                <td>{title ?? "–"}</td>
                <td>{rewardForm ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
