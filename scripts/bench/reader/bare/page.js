const { getDocument, GlobalWorkerOptions } = await import(`${location.origin}/pdfjs/legacy/build/pdf.mjs`);

GlobalWorkerOptions.workerSrc = '/pdfjs/legacy/build/pdf.worker.mjs';

/** Waits until what is in the page now has been handed over for display. */
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });
}

/**
 * Fetches, opens and draws the first page as wide as asked for, and closes the file again.
 * @param {{ width: number, ratio: number }} wanted width of the canvas in device pixels, and device pixels per CSS pixel
 * @returns {Promise<number>} milliseconds until it was painted
 */
window.firstPage = async ({ width, ratio }) => {
  document.body.replaceChildren();
  const start = performance.now();
  const data = new Uint8Array(await (await fetch('/paper.pdf')).arrayBuffer());
  const task = getDocument({
    data,
    cMapUrl: '/pdfjs/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
    useSystemFonts: false,
    verbosity: 0,
  });
  const page = await (await task.promise).getPage(1);
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  canvas.style.width = `${canvas.width / ratio}px`;
  await page.render({ canvas, viewport }).promise;
  document.body.replaceChildren(canvas);
  const end = await painted();
  await task.destroy();
  return end - start;
};
