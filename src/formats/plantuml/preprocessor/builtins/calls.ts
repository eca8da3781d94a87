// Built-in functions on variables, functions and procedures themselves.

import { fail } from '../failure.js';
import { type Builtin, type Callable, type CallContext, findFunction } from '../functions.js';
import { getVariable, setVariable } from '../scope.js';
import { newlineCharacter } from '../special-characters.js';
import { callFunction } from '../substitution.js';
import { ofText, type Value } from '../values.js';
import { builtin, ofBoolean, textArg } from './make.js';

const many = Number.MAX_SAFE_INTEGER;

function findCalled(args: readonly Value[], { machine }: CallContext): Callable {
  const name = textArg(args, 0);
  return findFunction(machine.functions, name, args.length - 1, []) ?? fail('unknown-function', { name, count: args.length - 1 });
}

function callByName(args: readonly Value[], context: CallContext): Value {
  const called = findCalled(args, context);
  if (called.kind === 'procedure' || called.kind === 'definelong') fail('bad-call', { name: called.name, reason: 'it has no value' });
  return callFunction(context.machine, context.scope, called, args.slice(1), context.named) ?? ofText('');
}

function invoke(args: readonly Value[], context: CallContext): undefined {
  const called = findCalled(args, context);
  if (called.kind === 'function' || called.kind === 'define') fail('bad-call', { name: called.name, reason: 'it is no procedure' });
  callFunction(context.machine, context.scope, called, args.slice(1), context.named);
}

/** The lines of a procedure as one text. */
function retrieve(args: readonly Value[], context: CallContext): Value {
  const { machine } = context;
  const before = machine.output.length;
  invoke(args, context);
  return ofText(
    machine.output
      .splice(before)
      .map(({ text }) => text)
      .join(newlineCharacter),
  );
}

/** All of them. */
export const callBuiltins: readonly Builtin[] = [
  builtin('call_user_func', 1, callByName, many),
  { ...builtin('invoke_procedure', 1, invoke, many), writes: true },
  builtin('retrieve_procedure', 1, retrieve, many),
  builtin('function_exists', 1, (args, { machine }) => ofBoolean(machine.functions.byName.has(textArg(args, 0)))),
  builtin('variable_exists', 1, (args, { scope }) => ofBoolean(getVariable(scope, textArg(args, 0)) !== undefined)),
  builtin('get_variable_value', 1, (args, { scope }) => getVariable(scope, textArg(args, 0)) ?? ofText('')),
  builtin('set_variable_value', 2, (args, { machine, scope }) => {
    const [name, value] = [textArg(args, 0), args[1]];
    if (!name.startsWith('$')) machine.bareNames = true;
    if (value) setVariable(scope, name, value, 'global');
    return ofText('');
  }),
];
