import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/base.css';
import './styles/controls.css';
import './styles/figures.css';
import './styles/form-06.css';
import './styles/print.css';
import { WardFiguresPage } from './ward-figures.page';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <WardFiguresPage />
  </StrictMode>,
);
