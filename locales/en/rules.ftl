# The current model's rules: the words of every key of data/rules.toml, under the same name. `rule-KEY` stands in an officer's
# list; `rule-KEY-text` is told to the person: what was decided, why, and what to do next. It promises nothing.

# Eras of the call-back.
era-2019 = 2019: a call within hours
era-2021 = 2021: a call within 48 hours if urgent, otherwise within 7 business days
era-2022 = 2022: a call within 72 hours (Monday to Friday) if urgent, otherwise within 30 business days
era-2023 = 2023: a call within 72 hours (Monday to Friday) if urgent, otherwise within 30 business days; a text message comes first

# Documents.
document-photo-id = A government photo ID
document-passport = Your passport
document-expired-card = Your Permanent Resident Card (“green card”), even if it has expired
document-i-94 = Your arrival record (Form I-94)
document-receipt-notice = The receipt notice of your case
document-approval-notice = The letter that approved your case
document-notice-to-come = The letter that tells you to come
document-two-photos = Two passport-style photos, 2 by 2 inches
document-signed-form-i-131 = Form I-131, filled in and signed
document-evidence-of-emergency = Papers that show the emergency, for example from a hospital
document-filing-fee = The fee, paid in a way the form’s instructions allow
document-travel-ticket = Your ticket or your travel plans
document-judge-order = The immigration judge’s order
document-completed-forms = The forms, filled in and signed, with what their instructions ask for
document-birth-certificate = Your birth certificate
document-marriage-certificate = Your marriage certificate
document-proof-of-relationship = Papers that show how you are related
document-proof-of-military-service = Papers that show the military service
document-proof-of-american-indian-blood = Papers that show at least 50 percent American Indian blood
document-naturalization-certificate = The original Certificate of Naturalization
document-immigrant-fee-receipt = The receipt of the immigrant fee
document-proof-of-address = Something that shows your address, for example a bill
document-translations = English translations of papers in other languages

# Kinds of request.
kind-adit-stamp = Proof of status (ADIT or I‑551 stamp)
kind-adit-stamp-hint = For permanent residents whose card has expired, is lost or has not come.
kind-emergency-advance-parole = Emergency travel (emergency advance parole)
kind-emergency-advance-parole-hint = For people with a pending case who must leave the country suddenly and wish to return.
kind-immigration-judge-grant = An immigration judge granted residence or asylum
kind-immigration-judge-grant-hint = For people who need proof of what the judge granted.
kind-daca = Deferred action for people who came as children (DACA)
kind-daca-hint = For people with a DACA case who need help with it.
kind-deferred-action = Deferred action
kind-deferred-action-hint = For people who ask not to be removed for now, for example because of a serious illness.
kind-parole-in-place = Parole in place
kind-parole-in-place-hint = For close relatives of members or veterans of the military.
kind-satisfactory-departure = Satisfactory departure
kind-satisfactory-departure-hint = For visitors under the Visa Waiver Program who cannot leave in time because of an emergency.
kind-cuban-parole = Parole or re-parole of Cubans
kind-cuban-parole-hint = For Cubans whose parole has ended or is not documented.
kind-afghan-special-immigrant = Afghan special immigrants
kind-afghan-special-immigrant-hint = For Afghan special immigrants with conditional residence.
kind-american-indian-born-in-canada = American Indians born in Canada
kind-american-indian-born-in-canada-hint = For people who ask for proof of their residence as an American Indian born in Canada.
kind-naturalization-certificate-copy = Certified copy of a Certificate of Naturalization
kind-naturalization-certificate-copy-hint = For citizens who need a certified copy, for example for another authority.
kind-t-u-vawa = Question about a T, U or VAWA case
kind-t-u-vawa-hint = For victims of trafficking, of a crime or of abuse. Their cases are kept confidential.
kind-lost-immigrant-packet = Lost immigrant visa packet
kind-lost-immigrant-packet-hint = For new residents who paid the fee more than three months ago and have received nothing.
kind-local-filing = Filing at a local office
kind-local-filing-hint = For the few forms that are given in at an office.
kind-case-question = Question about a case
kind-case-question-hint = For people who wish to know where their case stands.
kind-card-not-received = A card that has not come
kind-card-not-received-hint = For people whose case was approved but who have no card yet.
kind-form-question = Question about a form
kind-form-question-hint = For people who need a form or do not know which one.
kind-address-change = Change of address
kind-address-change-hint = For people who have moved.
kind-biometrics-or-interview = Question about biometrics or an interview
kind-biometrics-or-interview-hint = For people who have a letter with a day for fingerprints or an interview.

# Rules of the operator.
rule-call-again-with-evidence = Emergency travel, no evidence at hand
rule-call-again-with-evidence-text = No request was recorded. Emergency travel is considered only with papers that show the emergency. Get them, for example a doctor’s letter, and call again when you have them at hand.
rule-emergency-taken-down = Emergency travel, evidence at hand
rule-emergency-taken-down-text = Your request was recorded as urgent, because you must travel in an emergency and have papers that show it. An officer will try to call you and will decide. Keep the papers and your signed Form I-131 at hand.
rule-proof-needed-soon = Proof of status, needed soon
rule-proof-needed-soon-text = Your request was recorded as urgent, because you need proof of your status soon. An officer will try to call you and will decide whether you need to come.
rule-accelerated-kind = Kind that goes before others
rule-accelerated-kind-text = Your request was recorded as urgent, because requests of this kind go before others. An officer will try to call you and will decide.
rule-stay-ends-soon = Stay ends soon
rule-stay-ends-soon-text = Your request was recorded as urgent, because your stay is about to end. An officer will try to call you and will decide. Keep your passport and your travel plans at hand.
rule-case-is-received = Case question: received
rule-case-is-received-text = Your case has been received and nobody has decided it yet. No request was recorded, because an officer could not tell you more. Wait for a letter, and call again if the usual time for your form has passed.
rule-case-is-pending = Case question: pending
rule-case-is-pending-text = Your case is being worked on. No request was recorded, because an officer could not tell you more. If something is missing, a letter will tell you. Call again if the usual time for your form has passed.
rule-case-is-decided = Case question: decided
rule-case-is-decided-text = Your case has been decided. No request was recorded, because the decision is sent by mail only. Wait for the letter, and check that your address is right.
rule-receipt-number-needed = Case question without a known case
rule-receipt-number-needed-text = No request was recorded, because your case was not found. Have your receipt number ready: three letters and ten digits, on the receipt notice. Then call again.
rule-card-needed-soon = Card has not come, urgent
rule-card-needed-soon-text = Your request was recorded, because you need your card soon and it has not come. An officer will try to call you and will decide what can be done.
rule-card-on-its-way = Card has not come, not urgent
rule-card-on-its-way-text = No request was recorded, because cards come by mail and can take some weeks after the approval. Check that your address is right. If you need proof of your status earlier, call again and say that it is urgent.
rule-forms-are-online = Question about a form
rule-forms-are-online-text = No request was recorded, because forms and their instructions are free on the agency’s website. They can be ordered by phone too. You need no appointment for them.
rule-address-by-oneself = Change of address
rule-address-by-oneself-text = No request was recorded, because a new address is reported online or by mail, without an appointment. Report it for every case that is open.
rule-notice-day-is-near = Biometrics or interview, urgent
rule-notice-day-is-near-text = Your request was recorded, because the day of your letter is near. An officer will try to call you. Until you are told otherwise, the day of the letter stands.
rule-follow-the-notice = Biometrics or interview, not urgent
rule-follow-the-notice-text = No request was recorded, because your letter tells you where to go and how to ask for another day. Follow it, and keep a copy of what you send.
rule-taken-down = Any other request
rule-taken-down-text = Your request was recorded. An officer will try to call you and will decide whether you need to come. Keep your papers at hand.

# Rules of the officer who calls back.
rule-answered-by-phone = Question that needs no visit
rule-answered-by-phone-text = Your question was answered by phone, because questions of this kind need no visit. Nothing more is needed from you now. If something changes, call again.
rule-card-needed-now = Card has not come, proof needed
rule-card-needed-now-text = You are given an appointment, because your card has not come and you need proof of your status. Come at the time on the notice and bring what it lists. The officer at the window decides what you get.
rule-card-traced = Card has not come, to be looked for
rule-card-traced-text = Your question was answered by phone: a card that was sent and has not come is looked for without a visit. Check that your address is right. If you need proof of your status soon, call again and say that it is urgent.
rule-no-evidence-of-emergency = No evidence of the emergency
rule-no-evidence-of-emergency-text = No appointment is given, because there were no papers that show the emergency. Get them, for example from a hospital or a funeral home, and ask again.
rule-trip-is-not-urgent = Trip is not urgent
rule-trip-is-not-urgent-text = No appointment is given, because emergency travel is for what came up unexpectedly and cannot wait. File Form I-131 by mail or online instead. If something urgent happens, ask again.
rule-emergency-shown = Emergency with evidence
rule-emergency-shown-text = You are given an appointment, because you have papers that show the emergency. Come at the time on the notice and bring what it lists. The office decides whether you may travel: do not leave the country before that.
rule-proof-of-status = Proof of status
rule-proof-of-status-text = You are given an appointment to ask for proof of your status. Come at the time on the notice and bring what it lists. The officer at the window decides what you get.
rule-no-judge-order = Judge’s order not at hand
rule-no-judge-order-text = No appointment is given, because you do not have the judge’s order at hand. Ask the court for a copy, and ask again when you have it.
rule-judge-decided = Judge has granted it
rule-judge-decided-text = You are given an appointment, because an immigration judge decided in your favor. Come at the time on the notice and bring the order and what else the notice lists.
rule-packet-not-due = Packet not overdue
rule-packet-not-due-text = No appointment is given, because no receipt shows that the fee was paid more than three months ago. Wait until three months have passed. If nothing has come by then, ask again with the receipt at hand.
rule-daca-under-way = DACA case under way
rule-daca-under-way-text = Your question was answered by phone: your case is under way and needs no visit. You get a letter when it goes on.
rule-no-evidence-for-stay = No evidence of why the stay is longer
rule-no-evidence-for-stay-text = No appointment is given, because there were no papers that show why you cannot leave in time. Get them, for example from a doctor or an airline, and ask again before your stay ends.
rule-visit-needed = Visit needed
rule-visit-needed-text = You are given an appointment, because what you ask for needs a visit. Come at the time on the notice and bring what it lists. The officer at the window decides.
rule-solved-in-the-call = Solved in the call
rule-solved-in-the-call-text = Your request was answered by phone: the officer found that no visit is needed. If something changes, ask again.
rule-visit-by-judgement = Visit, by the officer’s judgment
rule-visit-by-judgement-text = You are given an appointment, because the officer found that you need to come. Come at the time on the notice and bring what it lists.
rule-not-urgent-enough = Not urgent enough
rule-not-urgent-enough-text = No appointment is given, because the officer did not find your request urgent enough. Each case is decided by itself. If you have more papers, or if something changes, ask again.
rule-evidence-does-not-show-it = Evidence does not show it
rule-evidence-does-not-show-it-text = No appointment is given, because the papers you named do not show what is needed. Get others that do, and ask again.
rule-not-for-the-office = Not a matter of the field office
rule-not-for-the-office-text = No appointment is given, because a field office cannot do what you ask for. Look at your last letter to see who decides your case, and write to them.
rule-stay-cannot-be-extended = Stay cannot be extended
rule-stay-cannot-be-extended-text = No appointment is given, because the officer found that your stay cannot be extended in this way. Leave in time if you can, and get legal advice if you cannot.
rule-decided-by-mail-only = By mail only
rule-decided-by-mail-only-text = No appointment is given, because what you ask for is handled by mail only. Send it to the address in the form’s instructions or in your last letter.
rule-not-a-party = Caller is not a party
rule-not-a-party-text = No appointment is given, because only the applicant, the petitioner or their attorney may speak about a case. One of them may ask again.

# Rules of the field office.
rule-office-has-no-room = No room in time
rule-office-has-no-room-text = The office cannot see you, because it has no free time soon enough for your request. The appointment that you were given is canceled. Ask again, and say how long it can wait.
rule-office-sees-no-emergency = Not an emergency
rule-office-sees-no-emergency-text = The office cannot see you as an emergency, because it found that the request can wait. The appointment that you were given is canceled. If you have more papers, ask again.
rule-another-office-is-responsible = Another office is responsible
rule-another-office-is-responsible-text = The office cannot see you, because another office handles your address. The appointment that you were given is canceled. Ask again and check the ZIP Code you give.

# Rules at the door.
rule-no-window-today = No window is free today
rule-no-window-today-text = You cannot be seen today, because no window is free. Call the contact center and ask for an appointment.
rule-emergency-at-the-door = Emergency with evidence
rule-emergency-at-the-door-text = You will be seen today, because you have papers that show an emergency and a window is free. This is an exception. Come at the time on the notice.
rule-proof-needed-today = Urgent proof or departure
rule-proof-needed-today-text = You will be seen today, because your request cannot wait and a window is free. This is an exception. Come at the time on the notice.
rule-no-visit-needed = Question that needs no visit
rule-no-visit-needed-text = You cannot be seen today, because your question needs no visit. Call the contact center: it is answered by phone.
rule-appointment-needed = Appointment needed
rule-appointment-needed-text = You cannot be seen today, because people are seen by appointment only. Call the contact center, or ask for an appointment with the request form.
rule-accepted-at-discretion = Officer’s discretion
rule-accepted-at-discretion-text = You will be seen today, because the officer made an exception. Come at the time on the notice.
rule-no-emergency-at-the-door = Not an emergency
rule-no-emergency-at-the-door-text = You cannot be seen today, because the officer found that your request can wait. Call the contact center and ask for an appointment.

# Rules at the check-in.
rule-line-at-security = Line at the security check
rule-line-at-security-text = You are let in although it is not your time, because the line at the security check was long.
rule-office-was-closed = The office was closed
rule-office-was-closed-text = You are let in although it is not your time, because the office was closed when you had your appointment.
rule-cannot-wait-outside = Cannot wait outside
rule-cannot-wait-outside-text = You are let in although it is not your time, because waiting outside would be too hard for you.
rule-admitted-at-discretion = Officer’s discretion
rule-admitted-at-discretion-text = You are let in although it is not your time, because the officer made an exception.
