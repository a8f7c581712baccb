// Records grouped into works as they come and go: those that share a name, directly or through others, are one.
import { canonicalRecord, identityKeys, mergeRecords } from './merging.ts';
import type { Paper } from './paper.ts';

interface Work {
  /** As they were added. */
  records: Paper[];
  paper: Paper;
}

/**
 * Adding costs what the record's names cost, however many works there are; removing costs what the other records of its
 * work cost to add again.
 */
export class Deduplicator {
  readonly #works = new Set<Work>();
  readonly #byName = new ShardedMap();

  add(record: Paper): void {
    const own = canonicalRecord(record);
    const names = identityKeys(own);
    const same = new Set<Work>();
    for (const name of names) {
      const work = this.#byName.get(name);
      if (work !== undefined) same.add(work);
    }
    // The first of them stays where it is in the order.
    const [work = this.#newWork(own), ...others] = same;
    work.records.push(record);
    if (work.paper !== own) work.paper = mergeUnlessEqual(work.paper, own);
    for (const name of names) this.#byName.set(name, work);
    for (const other of others) {
      this.#works.delete(other);
      work.records.push(...other.records);
      work.paper = mergeUnlessEqual(work.paper, other.paper);
      for (const name of identityKeys(other.paper)) this.#byName.set(name, work);
    }
  }

  /** Removes one record that was added, by identity; what it alone held together falls apart. */
  remove(record: Paper): void {
    const work = this.#byName.get(canonicalRecord(record).id);
    const at = work?.records.indexOf(record) ?? -1;
    if (work === undefined || at === -1) return;
    this.#works.delete(work);
    for (const name of identityKeys(work.paper)) this.#byName.delete(name);
    for (const other of work.records.toSpliced(at, 1)) this.add(other);
  }

  /** By any of its work's ids. */
  get(id: string): Paper | undefined {
    return this.#byName.get(id)?.paper;
  }

  /** One record a work, in the order in which works were first heard of. */
  papers(): Paper[] {
    return Array.from(this.#works, ({ paper }) => paper);
  }

  #newWork(paper: Paper): Work {
    const work: Work = { records: [], paper };
    this.#works.add(work);
    return work;
  }
}

/**
 * A map in parts: when a map of 100,000 keys grows it copies all of them, which holds the host for 20 ms and more.
 */
class ShardedMap {
  readonly #shards: readonly Map<string, Work>[] = Array.from({ length: 64 }, () => new Map<string, Work>());

  get(name: string): Work | undefined {
    return this.#shardOf(name)?.get(name);
  }

  set(name: string, work: Work): void {
    this.#shardOf(name)?.set(name, work);
  }

  delete(name: string): void {
    this.#shardOf(name)?.delete(name);
  }

  /** The last characters of ids and hashes are the most varied. */
  #shardOf(name: string): Map<string, Work> | undefined {
    const { length } = name;
    return this.#shards[(name.charCodeAt(length - 1) * 7 + name.charCodeAt(length - 2)) % 64];
  }
}

/** The same object where joining adds nothing: whoever indexed it need not do so again. */
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
