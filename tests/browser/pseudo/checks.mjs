// What a page is held against when its messages are pseudo-words: every word is one, and the layout holds words that are
// longer by 40 in 100. The other rules are those of the real languages.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Checks, DOCUMENT_RULES, NARROWEST } from "../checks.mjs";
import { hasPlain, hasPseudo, pseudo } from "./letters.mjs";

const WIDE = 1280;

// What has words of its own, most of it marked so that nobody translates it.
const DATA = {
  bdi: "what a person typed",
  "[dir=auto]": "what a person typed, as long as a paragraph",
  "[translate=no]": "names, addresses, numbers and commands, which are the same in every language",
  code: "identifiers",
  ".source": "what a scenario says of its numbers",
  "#scenario-offices ~ table th": "codes of offices",
};
// Inside a message nothing can be marked. There, and only there, these are let pass.
const IN_MESSAGES = {
  "(officer|boss)": "accounts at the desk",
  "[A-Z]{3}([-‑]\\d\\d[-‑]\\d{4}[-‑]\\d{4}|\\d{10})": "numbers of appointments and of cases",
  "[A-Z]": "a letter of a number that is read aloud",
};

export class PseudoChecks extends Checks {
  static async load(work) {
    const pictures = path.join(work, "pseudo/pictures");
    await mkdir(pictures, { recursive: true });
    const checks = new PseudoChecks(pictures, "");
    const data = (name) => readFile(new URL(`../../../data/${name}`, import.meta.url), "utf8");
    const offices = (await data("offices.csv")).split("\n").slice(1).map((line) => line.split(",")[1]);
    const rules = (await data("rules.toml")).match(/(?<=^key = ").+(?=")/gm);
    const values = [...offices, ...rules].filter(Boolean).map((value) => value.replace(/[.()]/g, "\\$&"));
    const any = [...Object.keys(IN_MESSAGES), ...values].join("|");
    checks.inMessages = new RegExp(`(?<![\\p{L}\\p{N}])(${any})(?![\\p{L}\\p{N}])`, "gu");
    return checks;
  }

  tellsError(title) {
    return title.startsWith(pseudo("Error:"));
  }

  // A notice in two languages that are both longer than any real one may need another.
  sheets() {}

  async page(browser, { language, width, name }) {
    const label = `pseudo ${language} ${name}`;
    const failed = this.failed;
    const data = Object.keys(DATA).join();
    const said = await browser.run(SAID, data);
    const rest = (words) => (hasPseudo(words) ? words.replace(this.inMessages, "") : words);
    const plain = said.filter(({ words }) => hasPlain(rest(words))).map(({ words, where }) => `${JSON.stringify(words)} in ${where}`);
    this.check(`${label}: every word is from the messages`, plain.length === 0, plain.join("\n       "));
    for (const wide of [WIDE, NARROWEST]) {
      await browser.setWidth(wide);
      const { overflow, wide: parts, cut } = await browser.run(DOCUMENT_RULES);
      this.check(`${label}: with longer words as wide as a screen of ${wide} px`, overflow <= 0, `${overflow} px too wide: ${parts}`);
      this.same(`${label}: with longer words ${wide} px, nothing stands out of its box`, cut, []);
      this.same(`${label}: with longer words ${wide} px, no word is broken`, await browser.run(BROKEN, data), []);
    }
    if (this.failed > failed) await browser.picture(path.join(this.pictures, `${language}-${name}.png`));
    await browser.setWidth(width);
    await this.#report(browser, { language, width });
  }

  // What is saved to be read in a browser is a page too.
  async #report(browser, parts) {
    const link = await browser.attribute("main a[href$='format=html']", "href");
    if (link === null) return;
    const name = `report-${path.basename(await browser.path())}`;
    const file = path.join(this.pictures, `${parts.language}-${name}.html`);
    await writeFile(file, await (await fetch(browser.origin + link)).text());
    const back = (await browser.path()) + (await browser.query());
    await browser.leave(() => browser.cdp("Page.navigate", { url: pathToFileURL(file).href }));
    await this.page(browser, { ...parts, name });
    await browser.open(back);
  }
}

// All that a page says, seen or heard: texts, and attributes that are read.
const SAID = `
  const data = arguments[0];
  const said = [];
  const say = (words, element, where) => {
    if (/\\p{L}/u.test(words) && element.closest(data + ", style, script") === null) said.push({ words: words.trim().replace(/\\s+/g, " "), where });
  };
  const tag = (element) => element.cloneNode(false).outerHTML.split("</")[0];
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) say(texts.currentNode.data, texts.currentNode.parentElement, tag(texts.currentNode.parentElement));
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["title", "alt", "aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "label", "summary", "data-label"])
      if (element.hasAttribute(name)) say(element.getAttribute(name), element, name + " of " + tag(element));
    if (element.matches("input:is([type=submit], [type=button], [type=reset])")) say(element.value, element, tag(element));
    if (element.matches("meta[name=description]")) say(element.content, element, tag(element));
  }
  return said;`;

// Words that are seen on two lines, because their box is narrower than they are; not data, and no address.
const BROKEN = `
  const data = arguments[0];
  const broken = [];
  const heard = (e) => e !== null && (getComputedStyle(e).clipPath !== "none" || heard(e.parentElement));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (node.parentElement.closest(data + ", option") !== null || heard(node.parentElement)) continue;
    for (const { 0: word, index } of node.data.matchAll(/(?<!\\S*[.\\/]\\S*)\\p{L}+(?!\\p{L}|\\S*[.\\/]\\p{L})/gu)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (tops.size > 1) broken.push(word + " in " + node.parentElement.cloneNode(false).outerHTML.split("</")[0]);
    }
  }
  return broken;`;
