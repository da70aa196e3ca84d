# How things can end: time has run out, cookies are off, the device is cleared, an error.
# Looked up by name: timed-out-<what>-title|-text|-next, failure-<name>-title|-text|-next.

timed-out-answers-title = Your answers are no longer kept
timed-out-answers-text = More than 60 minutes have passed since the last page you opened. To protect you, we have removed your answers from this device. If you had not confirmed them yet, no appointment was made.
timed-out-answers-next = Start again. If you had confirmed, you may already have an appointment: open it with its confirmation number and PIN, or replace a lost notice.
timed-out-notice-title = Your notice is no longer shown
timed-out-notice-text = More than 30 minutes have passed since the last page you opened. To protect you, we have removed the notice from this device. Your appointment has not been changed.
timed-out-notice-next = Open it again with its confirmation number and PIN. If you have not written them down, replace the notice.
timed-out-replaced-title = This notice has been replaced
timed-out-replaced-text = A new notice was issued for this appointment, and it has a new PIN. The PIN of this notice no longer works. Destroy any sheet you printed of it.
timed-out-replaced-next = Open the appointment with the new PIN. If you do not have it, or did not ask for a new notice, replace the notice again: every earlier PIN stops working.
outcome-start-link = Go to the start page
outcome-book-link = Make an appointment
outcome-open-link = Open the notice with confirmation number and PIN
outcome-replace-link = Replace a lost notice

outcome-cookies-heading = Your browser did not send our cookie back
outcome-cookies-why = This site needs one cookie. It keeps your answers from one page to the next, on this device only. It is not used to follow you.
outcome-cookies-state = Most often this means that cookies are switched off. It also happens after you choose “Finish and clear my details”. Nothing was booked from this page.
outcome-cookies-next-heading = How to go on
outcome-cookies-allow = Allow cookies in your browser’s settings, under privacy, for this site or for all sites.
outcome-cookies-other = If you cannot change the settings, use another browser or another device, for example a computer at a public library.
outcome-cookies-start = Then start again.

outcome-deleted-heading = Your details are deleted
outcome-deleted-text = The name, the date of birth, the phone number, the ZIP Code and the PIN of this appointment are no longer on this site. Its notice can no longer be shown or printed.
outcome-deleted-numbers = The confirmation number and the PIN no longer work. You can destroy the printed sheet.
outcome-deleted-stays = What stays says nothing about you: that there was an appointment, at which office and when, in which language and for which reason. How it ended stays too. Backup copies may hold your details, encrypted, until the copies are deleted.

outcome-finished-heading = This device is clear
outcome-finished-text = Your answers and your notice are no longer kept on this device. An appointment that you made stays as it is.
outcome-finished-sheet = Keep your printed sheet, or the numbers you wrote down. You need the confirmation number and the PIN to change or cancel the appointment.
outcome-finished-shared = If other people use this device, delete any file you saved, such as a calendar file, and close the window.
outcome-unfinished-heading = Your details are still on this device
outcome-unfinished-text = To clear them, press “Finish and clear my details” below.

failure-not-found-title = Page not found
failure-not-found-text = There is no page at this address.
failure-not-found-next = If you typed the address, check it. If you followed a link, go to the start page and look from there.
failure-method-not-allowed-title = This page cannot be opened that way
failure-method-not-allowed-text = This address only works from a link or a button on another page. Nothing was changed.
failure-method-not-allowed-next = Go to the start page, and use the links and buttons from there.
failure-too-large-title = Too much was sent
failure-too-large-text = The form held more text than this site accepts. Nothing was saved.
failure-too-large-next = Use your browser’s Back button, shorten what you typed, and send the form again.
failure-wrong-type-title = The form was sent in the wrong way
failure-wrong-type-text = This address only accepts forms sent from this site’s own pages. Nothing was saved.
failure-wrong-type-next = Open the page with the form again, fill it in, and send it from there.
failure-unreadable-title = We could not read what was sent
failure-unreadable-text = Part of it was missing or damaged on the way. Nothing was saved.
failure-unreadable-next = Use your browser’s Back button, check what you typed, and send the form again.
failure-unavailable-title = This site cannot answer right now
failure-unavailable-text = It is very busy or out of order for a moment. What you asked for may not have been done.
failure-unavailable-next = Wait a few seconds and try the same thing again. Sending the same form twice does not make two appointments.
failure-internal-title = Something went wrong on our side
failure-internal-text = It is not your fault, and it has been recorded. What you asked for may not have been done.
failure-internal-next = Try again. Sending the same form twice does not make two appointments. If it happens again, try later.
outcome-request-label = Error number, to give if you ask for help
outcome-failure-links-heading = Where to go from here
outcome-review-link = Go back to your booking
outcome-review-hint = Your answers are kept for 60 minutes after the last page you open.

# Too many tries in the middle of a form: the answers are kept, nothing was done.

wait-heading = Too many tries: please wait
wait-lede = Wait { $time }, then go on. What you typed is still here, and nothing has been made, asked for or changed.
wait-why = So many tries for one person, or from one connection, could be someone looking for other people’s appointments.
wait-back = Go back to your answers
wait-time =
    { $minutes ->
        [0]
            { $seconds ->
                [one] 1 second
               *[other] { $seconds } seconds
            }
       *[other] { $minutes } minutes
    }

# Many book from one network: the answers are kept, and the button books when the turn has come.

turn-title = Your turn to book has not come yet
turn-heading = Please wait for your turn
turn-none-heading = No turn can be given right now
turn-lede = Your turn to book comes in about { $time }.
turn-at = That is at { $from } by the clock of the office you chose ({ $zone }).
turn-press = When your turn has come, press the button: only then is the appointment made.
turn-none = So many people are waiting that no more turns are given for now. Press the button again in { $time }.
turn-nothing-booked = Nothing is booked yet.
turn-why = Many appointments are being booked from the network that you use, such as that of a library, a workplace or a telephone company. So that everyone gets through, they are booked one after another, in the order in which people asked.
turn-kept = Your place and all your answers are kept until { $until }. This page does not change by itself; if you press too early, it tells you how long is left.
turn-hold = The time of day that you chose is not held for you. If it is taken before your turn, you choose another one, and you do not wait again.
turn-none-kept = Your answers are kept for 60 minutes from now. This page does not change by itself.
turn-else-heading = What else you can do
turn-else-connection = Use another connection: for example a mobile phone that is not on this Wi-Fi. There you start again.
turn-else-time = Come back at another time of the day, when fewer people book.

form-refused-title = This form was not accepted
form-refused-why-heading = Why this happens
form-refused-why = Every form here carries a mark that shows that it came from our page in your browser. The mark of this form is missing or no longer good. That happens when cookies were deleted meanwhile, or when two pages were opened at the same moment. It also happens when another site sent the form in your name.
form-refused-nothing = Nothing was done.
form-refused-again = What you entered is still here. If you filled in this form yourself just now, send it again.
form-refused-button = Send the form again
form-refused-not-you = If you did not fill in a form here, close this page.
form-refused-next = Open the page with the form again and send it from there. Cookies must be allowed for this site. If your browser shows what you typed when you go back, copy it first.
