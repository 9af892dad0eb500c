import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reportDocument } from "../../src/report/document";
import { renderDocx } from "../../src/report/renderDocx";
import { widthOf } from "../../src/report/textWidth";
import type { XmlElement } from "../../src/report/xml";
import { bacNinh } from "./samples";
import { all, has, type Part, partOf, styled, textIn, value } from "./word";

/** Compares a plan of Bắc Ninh, as XML, with every value the tables of docs/nd30.md promise. */
interface Promised {
  part: string;
  value: string;
  key: string;
  source: string;
}

const promised: Promised[] = readFileSync(join(__dirname, "../../docs/nd30.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| (?!Thành phần|---)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, part = "", text = "", key = "", source = ""]) => ({ part, value: text, key, source }));

let document: Part;
let styles: Part;
let header: Part;
let sections: XmlElement[];

beforeAll(async () => {
  const model = reportDocument("plan", { ...bacNinh }, bacNinh.facts);
  const bytes = await renderDocx(model);
  document = partOf(bytes, "word/document.xml");
  styles = partOf(bytes, "word/styles.xml");
  header = partOf(bytes, "word/header1.xml");
  sections = all(document, "w:sectPr");
});

const millimetres = (twips: string | null) => String(Math.round(Number(twips) / 56.6929));

function style(id: string): XmlElement {
  const found = all(styles, "w:style").find((each) => value(styles, each, [], "w:styleId") === id);
  if (!found) throw new Error(`no style ${id}`);
  return found;
}

/** "14 bold": size in points and what is not upright. Fails unless a paragraph of the document wears the style. */
function type(id: string): string {
  // A province's committee has no agency above it, so no paragraph wears that style here.
  if (id !== "CoQuanChuQuan") styled(document, id);
  const look = style(id);
  const size = Number(value(styles, look, ["w:rPr", "w:sz"])) / 2;
  return [String(size), has(look, ["w:rPr", "w:b"]) && "bold", has(look, ["w:rPr", "w:i"]) && "italic"]
    .filter(Boolean)
    .join(" ");
}

function margins(section: XmlElement, names: string[]): string {
  return names.map((name) => millimetres(value(document, section, ["w:pgMar"], `w:${name}`))).join("/");
}

/** Length of the rule that follows a paragraph, as a part of the text's length. */
function ruleAfter(id: string, size: number, room: number): string {
  const paragraphs = all(document, "w:p");
  const at = paragraphs.indexOf(styled(document, id));
  const rest = paragraphs.slice(at + 1);
  const ruled = rest.find((paragraph) => has(paragraph, ["w:pPr", "w:pBdr", "w:top"]))!;
  const inside =
    room -
    Number(value(document, ruled, ["w:pPr", "w:ind"], "w:left")) -
    Number(value(document, ruled, ["w:pPr", "w:ind"], "w:right"));
  const texts = [paragraphs[at]!, ...rest.slice(0, rest.indexOf(ruled))].filter(
    (paragraph) => value(document, paragraph, ["w:pPr", "w:pStyle"]) === id,
  );
  const lines = texts.flatMap((paragraph) => textIn(document, paragraph).split("\n"));
  const longest = Math.max(...lines.map((line) => widthOf(line, size, true)));
  return String(Math.round((inside / 20 / longest) * 100) / 100);
}

const TEXT = 11906 - 1701 - 850;

const MEASURES: Record<string, () => string> = {
  "page.width": () => value(document, sections[0]!, ["w:pgSz"], "w:w")!,
  "page.height": () => value(document, sections[0]!, ["w:pgSz"], "w:h")!,
  "margin.top": () => margins(sections[0]!, ["top"]),
  "margin.bottom": () => margins(sections[0]!, ["bottom"]),
  "margin.left": () => margins(sections[0]!, ["left"]),
  "margin.right": () => margins(sections[0]!, ["right"]),
  "page.orientation": () => value(document, sections[0]!, ["w:pgSz"], "w:orient") ?? "portrait",
  "annex.orientation": () => {
    expect(value(document, sections[1]!, ["w:pgSz"], "w:w")).toBe("16838");
    expect(value(document, sections[1]!, ["w:pgSz"], "w:h")).toBe("11906");
    return value(document, sections[1]!, ["w:pgSz"], "w:orient")!;
  },
  "annex.margins": () => margins(sections[1]!, ["top", "right", "bottom", "left"]),
  font: () => {
    const fonts = all(styles, "w:docDefaults").flatMap((each) => all(styles, "w:rFonts", each));
    expect(fonts.map((each) => value(styles, each, [], "w:hAnsi"))).toEqual(["Times New Roman"]);
    const other = all(document, "w:rFonts").filter(
      (each) => value(document, each, [], "w:ascii") !== "Times New Roman",
    );
    expect(other).toEqual([]);
    return value(styles, fonts[0]!, [], "w:ascii")!;
  },
  color: () => {
    const defaults = all(styles, "w:docDefaults")[0]!;
    expect(all(document, "w:color")).toEqual([]);
    return value(styles, defaults, ["w:rPrDefault", "w:rPr", "w:color"])!;
  },
  "SoTrang.size": () => {
    expect(textIn(header, header.root)).toBe("");
    expect(all(header, "w:instrText").map((each) => header.source.slice(each.innerStart, each.innerEnd))).toEqual([
      "PAGE",
    ]);
    expect(value(header, all(header, "w:p")[0]!, ["w:pPr", "w:pStyle"])).toBe("SoTrang");
    return String(Number(value(styles, style("SoTrang"), ["w:rPr", "w:sz"])) / 2);
  },
  "SoTrang.align": () => value(styles, style("SoTrang"), ["w:pPr", "w:jc"])!,
  "header.distance": () => margins(sections[0]!, ["header"]),
  "page.start": () => value(document, sections[0]!, ["w:pgNumType"], "w:start")!,
  "page.titlePage": () => (has(sections[0]!, ["w:titlePg"]) && has(sections[1]!, ["w:titlePg"]) ? "yes" : "no"),
  "annex.start": () => value(document, sections[1]!, ["w:pgNumType"], "w:start")!,
  "rule.motto": () => ruleAfter("TieuNgu", 13, TEXT - Math.round(TEXT * 0.42)),
  "rule.agency": () => ruleAfter("CoQuanBanHanh", 12, Math.round(TEXT * 0.42)),
  "rule.summary": () => ruleAfter("TrichYeu", 14, TEXT),
  "head.columns": () => {
    const widths = all(document, "w:tbl")[0]!.children[1]!.children.map((each) =>
      Number(value(document, each, [], "w:w")),
    );
    return widths.map((width) => Math.round((width / TEXT) * 100)).join("/");
  },
  "NoiDung.align": () => value(styles, style("NoiDung"), ["w:pPr", "w:jc"])!,
  "NoiDung.firstLine": () =>
    String(
      Math.round((Number(value(styles, style("NoiDung"), ["w:pPr", "w:ind"], "w:firstLine")) / 56.6929) * 10) / 10,
    ),
  "NoiDung.after": () => String(Number(value(styles, style("NoiDung"), ["w:pPr", "w:spacing"], "w:after")) / 20),
  "NoiDung.line": () => {
    expect(value(styles, style("NoiDung"), ["w:pPr", "w:spacing"], "w:lineRule")).toBe("auto");
    return String(Number(value(styles, style("NoiDung"), ["w:pPr", "w:spacing"], "w:line")) / 240);
  },
  "body.end": () => {
    const paragraphs = all(document, "w:p").filter(
      (each) => value(document, each, ["w:pPr", "w:pStyle"]) === "NoiDung",
    );
    return textIn(document, paragraphs.at(-1)!).slice(-3);
  },
  "signature.kept": () => {
    const table = all(document, "w:tbl")[1]!;
    const rows = table.children.filter((child) => child.name === "w:tr");
    expect(rows).toHaveLength(1);
    expect(has(rows[0]!, ["w:trPr", "w:cantSplit"])).toBe(true);
    const before = table.parent!.children[table.parent!.children.indexOf(table) - 1]!;
    return has(before, ["w:pPr", "w:keepNext"]) ? "yes" : "no";
  },
  "NguoiKy.before": () => String(Number(value(styles, style("NguoiKy"), ["w:pPr", "w:spacing"], "w:before")) / 20),
  "table.size": () => {
    const table = all(document, "w:tbl")[2]!;
    const sizes = new Set(all(document, "w:sz", table).map((each) => Number(value(document, each, [])) / 2));
    return [...sizes].join(",");
  },
  "table.border": () => value(document, all(document, "w:tbl")[2]!, ["w:tblPr", "w:tblBorders", "w:insideH"], "w:sz")!,
  "table.rows": () => {
    const rows = all(document, "w:tbl")[2]!.children.filter((child) => child.name === "w:tr");
    expect(rows).toHaveLength(1 + 4 + 25);
    const heads = rows.filter((row) => has(row, ["w:trPr", "w:tblHeader"]));
    return heads.length === 1 && heads[0] === rows[0] && rows.every((row) => has(row, ["w:trPr", "w:cantSplit"]))
      ? "yes"
      : "no";
  },
};

test("the page of promises is read", () => {
  expect(promised.length).toBeGreaterThan(45);
  expect(promised.filter(({ source }) => !/^(PL I, I|tùy chọn)/.test(source))).toEqual([]);
});

test.each(promised)("$part: $value ($source)", ({ key, value: wanted }) => {
  const measure = MEASURES[key] ?? (key.endsWith(".type") ? () => type(key.slice(0, -5)) : undefined);
  if (!measure) throw new Error(`nothing measures ${key}`);
  expect(measure()).toBe(wanted);
});

test("what the heading says, blanks included", () => {
  const text = (id: string) => textIn(document, styled(document, id));
  expect(text("QuocHieu")).toBe("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  expect(text("TieuNgu")).toBe("Độc lập - Tự do - Hạnh phúc");
  expect(text("CoQuanBanHanh")).toBe("ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH");
  expect(text("SoKyHieu")).toBe("Số:       /KH-UBND");
  expect(text("DiaDanhNgay")).toBe("Bắc Ninh, ngày      tháng      năm 2024");
  expect(text("TenLoai")).toBe("KẾ HOẠCH");
  expect(text("PhuLucKem")).toBe(
    "(Kèm theo Kế hoạch số       /KH-UBND ngày      tháng      năm 2024 của Ủy ban nhân dân tỉnh Bắc Ninh)",
  );
});
