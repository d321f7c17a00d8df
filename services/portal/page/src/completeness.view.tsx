import { describeCompleteness } from './completeness';
import { Icon } from './icon.view';
import type { Completeness } from './summary';

export const CompletenessView = ({ completeness }: { completeness: Completeness }) => {
  const { headline, missing } = describeCompleteness(completeness);
  return (
    <div className={completeness.complete ? 'completeness good' : 'completeness warn'}>
      <p>
        <Icon name={completeness.complete ? 'onTime' : 'late'} /> <strong>{headline}</strong>
      </p>
      {missing.length > 0 && (
        <ul>
          {missing.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
