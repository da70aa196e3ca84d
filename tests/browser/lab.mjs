// What a tester does in the laboratory: takes one person through both models, moves the clock, compares the diaries.

import { Visit } from "./visit.mjs";

// More events than there are until the last promise of any era is kept.
const EVENTS_MAX = 250;
// A run of two replications is done long before.
const LOOKS_MAX = 2000;
// A call-back reaches three of four: so many people in a row are not closed unreached.
const PEOPLE_MAX = 8;
const TO_OPERATOR = { en: "appointment", es: "cita" };
const NO = "no";

export class Lab extends Visit {
  async arrive() {
    await this.browser.cdp("Network.clearBrowserCookies");
    await this.browser.open(`/${this.language}/lab/`);
    await this.at("/lab/");
  }

  async begin() {
    await this.arrive();
    await this.hands.pick("kind", "adit-stamp");
    await this.hands.follow("#tour-form button");
    await this.at("/lab/");
  }

  // Every way out of the tour, and the clock on its own page.
  async looksAround() {
    await this.arrive();
    await this.look("lab-begin");
    await this.begin();
    await this.look("lab-tour");
    for (const [to, path] of [["request", "/contact/request"], ["walk-in", "/contact/walk-in"], ["call", "/contact/call"]]) {
      await this.go(to);
      await this.at(path);
      await this.browser.open(`/${this.language}/lab/`);
    }
    await this.hands.follow(`main a[href="/${this.language}/lab/clock"]`);
    await this.look("lab-clock");
    const before = await this.now();
    await this.hands.follow(`button[name=stride][value="hour"]`);
    await this.at("/lab/clock");
    this.checks.check(`${this.label} the clock has moved`, (await this.now()) - before >= 3_600_000);
    await this.look("lab-clock-moved");
  }

  // Both models simulated: a mistake is mended, the run ends, its result and its report are there.
  async compares() {
    await this.arrive();
    await this.hands.follow(`main a[href="/${this.language}/lab/compare"]`);
    await this.at("/lab/compare");
    await this.hands.pick("scenario", "single-office");
    await this.hands.follow("#main-form button[formaction]");
    await this.look("lab-compare");
    await this.hands.fill("days", "0");
    await this.hands.send();
    await this.look("lab-compare-wrong");
    await this.errorsLead();
    await this.hands.fill("days", "14");
    await this.hands.send();
    await this.untilDone();
    await this.look("lab-run");
    const files = await this.browser.run(`return [...document.querySelectorAll("main a[href*='/report?']")].length`);
    this.checks.same(`${this.label} the report in three formats`, files, 3);
  }

  async untilDone() {
    await this.at("/lab/compare/run");
    const run = `/${this.language}/lab/compare/run${(await this.browser.query()).replace("&watch=1", "")}`;
    for (let look = 0; look < LOOKS_MAX && !(await this.browser.has("svg.plot")); look += 1) await this.browser.open(run);
  }

  // Both models to a notice in each, at a desk that nobody sits at.
  async walk() {
    for (let person = 0; ; person += 1) {
      // Whoever follows has a diary of their own, in both models.
      await this.begin();
      await this.books();
      await this.calls();
      if ((await this.waits()) !== "closed" || person === PEOPLE_MAX) break;
    }
    await this.look("lab-status-assigned");
    await this.hands.follow(`main form[action="/${this.language}/contact/status/notice"] button`);
    await this.at("/notice");
    await this.look("lab-notice");
    await this.printed("lab-notice");
    await this.browser.open(`/${this.language}/lab/`);
    for (const model of ["legacy", "current"]) {
      this.checks.check(`${this.label} the diary of ${model} is kept`, await this.browser.has(`[aria-labelledby=diary-${model}] td`));
    }
    await this.look("lab-diaries");
  }

  async books() {
    await this.go("portal");
    await this.at("/book/details");
    await this.hands.send();
    await this.hands.pick("office");
    await this.hands.send();
    await this.hands.pick("slot");
    await this.hands.send();
    await this.hands.send();
    await this.at("/notice");
    await this.browser.open(`/${this.language}/lab/`);
  }

  async calls() {
    await this.go("call");
    await this.at("/contact/call");
    await this.hands.fill("said", TO_OPERATOR[this.language]);
    await this.hands.send();
    await this.hands.pick("key");
    await this.hands.send();
    await this.hands.fill("said", NO);
    await this.hands.send();
    await this.hands.send();
    await this.at("/contact/status");
  }

  // From event to event until the desk has decided; what the status page then says.
  async waits() {
    for (let event = 0; event < EVENTS_MAX; event += 1) {
      await this.browser.open(`/${this.language}/contact/status`);
      const stand = await this.browser.attribute("#stand", "data-stand");
      if (!["waiting", "overdue", "reached"].includes(stand)) return stand;
      await this.nextEvent("/lab/");
    }
    throw new Error("nobody has called back");
  }

  // Until shortly before an instant: the events of a visit begin fifteen minutes before it.
  async untilDoorOpens(instant) {
    const opens = Date.parse(instant) - 15 * 60_000;
    for (let event = 0; event < EVENTS_MAX; event += 1) {
      if ((await this.now("/lab/clock")) >= opens) return;
      await this.nextEvent("/lab/clock");
    }
    throw new Error(`it is not ${instant} yet`);
  }

  async nextEvent(page) {
    await this.browser.open(`/${this.language}${page}`);
    await this.hands.follow(`button[name=stride][value="next-event"]`);
  }

  async now(page) {
    if (page) await this.browser.open(`/${this.language}${page}`);
    return Date.parse(await this.browser.attribute("#lab-now", "datetime"));
  }

  async go(to) {
    await this.hands.follow(`form:has([name=to][value="${to}"]) button`);
  }
}
