// The element in Vue's templates: `import type {} from 'guide-grid/vue'` in any file of the app.

import type { HTMLAttributes } from 'vue';
import type { GuideGrid, GuideGridAttributes, GuideGridData, GuideGridEventMap, GuideGridMessages } from './element.js';

type Camel<Name extends string> = Name extends `${infer Word}-${infer Rest}` ? `${Word}${Capitalize<Camel<Rest>>}` : Name;
type Attributes = { [Name in keyof GuideGridAttributes as Camel<Name>]: GuideGridAttributes[Name] };
/** Vue sets properties where the element has them. */
type Properties = Omit<Attributes, 'data' | 'messages'> & { data?: GuideGridData; messages?: GuideGridMessages | string };
type Listeners = { [Name in keyof GuideGridEventMap as `on${Capitalize<Camel<Name>>}`]?: (event: GuideGridEventMap[Name]) => void };

declare module 'vue' {
  interface GlobalComponents {
    'guide-grid': new () => GuideGrid & { $props: Omit<HTMLAttributes, keyof Properties> & Properties & Listeners };
  }
}
