/** The page beside the embedded workbook. The workbook is a chunk of its own: the pane inside Excel never fetches it. */
async function start(): Promise<void> {
  const container = document.getElementById("workbook");
  if (!container) return;
  const { openEmbedded, openStore } = await import("../browser/workbook");
  await openEmbedded(container, { store: openStore() });
}

void start();
