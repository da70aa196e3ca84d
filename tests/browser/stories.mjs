// The model of today told from several sides: visitors, officer and admin on one server; the closed hours; the
// laboratory. `each` does an act in each language and on each screen.

import { ContactJourney } from "./contact.mjs";
import { Desk } from "./desk.mjs";
import { Lab } from "./lab.mjs";

const [OFFICER, ADMIN, ADMIN_PASSWORD] = ["officer", "boss", "seven green kettles"];
// The desk speaks English only.
const AT_DESK = ["en"];

// Visitors ask; the officer decides; the visitors see it; they come and are served; the admin reads what was done.
export async function contactCenterAndDesk(each, portal) {
  portal.addStaff(ADMIN, "admin", ADMIN_PASSWORD);
  const asked = [];
  await each(ContactJourney, async (visitor) => {
    asked.push({ ...(await visitor.walk()), language: visitor.language, width: visitor.width });
  });
  // What was asked on a screen is decided on it, in either language.
  await each(Desk, async (desk) => {
    await desk.logIn(OFFICER, portal.password, { mistaken: true });
    await desk.turnedAway();
    await desk.logIn(OFFICER, portal.password);
    for (const { called, written, language } of asked.filter(({ width }) => width === desk.width)) {
      await desk.decides({ appointed: called, refused: written, language });
    }
    await desk.atDoor();
    await desk.logOut();
  }, AT_DESK);
  const coming = [];
  await each(ContactJourney, async (visitor) => {
    const { called, written } = asked.find(({ language, width }) => language === visitor.language && width === visitor.width);
    await visitor.refused(written);
    coming.push({ ...(await visitor.assigned(called)), width: visitor.width });
  });
  await each(Lab, (tester) => tester.looksAround());
  await each(Lab, (tester) => tester.compares());
  await each(Desk, async (desk) => {
    const tester = new Lab(desk);
    const { number, time } = coming.find(({ width }) => width === desk.width);
    await tester.untilDoorOpens(time);
    await desk.logIn(OFFICER, portal.password);
    await desk.visited(number);
    await desk.logIn(ADMIN, ADMIN_PASSWORD);
    await desk.look("desk-queue-of-admin");
    await desk.record();
  }, AT_DESK);
}

export async function outsideHours(each) {
  await each(ContactJourney, (visitor) => visitor.outsideHours());
  await each(Desk, (desk) => desk.closed(), AT_DESK);
}

// One person through both models, at a desk that the program plays.
export async function laboratory(each) {
  await each(Lab, (tester) => tester.walk());
}
