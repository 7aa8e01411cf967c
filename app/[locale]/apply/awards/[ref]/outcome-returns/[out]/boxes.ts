import { countKeys, type Totals } from '@/lib/outcome-return/definitions';

/** Puts counted totals into the boxes as if they were typed, so that they are saved as anything typed is. Blank counts leave a box as it is. */
export function fillBoxes(form: HTMLFormElement | null, totals: Totals): void {
  if (!form) return;
  for (const key of countKeys) {
    const box = form.elements.namedItem(key);
    if (box instanceof HTMLInputElement && totals[key] !== '') box.value = String(totals[key]);
  }
  const basis = form.querySelector<HTMLInputElement>(`input[name="people_basis"][value="${totals.people_basis}"]`);
  if (basis) basis.checked = true;
  form.dispatchEvent(new Event('input', { bubbles: true }));
}
