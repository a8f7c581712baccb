// Draws at most once in each frame of the screen, however often it is asked to.

/** Returns what asks for a drawing. Each is a measurement "map" of the browser's, which benchmarks read. */
export function oncePerFrame(draw: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      const start = performance.now();
      draw();
      performance.measure('map', { start });
    });
  };
}
