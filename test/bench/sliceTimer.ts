// How long the host is held in one go.
import type { Clock } from '../../src/core/base/ports.ts';
import { hostClock, indexClocks } from '../../src/platform/clock.ts';

/** Times what is done between two turns of the host, by the clock and by the processor time of this thread. */
export class SliceTimer {
  longest = 0;
  longestCpu = 0;
  #start = performance.now();
  #cpuStart = threadCpuMs();

  readonly clock = this.#over(hostClock);
  readonly indexClocks = indexClocks.map(clock => this.#over(clock));

  /** Waits for what is no part of a slice, such as a disk, which may take many turns of the host. */
  async outside<T>(wait: () => Promise<T>): Promise<T> {
    this.end();
    const result = await wait();
    this.#cpuStart = threadCpuMs();
    this.#start = performance.now();
    return result;
  }

  /** What came before is another measurement's. */
  restart(): void {
    this.longest = this.longestCpu = 0;
    this.#cpuStart = threadCpuMs();
    this.#start = performance.now();
  }

  #over(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      yieldToHost: () => this.outside(() => clock.yieldToHost()),
    };
  }

  end(): void {
    this.longest = Math.max(this.longest, performance.now() - this.#start);
    this.longestCpu = Math.max(this.longestCpu, threadCpuMs() - this.#cpuStart);
  }
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
