/** Brings the keyboard past the frame: the router would take a bare #content for another page. */
export function watchSkipLink(): void {
  document.addEventListener(
    "click",
    (event) => {
      if (event.target instanceof Element && event.target.closest("[data-skip]")) {
        event.preventDefault();
        event.stopPropagation();
        document.getElementById("content")?.focus();
      }
    },
    { capture: true },
  );
}
