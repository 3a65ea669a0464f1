export type LayoutName = "columns" | "force";

export interface CanvasOptions {
  readonly layout: LayoutName;
  /** Under which positions are remembered: one for each cluster; null when they are not. */
  readonly memory: string | null;
}
