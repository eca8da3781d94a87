// Addresses and images that carry a diagram: read from every spelling, and made so that others read them.

import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import plantumlEncoder from 'plantuml-encoder';
import { describe, expect, it } from 'vitest';
import { sourceInPng, sourceInSvg } from '../../src/documents/images.js';
import { decodeAddress, decodePlantuml, encodeAddress, type Service } from '../../src/documents/urls/addresses.js';
import { encodePlantuml } from '../../src/documents/urls/codec.js';

const text = '@startuml\nShop -> Bank : päy 漢字 😀 -- <b>\n@enduml';
const mermaid = 'sequenceDiagram\n  Shop->>Bank: päy 漢字 😀\n';

function digits(bytes: Uint8Array): string {
  const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const own = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
  const padded = Buffer.concat([bytes, Buffer.alloc((3 - (bytes.length % 3)) % 3)]);
  return [...padded.toString('base64')].map((char) => own.charAt(plain.indexOf(char))).join('');
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const state = JSON.stringify({ code: mermaid, mermaid: '{}', autoSync: true });

const addresses: Readonly<Record<string, [string, string]>> = {
  'a PlantUML server': [`http://www.plantuml.com/plantuml/png/${digits(deflateRawSync(text))}`, text],
  'a server of one’s own, one page of several': [`https://uml.example/a/b/svg/2/${digits(deflateRawSync(text))}`, text],
  'an address without a protocol': [`//www.plantuml.com/plantuml/uml/${digits(deflateRawSync(text))}`, text],
  'raw deflate by prefix': [`https://x.example/plantuml/png/~0${digits(deflateRawSync(text))}`, text],
  'zlib by prefix': [`https://x.example/plantuml/png/~1${digits(deflateSync(text))}`, text],
  'zlib without prefix': [`https://x.example/plantuml/png/${digits(deflateSync(text))}`, text],
  'gzip by prefix': [`https://x.example/plantuml/png/~g${digits(gzipSync(text))}`, text],
  'a prefix that a browser has escaped': [`https://x.example/plantuml/png/%7E1${digits(deflateSync(text))}`, text],
  'a query behind it': [`https://x.example/plantuml/png/${digits(deflateRawSync(text))}?v=2`, text],
  hexadecimal: [`https://x.example/plantuml/png/~h${Buffer.from(text).toString('hex').toUpperCase()}`, text],
  'a text without delimiters': [`https://x.example/plantuml/png/${digits(deflateRawSync('A -> B'))}`, '@startuml\nA -> B\n@enduml'],
  'mermaid.live, packed': [`https://mermaid.live/edit#pako:${base64url(deflateSync(state))}`, mermaid],
  'mermaid.live, base64': [`https://mermaid.live/view#base64:${base64url(Buffer.from(state))}`, mermaid],
  'the old editor': [`https://mermaid-js.github.io/mermaid-live-editor/#/edit/${Buffer.from(state).toString('base64')}`, mermaid],
  'mermaid.ink, packed': [`https://mermaid.ink/img/pako:${base64url(deflateSync(state))}?bgColor=white`, mermaid],
  'mermaid.ink, packed bare code': [`https://mermaid.ink/svg/pako:${base64url(deflateSync(mermaid))}`, mermaid],
  'mermaid.ink, base64 bare code': [`https://mermaid.ink/img/${Buffer.from(mermaid).toString('base64')}`, mermaid],
  'Kroki, Mermaid': [`https://kroki.io/mermaid/svg/${base64url(deflateSync(mermaid))}`, mermaid],
  'Kroki, PlantUML, padded': [`https://kroki.example/plantuml/png/${base64url(deflateSync(text))}==`, text],
};

describe('decodeAddress', () => {
  it.each(Object.entries(addresses))('reads %s', (_, [address, expected]) => {
    expect(decodeAddress(address)?.text).toBe(expected);
  });

  it.each([
    'https://example.com/img/index',
    'https://www.plantuml.com/plantuml/png/',
    'https://www.plantuml.com/plantuml/png/!!!!',
    'https://www.plantuml.com/plantuml/proxy?cache=no&src=https://example.com/x.iuml',
    'https://mermaid.live/edit#pako:AAAA',
    'https://kroki.io/graphviz/svg/eNpLyUwvSizIUHBXqPZIzcnJ17ULzy_KSanlAgB1EAjQ',
    'docs/pay.puml',
    '',
  ])('leaves %s alone', (address) => {
    expect(decodeAddress(address)).toBeUndefined();
  });

  it('reads nothing that inflates without bounds', () => {
    expect(decodeAddress(`https://kroki.io/mermaid/svg/${base64url(deflateSync(Buffer.alloc(8_000_000, 65)))}`)).toBeUndefined();
  });

  it('keeps the place when it writes the same language', () => {
    const found = decodeAddress(addresses['a server of one’s own, one page of several']?.[0] ?? '');
    expect(decodeAddress(found?.rewrite('@startuml\nx\n@enduml', 'plantuml') ?? '')?.text).toContain('x');
    expect(found?.rewrite(mermaid, 'mermaid')).toMatch(/^https:\/\/mermaid\.ink\/svg\/pako:/);
    const live = decodeAddress(addresses['mermaid.live, packed']?.[0] ?? '');
    expect(live?.rewrite(text, 'plantuml')).toMatch(/^https:\/\/www\.plantuml\.com\/plantuml\/uml\//);
  });

  it('never throws', () => {
    const heads = [
      'https://x.example/plantuml/png/',
      'https://mermaid.live/edit#pako:',
      'https://mermaid.ink/img/',
      'https://kroki.io/mermaid/svg/',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.stringMatching(/^[~0-9A-Za-z_=-]{0,60}$/), (head, data) => {
        decodeAddress(head + data);
      }),
    );
  });
});

describe('encodeAddress', () => {
  it.each<[Service, string, string]>([
    ['plantuml', 'plantuml', text],
    ['kroki', 'plantuml', text],
    ['kroki', 'mermaid', mermaid],
    ['mermaid.live', 'mermaid', mermaid],
    ['mermaid.ink', 'mermaid', mermaid],
  ])('%s shows %s', (service, format, source) => {
    expect(decodeAddress(encodeAddress(source, format, service) ?? '')).toMatchObject({ service, format, text: source });
  });

  it('is read by plantuml-encoder, and reads what it writes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (source) => {
        expect(plantumlEncoder.decode(encodePlantuml(source))).toBe(source);
        expect(decodePlantuml(plantumlEncoder.encode(source))).toBe(source);
      }),
    );
  });

  it('has no address for a language that the service does not show', () => {
    expect(encodeAddress(text, 'plantuml', 'mermaid.live')).toBeUndefined();
    expect(encodeAddress(mermaid, 'mermaid', 'plantuml')).toBeUndefined();
  });
});

function chunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

const png = (...chunks: Buffer[]) => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...chunks]);

describe('images', () => {
  it('of SVG keep their source in an instruction or a comment', () => {
    const encoded = encodePlantuml('A -> B : -- x');
    const whole = '@startuml\nA -> B : -- x\n@enduml';
    expect(sourceInSvg(`<svg><g/><?plantuml 1.2026.8?><g><?plantuml-src ${encoded}?></g></svg>`)).toBe(whole);
    expect(sourceInSvg(`<svg><!--SRC=[${encoded.replaceAll('--', '- -')}]--></svg>`)).toBe(whole);
    expect(sourceInSvg('<svg><!--@startuml\nA - -> B\n@enduml\n\nPlantUML version 1--></svg>')).toBe('@startuml\nA --> B\n@enduml');
    expect(sourceInSvg('<svg><!-- nothing --><a title="<?plantuml-src x?>"/></svg>')).toBeUndefined();
  });

  it('of PNG keep it in a text chunk', () => {
    const itxt = chunk(
      'iTXt',
      Buffer.concat([Buffer.from('plantuml\0\u0001\0\0\0', 'latin1'), deflateSync(`${text}\n\nPlantUML version 1`)]),
    );
    const ztxt = chunk('zTXt', Buffer.concat([Buffer.from('plantuml\0\0', 'latin1'), deflateSync('@startuml\nA -> B\n@enduml')]));
    const other = chunk('tEXt', Buffer.from('copyleft\0x', 'latin1'));
    expect(sourceInPng(png(other, itxt))).toBe(text);
    expect(sourceInPng(png(ztxt))).toBe('@startuml\nA -> B\n@enduml');
    expect(sourceInPng(png(other))).toBeUndefined();
    expect(sourceInPng(Buffer.from('no image'))).toBeUndefined();
    expect(sourceInPng(png(itxt).subarray(0, 30))).toBeUndefined();
  });

  it('of PNG hold what a source with a file of its own came to', () => {
    const kept = (source: string) =>
      sourceInPng(png(chunk('iTXt', Buffer.concat([Buffer.from('plantuml\0\u0001\0\0\0', 'latin1'), deflateSync(source)]))));
    const own = '@startuml\n!include style.puml\nA -> B\n@enduml';
    const came = '@startuml\nskinparam shadowing false\nA -> B\n@enduml';
    const library = '@startuml\n!include <C4/C4_Sequence>\nRel(a, b, "x")\n@enduml';
    expect(kept(`${own}\n\n${came}\n\nPlantUML version 1`)).toBe(came);
    expect(kept(`${own}\n\nPlantUML version 1`)).toBe(own);
    expect(kept(`${library}\n\n${came}\n\nPlantUML version 1`)).toBe(library);
  });
});
