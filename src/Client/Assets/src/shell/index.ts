import { watchReconnect } from "./reconnect";

export { keep, readSettings } from "./settings";
export { keepTheme } from "./theme";

watchReconnect();
