import { legalText, needsSpace, xmlAttribute, xmlText, xstring } from "./writeXml";

describe("texts in XML", () => {
  it("leaves plain texts as they are, with the same string", () => {
    expect(xstring("Liên hiệp hội – 16.068 \u0301 😀")).toBe("Liên hiệp hội – 16.068 \u0301 😀");
  });

  it("escapes markup", () => {
    expect(xstring('<a> & "b"')).toBe('&lt;a&gt; &amp; "b"');
    expect(xmlText("]]>")).toBe("]]&gt;");
    expect(xmlAttribute('"a"\n<b>\t&')).toBe("&quot;a&quot;&#10;&lt;b&gt;&#9;&amp;");
  });

  it("writes a carriage return as an escape and hides what looks like one", () => {
    expect(xstring("a\r\nb\rc")).toBe("a_x000D_\nb_x000D_c");
    expect(xstring("_x000D_ và __x00e0__")).toBe("_x005F_x000D_ và __x005F_x00e0__");
    expect(xstring("_xabc_ _x12345_")).toBe("_xabc_ _x12345_");
  });

  it("drops what no XML document can hold", () => {
    expect(legalText("a\u0000b\u0008c\u000bd\u001fe\ud800f\ufffeg\uffffh")).toBe("abcdefgh");
    expect(legalText("\t\n\u007f\u0085\u00a0😀")).toBe("\t\n\u007f\u0085\u00a0😀");
  });

  it("asks to keep spaces only where a reader may drop them", () => {
    expect([" a", "a ", "a\nb", "a  b", "\t"].map(needsSpace)).toEqual([true, true, true, true, true]);
    expect(["a b", "", "a"].map(needsSpace)).toEqual([false, false, false]);
  });
});
