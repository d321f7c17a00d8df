export interface Rounding {
  /** `half-up`: 0,5 goes up. `cut`: digits are dropped. */
  mode: 'half-up' | 'cut';
  digits: number;
}

/**
 * A rate in per cent as Vietnamese reports print it, e.g. `95,89%`; null where the denominator gives none.
 * Whole numbers throughout: 95,885 must not depend on what a float makes of it.
 */
export const printRate = (numerator: number, denominator: number, { mode, digits }: Rounding): string | null => {
  if (denominator <= 0) return null;
  const [n, d] = [BigInt(numerator) * 100n * 10n ** BigInt(digits), BigInt(denominator)];
  const rounded = mode === 'cut' ? n / d : (2n * n + d) / (2n * d);
  const text = rounded.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replaceAll(/\B(?=(\d{3})+$)/g, '.');
  return digits === 0 ? `${whole}%` : `${whole},${text.slice(-digits)}%`;
};
