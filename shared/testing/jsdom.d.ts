/** What tests use of jsdom, which comes without types of its own. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options?: { readonly runScripts?: 'dangerously' });
    readonly window: Window & typeof globalThis;
  }
}
