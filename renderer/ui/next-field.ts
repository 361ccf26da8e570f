/** What a person fills in: texts, lists, and the one button of a group that Tab stops at. */
const fields = 'input:not([type="hidden"]), textarea, select, button[aria-pressed][tabindex="0"]';

/**
 * Puts the focus into the field after an element, in the same form or group: past buttons that only offer something.
 * @returns false when there is no such field; the focus then stays where it is
 */
export function focusNextField(from: Element): boolean {
  const around =
    from.parentElement?.closest('form, [role="group"], [role="search"]') ?? from.ownerDocument.body;
  const next = [...around.querySelectorAll<HTMLElement>(fields)].find(
    (field) =>
      (from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      !from.contains(field) &&
      field.tabIndex >= 0 &&
      !field.matches(':disabled'),
  );
  next?.focus();
  return next !== undefined;
}
