// Stands for Node's module assert in the bundled command: what yargs asks of it, for which Node would load four modules.

export function strictEqual(actual, expected, message) {
  if (!Object.is(actual, expected)) throw new Error(message ?? `${actual} is not ${expected}`);
}

export function notStrictEqual(actual, expected, message) {
  if (Object.is(actual, expected)) throw new Error(message ?? `${actual} is not expected`);
}
