import { TopologyCanvas } from "./canvas";
import { sideOf, type Picture } from "./side";

/** Shows a change in an element: what is on both sides keeps its place when the side is changed. */
export function createPicture(host: HTMLElement) {
  const nothing = () => undefined;
  const canvas = new TopologyCanvas(host, null, { selected: nothing, toggled: nothing, menu: nothing }, { layout: "columns", memory: null });
  return {
    show: (picture: Picture, isAfter: boolean) => {
      canvas.apply(sideOf(picture, isAfter));
      canvas.fit();
    },
    dispose: () => canvas.dispose(),
  };
}
