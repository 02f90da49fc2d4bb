/** The machine's Chromium or Chrome: CHROME_PATH if set, else the first one found. */
export function findBrowser(): string | undefined
