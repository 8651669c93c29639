// Reads {form, names, replies} from standard input, runs each reply through ODK's engine,
// prints {seconds, asked, violated, missing}. Started in the folder that holds node_modules.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.resolve('package.json'));
const { JSDOM } = require('jsdom');
const page = new JSDOM('').window;
const wanted = `DOMParser XMLSerializer Node NodeFilter Element Document XMLDocument Attr Text Comment CDATASection
  ProcessingInstruction Blob File FileReader FormData XPathResult XPathEvaluator document`.split(/\s+/);
for (const name of wanted) if (page[name] !== undefined) globalThis[name] = page[name];
globalThis.window ??= page;
globalThis.__dirname ??= path.resolve('.');

const entry = path.resolve('node_modules/@getodk/xforms-engine/dist/index.js');
const engine = await import(pathToFileURL(entry).href);
const task = JSON.parse(fs.readFileSync(0, 'utf8'));
const names = new Set(task.names);
const form = await engine.loadForm(task.form, {});
if (form.status === 'failure') throw new Error(String(form.error?.message ?? form.error));

const total = { asked: 0, violated: 0, missing: 0 };
const start = process.hrtime.bigint();
for (const xml of task.replies) {
  const data = new FormData();
  data.set('xml_submission_file', new File([xml], 'xml_submission_file', { type: 'text/xml' }));
  const filled = await form.editInstance({ inputType: 'FORM_INSTANCE_INPUT_RESOLVED', data: [data] }, {});
  for (const node of filled.root.currentState.children) {
    const name = node.definition?.qualifiedName?.localName ?? node.definition?.nodeName;
    if (!('validationState' in node) || !names.has(name) || !node.currentState.relevant) continue;
    total.asked += 1;
    const violation = node.validationState.violation;
    if (violation) total[violation.condition === 'required' ? 'missing' : 'violated'] += 1;
  }
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ seconds, ...total }));
process.exit(0);
