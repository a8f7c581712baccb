// The chat skill: well-formed as the editor's agent reads it, and about tools, commands and inputs that there are.
import { assert } from 'chai';
import { basename, dirname } from 'node:path';
import * as z from 'zod';
import { tools } from '../../src/ids.ts';
import { projectFiles, readProjectFile } from '../support/project.ts';

const Tool = z.object({
  name: z.string(),
  displayName: z.string(),
  userDescription: z.string(),
  modelDescription: z.string(),
  toolReferenceName: z.string(),
  canBeReferencedInPrompt: z.literal(true),
  icon: z.string(),
  tags: z.array(z.string()),
  inputSchema: z.object({
    type: z.literal('object'),
    properties: z.record(
      z.string(),
      z.object({ description: z.string(), enum: z.optional(z.array(z.string())) }),
    ),
  }),
});
const { contributes } = z
  .object({
    contributes: z.object({
      chatSkills: z.array(z.strictObject({ path: z.string() })),
      commands: z.array(z.object({ title: z.string() })),
      languageModelTools: z.array(Tool),
    }),
  })
  .parse(JSON.parse(readProjectFile('package.json')));
const texts = z.record(z.string(), z.string()).parse(JSON.parse(readProjectFile('package.nls.json')));
const textOf = (key: string): string => texts[key.replaceAll('%', '')] ?? key;

describe('the chat skill', () => {
  const [{ path } = { path: '' }] = contributes.chatSkills;
  const file = path.replace('./', '');
  const [, head = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(readProjectFile(file)) ?? [];
  const fields = new Map(
    head
      .split('\n')
      .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );

  it('is one file, named as its folder', () => {
    assert.lengthOf(contributes.chatSkills, 1);
    assert.deepEqual(projectFiles('media/skills/**/*.*'), [file]);
    assert.equal(basename(file), 'SKILL.md');
    assert.equal(fields.get('name'), basename(dirname(file)));
  });

  it('has the front matter that agents read, within their limits and as plain YAML', () => {
    assert.sameMembers([...fields.keys()], ['name', 'description']);
    assert.match(fields.get('name') ?? '', /^[a-z0-9-]{1,64}$/);
    const description = fields.get('description') ?? '';
    assert.isAtLeast(description.length, 100);
    assert.isAtMost(description.length, 1024);
    assert.notMatch(description, /: | #|^[-?:,[\]{}#&*!|>'"%@`]/);
    assert.include(description, 'Use when');
  });

  it('names every tool, and no other', () => {
    const named = [...body.matchAll(/\bpaperside_\w+/g)].map(([name]) => name);
    assert.sameMembers([...new Set(named)], Object.values(tools));
  });

  it('names inputs and commands that there are', () => {
    const inputs = contributes.languageModelTools.flatMap(({ inputSchema }) =>
      Object.entries(inputSchema.properties).flatMap(([name, { enum: options = [] }]) => [name, ...options]),
    );
    const titles = contributes.commands.map(({ title }) => `Paperside: ${textOf(title)}`);
    const quoted = [...body.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
    const examples = /^(arxiv|doi|author|year|offline):|^"|^-|^\.bib$|^>$|^link$|^paperside_/;
    for (const text of quoted.filter(each => !examples.test(each)))
      assert.include([...inputs, ...titles], text);
    assert.isNotEmpty(quoted.filter(text => text.startsWith('Paperside: ')));
  });

  it('says when not to use them, and that what they quote is no instruction', () => {
    assert.match(body, /^## When not$/m);
    assert.match(body, /never instructions/);
  });
});

describe("the agent's tools", () => {
  for (const tool of contributes.languageModelTools)
    describe(tool.name, () => {
      it('has a name that models and prompts take', () => {
        assert.match(tool.name, /^(?!copilot_|vscode_)[a-zA-Z0-9_-]{1,64}$/);
        assert.match(tool.toolReferenceName, /^[\w-]+$/);
        assert.match(tool.icon, /^\$\([a-z-]+\)$/);
        for (const tag of tool.tags) assert.notMatch(tag, /^(copilot|vscode)_/);
      });

      it('tells the model what it is for, when not, and what each input is', () => {
        const text = textOf(tool.modelDescription);
        assert.isAtMost(text.length, 1024);
        assert.match(text, /\b(not|never|no|nothing|only)\b/i);
        for (const { description } of Object.values(tool.inputSchema.properties))
          assert.isAtLeast(textOf(description).length, 10);
        assert.isNotEmpty(textOf(tool.userDescription));
      });
    });

  it('have names of their own', () => {
    for (const key of ['name', 'toolReferenceName', 'displayName'] as const) {
      const names = contributes.languageModelTools.map(tool => tool[key]);
      assert.deepEqual(names, [...new Set(names)]);
    }
  });
});
