# The visitor's day at an office: checking in, the list, calling to a window.

desk-day-heading = Visitors of the day
desk-day-days-label = Other days
desk-day-list-heading = Appointments
desk-day-parts-label = Part of the list
desk-day-hours-label = Hours
desk-day-part-all = All
desk-day-part-expected = Expected
desk-day-part-here = Here
desk-day-part-over = Over
desk-day-caption = Appointments of the day, in order of time
desk-day-time = Time
desk-day-number = Confirmation number
desk-day-state = State
desk-day-act = What to do
desk-day-model-portal = Booked in the portal
desk-day-model-centre = Assigned by the contact center
desk-day-state-expected = Expected
desk-day-state-checked-in = Waiting in the room
desk-day-state-called = Called
desk-day-state-served = Served
desk-day-state-missed = Did not come
desk-day-state-cancelled = Canceled
desk-day-empty = There is no appointment in this list.
desk-day-closed = The day is closed. { $count ->
    [0] Nobody was missing.
    [one] One person did not come.
   *[other] { $count } people did not come.
}
desk-check-in-heading = Check in
desk-check-in-hint = It is at the bottom of the notice, such as NYC‑26‑4821‑9375.
desk-check-in-rule = The rule that lets the person in late
desk-check-in-button = Check in
desk-checked-in = Checked in, confirmation number { $number }. Give the person the ticket.
desk-window-label = Window
desk-button-call = Call
desk-button-serve = Served
desk-button-no-show = Did not come
desk-did-call = The person is called to the window.
desk-did-serve = The visit is over.
desk-did-no-show = It is noted that the person did not come.
desk-close-heading = End of the day
desk-close-text = Everybody whose time has begun and who has not checked in is noted as not having come. Whoever has checked in stays on the list.
desk-close-button = Close the day

desk-code-heading = Check a notice
desk-code-label = The code of the notice
desk-code-hint = Scan the square code, or type it: it begins with INFOPASS1. It says whether the notice is good, not who holds it.
desk-code-button = Check the code
desk-code-genuine = Genuine: nothing has changed since this notice was issued.
desk-code-moved = Out of date: there is a later notice of this appointment.
desk-code-cancelled = Canceled: this appointment was canceled.
desk-code-altered = Altered: the signature does not match what the code says.
desk-code-form = Not the code of a notice, or not all of it. Scan it again.
desk-code-no-appointment = The signature matches, but there is no such appointment here.
