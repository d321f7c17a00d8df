/** What the caller may see, as the platform found it in the token: codes of wards, and of units they decide for. */
export interface Scope {
  wards: readonly string[];
  units: readonly string[];
}
