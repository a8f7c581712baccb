// `npm run cluster`: starts a cluster on loopback and ends it with Ctrl+C.
import { startCluster, whyNoCluster } from './cluster.ts';

const why = whyNoCluster();
if (why !== undefined) {
  console.log(why);
  process.exit();
}
const interrupted = new Promise<void>(resolve => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, resolve);
});
const starting = startCluster();
starting.catch(() => undefined);
try {
  const cluster = await Promise.race([starting, interrupted]);
  if (cluster !== undefined) {
    const [first = ''] = cluster.nodes.map(({ url }) => url);
    console.log(`OpenSearch runs, with ${cluster.nodes.length} nodes:\n`);
    for (const { name, url } of cluster.nodes) console.log(`  ${name}  ${url}`);
    console.log(`\nLoad papers with: npm run cluster:load -- --endpoint ${first} FILE…`);
    console.log(`In VS Code, set paperside.openSearch.endpoint to ${first}. Press Ctrl+C to stop.`);
    await interrupted;
    await cluster.stop();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// Whatever still runs ends with this process.
process.exit();
