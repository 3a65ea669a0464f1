export { contractVersion } from "./contract";
