// Titles, texts for screen readers, boxes and links are HTML to Mermaid: DOMPurify cleans them before they are drawn as plain text.

import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** Elements that DOMPurify removes with what they hold. */
const removed: ReadonlySet<string> = new Set(
  'script style iframe noscript noembed noframes xmp template textarea title plaintext annotation-xml'.split(' '),
);

/** Elements that it keeps; of all others the content stays. */
const kept: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address area article aside audio b bdi bdo big blink blockquote br button canvas center cite code col colgroup ' +
    'data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header ' +
    'hgroup hr i img input ins kbd label legend li main map mark marquee menu menuitem meter nav ol optgroup option output p picture ' +
    'pre progress q rp rt ruby s samp search section select small source spacer span strike strong sub summary sup table tbody td ' +
    'tfoot th thead time tr track tt u ul var video wbr svg'
  ).split(' '),
);

const empty: ReadonlySet<string> = new Set('area br col hr img input source track wbr'.split(' '));

/** No part of it reaches over the beginning of the next one, so that looking for all of them is linear. */
const tag = /<(\/?)([a-z][^\s/<>]*)((?:[\s/][^<>]*)?)>|<!--(?:(?!<!--)[\s\S])*?-->/gi;

/** The text as it is after cleaning: known elements whole, dangerous ones gone, all other signs of HTML as entities. */
export function sanitized(text: string): string {
  if (!text.includes('<')) return text;
  const open = new OpenElements();
  let out = '';
  let from = 0;
  tag.lastIndex = 0;
  for (let hit = tag.exec(text); hit; hit = tag.exec(text)) {
    out += withEntities(text.slice(from, hit.index));
    from = tag.lastIndex;
    const [, slash = '', word = '', rest = ''] = hit;
    const name = word.toLowerCase();
    if (slash === '' && removed.has(name)) from = behindElement(text, name, from);
    else if (kept.has(name)) out += slash === '' ? open.begin(name, rest) : open.end(name);
    tag.lastIndex = from;
  }
  out += withEntities(text.slice(from));
  return out + open.endAll();
}

function behindElement(text: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[^>]*>`, 'gi');
  end.lastIndex = from;
  return end.exec(text) ? end.lastIndex : text.length;
}

/** The elements that are open, as tags. */
class OpenElements {
  readonly #names: string[] = [];
  readonly #counts = new Map<string, number>();

  begin(name: string, attributes: string): string {
    if (!empty.has(name)) {
      this.#names.push(name);
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
    return `<${name}${attributes.replace(/\/\s*$/, '').trimEnd()}>`;
  }

  /** A closing tag closes what is open inside of it; one that closes nothing is dropped. */
  end(name: string): string {
    return (this.#counts.get(name) ?? 0) > 0 ? this.#closeTo(this.#names.lastIndexOf(name)) : '';
  }

  endAll(): string {
    return this.#closeTo(0);
  }

  #closeTo(depth: number): string {
    const names = this.#names.splice(depth).reverse();
    for (const name of names) this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1);
    return names.map((name) => `</${name}>`).join('');
  }
}

function withEntities(text: string): string {
  const plain = text.replace(/&(\w+);/g, (whole, name: string) => decodeNamedCharacterReference(name) || whole);
  return plain
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\u00a0/g, '&nbsp;');
}
