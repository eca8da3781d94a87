// Checks the directions of dependencies; with --picture it draws the layers as a Mermaid flowchart instead.

import { cruise } from 'dependency-cruiser';
import { forbidden, options } from './layer-rules.mjs';

const { output } = await cruise(['src'], { ruleSet: { forbidden }, validate: true, ...options });
const { violations, totalCruised } = output.summary;
const sentences = new Map(forbidden.map(({ name, comment }) => [name, comment]));

for (const { from, to, rule, cycle } of violations) {
  const way = cycle ? [from, ...cycle.map(({ name }) => name)].join(' → ') : `${from} → ${to}`;
  console.error(`${way}\n  ${rule.name}: ${sentences.get(rule.name)}`);
}
// A tool that cannot read the language finds no module, and nothing wrong with it.
const modules = output.modules.filter(({ source }) => source.startsWith('src/')).length;
if (modules < 100) console.error(`Only ${modules} modules were seen: the check itself is broken.`);
else console.log(`${modules} modules (${totalCruised} with packages), ${violations.length} against the rules.`);
process.exitCode = violations.length > 0 || modules < 100 ? 1 : 0;
