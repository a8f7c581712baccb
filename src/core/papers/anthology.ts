// Recognises ids of the ACL Anthology (`D14-1162`, `2020.acl-main.1`), and derives their page and, for some volumes,
// their DOI.

const oldId = String.raw`[A-Z]\d{2}-\d{4}`;
const newId = String.raw`(?:19|20)\d{2}\.[a-z\d]+-[a-z\d]+\.\d+`;
export const anthologyIds = `(?:${oldId}|${newId})`;
export const anthologyHosts = String.raw`aclanthology\.(?:org|info|coli\.uni-saarland\.de)|aclweb\.org\/anthology(?:-new)?|anthology\.aclweb\.org`;
/** Allows folders before the id, and a revision, a file extension and further folders after it. */
const link = new RegExp(
  String.raw`^(?:https?:\/\/)?(?:[\w-]+\.)*(?:${anthologyHosts})\/(?:[^?#]*\/)??(${anthologyIds})(?:v\d+)?(?=$|[/?#.])`,
  'i',
);

/**
 * Volumes before 2020 whose DOIs are this prefix followed by the paper's id, taken from the Anthology's own records.
 * ACL has registered DOIs for its own events since 2014 (https://aclanthology.org/faq/doi/). Most other volumes have
 * no DOIs; some have DOIs that do not follow from the id (ACM's before 2012, MIT Press for Q and J, RANLP).
 */
const volumes: Readonly<Record<string, string>> = {
  '10.3115/v1/': `D14: 1, E14: 1-4, P14: 1-3 5-6, S14: 1-2, W14: 2-34 36-37 39-50 52-60 62 68-69,
    N15: 1-4, P15: 1-5, W15: 5-17 23`,
  '10.18653/v1/': `D15: 1, K15: 1-2, S15: 1-2, W15: 22 24-47 51,
    D16: 1, K16: 1-2, N16: 1-4, P16: 1-4, S16: 1-2, W16: 1-14 16-32 36 55-62 66,
    D17: 1-2, E17: 1-3, K17: 1-3, P17: 1-2, S17: 1-2, W17: 1 6-20 22-32 34-55,
    D18: 1-2, K18: 1-3, N18: 1-6, P18: 1-5, S18: 1-2, W18: 1-2 5-17 23-37 50-67 69-70,
    D19: 1 3 5-6, K19: 1-2, N19: 1-5, P19: 1-4, S19: 1-2, W19: 3-6 8 10-35 37-48 50-54 57 59 77-81 83-84 86`,
};
/** Papers of these volumes whose records give a different DOI or none. */
const exceptions = /^(?:W15-4102|W15-432[45]|W17-400[479]|W18-648[12]|2021\.naacl-srw\.21)$/;

/** The main conferences since 2020. From September 2026 on, ids follow `10.18653/` directly, so 2026 is left out. */
const conferences =
  /^(?:202[0-5]\.(?:(?:acl|naacl|eacl|emnlp)-(?:main|long|short|demos?|srw|industry)|findings-(?:acl|naacl|eacl|emnlp))|202[02]\.aacl-main|2023\.ijcnlp-main|2020\.coling-(?:main|demos|industry))$/;
/** The workshops of 2020 and 2021. Later workshops are not covered. */
const workshops: Readonly<Record<string, string>> = {
  2020: `acl-tutorials alvr alw autosimtrans bea bionlp blackboxnlp challengehml clinicalnlp cmcl codi coling-tutorials conll
    conll-shared deelio ecnlp emnlp-tutorials eval4nlp fever figlang insights intexsempar iwpt iwslt louhi ngt nli
    nlp4convai nlpbt nlpcovid19-2 nlpcss nlpmc nlposs nuse privatenlp repl4nlp scai sdp sigmorphon sigtyp socialnlp splu
    spnlp sustainlp tlt winlp wnut`,
  2021: `acl-tutorials alvr americasnlp autosimtrans bionlp bppf calcs case clpsych cmcl dash deelio dialdoc ecnlp gebnlp
    gem internlp iwpt iwslt lchange maiworkshop metanlp mwe naacl-tutorials nlp4if nlp4posimpact nlp4prog nlpmc nuse
    privatenlp repl4nlp sdp semeval sigmorphon sigtyp smm4h socialnlp splurobonlp spnlp starsem teachingnlp trustnlp
    unimplicit wat woah`,
};

/** Returns the id of the paper that the address points to, in the Anthology's spelling. */
export function anthologyId(address: string): string | undefined {
  const id = link.exec(address)?.[1];
  return id === undefined ? undefined : canonical(id);
}

export function anthologyPage(id: string): string {
  return `https://aclanthology.org/${canonical(id)}`;
}

/**
 * Returns the DOI that follows from the id, in lower case. Undefined for most ids, whose DOI has to be looked up, and
 * for front matter, which has no DOI.
 */
export function anthologyDoi(id: string): string | undefined {
  const name = canonical(id);
  if (exceptions.test(name)) return undefined;
  const prefix = prefixes.get(volumeOf(name)) ?? (isRecent(name) ? '10.18653/v1/' : undefined);
  return prefix === undefined ? undefined : (prefix + name).toLowerCase();
}

function canonical(id: string): string {
  return /^[a-z]/i.test(id) ? id.toUpperCase() : id.toLowerCase();
}

/** Returns the volume of an id: `D14-1` for `D14-1162`, `W14-33` for `W14-3348`. Empty for a volume's front matter. */
function volumeOf(id: string): string {
  const [, collection = '', volume = '', paper = ''] =
    /^(W\d\d|D19(?=-[56]))-(\d\d)(\d\d)$/.exec(id) ?? /^([A-Z]\d\d)-(\d)(\d{3})$/.exec(id) ?? [];
  if (/^0*$/.test(paper)) return '';
  return `${collection}-${collection.startsWith('W') ? Number(volume) : volume.charAt(0)}`;
}

function isRecent(id: string): boolean {
  const [, year = '', venue = '', volume = ''] = /^(\d{4})\.(\w+)-(\w+)\.[1-9]\d*$/.exec(id) ?? [];
  const name = volume === '1' ? venue : `${venue}-${volume}`;
  return (
    conferences.test(`${year}.${venue}-${volume}`) || workshops[year]?.split(/\s+/).includes(name) === true
  );
}

const prefixes: ReadonlyMap<string, string> = new Map(
  Object.entries(volumes).flatMap(([prefix, list]) =>
    list.split(/,\s*/).flatMap(entry => {
      const [collection = '', numbers = ''] = entry.split(': ');
      return numbers.split(' ').flatMap(range => {
        const [first = 0, last = first] = range.split('-', 2).map(Number);
        return Array.from({ length: last - first + 1 }, (_, at): [string, string] => [
          `${collection}-${first + at}`,
          prefix,
        ]);
      });
    }),
  ),
);
