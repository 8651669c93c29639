// Powers. A result that ends is computed exactly, so that a tie is seen; any other to 80 places.

import { UNIT, fit, nearest, size, units } from "./numbers.js";

const FINE = 80;
const ONE = 10n ** BigInt(FINE);

export function power(base, exponent) {
  if (base === 0) return exponent === 0 ? 1 : exponent > 0 ? 0 : null;
  const whole_exponent = typeof exponent === "number";
  if (base < 0 && !whole_exponent) return null;
  const magnitude = logarithm(size(units(base))) * units(exponent);
  if (magnitude > 36n * ONE * UNIT) return null; // e^36 is more than 10^15
  if (magnitude < -26n * ONE * UNIT) return 0; // e^-26 is less than 10^-11
  const negative = base < 0 && exponent % 2 !== 0;
  const top = (whole_exponent && ended(size(units(base)), exponent)) || snapped(exponential(magnitude / UNIT));
  return fit(negative ? -top[0] : top[0], top[1]);
}

// The exact fraction of a whole power, where it has few enough digits.
function ended(base, exponent) {
  let [top, bottom] = [base, UNIT];
  while (top % 10n === 0n && bottom > 1n) [top, bottom] = [top / 10n, bottom / 10n];
  if (Math.abs(exponent) * String(top).length > 400 && top !== 1n) return null;
  if (top === 1n && bottom === 1n) return [1n, 1n];
  if (Math.abs(exponent) > 400) return null;
  const raised = [top ** BigInt(Math.abs(exponent)), bottom ** BigInt(Math.abs(exponent))];
  return exponent < 0 ? raised.reverse() : raised;
}

// A result within 10^-40 of a number of twelve places is that number.
function snapped(fine) {
  const short = nearest(fine, ONE / 10n ** 12n);
  const apart = size(short * (ONE / 10n ** 12n) - fine);
  return apart < 10n ** 40n ? [short, 10n ** 12n] : [fine, ONE];
}

const known = new Map();

// The natural logarithm of so many billionths, in units of 10^-80.
function logarithm(billionths) {
  const before = known.get(billionths);
  if (before !== undefined) return before;
  let value = (billionths * ONE) / UNIT;
  let twos = 0n;
  for (; value >= 2n * ONE; twos += 1n) value = (value + 1n) / 2n;
  for (; value < ONE; twos -= 1n) value *= 2n;
  const found = halves(value) + (twos === 0n ? 0n : twos * halves(2n * ONE));
  if (known.size > 500) known.clear();
  known.set(billionths, found);
  return found;
}

// ln of 1 to 2 by the series of the inverse hyperbolic tangent.
function halves(value) {
  const ratio = ((value - ONE) * ONE) / (value + ONE);
  const square = (ratio * ratio) / ONE;
  let [sum, term] = [0n, ratio];
  for (let odd = 1n; term !== 0n; odd += 2n) {
    sum += term / odd;
    term = (term * square) / ONE;
  }
  return 2n * sum;
}

function exponential(value) {
  const shrunk = value / 256n;
  let [sum, term] = [ONE, ONE];
  for (let step = 1n; term !== 0n; step += 1n) {
    term = (term * shrunk) / ONE / step;
    sum += term;
  }
  for (let time = 0; time < 8; time += 1) sum = (sum * sum) / ONE;
  return sum;
}
