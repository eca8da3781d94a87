// The diagrams that are measured: as many messages as wanted, every fifth with something beside it, in each language.

const names = ['Customer', 'Shop', 'Orders', 'Bank', 'Mail', 'Stock', 'Audit', 'Queue'];

function diagramOf(count, { head, message, note, open, close, foot }) {
  const lines = [head];
  for (let i = 0; i < count; i++) {
    const [from, to] = [names[i % names.length], names[(i * 3 + 1) % names.length]];
    if (i % 10 === 0) lines.push(open(`case ${i}`));
    lines.push(message(from, to, `POST /orders/${i} with some words`, i % 3 === 0));
    if (i % 5 === 0) lines.push(note(from, `step ${i}`));
    if (i % 10 === 9) lines.push(close);
  }
  return `${[...lines, ...(count % 10 === 0 ? [] : [close]), foot].join('\n')}\n`;
}

/** The text of a diagram with a number of messages. */
export const textOf = {
  mermaid: (count) =>
    diagramOf(count, {
      head: 'sequenceDiagram',
      message: (from, to, text, reply) => `  ${from}${reply ? '-->>' : '->>'}${to}: ${text}`,
      note: (of, text) => `  Note over ${of}: ${text}`,
      open: (guard) => `  opt ${guard}`,
      close: '  end',
      foot: '',
    }),
  plantuml: (count) =>
    diagramOf(count, {
      head: '@startuml',
      message: (from, to, text, reply) => `${from} ${reply ? '-->' : '->'} ${to} : ${text}`,
      note: (of, text) => `note over ${of} : ${text}`,
      open: (guard) => `opt ${guard}`,
      close: 'end',
      foot: '@enduml',
    }),
};
