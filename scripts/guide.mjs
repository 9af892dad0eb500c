import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Marked } from "marked";
import { root } from "./install.mjs";

const source = "docs/huong-dan.md";

/** "Nhận tệp" → "nhan-tep", as links within the guide are written. */
export function anchor(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/đ/g, "d")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The guide as a page. Its pictures lie beside it in pictures/. */
export function guideHtml(markdown) {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        return `<h${depth} id="${anchor(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      image({ href, text }) {
        return `<img src="${href}" alt="${text.replace(/"/g, "&quot;")}" loading="lazy">`;
      },
    },
  });
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? "Hướng dẫn";
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="guide.css">
</head>
<body>
<main>
${marked.parse(markdown)}
</main>
</body>
</html>
`;
}

/** The page huong-dan.html for the build. */
export function guidePage(HtmlWebpackPlugin) {
  const path = join(root, source);
  return new HtmlWebpackPlugin({
    filename: "huong-dan.html",
    templateContent: () =>
      guideHtml(existsSync(path) ? readFileSync(path, "utf8") : "# Hướng dẫn sử dụng Sổ Thi đua\n"),
    inject: false,
    minify: false,
  });
}
