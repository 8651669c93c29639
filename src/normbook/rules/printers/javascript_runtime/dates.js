// Dates as days since 1970-01-01, moments as seconds since its beginning, without a zone.

import { divide, floor, truncate } from "./numbers.js";

const FIRST_DAY = -719162; // 0001-01-01
const LAST_DAY = 2932896; // 9999-12-31
export const DAY = 86400; // seconds
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

export const day_of = (moment) => Math.floor(moment / DAY);
const dated = (day) => (day >= FIRST_DAY && day <= LAST_DAY ? day : null);
const two = (number) => String(number).padStart(2, "0");

// Year, month and day of a day number, by the calendar that begins in March.
function parts(day) {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const of_era = shifted - era * 146097;
  const year = Math.floor((of_era - Math.floor(of_era / 1460) + Math.floor(of_era / 36524) - Math.floor(of_era / 146096)) / 365);
  const of_year = of_era - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * of_year + 2) / 153);
  const number = month < 10 ? month + 3 : month - 9;
  return [year + era * 400 + (number <= 2 ? 1 : 0), number, of_year - Math.floor((153 * month + 2) / 5) + 1];
}

export function day_number(year, month, day) {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const of_era = shifted - era * 400;
  const of_year = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + of_era * 365 + Math.floor(of_era / 4) - Math.floor(of_era / 100) + of_year - 719468;
}

export function date_text(day) {
  const [year, month, number] = parts(day);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(number)}`;
}

export function time_text(moment) {
  const second = moment - day_of(moment) * DAY;
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

const ISO = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T[^]*)?$/;

// A date from an ISO text, from days since 1970-01-01, or from a moment.
export function date_of(kind, value) {
  if (kind === "date") return value;
  if (kind === "moment") return day_of(value);
  if (kind === "integer" || kind === "decimal") return dated(floor(value));
  const match = ISO.exec(value);
  if (match === null || match[1] === "0000") return null;
  const day = day_number(+match[1], +match[2], +match[3]);
  return date_text(day) === value.slice(0, 10) ? day : null;
}

export const moment_of = (kind, value) => (kind === "moment" ? value : value * DAY);
export const plus_days = (day, amount) => dated(day + truncate(amount));
export const seconds_as_days = (seconds) => divide(seconds, DAY);

export function format_date(kind, value, form) {
  const moment = moment_of(kind, value);
  const [year, month, day] = parts(day_of(moment));
  const [hour, minute, second] = time_text(moment).split(":");
  const signs = {
    Y: String(year).padStart(4, "0"),
    y: two(year % 100),
    m: two(month),
    n: String(month),
    b: MONTHS[month - 1],
    d: two(day),
    e: String(day),
    a: DAYS[(((day_of(moment) + 4) % 7) + 7) % 7],
    H: hour,
    h: String(+hour),
    M: minute,
    S: second,
    3: "000",
    "%": "%",
  };
  return form.replace(/%(.)/g, (_, sign) => signs[sign]) || null;
}
