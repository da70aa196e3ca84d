# Questions and answers. One message is one heading, paragraph or list item.

questions-title = Questions and answers – InfoPass emulator
questions-heading = Questions and answers
questions-lede = How an InfoPass appointment worked, and how it works in this emulator.
questions-about-link = About this emulator: what is history and what is our own rule
questions-contents-heading = On this page

questions-real-heading = Is this a real appointment?
questions-real-no = No. This is an emulator of InfoPass, the website the immigration service ran from 2003 to 2019. It is not a government website.
questions-real-travel = No office knows about an appointment made here. Do not travel to an office with it: nobody expects you there, and the notice does not let you in.
questions-real-agency = If you need a real appointment, ask the real agency: U.S. Citizenship and Immigration Services (USCIS).
questions-agency-url = https://www.uscis.gov/
questions-agency-link = Go to the USCIS website

questions-what-heading = What is an InfoPass appointment?
questions-what-talk = It is a short talk in person with an immigration officer at a local office. Each session is 15 minutes. You choose the office, the day and the time yourself.
questions-what-not = It is not the interview for your case. The officer at the window can inform and help you, but is usually not the one who decides your case.

questions-who-heading = Who may make an appointment?
questions-who-anyone = Anyone who wants to ask about an immigration matter. You do not need an attorney or any other go-between.
questions-who-helper = Someone you trust may help you, or make the appointment for you. An attorney may too.
questions-who-free = It is free. You do not have to pay anyone to get a time.
questions-who-child = The appointment may be for a child. Type the child’s own name and date of birth.
questions-who-phone = The phone number may be a helper’s. Remember which number you gave: you need it to replace a lost notice.

questions-topics-heading = What can I talk about?
questions-topics-lede = You choose a reason when you make the appointment. These were the usual ones:
questions-topics-case = a case that has already been filed
questions-topics-card = a Permanent Resident Card (“green card”) that has not arrived
questions-topics-file = filing an application in person
questions-topics-letter = a letter that tells you to come to an office
questions-topics-form = getting a form
questions-topics-other = information or other services

questions-without-heading = What does not need an appointment?
questions-without-list = Without a visit, you can check the status of a case, see processing times, get forms and file many of them online. You can also change your address and ask questions by phone.
questions-without-link = Where to get each of these

questions-language-heading = Which language can I use?
questions-language-site = You can make, change and cancel the appointment in English or in Spanish.
questions-language-officer = The officer speaks English. You may bring someone to interpret, or an attorney. Neither is required.
questions-language-notice = If you make the appointment in Spanish, the notice has the English beside it, because the guard at the door reads English.

questions-notime-heading = What if no time suits me?
questions-notime-new = Come back after 12:01 AM Eastern time (9:01 PM Pacific time the evening before). Each working day brings a new day of appointments. Weekends, holidays and days when the office is closed are skipped, so the next working day may open a little early.
questions-notime-canceled = Check again during the day. When someone cancels or moves an appointment, its time is offered again within two hours.
questions-notime-offices = Look at other offices nearby. The list shows how far away each office is and its first free day.
questions-notime-hold = Do not wait too long once you see a time you like. No time is held while you read.
questions-notime-contact = If your matter is real and urgent, call the real agency: USCIS Contact Center, 1‑800‑375‑5283.

questions-one-heading = May I have more than one appointment?
questions-one-rule = Here, each person has one appointment at a time. This is our rule, so that there are times left for others. If you want another day or office, change the one you have.
questions-one-again = You may make a new one when yours has begun or you have canceled it. Each member of a family may have one.

questions-bring-heading = What should I bring?
questions-bring-notice = The printed appointment notice.
questions-bring-id = Photo identification issued by a government: for example a passport, a driver’s license, a work permit (EAD) or a Permanent Resident Card (“green card”). A Form I-94 without a photo is not enough alone.
questions-bring-papers = Every form, receipt notice and letter about your matter, approvals and denials too.
questions-bring-translations = An English translation of each document in another language.
questions-bring-originals = The originals of your documents, not only copies.
questions-bring-reason = Whatever else your notice lists for your reason.

questions-arriving-heading = What happens when I arrive?
questions-arriving-lede = This is how it was at InfoPass offices, and what the notice says:
questions-arriving-early = You are not admitted more than 15 minutes before your time.
questions-arriving-late = If you are late, your appointment is canceled and you have to make a new one.
questions-arriving-security = You go through a security check. Some offices did not admit cameras, phones with a camera, or food.
questions-arriving-ticket = You show your notice and your photo identification, and get a ticket with a number.
questions-arriving-window = You wait until your number is called, and go to the window.

questions-change-heading = How do I change or cancel my appointment?
questions-change-open = Open it with the confirmation number and the PIN at the bottom of your notice.
questions-change-link = Change or cancel an appointment
questions-change-move = You may choose another time, at the same office or at another. You keep your old time until you have the new one.
questions-change-numbers = The confirmation number and the PIN stay the same, but print the new notice: the earlier sheet is no longer valid.
questions-change-limit = You may move an appointment up to ten times a day, but not after you have checked in at the office.
questions-change-cancel = If you cancel, your time becomes free for someone else. There is no penalty.

questions-lost-heading = What if I lose my notice?
questions-lost-replace = Get a replacement. Type the same details as when you made the appointment: name, date of birth, phone number and ZIP Code.
questions-lost-link = Replace a lost notice
questions-lost-pin = The replacement has the same confirmation number and a new PIN. The old PIN stops working, so the lost sheet is of no use to anyone who finds it. If you find it, destroy it.
questions-lost-spelling = Accents, capital letters, hyphens and the order of your names do not matter. The letters do.
questions-lost-notfound = If no appointment is found, try the spelling you used first and the phone number you gave then. Also try the day and month the other way around.

questions-printer-heading = What if I have no printer?
questions-printer-numbers = Write down the confirmation number and the PIN. With them you can open your appointment on another computer.
questions-printer-library = A public library or a copy shop can usually print a page for you.
questions-printer-kiosk = In the days of InfoPass, local offices had a computer (a “kiosk”) for people who had none.
questions-printer-phone = Do not count on showing the notice on your phone. Some offices did not let in phones with a camera.

questions-limits-heading = How long do you keep my answers?
questions-limits-answers = We keep them for 60 minutes after the last page you open, on this device only. After that you start again.
questions-limits-notice = You can see the notice on the screen for 30 minutes. After that, open the appointment with its confirmation number and PIN.

questions-replaced-heading = What replaced InfoPass, and why?
questions-replaced-why = The agency said that most people who came with InfoPass could have got the same information by phone or on its website. It also said that officers would have more time for cases.
questions-replaced-when = The change began in March 2018 at five offices: Hartford, El Paso, Jacksonville, Sacramento and San Francisco. More offices followed from November 2018. All were to have changed by September 30, 2019.
questions-replaced-how = Now people call the USCIS Contact Center. An automated voice answers first, then an operator. If that is not enough, an officer calls back. Only that officer may schedule a visit, and the person does not choose the time.
questions-replaced-since = Since August 2023 there is also an online form to request an appointment. In 2021 the agency said that it had no plan to bring self-scheduling back.
questions-contact-url = https://www.uscis.gov/contactcenter
questions-contact-link = Go to the USCIS Contact Center
