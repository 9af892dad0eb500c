/** What the page opens with on a first visit: the sample plan's form of its first member, ready to type into. */
export async function firstBook(): Promise<{ bytes: Uint8Array; name: string }> {
  const { samplePlans, templateFiles } = await import(/* webpackChunkName: "work" */ "./work");
  const [plan] = samplePlans();
  const [period] = plan?.periods ?? [];
  if (!plan || !period) throw new Error("no sample plan");
  const [file] = await templateFiles(plan, period, plan.members.slice(0, 1));
  if (!file) throw new Error("no sample member");
  return file;
}
