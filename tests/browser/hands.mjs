// How a person works a page: with the keyboard alone, or by typing and clicking.

import { KEY } from "./webdriver.mjs";

// More choices than any list has.
const CHOICES_MAX = 150;

// Tab, letters, Space and Enter; every stop on the way must show where the focus is.
export class Keyboard {
  constructor(browser) {
    this.browser = browser;
    this.unseen = new Set();
  }

  async fill(name, text) {
    await this.write(`#main-form [name="${name}"]`, text);
  }

  async write(css, text) {
    await this.#tabTo(css);
    // Tab selects what a field holds, so that typing replaces it.
    await this.browser.press(text);
  }

  async pick(name, value) {
    await this.#tabTo(`input[name="${name}"]`);
    const wanted = value === undefined ? ":not([disabled])" : `[value="${value}"]`;
    await this.#downTo(`document.activeElement.matches(arguments[0])`, wanted);
    await this.browser.press(KEY.space);
  }

  async choose(css, value) {
    await this.#tabTo(css);
    await this.#downTo(`document.activeElement.value === arguments[0]`, value);
  }

  // In a field or on a choice Enter sends the form.
  async send() {
    const inField = await this.browser.run(`return document.activeElement.matches("#main-form input")`);
    if (!inField) await this.#tabTo("#main-form button:not([formaction])");
    await this.browser.leave(() => this.browser.press(KEY.enter));
  }

  async follow(css) {
    await this.#tabTo(css);
    await this.browser.leave(() => this.browser.press(KEY.enter));
  }

  // To a place on the same page.
  async jump(css) {
    await this.#tabTo(css);
    await this.browser.press(KEY.enter);
  }

  // The arrow keys go from choice to choice of a group or a list.
  async #downTo(condition, wanted) {
    for (let choice = 0; choice < CHOICES_MAX; choice += 1) {
      if (await this.browser.run(`return ${condition}`, wanted)) return;
      await this.browser.press(KEY.down);
    }
    throw new Error(`the arrow keys do not lead to the choice ${wanted}`);
  }

  async #tabTo(css) {
    await this.browser.tabTo(css, (stop) => {
      if (!stop.seen) this.unseen.add(stop.name);
    });
  }
}

export class Pointer {
  constructor(browser) {
    this.browser = browser;
  }

  async fill(name, text) {
    await this.write(`#main-form [name="${name}"]`, text);
  }

  async write(css, text) {
    await this.browser.type(css, text);
  }

  // On the label, as people do; it is larger than the button.
  async pick(name, value) {
    const wanted = value === undefined ? ":not([disabled])" : `[value="${value}"]`;
    const id = await this.browser.attribute(`input[name="${name}"]${wanted}`, "id");
    await this.browser.click(`label[for="${id}"]`);
  }

  async choose(css, value) {
    await this.browser.click(`${css} option[value="${value}"]`);
  }

  async send() {
    await this.follow("#main-form button:not([formaction])");
  }

  async follow(css) {
    await this.browser.leave(() => this.browser.click(css));
  }
  // To a place on the same page.
  async jump(css) {
    await this.browser.click(css);
  }
}
