// What `npm run test:mutants` changes, and which unit tests are to notice.

interface Area {
  readonly name: string;
  readonly mutate: readonly string[];
  readonly spec: readonly string[];
}

function area(name: string, ...others: string[]): Area {
  return {
    name,
    mutate: [`src/core/${name}/**/*.ts`],
    spec: [`test/unit/core/${name}/**/*.test.ts`, ...others],
  };
}

export const areas: readonly Area[] = [
  area('related'),
  area('search'),
  area('readingList'),
  // But for the file that reads the packages of node_modules, which are not where it runs.
  {
    ...area('mentions'),
    spec: ['test/unit/core/mentions/[!o]*.test.ts', 'test/unit/core/mentions/titles/*.test.ts'],
  },
  area('formats'),
  area('sources'),
];

/** Parts of the names of tests that measure time, are long, or run other processes, which no change reaches. */
export const tooLong: readonly string[] = [
  'grows with',
  '16 ms',
  'killed at any moment',
  'of real processes',
  'services that go wrong',
  'a note of 1 MB',
  'reads 10 MB',
  'take linear time',
  'asks a good address',
  'huggingFace.daily takes any value in any place',
  'code of any kind',
  'makes a damaged',
  'show the landmark',
  'not the identifiers by which',
];
