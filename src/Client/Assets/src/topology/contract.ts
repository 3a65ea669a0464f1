/** The version of the messages between the hub and the canvas. */
export const contractVersion = 1;
