// How a person works a page: with the keyboard alone, or by typing and clicking.

import { KEY } from "./webdriver.mjs";

// Tab, letters, Space and Enter; every stop on the way must show where the focus is.
export class Keyboard {
  constructor(browser) {
    this.browser = browser;
    this.unseen = new Set();
  }

  async fill(name, text) {
    await this.#tabTo(`[name="${name}"]`);
    // Tab selects what a field holds, so that typing replaces it.
    await this.browser.press(text);
  }

  async pick(name, value) {
    await this.#tabTo(`input[name="${name}"]`);
    const wanted = value === undefined ? ":not([disabled])" : `[value="${value}"]`;
    if (!(await this.browser.run(`return document.activeElement.matches(arguments[0])`, wanted))) {
      throw new Error(`the Tab key does not lead to the choice ${value} of ${name}`);
    }
    await this.browser.press(KEY.space);
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
    await this.browser.type(`#main-form [name="${name}"]`, text);
  }

  // On the label, as people do; it is larger than the button.
  async pick(name, value) {
    const wanted = value === undefined ? ":not([disabled])" : `[value="${value}"]`;
    const id = await this.browser.attribute(`input[name="${name}"]${wanted}`, "id");
    await this.browser.click(`label[for="${id}"]`);
  }

  async send() {
    await this.follow("#main-form button:not([formaction])");
  }

  async follow(css) {
    await this.browser.leave(() => this.browser.click(css));
  }
}
