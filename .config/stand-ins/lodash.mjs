// Stands for the package lodash-es in the bundled command: what Chevrotain uses of it, for what Chevrotain gives it, which is lists and
// plain objects. Some two hundred modules of the package would be read and started for that.

const valuesOf = (collection) => (Array.isArray(collection) ? collection : Object.values(collection ?? {}));
const entriesOf = (collection) =>
  Array.isArray(collection) ? collection.map((value, index) => [index, value]) : Object.entries(collection ?? {});

export const { assign } = Object;
export const { isArray } = Array;
export const isFunction = (value) => typeof value === 'function';
export const isObject = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');
export const isRegExp = (value) => value instanceof RegExp;
export const isString = (value) => typeof value === 'string';
export const isUndefined = (value) => value === undefined;
export const isEmpty = (collection) =>
  Array.isArray(collection) || typeof collection === 'string' ? collection.length === 0 : Object.keys(collection ?? {}).length === 0;

export const has = (object, key) => object !== null && object !== undefined && Object.hasOwn(object, key);
export const keys = (object) => Object.keys(object ?? {});
export const values = (object) => Object.values(object ?? {});
export const clone = (value) => (Array.isArray(value) ? [...value] : isObject(value) ? { ...value } : value);
export const defaults = (object, ...sources) => {
  for (const [key, value] of sources.flatMap(entriesOf)) if (object[key] === undefined) object[key] = value;
  return object;
};
export const pickBy = (object, fits) => {
  const picked = {};
  for (const key in object) if (fits(object[key], key)) picked[key] = object[key];
  return picked;
};

/** `false` ends it. */
export function forEach(collection, visit) {
  if (!Array.isArray(collection)) {
    for (const key of Object.keys(collection ?? {})) if (visit(collection[key], key) === false) break;
    return collection;
  }
  for (let index = 0; index < collection.length; index++) if (visit(collection[index], index) === false) break;
  return collection;
}
export const map = (collection, change) =>
  Array.isArray(collection)
    ? collection.map((value, index) => change(value, index))
    : entriesOf(collection).map(([key, value]) => change(value, key));
export const flatMap = (collection, change) => map(collection, change).flat();
export const reduce = (collection, join, start) => {
  let joined = start;
  forEach(collection, (value, key) => {
    joined = join(joined, value, key);
  });
  return joined;
};
export const every = (collection, fits) => valuesOf(collection).every((value, index) => fits(value, index));
export const some = (collection, fits) => valuesOf(collection).some((value, index) => fits(value, index));
export const filter = (collection, fits) => valuesOf(collection).filter((value, index) => fits(value, index));
export const reject = (collection, fits) => filter(collection, (value, index) => !fits(value, index));
export const find = (collection, fits) => valuesOf(collection).find((value, index) => fits(value, index));
export const includes = (collection, value) => valuesOf(collection).includes(value);
export const indexOf = (list, value) => (list ?? []).indexOf(value);
export const groupBy = (collection, keyOf) => {
  const groups = {};
  for (const value of valuesOf(collection)) {
    const key = keyOf(value);
    if (Object.hasOwn(groups, key)) groups[key].push(value);
    else groups[key] = [value];
  }
  return groups;
};

export const first = (list) => list?.[0];
export const last = (list) => list?.at(-1);
export const drop = (list, count = 1) => (list ?? []).slice(count);
export const dropRight = (list, count = 1) => (list ?? []).slice(0, Math.max(0, list.length - count));
export const compact = (list) => (list ?? []).filter(Boolean);
export const flatten = (list) => (list ?? []).flat();
export const uniq = (list) => [...new Set(list)];
export const difference = (list, ...others) => {
  const excluded = new Set(others.flat());
  return (list ?? []).filter((value) => !excluded.has(value));
};

export const identity = (value) => value;
export const noop = () => {};
export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);
