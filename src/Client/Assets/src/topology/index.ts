import { TopologyCanvas } from "./canvas";
import type { Route } from "./emphasis";
import type { LayoutName } from "./canvas-options";
import { download } from "./download";
import { TopologyStream } from "./stream";

export { createPicture } from "./picture";

/** The object in the page that hears of the operator. */
interface Interop {
  invokeMethodAsync(method: "OnSelected", id: string | null): Promise<void>;
  invokeMethodAsync(method: "OnToggled", id: string): Promise<void>;
  invokeMethodAsync(method: "OnMenu", id: string | null, x: number, y: number): Promise<void>;
  invokeMethodAsync(method: "OnStream", state: string): Promise<void>;
  invokeMethodAsync(method: "OnKeptClosed", names: readonly string[]): Promise<void>;
}

export interface Options {
  readonly hub: string;
  readonly viewId: string;
  readonly layout: LayoutName;
  readonly memory: string;
  readonly selected: string | null;
}

/** Puts a topology into an element and returns the handle by which the page leads it. */
export function createTopology(host: HTMLElement, map: HTMLCanvasElement | null, interop: Interop, options: Options) {
  // When the circuit is gone nobody hears; the page that comes after it asks for what it needs.
  const quietly = (call: Promise<void>) => void call.catch(() => undefined);
  const canvas = new TopologyCanvas(
    host,
    map,
    {
      selected: (id) => quietly(interop.invokeMethodAsync("OnSelected", id)),
      toggled: (id) => quietly(interop.invokeMethodAsync("OnToggled", id)),
      menu: (id, x, y) => quietly(interop.invokeMethodAsync("OnMenu", id, x, y)),
    },
    options,
  );
  let state = "";
  let closed = "";
  const tellClosed = (names: readonly string[]) => {
    if (names.join() !== closed) {
      closed = names.join();
      quietly(interop.invokeMethodAsync("OnKeptClosed", names));
    }
  };
  const stream = new TopologyStream(options.hub, options.viewId, {
    delta: (delta) => {
      tellClosed(delta.keptClosed);
      return canvas.apply(delta);
    },
    state: (next) => {
      if (next !== state) {
        state = next;
        quietly(interop.invokeMethodAsync("OnStream", next));
      }
    },
  });
  canvas.show(options.selected, true);
  void stream.start();

  return {
    arrange: (layout: LayoutName) => canvas.arrange(layout),
    expectView: () => canvas.expectView(),
    fit: () => canvas.fit(),
    zoomBy: (factor: number) => canvas.zoomBy(factor),
    setSearch: (isSearching: boolean) => canvas.emphasis.setSearch(isSearching),
    select: (id: string | null, isCentred: boolean) => canvas.show(id, isCentred),
    /** Highlights the ways of a path, node by node; null takes the highlight off. */
    highlightRoutes: (routes: readonly Route[] | null) => {
      canvas.showRoutes(routes ?? []);
    },
    focus: () => host.focus(),
    exportPng: (name: string) => download(name, canvas.png()),
    exportSvg: (name: string) => download(name, canvas.svg()),
    dispose: () => {
      void stream.stop();
      canvas.dispose();
    },
  };
}
