// What is counted, and what every page is held against: accessibility (axe), width, focus, form and document rules.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
// WCAG 1.4.10: at this width nothing may need scrolling in two directions.
export const NARROWEST = 320;
// The style sheet: a page is two requests.
const LOADED_MAX = 1;

export class Checks {
  passed = 0;
  failed = 0;

  constructor(pictures, axe) {
    Object.assign(this, { pictures, axe });
  }

  static async load(work) {
    const pictures = path.join(work, "pictures");
    await mkdir(pictures, { recursive: true });
    return new Checks(pictures, await readFile(path.join(work, "node_modules/axe-core/axe.min.js"), "utf8"));
  }

  check(name, holds, found = "") {
    if (holds) {
      this.passed += 1;
    } else {
      this.failed += 1;
      console.log(`FAILED ${name}${found === "" ? "" : `\n       ${found}`}`);
    }
  }

  same(name, found, expected) {
    const [one, other] = [found, expected].map((value) => JSON.stringify(value));
    this.check(name, one === other, `found ${one}, expected ${other}`);
  }

  // Whether a page's title says that something is wrong.
  tellsError(title) {
    return /^Error:/.test(title);
  }

  // How many sheets a notice came to on paper.
  sheets(label, count) {
    this.same(`${label}: the notice is one printed sheet`, count, 1);
  }

  // Leaves a file beside the pictures.
  async keep(name, content) {
    await writeFile(path.join(this.pictures, name), content);
  }

  // The page that the browser shows: everything that must hold of any page. What depends on the width or on the colors
  // only can be left out where the same page is looked at more than once.
  async page(browser, { language, width, name }, { colors = true, narrow = true } = {}) {
    const label = `${language} ${width}px ${name}`;
    const document = await browser.run(DOCUMENT_RULES);
    this.same(`${label}: the page says its language`, document.lang, language);
    this.same(`${label}: one h1`, document.h1, 1);
    this.check(`${label}: the title names the page and the site`, document.titled, document.title);
    this.same(`${label}: what is wrong has the focus`, document.unfocused, []);
    this.same(`${label}: the focus follows the document`, document.jumps, []);
    this.same(`${label}: Enter presses the form's own button`, document.wrongDefaults, []);
    this.same(`${label}: no id twice`, document.doubleIds, []);
    this.check(`${label}: as wide as the screen`, document.overflow <= 0, `${document.overflow} px too wide`);
    this.check(`${label}: comes with at most ${LOADED_MAX} files more`, document.loaded.length <= LOADED_MAX, document.loaded.join());
    await browser.picture(path.join(this.pictures, `${language}-${width}-${name}.png`));
    if (browser.scripts) await this.#accessible(browser, label, colors);
    if (narrow) await this.#narrow(browser, label);
    await browser.setWidth(width);
  }

  // In every choice of colors; axe runs scripts.
  async #accessible(browser, label, colors) {
    await browser.run(`${this.axe}; window.axe = axe`);
    await this.#axe(browser, label);
    if (!colors) return;
    await browser.setScheme("dark");
    await this.#axe(browser, `${label}, dark`);
    await browser.setScheme("light", true);
    this.same(`${label}: with the device's own colors what is pressed or filled in has a border`, await browser.run(UNBOUNDED), []);
    await browser.setScheme("light");
  }

  // On the narrowest screen. With words as long as in other languages: `pseudo/checks.mjs`.
  async #narrow(browser, label) {
    await browser.setWidth(NARROWEST);
    const { overflow, wide, cut } = await browser.run(DOCUMENT_RULES);
    this.check(`${label}: as wide as a screen of ${NARROWEST} px`, overflow <= 0, `${overflow} px too wide: ${wide}`);
    this.same(`${label}: as wide as a screen of ${NARROWEST} px, nothing stands out of its box`, cut, []);
  }

  async #axe(browser, label) {
    const violations = await browser.runAsync(
      `const done = arguments[arguments.length - 1];
       axe.run(document, { runOnly: { type: "tag", values: arguments[0] }, resultTypes: ["violations"] }).then(
         (found) => done(found.violations.map((v) => v.id + " (" + v.help + "): " + v.nodes.map((n) => n.target).join(" "))),
         (why) => done(["axe did not run: " + why]))`,
      AXE_TAGS,
    );
    this.check(`${label}: accessible`, violations.length === 0, violations.join("\n       "));
  }
}

// Implicit submission presses a form's first submit button in the order of the document: it must not be the
// language switch.
export const DOCUMENT_RULES = `
  const page = document.documentElement;
  const buttons = [...document.querySelectorAll("button, input[type=submit]")].filter((b) => b.type === "submit");
  const firstOf = new Map();
  const fields = (form) => form.querySelector("input:not([type=hidden]), select") !== null;
  for (const button of buttons) if (button.form && fields(button.form) && !firstOf.has(button.form)) firstOf.set(button.form, button);
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > page.clientWidth + 1);
  // What is broader than its own box, and neither scrolls nor is there to be heard only.
  const heard = (e) => e !== null && (getComputedStyle(e).clipPath !== "none" || heard(e.parentElement));
  const cut = [...document.body.querySelectorAll("*")].filter((e) =>
    e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === "visible" && !e.closest("svg") && !heard(e));
  const summaries = [...document.querySelectorAll(".error-summary")];
  return {
    lang: page.lang,
    title: document.title,
    titled: /\\S.*InfoPass|InfoPass.*: \\S/.test(document.title) && (summaries.length === 0 || /^Error: /.test(document.title)),
    unfocused: summaries.filter((summary) => summary !== document.activeElement).map((summary) => summary.outerHTML),
    jumps: [...document.querySelectorAll("[tabindex]")].filter((e) => e.tabIndex > 0).map((e) => e.outerHTML),
    h1: document.querySelectorAll("h1").length,
    wrongDefaults: [...firstOf.values()].filter((b) => b.hasAttribute("formaction")).map((b) => b.outerHTML),
    doubleIds: ids.filter((id, at) => ids.indexOf(id) !== at),
    loaded: performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname).filter((name) => name !== "/favicon.ico"),
    overflow: page.scrollWidth - page.clientWidth,
    cut: cut.slice(0, 5).map((e) => e.outerHTML.slice(0, 160)),
    wide: wide.slice(0, 5).map((e) => e.tagName + "." + e.className).join(" "),
  };`;

// With colors that the device forces on a page there are no backgrounds: only borders show where something is.
const UNBOUNDED = `
  const places = document.querySelectorAll("button, input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea, .error-summary, .wrong, .note, .done, .warning");
  const bounded = (style) => ["Top", "Left"].some((side) => style["border" + side + "Style"] !== "none" && parseFloat(style["border" + side + "Width"]) >= 1);
  return [...places].filter((place) => {
    const style = getComputedStyle(place);
    const likeLink = place.matches("button") && style.textDecorationLine === "underline";
    return !likeLink && !bounded(style);
  }).map((place) => place.outerHTML.slice(0, 160))`;
