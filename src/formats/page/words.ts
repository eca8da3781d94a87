// The words of a page that belong to no step: front matter, payloads, notes, and all that is kept verbatim with the place it stands behind.

import type { Page, Payload, Workflow } from '../../ir/workflow.js';
import type { Span } from '../../source/span.js';
import { freshId } from '../kit/workflow/sections.js';
import { type PartName, type Piece, type Pieces, partOf, saidAs } from './said.js';
import { defaultAudience, defaultPurpose, headingOfTitle } from './vocabulary.js';

/** Everything of a workflow that stands in the page's words alone. `refused` are parts that stay as they are written. */
export function workflowOf(page: Pieces, refused: ReadonlySet<Piece>, title: string | undefined): Workflow {
  const { pieces, drawn } = page;
  const info = partOf(pieces, 'front')?.info;
  const ids = new Set<string>();
  const data = pieces.flatMap((piece): readonly Payload[] => {
    const payload = saidAs(piece, 'payload')?.payload;
    return payload ? [withId(payload, ids)] : [];
  });
  const performance = partOf(pieces, 'performance')?.rows;
  const notes = partOf(pieces, 'notes')?.notes;
  const related = partOf(pieces, 'related')?.related;
  const rest = pageOf(page, refused, title);
  return {
    ...(info && { info }),
    ...(drawn.workflow?.labelNumbers && { labelNumbers: true }),
    ...(data.length > 0 && { data }),
    ...(performance && { performance }),
    ...(notes && { notes }),
    ...(related && { related }),
    ...(rest && { page: rest }),
  };
}

/** A heading of one word is the payload's id. */
function withId({ title, ...payload }: Omit<Payload, 'id'>, ids: Set<string>): Payload {
  if (title !== undefined && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(title) && !ids.has(title)) {
    ids.add(title);
    return { id: title, ...payload };
  }
  return { id: freshId(title ?? 'payload', ids), ...(title !== undefined && { title }), ...payload };
}

function pageOf(pieced: Pieces, refused: ReadonlySet<Piece>, title: string | undefined): Page | undefined {
  const { pieces, drawing } = pieced;
  const written = pieces.find((piece) => piece.said?.part === 'title')?.name;
  const heading = written === headingOfTitle(title) ? undefined : written;
  const purpose = partOf(pieces, 'purpose')?.text;
  const audience = partOf(pieces, 'audience')?.text;
  const sections = verbatimOf(pieced, refused);
  const [usual] = drawing.language.words;
  const language = usual === 'mermaid' ? undefined : usual;
  const others: Page = {
    ...(heading !== undefined && { heading }),
    ...(language !== undefined && { language }),
    ...(sections.length > 0 && { sections }),
  };
  const isDefault = purpose === defaultPurpose(title) && audience === defaultAudience;
  if (isDefault && Object.keys(others).length === 0) return undefined;
  const { sections: last, ...head } = others;
  const page: Page = {
    ...head,
    ...(purpose !== undefined && { purpose }),
    ...(audience !== undefined && { audience }),
    ...(last && { sections: last }),
  };
  return Object.keys(page).length > 0 ? page : undefined;
}

/** What is no part, with the heading it stands behind; neighbours are one. */
function verbatimOf({ text, pieces }: Pieces, refused: ReadonlySet<Piece>): NonNullable<Page['sections']> {
  const out: { readonly after: string | undefined; readonly span: Span }[] = [];
  let after: string | undefined;
  let joins = false;
  for (const piece of withoutBareHeadings(pieces, refused)) {
    if (piece.said) {
      after = piece.name ?? after;
      joins = false;
      continue;
    }
    const last = joins ? out.pop() : undefined;
    out.push({ after, span: { start: last?.span.start ?? piece.span.start, end: piece.span.end } });
    joins = true;
  }
  return out.map(({ after: place, span }) => ({ ...(place !== undefined && { after: place }), text: text.slice(span.start, span.end) }));
}

const parents: Partial<Record<PartName, readonly PartName[]>> = {
  'diagram-heading': ['diagram', 'details'],
  steps: ['happy', 'error'],
  alternatives: ['alternative'],
  data: ['payload'],
};

/** The pieces with those parts verbatim that say nothing by themselves: refused lists, and headings above nothing that is a part. */
function withoutBareHeadings(pieces: readonly Piece[], refused: ReadonlySet<Piece>): readonly Piece[] {
  const out: Piece[] = [];
  let below: PartName | undefined;
  for (const piece of [...pieces].reverse()) {
    const part = refused.has(piece) ? undefined : piece.said?.part;
    const children = part && parents[part];
    const isBare = !part || (children !== undefined && !(below && children.includes(below)));
    if (!isBare) below = part;
    out.push(isBare ? { span: piece.span } : piece);
  }
  return out.reverse();
}
