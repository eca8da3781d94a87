// Single tokens of the concrete syntax: scalars with what they mean, and what stands before a node.

import { CST } from 'yaml';
import type { ScalarNode } from './nodes.js';
import { resolvePlain } from './scalars.js';

/** What stands before a node. */
export interface Properties {
  readonly anchor?: string;
  readonly tag?: string;
}

/** Tokens of no node of their own: signs, blanks, comments. */
export type SourceTokens = readonly CST.SourceToken[] | undefined;

/** The anchor and the tag among some tokens. */
export function propertiesOf(tokens: SourceTokens): Properties {
  const anchor = tokens?.find(({ type }) => type === 'anchor')?.source.slice(1);
  const tag = tokens?.find(({ type }) => type === 'tag')?.source;
  return { ...(anchor !== undefined && { anchor }), ...(tag !== undefined && { tag }) };
}

/** An anchor or a tag as it was written; `!!str` says what a text is anyway. */
export function markOf({ anchor, tag }: Properties): { readonly mark?: string } {
  const marks = [...(anchor === undefined ? [] : [`&${anchor}`]), ...(tag === undefined || tag === '!!str' ? [] : [tag])];
  return marks.length > 0 ? { mark: marks.join(' ') } : {};
}

/** A scalar with its source and with what YAML makes of it. */
export function scalarOf(token: CST.FlowScalar | CST.BlockScalar, properties: Properties): ScalarNode {
  const value = CST.resolveAsScalar(token, false, () => {})?.value ?? '';
  const source = token.type === 'block-scalar' && !keepsLineBreaks(token) ? value.replace(/\n$/, '') : value;
  const plain = token.type === 'scalar';
  const isText = !plain || properties.tag === '!!str' || properties.tag === '!';
  const end = token.type === 'block-scalar' ? endOfBlock(token) : token.offset + token.source.length;
  return {
    is: 'scalar',
    source,
    value: isText ? value : resolvePlain(value),
    span: { start: token.offset, end },
    plain,
    ...markOf(properties),
  };
}

/** Whether a block says that the line breaks at its end belong to it (`|+`). The one behind `|` alone is how a block ends on paper. */
function keepsLineBreaks({ props }: CST.BlockScalar): boolean {
  return props.some((prop) => prop.type === 'block-scalar-header' && prop.source.includes('+'));
}

/** Where the last line of a block scalar ends. */
function endOfBlock({ offset, props, source }: CST.BlockScalar): number {
  const length = props.reduce((sum, prop) => sum + ('source' in prop ? prop.source.length : 0), 0);
  const start = props[0]?.offset ?? offset;
  return start + length + source.trimEnd().length;
}

/** A token that is more than a blank, a line end or a comment. */
export function isSign({ type }: CST.SourceToken): boolean {
  return type !== 'newline' && type !== 'space' && type !== 'comment' && type !== 'comma';
}

/** Where the last sign ends. */
export function endOfSigns(tokens: SourceTokens, otherwise: number): number {
  const last = tokens?.findLast(isSign);
  return last ? last.offset + last.source.length : otherwise;
}
