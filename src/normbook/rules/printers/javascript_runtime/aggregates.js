// Several values at once: absences are passed over, and of none there is no value.

import { UNIT, fit, order, truncate, units, whole } from "./numbers.js";

const present = (items) => items.filter((item) => item !== null);
const summed = (items) => items.reduce((sum, item) => sum + units(item), 0n);

export function sum(items) {
  let total = 0;
  let some = false;
  for (const item of items) {
    if (item === null) continue;
    some = true;
    total = typeof item === "number" ? total + item : NaN;
    if (!(total < 9e15 && total > -9e15)) return fit(summed(present(items)), UNIT);
  }
  return some ? whole(total) : null;
}

export function mean(items) {
  const found = present(items);
  return found.length === 0 ? null : fit(summed(found), UNIT * BigInt(found.length));
}

export function min(items) {
  const found = present(items);
  return found.length === 0 ? null : found.reduce((least, item) => (order(item, least) < 0 ? item : least));
}

export function max(items) {
  const found = present(items);
  return found.length === 0 ? null : found.reduce((most, item) => (order(item, most) > 0 ? item : most));
}

export function count(items) {
  let found = 0;
  for (const item of items) if (item !== null) found += 1;
  return found;
}

export const row = (column, index) => column[truncate(index) - 1] ?? null;
