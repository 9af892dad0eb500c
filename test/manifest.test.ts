import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Tag } from "./manifestLint";
import { all, lint, one, parse } from "./manifestLint";

const ROOT = resolve(__dirname, "..");
const FILE = join(ROOT, "manifest.xml");
const BASE = "https://localhost:3000/";
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

const xml = readFileSync(FILE, "utf8");

describe("manifest.xml", () => {
  it("has nothing Microsoft's schema would refuse", () => {
    expect(lint(xml)).toEqual([]);
  });

  it.each<[string, (text: string) => string, RegExp]>([
    [
      "elements out of order",
      (t) => t.replace(/(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/, "$2$1"),
      /^OfficeApp:/,
    ],
    ["no Hosts", (t) => t.replace(/<Hosts>\s*<Host Name="Workbook" \/>\s*<\/Hosts>/, ""), /^OfficeApp:/],
    [
      "a tab's label before its groups",
      (t) =>
        t.replace(/<Label resid="Tab.Label" \/>/, "").replace(/(<CustomTab [^>]*>)/, '$1<Label resid="Tab.Label" />'),
      /^CustomTab:/,
    ],
    [
      "a resid that resolves to nothing",
      (t) => t.replace('resid="Forms.Label"', 'resid="Form.Label"'),
      /resolves to nothing/,
    ],
    [
      "a text where an address is meant",
      (t) => t.replace('<FunctionFile resid="Taskpane.Url"', '<FunctionFile resid="Tab.Label"'),
      /is a bt:String/,
    ],
    ["plain http", (t) => t.replace(`"${BASE}taskpane.html"`, '"http://localhost:3000/taskpane.html"'), /not https/],
    ["a missing override", (t) => t.replace('<bt:Override Locale="en-US" Value="Undo" />', ""), /no en-US override/],
    ["a missing icon size", (t) => t.replace('<bt:Image size="80" resid="Word.80" />', ""), /lacks size 80/],
    ["a text too long", (t) => t.replace('DefaultValue="Tổng hợp"', `DefaultValue="${"x".repeat(126)}"`), /over 125/],
    [
      "a button that does nothing",
      (t) => t.replace("<FunctionName>undoLast</FunctionName>", ""),
      /without FunctionName/,
    ],
  ])("the lint finds %s", (_, spoil, problem) => {
    const spoiled = spoil(xml);
    expect(spoiled).not.toBe(xml);
    expect(lint(spoiled).some((each) => problem.test(each))).toBe(true);
  });

  it("points to icons that are there, of the size they say", () => {
    const icons = [...xml.matchAll(/"(https:[^"]+\.png)"/g)].map((each) => each[1]!);
    expect(icons.length).toBe(7 * SIZES.length + 2);
    for (const url of icons) {
      const file = join(ROOT, url.slice(BASE.length));
      expect(existsSync(file)).toBe(true);
      const bytes = readFileSync(file);
      // Width and height stand in the IHDR chunk (PNG specification, 11.2.2).
      const size = Number(/-(\d+)\.png$/.exec(url)![1]);
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
    }
  });

  it("is read by Microsoft's own tool", () => {
    // In a process of its own: the tool loads ES modules that jest cannot.
    const script = `require("office-addin-manifest").OfficeAddinManifest.readManifestFile(process.argv[1]).then((info) => process.stdout.write(JSON.stringify(info)))`;
    const info = JSON.parse(
      execFileSync(process.execPath, ["-e", script, FILE], { cwd: ROOT, encoding: "utf8" }),
    ) as Record<string, unknown>;
    expect(info).toMatchObject({
      officeAppType: "TaskPaneApp",
      defaultLocale: "vi-VN",
      displayName: "Sổ Thi đua",
      hosts: ["Workbook"],
      permissions: "ReadWriteDocument",
      defaultSettings: { sourceLocation: `${BASE}taskpane.html` },
    });
    expect(info.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("lets an old Excel open the pane, and asks for Excel 2021 for the ribbon", () => {
    const app = parse(xml);
    const sets = (tag: Tag, name: string): string[] =>
      all(tag, name).map((set) => `${set.attributes["Name"]} ${set.attributes["MinVersion"]}`);
    expect(sets(one(app, "Requirements"), "Set")).toEqual(["ExcelApi 1.1"]);
    expect(sets(one(app, "VersionOverrides"), "bt:Set")).toEqual(["SharedRuntime 1.1", "ExcelApi 1.14"]);
  });

  it("has the tab and its six commands in Vietnamese", () => {
    const app = parse(xml);
    const texts = new Map(all(app, "bt:String").map((tag) => [tag.attributes["id"], tag.attributes["DefaultValue"]]));
    const label = (tag: Tag): string | undefined => texts.get(one(tag, "Label").attributes["resid"]);
    expect(all(app, "CustomTab").map(label)).toEqual(["Thi đua"]);
    expect(all(app, "Control").map(label)).toEqual([
      "Mẫu biểu",
      "Kiểm tra",
      "Kết quả",
      "Tổng hợp",
      "Xuất Word",
      "Hoàn tác",
    ]);
    expect(all(app, "FunctionName").map((tag) => tag.text)).toEqual([
      "showForms",
      "showCheck",
      "showResults",
      "showMerge",
      "showWord",
      "undoLast",
    ]);
  });
});
