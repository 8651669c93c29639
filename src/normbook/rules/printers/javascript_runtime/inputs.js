// Inputs from JSON and results to JSON. What is not of its kind is read as absent: a form says so at the field.

import { DAY, date_of } from "./dates.js";
import { number_of, whole } from "./numbers.js";
import { text } from "./texts.js";

const YES_NO = new Map([[true, true], [false, false], ["yes", true], ["no", false], ["true", true], ["false", false]]);
const MOMENT = /^(.{10})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?/;
const ASCII = /^[\x20-\x7e]*$/;

// The property of an object that may bear the name of one of its own methods, such as "constructor".
export const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

export const read_boolean = (value) => YES_NO.get(value) ?? null;

export function read_number(value) {
  if (typeof value === "string") return number_of(value);
  if (typeof value !== "number") return null;
  if (Number.isInteger(value)) return whole(value + 0);
  const written = String(value);
  return number_of(written.includes("e") ? value.toFixed(9) : written);
}

export const read_date = (value) => (typeof value === "string" ? date_of("text", value) : null);

export function read_moment(value) {
  const match = typeof value === "string" ? MOMENT.exec(value) : null;
  const day = match === null ? null : date_of("text", match[1]);
  return day === null ? null : day * DAY + +(match[2] ?? 0) * 3600 + +(match[3] ?? 0) * 60 + +(match[4] ?? 0);
}

export function read_set(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return read_set(value.split(" ").filter((code) => code !== ""));
  if (value.length < 2) return value.length === 0 ? null : value;
  return value.some((code, place) => value.indexOf(code) !== place) ? [...new Set(value)] : value;
}

export function read_text(value) {
  const code = read_code(value);
  return code === null || ASCII.test(code) ? code : code.normalize("NFC");
}

export function read_code(value) {
  if (typeof value === "string") return value === "" ? null : value;
  return value === null || value === undefined ? null : String(value);
}

export const read_column = (values, read) => (Array.isArray(values) ? values.map(read) : null);

// A value as JSON: numbers, dates and moments as text, so that nothing is lost on the way.
export function shown(kind, value) {
  if (Array.isArray(value)) return kind === "set" ? value : value.map((each) => shown(kind, each));
  return value === null || typeof value === "boolean" ? value : text(kind, value, null);
}
