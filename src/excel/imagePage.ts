import type { PageImage, PageText } from "./drawing";

const TEXTS: readonly PageText[] = [
  "leftHeader",
  "centerHeader",
  "rightHeader",
  "leftFooter",
  "centerFooter",
  "rightFooter",
];

/** A sheet's print set-up as asked for. */
export interface PageQuery {
  layout: Excel.PageLayout;
  texts: Excel.HeaderFooter;
  titles: Excel.Range;
  columns: Excel.Range;
  printArea: Excel.RangeAreas;
}

/** Asks for a sheet's print set-up (ExcelApi 1.9). */
export function pageQuery(sheet: Excel.Worksheet): PageQuery {
  const layout = sheet.pageLayout;
  layout.load(
    "orientation,paperSize,zoom,topMargin,bottomMargin,leftMargin,rightMargin,headerMargin,footerMargin,centerHorizontally,centerVertically,printGridlines",
  );
  const texts = layout.headersFooters.defaultForAllPages;
  texts.load(TEXTS.join(","));
  const titles = layout.getPrintTitleRowsOrNullObject();
  titles.load("address");
  const columns = layout.getPrintTitleColumnsOrNullObject();
  columns.load("address");
  const printArea = layout.getPrintAreaOrNullObject();
  printArea.load("address");
  return { layout, texts, titles, columns, printArea };
}

const bare = (address: string): string => address.slice(address.lastIndexOf("!") + 1);

/** The zoom without what it is not: either a scale or numbers of pages. */
const zoomOf = (zoom: Excel.PageLayoutZoomOptions): Excel.PageLayoutZoomOptions =>
  Object.fromEntries(Object.entries(zoom).filter(([, value]) => typeof value === "number" && value > 0));

/** The print set-up, once the answers are there. */
export function pageImage({ layout, texts, titles, columns, printArea }: PageQuery): PageImage {
  return {
    orientation: layout.orientation,
    paperSize: layout.paperSize,
    zoom: zoomOf(layout.zoom),
    margins: {
      top: layout.topMargin,
      bottom: layout.bottomMargin,
      left: layout.leftMargin,
      right: layout.rightMargin,
      header: layout.headerMargin,
      footer: layout.footerMargin,
    },
    centerHorizontally: layout.centerHorizontally,
    centerVertically: layout.centerVertically,
    printGridlines: layout.printGridlines,
    titleRows: titles.isNullObject ? null : bare(titles.address),
    titleColumns: columns.isNullObject ? null : bare(columns.address),
    printArea: printArea.isNullObject ? null : bare(printArea.address),
    texts: Object.fromEntries(TEXTS.map((side) => [side, texts[side]])),
  };
}
