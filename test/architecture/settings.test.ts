// The settings of package.json: the code reads each, with the limits that the settings editor shows.
import { assert } from 'chai';
import ts from 'typescript';
import * as z from 'zod';
import type * as mini from 'zod/mini';
import { keyPattern } from '../../src/core/citations/citationKey.ts';
import { Follow } from '../../src/core/library/follow.ts';
import * as schemas from '../../src/core/settings.ts';
import { OpenSearchFieldNames, OpenSearchFields } from '../../src/core/sources/openSearchHit.ts';
import { UserTheme } from '../../src/core/themes/userTheme.ts';
import { settings } from '../../src/ids.ts';
import { projectFiles, readProjectFile } from '../support/project.ts';

/** What the settings editor needs of a value's JSON schema. */
interface Shape {
  readonly type: 'string' | 'number' | 'boolean' | 'array' | 'object';
  readonly enum?: readonly string[] | undefined;
  readonly pattern?: string | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly items?: Shape | undefined;
  readonly properties?: Readonly<Record<string, Shape>> | undefined;
  readonly required?: readonly string[] | undefined;
}
const Shape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.enum(['string', 'number', 'boolean', 'array', 'object']),
    enum: z.optional(z.array(z.string())),
    pattern: z.optional(z.string()),
    minimum: z.optional(z.number()),
    maximum: z.optional(z.number()),
    minLength: z.optional(z.number()),
    maxLength: z.optional(z.number()),
    minItems: z.optional(z.number()),
    maxItems: z.optional(z.number()),
    items: z.optional(Shape),
    properties: z.optional(z.record(z.string(), Shape)),
    required: z.optional(z.array(z.string())),
  }),
);
const Property = z.object({
  default: z.unknown(),
  enum: z.optional(z.array(z.string())),
  enumItemLabels: z.optional(z.array(z.string())),
  markdownEnumDescriptions: z.optional(z.array(z.string())),
  items: z.optional(z.unknown()),
  markdownDescription: z.string(),
  pattern: z.optional(z.string()),
  patternErrorMessage: z.optional(z.string()),
  scope: z.enum(['application', 'window', 'resource']),
  order: z.int(),
  tags: z.optional(z.array(z.string())),
});

const sections = z
  .object({
    contributes: z.object({
      configuration: z.array(
        z.object({ title: z.string(), order: z.int(), properties: z.record(z.string(), z.unknown()) }),
      ),
    }),
  })
  .parse(JSON.parse(readProjectFile('package.json'))).contributes.configuration;
const declared = new Map(sections.flatMap(({ properties }) => Object.entries(properties)));
const properties = [...declared].map(([id, value]) => ({ id, ...Property.parse(value) }));

type Name = keyof typeof settings;
/** The schema that the code reads a setting with, by its name there. */
const readWith: readonly (readonly [setting: Name, schema: string, mini.ZodMiniType])[] = [
  ['hideStatuses', 'HideStatuses', schemas.HideStatuses],
  ['openAbstractIn', 'OpenAbstractIn', schemas.OpenAbstractIn],
  ['hoverLookUp', 'HoverLookUp', schemas.HoverLookUp],
  ['landmarks', 'Landmarks', schemas.Landmarks],
  ['themes', 'UserThemes', schemas.UserThemes],
  ['follow', 'Follows', schemas.Follows],
  ['refreshHours', 'RefreshHours', schemas.RefreshHours],
  ['huggingFaceEndpoint', 'HuggingFaceEndpoint', schemas.HuggingFaceEndpoint],
  ['arxivEndpoint', 'ArxivEndpoint', schemas.ArxivEndpoint],
  ['semanticScholarEndpoint', 'SemanticScholarEndpoint', schemas.SemanticScholarEndpoint],
  ['openSearchEndpoint', 'OpenSearchEndpoint', schemas.OpenSearchEndpoint],
  ['openSearchIndex', 'OpenSearchIndexName', schemas.OpenSearchIndexName],
  ['openSearchFields', 'OpenSearchFieldNames', OpenSearchFieldNames],
  ['files', 'SharedFiles', schemas.SharedFiles],
  ['citationKey', 'CitationKeyPattern', schemas.CitationKeyPattern],
];

/** Where reading is lenient, an entry that is wrong costs itself alone: the schema of what is taken. */
const takenBy: Readonly<Partial<Record<Name, mini.ZodMiniType>>> = {
  themes: z.array(UserTheme),
  files: z.array(schemas.SharedFile),
  huggingFaceEndpoint: schemas.EndpointAddress,
  arxivEndpoint: schemas.EndpointAddress,
  semanticScholarEndpoint: schemas.EndpointAddress,
  openSearchEndpoint: schemas.OptionalAddress,
  openSearchFields: OpenSearchFields,
};

/** The calls that read a setting, from the code alone: what stands in comments and strings does not count. */
function readings(): string[] {
  const found: string[] = [];
  for (const file of projectFiles('src/**/*.ts').filter(name =>
    readProjectFile(name).includes('readSetting('),
  )) {
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'readSetting')
        found.push(
          node.arguments
            .slice(0, 2)
            .map(argument => argument.getText())
            .join(' '),
        );
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readProjectFile(file), ts.ScriptTarget.Latest, true));
  }
  return [...new Set(found)];
}

/** Values at a limit, which are taken, and just beyond it, which are not. */
function limits(shape: Shape, like: unknown): { good: unknown[]; bad: unknown[] } {
  const text = typeof like === 'string' && like !== '' ? like : 'https://a';
  switch (shape.type) {
    case 'boolean':
      return { good: [true, false], bad: ['true', 1] };
    case 'number': {
      const { minimum = NaN, maximum = NaN } = shape;
      return { good: [minimum, maximum], bad: [minimum - 1, maximum + 1, '4'] };
    }
    case 'string': {
      if (shape.enum !== undefined) return { good: [...shape.enum], bad: ['another', '', 1] };
      const { maxLength = NaN, minLength = 0, pattern = '' } = shape;
      const long = text.padEnd(maxLength, 'a');
      const isGood = (value: string): boolean =>
        new RegExp(pattern).test(value) && value.length >= minLength && value.length <= maxLength;
      const tried = [long, `${long}a`, text, '', ' ', 'ftp://a b', '{author}', '{nobody}', 'cs.CV', 'CS/CV'];
      return {
        good: tried.filter(isGood),
        bad: [...tried.filter(value => !isGood(value)), 1],
      };
    }
    case 'array': {
      assert.isDefined(shape.items);
      const { minItems = 0, maxItems } = shape;
      const { good, bad } = limits(shape.items, like);
      const [one] = good;
      const many = (count: number): unknown[] => Array.from({ length: count }, () => one);
      return {
        good: [
          ...good.map(value => [value]),
          ...(minItems === 0 ? [[]] : []),
          ...(maxItems ? [many(maxItems)] : []),
        ],
        bad: [
          ...bad.map(value => [value]),
          ...(minItems === 0 ? [] : [[]]),
          ...(maxItems ? [many(maxItems + 1)] : []),
          'one',
        ],
      };
    }
    case 'object': {
      const { properties = {}, required = [] } = shape;
      const whole = Object.fromEntries(
        required.map(key => [key, limits(properties[key] ?? shape, like).good[0]]),
      );
      const each = Object.entries(properties).map(
        ([key, property]) => [key, limits(property, like)] as const,
      );
      const without = required.map(key =>
        Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)),
      );
      return {
        good: each.flatMap(([key, { good }]) => good.map(value => ({ ...whole, [key]: value }))),
        bad: [
          ...each.flatMap(([key, { bad }]) => bad.map(value => ({ ...whole, [key]: value }))),
          ...without,
        ],
      };
    }
  }
}

describe('settings', () => {
  it('are read, each, with its own schema, and no other is', () => {
    assert.sameMembers([...declared.keys()], Object.values(settings));
    assert.sameMembers(
      readings().filter(call => call.startsWith('settings.')),
      readWith.map(([name, schema]) => `settings.${name} ${schema}`),
    );
  });

  it('have the default that the code has', () => {
    for (const [name, , schema] of readWith) {
      const value = properties.find(({ id }) => id === settings[name])?.default;
      // The settings editor shows the default; the code must make of it what it makes of a setting that is not set.
      assert.deepEqual(schema.parse(value), schema.parse(undefined), name);
    }
  });

  for (const [name, , readSchema] of readWith)
    it(`${settings[name]} has the limits that the code has`, () => {
      const shape = Shape.parse(declared.get(settings[name]));
      const like = name === 'citationKey' ? '{author}' : name === 'follow' ? 'cs' : undefined;
      const schema = name === 'follow' ? undefined : (takenBy[name] ?? readSchema);
      const takes = (value: unknown): boolean =>
        schema === undefined ? takesFollow(value) : schema.safeParse(value).success;
      const { good, bad } = limits(shape, like);
      assert.isNotEmpty(good);
      assert.isNotEmpty(bad);
      for (const value of good) assert.isTrue(takes(value), `takes ${JSON.stringify(value).slice(0, 200)}`);
      for (const value of bad) assert.isFalse(takes(value), `refuses ${JSON.stringify(value).slice(0, 200)}`);
    });

  /** A follow has a source and one thing to ask it for, which the other fields do not stand in the way of. */
  function takesFollow(value: unknown): boolean {
    const entries = z.array(z.record(z.string(), z.unknown())).safeParse(value);
    return (
      entries.success &&
      entries.data.every(({ source, ...asked }) => {
        const given = Object.keys(asked).filter(key => key !== 'without');
        const fitting = given.includes('category')
          ? 'arxiv'
          : given.includes('daily')
            ? 'huggingFace'
            : source;
        const more = given.length === 0 ? { search: 'words' } : {};
        return Follow.safeParse({ ...more, ...asked, source: given.length === 0 ? source : fitting }).success;
      })
    );
  }

  it('say in Markdown what they are, in an order, with a name and a sentence for each option', () => {
    const texts = z.record(z.string(), z.string()).parse(JSON.parse(readProjectFile('package.nls.json')));
    for (const { properties: own } of sections) {
      const orders = Object.values(own).map(value => Property.parse(value).order);
      assert.deepEqual(
        orders,
        orders.map((_, at) => at + 1),
      );
    }
    assert.deepEqual(
      sections.map(({ order }) => order),
      sections.map((_, at) => at + 1),
    );
    for (const { id, items, patternErrorMessage, ...property } of properties) {
      assert.isAbove(texts[property.markdownDescription.replaceAll('%', '')]?.length ?? 0, 20, id);
      for (const options of [property, Property.partial().parse(items ?? {})])
        if (options.enum !== undefined) {
          assert.lengthOf(options.enumItemLabels ?? [], options.enum.length, id);
          assert.lengthOf(options.markdownEnumDescriptions ?? [], options.enum.length, id);
        }
      if (property.pattern !== undefined && property.pattern !== '\\S')
        assert.isDefined(patternErrorMessage, id);
    }
  });

  it('name only commands that there are', () => {
    const text = readProjectFile('package.nls.json');
    const manifest = readProjectFile('package.json');
    const asked = [...text.matchAll(/"setting\.[^\n]*?\(command:([\w.]+)\)/g)].map(match => match[1] ?? '');
    assert.isNotEmpty(asked);
    for (const command of asked) assert.include(manifest, `"command": "${command}"`);
  });

  it('say where the network is used', () => {
    assert.sameMembers(
      properties.filter(({ tags }) => tags?.includes('usesOnlineServices')).map(({ id }) => id),
      [
        ...[settings.follow, settings.refreshHours, settings.hoverLookUp],
        ...[settings.huggingFaceEndpoint, settings.arxivEndpoint, settings.semanticScholarEndpoint],
        ...[settings.openSearchEndpoint, settings.openSearchIndex, settings.openSearchFields],
      ],
    );
  });

  it('that say what is asked, and where, are the user’s alone, in remote windows too', () => {
    // In a remote window VS Code takes those of the machine's scope from the remote machine, a second late.
    for (const { id, scope, tags = [] } of properties)
      assert.equal(scope === 'application', tags.includes('usesOnlineServices'), id);
    assert.equal(properties.find(({ id }) => id === settings.files)?.scope, 'resource');
  });

  it('an address that is none is asked by nobody, and not the service in its place', () => {
    for (const wrong of ['huggingface.co', 'file:///etc', 'https://a b', '', 7])
      assert.equal(schemas.ArxivEndpoint.parse(wrong), 'https://endpoint.invalid');
  });

  it('take the citation keys that the code takes', () => {
    assert.equal(
      properties.find(({ id }) => id === settings.citationKey)?.pattern,
      keyPattern.source.replaceAll('\\/', '/'),
    );
  });
});
