/** Where an act left its dossier's stream in the owner's log. */
export interface Act {
  dossierId: string;
  position: number;
}

export interface ActsVerdict {
  /** Acknowledged, and not in the log. */
  lost: string[];
  /** In the log although nobody was told so, or acknowledged twice as the same act. */
  doubled: string[];
}

/**
 * Compares one service's acknowledged acts with those that people did by its log: the same, each once. An act whose end
 * nobody knows may be in the log or not, so `unknown` of them are allowed to be more. Memory: a list per dossier.
 */
export class ActsCheck {
  private readonly acknowledged = new Map<string, number[]>();
  private readonly doubled: string[] = [];

  acknowledge({ dossierId, position }: Act): void {
    const positions = this.acknowledged.get(dossierId);
    if (!positions) this.acknowledged.set(dossierId, [position]);
    else if (positions.includes(position)) this.doubled.push(nameOf({ dossierId, position }));
    else positions.push(position);
  }

  find(act: Act): void {
    const positions = this.acknowledged.get(act.dossierId);
    const at = positions?.indexOf(act.position) ?? -1;
    if (!positions || at === -1) this.doubled.push(nameOf(act));
    else if (positions.length === 1) this.acknowledged.delete(act.dossierId);
    else positions.splice(at, 1);
  }

  verdict(unknown: number): ActsVerdict {
    const lost = [...this.acknowledged].flatMap(([dossierId, positions]) =>
      positions.map((position) => nameOf({ dossierId, position })),
    );
    return { lost, doubled: this.doubled.length <= unknown ? [] : this.doubled };
  }
}

const nameOf = ({ dossierId, position }: Act): string => `${dossierId} at position ${position}`;

/** What differs between two counts by the same names, in words. */
export const differingCounts = (expected: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>): string[] =>
  [...new Set([...expected.keys(), ...found.keys()])]
    .filter((name) => (expected.get(name) ?? 0) !== (found.get(name) ?? 0))
    .map((name) => `${name}: ${found.get(name) ?? 0} in the figures, ${expected.get(name) ?? 0} in the logs`)
    .sort();
