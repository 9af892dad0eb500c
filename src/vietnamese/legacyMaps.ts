/**
 * TCVN3 (ABC) as Latin-1 characters, the way Excel hands over a cell set in a .Vn* font: two characters an entry, code then letter.
 * After TCVN 5712:1993 VN1 (iconv's TCVN5712-1) without its accented capitals, which TCVN3 fonts do not have.
 * The soft hyphen U+00AD is the letter "ư".
 */
const TCVN3_PAIRS =
  "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị" +
  "ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ";

export const TCVN3: ReadonlyMap<string, string> = new Map(
  Array.from({ length: TCVN3_PAIRS.length / 2 }, (_, i) => [TCVN3_PAIRS[2 * i] ?? "", TCVN3_PAIRS[2 * i + 1] ?? ""]),
);

/** VNI-Windows: a base letter, then a character that stands for its marks; ơ, ư, đ and i, y with a tone are one character. */
const VNI_TONES = "ùáøàûảõãïạ";
const VNI_CIRCUMFLEX = "ââáấàầåẩãẫäậ";
const VNI_BREVE = "êăéắèằúẳüẵëặ";
const VNI_SINGLES = "ôơöưííììæỉóĩòịîỵñđ";

export const VNI: ReadonlyMap<string, string> = vni();

function vni(): Map<string, string> {
  const lower: [string, string][] = [];
  const marked = (bases: string, marks: string, like: string) => {
    for (const base of bases) {
      for (let i = 0; i < marks.length; i += 2) {
        const letter = (marks[i + 1] ?? "").normalize("NFD").replace(like, baseLetter(base)).normalize("NFC");
        lower.push([base + (marks[i] ?? ""), letter]);
      }
    }
  };
  marked("aeouyôö", VNI_TONES, "a");
  marked("aeo", VNI_CIRCUMFLEX, "a");
  marked("a", VNI_BREVE, "a");
  for (let i = 0; i < VNI_SINGLES.length; i += 2) lower.push([VNI_SINGLES[i] ?? "", VNI_SINGLES[i + 1] ?? ""]);
  // A capital base may carry a small mark: typists hold Shift for the letter alone.
  const capitals = lower.flatMap(([code, letter]): [string, string][] => [
    [code.toUpperCase(), letter.toUpperCase()],
    [(code[0] ?? "").toUpperCase() + code.slice(1), letter.toUpperCase()],
  ]);
  return new Map([...capitals, ...lower]);
}

/** ô and ö are ơ and ư in VNI. */
function baseLetter(base: string): string {
  return (base === "ô" ? "ơ" : base === "ö" ? "ư" : base).normalize("NFD");
}
