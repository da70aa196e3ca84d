// A browser driven over the WebDriver protocol: Chromium through chromedriver, with Node's own `fetch` and nothing
// else. Knows nothing of the pages.

import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { firstMatch } from "./processes.mjs";

// How long a page may take to come, in milliseconds; it takes a few dozen.
const PAGE_WAIT_MS = 15_000;
// What has `autofocus` gets the focus with the first frame, which may come after the page.
const FOCUS_WAIT_MS = 1_000;
const POLL_MS = 20;
// More tab stops than any page has.
const TAB_STOPS_MAX = 250;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
// Width and height in inches.
export const PAPERS = { letter: [8.5, 11], a4: [8.27, 11.69] };
export const KEY = { enter: "\uE007", tab: "\uE004", down: "\uE015", space: " " };

const CHROMIUM_ARGUMENTS = [
  "--headless",
  // Chromium's own sandbox does not start as root; only our own pages are opened.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A page that still glides to where it was told to be is not clicked where it looks.
  "--force-prefers-reduced-motion",
  "--no-first-run",
  "--lang=en-US",
];

export class Browser {
  // Without scripts a page is as in a browser that has them switched off; what the tests run themselves still runs, but
  // nothing that waits.
  static async start({ profile, origin, scripts = true }) {
    const driver = spawn("chromedriver", ["--port=0"], { stdio: ["ignore", "pipe", "ignore"] });
    const [, port] = await firstMatch(driver, /started successfully on port (\d+)/);
    const browser = new Browser(driver, `http://127.0.0.1:${port}`, origin, scripts);
    const options = { args: [...CHROMIUM_ARGUMENTS, `--user-data-dir=${profile}`] };
    const always = { browserName: "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { browser: "ALL" } };
    const session = await browser.#send("POST", "/session", { capabilities: { alwaysMatch: always } });
    browser.session = `/session/${session.sessionId}`;
    // Without a screen the window can lose the focus between two pages, and then no page shows where its own is.
    await browser.cdp("Emulation.setFocusEmulationEnabled", { enabled: true });
    await browser.cdp("Emulation.setScriptExecutionDisabled", { value: !scripts });
    return browser;
  }

  constructor(driver, address, origin, scripts) {
    Object.assign(this, { driver, address, origin, scripts, session: "" });
  }

  async close() {
    await this.#send("DELETE", this.session).catch(() => {});
    this.driver.kill();
  }

  // Lays pages out for a screen that wide; a window cannot be as narrow as a telephone.
  async setWidth(width) {
    const height = width < 600 ? 740 : 900;
    await this.cdp("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
  }

  // As the device asks for it: `light` or `dark`, or with colors of its own for more contrast.
  async setScheme(value, ownColors = false) {
    const colors = { name: "forced-colors", value: ownColors ? "active" : "none" };
    await this.cdp("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value }, colors] });
  }

  async open(path) {
    await this.#call("POST", "/url", { url: this.origin + path });
    await this.#settle();
  }

  async path() {
    const url = new URL(await this.#call("GET", "/url"));
    return url.pathname;
  }

  async query() {
    return new URL(await this.#call("GET", "/url")).search;
  }

  // Runs a function's body in the page.
  async run(body, ...args) {
    return this.#call("POST", "/execute/sync", { script: body, args });
  }

  async runAsync(body, ...args) {
    return this.#call("POST", "/execute/async", { script: body, args });
  }

  async cdp(cmd, params = {}) {
    return this.#call("POST", "/goog/cdp/execute", { cmd, params });
  }

  async log() {
    return this.#call("POST", "/se/log", { type: "browser" });
  }

  // An element's words as they are written in the page.
  async text(css) {
    return this.run("return document.querySelector(arguments[0])?.textContent.trim() ?? null", css);
  }

  async attribute(css, name) {
    return this.run("return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null", css, name);
  }

  // What a screen reader says of every element of a role: the names of the groups that it is in, and its own.
  async spoken(role) {
    const { nodes } = await this.cdp("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const within = (node) => (node ? [...within(byId.get(node.parentId)), node] : []);
    const named = (node) => ["group", "radiogroup", role].includes(node.role?.value);
    return nodes
      .filter((node) => node.role?.value === role && !node.ignored)
      .map((node) => within(node).filter(named).map((part) => part.name?.value ?? "").join(", "));
  }

  async value(css) {
    return this.run("return document.querySelector(arguments[0])?.value ?? null", css);
  }

  async has(css) {
    return this.run("return document.querySelector(arguments[0]) !== null", css);
  }

  async click(css) {
    await this.#call("POST", `/element/${await this.#find(css)}/click`, {});
  }

  async type(css, text) {
    const element = await this.#find(css);
    await this.#call("POST", `/element/${element}/clear`, {});
    if (text !== "") await this.#call("POST", `/element/${element}/value`, { text });
  }

  // Presses keys wherever the focus is.
  async press(keys) {
    const actions = [...keys].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.#call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  // Presses Tab until the focus is on an element that matches; `onStop` is told each stop's outline.
  async tabTo(css, onStop = () => {}) {
    for (let stop = 0; stop < TAB_STOPS_MAX; stop += 1) {
      const at = await this.run(
        `const at = document.activeElement, style = getComputedStyle(at);
         return { here: at.matches(arguments[0]), body: at === document.body, name: location.pathname + " " + at.outerHTML.slice(0, 120),
                  seen: style.outlineStyle !== "none" || style.boxShadow !== "none" }`,
        css,
      );
      if (!at.body) onStop(at);
      if (at.here) return;
      await this.press(KEY.tab);
    }
    throw new Error(`the Tab key does not lead to ${css}`);
  }

  // Does something that leads to another page, and waits for that page.
  async leave(act) {
    await this.run("window.isLeft = true");
    await act();
    const until = Date.now() + PAGE_WAIT_MS;
    while (Date.now() < until) {
      // Between two pages there may be nothing to ask.
      const there = await this.run("return !window.isLeft && document.readyState === 'complete'").catch(() => false);
      if (there) return this.#settle();
      await pause();
    }
    throw new Error(`still at ${await this.path()}: no other page came`);
  }

  // Waits for the focus to be where the page asks for it; whether it is there, the checks tell.
  async #settle() {
    const until = Date.now() + FOCUS_WAIT_MS;
    const settled = `const wanted = document.querySelector("[autofocus]"); return wanted === null || wanted === document.activeElement`;
    while (Date.now() < until && !(await this.run(settled))) await pause();
  }

  // The whole page as a picture, or a part, from the beginning of an element to the end of another.
  async picture(file, lowest = "html", highest = "html") {
    const { width, y, height } = await this.run(
      `scrollTo(0, 0);
       const end = document.querySelector(arguments[0]).getBoundingClientRect().bottom;
       const y = Math.floor(document.querySelector(arguments[1]).getBoundingClientRect().top);
       return { width: innerWidth, y, height: Math.ceil(end) - y }`,
      lowest,
      highest,
    );
    const clip = { x: 0, y, width, height, scale: 1 };
    const { data } = await this.cdp("Page.captureScreenshot", { format: "png", captureBeyondViewport: true, clip });
    await writeFile(file, Buffer.from(data, "base64"));
  }

  // The page as it is printed with a centimetre's margin.
  async pdf(paper = "letter") {
    const margin = 0.4;
    const [paperWidth, paperHeight] = PAPERS[paper];
    const margins = { marginTop: margin, marginBottom: margin, marginLeft: margin, marginRight: margin };
    const { data } = await this.cdp("Page.printToPDF", { paperWidth, paperHeight, ...margins });
    return Buffer.from(data, "base64");
  }

  async #find(css) {
    const found = await this.#call("POST", "/element", { using: "css selector", value: css });
    return found[ELEMENT];
  }

  async #call(method, path, body) {
    return this.#send(method, this.session + path, body);
  }

  async #send(method, path, body) {
    const answer = await fetch(this.address + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message.split("\n")[0]}`);
    return value;
  }
}

function pause() {
  return new Promise((done) => setTimeout(done, POLL_MS));
}
