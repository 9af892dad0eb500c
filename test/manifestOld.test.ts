import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { Linter } from "eslint";

const FOLDER = join(__dirname, "..", "src", "taskpane");
const read = (name: string): string => readFileSync(join(FOLDER, name), "utf8");

interface Element {
  href: string;
  textContent: string;
  onclick?: () => void;
}

/** A web view as poor as Internet Explorer's: no Promise, no Symbol, no module scripts. */
function oldWebView(address: string, globals: Record<string, unknown> = {}) {
  const replaced: string[] = [];
  const elements = new Map<string, Element>();
  const element = (id: string): Element => {
    let found = elements.get(id);
    if (!found) elements.set(id, (found = { href: "", textContent: "" }));
    return found;
  };
  const window = {
    location: {
      href: address,
      search: address.includes("?") ? address.slice(address.indexOf("?")) : "",
      replace: (to: string) => replaced.push(to),
    },
    getSelection: () => ({ removeAllRanges: () => {}, addRange: () => {} }),
  };
  const document = {
    readyState: "complete",
    createElement: () => ({}),
    createRange: () => ({ selectNodeContents: () => {} }),
    getElementById: element,
    execCommand: (): boolean => {
      throw new Error("not allowed");
    },
  };
  const context = createContext({ window, document, Promise: undefined, Symbol: undefined, ...globals });
  runInContext(read("cu.js"), context);
  return { replaced, element };
}

describe("the page for old Excel", () => {
  it("is ES5 throughout", () => {
    const problems = new Linter().verify(read("cu.js"), [
      { languageOptions: { ecmaVersion: 5, sourceType: "script" } },
    ]);
    expect(problems).toEqual([]);
    const newer = new Linter().verify("let a = () => 1;", [
      { languageOptions: { ecmaVersion: 5, sourceType: "script" } },
    ]);
    expect(newer.length).toBe(1);
  });

  it("has no script or style of its own in the page, for the Content Security Policy", () => {
    const html = read("cu.html");
    expect(html).not.toMatch(/<style|style=|\son\w+=|javascript:/i);
    expect([...html.matchAll(/<script[^>]*>([^<]*)<\/script>/g)].map((each) => each[1])).toEqual([""]);
    expect(html).toContain('<html lang="vi">');
    expect(html).toMatch(/Microsoft Edge hoặc Google Chrome/);
  });

  it("is where the pane's page leads an old web view", () => {
    expect(oldWebView("https://thidua.bacgiang.gov.vn/so/taskpane.html?et=1#x").replaced).toEqual([
      "https://thidua.bacgiang.gov.vn/so/cu.html",
    ]);
  });

  it("leaves a new one alone", () => {
    const view = oldWebView("https://localhost:3000/taskpane.html", {
      Promise,
      Symbol,
      document: { createElement: () => ({ noModule: false }) },
    });
    expect(view.replaced).toEqual([]);
  });

  it("gives the address to open instead, and says when it could not be copied", () => {
    const view = oldWebView("https://localhost:3000/so/cu.html");
    expect(view.replaced).toEqual([]);
    expect(view.element("page").textContent).toBe("https://localhost:3000/so/index.html");
    view.element("copy").onclick?.();
    expect(view.element("copied").textContent).toMatch(/bấm Ctrl\+C/);
  });

  it("tells apart an Excel that is too old from a web view that is", () => {
    expect(oldWebView("https://localhost:3000/cu.html?ly-do=excel").element("why").textContent).toMatch(
      /có từ Excel 2021/,
    );
    expect(oldWebView("https://localhost:3000/cu.html").element("why").textContent).toBe("");
  });
});
