/** The font of every drawn sheet; Nghị định 30/2020/NĐ-CP (Phụ lục I) asks for Times New Roman in official documents. */
export const DEFAULT_FONT = { name: "Times New Roman", size: 12 };

/** Widest digit of the default font at 96 dpi, in pixels: Times New Roman 12 pt is 16 px an em and its digits are half an em. */
export const DIGIT_PIXELS = 8;
