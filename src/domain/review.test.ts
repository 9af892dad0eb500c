import fc from "fast-check";
import { newAppraisal } from "./appraisal";
import { isBlankReview, joinReviews, type MemberReview, NO_REVIEW, type Review, withTypedPoints } from "./review";

const text = fc.option(fc.constantFrom("a", "b"));
const when = fc.constantFrom("2024-11-01", "2024-11-02", "2024-11-03");
const one: fc.Arbitrary<MemberReview> = fc.record({
  appraisal: fc.option(
    fc.record({ version: fc.integer({ min: 1, max: 3 }), when }).map(({ version, when: at }) => ({
      ...newAppraisal("BG", "Cụm trưởng", at),
      version,
    })),
  ),
  excluded: text,
  votes: text,
  proposal: text,
  note: text,
});
const review: fc.Arbitrary<Review> = fc.dictionary(fc.constantFrom("BG", "BN", "__proto__"), one);

test("reviews fold in any order and any tree to the same", () => {
  fc.assert(
    fc.property(review, review, review, (a, b, c) => {
      const all = joinReviews([a, b, c]);
      expect(joinReviews([c, a, b])).toEqual(all);
      expect(joinReviews([a, joinReviews([b, c])])).toEqual(all);
      expect(joinReviews([all, a])).toEqual(all);
    }),
  );
});

test("of two versions the later counts", () => {
  const first = { ...NO_REVIEW, appraisal: newAppraisal("BG", "A", "2024-12-01"), note: "cũ" };
  const second = { ...first, appraisal: { ...newAppraisal("BG", "A", "2024-11-01"), version: 2 }, note: "mới" };
  expect(joinReviews([{ BG: second }, { BG: first }])?.["BG"]?.note).toBe("mới");
  expect(joinReviews([undefined, {}])).toBeUndefined();
});

test("typed points open an appraisal; nothing typed leaves it alone", () => {
  const by = { who: "Cụm trưởng", when: "2024-11-20" };
  const none = withTypedPoints("BG", NO_REVIEW, [], by);
  expect(isBlankReview(none.review)).toBe(true);
  const made = withTypedPoints("BG", NO_REVIEW, [{ criterion: "C1", appraised: 9, reason: "Chậm" }], by);
  expect(made.review.appraisal?.points).toEqual({
    C1: { appraised: 9, council: null, reason: "Chậm", who: "Cụm trưởng", when: "2024-11-20" },
  });
  const closed = {
    ...made.review,
    appraisal: {
      ...made.review.appraisal!,
      steps: [{ step: "closed" as const, who: "A", when: "2024-11-21", note: null }],
    },
  };
  const after = withTypedPoints("BG", closed, [{ criterion: "C1", appraised: 10, reason: null }], by);
  expect(after.issues.map(({ code }) => code)).toEqual(["appraisal.closed"]);
  expect(after.review).toEqual(closed);
});
