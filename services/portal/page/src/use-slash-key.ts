import { type RefObject, useEffect, useState } from 'react';

const settingName = 'motcua.slash-key';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

const readSetting = (): boolean => {
  try {
    return window.localStorage.getItem(settingName) !== 'off';
  } catch {
    return true;
  }
};

/** `/` goes to the field, unless somebody types; it can be switched off (WCAG 2.1.4: speech input says letters). */
export const useSlashKey = (field: RefObject<HTMLElement | null>): [boolean, (on: boolean) => void] => {
  const [on, setOn] = useState(readSetting);
  useEffect(() => {
    if (!on) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [on, field]);
  const set = (next: boolean) => {
    setOn(next);
    try {
      window.localStorage.setItem(settingName, next ? 'on' : 'off');
    } catch {
      // Without storage it holds for this visit.
    }
  };
  return [on, set];
};
