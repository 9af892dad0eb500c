import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "..");
const FILE = join(ROOT, "manifest.xml");
const BASE = "https://localhost:3000/";
const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];

interface Tag {
  name: string;
  attributes: Record<string, string>;
  children: Tag[];
  text: string;
}

/** Reads XML as simple as a manifest's: tags, attributes, text. What it does not know it refuses. */
function parse(xml: string): Tag {
  const root: Tag = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const bare = xml.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, "");
  const token = /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  let at = 0;
  for (let match = token.exec(bare); match; match = token.exec(bare)) {
    at = token.lastIndex;
    const parent = open[open.length - 1]!;
    if (match[5] !== undefined) parent.text += match[5].trim();
    else if (match[1] === "/") {
      if (open.pop()!.name !== match[2]) throw new Error(`</${match[2]}> closes nothing`);
    } else {
      const attributes = Object.fromEntries(
        [...match[3]!.matchAll(/([\w:]+)="([^"]*)"/g)].map((each) => [each[1]!, each[2]!]),
      );
      const tag: Tag = { name: match[2]!, attributes, children: [], text: "" };
      parent.children.push(tag);
      if (match[4] !== "/") open.push(tag);
    }
  }
  if (at !== bare.length || open.length !== 1) throw new Error(`not well-formed at ${at}: ${bare.slice(at, at + 60)}`);
  return root.children[0]!;
}

const all = (tag: Tag, name: string): Tag[] => [
  ...(tag.name === name ? [tag] : []),
  ...tag.children.flatMap((child) => all(child, name)),
];
const one = (tag: Tag, name: string): Tag => {
  const found = tag.children.filter((child) => child.name === name);
  if (found.length !== 1) throw new Error(`${found.length} of ${name} in ${tag.name}`);
  return found[0]!;
};

/**
 * Order and number of children as Microsoft's schemas have them (Office add-ins manifest schemas 1.1:
 * OfficeAppManifestV1_1, TaskPaneAppVersionOverridesV1_0, OfficeAppBasicTypesV1_0). "?" none or one, "+" one or more, "*" any.
 */
const ORDER: Record<string, string> = {
  OfficeApp:
    "Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl? SupportUrl? AppDomains? Hosts Requirements? DefaultSettings Permissions Dictionary? VersionOverrides*",
  "OfficeApp/Hosts": "Host+",
  "OfficeApp/Requirements": "Sets? Methods?",
  "OfficeApp/DefaultSettings": "SourceLocation RequestedWidth? RequestedHeight?",
  VersionOverrides:
    "Description? Requirements? Hosts Resources EquivalentAddins? VersionOverrides? WebApplicationInfo? ExtendedOverrides?",
  "VersionOverrides/Requirements": "bt:Sets? bt:Methods?",
  "VersionOverrides/Hosts": "Host+",
  Host: "Runtimes? AllFormFactors? DesktopFormFactor? MobileFormFactor?",
  Runtimes: "Runtime+",
  DesktopFormFactor: "GetStarted? SupportsSharedFolders? FunctionFile? ExtensionPoint*",
  GetStarted: "Title Description LearnMoreUrl",
  ExtensionPoint: "CustomTab* OfficeTab*",
  CustomTab: "OverriddenByRibbonApi? Group+ Label",
  Group: "OverriddenByRibbonApi? Label Icon Tooltip? Control+",
  Control: "OverriddenByRibbonApi? Label ToolTip? Supertip Icon Action Enabled?",
  Supertip: "Title Description",
  Icon: "bt:Image+",
  Resources: "bt:Images? bt:Urls? bt:ShortStrings? bt:LongStrings?",
  "bt:Images": "bt:Image+",
  "bt:Urls": "bt:Url+",
  "bt:ShortStrings": "bt:String+",
  "bt:LongStrings": "bt:String+",
};

function misplaced(tag: Tag, parent: string): string[] {
  const rule = ORDER[`${parent}/${tag.name}`] ?? ORDER[tag.name];
  const own: string[] = [];
  if (rule && tag.children.length > 0) {
    const pattern = rule.split(" ").map((item) => {
      const [, name, count] = /^(.*?)([?+*]?)$/.exec(item)!;
      return `(?:${name} )${count}`;
    });
    const line = tag.children.map((child) => `${child.name} `).join("");
    if (!new RegExp(`^${pattern.join("")}$`).test(line)) own.push(`${tag.name}: ${line.trim()}; expected ${rule}`);
  }
  return [...own, ...tag.children.flatMap((child) => misplaced(child, tag.name))];
}

function lint(xml: string): string[] {
  const app = parse(xml);
  const problems = misplaced(app, "");
  const resources = all(app, "Resources")[0]!;
  const ids = new Map<string, Tag>();
  for (const tag of resources.children.flatMap((list) => list.children)) {
    const id = tag.attributes["id"] ?? "";
    if (id === "" || id.length > 32) problems.push(`resource id "${id}" is empty or over 32 characters`);
    if (ids.has(id)) problems.push(`resource id ${id} twice`);
    ids.set(id, tag);
  }
  const used = new Set<string>();
  const kind = (tag: Tag): string =>
    tag.name === "bt:Image"
      ? "bt:Image"
      : /^(Runtime|FunctionFile|LearnMoreUrl|SourceLocation)$/.test(tag.name)
        ? "bt:Url"
        : "bt:String";
  const walk = (tag: Tag): void => {
    const id = tag.attributes["resid"];
    if (id !== undefined) {
      used.add(id);
      if (!ids.has(id)) problems.push(`resid ${id} resolves to nothing`);
      else if (ids.get(id)!.name !== kind(tag))
        problems.push(`resid ${id} is a ${ids.get(id)!.name}, not a ${kind(tag)}`);
    }
    tag.children.forEach(walk);
  };
  walk(app);
  for (const id of ids.keys()) if (!used.has(id)) problems.push(`resource ${id} is used nowhere`);
  for (const [list, most] of [
    ["bt:ShortStrings", 125],
    ["bt:LongStrings", 250],
  ] as const)
    for (const text of one(resources, list).children) {
      const words = [text, ...text.children].map(
        (each) => each.attributes["DefaultValue"] ?? each.attributes["Value"] ?? "",
      );
      if (words.some((each) => each === "" || each.length > most))
        problems.push(`${text.attributes["id"]} is empty or over ${most}`);
    }
  const overridden = [one(app, "DisplayName"), one(app, "Description"), ...all(resources, "bt:String")];
  for (const tag of overridden) {
    const locales = tag.children
      .filter((child) => /Override$/.test(child.name))
      .map((child) => child.attributes["Locale"]);
    if (JSON.stringify(locales) !== '["en-US"]')
      problems.push(`${tag.attributes["id"] ?? tag.name} has no en-US override`);
  }
  const urls = [...xml.matchAll(/"(\w+:\/\/[^"]+)"/g)]
    .map((each) => each[1]!)
    .filter((url) => !/schemas\.microsoft\.com|w3\.org/.test(url));
  for (const url of urls) if (!url.startsWith("https://")) problems.push(`${url} is not https`);
  for (const icon of all(app, "Icon")) {
    const sizes = icon.children.map((image) => Number(image.attributes["size"]));
    for (const size of [16, 32, 80]) if (!sizes.includes(size)) problems.push(`an icon lacks size ${size}`);
    for (const image of icon.children)
      if (
        !ids
          .get(image.attributes["resid"] ?? "")
          ?.attributes["DefaultValue"]?.endsWith(`-${image.attributes["size"]}.png`)
      )
        problems.push(`${image.attributes["resid"]} is not of its size`);
  }
  const named = [...all(app, "CustomTab"), ...all(app, "Group"), ...all(app, "Control")].map(
    (tag) => tag.attributes["id"] ?? "",
  );
  if (new Set(named).size !== named.length || named.includes("")) problems.push("ids of controls are not unique");
  for (const control of all(app, "Control")) {
    const action = one(control, "Action");
    const type = action.attributes["xsi:type"];
    const wanted = type === "ExecuteFunction" ? "FunctionName" : type === "ShowTaskpane" ? "SourceLocation" : "";
    if (!action.children.some((child) => child.name === wanted && (wanted !== "FunctionName" || child.text !== "")))
      problems.push(`${control.attributes["id"]}: action ${type} without ${wanted}`);
  }
  return problems;
}

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
