// The closed list of everything sequitur can find. Codes are stable; sentences may improve.

import { common } from './messages/common.js';
import { losses } from './messages/losses.js';
import { mermaid } from './messages/mermaid.js';
import { page } from './messages/page.js';
import { plantuml } from './messages/plantuml.js';
import { plantumlPreprocessor } from './messages/plantuml-preprocessor.js';
import { workflow } from './messages/workflow.js';

/** Each code with its severity and its sentence. */
export const catalogue = { ...common, ...mermaid, ...page, ...plantuml, ...plantumlPreprocessor, ...workflow, ...losses };

/** Every code there is. */
export type Code = keyof typeof catalogue;

/** The facts that a code's sentence needs. */
export type DataOf<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];
