import { Rectangle } from "@univerjs/core";

/**
 * Univer takes each rule's ranges out of all the others', and gathers what is left anew for every one of them: two seconds for the
 * columns of 500 members. Ranges that do not meet, as in every file, stay as they are. There is no other seam: its table of rules is its own.
 */
export function spareApartRanges(): void {
  const subtract = Rectangle.subtractMulti.bind(Rectangle);
  Rectangle.subtractMulti = (from, taken) =>
    from.some((range) => taken.some((other) => Rectangle.simpleRangesIntersect(range, other)))
      ? subtract(from, taken)
      : from;
}
