// The weighted graph of nearest papers that a map is drawn from, as in UMAP. L. McInnes, J. Healy, J. Melville: UMAP: Uniform
// Manifold Approximation and Projection for Dimension Reduction. arXiv:1802.03426, section 3.1.
import type { Neighbour } from '../related/paperNeighbours.ts';

/** Each edge in one direction: edge `e` leads from point `from[e]` to point `to[e]`, with a weight from 0 to 1. */
export interface Graph {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly weights: Float32Array;
}

/** Steps of the bisection that calibrates the weights of a point, and the largest exponent it may find. */
const bisections = 24;
const maxExponent = 64;

/**
 * Returns the weight of each neighbour: its share of the best score to a power, such that the weights add up to log₂ of
 * their number (the paper's smooth nearest-neighbour distances, with −ln(share) as the distance).
 */
export function neighbourWeights(neighbours: readonly Neighbour[]): number[] {
  const best = neighbours[0]?.score ?? 1;
  const shares = neighbours.map(({ score }) => score / best);
  const target = Math.max(1, Math.log2(neighbours.length));
  let [low, high] = [0, maxExponent];
  for (let step = 0; step < bisections; step++) {
    const exponent = (low + high) / 2;
    if (shares.reduce((sum, share) => sum + share ** exponent, 0) > target) low = exponent;
    else high = exponent;
  }
  return shares.map(share => share ** high);
}

/** Collects edges, a known number at most. */
export class EdgeList {
  readonly #graph: Graph;
  #count = 0;

  constructor(most: number) {
    this.#graph = {
      from: new Uint32Array(most),
      to: new Uint32Array(most),
      weights: new Float32Array(most),
    };
  }

  add(from: number, to: number, weight: number): void {
    [this.#graph.from[this.#count], this.#graph.to[this.#count]] = [from, to];
    this.#graph.weights[this.#count++] = weight;
  }

  graph(): Graph {
    const { from, to, weights } = this.#graph;
    const end = this.#count;
    return { from: from.subarray(0, end), to: to.subarray(0, end), weights: weights.subarray(0, end) };
  }
}

/** Joins the neighbours of all points to a graph that is the same in both directions: a + b − a·b. */
export class GraphBuilder {
  readonly #points: number;
  readonly #weights = new Map<number, number>();

  constructor(points: number) {
    this.#points = points;
  }

  add(point: number, neighbours: readonly Neighbour[]): void {
    const weights = neighbourWeights(neighbours);
    for (const [at, { place }] of neighbours.entries()) {
      const key = Math.min(point, place) * this.#points + Math.max(point, place);
      const [a, b] = [this.#weights.get(key) ?? 0, weights[at] ?? 0];
      this.#weights.set(key, a + b - a * b);
    }
  }

  /** Returns each edge once, from the point with the smaller number. */
  build(): Graph {
    const edges = new EdgeList(this.#weights.size);
    for (const [key, weight] of this.#weights)
      edges.add(Math.floor(key / this.#points), key % this.#points, weight);
    return edges.graph();
  }
}
