// The notice on paper: whatever stands on it, it is one sheet, and other programs read its words and its code.

import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { Journey } from "./journeys.mjs";
import { PAPERS } from "./webdriver.mjs";

const execute = promisify(execFile);
// A hundred letters each, the most that a name may have: of many words, as the longest of them are.
const LONG = {
  given_name: "María de la Concepción Guadalupe Francisca Xaviera Antonieta Bernardita Valentina Esperanza Milagros".slice(0, 100),
  family_name: "Fernández de Córdoba y Álvarez de Toledo Quintanilla Echeverría Mendizábal Goicoechea Urrutia Zubizar".slice(0, 100),
};

export class Paper extends Journey {
  constructor(parts) {
    super(parts);
    this.binary = parts.binary;
  }

  // Every reason, for the longest name at the office with the longest address.
  async sheets() {
    const { reasons, office } = await this.longest();
    for (const [nth, reason] of reasons.entries()) {
      const booked = await this.#book(office, reason, nth);
      await this.browser.cdp("Network.clearBrowserCookies");
      await this.browser.open(`/${this.language}/appointment`);
      await this.hands.fill("confirmation_number", booked.confirmation_number);
      await this.hands.fill("pin", booked.pin);
      await this.hands.send();
      await this.at("/notice");
      const name = `notice-${reason}`;
      for (const paper of Object.keys(PAPERS)) await this.#onOneSheet(name, paper, booked);
      if (nth === 0) await this.#atTheDoor(name, booked);
    }
  }

  // The values of all reasons, and the office whose name and address are the longest.
  async longest() {
    await this.browser.cdp("Network.clearBrowserCookies");
    await this.browser.open(`/${this.language}/book/details`);
    await this.fillDetails();
    await this.hands.send();
    const reasons = await this.browser.run(`return [...document.querySelectorAll("[name=reason]")].map((radio) => radio.value)`);
    await this.hands.pick("reason");
    await this.hands.send();
    await this.browser.open(`/${this.language}/book/office?all=1`);
    const office = await this.browser.run(
      `const choices = [...document.querySelectorAll("[name=office]")];
       const words = (radio) => radio.closest(".choice").textContent.replace(/\\s+/g, " ").length;
       return choices.sort((one, other) => words(other) - words(one))[0].value`,
    );
    return { reasons, office };
  }

  async #book(office, reason, nth) {
    const api = `${this.browser.origin}/api/v1`;
    const { slots } = await (await fetch(`${api}/offices/${office}/slots`)).json();
    const { starts_at } = slots.find(({ free }) => free > 0);
    const person = { ...LONG, date_of_birth: `1985-07-${10 + nth}`, phone: this.person.phone, zip: this.person.zip };
    const answer = await fetch(`${api}/appointments`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...person, office, reason, starts_at, language: this.language }),
    });
    if (answer.status !== 201) throw new Error(`${reason}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async #onOneSheet(name, paper, booked) {
    const file = path.join(this.checks.pictures, `${this.language}-paper-${paper}-${name}`);
    await writeFile(`${file}.pdf`, await this.browser.pdf(paper));
    const { stdout: facts } = await execute("pdfinfo", [`${file}.pdf`]);
    this.checks.same(`${this.language} ${name}: sheets of ${paper}`, facts.match(/^Pages:\s+(\d+)$/m)?.[1], "1");
    const { stdout } = await execute("pdftotext", ["-layout", `${file}.pdf`, "-"]);
    const words = new Set(stdout.split(/\s+/));
    const wanted = `${LONG.given_name} ${LONG.family_name} ${booked.confirmation_number} ${booked.pin}`.split(" ");
    this.checks.same(`${this.language} ${name}: missing on ${paper}`, wanted.filter((word) => !words.has(word)), []);
    await execute("pdftoppm", ["-gray", "-png", "-singlefile", "-r", "80", `${file}.pdf`, file]);
  }

  // The code of each printed sheet, as a camera reads it, is good until the appointment is moved or canceled.
  async #atTheDoor(name, { confirmation_number, pin }) {
    const shown = await this.browser.run(`return document.querySelector("#door-code").textContent`);
    const codes = [];
    for (const paper of Object.keys(PAPERS)) {
      codes.push(await this.#codeOn(path.join(this.checks.pictures, `${this.language}-paper-${paper}-${name}`)));
    }
    codes.push(await this.#codeOfPdf(name));
    this.checks.same(`${this.language} the codes that a camera reads`, codes, codes.map(() => shown));
    const [code] = codes;
    const told = async (what, wanted, text = code) =>
      this.checks.same(`${this.language} a code ${what}`, await this.#verdict(text), wanted);
    await told("as printed", "genuine");
    await told("with another office", "altered", code.replace(/\*[A-Z]{3}\*/, "*ZZZ*"));
    const act = async (name, more) => {
      const answer = await fetch(`${this.browser.origin}/api/v1/appointments/${confirmation_number}/${name}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ pin, ...more }),
      });
      if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
    };
    const { slots } = await (await fetch(`${this.browser.origin}/api/v1/offices/NYC/slots`)).json();
    await act("reschedule", { office: "NYC", starts_at: slots.findLast(({ free }) => free > 0).starts_at });
    await told("after a move", "moved");
    await act("cancel", {});
    await told("after a cancelation", "cancelled");
  }

  // The one on the notice that is saved as a PDF.
  async #codeOfPdf(name) {
    const { cookies } = await this.browser.cdp("Network.getCookies");
    const headers = { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
    const answer = await fetch(`${this.browser.origin}/${this.language}/notice.pdf`, { headers });
    const file = path.join(this.checks.pictures, `${this.language}-saved-${name}`);
    await writeFile(`${file}.pdf`, Buffer.from(await answer.arrayBuffer()));
    return this.#codeOn(file);
  }

  async #codeOn(file) {
    await execute("pdftoppm", ["-gray", "-png", "-singlefile", "-r", "150", `${file}.pdf`, `${file}-code`]);
    const { stdout } = await execute("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", `${file}-code.png`]);
    return stdout.trim();
  }

  // What `infopass verify` says of a code, with the files that the portal publishes now.
  async #verdict(code) {
    const files = [];
    for (const name of ["keys", "revoked"]) {
      const list = await (await fetch(`${this.browser.origin}/.well-known/infopass-door-${name}.json`)).text();
      const file = path.join(this.checks.pictures, `${this.language}-door-${name}.json`);
      await writeFile(file, list);
      files.push(`--${name}`, file);
      if (name === "revoked") files.push("--at", JSON.parse(list).issued_at);
    }
    // It ends with 1 for a code that is not good.
    const { stdout } = await execute(this.binary, ["verify", code, ...files, "--format", "json"]).catch((ended) => ended);
    return JSON.parse(stdout)[0].verdict;
  }
}
