/**
 * How long a test waits for what a program does, in milliseconds. Only against a test that hangs, and a little less than
 * the limit of jest.config.js, so that what was awaited is told: how fast the machine is never fails a test.
 */
export const PATIENCE_MS = 240_000;
