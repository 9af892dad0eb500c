import type { HostStyle } from "./book";

/** What each dress becomes by one change, so that cells dressed alike share one object: thousands of cells, a few dozen dresses. */
const changes = new WeakMap<HostStyle, Map<string, Map<unknown, HostStyle>>>();
const texts = new WeakMap<HostStyle, string>();

/** A dress with one part of it set, or taken off when `value` is undefined. */
export function redressed(style: HostStyle, name: string, value: unknown): HostStyle {
  let parts = changes.get(style);
  if (!parts) changes.set(style, (parts = new Map()));
  let values = parts.get(name);
  if (!values) parts.set(name, (values = new Map()));
  let next = values.get(value);
  if (!next) {
    const { [name]: _old, ...rest } = style;
    values.set(value, (next = value === undefined ? rest : { ...rest, [name]: value }));
  }
  return next;
}

/** A dress as text that is the same for the same parts, in whatever order they were put on. */
export function dressText(style: HostStyle): string {
  let text = texts.get(style);
  if (text === undefined)
    texts.set(style, (text = JSON.stringify(Object.entries(style).sort(([a], [b]) => (a < b ? -1 : 1)))));
  return text;
}
