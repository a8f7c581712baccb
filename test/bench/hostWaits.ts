// How late a timer comes that is due every millisecond: what anything else in this host waits.
export class HostWaits {
  #last = performance.now();
  #lastCpu = threadCpuMs();
  #longest = 0;
  #longestCpu = 0;
  readonly #timer = setInterval(() => {
    this.#look();
  }, 1);

  /** By the clock, and the most that this thread worked in one of the waits; milliseconds. */
  end(): { longestWaitMs: number; longestWaitCpuMs: number } {
    this.#look();
    clearInterval(this.#timer);
    return { longestWaitMs: this.#longest, longestWaitCpuMs: this.#longestCpu };
  }

  #look(): void {
    const [now, cpu] = [performance.now(), threadCpuMs()];
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#longestCpu = Math.max(this.#longestCpu, cpu - this.#lastCpu);
    [this.#last, this.#lastCpu] = [now, cpu];
  }
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
