'use strict';
// Each line of a file is the title of a concern: `2026-01-31 rights No seats for women`.

const { createHash } = require('node:crypto');
const { once } = require('node:events');

const LONGEST = 64 * 1024 * 1024;

class Refusal extends Error {
  constructor(message, code = 1, remedy = undefined) {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

let sent = 0;

async function write(message) {
  const line = JSON.stringify({ jsonrpc: '2.0', ...message });
  if (!process.stdout.write(line + '\n')) await once(process.stdout, 'drain');
}

async function item(method, params) {
  sent += 1;
  await write({ method, params });
}

// Messages end at line feeds; U+2028 and the like are text, so that readline cannot split them.
async function* messages() {
  let rest = [];
  for await (let piece of process.stdin) {
    for (let at; (at = piece.indexOf(0x0a)) >= 0; piece = piece.subarray(at + 1)) {
      yield message(Buffer.concat([...rest, piece.subarray(0, at)]));
      rest = [];
    }
    rest.push(piece);
  }
  const last = Buffer.concat(rest);
  if (last.length) yield message(last);
}

function message(bytes) {
  let value;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new Refusal(`A line is no message: ${error.message}`, -32602);
  }
  if (value === null || typeof value !== 'object') throw new Refusal('A line is no message.', -32602);
  return value;
}

async function received(stream) {
  let file = null;
  let count = 0;
  for await (const { method, params } of stream) {
    if (method === 'end') {
      if (params.items !== count) throw new Refusal(`${params.items} items announced, ${count} came.`);
      if (!file) throw new Refusal('No file came.', -32602);
      const content = Buffer.concat(file.parts);
      const sha256 = createHash('sha256').update(content).digest('hex');
      if (content.length !== file.bytes || sha256 !== file.sha256) throw new Refusal('The file is damaged.');
      return content.toString('utf8');
    }
    if (method === 'progress') continue;
    count += 1;
    if (method === 'file' && !file) {
      if (params.bytes > LONGEST) throw new Refusal('The file is too long.', 1, 'Split it.');
      file = { bytes: params.bytes, sha256: params.sha256, parts: [] };
    } else if (method === 'chunk' && file) {
      file.parts.push(Buffer.from(params.base64, 'base64'));
    } else {
      throw new Refusal(`${method} has no place here.`, -32602);
    }
  }
  throw new Refusal('The input ends before its end message.');
}

async function read(stream, { community = 'Illustrative Crossing Village' }) {
  const lines = (await received(stream)).split('\n');
  for (const [index, line] of lines.entries()) {
    const at = `line ${index + 1}`;
    if (!line.trim()) continue;
    const parts = /^(\d{4}-\d\d-\d\d) (\w+) (.+)$/s.exec(line);
    if (!parts) {
      await item('finding', {
        severity: 'error', rule: 'line.form', message: 'The line is no day, absence and title.',
        remedy: 'Write 2026-01-31 rights No seats for women.', at,
      });
      continue;
    }
    const [, raised_on, absence, title] = parts;
    const code = 'L-' + createHash('sha256').update(line).digest('hex').slice(0, 10);
    await item('record', {
      form: 'concerns', at,
      fields: { code, community, title, absence, raised_on, sensitivity: 'restricted' },
    });
    if (index % 1000 === 0) await write({ method: 'progress', params: { done: index, total: lines.length } });
  }
}

async function main() {
  let id = null;
  const stream = messages();
  try {
    const { value: request } = await stream.next();
    if (!request || typeof request.id !== 'string') throw new Refusal('There is no request.', -32602);
    id = request.id;
    if (request.method !== 'import.read') throw new Refusal(`${request.method} is unknown here.`, -32601);
    if (request.params.protocol !== 1) throw new Refusal('This plugin speaks version 1.', -32602);
    await read(stream, request.params.settings);
    await write({ id, result: { items: sent } });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const data = error.remedy && { remedy: error.remedy };
    await write({ id, error: { code: error.code, message: error.message, data } });
  }
}

main();
