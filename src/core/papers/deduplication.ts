// Groups records into works as records are added and removed. Records that share an identity key, directly or through
// other records, are one work.
import { hashOfEnd, ShardedMap } from '../base/shardedMap.ts';
import { canonicalRecord, identityKeys, mergeRecords } from './merging.ts';
import type { Paper } from './paper.ts';

interface Work {
  /** In the order in which they were added. */
  records: Paper[];
  paper: Paper;
}

/**
 * Adding takes time proportional to the record's identity keys, independent of the number of works. Removing adds the
 * other records of the work again.
 */
export class Deduplicator {
  readonly #works = new Set<Work>();
  readonly #byName = new ShardedMap<string, Work>(hashOfEnd);

  add(record: Paper): void {
    const own = canonicalRecord(record);
    const names = identityKeys(own);
    // The first matching work keeps its position in the order.
    let work: Work | undefined;
    const others: Work[] = [];
    for (const name of names) {
      const found = this.#byName.get(name);
      if (work === undefined) work = found;
      else if (found !== undefined && found !== work && !others.includes(found)) others.push(found);
    }
    if (work === undefined) work = this.#newWork(record, own);
    else {
      work.records.push(record);
      if (work.paper !== own) work.paper = mergeUnlessEqual(work.paper, own);
    }
    for (const name of names) this.#byName.set(name, work);
    for (const other of others) {
      this.#works.delete(other);
      work.records.push(...other.records);
      work.paper = mergeUnlessEqual(work.paper, other.paper);
      for (const name of identityKeys(other.paper)) this.#byName.set(name, work);
    }
  }

  /** Removes a record by object identity, and splits its work if only this record connected the others. */
  remove(record: Paper): void {
    const work = this.#byName.get(canonicalRecord(record).id);
    const at = work?.records.indexOf(record) ?? -1;
    if (work === undefined || at === -1) return;
    this.#works.delete(work);
    for (const name of identityKeys(work.paper)) this.#byName.delete(name);
    for (const other of work.records.toSpliced(at, 1)) this.add(other);
  }

  /** Returns the paper by any of its work's ids. */
  get(id: string): Paper | undefined {
    return this.#byName.get(id)?.paper;
  }

  /** Returns one record per work, in the order in which the works were first added. */
  papers(): Paper[] {
    return Array.from(this.#works, ({ paper }) => paper);
  }

  #newWork(record: Paper, paper: Paper): Work {
    const work: Work = { records: [record], paper };
    this.#works.add(work);
    return work;
  }
}

/** Merges two records. Returns `paper` itself when `other` adds nothing, so that indexes need not index it again. */
export function mergeUnlessEqual(paper: Paper, other: Paper): Paper {
  const both = mergeRecords(paper, other);
  return areEqual(paper, both) ? paper : both;
}

function areEqual(paper: Paper, other: Paper): boolean {
  const values = new Map<string, unknown>(Object.entries(other));
  const entries = Object.entries(paper);
  return (
    entries.length === values.size &&
    entries.every(([key, value]) => JSON.stringify(value) === JSON.stringify(values.get(key)))
  );
}
