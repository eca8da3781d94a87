// The closed list of commands that are kept as they are: they change how a diagram looks, not what it says.

import { all, maybe, named, one, type Pattern, sign } from './pattern.js';
import { blank, name, S, s, stereotypes } from './pieces.js';

const decimal = sign('\\d+(?:\\.\\d+)?', '[0-9]+ ( "." [0-9]+ )?');
const whole = sign('\\d+', '[0-9]+');
const rest = sign('.+', 'Char+');
const word = sign('\\S+', '[^#x20#x9]+');
const portion = one(
  sign('members?', '( "member" | "members" )'),
  sign('attributes?', '( "attribute" | "attributes" )'),
  sign('fields?', '( "field" | "fields" )'),
  sign('methods?', '( "method" | "methods" )'),
  sign('circle[sd]?', '( "circle" | "circles" | "circled" )'),
  sign('stereotypes?', '( "stereotype" | "stereotypes" )'),
);

/** The name of a style, perhaps for one stereotype only. */
export const parameter = named('Parameter', sign('[\\w.]*(?:<<(?:(?!>>).)+>>[\\w.]*)?', '[0-9A-Za-z_.]* Stereotypes? [0-9A-Za-z_.]*'));
/** There is something of it: blanks before nothing belong to what follows. */
export const something = sign('(?=[\\w.<])', '');
const value = named('Value', sign('[^{}]+', '[^{}]+'));
/** A line between braces. */
export const parameterLine = named('ParameterLine', one('}', all(parameter, s, '{'), all(parameter, blank, value)));

const spriteSource = one(
  all(
    S,
    one(
      sign('<svg.*', '"<svg" Char*'),
      sign('(?:jar:|#|https?:).+', '( "jar:" | "#" | "http:" | "https:" ) Char+'),
      sign('\\[(?:.*\\{)?[^{\\]\\n\\r\\u2028\\u2029]*\\][^{]+', '"[" Char* "]" [^{]+'),
    ),
  ),
  all(blank, sign('.+\\.(?:png|jpe?g|gif|svg)', 'Char+ ( ".png" | ".jpg" | ".jpeg" | ".gif" | ".svg" )')),
);

/** Each command by what it is called. */
export const commandKinds: Readonly<Record<string, Pattern>> = {
  separator: all('set', S, one('separator', 'namespaceSeparator'), S, word),
  pragma: all('!pragma', S, rest),
  theme: all('!theme', S, rest),
  assume: all('!assume', S, 'transparent', S, one('dark', 'light')),
  option: all('!option', S, rest),
  skinparam: all('skinparam', one(all(S, something, parameter), blank), blank, value),
  sprite: all('sprite', S, maybe('$'), sign('[\\w.\\-/]+', '[-0-9A-Za-z_./]+'), spriteSource),
  scale: all(
    'scale',
    S,
    one(
      all(maybe('max', S), whole, s, one('*', 'x'), s, whole),
      all(maybe('max', S), whole, S, one('width', 'height')),
      all(decimal, maybe(s, '/', s, decimal)),
    ),
  ),
  rotate: all('rotate'),
  minwidth: all('minwidth', S, whole),
  page: all('page', S, whole, s, 'x', s, whole),
  skin: all('skin', S, sign('[\\w.]+', '[0-9A-Za-z_.]+')),
  autonewpage: all('autonewpage', S, whole),
  'hide or show': all(
    one('hide', 'show'),
    S,
    one(all(maybe(one(stereotypes, name), S), maybe('empty', S), portion), all('empty', S, 'description')),
  ),
  style: all('<style>', sign('(?:[ \\t\\u00a0]+|.*\\}[ \\t\\u00a0]*)', '( S | Char* "}" S? )'), '</style>'),
};

/** A line that is one of them. */
export const commands: Pattern = named('CommandLine', one(...Object.values(commandKinds)));
