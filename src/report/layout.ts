/**
 * Every measure of the layout, in one place (docs/nd30.md names the article of Nghị định 30/2020/NĐ-CP for each and
 * marks what is only custom). Lengths in millimetres, type in points.
 */
export const LAYOUT = {
  font: "Times New Roman",
  page: { short: 210, long: 297 },
  margin: { top: 20, bottom: 20, left: 30, right: 15 },
  /** From the paper's edge to the page number. */
  headerFromEdge: 10,
  pageNumber: 13,
  nation: 12,
  motto: 13,
  parentAgency: 12,
  agency: 12,
  number: 13,
  placeAndDate: 13,
  title: 14,
  summary: 14,
  body: 14,
  firstLine: 12.7,
  /** Points between paragraphs. */
  paragraphAfter: 6,
  /** Multiple of a single line. */
  line: 1.1,
  recipientsHead: 12,
  recipients: 11,
  signer: 14,
  annexLabel: 14,
  annexTitle: 14,
  attachedTo: 14,
  table: 13,
  /** Rule below the agency, the summary and an annex's title, as a part of the text's width. */
  rule: 0.4,
  /** Left part of the heading table. */
  headLeft: 0.42,
  /** Room for the pen above the signer's name, in points. */
  penRoom: 72,
  /** Text of a table stands this far from its border, left and right. */
  cellSide: 1.2,
} as const;

/** Millimetres in twips (1/20 pt), the unit of WordprocessingML. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** Width between the margins, in twips. */
export function textWidth(landscape: boolean): number {
  const { page, margin } = LAYOUT;
  return twips(landscape ? page.long : page.short) - twips(margin.left) - twips(margin.right);
}
