// Semantic Scholar and a cluster that repeat the key that they are sent, in every form and wherever it could be shown, logged or
// kept.
import { answer, html, type Behaviour, type ReplayServer } from './replayServer.ts';
import { repetitions } from './secrets.ts';

const forms = Object.values(repetitions);

/** Both services understand it: a record for each form, which repeats the key in each field. */
const records = (key: string): Behaviour => {
  const texts = forms.map(form => form(key));
  const fields = (text: string, at: number) => ({
    title: `Keys ${at}: ${text}`,
    abstract: text,
    venue: text,
  });
  return answer(
    JSON.stringify({
      recommendedPapers: texts.map((text, at) => ({
        ...fields(text, at),
        ...{
          authors: [{ name: text }],
          year: 2020,
          externalIds: { DOI: `10.1000/${at}${encodeURIComponent(text)}` },
        },
      })),
      hits: {
        hits: texts.map((text, at) => ({
          _source: { ...fields(text, at), authors: [text], published: 2020 },
        })),
      },
    }),
    { headers: { etag: ascii(key) } },
  );
};

/** Each repeats the key in another form. */
const refusals: readonly ((text: string) => Behaviour)[] = [
  text => answer(JSON.stringify({ error: { reason: text } }), { status: 401 }),
  text => answer(text, { status: 400, headers: { 'content-type': ascii(text) } }),
  text => answer(`${text} is wrong`),
  text => answer(JSON.stringify({ error: text, hits: text, recommendedPapers: text })),
  text =>
    answer('', {
      status: 302,
      headers: { location: `https://${encodeURIComponent(text)}@example.invalid/` },
    }),
  text => answer('', { status: 307, headers: { location: `https://example.invalid/${ascii(text)}` } }),
  () => html,
];

const ascii = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?');

/** Sets the behaviours of both services; returns after how many requests to each all was repeated. */
export function repeatKeys(server: ReplayServer): number {
  const rest = refusals.map((refuse, at) => (key: string) => refuse(forms[at % forms.length]?.(key) ?? key));
  const behaviours = [records, ...rest].map((behave): Behaviour => (request, response) => {
    const { authorization, 'x-api-key': key } = request.headers;
    behave(authorization ?? String(key))(request, response);
  });
  for (const path of ['/recommendations/v1/papers/', '/papers/_search'])
    server.on(path, behaviours[0] ?? html, ...behaviours.slice(1));
  return behaviours.length;
}
