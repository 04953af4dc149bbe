// The three simplest figures of the evidence in SQL, on the rows of `bench_evidence --rows FOLDER`, compared with ours:
//   npm i @duckdb/node-api && node evidence_duckdb.mjs FOLDER      (anywhere but in the project)
// Prints the processor time and the wall's of each query, median of nine, and how many figures differ.
// SPDX-License-Identifier: GPL-3.0-or-later
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(process.cwd() + '/'));
const { DuckDBInstance } = require('@duckdb/node-api');
const folder = process.argv[2];
const database = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await database.connect();
for (const table of ['accounts', 'achievements', 'milestones', 'ours'])
  await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_csv('${folder}/${table}.csv')`);

const firsts = `firsts AS (SELECT account, milestone, min(day) AS day FROM achievements GROUP BY ALL)`;
const queries = {
  'rates (M1)': `WITH ${firsts}
    SELECT m.milestone, a.plan, count(*)::INT AS closed,
           count(*) FILTER (f.day <= m.w AND (a.exit IS NULL OR f.day <= a.exit))::INT AS reached
    FROM milestones m JOIN accounts a ON a.age >= m.w LEFT JOIN firsts f ON f.account = a.account AND f.milestone = m.milestone
    GROUP BY ALL ORDER BY ALL`,
  'density (M7)': `SELECT m.milestone, a.plan, any_value(d.days)::INT AS days, count(x.day)::INT AS occurrences
    FROM milestones m JOIN accounts a ON true
    JOIN (SELECT plan, sum(coalesce(exit, age)) AS days FROM accounts GROUP BY plan) d ON d.plan = a.plan
    LEFT JOIN achievements x ON x.account = a.account AND x.milestone = m.milestone AND x.day <= coalesce(a.exit, a.age)
    GROUP BY ALL ORDER BY ALL`,
  'landmarked counts (M3)': `WITH ${firsts}
    SELECT m.milestone, count(*) FILTER (f.day <= m.w)::INT AS n1, count(*) FILTER (f.day <= m.w AND a.exit <= 395)::INT AS churn1,
           count(*) FILTER (f.day IS NULL OR f.day > m.w)::INT AS n0,
           count(*) FILTER ((f.day IS NULL OR f.day > m.w) AND a.exit <= 395)::INT AS churn0
    FROM milestones m JOIN accounts a ON a.age >= m.w AND (a.exit IS NULL OR a.exit > m.w)
    LEFT JOIN firsts f ON f.account = a.account AND f.milestone = m.milestone
    GROUP BY ALL ORDER BY ALL`,
};

const rowsOf = async (sql) => (await connection.runAndReadAll(sql)).getRowObjects();
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ours = await rowsOf('SELECT * FROM ours');
const key = (row) => `${row.milestone}|${row.plan ?? ''}`;
let together = 0;
for (const [name, sql] of Object.entries(queries)) {
  const processor = [], wall = [];
  let rows;
  for (let round = 0; round < 9; ++round) {
    const cpu = process.cpuUsage(), from = performance.now();
    rows = await rowsOf(sql);
    const used = process.cpuUsage(cpu);
    processor.push((used.user + used.system) / 1000);
    wall.push(performance.now() - from);
  }
  const mine = new Map(ours.map((row) => [name.startsWith('landmarked') ? `${row.milestone}|` : key(row), row]));
  let compared = 0, different = 0;
  for (const row of rows) {
    for (const column of Object.keys(row).filter((each) => each !== 'milestone' && each !== 'plan')) {
      ++compared;
      if (Number(row[column]) !== Number(mine.get(key(row))[column])) ++different;
    }
  }
  together += median(processor);
  console.log(`${name}: processor ${median(processor).toFixed(1)} ms, wall ${median(wall).toFixed(1)} ms, ` +
              `${compared} figures compared, ${different} different`);
}
console.log(`all three: processor ${together.toFixed(1)} ms`);
