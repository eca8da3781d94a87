// The shape of a workflow file as data: every key with what may stand there and what it says. The reader checks files by it, the JSON
// Schema is made from it.

import type { Operator } from '../../ir/model.js';
import { furtherKey, operators, type WordKind, wordByKind } from './vocabulary.js';

/** What may stand somewhere. */
export type Shape =
  /** A string, or formatted. */
  | { readonly is: 'text' }
  /** `such`: what an editor offers. */
  | { readonly is: 'string'; readonly such?: readonly string[] }
  | { readonly is: 'number' }
  | { readonly is: 'flag' }
  | { readonly is: 'word'; readonly words: readonly string[] }
  | { readonly is: 'json' }
  /** A map with keys of the author's own; some are known and have a description. */
  | { readonly is: 'object'; readonly known: { readonly [key: string]: string } }
  /** `single`: one value may stand for a list of one. */
  | { readonly is: 'list'; readonly of: Shape; readonly single?: true }
  /** A map whose keys are names that the author gives. */
  | { readonly is: 'names'; readonly of: Shape }
  | { readonly is: 'fields'; readonly of: DefinitionName }
  | { readonly is: 'steps' }
  /** Steps, or compartments of a fragment. */
  | { readonly is: 'operands' }
  /** The first that takes a value of this sort. */
  | { readonly is: 'either'; readonly shapes: readonly Shape[] };

/** A key: what may stand there, and what it says to somebody who edits the file. */
export interface Key {
  readonly shape: Shape;
  readonly says: string;
}

/** A map with keys of ours. */
export interface Definition {
  /** In a sentence: "… is no key of a note". */
  readonly name: string;
  readonly keys: { readonly [key: string]: Key };
  readonly required: readonly string[];
  /** Keys that must not be left without a value. */
  readonly filled: readonly string[];
  /** Where one of several may stand, it is known by one of these keys. */
  readonly signs?: readonly string[];
}

// ---- the words of this table -----------------------------------------------------------------------------------

const text: Shape = { is: 'text' };
const string: Shape = { is: 'string' };
const number: Shape = { is: 'number' };
const flag: Shape = { is: 'flag' };
const json: Shape = { is: 'json' };
const steps: Shape = { is: 'steps' };
const strings: Shape = { is: 'list', of: string, single: true };
const operandList: Shape = { is: 'list', of: { is: 'fields', of: 'operand' }, single: true };
const further: Shape = { is: 'operands' };
const word = (...words: readonly string[]): Shape => ({ is: 'word', words });
const fieldsOf = (of: DefinitionName): Shape => ({ is: 'fields', of });
const namesOf = (of: Shape): Shape => ({ is: 'names', of });
const either = (...shapes: readonly Shape[]): Shape => ({ is: 'either', shapes });
const object = (known: { readonly [key: string]: string } = {}): Shape => ({ is: 'object', known });
const key = (shape: Shape, says: string): Key => ({ shape, says });

type Keys = Definition['keys'];

function define(name: string, keys: Keys, filled: readonly string[] = [], signs?: readonly string[]): Definition {
  return { name, keys, required: filled, filled, ...(signs && { signs }) };
}

const participantShapes = ['participant', 'actor', 'boundary', 'control', 'entity', 'database', 'collections', 'queue'];
const banner = either(fieldsOf('banner'), text);
const numbering = either(flag, word('start', 'stop', 'resume', 'increment'), fieldsOf('numbers'));
const member = either(fieldsOf('box'), fieldsOf('participant'), text);
const link = either(fieldsOf('link'), string);

const linkKeys: Keys = {
  href: key(string, 'Where a click on it leads.'),
  link: key(fieldsOf('link'), 'The link in full, where it has a label or a tooltip.'),
};
const color = key(string, 'A colour: a name, #rgb, or rgb(…).');
const headerColor = key(string, 'The colour of the corner with the word.');
const alongside = key(flag, 'At the height of the step before.');
const stereotype = key(string, 'A stereotype, without its guillemets.');

const sectionKeys: Keys = {
  title: key(text, 'The heading.'),
  at: key(string, 'The id of the step at which the happy path is left.'),
  description: key(string, 'What happens, in a sentence or more.'),
  replaces: key(strings, 'The ids of the steps that it stands for.'),
  notes: key(strings, 'What happens, as a list of sentences.'),
  steps: key(steps, 'What happens, step by step.'),
};

/** What may stand beside a message. */
const messageKeys: Keys = {
  id: key(string, 'The name of this step, for `to`, `at` and `replaces`.'),
  name: key(string, 'The short name that is drawn in brackets.'),
  title: key(string, 'The bold name in the page, where it is not `name`.'),
  label: key(text, 'What is drawn, where it is not made of the step itself.'),
  to: key(string, 'The id of the call that this reply answers.'),
  request: key(
    object({
      http: 'The method and the path.',
      sql: 'The statement.',
      data: 'The name of a payload under `data`.',
      body: 'What is sent: the names of its parts, or an example.',
      values: 'The names of the values.',
    }),
    'What is asked: `http`, `sql`, `data`, `body`, or words of your own; drawn in the label.',
  ),
  response: key(
    object({ status: 'The status, e.g. 200 OK.', data: 'The name of a payload under `data`.', body: 'What comes back.' }),
    'What is answered: `status`, `data`, `body`, or words of your own; drawn in the label.',
  ),
  timeout: key(string, 'How long it is waited for, e.g. 5s.'),
  retry: key(
    object({
      max: 'How often it is tried again.',
      backoff: 'How the time between grows.',
      errors: 'After which errors.',
      exhausted: 'The id of the error path or alternative that follows the last failure.',
    }),
    'How it is tried again: `max`, `backoff`, `errors`, `exhausted`.',
  ),
  description: key(string, 'The sentence of this step in the page.'),
  and: key(strings, 'Further receivers of the same message.'),
  arrow: key(fieldsOf('arrow'), 'What the short arrow cannot say: half heads, circles, colours.'),
  short: key(word('from', 'to', 'both'), 'Which ends stand beside the participant instead of at the edge of the diagram.'),
  alongside,
  slant: key(number, 'How far the arrow falls, in pixels.'),
  anchor: key(string, 'A name for the height of this message, for durations.'),
  'from anchor': key(string, 'A name for the height at the sender.'),
  'to anchor': key(string, 'A name for the height at the receiver.'),
  stereotype,
  ...linkKeys,
  extensions: key(object(), 'Keys of your own that do not begin with x-.'),
};

const fragmentKeys: Keys = {
  when: key(text, 'The guard of the first compartment; formatting that is never ended goes on behind it.'),
  title: key(text, 'The title in the corner of the frame.'),
  color,
  'header color': headerColor,
  ending: key(text, "What stands behind PlantUML's `end`."),
  overlapping: key(flag, 'The compartments share the same height.'),
  alongside,
  steps: key(steps, 'What happens in the first compartment.'),
  operands: key(operandList, 'All compartments, where the first has a colour.'),
};

/** What the word of a step says; the value is the text unless it is said here. */
const wordSays: { readonly [K in WordKind]: string } = {
  note: 'A note; without a place it belongs to the step before.',
  activate: 'A participant becomes active.',
  deactivate: 'A participant is active no more.',
  create: 'A participant that the next message creates.',
  destroy: 'A participant that ends here.',
  reference: 'A reference to another diagram.',
  divider: 'A line across all participants.',
  delay: 'Time goes by.',
  space: 'Empty height, in pixels.',
  page: 'A new page begins; its title.',
  numbering: 'Messages are numbered from here: start, stop, resume, or a map.',
  duration: 'The time between two anchors.',
  state: 'A condition that holds for a participant.',
  section: 'A part of the workflow; its title.',
  comment: 'A comment that YAML cannot hold.',
  verbatim: 'What one language says that has no other word.',
};

const operatorSays: { readonly [O in Operator]: string } = {
  alt: 'One of several alternatives; its first condition.',
  opt: 'It may happen; its condition.',
  loop: 'It happens again and again; how often.',
  par: 'It happens at the same time; the title of the first part.',
  critical: 'It must not be interrupted; what it is about.',
  break: 'Instead of what follows; its condition.',
  group: 'A frame; its title.',
  partition: 'A part of the diagram; its title.',
  highlight: 'A background; its colour.',
  strict: 'In strict order.',
  seq: 'In weak order.',
  neg: 'It must never happen.',
  assert: 'Nothing else may happen.',
  ignore: 'Messages that do not matter here.',
  consider: 'The only messages that matter here.',
};

type BesideKeys = { readonly [K in WordKind]: Keys };

const beside: BesideKeys = {
  note: {
    over: key(strings, 'The participants that it stands over.'),
    'left of': key(strings, 'The participant at whose left it stands.'),
    'right of': key(strings, 'The participant at whose right it stands.'),
    'top of': key(strings, 'The participant above which it stands.'),
    'bottom of': key(strings, 'The participant below which it stands.'),
    across: key(flag, 'It stands across all participants.'),
    placement: key(word('left', 'right', 'top', 'bottom', 'over', 'across'), 'At which side of the step before it stands.'),
    of: key(strings, 'The participants of a `placement`.'),
    shape: key(word('hexagon', 'rectangle'), 'Another shape than a folded sheet.'),
    color,
    stereotype,
    ...linkKeys,
    alongside,
    'same row': key(flag, 'In the row of the note before.'),
  },
  activate: { color, 'line color': key(string, 'The colour of its border.') },
  deactivate: {},
  create: {},
  destroy: {},
  reference: { over: key(strings, 'The participants that take part.'), ...linkKeys, color, 'header color': headerColor },
  divider: {},
  delay: {},
  space: {},
  page: { ignored: key(flag, 'No new page begins, neither here nor at any page break behind it.') },
  numbering: {},
  duration: { from: key(string, 'The anchor at which it begins.'), to: key(string, 'The anchor at which it ends.') },
  state: { of: key(string, 'The participant.') },
  section: {
    role: key(word('main', 'error', 'alternative'), 'Which part of the workflow it is.'),
    id: key(string, 'Its name, for `exhausted`.'),
    trigger: key(string, 'What leads to it.'),
    ...sectionKeys,
  },
  comment: {},
  verbatim: { format: key(string, 'The id of the language.') },
};

/** What stands behind a word, where it is no text. */
const wordShapes: { readonly [K in WordKind]?: Shape } = {
  activate: string,
  deactivate: string,
  create: string,
  destroy: string,
  space: number,
  numbering,
  comment: string,
  verbatim: string,
};

/** What must stand beside a word. */
const wordNeeds: { readonly [K in WordKind]?: readonly string[] } = {
  reference: ['over'],
  duration: ['from', 'to'],
  state: ['of'],
  verbatim: ['format'],
};

function defineWord(kind: WordKind): Definition {
  const first = wordByKind[kind];
  const shape = wordShapes[kind] ?? text;
  const keys = { [first]: key(shape, wordSays[kind]), ...withoutKey(beside[kind], first) };
  const needs = wordNeeds[kind] ?? [];
  const filled = shape.is === 'text' || shape.is === 'number' ? needs : [first, ...needs];
  return { ...define(nameOfWord(first), keys, filled), required: [first, ...needs] };
}

function nameOfWord(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} \`${word}\``;
}

function withoutKey(keys: Keys, name: string): Keys {
  return Object.fromEntries(Object.entries(keys).filter(([one]) => one !== name));
}

function defineOperator(operator: Operator): Definition {
  const names = ['else', furtherKey[operator]].filter((name) => name !== undefined);
  const others = Object.fromEntries(names.map((name) => [name, key(further, 'The further compartments: {when, steps} each.')]));
  const first = operator === 'highlight' ? string : text;
  const keys = { [operator]: key(first, operatorSays[operator]), ...withoutKey(fragmentKeys, operator), ...others };
  return { ...define(nameOfWord(operator), keys), required: [operator] };
}

// ---- the table -------------------------------------------------------------------------------------------------

type PlainName =
  | 'file'
  | 'text'
  | 'banner'
  | 'accessibility'
  | 'participant'
  | 'spot'
  | 'box'
  | 'link'
  | 'numbers'
  | 'arrow'
  | 'head'
  | 'operand'
  | 'error'
  | 'alternative'
  | 'payload'
  | 'row'
  | 'related'
  | 'wholePage'
  | 'part'
  | 'message';

/** Everything that has keys of ours. */
export type DefinitionName = PlainName | WordKind | Operator;

const payload = fieldsOf('payload');
const { steps: sectionSteps, ...sectionWords } = sectionKeys;

const plain: { readonly [N in PlainName]: Definition } = {
  file: {
    ...define('a workflow', {
      workflow: key(text, 'The title; it may be empty.'),
      name: key(string, 'The name of the diagram, for files with several.'),
      id: key(string, 'The id of the diagram.'),
      info: key(object(), 'The front matter of the page, with any keys.'),
      page: key(fieldsOf('wholePage'), 'What the page says beside the diagram.'),
      accessibility: key(fieldsOf('accessibility'), 'What a screen reader says.'),
      header: key(banner, 'A text above the drawing.'),
      footer: key(banner, 'A text below the drawing.'),
      caption: key(banner, 'The caption below the drawing.'),
      legend: key(banner, 'The legend.'),
      mainframe: key(banner, 'The title of the frame round the drawing.'),
      footbox: key(flag, 'Whether the participants are repeated below; only false says something.'),
      unlinked: key(flag, 'Whether participants that take part in nothing are drawn; only false says something.'),
      config: key(object(), 'The configuration of the diagram, as in the front matter of Mermaid.'),
      participants: key(
        namesOf(member),
        'Who takes part, from left to right: an id and a label, or {label, type, …}, or a box with participants.',
      ),
      numbering: key(
        either(flag, word('start', 'stop', 'resume', 'increment', 'labels'), fieldsOf('numbers')),
        'How messages are numbered: true, {start, step, format}, or `labels`, which writes the numbers into the labels.',
      ),
      steps: key(steps, 'The happy path: what happens, step by step.'),
      errors: key(namesOf(fieldsOf('error')), 'The error paths, by their ids.'),
      alternatives: key(namesOf(fieldsOf('alternative')), 'The alternative flows, by their ids.'),
      data: key(either(namesOf(payload), { is: 'list', of: payload }), 'The payloads, by their names.'),
      performance: key(either(namesOf(string), { is: 'list', of: fieldsOf('row') }), 'What there is to say on performance, by topic.'),
      notes: key(strings, 'Notes for the page.'),
      related: key({ is: 'list', of: fieldsOf('related') }, 'Related diagrams and pages.'),
      extensions: key(object(), 'Keys of your own that do not begin with x-.'),
    }),
    required: ['workflow', 'steps'],
  },
  text: define(
    'a text',
    {
      creole: key(string, 'The text with PlantUML\'s markup: **strong**, //slanted//, ""mono"".'),
      plain: key(string, 'The text without any markup.'),
      content: key({ is: 'list', of: json }, 'The text as data, where markup cannot say it.'),
      wrap: key(flag, 'Whether long lines are broken.'),
      align: key(word('left', 'center', 'right'), 'How its lines are aligned.'),
    },
    [],
    ['creole', 'plain', 'content', 'wrap', 'align'],
  ),
  banner: define(
    'a text round the drawing',
    {
      text: key(text, 'The text.'),
      align: key(word('left', 'center', 'right'), 'Where it stands.'),
      vertical: key(word('top', 'bottom'), 'Above or below the drawing.'),
    },
    ['text'],
    ['text', 'vertical'],
  ),
  accessibility: define('the accessibility', {
    title: key(string, 'The title that a screen reader says.'),
    description: key(string, 'The description that a screen reader says.'),
  }),
  participant: define('a participant', {
    label: key(text, 'What is drawn, where it is not the id.'),
    type: key(word('person', 'system', 'container', 'component'), 'What it is in the C4 model.'),
    external: key(flag, 'It belongs to somebody else.'),
    technology: key(string, 'What it is built with.'),
    description: key(string, 'What it is for.'),
    shape: key(
      { is: 'string', such: participantShapes },
      'How it is drawn: actor, boundary, control, entity, database, collections or queue; otherwise a rectangle.',
    ),
    stereotype,
    stereotypes: key({ is: 'list', of: string }, 'Several stereotypes.'),
    spot: key(either(fieldsOf('spot'), string), 'The letter in a circle before the stereotype.'),
    color,
    href: key(string, 'Where a click on it leads.'),
    links: key(either(namesOf(string), { is: 'list', of: link }), 'Links, by their labels.'),
    properties: key(object(), 'Any properties.'),
    details: key(string, 'The id of the HTML element with its details.'),
  }),
  spot: define('a spot', { character: key(string, 'The letter.'), color }, ['character']),
  box: define(
    'a box',
    {
      box: key(text, 'The title of the frame round the participants.'),
      color,
      stereotype,
      ...linkKeys,
      participants: key(namesOf(member), 'Who stands in it.'),
    },
    [],
    ['box', 'participants'],
  ),
  link: define(
    'a link',
    { href: key(string, 'Where it leads.'), label: key(string, 'Its words.'), tooltip: key(string, 'What is shown above it.') },
    ['href'],
  ),
  numbers: define('a numbering', {
    action: key(word('start', 'stop', 'resume', 'increment'), 'What it does; start where nothing is said.'),
    start: key(string, 'The first number.'),
    value: key(string, 'A number, with another action than start.'),
    step: key(number, 'By how much it grows.'),
    format: key(string, "The format of the numbers, in PlantUML's words."),
    decimal: key(flag, 'Whether 1.5 is one number, and not two with a dot.'),
    counting: key(flag, 'Numbers that are not shown are counted.'),
    level: key(string, 'Which part of a dotted number grows: A for the first, B for the second.'),
  }),
  arrow: define('an arrow', {
    head: key(fieldsOf('head'), 'At the receiver.'),
    tail: key(fieldsOf('head'), 'At the sender.'),
    color,
    hidden: key(flag, 'It takes its place but is not drawn.'),
  }),
  head: define('the head of an arrow', {
    shape: key(word('none', 'filled', 'open', 'cross'), 'Its shape, where it is not that of the short arrow.'),
    half: key(word('top', 'bottom'), 'Only this half is drawn.'),
    circle: key(flag, 'With a circle.'),
  }),
  operand: define('a compartment', {
    when: key(text, 'Its guard; formatting that is never ended goes on behind it.'),
    color,
    steps: key(steps, 'What happens in it.'),
  }),
  error: define('an error path', {
    ...sectionWords,
    trigger: key(string, 'What leads to it.'),
    steps: key(steps, 'What happens, step by step.'),
  }),
  alternative: define('an alternative', {
    ...sectionWords,
    when: key(string, 'The condition under which it happens.'),
    ...(sectionSteps && { steps: sectionSteps }),
  }),
  payload: define('a payload', {
    id: key(string, 'Its name, in a list of payloads.'),
    title: key(string, 'The heading in the page.'),
    mediaType: key(string, 'Its media type, e.g. application/json.'),
    schema: key(json, 'Its JSON Schema.'),
    example: key(json, 'An example.'),
  }),
  row: define('a topic', { name: key(string, 'The topic.'), text: key(string, 'What there is to say.') }, ['name', 'text']),
  related: define(
    'a related page',
    { title: key(string, 'Its title.'), href: key(string, 'Where it is.'), text: key(string, 'What it shows.') },
    ['title', 'href'],
  ),
  wholePage: define('the page', {
    heading: key(string, 'The first heading, where it is not made of the title.'),
    language: key(string, 'The language of its diagram, where it is not Mermaid.'),
    purpose: key(string, 'What the diagram shows, and why.'),
    audience: key(string, 'For whom it is.'),
    sections: key({ is: 'list', of: fieldsOf('part') }, 'Further parts of the page, verbatim.'),
  }),
  part: define('a part of the page', { after: key(string, 'The heading that it stands behind.'), text: key(string, 'Its Markdown.') }, [
    'text',
  ]),
  message: define('a message', messageKeys),
};

/** The kinds of statements that begin with a word. */
export const wordKinds = Object.keys(wordByKind).filter((kind): kind is WordKind => Object.hasOwn(wordByKind, kind));

const plainNames = Object.keys(plain).filter((name): name is PlainName => Object.hasOwn(plain, name));

const byKind = new Map<DefinitionName, Definition>([
  ...wordKinds.map((kind) => [kind, defineWord(kind)] as const),
  ...operators.map((operator) => [operator, defineOperator(operator)] as const),
  ...plainNames.map((name) => [name, plain[name]] as const),
]);

/** The names of all definitions. */
export const definitionNames: readonly DefinitionName[] = [...byKind.keys()];

/** The definition of a name. */
export function definitionOf(name: DefinitionName): Definition {
  return byKind.get(name) ?? plain.message;
}

/** What each word that begins a step begins. */
export const kindByWord: ReadonlyMap<string, WordKind | Operator> = new Map<string, WordKind | Operator>([
  ...wordKinds.map((kind) => [wordByKind[kind], kind] as const),
  ...operators.map((operator) => [operator, operator] as const),
]);

/** Steps that may stand as their word alone. */
export const bareWords: ReadonlySet<string> = new Set([wordByKind.delay, wordByKind.space, wordByKind.page]);
