import { download } from "../topology/download";

/** Puts a text into the operator's clipboard; false when the browser does not let it. */
export async function copy(text: string): Promise<boolean> {
  // Pages that come over plain HTTP from another machine have no clipboard object.
  return navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, () => false) : copyBySelection(text);
}

/** Hands a text to the operator's browser as a file. */
export function save(name: string, text: string, type: string): void {
  download(name, new Blob([text], { type }));
}

/** Scrolls a list of lines of equal height so that a line stands in its middle. */
export function reveal(host: HTMLElement, line: number, count: number): void {
  const height = host.scrollHeight / Math.max(count, 1);
  host.scrollTop = line * height - host.clientHeight / 2;
}

function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  const focused = document.activeElement;
  area.value = text;
  area.readOnly = true;
  Object.assign(area.style, { position: "fixed", top: "0", opacity: "0" });
  // Within a dialog the focus is trapped: the text must stand beside what has it.
  (focused?.parentElement ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  return isCopied;
}
