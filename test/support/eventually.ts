// Waits for the effects of another process.

/** Repeats the check until it no longer throws; after the timeout, rejects with its last error. */
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
