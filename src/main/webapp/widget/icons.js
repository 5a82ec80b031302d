/** Drawn for Deskbridge on a 24 × 24 grid: lines where they begin with a small m, areas otherwise. */
export const CROSS = 'm6.5 6.5 11 11m0-11-11 11';
export const DOTS = 'M5 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Zm7 0a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z';
export const SEND = 'm6 11 6-6 6 6m-6-6v14';
export const CLIP = 'm14 8-7 7a1.7 1.7 0 0 0 2.4 2.4l8.2-8.2a3.4 3.4 0 0 0-4.8-4.8l-8.3 8.3a5 5 0 0 0 7 7L20 11.2';
export const CLOCK = 'm12 8v4l2.5 2.5M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16';
export const TICK = 'm5 12 4.5 4.5L18 8';
export const TICKS = 'm2 12 4.5 4.5L15 8m-2.5 8L21 8';
export const WARN = 'M12 3.5a1 1 0 0 1 .9.5l8.5 15a1 1 0 0 1-.9 1.5h-17a1 1 0 0 1-.9-1.5l8.5-15a1 1 0 0 1 .9-.5Zm0 5a1 1 0 0 0-1 1v4a1 1 0 1 0 2 0v-4a1 1 0 0 0-1-1Zm0 7.5a1.2 1.2 0 1 0 0 2.4 1.2 1.2 0 0 0 0-2.4Z';
export const SPARK = 'M12 2c.8 5.6 3.4 8.7 9.5 10-6.1 1.3-8.7 4.4-9.5 10-.8-5.6-3.4-8.7-9.5-10C8.6 10.7 11.2 7.6 12 2Z';
export const PERSON = 'M12 3.5a4.3 4.3 0 1 1 0 8.6 4.3 4.3 0 0 1 0-8.6ZM4 19.7c0-3.5 3.6-5.9 8-5.9s8 2.4 8 5.9c0 .5-.4.8-.8.8H4.8a.8.8 0 0 1-.8-.8Z';
export const THUMB = 'M2.5 10.5H6v10H2.5v-10ZM7.5 20V10.6L12 3c1.6 0 2.6 1.2 2.3 2.7L13.6 9h5.2c1.4 0 2.4 1.3 2.1 2.6l-1.6 6.7c-.3 1.3-1.4 2.2-2.7 2.2H9.2L7.5 20Z';
