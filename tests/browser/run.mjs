// The browser tests: a real Chromium, the real program, every page of both models in every language, on a wide and a
// narrow screen, with the keyboard alone and with a pointer. Prints each failure and, last, how many checks passed and
// failed.
//
//   node run.mjs --binary target/release/infopass --work target/browser [--pages target/tmp/pages] [--pictures docs | --pseudo]
//
// `--work` is a folder with node_modules/axe-core; pictures of every page are left in its `pictures`. `--pages` is where
// the tests of the pages left every state of every page; they are looked at too. With `--pictures` only those of the
// README are made: of booking, of the notice and of a comparison. `--pseudo` is for a program of `pseudo/tree.mjs`: every
// page on one screen, with a pointer, for its words and its layout alone; what failed is left in `pseudo/pictures`.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Checks, NARROWEST } from "./checks.mjs";
import { Keyboard, Pointer } from "./hands.mjs";
import { Journey } from "./journeys.mjs";
import { Lab } from "./lab.mjs";
import { Paper } from "./paper.mjs";
import { startPortal } from "./processes.mjs";
import { lookAtStates, servePages } from "./states.mjs";
import { PseudoChecks } from "./pseudo/checks.mjs";
import { contactCenterAndDesk, laboratory, outsideHours } from "./stories.mjs";
import { Browser } from "./webdriver.mjs";

const CLOCK = "2026-11-23T10:00:00-05:00";
// Nobody answers the telephone, and no office is open.
const SUNDAY = "2026-11-22T10:00:00-05:00";
// The era whose calls come within hours, so that few events pass until then.
const AUTO_DESK = ["--auto-desk", "--era", "2019"];
const LANGUAGES = ["en", "es"];
const [WIDE, NARROW, PICTURE] = [1280, 360, 900];
const ANA = {
  given_name: "Ana María",
  family_name: "García López",
  dob_month: "7",
  dob_day: "4",
  dob_year: "1985",
  phone: "(212) 555-0100",
  zip: "10001",
};
// The nearest office is closed for longer than anyone can book ahead.
const OFFICES_CLOSED = `code,name,street,city,state,zip,tz,lat,lon,source,closures
NYC,New York City,26 Federal Plaza,New York,NY,10278,America/New_York,40.7141,-74.0063,browser test,2026-11-01/2027-03-01
NEW,Newark,970 Broad Street,Newark,NJ,07102,America/New_York,40.7320,-74.1765,browser test,
`;

const { values: options } = parseArgs({
  options: {
    binary: { type: "string" },
    work: { type: "string" },
    pages: { type: "string" },
    pictures: { type: "string" },
    pseudo: { type: "boolean" },
  },
});
if (!options.binary || !options.work) {
  console.error("usage: node run.mjs --binary PATH --work FOLDER [--pages FOLDER] [--pictures FOLDER | --pseudo]");
  process.exit(2);
}

// The wide screen is for the keyboard alone.
const screens = (narrow) => (options.pseudo ? [[NARROWEST, Pointer]] : [[WIDE, Keyboard], [narrow, Pointer]]);
const scratch = await mkdtemp(path.join(tmpdir(), "infopass-browser-"));
const checks = await (options.pseudo ? PseudoChecks : Checks).load(path.resolve(options.work));
try {
  if (options.pictures) await takePictures(path.resolve(options.pictures));
  else {
    await testPortal();
    if (!options.pseudo) {
      await testWithoutScripts();
      await testPaper();
    }
    await testCurrent();
    if (options.pages) await testStates(path.resolve(options.pages));
  }
} finally {
  await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`${checks.passed} passed, ${checks.failed} failed`);
process.exitCode = checks.failed === 0 ? 0 : 1;

async function testPortal() {
  await withPortal("portal", {}, walkInEveryLanguage);
  const offices = path.join(scratch, "offices.csv");
  await writeFile(offices, OFFICES_CLOSED);
  await withPortal("closed", { offices }, async (browser) => {
    for (const language of LANGUAGES) {
      const parts = { browser, language, width: NARROW, hands: new Pointer(browser), person: ANA };
      await walk(Journey, parts, (journey) => journey.nothingFree());
    }
  });
}

// The same in a browser whose scripts are switched off.
async function testWithoutScripts() {
  await withPortal("no-scripts", { scripts: false }, async (browser) => {
    await browser.cdp("Page.navigate", { url: "data:text/html,<title>off</title><script>document.title='on'</script>" });
    checks.same("no script of a page runs", await browser.run("return document.title"), "off");
    await walkInEveryLanguage(browser);
  });
}

async function walkInEveryLanguage(browser) {
  let nth = 0;
  for (const language of LANGUAGES) {
    for (const [width, Hands] of screens(NARROW)) {
      nth += 1;
      const person = { ...ANA, phone: `(212) 555-010${nth}` };
      await walk(Journey, { browser, language, width, hands: new Hands(browser), person }, (journey) => journey.walk());
    }
  }
}

async function testPaper() {
  await withPortal("paper", {}, async (browser) => {
    for (const [nth, language] of LANGUAGES.entries()) {
      const person = { ...ANA, phone: `(212) 555-012${nth}` };
      const parts = { browser, language, width: WIDE, hands: new Pointer(browser), person, binary: path.resolve(options.binary) };
      await walk(Paper, parts, (paper) => paper.sheets());
    }
  });
}

// The model of today, on a wide screen with the keyboard alone and on the narrowest one with a pointer.
async function testCurrent() {
  await withPortal("desk", { lab: [] }, (browser, portal) => contactCenterAndDesk(each(browser), portal));
  await withPortal("night", { clock: SUNDAY }, (browser) => outsideHours(each(browser)));
  await withPortal("auto-desk", { lab: AUTO_DESK }, (browser) => laboratory(each(browser)));
}

// A browser for each language, side by side.
async function testStates(folder) {
  const pages = await servePages(folder);
  const look = async (language) => {
    const browser = await Browser.start({ profile: path.join(scratch, `states-${language}`), origin: pages.origin });
    try {
      await lookAtStates(browser, checks, folder, language, [WIDE, NARROWEST]);
    } finally {
      await browser.close();
    }
  };
  try {
    await Promise.all(LANGUAGES.map(look));
  } finally {
    pages.stop();
  }
}

// Gives an act its visitors, one of a kind for each language and screen, always with the same telephone number.
function each(browser) {
  return async (Kind, act, languages = LANGUAGES) => {
    for (const language of languages) {
      for (const [width, Hands] of screens(NARROWEST)) {
        const phone = `(212) 555-01${LANGUAGES.indexOf(language)}${Hands === Keyboard ? 0 : 1}`;
        await walk(Kind, { browser, language, width, hands: new Hands(browser), person: { ...ANA, phone } }, act);
      }
    }
  };
}

async function walk(Kind, parts, act) {
  const journey = new Kind({ ...parts, checks });
  await parts.browser.setWidth(parts.width);
  try {
    await act(journey);
  } catch (why) {
    checks.check(`${journey.label} the journey of ${Kind.name}`, false, why.message);
    await parts.browser.picture(path.join(checks.pictures, `${parts.language}-${parts.width}-failed.png`)).catch(() => {});
  }
  if (parts.hands instanceof Keyboard) {
    checks.same(`${journey.label} every tab stop shows the focus`, [...parts.hands.unseen], []);
  }
}

async function takePictures(folder) {
  await withPortal("pictures", { lab: [] }, async (browser) => {
    await browser.setWidth(PICTURE);
    const parts = { browser, checks, language: "en", width: PICTURE, person: ANA, hands: new Pointer(browser) };
    const picture = (name, ...part) => browser.picture(path.join(folder, `${name}.png`), ...part);
    const journey = new Journey(parts);
    await journey.enter();
    await journey.fillDetails();
    await journey.hands.send();
    await journey.reasonAndOffice();
    await journey.at("/book/time");
    await picture("booking", "#main-form");
    await journey.time();
    await journey.review();
    await journey.at("/notice");
    await picture("notice", "#notice");
    const tester = new Lab(parts);
    await browser.open("/en/lab/compare?scenario=shortage");
    await tester.hands.send();
    await tester.untilDone();
    await picture("comparison", ".plot", "main table");
  });
}

async function withPortal(name, settings, act) {
  const folder = await mkdtemp(path.join(scratch, `${name}-`));
  const portal = await startPortal({ binary: options.binary, folder, clock: CLOCK, ...settings });
  try {
    const { scripts } = settings;
    const browser = await Browser.start({ profile: path.join(folder, "profile"), origin: portal.origin, scripts });
    try {
      await act(browser, portal);
      const blocked = (await browser.log()).filter((entry) => entry.message.includes("Content Security Policy"));
      checks.same(`${name}: nothing on any page is blocked by the content security policy`, blocked.map((e) => e.message), []);
    } finally {
      await browser.close();
    }
  } finally {
    await portal.stop();
  }
}
