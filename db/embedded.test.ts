import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedDatabase, ensureDatabase, startEmbedded } from './embedded';

// One folder for all, in this order: each test finds what the one before left, as people's starts do.
describe('the embedded database', () => {
  let dataFolder: string;
  let started: EmbeddedDatabase[] = [];

  const start = async () => {
    const database = await startEmbedded({ dataFolder });
    started.push(database);
    return database;
  };

  beforeAll(() => {
    dataFolder = fs.mkdtempSync(join(tmpdir(), 'embedded-test-'));
    fs.chmodSync(dataFolder, 0o711); // mkdtemp's 0700 would send root's files to /var/lib
  });
  afterEach(async () => {
    for (const database of started) await database.stop();
    started = [];
  });
  afterAll(() => fs.rmSync(dataFolder, { recursive: true, force: true }));

  test('two first starts at once come to one server', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect(one.adminUrl).toBe(other.adminUrl);
    expect(await ask(one.adminUrl, 'show server_version_num')).toMatch(/^18/);
  });

  test('a committed write survives a restart, on the same port', async () => {
    const first = await start();
    const url = await ensureDatabase(first.adminUrl, 'grants');
    await ask(url, 'create table notes as select 7 as kept');
    await first.stop();
    await expect(ask(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);

    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await ensureDatabase(second.adminUrl, 'grants')).toBe(url);
    expect(await ask(url, 'select kept from notes')).toBe('7');
  });

  test('durability is on, and only this machine can connect', async () => {
    const { adminUrl } = await start();
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      expect(await ask(adminUrl, `show ${setting}`), setting).toBe('on');
    }
    expect(await ask(adminUrl, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await ask(adminUrl, 'show unix_socket_directories')).toBe('');
  });

  test('Welsh letters are letters to folding, patterns and search', async () => {
    const { adminUrl } = await start();
    expect(await ask(adminUrl, "select upper('dŵr tŷ')")).toBe('DŴR TŶ');
    expect(await ask(adminUrl, "select 'dŵrtŷ' ~ '^[[:alnum:]]+$'")).toBe('true');
    expect(await ask(adminUrl, "select regexp_replace(normalize('tŷ', nfkd), '[\\u0300-\\u036f]', '', 'g')")).toBe('ty');
  });

  test('a wrong password is refused', async () => {
    const { adminUrl } = await start();
    const wrong = new URL(adminUrl);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(fs.statSync(join(dataFolder, 'password')).mode & 0o777).toBe(0o600);
  });

  test('a second start in the same folder reuses the server, and does not stop it', async () => {
    const first = await start();
    const second = await start();
    expect(second.adminUrl).toBe(first.adminUrl);
    await second.stop();
    expect(await ask(first.adminUrl, 'select 1')).toBe('1');
  });

  test('when another program has taken the port, the database takes another', async () => {
    const first = await start();
    await first.stop();
    const { createServer } = await import('node:net');
    const intruder = createServer();
    await new Promise<void>((done) => intruder.listen(first.port, '127.0.0.1', done));
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await ask(second.adminUrl, 'select 1')).toBe('1');
    } finally {
      intruder.close();
    }
  });

  test.each([
    ['a kill -9 of the postmaster', (pidFile: string) => pidFile],
    // As in a container, where every start counts the processes from one again.
    ['its number having passed to another program', (pidFile: string) => writeOurPid(pidFile)],
  ])('nothing committed is lost after %s', async (_, worsen) => {
    const first = await start();
    const url = await ensureDatabase(first.adminUrl, 'grants');
    await ask(url, 'create table if not exists survivors (id int)');
    await ask(url, 'insert into survivors values (1)');
    const before = await ask(url, 'select count(*) from survivors');
    const pidFile = join(await ask(first.adminUrl, 'show data_directory'), 'postmaster.pid');
    process.kill(Number.parseInt(fs.readFileSync(pidFile, 'utf8'), 10), 'SIGKILL');
    worsen(pidFile);

    const second = await start();
    const again = await ensureDatabase(second.adminUrl, 'grants');
    expect(await ask(again, 'select count(*) from survivors')).toBe(before);
  });
});

function writeOurPid(pidFile: string): void {
  fs.writeFileSync(pidFile, fs.readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
}

/** The first value of the first row, as text. */
async function ask(url: string, query: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<string[]>({ text: query, rowMode: 'array' });
    return String(rows[0]?.[0] ?? '');
  } finally {
    await client.end();
  }
}
