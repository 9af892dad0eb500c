/** An element of a manifest. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
  children: Tag[];
  text: string;
}

/** Reads XML as simple as a manifest's: tags, attributes, text. What it does not know it refuses. */
export function parse(xml: string): Tag {
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

/** Every element of that name. */
export const all = (tag: Tag, name: string): Tag[] => [
  ...(tag.name === name ? [tag] : []),
  ...tag.children.flatMap((child) => all(child, name)),
];
/** The only child of that name. */
export const one = (tag: Tag, name: string): Tag => {
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

export function lint(xml: string): string[] {
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
