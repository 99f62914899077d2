// A reader's browser: starting it, slowing it down, and visiting pages with it.
import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";

const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** After this many milliseconds, the browser has finished its work for a new window, or for a page that was left. */
export const SETTLED = 500;

/** Networks by name: bits per second, and milliseconds until an answer begins. */
export const networks = {
  "local server": null,
  "10 Mbit/s, 40 ms": { bits: 10e6, latency: 40 },
  "1.6 Mbit/s, 150 ms": { bits: 1.6e6, latency: 150 },
};

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The browser's name and version, such as "Chromium 140.0.7339.80". */
export const browserVersion = () => execFileSync(executablePath, ["--version"], { stdio: ["ignore", "pipe", "ignore"] }).toString().match(/\w+ [\d.]+/)[0];

/** Starts Chromium with an empty profile, whose caches are on disk, as a reader's are. The caller closes it. */
export function startBrowser() {
  return chromium.launchPersistentContext("", { executablePath, chromiumSandbox: false, viewport: { width: 1280, height: 800 }, args });
}

/** Opens a window with the named network, and with a processor that is slowed down: 1 is full speed, 4 a quarter of it. */
export async function openWindow(browser, network = "local server", slowdown = 1) {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const devtools = await browser.newCDPSession(page);
  const limits = networks[network];
  if (limits !== null) {
    const throughput = limits.bits / 8;
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", { offline: false, latency: limits.latency, downloadThroughput: throughput, uploadThroughput: throughput });
  }
  if (slowdown > 1) await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  return page;
}

/** Visits a page from an empty page of the same site; returns the milliseconds until it is usable. */
export async function visit(page, address) {
  await page.goto(new URL("/empty.html", address).href);
  await sleep(SETTLED);
  const usable = page.waitForEvent("console", (message) => message.text().startsWith("usable "));
  await page.goto(address, { waitUntil: "commit" });
  const milliseconds = Number((await usable).text().slice("usable ".length));
  await sleep(SETTLED);
  return milliseconds;
}

/**
 * A first visit with a new browser, then one that is not measured, in which the browser caches compiled code, and then next
 * visits. `last(page)` is called on the last one. Returns `{first, next: […]}` in milliseconds.
 */
export async function visits(address, { network, slowdown, nextVisits = 3, last = () => {} }) {
  const browser = await startBrowser();
  try {
    const page = await openWindow(browser, network, slowdown);
    const first = await visit(page, address);
    await visit(page, address);
    const next = [];
    for (let round = 0; round < nextVisits; round += 1) next.push(await visit(page, address));
    await last(page);
    return { first, next };
  } finally {
    await browser.close();
  }
}

/** Opens each address once, so that the server has compressed everything before the measurement. */
export async function openOnce(addresses) {
  const browser = await startBrowser();
  try {
    for (const address of addresses) {
      const page = await openWindow(browser);
      await visit(page, address);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** Replaces the text of the page's search box, as fast as quick typists do. */
export async function type(page, text) {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text, { delay: 90 });
}

export const focusSearchBox = (page) => page.locator("input").first().click();
