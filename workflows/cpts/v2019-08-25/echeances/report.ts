/** Whether a period counted in months is carried over to a working day. */
export const REPORT_AU_JOUR_OUVRE = 'Q-12';
