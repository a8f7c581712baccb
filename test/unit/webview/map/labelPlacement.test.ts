import { assert } from 'chai';
import fc from 'fast-check';
import {
  placeLabels,
  type LabelCandidate,
  type Rectangle,
} from '../../../../src/webview/map/labelPlacement.ts';

const screen = { width: 800, height: 500 };

const rectangle: fc.Arbitrary<Rectangle> = fc.record({
  left: fc.integer({ min: -100, max: 850 }),
  top: fc.integer({ min: -100, max: 550 }),
  width: fc.integer({ min: 1, max: 300 }),
  height: fc.integer({ min: 1, max: 40 }),
});
const candidates = fc
  .array(fc.array(rectangle, { minLength: 1, maxLength: 8 }), { maxLength: 60 })
  .map(all => all.map((places, label): LabelCandidate<number> => ({ label, places })));

const shareArea = (a: Rectangle, b: Rectangle): boolean =>
  Math.min(a.left + a.width, b.left + b.width) > Math.max(a.left, b.left) &&
  Math.min(a.top + a.height, b.top + b.height) > Math.max(a.top, b.top);

describe('labels on the map', () => {
  it('never cover each other or an obstacle, and lie within the screen, at one of their places', () => {
    fc.assert(
      fc.property(candidates, fc.array(rectangle, { maxLength: 10 }), (all, obstacles) => {
        const placed = placeLabels(all, screen, obstacles);
        for (const [at, { label, place }] of placed.entries()) {
          assert.include(all[label]?.places ?? [], place);
          assert.isTrue(place.left >= 0 && place.left + place.width <= screen.width);
          assert.isTrue(place.top >= 0 && place.top + place.height <= screen.height);
          for (const other of [...placed.slice(0, at).map(each => each.place), ...obstacles])
            assert.isFalse(shareArea(place, other));
        }
      }),
    );
  });

  it('are left out only if each of their places is taken by a more important one, an obstacle or the rim', () => {
    fc.assert(
      fc.property(candidates, fc.array(rectangle, { maxLength: 10 }), (all, obstacles) => {
        const placed = placeLabels(all, screen, obstacles);
        const shown = new Set(placed.map(({ label }) => label));
        for (const { label, places } of all) {
          if (shown.has(label)) continue;
          const before = placed.filter(other => other.label < label).map(({ place }) => place);
          for (const place of places) {
            const isOutside =
              place.left < 0 ||
              place.top < 0 ||
              place.left + place.width > screen.width ||
              place.top + place.height > screen.height;
            assert.isTrue(isOutside || [...before, ...obstacles].some(other => shareArea(other, place)));
          }
        }
      }),
    );
  });

  it('the most important one has the first place that it asks for', () => {
    const place = { left: 10, top: 10, width: 50, height: 15 };
    const [first] = placeLabels([{ label: 'a', places: [place, { ...place, top: 90 }] }], screen);
    assert.deepEqual(first, { label: 'a', place });
  });
});
