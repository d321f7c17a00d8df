import { useCallback, useEffect, useState } from 'react';

/** Why something could not be shown, in words for the person at the screen. */
export interface Failure {
  detail: string;
  code: string;
}

export interface Loaded<T> {
  /** The newest answer; while the next one is on its way it stays. */
  data: T | null;
  failure: Failure | null;
  loading: boolean;
  retry: () => void;
}

const unreachable: Failure = {
  detail: 'Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.',
  code: 'unreachable',
};
const unclear: Failure = { detail: 'Máy chủ trả lời không đúng dạng. Hãy thử lại sau giây lát.', code: 'unclear' };

const ask = async <T>(address: string, signal: AbortSignal): Promise<{ data: T } | { failure: Failure }> => {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } }).catch(() => null);
  if (!response) return { failure: unreachable };
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return { data: body as T };
  const { detail, code } = (body ?? {}) as Partial<Failure>;
  return { failure: detail ? { detail, code: code ?? String(response.status) } : unclear };
};

/** Asks when the address changes and on `retry`; null asks nothing. An answer that is no longer wanted is dropped. */
export const useLoaded = <T>(makeAddress: (() => string) | null, key: string): Loaded<T> => {
  const [state, setState] = useState<Omit<Loaded<T>, 'retry'>>({ data: null, failure: null, loading: false });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!makeAddress) return setState({ data: null, failure: null, loading: false });
    const abort = new AbortController();
    setState(({ data }) => ({ data, failure: null, loading: true }));
    void ask<T>(makeAddress(), abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      if ('data' in answer) setState({ data: answer.data, failure: null, loading: false });
      else setState({ data: null, failure: answer.failure, loading: false });
    });
    return () => abort.abort();
    // `key` stands for the address, which may name the instant at which it is asked.
  }, [key, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, retry };
};
