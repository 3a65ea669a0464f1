interface ShortcutInterop {
  invokeMethodAsync(method: "OnShortcut", index: number): Promise<void>;
}

const patience = 1200;
const fields = "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], [role=menu], [role=listbox]";
const dialogs = "dialog[open], .mud-dialog-container";

/** What keys that were pressed one after another mean: a shortcut, the beginning of one, or nothing. */
export function match(shortcuts: readonly (readonly string[])[], pressed: readonly string[]): { index: number; isBeginning: boolean } {
  return {
    index: shortcuts.findIndex((keys) => keys.length === pressed.length && keys.every((key, at) => key === pressed[at])),
    isBeginning: shortcuts.some((keys) => keys.length > pressed.length && pressed.every((key, at) => key === keys[at])),
  };
}

/** Listens for shortcuts, except where a key means something else: in fields, menus and dialogs. */
export function listenForShortcuts(interop: ShortcutInterop, shortcuts: readonly (readonly string[])[], isOn: boolean) {
  let pressed: string[] = [];
  let last = 0;

  const listen = (event: KeyboardEvent) => {
    if (!isOn || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTaken(event.target)) {
      pressed = [];
      return;
    }

    if (event.key === "Shift" || event.repeat) {
      return;
    }

    pressed = event.timeStamp - last > patience ? [event.key] : [...pressed, event.key];
    last = event.timeStamp;
    let meaning = match(shortcuts, pressed);
    if (meaning.index < 0 && !meaning.isBeginning) {
      pressed = [event.key];
      meaning = match(shortcuts, pressed);
    }

    if (meaning.index >= 0) {
      pressed = [];
      event.preventDefault(); // The key is not typed into the field that gets the focus.
      void interop.invokeMethodAsync("OnShortcut", meaning.index);
    } else if (!meaning.isBeginning) {
      pressed = [];
    }
  };

  document.addEventListener("keydown", listen);
  return {
    switchTo: (on: boolean) => {
      isOn = on;
    },
    focusSearch,
    dispose: () => document.removeEventListener("keydown", listen),
  };
}

function isTaken(target: EventTarget | null): boolean {
  return document.querySelector(dialogs) !== null || (target instanceof Element && target.closest(fields) !== null);
}

function focusSearch(): void {
  const place = document.querySelector<HTMLElement>("[data-search]");
  const field = place?.matches("input") ? place : place?.querySelector("input");
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
}
