// Puts XForms to ODK's own engine: node odk_rules.mjs FOLDER-OF-PACKAGES <forms.jsonl >results.jsonl
//
// A line in is {"form": …, "names": […], "replies": […]}: an XForm, the names of the elements whose value
// is asked for, and instances of it as XML (none: the one in the form). A line out, for each instance, is
// {"values": {path: value}, "irrelevant": [path …]}, or {"fault": what the engine said}.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const packages = process.argv[2];
const require = createRequire(pathToFileURL(`${packages}/package.json`));
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
const WANTED =
  /^(DOMParser|XMLSerializer|Node|NodeFilter|Element|Document|XMLDocument|Attr|Text|Comment|CDATASection|ProcessingInstruction|Blob|File|FileReader|FormData|XPathResult|XPathEvaluator|document)$/;
for (const name of Object.getOwnPropertyNames(window)) if (WANTED.test(name)) globalThis[name] = window[name];
globalThis.window ??= window;
globalThis.__dirname ??= packages;
// The list of children that jsdom gives takes time with the square of its length; a browser's does not.
Object.defineProperty(window.Element.prototype, "children", {
  get() {
    const found = [];
    for (let child = this.firstElementChild; child !== null; child = child.nextElementSibling) found.push(child);
    return found;
  },
});
const engine = await import(pathToFileURL(`${packages}/node_modules/@getodk/xforms-engine/dist/index.js`));

function read(node, path, names, found) {
  for (const child of node.currentState.children ?? []) {
    const name = child.definition.qualifiedName?.localName ?? child.definition.nodeName;
    const here = `${path}/${name}`;
    if (!child.currentState.relevant) found.irrelevant.push(here);
    if (names.has(name)) found.values[here] = String(child.currentState.value ?? "");
    read(child, here, names, found);
  }
  return found;
}

async function instance(form, reply) {
  if (reply === null) return form.createInstance();
  const data = new FormData();
  data.set("xml_submission_file", new File([reply], "xml_submission_file", { type: "text/xml" }));
  return form.editInstance({ inputType: "FORM_INSTANCE_INPUT_RESOLVED", data: [data] }, {});
}

async function answers({ form: source, names, replies }) {
  const form = await engine.loadForm(source, {});
  if (form.status === "failure") throw form.error;
  const found = [];
  for (const reply of replies ?? [null]) {
    const { root } = await instance(form, reply);
    found.push(read(root, "", new Set(names), { values: {}, irrelevant: [] }));
  }
  return found;
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const task = JSON.parse(line);
  let found;
  try {
    found = await answers(task);
  } catch (error) {
    found = (task.replies ?? [null]).map(() => ({ fault: String(error?.message ?? error) }));
  }
  for (const each of found) process.stdout.write(`${JSON.stringify(each)}\n`);
}
process.exit(0);
