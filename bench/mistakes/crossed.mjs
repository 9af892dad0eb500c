/** Mistakes that show only between files: a member's periods, the members of a cluster. */
import { load } from "../load.mjs";
import { benchPlan, cleanBook, randomOf } from "./clean.mjs";

const { readBook } = load("src/xlsx/read.ts");
const { readSubmission } = load("src/forms/submission.ts");
const { checkHistory, checkCluster } = load("src/rules/check.ts");

/** Kinds of mistake between files; each counts like one workbook. */
export function crossed(each, seed) {
  const plan = benchPlan();
  const read = (one) => readSubmission(readBook(one.bytes), one.name, plan, {});
  const [half, nine] = plan.periods;
  const random = randomOf(seed * 977);
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const rows = [];
  const add = (kind, certain, one) => {
    const row = { kind, certain, tried: 0, caught: 0, warned: 0, right: 0, placed: 0, excel: 0, schema: 0, missed: [] };
    for (let i = 0; i < each; i++) {
      const told = one(i);
      if (!told) continue;
      row.tried += 1;
      const { issues, at } = told;
      const hit = issues.filter(
        (issue) => at === null || issue.place.cell === at.cell || issue.place.member === at.member,
      );
      if (hit.length > 0) row.caught += 1;
      else row.missed.push(JSON.stringify(at));
      if (hit.some(({ severity }) => severity !== "note")) row.warned += 1;
      if (at?.cell !== undefined && hit.length > 0) {
        row.placed += 1;
        if (hit.some((issue) => issue.place.cell === at.cell)) row.right += 1;
      }
    }
    rows.push(row);
  };
  const cumulative = new Set(
    plan.indicators
      .filter(({ accumulation, type }) => accumulation === "cumulative" && type !== "setRatio")
      .map(({ code }) => code),
  );
  const pair = () => {
    const member = plan.members[Math.floor(random() * plan.members.length)];
    const number = Math.floor(random() * 1e9);
    const was = read(cleanBook(plan, half, member, number));
    const is = read(cleanBook(plan, nine, member, number));
    // Drawn apart, the two periods are made to follow each other: what grows has grown, what is done stays done.
    const then = new Map(was.entries.map((entry) => [entry.indicator, entry.actual]));
    for (const { indicator, actual } of is.entries) {
      const before = then.get(indicator);
      if (before?.milestone === "done" && actual.milestone !== null) actual.milestone = "done";
      const fell = before?.value && actual.value !== null && cumulative.has(indicator) && actual.value < before.value;
      if (fell) actual.value = Math.round(before.value * 1.2);
    }
    const done = new Map(was.tasks.map((task) => [task.task, task.doneOn]));
    for (const task of is.tasks) task.doneOn = done.get(task.task) ?? task.doneOn;
    return { member: member.code, was, is };
  };
  const history = ({ member, was, is }) => checkHistory({ plan, period: nine, member, current: is, earlier: [was] });
  const both = ({ was, is }, test) => {
    const then = new Map(was.entries.map((entry) => [entry.indicator, entry]));
    const found = is.entries.filter((entry) => then.get(entry.indicator) && test(entry, then.get(entry.indicator)));
    return found[Math.floor(random() * found.length)];
  };
  add("cumulativeFell", false, () => {
    const files = pair();
    const entry = both(
      files,
      (now, then) => cumulative.has(now.indicator) && then.actual.value > 10 && now.actual.value > 10,
    );
    if (!entry) return null;
    entry.actual.value = Math.round(
      files.was.entries.find(({ indicator }) => indicator === entry.indicator).actual.value * 0.6,
    );
    return { issues: history(files), at: { cell: entry.source.cell } };
  });
  add("samePeriodSentAgain", true, () => {
    const files = pair();
    files.is = { ...copy(files.was), file: "9T.xlsx", identity: { ...files.was.identity, period: "9T" } };
    return { issues: history(files), at: null };
  });
  add("milestoneWentBack", true, () => {
    const files = pair();
    const entry = both(files, (now, then) => now.actual.milestone !== null && then.actual.milestone !== null);
    if (!entry) return null;
    files.was.entries.find(({ indicator }) => indicator === entry.indicator).actual.milestone = "done";
    entry.actual.milestone = "inProgress";
    return { issues: history(files), at: { cell: entry.source.cell } };
  });
  add("taskUndone", true, () => {
    const files = pair();
    const task = files.is.tasks[Math.floor(random() * files.is.tasks.length)];
    files.was.tasks.find((one) => one.task === task.task).doneOn = "2024-03-20";
    task.doneOn = null;
    return { issues: history(files), at: { cell: task.source.cell } };
  });
  const cluster = () =>
    plan.members.slice(0, 12).map((member) => read(cleanBook(plan, half, member, Math.floor(random() * 1e9))));
  const look = (submissions) => checkCluster({ plan, period: half, submissions });
  add("copiedWhole", true, () => {
    const files = cluster();
    files[5] = { ...copy(files[2]), file: files[5].file, identity: files[5].identity };
    return { issues: look(files), at: { member: files[5].identity.member } };
  });
  add("copiedMostly", false, () => {
    const files = cluster();
    const changed = copy(files[2].entries);
    for (const entry of changed.slice(0, 4))
      if (entry.actual.value) entry.actual.value = Math.round(entry.actual.value * 1.1);
    files[5] = { ...files[5], entries: changed };
    return { issues: look(files), at: { member: files[5].identity.member } };
  });
  add("thousandAmongMembers", false, () => {
    const files = cluster();
    const entry = files[4].entries.find(
      ({ indicator, actual }) => ["A1", "A16", "A3"].includes(indicator) && actual.value > 500,
    );
    if (!entry) return null;
    entry.actual.value /= 1000;
    return { issues: look(files), at: { cell: entry.source.cell } };
  });
  add("farFromOthers", false, () => {
    const files = cluster();
    const entry = files[4].entries.find(
      ({ indicator, actual }) => ["A2", "A14", "A16"].includes(indicator) && actual.value > 5,
    );
    if (!entry) return null;
    entry.actual.value = Math.round(entry.actual.value * 15);
    return { issues: look(files), at: { cell: entry.source.cell } };
  });
  // And the clean ones: what is said of them counts against the rules.
  const quiet = {
    kind: "(clean clusters accused)",
    certain: false,
    tried: 0,
    caught: 0,
    warned: 0,
    right: 0,
    placed: 0,
    excel: 0,
    schema: 0,
    missed: [],
  };
  for (let i = 0; i < each * 2; i++) {
    const issues = [...look(cluster()), ...history(pair())].filter(({ severity }) => severity !== "note");
    if (issues.length > 0)
      quiet.missed.push(
        issues.map(({ code, place, found }) => `${code} ${place.cell ?? ""} ${found ?? ""}`).join("; "),
      );
  }
  rows.quiet = quiet.missed;
  if (quiet.missed.length > 0)
    process.stderr.write(
      `clean clusters and histories accused: ${quiet.missed.length} of ${each * 2}\n  ${quiet.missed.slice(0, 5).join("\n  ")}`,
    );
  return rows;
}
