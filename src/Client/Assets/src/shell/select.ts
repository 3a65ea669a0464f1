const isPicker = (target: EventTarget | null): target is HTMLInputElement => target instanceof HTMLInputElement && target.getAttribute("role") === "combobox";

/** Selects what stands in a field with suggestions as soon as it is entered, so that what is typed takes its place. Here, since by way of the server it comes too late and takes the first letters away. */
export function selectOnEntry(): void {
  let entered: EventTarget | null = null;
  document.addEventListener("focusin", ({ target }) => {
    entered = target;
    if (isPicker(target)) {
      target.select();
    }
  });
  // The click that enters it puts the caret where it was, and what was selected is so no more.
  document.addEventListener("click", ({ target }) => {
    if (target === entered && isPicker(target) && target.selectionStart === target.selectionEnd) {
      target.select();
    }

    entered = null;
  });
}
