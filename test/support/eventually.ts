// Waiting for what another process does in its own time.

/** Waits until the check no longer throws; gives up with its last error. */
export async function eventually(check: () => void | Promise<void>, milliseconds = 10_000): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
