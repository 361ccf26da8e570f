/**
 * How pdf.js opens a file here: nothing is drawn, run or fetched. One pixel is the greatest image taken in, so none is
 * decoded: text needs none.
 * @param assets the folder of pdfjs-dist
 */
export function documentOptions(assets: string) {
  const folder = assets.endsWith('/') ? assets : `${assets}/`;
  return {
    cMapUrl: `${folder}cmaps/`,
    standardFontDataUrl: `${folder}standard_fonts/`,
    wasmUrl: `${folder}wasm/`,
    disableFontFace: true,
    fontExtraProperties: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: 1,
    canvasMaxAreaInBytes: 1_048_576,
    stopAtErrors: false,
    verbosity: 0,
  };
}
