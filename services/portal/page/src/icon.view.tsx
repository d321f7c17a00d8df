/** Drawn beside a word that says the same; so always hidden from screen readers. */
const paths = {
  online: 'M3 5h18v11H3zM8 20h8M12 16v4',
  direct: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.5-7 8-7s8 3 8 7',
  postal: 'M3 6h18v13H3zM3 7l9 7 9-7',
  carriedOver: 'M3 12h13M11 7l5 5-5 5M20 5v14',
  early: 'M2 13l5 5L17 7M12 17l1 1L22 8',
  onTime: 'M4 13l5 5L20 6',
  late: 'M12 3L2 21h20zM12 10v5M12 18v.5',
  inTime: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  overdue: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v6M12 16v.5',
  reload: 'M20 12a8 8 0 1 1-3-6.2M20 3v5h-5',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
