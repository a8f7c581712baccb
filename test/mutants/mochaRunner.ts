// How Stryker runs our unit tests: mocha, in one process, as TypeScript. Stryker's own plugin for mocha does not know mocha 12.0.3.
import {
  INSTRUMENTER_CONSTANTS,
  type InstrumenterContext,
  type MutantCoverage,
} from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
} from '@stryker-mutator/api/test-runner';
import * as fc from 'fast-check';
import { globSync } from 'node:fs';
import Mocha from 'mocha';
import { processorMs } from '../support/processorTime.ts';
import { areas, tooLong } from './areas.ts';

declare global {
  var __stryker__: InstrumenterContext | undefined;
}

/** What the instrumented code and Stryker tell each other. */
const context: InstrumenterContext = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

const slowMs = 40;
/** Tests that take longer are left out. All times of tests are of the processor, which others use as well. */
const longMs = 1000;
/** A test that takes longer waits for what never comes. */
const hangingMs = 5000;
const recentKillers = 6;

const asPattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

class Silent extends Mocha.reporters.Base {}

function suitesOf({ parent }: Mocha.Test | Mocha.Suite): Mocha.Suite[] {
  return parent === undefined ? [] : [parent, ...suitesOf(parent)];
}

const suiteId = (suite: Mocha.Suite): string => `suite ${suite.fullTitle()}`;

function described(test: Mocha.Test): { id: string; name: string; fileName?: string } {
  const id = test.fullTitle();
  return { id, name: id, ...(test.file === undefined ? {} : { fileName: test.file }) };
}

/** Stryker tries a change again whose process ended. */
function startAnew(): never {
  process.exit(1);
}

class MochaRunner implements TestRunner {
  readonly #mocha = new Mocha({ reporter: Silent, timeout: hangingMs });
  /** The suites of each test, by the test's id. */
  readonly #suites = new Map<string, readonly string[]>();

  /** Number of changes tried in this process. */
  #changes = 0;
  #isSpoilt = false;
  /** Tests that failed last, which run first: what notices one change often notices the next. */
  #killers: readonly string[] = [];
  /** Tests that are left until quick ones have passed. */
  readonly #slow = new Set<string>();

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    // To find the smallest example of a failure takes time that nobody looks at, and few examples notice nearly as much as many.
    fc.configureGlobal({ endOnFailure: true, numRuns: 30 });
    this.#mocha.cleanReferencesAfterRun(false);
    const name = process.env.PAPERSIDE_MUTANTS;
    for (const file of globSync([...(areas.find(area => area.name === name)?.spec ?? [])]))
      this.#mocha.addFile(file);
    await this.#mocha.loadFilesAsync();
  }

  async dryRun(): Promise<DryRunResult> {
    this.#mocha.grep(new RegExp(`^(?!.*(?:${tooLong.join('|')}))`, 'u'));
    const first = await this.#run();
    const coverage = context.mutantCoverage;
    // Every change is met by tests that ran before in this process: they must be able to run again.
    const second = await this.#run();
    for (const { id, timeSpentMs } of second) {
      if (timeSpentMs > slowMs) this.#slow.add(id);
      if (timeSpentMs > longMs) this.#suites.delete(id);
    }
    const failed = [...first, ...second].find(({ status }) => status === TestStatus.Failed);
    if (failed !== undefined)
      return { status: DryRunStatus.Error, errorMessage: `${failed.name} fails without a change` };
    return {
      status: DryRunStatus.Complete,
      tests: first,
      ...(coverage === undefined ? {} : { mutantCoverage: this.#perTest(coverage) }),
    };
  }

  async mutantRun({ activeMutant, testFilter = [], hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    if (this.#isSpoilt) startAnew();
    this.#changes++;
    context.activeMutant = activeMutant.id;
    context.hitCount = 0;
    if (hitLimit !== undefined) context.hitLimit = hitLimit;
    const results: TestResult[] = [];
    const rank = (id: string): number => (this.#killers.includes(id) ? 0 : this.#slow.has(id) ? 2 : 1);
    for (const ids of [0, 1, 2].map(each => testFilter.filter(id => rank(id) === each))) {
      if (ids.length === 0) continue;
      this.#mocha.grep(new RegExp(`^(?:${ids.map(asPattern).join('|')})$`));
      results.push(...(await this.#run()));
      const killer = results.find(({ status }) => status === TestStatus.Failed)?.id;
      if (killer === undefined) continue;
      this.#killers = [killer, ...this.#killers.filter(id => id !== killer)].slice(0, recentKillers);
      await this.#check(killer);
      break;
    }
    return toMutantRunResult(
      determineHitLimitReached(context.hitCount, hitLimit) ?? {
        status: DryRunStatus.Complete,
        tests: results,
      },
    );
  }

  /** Whether the test passes without the change. If not, this change or one before left something behind in this process. */
  async #check(killer: string): Promise<void> {
    context.activeMutant = '';
    context.hitCount = 0;
    this.#mocha.grep(new RegExp(`^${asPattern(killer)}$`));
    const again = await this.#run();
    if (again.every(({ status }) => status === TestStatus.Success)) return;
    // Of the first change in a process one knows that it was noticed; any other is tried again in a new one.
    if (this.#changes > 1) startAnew();
    this.#isSpoilt = true;
  }

  /** What a `before` hook reaches counts for each test of its suite. */
  #perTest({ static: atLoad, perTest }: MutantCoverage): MutantCoverage {
    const tests = [...this.#suites].map(([test, suites]): [string, Record<string, number>] => {
      const counts: Record<string, number> = {};
      for (const id of [test, ...suites])
        for (const [mutant, count] of Object.entries(perTest[id] ?? {}))
          counts[mutant] = (counts[mutant] ?? 0) + count;
      return [test, counts];
    });
    return { static: atLoad, perTest: Object.fromEntries(tests) };
  }

  async #run(): Promise<TestResult[]> {
    this.#mocha.suite.bail(true);
    const results: TestResult[] = [];
    await new Promise<void>(resolve => {
      const run = this.#mocha.run(() => {
        resolve();
      });
      run.on('suite', suite => {
        context.currentTestId = suiteId(suite);
      });
      let start = processorMs();
      run.on('test', test => {
        start = processorMs();
        context.currentTestId = test.fullTitle();
        this.#suites.set(test.fullTitle(), suitesOf(test).map(suiteId));
      });
      run.on('pass', test => {
        results.push({ ...described(test), status: TestStatus.Success, timeSpentMs: processorMs() - start });
      });
      run.on('fail', (test, error: unknown) => {
        results.push({
          ...described(test),
          status: TestStatus.Failed,
          timeSpentMs: 0,
          failureMessage: String(error),
        });
      });
    });
    return results;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'paperside', MochaRunner)];
