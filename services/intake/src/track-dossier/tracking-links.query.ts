import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IntakeConfig } from '../intake.config';
import { readMasterKey } from '../vault/master-key.query';
import { deriveKey } from '../vault/sealed-box.fragment';
import { readTrackingToken, type TrackedDossier, trackingToken } from './tracking-token.fragment';

/** The public's way to a dossier: a link on its papers, which whoever holds one may open. */
@Injectable()
export class TrackingLinks {
  private readonly key: KeyObject;
  private readonly publicUrl: string;

  constructor({ VAULT_KEY_FILE, PUBLIC_URL }: IntakeConfig) {
    this.key = deriveKey(readMasterKey(VAULT_KEY_FILE), 'tracking links');
    this.publicUrl = PUBLIC_URL.replace(/\/+$/, '');
  }

  of(ward: string, dossierId: string): string {
    return `${this.publicUrl}/tra-cuu/${trackingToken(this.key, { ward, dossierId })}`;
  }

  read(token: string): TrackedDossier | undefined {
    return readTrackingToken(this.key, token);
  }
}
