/** What this browser remembers for its operator. */
export interface BrowserSettings {
  readonly isNavigationNarrow: boolean;
  readonly timeZone: string;
  readonly hasShortcuts: boolean;
}

const prefix = "waypoint-dashboard.";

export function readSettings(): BrowserSettings {
  return {
    isNavigationNarrow: read("navigation-narrow", false),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    hasShortcuts: read("shortcuts", true),
  };
}

/** Keeps a setting; a browser that stores nothing forgets it with the page. */
export function keep(name: string, value: boolean): void {
  try {
    localStorage.setItem(prefix + name, value ? "1" : "0");
  } catch {
    // Storage is switched off.
  }
}

function read(name: string, otherwise: boolean): boolean {
  try {
    const kept = localStorage.getItem(prefix + name);
    return kept === null ? otherwise : kept === "1";
  } catch {
    return otherwise;
  }
}
