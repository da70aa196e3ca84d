# The JSON interface of the contact center and its desk: what is wrong, told to programs and through them to people.

api-unauthorized-title = Nobody is logged in
api-unauthorized-detail = Send the token of POST /api/v1/desk/sessions as Authorization: Bearer and the token. It ends after 30 minutes without use, and in any case after 12 hours; then log in again.
api-wrong-log-in-title = Name and password do not match
api-wrong-log-in-detail = No account has this name together with this password. Check both; large and small letters differ.
api-forbidden-title = This account may not do that
api-forbidden-detail = Operators look requests up and decide nothing; only administrators read the record. Ask somebody whose account may.
api-already-waiting-title = There is already a request
api-already-waiting-detail = The person with these details has a request that nobody has decided. Wait for the call, or see where it stands with its service item number and the date of birth.
api-changed-title = Somebody else was faster
api-changed-detail = It has been changed since it was shown, and nothing was done. Look at it again and decide with its new revision.
api-impossible-title = Not possible as it stands
api-impossible-detail = This cannot be done to the request as it stands now: a call is recorded while it waits, a decision follows a call that reached the person, and what is decided stays so. Look at it again.
api-late-title = The time has begun
api-late-detail = The person comes after the time of the appointment. Name the rule that lets them in all the same, or leave it.
api-office-closed-title = The office is closed
api-office-closed-detail = Nobody at this office’s door is seen any more today. Come on a working day, or ask for an appointment with a request.
api-too-early-title = It is too early
api-too-early-detail = A person is let in from 15 minutes before the time, and has missed it only once it has begun. Wait until then.
api-wrong-state-title = Not possible as the visit stands
api-wrong-state-detail = A person is checked in once, called while they wait, and done once they were called; somebody who has come cannot have missed it. Look at the day’s list again.

api-no-such-case = No case has this receipt number. Check it against the receipt notice.
api-no-such-request = No request has this service item number together with this date of birth. Check both; the date is that of the person to be seen.
api-no-such-item = There is no request with this number, or it is another office’s. Check the number.
api-no-such-visit = There is no appointment with this number, or it is another office’s. Check the number.
api-other-office = An officer sees the people of their own office only. Leave the office out.
api-desk-closed = The desk is closed: there is no account yet. Whoever runs this site makes one with the command infopass staff add.
api-locked = Too many log-ins have failed under this name. Wait as many seconds as the Retry-After header says; until then no password is tried, not even the right one.
api-desk-taken = The desk has no free seat at that time, and nothing was assigned. Choose one of the alternatives or another day.
api-desk-already-booked = The person has an appointment of the contact center that has not begun, and nothing was assigned. Answer the request, or refuse it with the rule.

error-api-missing = This is missing. Fill it in.
error-api-not-boolean = This is neither true nor false. Write one of them, without quotes.
error-api-not-count = This is not a whole number of the size expected here. Write one, from 1 up, without quotes.
error-api-kind = There is no such kind of request. Choose one of those in /api/v1/contact/kinds.
error-api-receipt-number = That is not a receipt number. It has three letters and ten digits, like MSC2190000001. Check it against the receipt notice.
error-api-representative = That is not a name of at most 100 letters, spaces, hyphens, apostrophes and periods. Write the name of who asks, or leave it out.
error-api-account = An account number has twelve digits. Check it or leave it out.
error-api-item-shape = A service item number has eight digits. Check it.
error-api-item-check-digit = The service item number has a wrong digit, or two digits in the wrong order. Check it.
error-api-rule = No such rule decides this here. Name one of the request’s rules with this outcome, or leave it out to follow the advice; a refusal against the advice needs one.
error-api-reason-missing = The decision goes against what the rules recommend. Write the reason.
error-api-documents = These are not documents of the rule file. Write a list of the keys in /api/v1/contact/kinds, or leave it out.
error-api-desk-time = The office has no appointments at that time, or it has begun. Choose one of the times in the list of seats.
error-api-window = The office has no such window. Choose one of those it has.
