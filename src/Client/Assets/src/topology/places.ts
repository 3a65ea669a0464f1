import type { Point } from "./layout/boxes";

const most = 20_000;

/** Where nodes are and where they were: what comes back finds its place, also after the page was left or the circuit was lost. */
export class Places {
  readonly known = new Map<string, Point>();
  private viewport: { zoom: number; pan: Point } | null = null;

  constructor(private readonly key: string) {
    try {
      const stored = JSON.parse(sessionStorage.getItem(key) ?? "null") as { at: [string, number, number][]; zoom: number; pan: Point } | null;
      stored?.at.forEach(([id, x, y]) => this.known.set(id, { x, y }));
      this.viewport = stored && stored.zoom > 0 ? { zoom: stored.zoom, pan: stored.pan } : null;
    } catch {
      // What another version stored, or no storage at all: start afresh.
    }
  }

  /** The zoom and pan of last time. */
  get last(): { zoom: number; pan: Point } | null {
    return this.viewport;
  }

  keep(id: string, point: Point): void {
    this.known.set(id, { x: point.x, y: point.y });
  }

  store(zoom: number, pan: Point): void {
    this.viewport = { zoom, pan: { ...pan } };
    try {
      const at = [...this.known].slice(-most).map(([id, point]) => [id, Math.round(point.x), Math.round(point.y)]);
      sessionStorage.setItem(this.key, JSON.stringify({ at, zoom, pan }));
    } catch {
      // The storage is full or forbidden; only the memory over page changes is lost.
    }
  }
}
