// Type-checked lint for every TypeScript file; formatting is prettier's alone.
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** What connects to a host, in Node, a worker or a page. */
const connecting = [
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource'],
  ...['RTCPeerConnection', 'Worker', 'SharedWorker', 'importScripts', 'sendBeacon'],
];
const onlyHttp = 'Only platform/http.ts connects to a host.';

export default defineConfig(
  globalIgnores(['dist/', 'test/vscode/**/node_modules/', 'test/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only: one name for a thing, everywhere.',
        },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/platform/http.ts'],
    rules: {
      'no-restricted-globals': ['error', ...connecting.map(name => ({ name, message: onlyHttp }))],
      'no-restricted-properties': [
        'error',
        ...['globalThis', 'self', 'window', 'navigator'].flatMap(object =>
          connecting.map(property => ({ object, property, message: onlyHttp })),
        ),
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
