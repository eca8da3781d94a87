// Stands for a module of Chevrotain in the bundled command. V8 copies the whole layout of a prototype for each member that it is given,
// nearly a megabyte for the hundred members of a parser; one that has lost a member is a dictionary, and is given more at no cost.

export function applyMixins({ prototype: target }, sources) {
  const own = Object.getOwnPropertyDescriptor(target, 'constructor');
  delete target.constructor;
  for (const { prototype } of sources) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      if (name !== 'constructor') Object.defineProperty(target, name, Object.getOwnPropertyDescriptor(prototype, name));
    }
  }
  Object.defineProperty(target, 'constructor', own);
}
