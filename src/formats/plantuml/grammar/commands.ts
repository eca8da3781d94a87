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

/** The name of a picture that is written as signs or comes as Base64. */
export const spriteName = named('SpriteName', sign('[\\p{L}\\p{N}_.-]+', '( LetterOrDigit | [-_.] )+'));
/** The name of a picture that is written as SVG or comes from a file. */
export const svgSpriteName = named('SvgSpriteName', sign('[\\p{L}\\p{N}_-]+', '( LetterOrDigit | [-_] )+'));
/** The size of a picture of which each sign is a pixel. */
export const spriteSize = named('SpriteSize', sign('\\[\\d+x\\d+\\/(?:4|8|16)\\]', '"[" [0-9]+ "x" [0-9]+ "/" ( "4" | "8" | "16" ) "]"'));
/** The size of a picture whose signs are packed. */
export const packedSpriteSize = named(
  'PackedSpriteSize',
  sign('\\[\\d+x\\d+\\/(?:(?:4|8|16)z|color)\\]', '"[" [0-9]+ "x" [0-9]+ "/" ( ( "4" | "8" | "16" ) "z" | "color" ) "]"'),
);
/** A line of pixels: the grey of each is one sign. */
export const pixels = sign('[\\da-f]+', '[0-9A-Fa-f]+');
/** A line of packed pixels. */
export const packedPixels = sign('[\\w-]+', '[-0-9A-Za-z_]+');
/** How a picture in SVG begins. */
export const svgStart = sign('<svg\\b.*', '"<svg" Char*');

// Whether a file, an address or a picture of the standard library is there is not asked.
const sprite = one(
  all(
    spriteName,
    one(
      all(S, one(pixels, sign('data:image\\/png;base64,[A-Za-z\\d+/=]+', '"data:image/png;base64," [0-9A-Za-z+/=]+'))),
      all(s, packedSpriteSize, S, packedPixels),
    ),
  ),
  all(
    svgSpriteName,
    one(
      all(
        S,
        one(
          sign('<svg\\b.*<\\/svg>', '"<svg" Char* "</svg>"'),
          sign('(?:jar:|https?:)[^<>"“”#]+', '( "jar:" | "http:" | "https:" ) [^<>"“”#]+'),
          sign('#[^#]+#\\S+', '"#" [^#]+ "#" [^#x20#x9]+'),
          sign(':[^:]+:\\S+', '":" [^:]+ ":" [^#x20#x9]+'),
        ),
      ),
      all(blank, sign('[^<>"“”#]+\\.(?:png|jpe?g|gif|svg)', '[^<>"“”#]+ ( ".png" | ".jpg" | ".jpeg" | ".gif" | ".svg" )')),
    ),
  ),
);

/** Each command by what it is called. */
export const commandKinds: Readonly<Record<string, Pattern>> = {
  separator: all('set', S, one('separator', 'namespaceSeparator'), S, word),
  pragma: all(
    '!pragma',
    S,
    one(
      all('layout', blank, rest),
      all(sign('(?!(?:layout|graphviz_dot)(?!\\w))[a-z_]\\w*', '[A-Za-z_] [0-9A-Za-z_]*'), maybe(blank, rest)),
    ),
  ),
  theme: all('!theme', S, rest),
  library: all('!include', S, sign('<[^<>]+>', '"<" [^<>]+ ">"')),
  assume: all('!assume', S, 'transparent', S, one('dark', 'light')),
  option: all('!option', S, rest),
  skinparam: all('skinparam', one(all(S, something, parameter), blank), blank, value),
  sprite: all('sprite', S, maybe('$'), sprite),
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
