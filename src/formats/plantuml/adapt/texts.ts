// Texts, links and stereotypes as PlantUML shows them where they are printed; what that costs is reported.

import { equal } from '../../../ir/equal.js';
import type { Banner, Diagram, Link, Operand, Origin, Statement } from '../../../ir/model.js';
import { contentOf, makeText, plainText, type Text } from '../../../ir/text.js';
import type { Adaptation } from '../../kit/adaptation.js';
import { readCreole } from '../../kit/creole/read.js';
import { writeCreole } from '../../kit/creole/write.js';
import { isHarmless } from '../creole/harmless.js';
import { sameDrawing } from '../creole/write.js';
import { shownEnding, shownGuard, shownTitle } from '../print/fragments.js';
import { shownInBanner, shownInNote, shownInReference, titleOrigin } from '../print/notes.js';
import { shownLink, shownOnLine, shownStereotype } from '../print/shown.js';
import { shownBetweenSigns } from '../print/statements.js';

type Node = { readonly origin?: Origin };

/** What is lost where a text is shown otherwise may change how it is printed, and that what is shown; seldom more than once. */
const attempts = 4;

/** The text as it will be shown; `show` tells how one is. */
export function sayable(text: Text, node: Node, adaptation: Adaptation, show: (text: Text) => Text): Text {
  if (isHarmless(text)) return text;
  const { wrap, align: wish, content } = typeof text === 'string' ? { content: contentOf(text) } : text;
  // Only the breaks of a text say its alignment, and none says that it is centred.
  const align = wish !== 'center' && plainText(text).includes('\n') ? wish : undefined;
  const plain = wrap === undefined && align === wish ? text : makeText(content, align && { align });
  let said = equal(show(plain), plain) ? plain : drawable(plain);
  for (let i = 0; i < attempts; i++) {
    const shown = show(said);
    if (equal(shown, said)) break;
    said = shown;
  }
  if (wrap !== undefined) adaptation.lose('wrap', node);
  if (wish !== alignOf(said)) adaptation.lose('alignment', node);
  if (said !== plain && !equal(contentOf(said), content)) adaptation.lose('markup', node);
  return said;
}

/** What is left of formatting in the markup, wherever it stands. */
function drawable(text: Text): Text {
  if (typeof text === 'string') return text;
  const drawn = readCreole(writeCreole(makeText(text.content)), undefined, { unclosed: true });
  return sameDrawing(drawn, makeText(text.content)) ? text : makeText(contentOf(drawn), text.align && { align: text.align });
}

function alignOf(text: Text): string | undefined {
  return typeof text === 'string' ? undefined : text.align;
}

/** The link as it will be shown, without any key where there is none. */
export function sayableLink(link: Link | undefined, node: Node, adaptation: Adaptation): { readonly link?: Link } {
  if (!link) return {};
  const first = shownLink(link);
  const shown = first && shownLink(first);
  if (shown && equal(shown, link)) return { link };
  adaptation.lose('link', node, shown ? 'it has signs instead that can stand there' : undefined);
  return shown ? { link: shown } : {};
}

/** The same for a stereotype. */
export function sayableStereotype(stereotype: string | undefined, node: Node, adaptation: Adaptation): { readonly stereotype?: string } {
  if (stereotype === undefined) return {};
  const shown = shownStereotype(stereotype);
  if (shown === stereotype) return { stereotype };
  adaptation.lose('stereotype', node, shown === undefined ? undefined : 'it has signs instead that can stand there');
  return shown === undefined ? {} : { stereotype: shown };
}

const banners = ['header', 'footer', 'caption', 'legend', 'mainframe'] as const;

/** The diagram with the texts round the drawing as they will be shown. */
export function withSayableBanners(diagram: Diagram, adaptation: Adaptation): Diagram {
  let changed = diagram;
  const { title } = diagram;
  if (title !== undefined) {
    const origin = titleOrigin(diagram);
    const said = sayable(title, diagram, adaptation, (text) => shownInBanner('title', { text, ...(origin && { origin }) }));
    if (said !== title) changed = { ...changed, title: said };
  }
  for (const word of banners) {
    const banner = diagram[word];
    if (!banner) continue;
    const placed = placeable(word, banner, adaptation);
    const text = sayable(placed.text, placed, adaptation, (one) => shownInBanner(word, { ...placed, text: one }));
    if (text !== banner.text || placed !== banner) changed = { ...changed, [word]: { ...placed, text } };
  }
  return changed;
}

const aligned: ReadonlySet<string> = new Set(['header', 'footer', 'legend']);

/** Only a header, a footer and a legend can be moved to a side, only a legend up or down. */
function placeable(word: (typeof banners)[number], banner: Banner, adaptation: Adaptation): Banner {
  const { align, vertical, ...rest } = banner;
  const keptAlign = aligned.has(word) ? align : undefined;
  const keptVertical = word === 'legend' ? vertical : undefined;
  if (keptAlign === align && keptVertical === vertical) return banner;
  adaptation.lose('alignment', banner);
  return { ...rest, ...(keptAlign && { align: keptAlign }), ...(keptVertical && { vertical: keptVertical }) };
}

/** The statement with its texts as they will be shown. */
export function withSayableTexts(statement: Statement, adaptation: Adaptation): Statement {
  const text = (given: Text, show: (text: Text) => Text): Text => sayable(given, statement, adaptation, show);
  const { origin } = statement;
  switch (statement.kind) {
    case 'message':
    case 'duration':
      return withText(
        statement,
        text(statement.text, (one) => shownOnLine(origin, one, 'label')),
      );
    case 'note':
      return withText(
        statement,
        text(statement.text, (one) => shownInNote({ ...statement, text: one })),
      );
    case 'state':
      return withText(
        statement,
        text(statement.text, (one) => shownInNote({ ...statement, kind: 'note', placement: 'over', text: one })),
      );
    case 'reference':
      return withText(
        statement,
        text(statement.text, (one) => shownInReference({ ...statement, text: one })),
      );
    case 'divider':
      return withText(
        statement,
        text(statement.text, (one) => shownBetweenSigns(origin, one, 'divider')),
      );
    case 'delay':
      if (statement.text === undefined) return statement;
      return withText(
        statement,
        text(statement.text, (one) => shownBetweenSigns(origin, one, 'delay')),
      );
    case 'page': {
      if (statement.title === undefined) return statement;
      const title = text(statement.title, (one) => shownOnLine(origin, one, 'page'));
      return title === statement.title ? statement : { ...statement, title };
    }
    case 'fragment':
      return withSayableFrame(statement, adaptation);
    default:
      return statement;
  }
}

function withText<S extends { readonly text?: Text }>(statement: S, text: Text): S {
  return text === statement.text ? statement : { ...statement, text };
}

function withSayableFrame(fragment: Statement<'fragment'>, adaptation: Adaptation): Statement<'fragment'> {
  const { title, ending } = fragment;
  const said = {
    ...(title !== undefined && { title: sayable(title, fragment, adaptation, (one) => shownTitle(fragment, one)) }),
    ...(ending !== undefined && { ending: sayable(ending, fragment, adaptation, (one) => shownEnding(fragment, one)) }),
  };
  const operands = fragment.operands.map((operand): Operand => {
    if (operand.guard === undefined) return operand;
    const guard = sayable(operand.guard, operand, adaptation, (one) => shownGuard(fragment, operand, one));
    return guard === operand.guard ? operand : { ...operand, guard };
  });
  const isSame = said.title === title && said.ending === ending && operands.every((one, index) => one === fragment.operands[index]);
  return isSame ? fragment : { ...fragment, ...said, operands };
}
