import type { FormModel } from '../src/index';

/** Every word of a model, a line for each piece. */
export function sayAll(model: FormModel): string {
  const said: string[] = [];
  JSON.stringify(model.blocks, (_key, value: unknown) => {
    if (typeof value === 'string') said.push(value);
    return value;
  });
  return said.join('\n');
}
