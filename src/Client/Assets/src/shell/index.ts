import { selectOnEntry } from "./select";
import { watchSkipLink } from "./skip";
import { watchReconnect } from "./reconnect";

export { dismiss, keep, readSettings } from "./settings";
export { listenForShortcuts } from "./shortcuts";
export { keepTheme, watchSystemTheme } from "./theme";

watchReconnect();
selectOnEntry();
watchSkipLink();
