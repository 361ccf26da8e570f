/** The words for the labels of changes, for features (which know the log only through the bridge). */
export { labelText } from '#shared/changes/labels.ts';
