import type { Point } from "./layout/boxes";

const most = 20_000;

/** What part of the plane was seen, and whether that was meant to be everything. */
export interface Viewport {
  readonly zoom: number;
  readonly pan: Point;
  readonly isWhole: boolean;
}

/** Where nodes are and where they were: what comes back finds its place, also after the page was left or the circuit was lost. */
export class Places {
  readonly known = new Map<string, Point>();
  private viewport: Viewport | null = null;

  /** @param key Under which they are stored; null for not at all. */
  constructor(private readonly key: string | null) {
    if (key === null) {
      return;
    }

    try {
      const stored = JSON.parse(sessionStorage.getItem(key) ?? "null") as ({ at: [string, number, number][] } & Viewport) | null;
      stored?.at.forEach(([id, x, y]) => this.known.set(id, { x, y }));
      this.viewport = stored && stored.zoom > 0 ? { zoom: stored.zoom, pan: stored.pan, isWhole: stored.isWhole === true } : null;
    } catch {
      // What another version stored, or no storage at all: start afresh.
    }
  }

  /** The zoom and pan of last time. */
  get last(): Viewport | null {
    return this.viewport;
  }

  keep(id: string, point: Point): void {
    this.known.set(id, { x: point.x, y: point.y });
  }

  store(viewport: Viewport): void {
    this.viewport = viewport;
    if (this.key === null) {
      return;
    }

    try {
      const at = [...this.known].slice(-most).map(([id, point]) => [id, Math.round(point.x), Math.round(point.y)]);
      sessionStorage.setItem(this.key, JSON.stringify({ at, ...viewport }));
    } catch {
      // The storage is full or forbidden; only the memory over page changes is lost.
    }
  }
}
