/**
 * What a formula is made of (ECMA-376 Part 1 §18.17.2). What only Excel's own screen writes is left out, because a file says it
 * otherwise: another workbook's name in brackets, "@", "#" behind a reference.
 */
const TOKEN =
  /\s+|"(?:[^"]|"")*"|#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)|'((?:[^']|'')+)'!|[\p{L}_\\$][\p{L}\p{M}\p{N}_.\\$]*|<>|<=|>=|[-+*/^&=<>:%(),;!{}[\]]/uy;

const NUMBER = {
  point: /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y,
  comma: /(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d+)?/y,
};

/** 1.500: fifteen hundred to whom types it, one and a half to a file. */
const THOUSANDS = /^[1-9]\d{0,2}\.\d{3}$/;

const JOINING = new Set(["+", "-", "*", "/", "^", "&", "=", "<", ">", "<>", "<=", ">=", ":"]);

/** A table's columns behind its name, e.g. [[#This Row],[Số liệu]]. */
const COLUMNS = /^\[(?:[^[\]@]|\[[^[\]@]*\])*\]/;

/**
 * A typed formula as a file has it: ";" between arguments and a decimal comma, as Vietnamese Excel takes them, become "," and a
 * point, and brackets left open are closed. Null for what no program could open: a file with such a formula is a broken one.
 * Without any ";" a comma within a function's brackets is between arguments ("=ROUND(A1,2)").
 * @param text with its "="
 * @param hasSheet whether the workbook has a sheet of that name
 */
export function readFormula(text: string, hasSheet: (name: string) => boolean): string | null {
  const semicolons = /;/.test(text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')+'!|\{[^}]*\}|\[[^\]]*\]/g, ""));
  /** The open brackets: whether each is a function's. */
  const open: boolean[] = [];
  let out = "=";
  /** Whether a value stands before: then an operator may come, and nothing else a value again. */
  let value = false;
  let before = "";
  let at = 1;
  while (at < text.length) {
    const number = value ? null : NUMBER[semicolons || open.at(-1) !== true ? "comma" : "point"];
    if (number) number.lastIndex = at;
    const found = number?.exec(text)?.[0];
    if (found !== undefined) {
      if (THOUSANDS.test(found)) return null;
      at += found.length;
      out += before = found.replace(",", ".");
      value = true;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return null;
    let token = match[0];
    at += token.length;
    if (/^\s/.test(token)) {
      out += token.replace(/[^ ]/g, " ");
      continue;
    }
    const first = token[0]!;
    if (first === "(") {
      const call = value && isWord(before);
      if (value && !call) return null;
      open.push(call);
      value = false;
    } else if (first === ")") {
      if (open.length === 0 || !(value || (open.at(-1) === true && (before === "(" || before === ",")))) return null;
      open.pop();
      value = true;
    } else if (first === ";" || token === ",") {
      // Arguments may be left out.
      if (open.at(-1) !== true) return null;
      token = ",";
      value = false;
    } else if (first === "%") {
      if (!value) return null;
    } else if (first === "!") {
      if (!value || !isWord(before) || !hasSheet(before)) return null;
      value = false;
    } else if (first === "'") {
      if (value || !hasSheet(match[1]!.replace(/''/g, "'"))) return null;
    } else if (JOINING.has(token)) {
      if (!value && token !== "+" && token !== "-") return null;
      value = false;
    } else if (first === "{") {
      const end = text.indexOf("}", at);
      if (value || end < 0) return null;
      token += text.slice(at, end + 1);
      at = end + 1;
      value = true;
    } else if (first === "[") {
      const columns = value && isWord(before) ? COLUMNS.exec(text.slice(at - 1)) : null;
      if (!columns) return null;
      token = columns[0];
      at += token.length - 1;
    } else {
      // Two references with a blank between them mean the cells they share.
      if (value && !(out.endsWith(" ") && isReference(before) && isReference(token))) return null;
      value = true;
    }
    out += token;
    before = token;
  }
  return value ? out + ")".repeat(open.length) : null;
}

/** A function, a name, a sheet or a cell. */
function isWord(token: string): boolean {
  return /^[\p{L}_\\$]/u.test(token);
}

function isReference(token: string): boolean {
  return isWord(token) || token === ")" || token.endsWith("]");
}
