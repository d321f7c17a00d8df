import { useCallback, useEffect, useState } from 'react';
import { dayOf } from './format';
import { type Question, readQuestion, sameQuestion, writeQuestion } from './question';

const readAddress = (): Question => readQuestion(window.location.search, dayOf(new Date()));

/** The question in the address bar; Back and Forward ask the earlier ones again. */
export const useQuestion = (): [Question, (next: Question, how?: 'push' | 'replace') => void] => {
  const [question, setQuestion] = useState(readAddress);
  useEffect(() => {
    const restore = () => setQuestion(readAddress());
    window.addEventListener('popstate', restore);
    return () => window.removeEventListener('popstate', restore);
  }, []);
  const ask = useCallback((next: Question, how: 'push' | 'replace' = 'push') => {
    setQuestion((current) => (sameQuestion(current, next) ? current : next));
    const address = writeQuestion(next);
    if (address === window.location.search) return;
    if (how === 'push') window.history.pushState(null, '', address);
    else window.history.replaceState(null, '', address);
  }, []);
  return [question, ask];
};
