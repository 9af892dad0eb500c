import type { Area } from "../../src/sheet/address";
import type { HostSheet } from "./book";

/** One property of an object on the wire. */
export interface Prop {
  get: () => unknown;
  set?: (value: unknown) => void;
}

/** What a method is given: plain JSON, or the object an argument pointed to. */
export type Argument = unknown;

/** An object of Excel's model as the protocol sees it. Names are PascalCase. */
export interface HostNode {
  type: string;
  /** The identity an indexer of the parent collection finds it by. */
  id?: string | number;
  scalars: Record<string, Prop>;
  /** Objects reached by a property. */
  children?: Record<string, () => HostNode | null>;
  /** Methods that answer with plain JSON. */
  methods?: Record<string, (...args: Argument[]) => unknown>;
  /** Methods that answer with an object; null is a null object. */
  objects?: Record<string, (...args: Argument[]) => HostNode | null>;
  items?: () => HostNode[];
  indexer?: (key: unknown) => HostNode | null;
  /** What a range node stands for, for methods that take a range. */
  range?: RangeOf;
  /** Takes any method and does nothing. */
  service?: boolean;
  /** Whether reading it needs calculated values. */
  calculated?: boolean;
}

export interface RangeOf {
  sheet: HostSheet;
  areas: Area[];
}

export const readOnly = (get: () => unknown): Prop => ({ get });

/** A property that lives in a plain record, with its default. */
export const field = (
  record: () => Record<string, unknown>,
  name: string,
  fallback: unknown,
  guard: () => void = () => {},
): Prop => ({
  get: () => record()[name] ?? fallback,
  set: (value) => {
    guard();
    if (JSON.stringify(value) === JSON.stringify(fallback)) delete record()[name];
    else record()[name] = value;
  },
});
