// Runs printed rules: node node_rules.mjs ADDRESS-OF-THE-RUNTIME <lines.jsonl >results.jsonl
//
// A line in is {"source": …}, which sets the function that follows, or {"V": …, "R": …, "M": …}, a
// reply to be put to it. Every reply gives a line: what the function returns, or {"fault": …}.
import { createInterface } from "node:readline";

const n = await import(process.argv[2]);
const shown = (key, value) => (value instanceof Uint8Array ? value.join("") : value);
const lines = [];
let rule = null;

function flush() {
  process.stdout.write(lines.join(""));
  lines.length = 0;
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { source, V, R, M } = JSON.parse(line);
  if (source !== undefined) {
    rule = new Function("n", source)(n);
    continue;
  }
  lines.push(`${JSON.stringify(rule(V, R, M), shown)}\n`);
  if (lines.length >= 1000) flush();
}
flush();
