// What people do in the portal, from the first page to the last, in one language on one width of screen.

import { FIELDS, Visit } from "./visit.mjs";
import { KEY } from "./webdriver.mjs";

export class Journey extends Visit {
  async walk() {
    await this.enter();
    await this.details();
    await this.reasonAndOffice();
    await this.time();
    await this.review();
    const booked = await this.notice("notice-booked", "?did=booked");
    await this.printed("notice");
    await this.moved(booked);
    await this.askedAgain();
    const replaced = await this.replaced(booked);
    await this.finished();
    await this.foundAgain(replaced);
    await this.cancelled(replaced);
    await this.noMatch();
    await this.outOfTheWay();
  }

  // From the doorway to the form.
  async enter() {
    await this.browser.cdp("Network.clearBrowserCookies");
    await this.browser.open("/");
    await this.look("doorway", "en");
    await this.hands.follow(`main a[href="/${this.language}/"]`);
    await this.look("start");
    await this.hands.follow(`a[href="/${this.language}/book/details"]`);
    await this.at("/book/details");
    await this.look("details");
  }

  async details() {
    await this.hands.send();
    await this.at("/book/details");
    await this.look("details-errors");
    await this.errorsLead();
    await this.switchesLanguage();
    await this.fillDetails();
    // The language switch has submit buttons of the same form: Enter in a field must not press one of them.
    const last = await this.browser.run(
      `const fields = [...document.querySelectorAll("#main-form input:not([type=hidden])")]; fields.at(-1).focus();
       return fields.at(-1).name`,
    );
    this.checks.same(`${this.label} the last field of the details`, last, "zip");
    await this.browser.leave(() => this.browser.press(KEY.enter));
    await this.at("/book/reason");
  }

  async reasonAndOffice() {
    await this.look("reason");
    await this.hands.send();
    await this.at("/book/reason");
    await this.look("reason-errors");
    await this.hands.pick("reason");
    await this.longer();
    await this.hands.send();
    await this.at("/book/office");
    await this.look("office");
    await this.browser.open(`/${this.language}/book/office?all=1`);
    await this.look("office-all");
    await this.browser.open(`/${this.language}/book/office`);
    await this.hands.pick("office");
    await this.hands.send();
  }

  // More time is had by a button, and what was picked stays picked.
  async longer() {
    await this.hands.follow(`#main-form button[formaction$="longer=1"]`);
    await this.at("/book/reason");
    await this.look("reason-longer");
    const { focus, picked } = await this.browser.run(
      `return { focus: document.activeElement.getAttribute("role"), picked: document.querySelector("[name=reason]:checked") !== null }`,
    );
    this.checks.same(`${this.label} that there is more time has the focus`, focus, "status");
    this.checks.check(`${this.label} what was picked is kept`, picked);
  }

  async time() {
    await this.at("/book/time");
    await this.look("time");
    await this.announced();
    await this.hands.send();
    await this.at("/book/time");
    await this.look("time-errors");
    await this.hands.pick("slot");
    await this.hands.send();
  }

  // Who hears the page hears the day with each time.
  async announced() {
    const heard = await this.browser.spoken("radio");
    const day = (await this.browser.text("#times legend")).toLowerCase();
    const dayless = heard.filter((words) => !words.toLowerCase().includes(day));
    this.checks.check(`${this.label} times are announced`, heard.length > 3, `${heard.length}`);
    this.checks.same(`${this.label} each time is announced with its day`, dayless, []);
  }

  // A Change link leads back here.
  async review() {
    await this.at("/book/review");
    await this.look("review");
    await this.hands.follow(`main a[href="/${this.language}/book/reason"]`);
    await this.hands.send();
    await this.at("/book/review");
    await this.hands.send();
  }

  async moved(booked) {
    await this.hands.follow(`main a[href="/${this.language}/appointment/reschedule"]`);
    await this.at("/appointment/reschedule");
    await this.look("reschedule");
    const later = await this.browser.run(
      `return [...document.querySelectorAll("input[name=slot]:not([disabled])")].at(-1).id`,
    );
    await this.browser.run("document.getElementById(arguments[0]).click()", later);
    await this.hands.send();
    const now = await this.notice("notice-moved", "?did=moved");
    this.checks.same(`${this.label} a move keeps number and PIN`, [now.number, now.pin], [booked.number, booked.pin]);
    this.checks.check(`${this.label} a move changes the time`, now.time !== booked.time, now.time);
  }

  // Whoever has an appointment is told so when they begin another.
  async askedAgain() {
    await this.browser.open(`/${this.language}/book/details`);
    await this.fillDetails();
    await this.hands.send();
    await this.at("/book/details");
    this.checks.check(`${this.label} a second booking is told that there is one`, !(await this.browser.has("[name=zip]")));
    await this.look("already-booked");
  }

  async replaced(booked) {
    await this.browser.open(`/${this.language}/replacement`);
    await this.look("replacement");
    await this.fillDetails();
    await this.hands.send();
    const now = await this.notice("notice-replaced", "?did=replaced");
    this.checks.same(`${this.label} a replacement keeps the number`, now.number, booked.number);
    this.checks.check(`${this.label} a replacement has a new PIN`, now.pin !== booked.pin);
    return now;
  }

  async finished() {
    await this.hands.follow(`main form[action="/${this.language}/finish"] button`);
    await this.at("/finish");
    await this.look("finished");
    const { cookies } = await this.browser.cdp("Network.getCookies");
    this.checks.same(`${this.label} nothing is left on the device`, cookies.map((cookie) => cookie.name), []);
  }

  async foundAgain({ number, pin }) {
    await this.browser.open(`/${this.language}/appointment`);
    await this.look("appointment");
    const swapped = number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10);
    await this.hands.fill("confirmation_number", swapped);
    await this.hands.fill("pin", pin);
    await this.hands.send();
    await this.at("/appointment");
    await this.look("appointment-errors");
    await this.browser.open(`/${this.language}/appointment`);
    await this.hands.fill("confirmation_number", number);
    await this.hands.fill("pin", pin);
    await this.hands.send();
    await this.at("/notice");
    this.checks.same(`${this.label} number and PIN open the notice`, await this.browser.text("#confirmation-number"), number);
  }

  async cancelled(booked) {
    await this.hands.follow(`main a[href="/${this.language}/appointment/cancel"]`);
    await this.at("/appointment/cancel");
    await this.look("cancel");
    await this.hands.send();
    const now = await this.notice("notice-cancelled", "?did=cancelled");
    this.checks.same(`${this.label} a cancelled notice keeps its number`, now.number, booked.number);
  }

  async noMatch() {
    await this.browser.open(`/${this.language}/replacement`);
    await this.fillDetails();
    await this.hands.send();
    await this.look("no-match");
  }

  async outOfTheWay() {
    for (const name of ["questions", "about", "no-such-page"]) {
      await this.browser.open(`/${this.language}/${name}`);
      await this.look(name);
    }
    await this.browser.cdp("Network.setCookie", { name: "infopass_answers", value: "stale", url: this.browser.origin });
    await this.browser.open(`/${this.language}/book/reason`);
    await this.look("timed-out");
    await this.browser.open(`/${this.language}/book/details`);
    await this.fillDetails();
    await this.hands.send();
    await this.at("/book/reason");
    await this.browser.cdp("Network.clearBrowserCookies");
    await this.hands.pick("reason");
    await this.hands.send();
    await this.look("cookies-off");
  }

  // As far as an office without a free time, at a portal whose offices are all closed but one.
  async nothingFree() {
    await this.browser.cdp("Network.clearBrowserCookies");
    await this.browser.open(`/${this.language}/book/details`);
    await this.fillDetails();
    await this.hands.send();
    await this.hands.pick("reason");
    await this.hands.send();
    await this.at("/book/office");
    await this.hands.pick("office");
    await this.hands.send();
    await this.at("/book/time");
    this.checks.check(`${this.label} no time is offered where none is free`, !(await this.browser.has("[name=slot]")));
    await this.look("nothing-free");
  }

  async fillDetails() {
    const order = await this.browser.run(`return [...document.querySelectorAll("#main-form input:not([type=hidden])")].map((i) => i.name)`);
    this.checks.same(`${this.label} the fields of the details`, [...order].sort(), [...FIELDS].sort());
    await this.fillPerson();
  }

  // What was typed is still there in the other language, and nobody is told of errors.
  async switchesLanguage() {
    await this.browser.type("#main-form [name=family_name]", "Peña");
    await this.browser.leave(() => this.browser.click(`button[formaction^="/${this.other}/"]`));
    this.checks.same(`${this.label} the switch leads to`, await this.browser.path(), `/${this.other}/book/details`);
    this.checks.same(`${this.label} the switch keeps what was typed`, await this.browser.value("[name=family_name]"), "Peña");
    this.checks.check(`${this.label} the switch validates nothing`, !(await this.browser.has(".error-summary")));
    await this.browser.leave(() => this.browser.click(`button[formaction^="/${this.language}/"]`));
  }
}
