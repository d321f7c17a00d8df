// `npm run reset`: deletes the development data. Needs no packages, so that it works on a half-installed checkout.
import { existsSync, lstatSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { main, plainError, repoFolder } from './bootstrap.mjs';

const folder = join(repoFolder, '.motcua');
const data = join(folder, 'data');
const stateFile = join(folder, 'state.json');

await main(async () => {
  const running = firstRunning([pidOfPlatform(), pidOfPostgres()]);
  if (running) {
    throw plainError(`Một Cửa is running on this data (process ${running}): stop it with Ctrl-C, then reset again.`);
  }
  if (!existsSync(data)) {
    process.stdout.write('There is no data to delete.\n');
    return 0;
  }
  // Under root the database can lie elsewhere (see src/postgres-place.ts); the link in the data folder says where.
  const database = join(data, 'postgres');
  const elsewhere = isLink(database) && existsSync(database) ? realpathSync(database) : undefined;
  if (elsewhere) rmSync(elsewhere, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
  rmSync(stateFile, { force: true });
  // How far interrupted imports had come; they begin anew with the data.
  rmSync(join(folder, 'imports'), { recursive: true, force: true });
  const also = elsewhere ? ` and ${elsewhere}` : '';
  process.stdout.write(
    `Deleted the databases, messages, files, keys and registers in ${data}${also}; npm start begins anew.\n`,
  );
  return 0;
});

function pidOfPlatform() {
  try {
    return { pid: JSON.parse(readFileSync(stateFile, 'utf8')).pid, command: 'start.js' };
  } catch {
    return undefined;
  }
}

function pidOfPostgres() {
  try {
    const pid = Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    return { pid, command: 'postgres' };
  } catch {
    return undefined;
  }
}

function firstRunning(candidates) {
  return candidates.find((candidate) => candidate && isAlive(candidate.pid) && runs(candidate))?.pid;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// A process id can belong to somebody else after a reboot: on Linux the command line tells.
function runs({ pid, command }) {
  const file = `/proc/${pid}/cmdline`;
  return !existsSync(file) || readFileSync(file, 'utf8').includes(command);
}

function isLink(path) {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
