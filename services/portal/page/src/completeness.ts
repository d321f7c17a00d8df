import { printInstant, printNumber } from './format';
import type { Completeness, NumberRange, Producer } from './summary';

const producerNames: Record<string, string> = {
  intake: 'tiếp nhận',
  processing: 'giải quyết',
  digitization: 'số hóa',
};

const nameOf = ({ store }: Producer): string => producerNames[store] ?? store;
const lengthOf = ({ from, to }: NumberRange): number => to - from + 1;

/** One sentence on how far the figures can be trusted, and what is missing, each in a sentence of its own. */
export const describeCompleteness = (completeness: Completeness): { headline: string; missing: string[] } => {
  const { complete, incompleteDossiers, parked = 0, unfilledMeasures = [], producers = [] } = completeness;
  const missing = producers.flatMap((producer) => {
    const lost = producer.holes.reduce((sum, hole) => sum + lengthOf(hole), 0);
    const coming = producer.missingTail ? lengthOf(producer.missingTail) : 0;
    return [
      ...(lost > 0 ? [`Thiếu ${printNumber(lost)} sự kiện của khâu ${nameOf(producer)}.`] : []),
      ...(coming > 0 ? [`${printNumber(coming)} sự kiện mới của khâu ${nameOf(producer)} chưa đến.`] : []),
    ];
  });
  if (incompleteDossiers > 0) missing.push(`${printNumber(incompleteDossiers)} hồ sơ chưa nhận đủ sự kiện.`);
  if (parked > 0) missing.push(`${printNumber(parked)} sự kiện chưa xử lý được, đang chờ xem lại.`);
  if (unfilledMeasures.length > 0) missing.push('Các cột mới chỉ tính hồ sơ từ lần nâng cấp; cần dựng lại số liệu.');

  const silent = producers.filter(({ headToldAt }) => headToldAt === null);
  if (silent.length > 0) missing.push(`Chưa nhận được tín hiệu của khâu: ${silent.map(nameOf).join(', ')}.`);
  if (!complete) return { headline: 'Số liệu chưa đầy đủ', missing };

  const told = producers.flatMap(({ headToldAt }) => headToldAt ?? []).sort();
  const until = silent.length === 0 && told[0] ? ` đến ${printInstant(told[0])}` : ' theo những gì đã nhận';
  return { headline: `Số liệu đầy đủ${until}`, missing };
};
