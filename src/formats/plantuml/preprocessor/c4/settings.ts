// The macros of C4-PlantUML that set something for the rest of the diagram, or write a fixed line.

import type { MacroCall } from '../types.js';
import { type C4State, fixedLegendLines, legendLines } from './lines.js';

type Args = MacroCall['args'];
/** What a macro writes: a line, lines or nothing. */
export type Write = (args: Args, state: C4State) => readonly string[] | string | undefined;

/** A macro that writes nothing. */
const change =
  (changed: (args: Args, state: C4State) => Partial<C4State>): Write =>
  (args, state) => {
    Object.assign(state, changed(args, state));
    return undefined;
  };

const write =
  (line: string): Write =>
  () =>
    line;

const isOn = (args: Args, name = 'show'): boolean => (args[name] ?? 'true') === 'true';

const withoutSprite = change(() => ({ personSprite: '' }));

const elementTagParameters =
  'tagStereo bgColor fontColor borderColor shadowing shape sprite techn legendText legendSprite borderStyle borderThickness';
const relationTagParameters = 'tagStereo textColor lineColor lineStyle sprite techn legendText legendSprite lineThickness';

/** A macro: its name, its fewest arguments, its parameters, what it does. */
export type Setting = readonly [name: string, fewest: number, parameters: string, write: Write];

/** Every macro that sets something or writes a fixed line. */
export const settings: readonly Setting[] = [
  ['SHOW_INDEX', 0, 'show', change((args) => ({ showIndex: isOn(args) }))],
  ['SHOW_ELEMENT_DESCRIPTIONS', 0, 'show', change((args) => ({ showDescriptions: isOn(args) }))],
  ['SHOW_FOOT_BOXES', 0, 'show', (args) => (isOn(args) ? 'show footbox' : 'hide footbox')],
  ['SHOW_PERSON_SPRITE', 0, 'sprite', change((args) => ({ personSprite: args['sprite'] ?? 'person' }))],
  ['HIDE_PERSON_SPRITE', 0, '', withoutSprite],
  ['SHOW_PERSON_OUTLINE', 0, '', withoutSprite],
  ['SHOW_PERSON_PORTRAIT', 0, '', withoutSprite],
  ['HIDE_STEREOTYPE', 0, '', write('hide stereotype')],
  ['LAYOUT_TOP_DOWN', 0, '', write('top to bottom direction')],
  ['LAYOUT_LEFT_RIGHT', 0, '', write('left to right direction')],
  ['LAYOUT_LANDSCAPE', 0, '', write('left to right direction')],
  ['LAYOUT_AS_SKETCH', 0, '', write('footer <font color=red>Warning:</font> Created for discussion, needs to be validated')],
  ['UpdateLegendTitle', 1, 'newTitle', change((args) => ({ legendTitle: args['newTitle'] ?? '' }))],
  [
    'SHOW_LEGEND',
    0,
    'hideStereotype details',
    (args, state) => [...(isOn(args, 'hideStereotype') ? ['hide stereotype'] : []), ...legendLines(state)],
  ],
  // A rectangle makes it another kind of diagram; the reader says so.
  ['SHOW_FLOATING_LEGEND', 0, 'alias hideStereotype details', ({ alias = 'floating_legend_alias' }) => `rectangle ${alias}`],
  ['LAYOUT_WITH_LEGEND', 0, '', () => fixedLegendLines()],
  [
    'AddElementTag',
    1,
    elementTagParameters,
    change(({ tagStereo = '', sprite = '', techn = '' }, state) => ({
      elementTags: new Map(state.elementTags).set(tagStereo, { sprite, technology: techn }),
    })),
  ],
  [
    'AddRelTag',
    1,
    relationTagParameters,
    change(({ tagStereo = '', sprite = '', techn = '' }, state) => ({
      relationTags: new Map(state.relationTags).set(tagStereo, { sprite, technology: techn }),
    })),
  ],
];

/** Macros that change colours and shapes alone, with their parameters. */
export const stylings: readonly (readonly [name: string, parameters: string])[] = [
  [
    'AddBoundaryTag',
    'tagStereo bgColor fontColor borderColor shadowing shape type legendText borderStyle borderThickness sprite legendSprite',
  ],
  ['UpdateElementStyle', elementTagParameters.replace('tagStereo', 'elementName')],
  ['UpdateRelStyle', 'textColor lineColor'],
  [
    'UpdateBoundaryStyle',
    'elementName bgColor fontColor borderColor shadowing shape type legendText borderStyle borderThickness sprite legendSprite',
  ],
  ['UpdateSkinparamsAndLegendEntry', 'elementName bgColor fontColor borderColor shadowing'],
  ['SetDefaultLegendEntries', 'tagStereoEntries'],
  ['SET_SKETCH_STYLE', 'bgColor fontColor warningColor fontName footerWarning footerText'],
  ['C4VersionDetails', ''],
];
