import { assert } from 'chai';
import fc from 'fast-check';
import {
  distanceToLine,
  nextInDirection,
  pointAt,
  type Direction,
} from '../../../../src/webview/map/directions.ts';
import { MapView } from '../../../../src/webview/map/mapView.ts';

type Places = readonly (readonly [x: number, y: number])[];

function pointsOf(places: Places, grey: readonly number[] = []) {
  return {
    x: Float32Array.from(places, ([x]) => x),
    y: Float32Array.from(places, ([, y]) => y),
    count: places.length,
    selected: Uint8Array.from(places, (_, point) => Number(!grey.includes(point))),
  };
}

/** In the middle, to each side, and far to the upper right. */
const cross: Places = [
  [0, 0],
  [3, 0],
  [-3, 0],
  [0, -3],
  [0, 3],
  [9, -8],
];

describe('arrow keys on the map', () => {
  const cases: readonly (readonly [Direction, number])[] = [
    ['ArrowRight', 1],
    ['ArrowLeft', 2],
    ['ArrowUp', 3],
    ['ArrowDown', 4],
  ];
  for (const [key, expected] of cases)
    it(`${key} goes to the nearest point on that side`, () => {
      assert.equal(nextInDirection(pointsOf(cross), 0, key), expected);
    });

  it('skip grey points, and stay where there is none', () => {
    assert.equal(nextInDirection(pointsOf(cross, [1]), 0, 'ArrowRight'), 5);
    assert.isUndefined(nextInDirection(pointsOf(cross, [1, 5]), 0, 'ArrowRight'));
  });

  it('always go further in their direction, so that no round is endless', () => {
    const place = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 40 }), places => {
        const points = pointsOf(places);
        let at: number | undefined = 0;
        let steps = 0;
        for (
          let next: number | undefined = at;
          next !== undefined;
          next = nextInDirection(points, at, 'ArrowRight')
        ) {
          if (steps > 0) assert.isAbove(points.x[next] ?? NaN, points.x[at] ?? NaN);
          at = next;
          steps += 1;
        }
        assert.isAtMost(steps, places.length);
      }),
    );
  });
});

describe('the point under the pointer', () => {
  const view = new MapView();
  view.resize(400, 400);
  view.moveTo({ x: 0, y: 0, scale: 100 });

  it('is the nearest one within reach, rather one in colour', () => {
    const points = pointsOf([
      [0, 0],
      [0.05, 0],
    ]);
    const at = { x: view.toScreenX(0.01), y: view.toScreenY(0) };
    assert.equal(pointAt(points, view, at, 14), 0);
    assert.equal(pointAt({ ...points, selected: Uint8Array.of(0, 1) }, view, at, 14), 1);
    assert.isUndefined(pointAt(points, view, { x: 5, y: 5 }, 14));
  });

  it('a line is as far as its nearest part', () => {
    const [from, to] = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ];
    assert.equal(distanceToLine({ x: 5, y: 3 }, from, to), 3);
    assert.equal(distanceToLine({ x: -4, y: 3 }, from, to), 5);
    assert.equal(distanceToLine({ x: 1, y: 1 }, from, from), Math.SQRT2);
  });
});

describe('the view of the map', () => {
  it('zooms with the place under the pointer staying where it is', () => {
    const range = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(range(0, 400), range(0, 300), range(0.8, 3), (x, y, factor) => {
        const view = new MapView();
        view.resize(400, 300);
        view.setBounds(Float32Array.of(-100, 100), Float32Array.of(-100, 100));
        view.moveTo({ ...view.whole(), scale: view.fitScale * 4 });
        const before = view.toMap({ x, y });
        view.zoomAt({ x, y }, factor);
        const after = view.toMap({ x, y });
        assert.closeTo(after.x, before.x, 1e-6);
        assert.closeTo(after.y, before.y, 1e-6);
      }),
    );
  });

  it('never leaves the map', () => {
    const view = new MapView();
    view.resize(400, 300);
    view.setBounds(Float32Array.of(-1, 1), Float32Array.of(-1, 1));
    view.panBy(1e6, -1e6);
    assert.deepEqual([view.x, view.y], [-1, 1]);
  });
});
