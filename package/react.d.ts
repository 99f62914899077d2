// The element in JSX, for React 18 and 19: `import type {} from 'guide-grid/react'` in any file of the app.

import type { HTMLAttributes, RefAttributes } from 'react';
import type { GuideGrid, GuideGridAttributes, GuideGridData, GuideGridEventMap, GuideGridMessages } from './element.js';

/** React 19 sets properties, and adds listeners for `onguide-grid-change` and the like; React 18 writes attributes only. */
type Properties = Omit<GuideGridAttributes, 'data' | 'messages'> & { data?: GuideGridData; messages?: GuideGridMessages | string };
type Listeners = { [Name in keyof GuideGridEventMap as `on${Name}`]?: (event: GuideGridEventMap[Name]) => void };
type Props = Omit<HTMLAttributes<GuideGrid>, keyof Properties> & RefAttributes<GuideGrid> & Properties & Listeners & { class?: string };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'guide-grid': Props;
    }
  }
}
