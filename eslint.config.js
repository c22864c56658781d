import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const OUTSIDE = Object.keys({ ...globals.browser, ...globals.node }).filter(
  (name) => !(name in globals.builtin),
);

/** Prepositions and participles do not say what a value is. */
const VAGUE = '/^(one|at|of|all|found|given|known|on)$/';
const vagueNames = [
  ':matches(VariableDeclarator, FunctionDeclaration) > Identifier.id',
  ':function > Identifier.params',
  ':matches(AssignmentPattern > Identifier.left, RestElement > Identifier.argument)',
  ':matches(ObjectPattern > Property > Identifier.value, ArrayPattern > Identifier.elements)',
].map((selector) => ({
  selector: selector.replaceAll('Identifier', `Identifier[name=${VAGUE}]`),
  message: 'Name what the value is: a position, a visit, a direction.',
}));

export default defineConfig(
  { ignores: ['build*', '.*', 'dist', 'src/lib/paraglide', 'static', 'test-results'] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      // tsc reports undefined names, and knows those that a type declares.
      'no-undef': 'off',
      eqeqeq: 'error',
      // What saves a line, or a name, makes each reader decode it.
      'no-nested-ternary': 'error',
      'no-shadow': 'off',
      '@typescript-eslint/no-shadow': ['error', { ignoreTypeValueShadow: true }],
      'no-restricted-syntax': [
        'error',
        ...vagueNames,
        {
          selector:
            ':matches(ObjectExpression, ArrayExpression) > SpreadElement > ObjectExpression',
          message: 'Write the properties out, not a literal that is spread.',
        },
        {
          selector: 'AssignmentExpression[left.type="ArrayPattern"][right.type="ArrayExpression"]',
          message: 'Assign one after the other.',
        },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    rules: {
      // Data that others edit must never be read as HTML.
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/button-has-type': 'error',
      // Big data is $state.raw.
      'svelte/prefer-svelte-reactivity': 'off',
      // Three languages at the root of the host: Paraglide writes its paths.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  // Types take two thirds of lint's time, nearly a second a component: not in `npm test`.
  process.env.DEEP
    ? {
        files: ['**/*.ts', '**/*.svelte'],
        languageOptions: {
          parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
        },
        rules: {
          '@typescript-eslint/no-explicit-any': 'error',
          '@typescript-eslint/no-floating-promises': 'error',
          '@typescript-eslint/no-misused-promises': 'error',
          '@typescript-eslint/await-thenable': 'error',
          '@typescript-eslint/switch-exhaustiveness-check': [
            'error',
            { considerDefaultExhaustiveForUnions: true },
          ],
        },
      }
    : {},
  { files: ['src/lib/**'], rules: { 'no-console': 'error' } },
  {
    // Same numbers everywhere.
    files: ['src/lib/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...OUTSIDE],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded one (core/statistics).' },
        { object: 'Date', property: 'now', message: 'The core has no clock.' },
      ],
    },
  },
);
