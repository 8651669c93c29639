// Inputs from JSON and results to JSON. What is not of its kind is read as absent: a form says so at the field.

import { DAY, date_of } from "./dates.js";
import { number_of, whole } from "./numbers.js";
import { text } from "./texts.js";

const YES_NO = new Map([[true, true], [false, false], ["yes", true], ["no", false], ["true", true], ["false", false]]);
const MOMENT = /^(.{10})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?/;

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
  const codes = [...new Set(typeof value === "string" ? value.split(" ") : value)].filter((code) => code !== "");
  return codes.length === 0 ? null : codes;
}

export function read_text(value) {
  if (typeof value === "string") return value === "" ? null : value.normalize("NFC");
  return value === null || value === undefined ? null : String(value);
}

export const read_column = (values, read) => (Array.isArray(values) ? values.map(read) : null);

// A value as JSON: numbers, dates and moments as text, so that nothing is lost on the way.
export function shown(kind, value) {
  if (Array.isArray(value)) return kind === "set" ? value : value.map((each) => shown(kind, each));
  return value === null || typeof value === "boolean" ? value : text(kind, value, null);
}
