// Import beside DuckDB and the sqlite3 shell, in turn, on the same file: how long each takes until the events are in a
// database file without doubles and the first of each kind for every account is known, and whether the answers agree.
//
//   node compare_import.mjs BENCHMARKS SCRATCH [ROUNDS [EVENTS [ACCOUNTS [IDS]]]]        3 2000000 100000 random
//
// EVENTS may be several, with commas between them: 500000,1000000,2000000,4000000 draws the curve. Each size is made, run and told of
// by itself, in turn with its peers, and at the end all stand in one table.
//
// IDS: `random`, UUIDs as the vendor's own libraries give them, or `counted`, which come in the order of a peer's index and so spare it
// the most of its work.
//
// BENCHMARKS is the folder with bench_import and make_portfolio (release preset); SCRATCH holds files and databases, and
// node_modules with the peer:  cd SCRATCH && npm i @duckdb/node-api@1.5.6-r.1
// The workspace's zone must be UTC (TZ=UTC), since the peer's days are.
// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [benchmarks, scratch, rounds = '3', events = '2000000', accounts = '100000', ids = 'random'] = process.argv.slice(2);
if (!scratch) {
  console.error('node compare_import.mjs BENCHMARKS SCRATCH [ROUNDS [EVENTS [ACCOUNTS [random|counted]]]]');
  process.exit(2);
}
const days = 200;
const sizes = events.split(',');
if (sizes.length > 1) {
  // One process a size: its files replace those of the size before.
  const rows = [];
  let agreed = true;
  for (const size of sizes) {
    const ran = spawnSync(process.execPath, [process.argv[1], benchmarks, scratch, rounds, size, accounts, ids],
      { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, MILEPOST_CURVE: '1' } });
    const out = ran.stdout.toString().trimEnd().split('\n');
    console.log(out.slice(0, -1).join('\n') + '\n');
    agreed &&= ran.status === 0;
    if (out.at(-1).startsWith('{')) rows.push({ events: Number(size), ...JSON.parse(out.at(-1)) });
  }
  console.log('events'.padStart(10), 'ours'.padStart(9), 'of keyed'.padStart(9), 'of unkeyed'.padStart(11), 'of sqlite3'.padStart(11), 'again'.padStart(7),
    'daily'.padStart(7), 'watched'.padStart(8), '1 % of 1 %'.padStart(11), '1 % of all'.padStart(11), 'highest'.padStart(9), 'per million'.padStart(12));
  for (const { events: n, seconds, megabytes } of rows) {
    const own = seconds.ours;
    const of = (name, width) => (own / seconds[name]).toFixed(2).padStart(width);
    const part = (name, width) => (seconds[name] / own).toFixed(3).padStart(width);
    console.log(String(n).padStart(10), `${own.toFixed(2)} s`.padStart(9), of('DuckDB, keyed', 9), of('DuckDB, without a key', 11),
      of('sqlite3 .import, keyed', 11), part('ours, same file again', 7), part(`ours, as ${days} files`, 7), part('ours, watched', 8),
      part('ours, watched, grown by 1 % over 1 % of the accounts', 11), part('ours, watched, grown by 1 % over all accounts', 11), `${megabytes} MB`.padStart(9), `${(own * 1e6 / n).toFixed(2)} s`.padStart(12));
  }
  process.exit(agreed && rows.length === sizes.length ? 0 : 1);
}
const at = (...names) => path.join(scratch, ...names);
const median = (numbers) => numbers.slice().sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

// The peer runs in a process of its own each time, so that nothing is warm and its memory can be told.
if (process.env.MILEPOST_PEER) {
  const { database, keyed, file, firsts, csv } = JSON.parse(process.env.MILEPOST_PEER);
  const entry = createRequire(pathToFileURL(path.resolve(scratch, 'x.js'))).resolve('@duckdb/node-api');
  const { DuckDBInstance } = await import(pathToFileURL(entry));
  const instance = await DuckDBInstance.create(database, { threads: String(os.availableParallelism()) });
  const connection = await instance.connect();
  const began = performance.now();
  const before = process.cpuUsage();
  await connection.run(`CREATE TABLE event(id VARCHAR ${keyed ? 'PRIMARY KEY' : ''}, account VARCHAR, usr VARCHAR,
    name VARCHAR, moment TIMESTAMP, properties JSON)`);
  await connection.run(`INSERT INTO event SELECT messageId, context.groupId, userId, event, "timestamp", properties
    FROM read_json(${quoted(file)}, format = 'newline_delimited', columns = {messageId: 'VARCHAR', userId: 'VARCHAR',
    event: 'VARCHAR', "timestamp": 'TIMESTAMP', properties: 'JSON', context: 'STRUCT(groupId VARCHAR)'})`);
  await connection.run('CREATE TABLE first AS SELECT account, name, min(moment) AS moment FROM event GROUP BY ALL');
  await connection.run('CHECKPOINT');
  const seconds = (performance.now() - began) / 1e3;
  const used = process.cpuUsage(before);
  if (firsts) await connection.run(`COPY (SELECT account, name, strftime(moment, '%Y-%m-%d') FROM first) TO ${quoted(firsts)} (HEADER false)`);
  if (csv) await connection.run(`COPY event TO ${quoted(csv)} (HEADER false)`);
  const version = (await (await connection.run('SELECT version()')).getRows())[0][0];
  console.log(JSON.stringify({ seconds, processor: (used.user + used.system) / 1e6,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024), version }));
  process.exit(0);
}

const remove = (name) => fs.rmSync(at(name), { recursive: true, force: true });
const file = at('events.jsonl');
execFileSync(path.join(benchmarks, 'make_portfolio'), [scratch, accounts, events, '2026-01-31', ids]);

// The same records in other bytes: the first line comes last, so that no prefix is known and each record is looked up.
const other = at('other.jsonl');
execFileSync('sh', ['-c', `tail -n +2 "$1" > "$2" && head -n 1 "$1" >> "$2"`, 'sh', file, other]);
// What a file has grown by: one in a hundred, concerning one account in a hundred, or any.
const hundredth = Math.floor(Number(events) / 100);
const uuid = (text) => createHash('md5').update(text).digest('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
const grown = (spread) => {
  const lines = [];
  for (let i = 0; i < hundredth; ++i) {
    const account = spread ? (i * 7919) % Number(accounts) : (i % Math.max(1, Math.floor(Number(accounts) / 100))) * 100;
    const named = `new-${spread ? 's' : 'n'}-${i}`;
    lines.push(JSON.stringify({ type: 'track', messageId: ids === 'random' ? uuid(named) : named, timestamp: `2026-02-01T${String(i % 24).padStart(2, '0')}:00:00.000Z`,
      userId: `u${account}-0`, event: 'report.created', properties: {},
      context: { groupId: 'A' + String(account).padStart(6, '0'), library: { name: 'analytics.js', version: '2.11.1' } }, channel: 'browser' }));
  }
  const name = at(spread ? 'grown_spread.jsonl' : 'grown.jsonl');
  fs.writeFileSync(name, lines.join('\n') + '\n');
  return name;
};
const near = grown(false), spread = grown(true);

// What was written before is on the disk before anything is timed: nobody pays for what another one left to be written.
const settle = () => void execFileSync('sync');
const ours = (...input) => settle() ??
  JSON.parse(execFileSync(path.join(benchmarks, 'bench_import'), [at('profile'), '-', ...input]).toString());
const oursWithFirsts = (input, firsts) => settle() ??
  JSON.parse(execFileSync(path.join(benchmarks, 'bench_import'), [at('profile'), firsts, input]).toString());
// The same file as exports of a day each, and in a folder that is watched.
remove('days');
fs.mkdirSync(at('days'));
execFileSync('split', ['-n', `l/${days}`, '-d', '-a', '3', '--additional-suffix=.jsonl', file, at('days', 'events-')]);
const watch = () => {
  remove('profile');
  remove('watched');
  fs.mkdirSync(at('watched'));
  fs.copyFileSync(file, at('watched', 'events.jsonl'));
  return () => ours('--watched', path.resolve(at('watched')));
};
// What takes some hundredths of a second is done several times, from the same state: one look says little.
const several = 5;
const grow = (name, by, look) => {
  remove('kept');
  fs.cpSync(at('profile'), at('kept'), { recursive: true });
  for (let time = 0; time < several; ++time) {
    remove('profile');
    fs.cpSync(at('kept'), at('profile'), { recursive: true });
    fs.copyFileSync(file, at('watched', 'events.jsonl'));
    execFileSync('sh', ['-c', 'cat "$1" >> "$2"', 'sh', by, at('watched', 'events.jsonl')]);
    agree &&= note(name, look()).added === hundredth;
  }
  remove('profile');
  fs.renameSync(at('kept'), at('profile'));
};
const peer = (keyed, more = {}) => {
  remove('peer.db');
  remove('peer.db.wal');
  settle();
  return JSON.parse(execFileSync(process.execPath, process.argv.slice(1), {
    env: { ...process.env, MILEPOST_PEER: JSON.stringify({ database: at('peer.db'), keyed, file, ...more }) } }).toString());
};
const shell = () => {
  remove('shell.db');
  settle();
  const began = performance.now();
  const ran = spawnSync('sqlite3', [at('shell.db'),
    'CREATE TABLE event(id TEXT PRIMARY KEY, account TEXT, usr TEXT, name TEXT, moment TEXT, properties TEXT) WITHOUT ROWID',
    'PRAGMA synchronous = NORMAL', '.mode csv', `.import ${at('events.csv')} event`,
    'CREATE TABLE first AS SELECT account, name, min(moment) FROM event GROUP BY 1, 2'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (ran.status !== 0) throw new Error('sqlite3 failed');
  return { seconds: (performance.now() - began) / 1e3 };
};

const results = {};
const note = (name, result) => {
  (results[name] ??= []).push(result);
  console.error(name, JSON.stringify(result));
  return result;
};
let agree = true;
for (let round = 0; round < Number(rounds); ++round) {
  remove('profile');
  const first = note('ours', oursWithFirsts(file, round === 0 ? at('firsts_ours.csv') : '-'));
  const again = note('ours, same file again', ours(file));
  const known = note('ours, same records in other bytes', ours(other));
  note('ours, 1 % more over 1 % of the accounts', ours(near));
  note('ours, 1 % more over all accounts', ours(spread));
  agree &&= first.added === Number(events) && again.added + again.changed === 0 && known.added + known.changed === 0;
  remove('profile');
  const daily = note(`ours, as ${days} files`, ours(at('days')));
  const look = watch();
  const watched = note('ours, watched', look());
  note('ours, watched, nothing new', look());
  grow('ours, watched, grown by 1 % over 1 % of the accounts', near, look);
  grow('ours, watched, grown by 1 % over all accounts', spread, look);
  agree &&= daily.added === Number(events) && watched.added === Number(events);
  note('DuckDB, keyed', peer(true, round === 0 ? { firsts: at('firsts_peer.csv'), csv: at('events.csv') } : {}));
  note('DuckDB, without a key', peer(false));
  note('sqlite3 .import, keyed', shell());
}

// First achievements, for the events that are a milestone of the catalog by themselves.
const read = (name) => fs.readFileSync(at(name), 'utf8').split(/\r?\n/).filter(Boolean).map((line) => line.replaceAll('"', ''));
const mine = new Set(read('firsts_ours.csv'));
const names = new Set([...mine].map((line) => line.split(',')[1]));
const theirs = new Set(read('firsts_peer.csv').filter((line) => names.has(line.split(',')[1])));
const different = [...mine].filter((line) => !theirs.has(line)).length + [...theirs].filter((line) => !mine.has(line)).length;
agree &&= mine.size > 0 && different === 0;

const reference = { seconds: median(results.ours.map((r) => r.seconds)), processor: median(results.ours.map((r) => r.processor)) };
console.log(`${events} events with ${ids} ids, ${accounts} accounts, ${(fs.statSync(file).size / 1e6).toFixed(0)} MB; ${rounds} rounds in turn, medians; DuckDB ${results['DuckDB, keyed'][0].version}`);
for (const [name, list] of Object.entries(results)) {
  const seconds = median(list.map((r) => r.seconds));
  const processor = list[0].processor === undefined ? undefined : median(list.map((r) => r.processor));
  console.log(name.padEnd(53), `${seconds.toFixed(seconds < 1 ? 3 : 2)} s`.padStart(8), processor === undefined ? '' : `${processor.toFixed(2)} s of the processor`,
    list[0].megabytes ? `${Math.max(...list.map((r) => r.megabytes))} MB` : '', `${(seconds / reference.seconds).toFixed(3)} of ours`,
    processor === undefined ? '' : `(processor ${(processor / reference.processor).toFixed(3)})`);
}
console.log(`first achievements compared: ${mine.size}, different: ${different}; ${agree ? 'answers agree' : 'ANSWERS DIFFER'}`);
if (process.env.MILEPOST_CURVE) {
  const seconds = Object.fromEntries(Object.entries(results).map(([name, list]) => [name, median(list.map((r) => r.seconds))]));
  console.log(JSON.stringify({ seconds, megabytes: Math.max(...results.ours.map((r) => r.megabytes)) }));
}
process.exit(agree ? 0 : 1);
