// What a file says of the workflow beside its steps: front matter, payloads, the parts of its page, the texts round the drawing.

import type { Banner, Diagram } from '../../../ir/model.js';
import type { Page, Payload, RelatedPage, Workflow } from '../../../ir/workflow.js';
import { asSpelt, isNothing, jsonOf, type MapNode, type Node, valueAt } from '../yaml/nodes.js';
import { extensionsOf, given } from './context.js';
import { alignOf, isTextMap, objectOf, stringOf, stringsOf, textOf } from './texts.js';

/** The texts round the drawing and its switches. */
export function readSettings(root: MapNode): Omit<Diagram, 'participants' | 'statements' | 'workflow' | 'origin'> {
  const at = (name: string): Node | undefined => valueAt(root, name);
  const isOff = (name: string): false | undefined => {
    const node = at(name);
    return node?.is === 'scalar' && node.value === false ? false : undefined;
  };
  return given({
    name: stringOf(at('name')),
    id: stringOf(at('id')),
    title: textOf(at('workflow')),
    header: bannerOf(at('header')),
    footer: bannerOf(at('footer')),
    caption: bannerOf(at('caption')),
    legend: bannerOf(at('legend')),
    mainframe: bannerOf(at('mainframe')),
    accessibility: filled({ title: wordsIn(at('accessibility'), 'title'), description: wordsIn(at('accessibility'), 'description') }),
    footbox: isOff('footbox'),
    unlinked: isOff('unlinked'),
    config: objectOf(at('config')),
  });
}

function wordsIn(node: Node | undefined, key: string): string | undefined {
  return node?.is === 'map' ? stringOf(valueAt(node, key)) : undefined;
}

/** The given fields; undefined where there are none. */
function filled<T extends object>(fields: T): ReturnType<typeof given<T>> | undefined {
  const object = given(fields);
  return Object.keys(object).length > 0 ? object : undefined;
}

function bannerOf(node: Node | undefined): Banner | undefined {
  if (!node || isNothing(node)) return undefined;
  const origin = { span: node.span };
  const inner = node.is === 'map' ? valueAt(node, 'text') : undefined;
  if (node.is !== 'map' || (isTextMap(node) && !inner)) {
    const text = textOf(node);
    return text === undefined ? undefined : { text, origin };
  }
  const vertical = wordsIn(node, 'vertical');
  return {
    text: textOf(inner) ?? '',
    ...alignOf(node),
    ...((vertical === 'top' || vertical === 'bottom') && { vertical }),
    origin,
  };
}

/** The named payloads: by their names, or as a list. */
export function readData(root: MapNode): readonly Payload[] | undefined {
  const node = valueAt(root, 'data');
  if (!node || isNothing(node) || node.is === 'scalar') return undefined;
  if (node.is === 'map') return node.entries.map(({ key, value }) => payloadOf(key, value));
  return node.items.flatMap(({ value }) => {
    const id = wordsIn(value, 'id');
    return id === undefined ? [] : [payloadOf(id, value)];
  });
}

function payloadOf(id: string, node: Node): Payload {
  if (node.is !== 'map') return { id };
  const json = (key: string): ReturnType<typeof jsonOf> | undefined => {
    const value = valueAt(node, key);
    return value && jsonOf(value);
  };
  const words = given({ title: stringOf(valueAt(node, 'title')), mediaType: stringOf(valueAt(node, 'mediaType')) });
  return { id, ...words, ...given({ schema: json('schema'), example: json('example') }) };
}

/** Everything that only a workflow can say; undefined where it says nothing. */
export function readWorkflow(root: MapNode, data: readonly Payload[] | undefined): Workflow | undefined {
  const at = (name: string): Node | undefined => valueAt(root, name);
  const labels = stringOf(at('numbering')) === 'labels';
  const [own, extensions] = [objectOf(at('extensions')), extensionsOf(root)];
  return filled({
    info: objectOf(at('info'), asSpelt),
    labelNumbers: labels || undefined,
    data,
    performance: performanceOf(at('performance')),
    notes: stringsOf(at('notes')),
    related: relatedOf(at('related')),
    page: pageOf(at('page')),
    extensions: own || extensions ? { ...own, ...extensions } : undefined,
  });
}

function performanceOf(node: Node | undefined): Workflow['performance'] {
  if (node?.is === 'map') return node.entries.map(({ key, value }) => ({ name: key, text: stringOf(value) ?? '' }));
  if (node?.is !== 'seq') return undefined;
  return node.items.map(({ value }) => ({ name: wordsIn(value, 'name') ?? '', text: wordsIn(value, 'text') ?? '' }));
}

function relatedOf(node: Node | undefined): readonly RelatedPage[] | undefined {
  if (node?.is !== 'seq') return undefined;
  return node.items.map(({ value }) => ({
    title: wordsIn(value, 'title') ?? '',
    href: wordsIn(value, 'href') ?? '',
    ...given({ text: wordsIn(value, 'text') }),
  }));
}

function pageOf(node: Node | undefined): Page | undefined {
  if (node?.is !== 'map') return undefined;
  const parts = valueAt(node, 'sections');
  const sections =
    parts?.is === 'seq'
      ? parts.items.map(({ value }) => ({ ...given({ after: wordsIn(value, 'after') }), text: wordsIn(value, 'text') ?? '' }))
      : undefined;
  const [heading, language] = [wordsIn(node, 'heading'), wordsIn(node, 'language')];
  return filled({ heading, language, purpose: wordsIn(node, 'purpose'), audience: wordsIn(node, 'audience'), sections });
}
