// The colours that a browser knows by name: the first word of a box is its colour only if it is one of them.

const names =
  'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen';
const others =
  'transparent currentcolor inherit initial unset revert accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas canvastext field fieldtext graytext highlight highlighttext linktext mark marktext selecteditem selecteditemtext visitedtext';

const known: ReadonlySet<string> = new Set(`${names} ${others}`.split(' '));

const number = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:e[+-]?\\d+)?%?';
const angle = `${number}(?:deg|rad|grad|turn)?`;
const commas = new RegExp(`^(?:rgba?|hsla?)\\(\\s*${angle}\\s*,\\s*${number}\\s*,\\s*${number}\\s*(?:,\\s*${number}\\s*)?\\)$`, 'i');
const blanks = new RegExp(`^(?:rgba?|hsla?)\\(\\s*${angle}\\s+${number}\\s+${number}\\s*(?:/\\s*${number}\\s*)?\\)$`, 'i');

/** Whether a browser takes a word or a function for a colour (CSS Color 4). */
export function isCssColor(text: string): boolean {
  return known.has(text.toLowerCase()) || commas.test(text) || blanks.test(text);
}
