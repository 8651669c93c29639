// Runs printed rules: node node_rules.mjs ADDRESS-OF-THE-RUNTIME <lines.jsonl >results.jsonl
//
// A line in is {"source": …}, which sets the function that follows, or {"V": …, "R": …, "M": …}, a
// reply to be put to it. Every reply gives a line: what the function returns.
import { writeSync } from "node:fs";

const n = await import(process.argv[2]);
let rule = null;
let found = [];

function take(line) {
  const { source, V, R, M } = JSON.parse(line);
  if (source !== undefined) {
    rule = new Function("n", source)(n);
    return;
  }
  const outcome = rule(V, R, M);
  if (outcome.relevant !== undefined) outcome.relevant = outcome.relevant.join("");
  found.push(JSON.stringify(outcome));
}

function give() {
  if (found.length === 0) return;
  const bytes = Buffer.from(`${found.join("\n")}\n`);
  for (let at = 0; at < bytes.length; ) at += written(bytes.subarray(at));
  found = [];
}

function written(bytes) {
  try {
    return writeSync(1, bytes);
  } catch (error) {
    if (error.code === "EAGAIN") return 0; // the reader is slower than we are
    throw error;
  }
}

let rest = "";
for await (const chunk of process.stdin.setEncoding("utf8")) {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop();
  for (const line of lines) take(line);
  give();
}
if (rest !== "") take(rest);
give();
