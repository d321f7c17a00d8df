import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { makeRegister } from './make-register';
import { sampleReference } from './reference-data';
import { registerFile } from './register-file';
import type { WardPlan } from './ward-plan';
import { wardPlans } from './ward-plans';

/**
 * Writes one <wardCode>.csv per reference ward, or per named one, and reference.json with the wards and procedures
 * that they name: make-samples.js <folder> [wardCode…]
 */
export async function makeSamples(folder: string, wardCodes: readonly string[] = []): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'reference.json'), `${JSON.stringify(sampleReference(), null, 2)}\n`);
  const files: string[] = [];
  for (const plan of plansOf(wardCodes)) {
    const file = join(folder, `${plan.wardCode}.csv`);
    await pipeline(Readable.from(registerFile(plan, makeRegister(plan))), createWriteStream(file));
    files.push(file);
  }
  return files;
}

function plansOf(wardCodes: readonly string[]): WardPlan[] {
  const plans = wardPlans();
  const unknown = wardCodes.filter((code) => !plans.some(({ wardCode }) => wardCode === code));
  if (unknown.length > 0) {
    throw new Error(`No sample for ${unknown.join(', ')}; there are ${plans.map((plan) => plan.wardCode).join(', ')}.`);
  }
  return plans.filter(({ wardCode }) => wardCodes.length === 0 || wardCodes.includes(wardCode));
}

async function main(): Promise<void> {
  const [folder, ...wardCodes] = process.argv.slice(2);
  if (folder === undefined)
    throw new Error('Say where: node dist/infra/samples/src/make-samples.js <folder> [wardCode…]');
  for (const file of await makeSamples(folder, wardCodes)) console.log(file);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
