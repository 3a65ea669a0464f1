import { palettes, type Palette, type Theme } from "./palette";

/** The page's colours as the canvas needs them: the theme is what the page's background says. */
export function paletteOf(host: HTMLElement): Palette {
  const background = getComputedStyle(host).backgroundColor;
  const [red, green, blue, alpha] = (background.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha === 0) {
    return palettes.light;
  }

  const theme: Theme = red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? "dark" : "light";
  const ground = [red, green, blue] as const;
  const ink = theme === "dark" ? 255 : 20;
  return {
    ...palettes[theme],
    canvas: background,
    frame: mix(ground, ink, 0.045),
    inner: mix(ground, ink, 0.1),
    frameBorder: mix(ground, ink, 0.2),
    surface: theme === "dark" ? mix(ground, 0, 0.25) : "#ffffff",
  };
}

function mix(ground: readonly [number, number, number], ink: number, share: number): string {
  return `rgb(${ground.map((part) => Math.round(part + (ink - part) * share)).join(", ")})`;
}

/** Calls back when the page changes its theme: a transition of the background's colour starts then, whoever changes it. */
export function watchTheme(host: HTMLElement, changed: (palette: Palette) => void): () => void {
  const react = (event: TransitionEvent) => {
    if (event.target === host && event.propertyName === "background-color") {
      changed(paletteOf(host));
    }
  };
  host.addEventListener("transitionend", react);
  return () => host.removeEventListener("transitionend", react);
}

/** Hands the colours to what lies around the canvas, such as the legend. */
export function shareColours(host: HTMLElement, palette: Palette): void {
  const root = host.closest<HTMLElement>("[data-topology-colours]") ?? host;
  const shared: Record<string, string> = {
    ready: palette.states.ready,
    bound: palette.states.bound,
    "not-enrolled": palette.states.notEnrolled,
    "opted-out": palette.states.optedOut,
    degraded: palette.states.degraded,
    refused: palette.states.refused,
    inherited: palette.edges.inherited,
    canary: palette.edges.canary,
    "on-state": palette.onState,
  };
  Object.entries(shared).forEach(([name, colour]) => root.style.setProperty(`--topology-${name}`, colour));
}
