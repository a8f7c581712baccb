// Time that other processes do not lengthen.

/** Milliseconds of processor time that this thread has used since it began. The system counts in pieces of some milliseconds. */
export function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
