# The current model: its start page, and what its call, form, walk-in and status share.

contact-title = The contact center: how to ask for an appointment now
contact-heading = The contact center
contact-lede = Since 2019, people no longer make their own appointments. You call or write, and an officer calls you back. That officer decides whether you need to come.
contact-emulator = This is an emulator of that model. It is not a government website. No real person answers here, and no office will see you because of a request made here.
contact-agency-phone = To call the real agency:
contact-agency-phone-link = USCIS Contact Center, 1‑800‑375‑5283
contact-no-promise = Each request is decided by itself. Nobody can predict the answer, and a request is not a promise of an appointment.
contact-rule = Decided by rule { $rule }, version { $version }

contact-differs-heading = How this differs from making the appointment yourself
contact-differs-time = You do not choose the day or the time.
contact-differs-officer = An officer decides case by case: an answer by phone, an appointment, or a refusal.
contact-differs-days = An appointment is given for about five business days after the officer’s call.
contact-differs-move = You can cancel it with the numbers on its notice, but you cannot move it.

contact-ways-heading = What would you like to do?
contact-call = Call the contact center
contact-call-hint = An automated voice answers at any hour. You can type what you would say, or press keys.
contact-live = Operators answer now, until 8:00 PM Eastern time.
contact-not-live = No operator answers now. They answer next on { $opens }.
contact-request = Ask for an appointment with the request form
contact-request-hint = Four short steps, at any hour. An officer calls you back.
contact-walk-in = Ask at an office without an appointment
contact-walk-in-hint = There is no guarantee that anybody will see you. An officer there accepts or declines.
contact-status = See where your request stands
contact-status-hint = You need the 8‑digit service item number and the date of birth.

contact-promise-heading = When an officer calls back
contact-promise-era = The promise changed over the years. This emulator follows the one of
contact-promise-text = If you agree to it, you get a text message { $minutes } minutes before the call.
contact-promise-kept = It is a promise of the contact center and not always kept. If the call is late, your request’s page says so.

contact-sources-heading = What has a source, and what is ours
contact-sources = The steps, the hours and the call-back times come from sources. The words of the call, the rules that decide and the Spanish request form are ours.
contact-sources-link = Sources, assumptions and additions

contact-start-link = The contact center’s start page
contact-status-link = See where a request stands

contact-yes = Yes
contact-no = No
contact-none = Left empty
contact-group-primary = Most common types
contact-group-other = Other types
contact-office = Office
contact-office-choose = Choose an office
contact-office-near = Near your ZIP Code
contact-office-zip-hint = The ZIP Code does not tell us which office is yours. Choose one.
contact-receipt = Receipt number (optional)
contact-receipt-label = Receipt number
contact-receipt-hint = Three letters and ten digits, if it is about a case. For example: MSC2190000001
contact-about = What is it about? (optional)
contact-about-label = What it is about
contact-about-hint = In your own words, at most 500 characters. The officer reads it before talking with you.
contact-text = Send me a text message { $minutes } minutes before the call
contact-text-hint = It goes to the phone number you give. In this emulator no message is really sent.
contact-text-label = Text message before the call
contact-asked-for = You are asking for:
contact-person-heading = The person to be seen
contact-urgent = Is it urgent?
contact-urgent-hint = Something that came up unexpectedly and cannot wait, such as the illness or death of a relative.
contact-evidence = Do you have the evidence at hand?
contact-evidence-hint = Papers that show the reason, such as a doctor’s letter or a judge’s decision.

waiting-title = There is already a request
waiting-heading = This person already has a request waiting
waiting-lede = There is a request with the same name, date of birth, phone number and ZIP Code, so we did not take down another one.
waiting-rule = Each person can have one open request at a time. This is a rule of this emulator.
waiting-silent = To protect that person, we do not say here what its number is, what it is about or when it was made.
waiting-ways-heading = What would you like to do?
waiting-lost = If the number is lost, wait for the officer’s call, or call and ask the operator. The request keeps its place.
waiting-correct = Correct what you typed
waiting-correct-hint = If the request is for someone else, or if you made a typing mistake. Your answers are still there.

timed-out-call-title = The call has ended
timed-out-call-text = More than 60 minutes have passed since your last answer. To protect you, we have removed the call from this device. If you did not see a service item number, no request was recorded.
timed-out-call-next = Call again. If you saw a service item number, see where your request stands.
timed-out-request-title = Your answers are no longer kept
timed-out-request-text = More than 60 minutes have passed since the last page you opened. To protect you, we have removed your answers from this device. If you did not see a service item number, no request was made.
timed-out-request-next = Start again. If you saw a service item number, see where your request stands.
timed-out-inquiry-title = Your request is no longer shown
timed-out-inquiry-text = More than 30 minutes have passed since the last page you opened. To protect you, we have closed your request on this device. It has not been changed.
timed-out-inquiry-next = Open it again with its service item number and the date of birth.
waiting-booked-title = An appointment is already assigned
waiting-booked-heading = This person already has an appointment
waiting-booked-lede = An officer assigned it to someone with the same name, date of birth, phone number and ZIP Code. So we did not take down a request for another visit.
waiting-booked-rule = Each person can have one assigned appointment at a time. This is a rule of this emulator.
waiting-booked-silent = To protect that person, we do not say here when or where it is.
waiting-booked-open = Open or cancel the appointment
waiting-booked-open-hint = With the numbers on its notice. Once it is canceled, you can ask again.
