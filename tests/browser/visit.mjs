// What every visitor does on every page, whichever model it belongs to: sees where they are, gives their details, mends
// what is wrong, reads the notice and prints it.

export const FIELDS = ["given_name", "family_name", "dob_month", "dob_day", "dob_year", "phone", "zip"];

export class Visit {
  constructor({ browser, hands, checks, language, width, person }) {
    Object.assign(this, { browser, hands, checks, language, width, person });
    this.other = language === "en" ? "es" : "en";
    // What the addresses of the pages begin with.
    this.root = `/${language}`;
  }

  // In the order of the page, which is the language's.
  async fillPerson() {
    const order = await this.browser.run(
      `return [...document.querySelectorAll("#main-form input")].map((i) => i.name).filter((name) => arguments[0].includes(name))`,
      FIELDS,
    );
    for (const name of order) await this.hands.fill(name, this.person[name]);
  }

  // The error summary has the focus, and each of its lines leads to the field that it is about, which is marked.
  async errorsLead() {
    const links = await this.browser.run(
      `return [...document.querySelectorAll(".error-summary a")].map((link) => {
         const field = document.getElementById(link.hash.slice(1));
         if (field?.type === "radio") return field.closest(".wrong") !== null;
         return field?.getAttribute("aria-invalid") === "true";
       })`,
    );
    this.checks.check(`${this.label} the error summary leads to fields`, links.length > 0 && links.every(Boolean), links.join());
    const title = await this.browser.run("return document.title");
    this.checks.check(`${this.label} the title tells of the error`, this.checks.tellsError(title), title);
    const { focus, first } = await this.browser.run(
      `return { focus: document.activeElement.className, first: document.querySelector(".error-summary a").hash }`,
    );
    this.checks.same(`${this.label} the error summary has the focus`, focus, "error-summary");
    await this.hands.jump(`.error-summary a[href="${first}"]`);
    const there = await this.browser.run("return document.activeElement.id");
    this.checks.same(`${this.label} the error's link moves the focus`, there, first.slice(1));
  }

  // Reads the notice; its elements have the ids that tools rely on.
  async notice(name, query) {
    await this.at("/notice");
    this.checks.same(`${this.label} ${name}: what was done`, await this.browser.query(), query);
    const seen = {
      number: await this.browser.text("#confirmation-number"),
      pin: await this.browser.text("#pin"),
      time: await this.browser.attribute("time#appointment-time", "datetime"),
      office: await this.browser.text("#office-code"),
    };
    const holds = (what, pattern) => this.checks.check(`${this.label} ${name}: ${what}`, pattern.test(seen[what] ?? ""), seen[what]);
    holds("number", /^[A-Z]{3}-\d\d-\d{4}-\d{4}$/);
    holds("pin", /^\d{6}$/);
    holds("time", /^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d$/);
    holds("office", /^[A-Z]{3}$/);
    const sheet = await this.browser.text("#notice");
    for (const part of [this.person.given_name, this.person.family_name]) {
      this.checks.check(`${this.label} ${name}: ${part} is on the sheet`, sheet.includes(part));
    }
    await this.look(name);
    return seen;
  }

  async printed(name) {
    const pdf = await this.browser.pdf();
    await this.checks.keep(`${this.language}-${this.width}-${name}.pdf`, pdf);
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
    this.checks.sheets(`${this.label} ${name}`, sheets);
  }

  get label() {
    return `${this.language} ${this.width}px`;
  }

  async look(name, language = this.language) {
    const picture = this.browser.scripts ? name : `no-scripts-${name}`;
    await this.checks.page(this.browser, { language, width: this.width, name: picture });
  }

  async at(path) {
    const found = await this.browser.path();
    if (found !== this.root + path) {
      await this.look("unexpected").catch(() => {});
      throw new Error(`at ${found} instead of ${this.root}${path}: ${await this.browser.text("h1")}`);
    }
    this.checks.passed += 1;
  }
}
