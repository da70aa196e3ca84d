# Change or cancel: number and PIN open the notice; cancelling asks once.

appointment-heading = Change or cancel an appointment
appointment-lede = Type the confirmation number and the PIN to open your notice. There you can print it again, choose another time or office, or cancel.
appointment-where = Both are at the bottom of your notice, under “Identification numbers”.
appointment-number-label = Confirmation number
appointment-number-hint = For example, NYC‑26‑4821‑9375. Spaces, hyphens and capital letters do not matter.
appointment-pin-label = PIN
appointment-pin-hint = Six digits
appointment-button = Open the notice
appointment-lost-heading = If you have lost your notice
appointment-lost-text = Type your details again to get a notice with a new PIN.
appointment-lost-link = Replace a lost notice
appointment-wait-heading = Too many tries
appointment-wait-text = Wait { $time }, then try again. Your appointment has not been changed. What you typed is still here.

appointment-cancel-heading = Do you want to cancel this appointment?
appointment-cancel-changed-heading = This appointment was changed
appointment-cancel-changed-text = It has not been canceled. It was changed after you opened this page, perhaps in another window. Check the date, the time and the office below before you decide.
appointment-cancel-time-label = Date and time
appointment-cancel-office-label = Office
appointment-cancel-text = The time becomes free for someone else, and you cannot undo it. There is no penalty, and you may make a new appointment.
appointment-cancel-button = Cancel this appointment
appointment-cancel-keep = Keep this appointment and go back to the notice
appointment-cancel-move = Change the time or the office instead
