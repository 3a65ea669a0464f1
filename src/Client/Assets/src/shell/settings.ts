/** What this browser remembers for its operator. */
export interface BrowserSettings {
  readonly isNavigationNarrow: boolean;
  readonly timeZone: string;
  readonly hasShortcuts: boolean;
  readonly isSystemDark: boolean;
  readonly dismissed: readonly string[];
}

const prefix = "waypoint-dashboard.";
const dismissed = `${prefix}dismissed`;

export function readSettings(): BrowserSettings {
  return {
    isNavigationNarrow: read("navigation-narrow", false),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    hasShortcuts: read("shortcuts", true),
    isSystemDark: matchMedia("(prefers-color-scheme: dark)").matches,
    dismissed: readDismissed(),
  };
}

/** Keeps a setting; a browser that stores nothing forgets it with the page. */
export function keep(name: string, value: boolean): void {
  attempt(() => localStorage.setItem(prefix + name, value ? "1" : "0"));
}

/** Keeps that a banner was put away, until the tab is closed. */
export function dismiss(id: string): void {
  attempt(() => sessionStorage.setItem(dismissed, JSON.stringify([...new Set([...readDismissed(), id])])));
}

function read(name: string, otherwise: boolean): boolean {
  const kept = attempt(() => localStorage.getItem(prefix + name)) ?? null;
  return kept === null ? otherwise : kept === "1";
}

function readDismissed(): string[] {
  const kept: unknown = attempt(() => JSON.parse(sessionStorage.getItem(dismissed) ?? "[]"));
  return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : [];
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined; // Storage is switched off or full.
  }
}
