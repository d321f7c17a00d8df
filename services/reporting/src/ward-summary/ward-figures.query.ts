import { startOfWardDay, addDays } from '@motcua/deadline';
import type pg from 'pg';
import type { Fact } from '../dossier-facts/fact';
import { movementsOf } from '../ledger/contribution.fold';
import { measuredByField } from '../ledger/ledger.query';
import { addMeasured } from '../ledger/measures';
import { type Period, wholeDaysOf } from './period.fragment';
import { type FiguresByField, figuresOf } from './ward-summary.fold';

const movingOn = `
  select fact from facts where ward_code = $1 and last_day >= $2::date and first_day <= $2::date`;

/** A ward's figures by field: whole days from the ledger, the day within which the as-of lies from the facts. */
export const wardFigures = async (client: pg.ClientBase, wardCode: string, period: Period): Promise<FiguresByField> => {
  const fields: FiguresByField = new Map();
  const { lastWholeDay, openDay } = wholeDaysOf(period);
  const opening = await measuredByField(client, wardCode, null, addDays(period.from, -1));
  for (const [field, measured] of opening) addMeasured(figuresOf(fields, field).opening, measured);
  const within = await measuredByField(client, wardCode, period.from, lastWholeDay);
  for (const [field, measured] of within) addMeasured(figuresOf(fields, field).period, measured);
  if (openDay !== null) {
    const { rows } = await client.query<{ fact: Fact }>(movingOn, [wardCode, openDay]);
    const since = startOfWardDay(openDay);
    for (const { fact } of rows) addMoved(fields, fact, since, period.asOf);
  }
  return fields;
};

const addMoved = (fields: FiguresByField, fact: Fact, since: string, asOf: string): void => {
  const figures = figuresOf(fields, fact.fieldCode ?? '');
  for (const { at, measure, change } of movementsOf(fact)) {
    if (at >= since && at <= asOf) addMeasured(figures.period, { [measure]: change });
  }
};

/** The same from facts alone, without a ledger. */
export const addDirectly = (fields: FiguresByField, fact: Fact, period: Period): void => {
  const since = startOfWardDay(period.from);
  const figures = figuresOf(fields, fact.fieldCode ?? '');
  for (const { at, measure, change } of movementsOf(fact)) {
    if (at <= period.asOf) addMeasured(at < since ? figures.opening : figures.period, { [measure]: change });
  }
};
