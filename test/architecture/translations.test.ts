// Everything that users read is translated, and the translations are complete and current.
import { assert } from 'chai';
import * as z from 'zod';
import { projectFiles, readProjectFile } from '../support/project.ts';
import { bundlePath, englishBundle } from './bundle.ts';
import { messages, shownDetails, untranslated } from './userText.ts';

/** Names of services, formats and products, which are the same in every language. */
const names: readonly string[] = [
  ...['Paperside', 'arXiv', 'Hugging Face', 'OpenSearch', 'Semantic Scholar', 'BibTeX'],
];

/** Files with literals that look like text for users and are none, or are not for translation. */
const others: Readonly<Record<string, string>> = {
  'src/core/library/landmarks.ts': 'platform/sourceTitle.ts has the translated title',
  'src/features/checks/checkTool.ts': 'what a tool answers is for a language model',
  'src/features/tools/registerTools.ts': 'what a tool answers is for a language model',
  'src/features/mentions/registerKeys.ts': "VS Code's ids of languages",
  'src/features/readingList/noteEditor.ts': "VS Code's names of commands",
  'src/features/sources/connectionProvider.ts': 'what requests say of the program that sends them',
  'src/features/sources/followPick.ts': 'an example of a category of arXiv',
  'src/features/sources/paperDownloads.ts': 'examples of ids',
  'src/platform/authorization.ts': 'a word of HTTP',
  'src/platform/causeChain.ts': 'an error as the log has it',
  'src/platform/codeDocument.ts': 'the name of a text without a file, which no sentence has',
  'src/platform/encodingDetector.ts': 'names of encodings',
  'src/platform/http.ts': 'a name of the language',
  'src/webview/abstract.ts': 'a selector',
  'src/webview/map/painter.ts': 'a font',
  'src/webview/map/tooltip.ts': 'lengths of CSS',
};

const Manifest = z.object({ contributes: z.unknown() });
const languages = ['de', 'zh-cn'] as const;
const Texts = z.record(z.string(), z.string());
const textsOf = (path: string): Record<string, string> => Texts.parse(JSON.parse(readProjectFile(path)));
const manifestTexts = textsOf('package.nls.json');

/** What a language model reads of a tool stays English, so that it works alike for everybody. VS Code then takes the English text. */
const isForModel = (key: string): boolean => key.startsWith('tool.') && !/\.(?:title|user)$/.test(key);

/** Texts that are rightly the same in English and in a translation. */
const sameWords: Readonly<Record<(typeof languages)[number], readonly string[]>> = {
  de: [],
  'zh-cn': [],
};

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\d+\}|\$\([\w-]+\)|\((?:command:[\w.]+|#[\w.]+#)\)|`[^`]+`|\n/g)]
    .map(match => match[0])
    .sort();

describe('text for users', () => {
  const fileOf = (place: string): string => place.replace(/:\d+$/, '');
  const found = untranslated.filter(({ text }) => !names.includes(text));

  it('goes through vscode.l10n.t', () => {
    assert.deepEqual(
      found.filter(({ place }) => others[fileOf(place)] === undefined),
      [],
    );
  });

  it('is excepted only where there is some', () => {
    const files = new Set(found.map(({ place }) => fileOf(place)));
    assert.deepEqual(
      Object.keys(others).filter(file => !files.has(file)),
      [],
    );
    const texts = new Set(untranslated.map(({ text }) => text));
    assert.deepEqual(
      names.filter(name => !texts.has(name)),
      [],
    );
  });

  it("is no error's text, which is for the log", () => {
    assert.deepEqual(shownDetails, []);
  });

  it('has its numbers in the format of the language, and gives each placeholder a value', () => {
    assert.deepEqual(
      messages.filter(({ numbers }) => numbers > 0),
      [],
    );
    const wrong = messages.filter(({ message, argumentCount }) => {
      const asked = new Set(message.match(/\{\d+\}/g)).size;
      return !Number.isNaN(argumentCount) && asked !== argumentCount;
    });
    assert.deepEqual(wrong, []);
  });

  it('names a count by a placeholder, so that every language can choose its form', () => {
    assert.deepEqual(
      messages.filter(({ message }) => /^1 |\(s\)/.test(message)),
      [],
    );
  });
});

describe('package.json', () => {
  const shown =
    /^(?:title|label|name|contextualTitle|displayName|description|markdownDescription|contents|altText|(?:enum|markdownEnum)Descriptions|enumItemLabels|patternErrorMessage|deprecationMessage|userDescription|modelDescription)$/;
  /** Texts that stand there themselves, under a key that VS Code shows. */
  const textsIn = (value: unknown, key = ''): string[] => {
    if (typeof value === 'string') return shown.test(key) && !/^%[^%]+%$/.test(value) ? [value] : [];
    if (Array.isArray(value)) return value.flatMap(each => textsIn(each, key));
    return typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, each]) => textsIn(each, name))
      : [];
  };

  it('has its texts in package.nls.json, but for names', () => {
    const { contributes } = Manifest.parse(JSON.parse(readProjectFile('package.json')));
    const found = new Set(textsIn(contributes));
    // `$1` is where the cursor stands in a snippet.
    const others = [...found].filter(text => !names.includes(text) && !/^(?:\$1|paperside_\w+)$/.test(text));
    assert.deepEqual(others, []);
  });
});

describe('the English bundle', () => {
  it('has the sentences of the code: npm run l10n writes it', () => {
    assert.deepEqual(JSON.parse(readProjectFile(bundlePath)), englishBundle());
  });
});

for (const language of languages) {
  describe(`the translation into ${language}`, () => {
    const manifest = textsOf(`package.nls.${language}.json`);
    const sentences = textsOf(`l10n/bundle.l10n.${language}.json`);
    const pairs: readonly (readonly [english: string, translated: string | undefined])[] = [
      ...messages.map(({ key, message }) => [message, sentences[key]] as const),
      ...Object.entries(manifest).map(([key, text]) => [manifestTexts[key] ?? '', text] as const),
    ];

    it('has every sentence of the code, and no other', () => {
      assert.sameMembers(Object.keys(sentences), [...new Set(messages.map(({ key }) => key))]);
    });

    it('has every text of package.json, and no other', () => {
      assert.sameMembers(
        Object.keys(manifest),
        Object.keys(manifestTexts).filter(key => !isForModel(key)),
      );
    });

    it('keeps placeholders, icons, commands, code and lines as they are', () => {
      const wrong = pairs.filter(
        ([english, text = '']) => placeholders(english).join() !== placeholders(text).join(),
      );
      assert.deepEqual(wrong, []);
    });

    it('leaves nothing in English but what is the same in both languages', () => {
      const same = pairs.filter(
        ([english, text]) =>
          english === text &&
          !names.includes(english) &&
          /\p{L}{2,}/u.test(english.replace(/\$\([\w-]+\)/g, '')),
      );
      assert.sameMembers([...new Set(same.map(([english]) => english))], [...sameWords[language]]);
    });

    it('ends sentences as the original does', () => {
      const end = (text = ''): string => /[.!?…。！？]$/.exec(text.trim())?.[0] ?? '';
      const asEnglish: Record<string, string> = { '。': '.', '？': '?', '！': '!' };
      const sentences = pairs.filter(([english]) => !english.endsWith('et al.'));
      const wrong = sentences.filter(
        ([english, text]) => end(english) !== (asEnglish[end(text)] ?? end(text)),
      );
      assert.deepEqual(wrong, []);
    });
  });
}

it('translations are of languages that are known here', () => {
  const files = projectFiles('{l10n/bundle.l10n.*.json,package.nls.*.json}');
  assert.sameMembers(
    files,
    languages.flatMap(language => [`l10n/bundle.l10n.${language}.json`, `package.nls.${language}.json`]),
  );
});
