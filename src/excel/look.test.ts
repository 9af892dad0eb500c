/** @jest-environment jsdom */
import { excelLook } from "./look";

interface World {
  Office: unknown;
}

const world = globalThis as unknown as World;
let handlers: (() => void)[] = [];

/** As much of Office as tells of its theme. */
function officeWith(theme: unknown, addHandlerAsync?: (type: string, handler: () => void) => void): void {
  handlers = [];
  world.Office = {
    EventType: { OfficeThemeChanged: "officeThemeChanged" },
    context: { officeTheme: theme, document: { addHandlerAsync } },
  };
}

describe("the pane looks as Excel does", () => {
  it.each<[string, unknown, boolean | null]>([
    ["Black", { bodyBackgroundColor: "#262626", isDarkTheme: true }, true],
    ["Dark Gray", { bodyBackgroundColor: "#444444" }, true],
    ["White", { bodyBackgroundColor: "#FFFFFF", isDarkTheme: false }, false],
    ["Colorful", { bodyBackgroundColor: "#F0F0F0" }, false],
    ["a flag without colours", { isDarkTheme: true }, true],
    // Excel for Windows gives every value of its theme as a number, which the library makes a colour of.
    ["a flag that became a colour", { isDarkTheme: "#000001" }, null],
    ["Excel on the web, which does not tell", undefined, null],
    ["colours that are none", { bodyBackgroundColor: "" }, null],
  ])("%s", (_, theme, dark) => {
    officeWith(theme);
    expect(excelLook.dark()).toBe(dark);
  });

  it("hears of a change from Excel, and looks again when it is turned to", () => {
    jest.useFakeTimers();
    const heard = jest.fn();
    officeWith({ bodyBackgroundColor: "#FFFFFF" }, (type, handler) => {
      expect(type).toBe("officeThemeChanged");
      handlers.push(handler);
    });
    const stop = excelLook.watch(heard);
    handlers[0]!();
    expect(heard).toHaveBeenCalledTimes(1);
    // The library goes on telling the old theme for five seconds.
    jest.advanceTimersByTime(6_000);
    expect(heard).toHaveBeenCalledTimes(2);
    window.dispatchEvent(new Event("focus"));
    expect(heard).toHaveBeenCalledTimes(3);
    stop();
    jest.advanceTimersByTime(6_000);
    window.dispatchEvent(new Event("focus"));
    expect(heard).toHaveBeenCalledTimes(3);
    jest.useRealTimers();
  });

  it("does without the event where Excel refuses it", () => {
    officeWith({ bodyBackgroundColor: "#262626" }, () => {
      throw new Error("not supported");
    });
    const stop = excelLook.watch(() => undefined);
    expect(excelLook.dark()).toBe(true);
    stop();
    world.Office = { context: {} };
    excelLook.watch(() => undefined)();
    expect(excelLook.dark()).toBeNull();
  });
});
