// The lines of PlantUML that the macros of C4-PlantUML stand for in a sequence diagram.

import { newlineCharacter } from '../special-characters.js';
import type { MacroCall } from '../types.js';
import { type ElementKind, elementKinds } from './elements.js';

/** What the macros of one diagram have set so far. */
export interface C4State {
  index: number;
  lastIndex: number;
  showIndex: boolean;
  showDescriptions: boolean;
  personSprite: string;
  legendTitle: string;
  /** Stereotypes that were used, for the legend. */
  readonly used: Set<string>;
  /** What tags add where an argument is empty. */
  elementTags: ReadonlyMap<string, TagDefaults>;
  relationTags: ReadonlyMap<string, TagDefaults>;
}

/** The defaults that a tag stands for. */
export interface TagDefaults {
  readonly sprite: string;
  readonly technology: string;
}

const technologyStart = '//<size:12>';
const technologyEnd = '</size>//';
const relationTechnologyWidth = 35;
const descriptionWidth = 32;
const boundaryDescriptionWidth = 35;

/** What the library writes before all else. */
export const openingLines: readonly string[] = ['!pragma teoz true', 'hide footbox'];

const arg = (args: MacroCall['args'], name: string): string => args[name] ?? '';

/** Breaks a text at its `\n`s, or, where it has none, at blanks before a width. */
export function broken(text: string, separator: string, width = 0): string {
  if (text.includes('\\n')) {
    const pieces = text.split('\\n');
    return pieces.map((piece) => (piece === '' ? '<U+00A0>' : piece)).join(separator);
  }
  const pieces: string[] = [];
  let rest = text;
  while (width > 0 && rest.length > width) {
    const before = rest.lastIndexOf(' ', width);
    const at = before > 0 ? before : rest.indexOf(' ');
    if (at <= 0) break;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...pieces, ...(rest === '' ? [] : [rest])].join(separator) + (rest === '' && pieces.length > 0 ? separator : '');
}

function sprite(name: string): string {
  return name.startsWith('&') || name.startsWith('img:') ? `<${name}>` : `<$${name}>`;
}

function stereotypes(tags: string, last: string | undefined): string {
  const all = [...(tags === '' ? [] : tags.split('+')), ...(last === undefined ? [] : [last])];
  return all.map((tag) => `<<${tag}>>`).join('');
}

function tagDefault(tags: ReadonlyMap<string, TagDefaults>, names: string, part: keyof TagDefaults): string {
  for (const name of names.split('+')) {
    const value = tags.get(name)?.[part] ?? '';
    if (value !== '') return value;
  }
  return '';
}

/** `Person(…)` and the like: a participant with its label on several lines. */
export function elementLines(kind: ElementKind, args: MacroCall['args'], state: C4State): readonly string[] {
  const tags = arg(args, 'tags');
  const picture =
    arg(args, 'sprite') || tagDefault(state.elementTags, tags, 'sprite') || (kind.type === 'person' ? state.personSprite : '');
  const technology = arg(args, 'techn') || arg(args, 'type') || tagDefault(state.elementTags, tags, 'technology');
  const link = arg(args, 'link');
  const description = arg(args, 'descr');
  state.used.add(kind.stereotype);
  const inside: string[] = [];
  if (picture !== '') inside.push(sprite(picture));
  if (arg(args, 'label') !== '') inside.push(`== ${broken(arg(args, 'label'), `${newlineCharacter}==`)}`);
  if (technology !== '') {
    inside.push(
      `${technologyStart}[${broken(technology, `${technologyEnd}${newlineCharacter}${technologyStart}`, relationTechnologyWidth)}]${technologyEnd}`,
    );
  }
  if (state.showDescriptions && description !== '') inside.push('', broken(description, newlineCharacter, descriptionWidth));
  return [`participant ${arg(args, 'alias')} ${stereotypes(tags, kind.stereotype)} ${link === '' ? '' : `[[${link}]]`} [`, ...inside, ']'];
}

/** `Boundary(…)` and the like: the beginning of a box. */
export function boundaryLine(type: string, args: MacroCall['args'], tag: string, state: C4State): string {
  const link = arg(args, 'link');
  const description = arg(args, 'descr');
  const label = arg(args, 'label');
  const tags = [...arg(args, 'tags').split('+'), tag].filter((name) => name !== '').map((name) => `${name}_boundary`);
  state.used.add('boundary');
  if (tag !== '') state.used.add(`${tag}_boundary`);
  const title = link === '' ? broken(label, '\\n== ') : `== [[${link} ${broken(label, `]]\\n== [[${link} `)}]]`;
  const more = state.showDescriptions && description !== '' ? `\\n\\n${broken(description, '\\n', boundaryDescriptionWidth)}` : '';
  return `box "${title}\\n<size:12>[${type}]</size>${more}" ${stereotypes(tags.join('+'), 'boundary')}`;
}

/** `Rel(…)` and the like: a message. */
export function relationLine(arrow: string, args: MacroCall['args'], prefix: string, state: C4State): string {
  const tags = arg(args, 'tags');
  const link = arg(args, 'link');
  const label = prefix + arg(args, 'label');
  const picture = arg(args, 'sprite') || tagDefault(state.relationTags, tags, 'sprite');
  const technology = arg(args, 'techn') || tagDefault(state.relationTags, tags, 'technology');
  const description = arg(args, 'descr');
  let text = picture === '' ? '' : sprite(picture) + (label === '' ? '' : ' ');
  if (link !== '') text = `**[[${link} ${text}${broken(label, `]]**\\n**[[${link} `)}]]**`;
  else text += label === '' ? '<size:0>.</size>' : `**${broken(label, '**\\n**')}**`;
  if (technology !== '') {
    text += `\\n${technologyStart}[${broken(technology, `${technologyEnd}\\n${technologyStart}`, relationTechnologyWidth)}]${technologyEnd}`;
  }
  if (description !== '') text += `\\n\\n${broken(description, '\\n', descriptionWidth)}`;
  return `${arg(args, 'from')} ${arrow} ${arg(args, 'to')}${tags === '' ? '' : ` ${stereotypes(tags, undefined)}`} : ${text}`;
}

const boundaryNames = ['enterprise_boundary', 'system_boundary', 'container_boundary', 'boundary'];

/** `SHOW_LEGEND()`: the kinds of element that were used. */
export function legendLines(state: C4State): readonly string[] {
  const row = (stereotype: string, [background, border, text]: ElementKind['colors'], picture: string): string =>
    `|<${background}><color:${border}> <U+25AF></color> <color:${text}>${picture} ${stereotype.replaceAll('_', ' ')} <size:10></size></color> |`;
  const small = state.personSprite === '' ? '' : `${sprite(`${state.personSprite},scale=.25`)} `;
  return [
    'legend right',
    `<#transparent,#transparent>|<color:#000000>**${state.legendTitle} **</color> |`,
    ...elementKinds
      .filter(({ stereotype }) => state.used.has(stereotype))
      .map((kind) => row(kind.stereotype, kind.colors, kind.type === 'person' ? small : '')),
    ...boundaryNames.filter((name) => state.used.has(name)).map((name) => row(name, ['#transparent', '#444444', '#444444'], '')),
    'endlegend',
  ];
}

/** `LAYOUT_WITH_LEGEND()`: every kind of element. */
export function fixedLegendLines(): readonly string[] {
  const rows = elementKinds.map(({ stereotype, colors: [background] }) => `|<${background}> ${stereotype.replaceAll('_', ' ')} |`);
  return ['hide stereotype', 'legend right', '|<color:#000000>**Legend**</color> |', ...rows, 'endlegend'];
}
