import { type BrandVariants, createDarkTheme, createLightTheme, type Theme } from "@fluentui/react-components";
import { useSyncExternalStore } from "react";

/** Green of the ledger's cover, 10 (darkest) to 160. */
const BRAND: BrandVariants = {
  10: "#020403",
  20: "#0d1c14",
  30: "#112f21",
  40: "#143d2a",
  50: "#174c34",
  60: "#195b3e",
  70: "#1b6a48",
  80: "#1d7a53",
  90: "#2f8a62",
  100: "#479872",
  110: "#5ea683",
  120: "#76b495",
  130: "#8fc2a7",
  140: "#a8d0ba",
  150: "#c2dfce",
  160: "#dceee4",
};

const light: Theme = createLightTheme(BRAND);
const dark: Theme = {
  ...createDarkTheme(BRAND),
  colorBrandForeground1: BRAND[120],
  colorBrandForeground2: BRAND[130],
  colorBrandForegroundLink: BRAND[130],
  colorBrandForegroundLinkHover: BRAND[140],
  colorBrandForegroundLinkPressed: BRAND[120],
  colorCompoundBrandForeground1: BRAND[120],
  colorCompoundBrandStroke: BRAND[110],
};

/** What the host says of its look; Excel knows its own, a page follows the system. */
export interface Look {
  /** null where the host does not tell. */
  dark(): boolean | null;
  watch(listener: () => void): () => void;
}

const query = typeof matchMedia === "function" ? matchMedia("(prefers-color-scheme: dark)") : null;

/** A page without a host follows the system's setting. */
export const systemLook: Look = {
  dark: () => null,
  watch: () => () => undefined,
};

/** Whether the pane is dark: as the host is, else as the system. High contrast is the browser's own (forced-colors). */
export function useDark(look: Look): boolean {
  const subscribe = (listener: () => void): (() => void) => {
    query?.addEventListener("change", listener);
    const stop = look.watch(listener);
    return () => {
      query?.removeEventListener("change", listener);
      stop();
    };
  };
  return useSyncExternalStore(subscribe, () => look.dark() ?? query?.matches ?? false);
}

export const themeOf = (isDark: boolean): Theme => (isDark ? dark : light);
