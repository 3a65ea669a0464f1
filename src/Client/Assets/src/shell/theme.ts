interface ThemeInterop {
  invokeMethodAsync(method: "OnSystemTheme", isDark: boolean): Promise<void>;
}

const aYear = 60 * 60 * 24 * 365;

/** Keeps the choice where the server sees it with the next document. */
export function keepTheme(word: string): void {
  const path = new URL(document.baseURI).pathname;
  document.cookie = `theme=${word}; path=${path}; max-age=${aYear}; samesite=lax`;
  document.documentElement.dataset["theme"] = word;
}

/** Tells when the operating system changes between light and dark. */
export function watchSystemTheme(interop: ThemeInterop) {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const tell = () => void interop.invokeMethodAsync("OnSystemTheme", media.matches);
  media.addEventListener("change", tell);
  return { dispose: () => media.removeEventListener("change", tell) };
}
