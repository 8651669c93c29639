// Numbers: exact, of at most fifteen significant digits and nine places (docs/meaning.md, section 1).
//
// A whole number is a JavaScript number, any other a BigInt of billionths: one writing for each
// number, so that === is equality, and nothing is ever rounded in binary.

const DIGITS = 15;
const PLACES = 9;
const LIMIT = 1e15;
export const UNIT = 1_000_000_000n;

const power10 = Array.from({ length: 64 }, (_, index) => 10n ** BigInt(index));
const tens = (places) => power10[places] ?? 10n ** BigInt(places);
export const size = (scaled) => (scaled < 0n ? -scaled : scaled);
export const units = (number) => (typeof number === "number" ? BigInt(number) * UNIT : number);
const held = (scaled) => (scaled % UNIT === 0n ? Number(scaled / UNIT) : scaled);

// The number nearest to top/bottom, half away from zero; bottom is above 0.
export function nearest(top, bottom) {
  const doubled = size(top) * 2n + bottom;
  const rounded = doubled / (bottom * 2n);
  return top < 0n ? -rounded : rounded;
}

// The fraction as the domain holds it: rounded once; null where too large.
export function fit(top, bottom) {
  const whole = size(top) / bottom;
  if (whole >= 1_000_000_000_000_000n) return null;
  const digits = whole === 0n ? 0 : String(whole).length;
  const places = Math.min(PLACES, DIGITS - digits);
  const rounded = nearest(top * tens(places), bottom) * tens(PLACES - places);
  return size(rounded) >= 1_000_000_000_000_000_000_000_000n ? null : held(rounded);
}

export const whole = (number) => (number > -LIMIT && number < LIMIT ? number : null);
const both = (left, right) => typeof left === "number" && typeof right === "number";

export function add(left, right) {
  return both(left, right) ? whole(left + right) : fit(units(left) + units(right), UNIT);
}

export function subtract(left, right) {
  return both(left, right) ? whole(left - right) : fit(units(left) - units(right), UNIT);
}

export function multiply(left, right) {
  // A product of whole numbers below 2^53 is exact, and one beyond is beyond 10^15 too.
  return both(left, right) ? whole(left * right) : fit(units(left) * units(right), UNIT * UNIT);
}

export function divide(left, right) {
  if (right === 0) return null;
  const bottom = units(right);
  return bottom < 0n ? fit(-units(left), -bottom) : fit(units(left), bottom);
}

export function modulo(left, right) {
  if (right === 0) return null;
  if (both(left, right)) return (left % right) + 0;
  return fit(units(left) % units(right), UNIT);
}

export const negate = (number) => (typeof number === "number" ? 0 - number : -number);
export const absolute = (number) => (number < 0 ? negate(number) : number);

// In billionths; JavaScript compares its two kinds of numbers exactly.
const comparable = (number) =>
  typeof number === "number" && number < 9e6 && number > -9e6 ? number * 1e9 : units(number);

// -1, 0 or 1.
export function order(left, right) {
  if (both(left, right)) return left < right ? -1 : left > right ? 1 : 0;
  const [one, other] = [comparable(left), comparable(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}

export function truncate(number) {
  return typeof number === "number" ? number : Number(number / UNIT);
}

export function floor(number) {
  if (typeof number === "number") return number;
  return Number(number / UNIT) - (number < 0n ? 1 : 0); // never whole, so one lower below zero
}

export function ceiling(number) {
  if (typeof number === "number") return number;
  return Number(number / UNIT) + (number > 0n ? 1 : 0);
}

export function round(number, places) {
  const kept = truncate(places);
  if (kept < -DIGITS) return 0;
  if (kept >= PLACES || (typeof number === "number" && kept >= 0)) return number;
  const unit = tens(PLACES - kept);
  return fit(nearest(units(number), unit) * unit, UNIT);
}

const WRITTEN = /^([+-]?)(?:([0-9]+)(?:\.([0-9]*))?|\.([0-9]+))$/;

// The number written in a text; null where it is none or has more digits than a number may have.
export function number_of(text) {
  return plain_number(text) ?? any_number(text);
}

// A number as it is mostly written: up to fifteen digits, with or without a point; null for any other text.
function plain_number(text) {
  const negative = text.charCodeAt(0) === 45;
  let [digits, places] = [0, -1];
  if (text.length > 15) return null;
  for (let at = negative ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 46 && places < 0) places = 0;
    else if (code < 48 || code > 57 || places === PLACES) return null;
    else {
      digits = digits * 10 + (code - 48);
      if (places >= 0) places += 1;
    }
  }
  const number = negative ? 0 - digits : digits;
  if (places <= 0) return places < 0 && text.length > (negative ? 1 : 0) ? number : null;
  const ten = 10 ** places;
  return number % ten === 0 ? number / ten + 0 : BigInt(number) * power10[PLACES - places];
}

function any_number(text) {
  const match = WRITTEN.exec(text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ""));
  if (match === null) return null;
  const digits = (match[2] ?? "").replace(/^0+/, "");
  const places = (match[3] ?? match[4] ?? "").replace(/0+$/, "");
  if (places.length > PLACES || digits.length + places.length > DIGITS) return null;
  const scaled = BigInt(digits + places.padEnd(PLACES, "0"));
  return held(match[1] === "-" ? -scaled : scaled);
}

export function number_text(number) {
  if (typeof number === "number") return String(number);
  const written = size(number).toString().padStart(PLACES + 1, "0");
  const places = written.slice(-PLACES).replace(/0+$/, "");
  return `${number < 0n ? "-" : ""}${written.slice(0, -PLACES)}.${places}`;
}
