// The elements of C4-PlantUML: which macros there are, and what they mean.

import type { Element } from '../../../../ir/model.js';
import type { MacroCall } from '../types.js';

/** A kind of element: the stereotype it gets, and how a legend shows it. */
export interface ElementKind {
  readonly stereotype: string;
  readonly type: Element['type'];
  readonly external: boolean;
  /** Colours of its background, its border and its text. */
  readonly colors: readonly [background: string, border: string, text: string];
}

const kind = (type: Element['type'], external: boolean, ...colors: ElementKind['colors']): ElementKind => ({
  stereotype: external ? `external_${type}` : type,
  type,
  external,
  colors,
});

/** In the order of a legend. */
export const elementKinds: readonly ElementKind[] = [
  kind('person', false, '#08427B', '#073B6F', '#FFFFFF'),
  kind('system', false, '#1168BD', '#3C7FC0', '#FFFFFF'),
  kind('container', false, '#438DD5', '#3C7FC0', '#FFFFFF'),
  kind('component', false, '#85BBF0', '#78A8D8', '#000000'),
  kind('person', true, '#686868', '#8A8A8A', '#FFFFFF'),
  kind('system', true, '#999999', '#8A8A8A', '#FFFFFF'),
  kind('container', true, '#B3B3B3', '#A6A6A6', '#FFFFFF'),
  kind('component', true, '#CCCCCC', '#BFBFBF', '#000000'),
];

/** Each kind of element with the words that may stand behind its name. */
const names: readonly (readonly [word: string, type: Element['type'], variants: readonly string[]])[] = [
  ['Person', 'person', ['']],
  ['System', 'system', ['', 'Db', 'Queue']],
  ['Container', 'container', ['', 'Db', 'Queue']],
  ['Component', 'component', ['', 'Db', 'Queue']],
];

const firstParameters = ['alias', 'label'];
/** A person or a system has a type in place of a technology, and it stands last. */
const roleParameters = [...firstParameters, 'descr', 'sprite', 'tags', 'link', 'type', 'baseShape'];
const technologyParameters = [...firstParameters, 'techn', 'descr', 'sprite', 'tags', 'link', 'baseShape'];

/** A macro that declares an element. */
export interface ElementMacro {
  readonly kind: ElementKind;
  readonly parameters: readonly string[];
}

/** The macros by name: `Person`, `ContainerDb_Ext` …. */
export const elementMacros: ReadonlyMap<string, ElementMacro> = new Map(
  names.flatMap(([word, type, variants]) =>
    variants.flatMap((variant) =>
      elementKinds
        .filter((candidate) => candidate.type === type)
        .map((found): readonly [string, ElementMacro] => [
          `${word}${variant}${found.external ? '_Ext' : ''}`,
          { kind: found, parameters: type === 'person' || type === 'system' ? roleParameters : technologyParameters },
        ]),
    ),
  ),
);

/** What a macro says of the participant that it declares; undefined for a macro that declares none. */
export function c4Element(name: string, args: MacroCall['args']): Element | undefined {
  const macro = elementMacros.get(name);
  if (!macro) return undefined;
  const { type, external } = macro.kind;
  const technology = args['techn'] ?? args['type'];
  const description = args['descr'];
  return {
    type,
    ...(external && { external: true as const }),
    ...(technology !== undefined && technology !== '' && { technology }),
    ...(description !== undefined && description !== '' && { description }),
  };
}
