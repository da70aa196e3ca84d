// What people do in the contact center: call, write, ask at the door, look where it stands, open the notice.

import { Visit } from "./visit.mjs";

// A sample case of every laboratory, and words for the same wish and the same no in each language.
const RECEIPT = "SRC9900000001";
const WORDS = {
  en: { status: "what is my case status", appointment: "I need an appointment", no: "no" },
  es: { status: "el estatus de mi caso", appointment: "necesito una cita", no: "no" },
};
const EMERGENCY = "emergency-advance-parole";

export class ContactJourney extends Visit {
  // Returns the numbers of the requests: one by telephone, one by the form.
  async walk() {
    await this.enter();
    await this.calledAboutCase();
    const called = await this.calledForAppointment();
    await this.lookedUp(called);
    await this.alreadyWaiting();
    await this.settled();
    const written = await this.written();
    await this.askedAtDoor();
    return { called, written };
  }

  async enter() {
    await this.browser.cdp("Network.clearBrowserCookies");
    await this.browser.open(`/${this.language}/`);
    await this.hands.follow(`main a[href="/${this.language}/contact/"]`);
    await this.at("/contact/");
    await this.look("contact-start");
  }

  // By the keypad; only the receipt number is typed.
  async calledAboutCase() {
    await this.hands.follow(`main a[href="/${this.language}/contact/call"]`);
    await this.at("/contact/call");
    await this.look("call-purpose");
    await this.press("1");
    await this.look("call-receipt");
    await this.say("12345");
    await this.look("call-receipt-again");
    await this.say(RECEIPT);
    this.checks.check(`${this.label} the voice tells where the case stands`, (await this.browser.text(".heard")).includes(RECEIPT));
    await this.look("call-settled");
    await this.press("1");
    await this.look("call-goodbye");
  }

  // By words, and the operator takes the request down.
  async calledForAppointment() {
    await this.hands.follow(`main form[action="/${this.language}/contact/call"] button`);
    await this.at("/contact/call");
    await this.say("");
    await this.look("call-nothing-said");
    await this.errorsLead();
    await this.say(WORDS[this.language].appointment);
    await this.look("call-operator");
    await this.hands.pick("key");
    await this.hands.send();
    await this.look("call-urgent");
    await this.say(WORDS[this.language].no);
    await this.look("call-details");
    await this.hands.send();
    await this.look("call-details-errors");
    await this.errorsLead();
    await this.fillPerson();
    await this.hands.send();
    return this.taken("call-status");
  }

  async taken(name) {
    await this.at("/contact/status");
    this.checks.same(`${this.label} ${name}: it is taken down`, await this.browser.query(), "?did=taken");
    const number = await this.browser.text("#service-item-number");
    this.checks.check(`${this.label} ${name}: the number`, /^\d{4}-\d{4}$/.test(number ?? ""), number);
    await this.look(name);
    return number;
  }

  async lookedUp(number) {
    await this.hands.follow(`main a[href="/${this.language}/contact/status?other=1"]`);
    await this.look("status-form");
    await this.hands.send();
    await this.look("status-form-errors");
    await this.errorsLead();
    await this.open(number);
    await this.look("status");
  }

  // With the number and the date of birth, on any device.
  async open(number) {
    await this.browser.open(`/${this.language}/contact/status?other=1`);
    await this.hands.fill("service_item_number", number);
    await this.fillPerson();
    await this.hands.send();
    await this.at("/contact/status");
    this.checks.same(`${this.label} number and date of birth open the request`, await this.browser.text("#service-item-number"), number);
  }

  // The form's first two steps, each once without an answer.
  async asFarAsDetails(kind, { mistaken = false } = {}) {
    await this.browser.open(`/${this.language}/contact/request`);
    await this.at("/contact/request");
    if (mistaken) await this.mistake("request-asker");
    await this.hands.pick("asker", "self");
    await this.hands.send();
    await this.at("/contact/request/type");
    if (mistaken) await this.mistake("request-type");
    await this.hands.pick("kind", kind);
    await this.hands.send();
    await this.at("/contact/request/details");
  }

  async mistake(name) {
    await this.look(name);
    await this.hands.send();
    await this.look(`${name}-errors`);
    await this.errorsLead();
  }

  async alreadyWaiting() {
    await this.asFarAsDetails("adit-stamp");
    await this.hands.pick("urgent", "no");
    await this.fillPerson();
    await this.hands.send();
    await this.at("/contact/request/review");
    await this.hands.send();
    this.checks.check(`${this.label} no second number`, !(await this.browser.has("#service-item-number")));
    await this.look("already-waiting");
    await this.finish();
  }

  async settled() {
    await this.asFarAsDetails(EMERGENCY);
    await this.hands.pick("urgent", "yes");
    await this.hands.pick("evidence", "no");
    await this.fillPerson();
    await this.hands.send();
    await this.at("/contact/request/review");
    await this.hands.send();
    this.checks.check(`${this.label} what a rule settles has no number`, !(await this.browser.has("#service-item-number")));
    await this.look("request-settled");
    await this.finish();
  }

  // Four steps, as somebody who has not asked yet.
  async written() {
    this.person = { ...this.person, given_name: "Benito" };
    await this.asFarAsDetails("adit-stamp", { mistaken: true });
    await this.mistake("request-details");
    await this.hands.pick("urgent", "no");
    await this.fillPerson();
    await this.hands.fill("receipt_number", RECEIPT);
    await this.hands.fill("about", "My card is lost, and I start a new job. Empiezo un trabajo nuevo.");
    await this.hands.send();
    await this.at("/contact/request/review");
    await this.look("request-review");
    await this.hands.send();
    const number = await this.taken("request-status");
    await this.finish();
    return number;
  }

  async askedAtDoor() {
    this.person = { ...this.person, given_name: "Carla" };
    await this.atDoor("walk-in", { mistaken: true });
    await this.taken("walk-in-status");
    await this.finish();
  }

  async atDoor(name, { mistaken = false } = {}) {
    await this.browser.open(`/${this.language}/contact/walk-in`);
    await this.at("/contact/walk-in");
    if (mistaken) await this.mistake(name);
    await this.hands.choose("#office", "NYC");
    await this.hands.pick("kind", EMERGENCY);
    await this.hands.pick("urgent", "yes");
    await this.hands.pick("evidence", "yes");
    await this.fillPerson();
    await this.hands.send();
  }

  // Nobody answers outside live hours, and the office at the door is closed.
  async outsideHours() {
    await this.enter();
    await this.hands.follow(`main a[href="/${this.language}/contact/call"]`);
    await this.say(WORDS[this.language].appointment);
    this.checks.check(`${this.label} outside live hours the call ends`, !(await this.browser.has("#main-form")));
    await this.look("call-closed");
    await this.atDoor("walk-in-closed");
    this.checks.check(`${this.label} a closed office takes nobody down`, await this.browser.has(".warning[role=alert]"));
    await this.look("walk-in-closed");
    await this.finish();
  }

  // After an officer has assigned an appointment: the status, the notice, and its one sheet. When and where to come.
  async assigned(number) {
    await this.open(number);
    await this.look("status-assigned");
    await this.hands.follow(`main form[action="/${this.language}/contact/status/notice"] button`);
    const seen = await this.notice("notice-assigned", "?did=opened");
    await this.printed("notice-assigned");
    return seen;
  }

  async refused(number) {
    await this.open(number);
    await this.look("status-refused");
  }

  async say(words) {
    await this.hands.fill("said", words);
    await this.hands.send();
  }

  async press(digit) {
    await this.hands.follow(`form.keypad button[value="${digit}"]`);
  }

  async finish() {
    await this.hands.follow(`footer form[action="/${this.language}/finish"] button`);
    await this.at("/finish");
  }
}
