// Writes what editors, frameworks and readers are told of the element, all from the JSDoc of the sources.
// A test fails when one of the files is not what this would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tag = 'trending-papers';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What the sources say of the element. */
export function describeElement() {
  const settings = classOf(parse('src/element/settings.ts'), 'Settings');
  const attributes = attributesOf(parse('src/element/attributes.ts'));
  const fields = settings.members
    .filter(ts.isPropertyDeclaration)
    .filter((one) => docOf(one) !== '' && isDeclared(one))
    .map((field) => ({ name: field.name.getText(), type: field.type?.getText() ?? 'unknown', text: docOf(field) }));
  const element = classOf(parse('src/element/element.ts'), 'TrendingPapersElement');
  const state = element.members
    .filter((one) => ts.isGetAccessorDeclaration(one) && !ts.isPrivateIdentifier(one.name) && docOf(one) !== '')
    .map((getter) => ({
      name: getter.name.getText(),
      type: getter.type.getText(),
      text: docOf(getter),
      readonly: true,
    }));
  return {
    summary: docOf(settings),
    attributes,
    state,
    properties: [...attributes.map(({ name, type, text }) => ({ name, type, text })), ...fields],
    events: eventsOf(parse('src/element/events.ts')),
    slots: tagsOf(settings, 'slot'),
    parts: tagsOf(settings, 'csspart'),
    cssProperties: tagsOf(settings, 'cssprop'),
  };
}

function parse(path) {
  return ts.createSourceFile(path, readFileSync(resolve(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
}

function classOf(source, name) {
  return source.statements.find((statement) => ts.isClassDeclaration(statement) && statement.name?.text === name);
}

function isDeclared(field) {
  return field.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}

function docOf(node) {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(doc?.comment) ?? '').replace(/\s+/g, ' ').trim();
}

const typeNames = { text: 'string', words: 'string', number: 'number', flag: 'boolean', json: 'unknown' };

/** The rows of the table of attributes. */
function attributesOf(source) {
  return constantOf(source, 'attributes').properties.map((row) => {
    const {
      type,
      values,
      default: fallback,
    } = Object.fromEntries(row.initializer.properties.map((one) => [one.name.text, literalOf(one.initializer)]));
    return {
      name: row.name.text,
      type: type === 'choice' ? values.map((value) => `'${value}'`).join(' | ') : typeNames[type],
      text: docOf(row),
      ...(values && { values }),
      ...(fallback !== undefined && { default: typeof fallback === 'string' ? `'${fallback}'` : String(fallback) }),
    };
  });
}

/** What a constant of a source file is set to. */
function constantOf(source, name) {
  const declaration = source.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((one) => one.name.text === name);
  return bareOf(declaration.initializer);
}

/** Without `as const` and `satisfies`. */
function bareOf(node) {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? bareOf(node.expression) : node;
}

/**
 * The value of a literal, of a list of them, or of a constant list imported from another file. What is spread into a
 * list are the signals.
 */
function literalOf(node) {
  if (ts.isIdentifier(node) && node.text !== 'undefined') return literalOf(constantOf(importedFrom(node), node.text));
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(literalOf);
  if (ts.isSpreadElement(node)) return sortingSignals();
  if (ts.isStringLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  return node.kind === ts.SyntaxKind.FalseKeyword ? false : undefined;
}

/** The signals that people order papers by, as core's table has them. */
function sortingSignals() {
  const isTrue = (row, name) =>
    row.initializer.properties.some(
      (one) => one.name.text === name && one.initializer.kind === ts.SyntaxKind.TrueKeyword,
    );
  const table = constantOf(parse('../core/src/paper/signals.ts'), 'signalKinds');
  return table.properties.filter((row) => isTrue(row, 'sorts')).map((row) => row.name.text);
}

function importedFrom(identifier) {
  const source = identifier.getSourceFile();
  const { text } = source.statements.find(
    (one) =>
      ts.isImportDeclaration(one) &&
      one.importClause.namedBindings.elements.some(({ name }) => name.text === identifier.text),
  ).moduleSpecifier;
  return parse(join(dirname(source.fileName), text.replace(/\.js$/, '.ts')));
}

function eventsOf(source) {
  const details = source.statements.find(
    (one) => ts.isInterfaceDeclaration(one) && one.name.text === 'TrendingPapersEventDetails',
  );
  return details.members.map((member) => ({
    name: member.name.text,
    type: member.type.getText().replace(/\s+/g, ' '),
    text: docOf(member),
  }));
}

/** `@slot name - text`, `@cssprop [--name=default] - text`. */
function tagsOf(node, name) {
  return ts
    .getJSDocTags(node)
    .filter((one) => one.tagName.text === name)
    .map((one) => {
      const [, bracketed = '', plain = '', text = ''] =
        /^(?:\[([^\]]+)\]|(\S*?))\s*-\s+([\s\S]*)$/.exec((ts.getTextOfJSDocComment(one.comment) ?? '').trim()) ?? [];
      const [key, ...value] = (bracketed || plain).split('=');
      return {
        name: key,
        text: text.replace(/\s+/g, ' ').trim(),
        ...(value.length > 0 && { default: value.join('=') }),
      };
    });
}

/** https://github.com/webcomponents/custom-elements-manifest */
function customElements(element) {
  const described = ({ name, text, default: value }) => ({
    name,
    description: text,
    ...(value !== undefined && { default: value }),
  });
  return {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'dist/index.js',
        declarations: [
          {
            kind: 'class',
            customElement: true,
            name: 'TrendingPapersElement',
            tagName: tag,
            description: element.summary,
            superclass: { name: 'LitElement', package: 'lit' },
            attributes: element.attributes.map((one) => ({
              ...described(one),
              fieldName: one.name,
              type: { text: one.type },
            })),
            members: [...element.properties, ...element.state].map((one) => ({
              kind: 'field',
              ...described(one),
              type: { text: one.type },
              ...(one.readonly && { readonly: true }),
            })),
            events: element.events.map((one) => ({ ...described(one), type: { text: `CustomEvent<${one.type}>` } })),
            slots: element.slots.map(described),
            cssParts: element.parts.map(described),
            cssProperties: element.cssProperties.map(described),
          },
        ],
        exports: [
          {
            kind: 'js',
            name: 'TrendingPapersElement',
            declaration: { name: 'TrendingPapersElement', module: 'dist/index.js' },
          },
        ],
      },
    ],
  };
}

/** https://github.com/microsoft/vscode-custom-data */
function vscodeData({ summary, attributes }) {
  const described = attributes.map((one) => {
    const values = one.values?.filter((value) => value !== '');
    return {
      name: one.name,
      description: one.text,
      ...(values && { values: values.map((name) => ({ name })) }),
    };
  });
  return { version: 1.1, tags: [{ name: tag, description: summary, attributes: described }] };
}

/** https://github.com/JetBrains/web-types */
function webTypes(element) {
  const described = ({ name, text }) => ({ name, description: text });
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: '@trending-papers/widget',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            ...described({ name: tag, text: element.summary }),
            attributes: element.attributes.map((one) => ({
              ...described(one),
              ...(one.default && { default: one.default }),
            })),
            slots: element.slots.map(described),
            js: { properties: element.properties.map(described), events: element.events.map(described) },
            css: { parts: element.parts.map(described), properties: element.cssProperties.map(described) },
          },
        ],
      },
    },
  };
}

const header = '// Written by scripts/manifest.mjs from the JSDoc of the sources.\n';
const imports = "import type { TrendingPapersElement, TrendingPapersEventMap } from '../dist/index.js';\n";

function fieldTypes({ properties, attributes }) {
  const names = new Set(attributes.map(({ name }) => name));
  return properties
    .map(
      ({ name, text }) =>
        `  /** ${text} */\n  ${name}?: TrendingPapersElement['${name}']${names.has(name) ? '' : ' | undefined'};`,
    )
    .join('\n');
}

function reactTypes(element) {
  const events = element.events
    .map(({ name, text }) => `  /** ${text} */\n  'on${name}'?: (event: TrendingPapersEventMap['${name}']) => void;`)
    .join('\n');
  return `${header}import type { DetailedHTMLProps, ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';\n${imports}
interface Fields {\n${fieldTypes(element)}\n}

interface Properties extends Fields {\n${events}\n}

export interface TrendingPapersProps extends Omit<HTMLAttributes<TrendingPapersElement>, keyof Fields>, Fields {
${handlersOf(element)}
}

/** The element as a component, for React 18 and 19, on a server and in a browser. */
export declare const TrendingPapers: ForwardRefExoticComponent<TrendingPapersProps & RefAttributes<TrendingPapersElement>>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      '${tag}': Omit<DetailedHTMLProps<HTMLAttributes<TrendingPapersElement>, TrendingPapersElement>, keyof Properties> & Properties;
    }
  }
}
`;
}

/** `onPaperOpen` and the like. */
const handlersOf = ({ events }) =>
  events
    .map(
      ({ name, text }) =>
        `  /** ${text} */\n  '${handler(name)}'?: (event: TrendingPapersEventMap['${name}']) => void;`,
    )
    .join('\n');

function vueTypes(element) {
  const events = handlersOf(element);
  return `${header}import type { DefineComponent } from 'vue';\n${imports}
interface Properties {\n${fieldTypes(element)}\n${events}\n}

declare module 'vue' {
  interface GlobalComponents {
    '${tag}': DefineComponent<Properties>;
  }
}
`;
}

/** `paper-open` → `onPaperOpen`. */
function handler(event) {
  return `on${event
    .split('-')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('')}`;
}

function svelteTypes(element) {
  const events = element.events
    .map(({ name, text }) => `  /** ${text} */\n  'on${name}'?: (event: TrendingPapersEventMap['${name}']) => void;`)
    .join('\n');
  return `${header}import type { HTMLAttributes } from 'svelte/elements';\n${imports}
interface Properties {\n${fieldTypes(element)}\n${events}\n}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    '${tag}': Omit<HTMLAttributes<TrendingPapersElement>, keyof Properties> & Properties;
  }
}
`;
}

function solidTypes(element) {
  const events = element.events
    .map(({ name, text }) => `  /** ${text} */\n  'on:${name}'?: (event: TrendingPapersEventMap['${name}']) => void;`)
    .join('\n');
  return `${header}import type { JSX } from 'solid-js';\n${imports}
interface Properties {\n${fieldTypes(element)}\n${events}\n}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      '${tag}': Omit<JSX.HTMLAttributes<TrendingPapersElement>, keyof Properties> & Properties;
    }
  }
}
`;
}

/** What a template may write for each kind of value beside the value itself: `limit="5"`, and `hash` alone. */
const writtenAs = { number: [' | `$', '{number}`'].join(''), boolean: " | ''" };
/** How that becomes the value. */
const readAs = { number: (given) => `${given} && Number(${given})`, boolean: (given) => `${given} === '' || ${given}` };

function angularTypes({ properties }) {
  const fields = properties.map(({ name, type, text }) => {
    const types = `TrendingPapersElement['${name}']${writtenAs[type] ?? ''} | null | undefined`;
    return `  /** ${text} */\n  ${name}: ${types};`;
  });
  const inputs = properties.map(({ name }) => `    ${name}: { alias: '${name}'; required: false };`);
  return `${header}import type * as i0 from '@angular/core';
import type {} from '../dist/define.js';
import type { TrendingPapersElement } from '../dist/index.js';

/** The tag for templates of Angular: its inputs have their types, and a wrong one is an error. */
export declare class TrendingPapers {
${fields.join('\n')}
  static ɵfac: i0.ɵɵFactoryDeclaration<TrendingPapers, never>;
  static ɵcmp: i0.ɵɵComponentDeclaration<TrendingPapers, '${tag}', never, {
${inputs.join('\n')}
  }, {}, never, ['*'], true, never>;
}
`;
}

/** As libraries are published for Angular, whose linker finishes it: https://angular.dev/tools/libraries/creating-libraries */
function angularComponent({ properties }) {
  const setters = properties.map(
    ({ name, type }) => `  set ${name}(value) {
    this.#element.${name} = ${readAs[type]?.('value') ?? 'value ?? undefined'};
  }`,
  );
  return `${header}import * as i0 from '@angular/core';
import './define.js';

/** The tag for templates of Angular: hands its inputs to the element. What the element tells are events of the DOM. */
export class TrendingPapers {
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '15.0.0',
    ngImport: i0,
    type: TrendingPapers,
    deps: [],
    target: i0.ɵɵFactoryTarget.Component,
  });
  static ɵcmp = i0.ɵɵngDeclareComponent({
    minVersion: '14.0.0',
    version: '15.0.0',
    ngImport: i0,
    type: TrendingPapers,
    isStandalone: true,
    selector: '${tag}',
    inputs: {
${properties.map(({ name }) => `      ${name}: '${name}',`).join('\n')}
    },
    template: '<ng-content></ng-content>',
    isInline: true,
    changeDetection: i0.ChangeDetectionStrategy.OnPush,
    encapsulation: i0.ViewEncapsulation.None,
  });
  #element = i0.inject(i0.ElementRef).nativeElement;
${setters.join('\n')}
}
`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (text) => (text === undefined || text === '' ? '' : `\`${text}\``);

/** The words that an attribute knows, or what kind of value it takes. */
const valuesIn = ({ type, values }) =>
  values
    ?.filter((value) => value !== '')
    .map(code)
    .join(' ') ?? type;

function readmeTables(element) {
  const onlyProperties = element.properties.filter(({ name }) => !element.attributes.some((one) => one.name === name));
  return [
    '### Attributes, and properties of the same names',
    table(
      ['name', 'values', 'default', ''],
      element.attributes.map((one) => [code(one.name), valuesIn(one), code(one.default), one.text]),
    ),
    '### Properties without an attribute',
    table(
      ['name', ''],
      onlyProperties.map((one) => [code(one.name), one.text]),
    ),
    '### State to read',
    table(
      ['name', 'type', ''],
      element.state.map((one) => [code(one.name), code(one.type), one.text]),
    ),
    '### Events',
    table(
      ['name', 'detail', ''],
      element.events.map((one) => [code(one.name), code(one.type), one.text]),
    ),
    '### Slots',
    table(
      ['name', ''],
      element.slots.map((one) => [one.name ? code(one.name) : '(default)', one.text]),
    ),
    '### Parts',
    table(
      ['name', ''],
      element.parts.map((one) => [code(one.name), one.text]),
    ),
    '### Custom properties',
    table(
      ['name', 'default', ''],
      element.cssProperties.map((one) => [code(one.name), code(one.default), one.text]),
    ),
  ].join('\n\n');
}

/** Every file that is generated, by path, with its text. */
export function generate() {
  const element = describeElement();
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  return new Map([
    ['editors/custom-elements.json', json(customElements(element))],
    ['editors/vscode.html-data.json', json(vscodeData(element))],
    ['editors/web-types.json', json(webTypes(element))],
    ['types/react.d.ts', reactTypes(element)],
    ['types/vue.d.ts', vueTypes(element)],
    ['types/svelte.d.ts', svelteTypes(element)],
    ['types/solid.d.ts', solidTypes(element)],
    ['types/angular.d.ts', angularTypes(element)],
    ['src/angular.js', angularComponent(element)],
    [
      'README.md',
      readme.replace(
        /(<!-- tables -->\n)[\s\S]*(<!-- \/tables -->)/,
        (_, start, end) => `${start}\n${readmeTables(element)}\n\n${end}`,
      ),
    ],
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of generate()) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
