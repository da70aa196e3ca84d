// What an officer does at the desk: logs in, calls back, decides, lets people in; and an admin reads the record.

import { Visit } from "./visit.mjs";

export class Desk extends Visit {
  root = "";

  async logIn(name, password, { mistaken = false } = {}) {
    await this.browser.cdp("Network.clearBrowserCookies");
    await this.browser.open("/desk");
    if (mistaken) {
      await this.look("desk-log-in");
      await this.give(name, "not the password");
      await this.look("desk-log-in-wrong");
      this.checks.check(`${this.label} a wrong password is told`, await this.browser.has(".error-summary"));
    }
    await this.give(name, password);
    await this.at("/desk");
    this.checks.check(`${this.label} the log-in leads to the queue`, await this.browser.has(".desk-who"));
  }

  async give(name, password) {
    const form = `form[action="/desk/log-in"]`;
    await this.hands.write(`${form} [name=name]`, name);
    await this.hands.write(`${form} [name=password]`, password);
    await this.hands.follow(`${form} button`);
  }

  // One request gets an appointment, another is refused.
  async decides({ appointed, refused, language }) {
    this.askedIn = language;
    await this.browser.open("/desk");
    await this.look("desk-queue");
    await this.reached(refused, "desk-item");
    await this.refuses();
    await this.reached(appointed, "desk-item-other");
    await this.assigns();
    this.askedIn = "";
  }

  async reached(number, name) {
    await this.browser.open("/desk");
    await this.hands.follow(`main a[href^="/desk/items/${number.replace("-", "")}"]`);
    await this.look(name);
    await this.send("/reached");
    await this.look(`${name}-reached`);
  }

  // First without a rule; then by one that does not hold, which needs a reason.
  async refuses() {
    await this.send("/refuse");
    await this.look("desk-refuse-errors");
    await this.errorsLead();
    await this.hands.choose("#refuse-rule", "not-for-the-office");
    await this.hands.write("#refuse-reason", "The card came back; it is sent again.");
    await this.send("/refuse");
    this.checks.check(`${this.label} the refusal is written down`, await this.browser.has("#decision"));
    await this.look("desk-refused");
  }

  async assigns() {
    await this.hands.write("#appointment-bring", "The letter of June 3");
    await this.send("/appointment");
    this.checks.check(`${this.label} an appointment is assigned`, await this.browser.has("#appointment-number"));
    await this.look("desk-assigned");
  }

  // One person is let in and one is sent away.
  async atDoor() {
    await this.hands.follow(`.desk-ways a[href^="/desk/walk-ins"]`);
    await this.at("/desk/walk-ins");
    await this.look("desk-walk-ins");
    await this.send("/accept");
    this.checks.check(`${this.label} who is let in has a ticket`, await this.browser.has("#ticket"));
    await this.look("desk-walk-in-accepted");
    await this.send("/decline");
    await this.look("desk-walk-in-errors");
    await this.errorsLead();
    const [rule, reason] = await this.browser.run(
      `return ["rule", "reason"].map((name) => "#" + document.querySelector("form[action$='/decline'] [name=" + name + "]").id)`,
    );
    await this.hands.choose(rule, "no-emergency-at-the-door");
    await this.hands.write(reason, "The trip is next month.");
    await this.send("/decline");
    await this.look("desk-walk-in-declined");
  }

  // Somebody with an appointment comes, is called to a window and served.
  async visited(number) {
    await this.hands.follow(`.desk-ways a[href^="/desk/day"]`);
    await this.at("/desk/day");
    await this.look("desk-day");
    await this.hands.write("#confirmation_number", "NYC-26-0000-0000");
    await this.send("/check-in");
    await this.look("desk-day-errors");
    await this.hands.write("#confirmation_number", number);
    await this.send("/check-in");
    this.checks.check(`${this.label} who has checked in has a ticket`, await this.browser.has("#ticket"));
    await this.look("desk-day-checked-in");
    await this.send(`${number}/call`);
    this.checks.check(`${this.label} nobody is called to no window`, await this.browser.has(".warning[role=alert]"));
    await this.look("desk-day-no-window");
    await this.hands.write(`[id="w-${number}"]`, "1");
    await this.send(`${number}/call`);
    await this.look("desk-day-called");
    await this.send(`${number}/serve`);
    await this.look("desk-day-served");
  }

  async record() {
    await this.hands.follow(`.desk-ways a[href="/desk/record"]`);
    await this.at("/desk/record");
    await this.look("desk-record");
  }

  // The record is not for an officer.
  async turnedAway() {
    await this.browser.open("/desk/record");
    await this.look("desk-not-allowed");
  }

  async closed() {
    await this.browser.open("/desk");
    this.checks.check(`${this.label} without accounts nobody logs in`, !(await this.browser.has("[type=password]")));
    await this.look("desk-closed");
  }

  async logOut() {
    await this.send("/log-out");
    await this.look("desk-logged-out");
  }

  // What was asked in one language looks other than in the other.
  async look(name) {
    await super.look(this.askedIn ? `${name}-${this.askedIn}` : name);
  }

  // The button of the first form whose address ends so.
  async send(end) {
    await this.hands.follow(`form:is([action$="${end}"], [action*="${end}?"]) button`);
  }
}
