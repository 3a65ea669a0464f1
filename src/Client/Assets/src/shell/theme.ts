const aYear = 60 * 60 * 24 * 365;

/** Keeps the choice where the server sees it with the next document. */
export function keepTheme(word: string): void {
  const path = new URL(document.baseURI).pathname;
  document.cookie = `theme=${word}; path=${path}; max-age=${aYear}; samesite=lax`;
  document.documentElement.dataset["theme"] = word;
}
