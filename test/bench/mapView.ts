// npm run bench:mapView [-- --points 70000] [--picture FILE.png] [--theme dark|light] [--papers FILE]: frames per second while the page of
// the map is panned and zoomed in a browser, without VS Code.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { joinPositions, layOutPapers, placePapers, type Point } from '../../src/core/map/layOutPapers.ts';
import { densestPlace, mapRegions } from '../../src/core/map/mapRegions.ts';
import { seededRandom } from '../../src/core/map/seededRandom.ts';
import { displayTitle } from '../../src/core/papers/displayText.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import { clusterPapers } from '../../src/core/themes/paperClusters.ts';
import { hostClock as clock } from '../../src/platform/clock.ts';
import type { MapHostMessage, MapViewModel } from '../../src/protocol/map.ts';
import { readProjectFile } from '../support/project.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { percentile, print, rounded } from './figures.ts';
import { readPapers } from './papers.ts';
import { shippedBackground } from './related.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    points: text,
    picture: text,
    papers: text,
    theme: text,
    json: { type: 'boolean', default: false },
  },
});
const total = Number(values.points ?? 70_000);
const seconds = 4;

const dark = { background: '#1f1f1f', foreground: '#cccccc' };
const light = { background: '#ffffff', foreground: '#3b3b3b' };
const { background, foreground } = values.theme === 'light' ? light : dark;
const style = `:root { --vscode-editor-background: ${background}; --vscode-editor-foreground: ${foreground};
  --vscode-editorWidget-background: ${background}; --vscode-descriptionForeground: #9d9d9d; --vscode-focusBorder: #0078d4;
  --vscode-charts-blue: #3794ff; --vscode-charts-orange: #d18616; --vscode-charts-green: #89d185; --vscode-charts-purple: #b180d7;
  --vscode-charts-red: #f14c4c; --vscode-charts-yellow: #cca700; --vscode-terminal-ansiCyan: #11a8cd;
  --vscode-widget-border: #313131; --vscode-font-family: sans-serif; --vscode-font-size: 13px; }`;

const labels: MapViewModel['labels'] = {
  map: 'Map of papers',
  instructions: '',
  search: 'Find on the map',
  matches: '{0} found',
  list: 'List',
  back: 'Back',
  catalogue: 'All papers',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all',
  themes: 'Themes',
  noTheme: 'No theme',
  because: 'Like {0}: {1}',
  more: 'Show more',
};

const home = mkdtempSync(join(tmpdir(), 'paperside-map-'));
const browser = await launchBrowser({
  profile: join(home, 'profile'),
  viewport: { width: 1280, height: 800 },
});
try {
  const page = await browser.newPage();
  page.on('pageerror', error => {
    console.error(error);
  });
  await page.setContent(
    `<!doctype html><html><head></head><body><main></main><p role=status class=announcement></p></body></html>`,
  );
  await page.addStyleTag({
    content: style + readProjectFile('media/page.css') + readProjectFile('media/map.css'),
  });
  await page.addScriptTag({
    content: 'window.acquireVsCodeApi = () => ({ postMessage() {}, setState() {}, getState() {} })',
  });
  await page.addScriptTag({ type: 'module', content: readProjectFile('dist/map.js') });
  for (const message of values.papers === undefined ? scattered() : await real(values.papers))
    await send(page, message);
  await page.waitForFunction(() => performance.getEntriesByName('map').length > 0);
  await page.waitForTimeout(500);
  if (values.picture !== undefined) await page.screenshot({ path: values.picture });
  const pan = await frames(page, 'pan');
  const zoom = await frames(page, 'zoom');
  for (const figures of [pan, zoom]) print(figures, values.json);
  if (values.picture !== undefined)
    await page.screenshot({ path: values.picture.replace('.png', '-zoomed.png') });
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

async function send(page: Page, message: MapHostMessage): Promise<void> {
  await page.evaluate(data => {
    dispatchEvent(new MessageEvent('message', { data }));
  }, message);
}

/** Moves the map with every frame of the browser, and counts the frames. */
async function frames(page: Page, kind: 'pan' | 'zoom'): Promise<Record<string, string | number>> {
  const { times, draws } = await page.evaluate(
    async ({ kind, ms }) => {
      const canvas = document.querySelector('canvas.map');
      performance.clearMeasures('map');
      const at = { clientX: 640, clientY: 420, bubbles: true };
      const times: number[] = [];
      const end = performance.now() + ms;
      let step = 0;
      if (kind === 'pan')
        canvas?.dispatchEvent(new PointerEvent('pointerdown', { ...at, button: 0, pointerId: 1 }));
      await new Promise<void>(resolve => {
        const frame = (now: number): void => {
          times.push(now);
          step += 1;
          const dx = 150 * Math.sin(step / 15);
          if (kind === 'pan')
            canvas?.dispatchEvent(
              new PointerEvent('pointermove', { ...at, clientX: 640 + dx, pointerId: 1 }),
            );
          else
            canvas?.dispatchEvent(
              new WheelEvent('wheel', { ...at, deltaY: step % 120 < 60 ? -40 : 40, cancelable: true }),
            );
          if (performance.now() < end) requestAnimationFrame(frame);
          else resolve();
        };
        requestAnimationFrame(frame);
      });
      canvas?.dispatchEvent(new PointerEvent('pointercancel', { pointerId: 1 }));
      return { times, draws: performance.getEntriesByName('map').map(({ duration }) => duration) };
    },
    { kind, ms: seconds * 1000 },
  );
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  return {
    kind,
    framesPerSecond: rounded((gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0), 1),
    frameP95Ms: rounded(percentile(gaps, 0.95), 1),
    drawP50Ms: rounded(percentile(draws, 0.5), 1),
    drawP95Ms: rounded(percentile(draws, 0.95), 1),
    draws: draws.length,
  };
}

/** Points around forty themes, and as many labels as a large catalogue has. */
function scattered(): MapHostMessage[] {
  const random = seededRandom(3);
  const around = (spread: number): number => (random() + random() + random() - 1.5) * spread;
  const places = (count: number): { title: string; x: number; y: number; size: number }[] =>
    Array.from({ length: count }, (_, at) => ({
      title: `Subject ${at}`,
      x: around(30),
      y: around(30),
      size: 100,
    }));
  const [themes, regions] = [places(40), places(320)];
  const points = Array.from({ length: total }, (_, at) => ({ theme: at % themes.length, at }));
  const column = <T>(of: (point: (typeof points)[number]) => T): T[] => points.map(of);
  return [
    {
      type: 'show',
      map: {
        subject: { kind: 'catalogue' },
        title: 'All papers',
        isCatalogue: true,
        canGoBack: false,
        total,
        themes,
        regions,
        labels,
      },
    },
    {
      type: 'points',
      points: {
        ids: column(({ at }) => `local:${at}`),
        titles: column(({ at }) => `What is known of subject ${at}: a survey`),
        facts: column(() => '2024'),
        x: column(({ theme }) => (themes[theme]?.x ?? 0) + around(6)),
        y: column(({ theme }) => (themes[theme]?.y ?? 0) + around(6)),
        years: column(({ at }) => 2015 + (at % 11)),
        themes: column(({ theme }) => theme),
        chosen: 0,
      },
    },
  ];
}

/** The papers of a corpus, in its clusters. */
async function real(file: string): Promise<MapHostMessage[]> {
  const papers = (await readPapers(file)).slice(0, total);
  const engine = new RelatedEngine(clock, await shippedBackground());
  await engine.index(papers);
  const ids = papers.map(({ id }) => id);
  const laidOut = await layOutPapers(ids, engine.neighbours(), clock);
  const rest = await placePapers(
    ids.filter(id => !laidOut.has(id)),
    laidOut,
    engine.neighbours(),
    clock,
  );
  const positions = await joinPositions([laidOut, rest], clock);
  const clusters = await clusterPapers(papers, clock);
  const themeOf = papers.map(paper => clusters.clusterOf(paper));
  const placeOf = (id: string): Point => positions.get(id) ?? { x: 0, y: 0 };
  const themes = clusters.clusters
    .map(({ id, title }) => {
      const members = papers.filter((_, at) => themeOf[at] === id).map(paper => placeOf(paper.id));
      return { id, title, size: members.length, ...densestPlace(members) };
    })
    .sort((a, b) => b.size - a.size);
  const numbers = new Map(themes.map(({ id }, at) => [id, at]));
  const regions = [...(await mapRegions(papers, positions, clock))].sort((a, b) => b.size - a.size);
  return [
    {
      type: 'show',
      map: {
        subject: { kind: 'catalogue' },
        title: 'All papers',
        isCatalogue: true,
        canGoBack: false,
        total: papers.length,
        themes,
        regions,
        labels,
      },
    },
    {
      type: 'points',
      points: {
        ids,
        titles: papers.map(displayTitle),
        facts: papers.map(({ published }) => published.slice(0, 4)),
        x: papers.map(({ id }) => placeOf(id).x),
        y: papers.map(({ id }) => placeOf(id).y),
        years: papers.map(({ published }) => Number(published.slice(0, 4))),
        themes: papers.map((_, at) => numbers.get(themeOf[at] ?? '') ?? -1),
        chosen: 0,
      },
    },
  ];
}
