import { noFormulas } from "../../test/excelHost/formulas";
import { excelHost } from "../../test/excelHost/host";
import { loadOffice } from "../../test/excelHost/load";
import type { RibbonCommand } from "./ribbon";
import { excelNewEnough, onRibbon } from "./ribbon";

type Handler = (event: { completed: () => void }) => Promise<void>;

describe("the ribbon's buttons", () => {
  it("show the pane, do their work and are released, even when the work fails", async () => {
    const handlers = new Map<string, Handler>();
    const seen: string[] = [];
    const names: RibbonCommand[] = ["showForms", "showCheck", "showResults", "showMerge", "showWord", "undoLast"];
    Object.assign(globalThis, {
      Office: {
        actions: { associate: (name: string, handler: Handler) => handlers.set(name, handler) },
        addin: {
          showAsTaskpane: () => {
            seen.push("pane");
            return Promise.resolve();
          },
        },
      },
    });
    onRibbon(
      Object.fromEntries(
        names.map((name) => [
          name,
          () => {
            seen.push(name);
            if (name === "undoLast") throw new Error("nothing to undo");
          },
        ]),
      ) as Record<RibbonCommand, () => void>,
    );
    expect([...handlers.keys()]).toEqual(names);
    await handlers.get("showMerge")!({ completed: () => seen.push("released") });
    expect(seen).toEqual(["pane", "showMerge", "released"]);
    seen.length = 0;
    await expect(handlers.get("undoLast")!({ completed: () => seen.push("released") })).rejects.toThrow(
      "nothing to undo",
    );
    expect(seen).toEqual(["pane", "undoLast", "released"]);
  });

  it("need Excel 2021", () => {
    const host = excelHost(noFormulas);
    loadOffice(host, { api: 1.14 });
    expect(excelNewEnough()).toBe(true);
    loadOffice(host, { api: 1.13 });
    expect(excelNewEnough()).toBe(false);
  });
});
