// Composition root.
export {};
