/** The library keeps Excel's theme for five seconds before it asks again (OfficeThemeManager of office.js). */
const KEPT_MS = 5_500;

/** Whether a colour "#RRGGBB" is darker than middle grey; null for anything else. */
function isDark(colour: unknown): boolean | null {
  const hex = typeof colour === "string" ? /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) : null;
  if (!hex) return null;
  const [red, green, blue] = hex.slice(1).map((part) => Number.parseInt(part, 16)) as [number, number, number];
  // Brightness as the eye has it (ITU-R BT.601).
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Excel's own theme: dark or light; null where Excel does not tell (Excel on the web, Office issue 6134). */
function darkExcel(): boolean | null {
  // Typed as always there, yet missing in some Excels.
  const theme = Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
  const flag: unknown = theme?.isDarkTheme;
  return isDark(theme?.bodyBackgroundColor) ?? (typeof flag === "boolean" ? flag : null);
}

/**
 * How Excel looks, for the pane to look the same. A change is heard from Excel where it tells; elsewhere, since the theme is
 * changed in a dialog of Excel's, it is looked up when the pane is turned to again.
 */
export const excelLook = {
  dark: darkExcel,
  watch(listener: () => void): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      listener();
      clearTimeout(timer);
      timer = setTimeout(listener, KEPT_MS);
    };
    window.addEventListener("focus", again);
    document.addEventListener("visibilitychange", again);
    const event: Office.EventType | undefined = Office.EventType?.OfficeThemeChanged;
    const sheets: Partial<Office.Document> | undefined = Office.context.document;
    try {
      if (event !== undefined) sheets?.addHandlerAsync?.(event, again);
    } catch {
      // This Excel does not tell of it: the pane looks when it is turned to.
    }
    return () => {
      clearTimeout(timer);
      window.removeEventListener("focus", again);
      document.removeEventListener("visibilitychange", again);
    };
  },
};
