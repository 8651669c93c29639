// Texts (length in code points), choices and sets.

import { date_text, day_of, time_text } from "./dates.js";
import { number_text, truncate } from "./numbers.js";

export const words = (text) => text ?? "";
export const or_absent = (text) => (text === "" ? null : text);

export function length(text) {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    const high = text.charCodeAt(at);
    if (high >= 0xd800 && high < 0xdc00) {
      const low = text.charCodeAt(at + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        count -= 1;
        at += 1;
      }
    }
  }
  return count;
}

export function slice(text, start, end) {
  const from = truncate(start);
  const to = end === undefined ? undefined : truncate(end);
  return Array.from(text).slice(from, to).join("") || null;
}

export const tidy = (text) => text.replace(/[ \t\n\r]+/g, " ").replace(/^ +| +$/g, "") || null;

// The canonical writing of a value of a kind; `codes` orders a set.
export function text(kind, value, codes) {
  switch (kind) {
    case "boolean":
      return value ? "true" : "false";
    case "integer":
    case "decimal":
      return number_text(value);
    case "date":
      return date_text(value);
    case "moment":
      return `${date_text(day_of(value))}T${time_text(value)}`;
    case "set":
      return ordered(value, codes).join(" ");
    default:
      return value;
  }
}

// Each part is a kind, an array of its values, and the list that orders sets.
export function join(separator, ...parts) {
  const found = [];
  for (const [kind, items, codes] of parts) {
    for (const item of items) if (item !== null) found.push(text(kind, item, codes));
  }
  return found.join(separator) || null;
}

function by_code_point(left, right) {
  const [one, other] = [Array.from(left), Array.from(right)];
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    if (one[at] !== other[at]) return one[at].codePointAt(0) - other[at].codePointAt(0);
  }
  return one.length - other.length;
}

const ordered = (codes, list) => (list ? list.filter((code) => codes.includes(code)) : [...codes].sort(by_code_point));

export function same_set(left, right) {
  if (left === null || right === null || left.length !== right.length) return false;
  return left.every((code) => right.includes(code));
}

export function chosen(value, list) {
  if (value === null) return [];
  return typeof value === "string" ? value.split(" ").filter((code) => code !== "") : ordered(value, list);
}

export const holds = (value, code) => code !== null && value !== null && chosen(value, null).includes(code);
export const choice_at = (value, index, list) => chosen(value, list)[truncate(index)] ?? null;
export const choice_name = (code, names) => names.get(code) || null;
