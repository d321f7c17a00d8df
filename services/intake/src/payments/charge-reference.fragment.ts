/** A transfer's purpose holds 25 letters and digits (EMVCo field 62-08), and so does a UUID to the base of 36. */
const length = 25;
const uuidShape = /^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/;

/** What stands in the purpose of a bank transfer, for the id of a charge or of a refund. */
export const referenceOf = (id: string): string =>
  BigInt(`0x${id.replaceAll('-', '')}`)
    .toString(36)
    .toUpperCase()
    .padStart(length, '0');

const idShape = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * The ids that a purpose may mean, as they are or as references. Banks write their own words around it, with or without a space, so that every place
 * is tried; what is not an id of ours is left to the look-up.
 */
export const idsIn = (purpose: string): string[] => {
  const ids: string[] = [...(purpose.toLowerCase().match(idShape) ?? [])];
  for (const [, candidate = ''] of purpose.toUpperCase().matchAll(/(?=([0-9A-Z]{25}))/g)) {
    const hex = numberOf(candidate).toString(16).padStart(32, '0');
    if (uuidShape.test(hex)) ids.push(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  }
  return ids;
};

const numberOf = (reference: string): bigint =>
  [...reference].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n);
