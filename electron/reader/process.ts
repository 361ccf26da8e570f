// pdf.js decides when it is loaded whether it runs in Node, and takes an Electron utility process for a browser: it
// would then look for a web worker and fetch its data files. This process has neither, so it says that it is Node.
if (process.versions['electron'] !== undefined) Object.defineProperty(process, 'type', { value: undefined });

await import('./serve.ts');

export {};
