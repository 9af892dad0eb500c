/**
 * How long a text is in Times New Roman: a rule under a line must be as long as the line (Nghị định 30), and a canvas
 * would measure whatever font the machine has instead. Widths in 1/1000 of the type size; a letter with Vietnamese marks is as
 * wide as the letter without them.
 */
type Widths = Readonly<Record<number, string>>;

const REGULAR: Widths = {
  180: "'",
  200: "|",
  250: " ,.",
  278: "/:;\\ijlt",
  333: "!()-I[]`fr’‘",
  389: "Js",
  408: '"',
  444: "?acez“”",
  469: "^",
  480: "{}",
  500: "#$*0123456789_bdghknopquvxyđ–",
  529: "ơ",
  541: "~",
  542: "ư",
  556: "FPS",
  564: "+<=>",
  611: "ELTZ",
  667: "BCR",
  722: "ADGHKNOQUVXYwƠĐ",
  776: "Ư",
  778: "&m",
  833: "%",
  889: "M",
  921: "@",
  944: "W",
  1000: "—…",
};

const BOLD: Widths = {
  220: "|",
  250: " ,.",
  278: "'/\\il",
  333: "!()-:;[]`fjt’‘",
  389: "Is",
  394: "{}",
  444: "cerz",
  500: "#$*0123456789?J_agovxy–“”",
  520: "~",
  554: "ơ",
  555: '"',
  556: "Sbdhknpquđ",
  570: "+<=>",
  581: "^",
  600: "ư",
  611: "FP",
  667: "BELTZ",
  722: "ACDNRUVXYwĐ",
  778: "GHKOQƠ",
  796: "Ư",
  833: "&m",
  930: "@",
  944: "M",
  1000: "%W—…",
};

function table(widths: Widths): Map<string, number> {
  const map = new Map<string, number>();
  for (const [width, letters] of Object.entries(widths)) for (const letter of letters) map.set(letter, Number(width));
  return map;
}

const tables = { regular: table(REGULAR), bold: table(BOLD) };

/** Tone marks, breve and circumflex; the horn (U+031B) stays, because ơ and ư are wider than o and u. */
const MARKS = /[\u0300-\u030a\u0323]/g;

/** Width of one line of text, in points. */
export function widthOf(text: string, size: number, bold: boolean): number {
  const widths = bold ? tables.bold : tables.regular;
  let sum = 0;
  for (const letter of text.normalize("NFD").replace(MARKS, "").normalize("NFC")) sum += widths.get(letter) ?? 500;
  return (sum * size) / 1000;
}
