import type { EdgeKind, NodeState } from "./contract";

export type Theme = "light" | "dark";

export interface Palette {
  readonly canvas: string;
  readonly surface: string;
  readonly frame: string;
  readonly frameBorder: string;
  readonly inner: string;
  readonly text: string;
  readonly muted: string;
  readonly onState: string;
  readonly selection: string;
  readonly flash: string;
  readonly error: string;
  readonly warning: string;
  readonly states: Readonly<Record<NodeState, string>>;
  readonly edges: Readonly<Record<EdgeKind, string>>;
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    canvas: "#f5f7fa",
    surface: "#ffffff",
    frame: "#eaeef4",
    frameBorder: "#c3ccd9",
    inner: "#dfe5ee",
    text: "#1b2330",
    muted: "#5b6675",
    onState: "#ffffff",
    selection: "#1d4ed8",
    flash: "#f59e0b",
    error: "#c62828",
    warning: "#b45309",
    states: {
      notInMesh: "#98a2b0",
      notEnrolled: "#6b7788",
      optedOut: "#475569",
      bound: "#0f7f63",
      ready: "#2459d3",
      degraded: "#b45309",
      notReady: "#c2410c",
      refused: "#c62828",
      missing: "#c62828",
    },
    edges: { own: "#2459d3", inherited: "#5f86de", canary: "#7c3aed", refused: "#c62828", selects: "#a3afbf" },
  },
  dark: {
    canvas: "#11151b",
    surface: "#1f2630",
    frame: "#181e27",
    frameBorder: "#3a4554",
    inner: "#232c38",
    text: "#e8ecf2",
    muted: "#a1adbd",
    onState: "#0d1117",
    selection: "#8ab4ff",
    flash: "#fbbf24",
    error: "#ff7b72",
    warning: "#f0b429",
    states: {
      notInMesh: "#6c7888",
      notEnrolled: "#98a5b6",
      optedOut: "#b8c2cf",
      bound: "#3fc79a",
      ready: "#6ea0ff",
      degraded: "#f0b429",
      notReady: "#ff9b5e",
      refused: "#ff7b72",
      missing: "#ff7b72",
    },
    edges: { own: "#6ea0ff", inherited: "#7c98cf", canary: "#c39bff", refused: "#ff7b72", selects: "#566375" },
  },
};
