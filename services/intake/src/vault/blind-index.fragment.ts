import { createHmac, type KeyObject } from 'node:crypto';
import type { Applicant } from './applicant.fragment';

/** A name as it is searched: without accents, lower case, word by word; typed composed (NFC) or decomposed (NFD). */
export const nameWords = (name: string): string[] =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    // đ does not decompose; Ð (eth) is what some keyboards write for it.
    .replaceAll(/[đĐðÐ]/g, 'd')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

export const normalIdNumber = (idNumber: string): string => idNumber.replaceAll(/[\s-]/g, '').toUpperCase();

/** Digits only; +84 and 0 are the same number. */
export const normalPhone = (phone: string): string => phone.replaceAll(/[^\d+]/g, '').replace(/^\+84/, '0');

const keyedHash = (key: KeyObject, text: string): string => createHmac('sha256', key).update(text).digest('base64url');

/** The same person is the same id within a ward, and another one in the next. */
export const personIdOf = (key: KeyObject, idNumber: string): string => keyedHash(key, normalIdNumber(idNumber));

/** What an applicant is found by, each as a token that says nothing without the ward's key. */
export const indexTokens = (key: KeyObject, { fullName, idNumber, phone }: Applicant): string[] => {
  const terms = [
    ...nameWords(fullName).map((word) => `name ${word}`),
    ...(idNumber === undefined ? [] : [`id ${normalIdNumber(idNumber)}`]),
    ...(phone === undefined ? [] : [`phone ${normalPhone(phone)}`]),
  ];
  return [...new Set(terms)].map((term) => keyedHash(key, term));
};

/** For each word asked for, the tokens of which one must stand there; a number may be an id, a phone or in a name. */
export const searchTokens = (key: KeyObject, asked: string): string[][] => {
  const hash = (...terms: string[]) => terms.map((term) => keyedHash(key, term));
  const whole = asked.trim();
  const words = nameWords(whole);
  if (/^\+?[\d\s.-]+$/.test(whole)) {
    return [hash(`id ${normalIdNumber(whole)}`, `phone ${normalPhone(whole)}`, `name ${words.join('')}`)];
  }
  return words.map((word) => hash(`name ${word}`, `id ${normalIdNumber(word)}`));
};
