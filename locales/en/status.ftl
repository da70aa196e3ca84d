# Where a request stands. status-stand-… says it, status-next-… what comes next.

status-form-heading = See where your request stands
status-form-lede = Type the service item number and the date of birth of the person to be seen.
status-number-label = Service item number
status-number-hint = Eight digits. For example, 4821‑9375. Spaces and hyphens do not matter.
status-form-button = Show the request
status-lost-heading = If you have lost the number
status-lost-text = Wait for the officer’s call: the request keeps its place even without the number. Or call and ask the operator.
status-wait-text = Wait { $time }, then try again. Your request has not been changed. What you typed is still here.

status-heading = Where your request stands
status-taken = Your request has been received. Write down the service item number.
status-taken-walk-in = The officer has been told that you are here. Write down the service item number.
status-number-keep = With it and the date of birth you can see this page again. Keep it to yourself.
status-stand-heading = Now
status-stand-waiting = Your request is waiting for an officer’s call.
status-next-waiting = Keep the phone near you between the two times below. The call may come from an unknown number.
status-stand-overdue = The call is late.
status-next-overdue = It was promised by the time below and has not come. The request still waits; you do not need to make another one. This happens, and nobody can say how long it will take.
status-stand-reached = An officer has spoken with you.
status-next-reached = The officer has not decided yet. Look at this page again later.
status-stand-answered = Your request was answered by phone.
status-next-answered = Nothing else will happen. If you need something new, ask again.
status-stand-scheduled = An officer has assigned an appointment.
status-next-scheduled = Its date, time and place are below. Open the notice and print it.
status-stand-refused = Your request was refused.
status-next-refused = The reason is below. You can ask again if something changes.
status-stand-closed = Your request was closed, because the calls did not reach you.
status-next-closed = You have to start over: call again, or use the request form.
status-stand-walk-in-waiting = You are waiting to be called by an officer.
status-next-walk-in-waiting = Stay close by. Open this page again to see whether the officer has decided.
status-stand-walk-in-scheduled = The officer will see you today.
status-next-walk-in-scheduled = You are checked in. Your ticket number and your time are below.
status-stand-walk-in-refused = The officer will not see you today.
status-next-walk-in-refused = The reason is below. You can ask for an appointment by phone or in writing.
status-stand-walk-in-closed = The office closed before an officer decided.
status-next-walk-in-closed = You have to start over: come again another day, call, or use the request form.
status-then-cancelled = If you still need it, ask again: by phone or with the request form.
status-then-past = If you still need something, ask again: by phone or with the request form.
status-next-checked-in = You are at the office and checked in. Wait until your ticket is called.
status-overridden = The officer decided differently from what the rules recommend.

status-visit-heading = Your appointment
status-visit-time = Date and time
status-visit-office = Office
status-visit-ticket = Ticket number
status-visit-cancelled = Your appointment is canceled.
status-visit-past = Your appointment has begun or is over.
status-visit-not-movable = You cannot move this appointment: the officer chose the time.
status-visit-cancellable = If you cannot come, cancel it with the numbers on its notice. For another time, you have to ask again.
status-visit-notice = Open the notice

status-facts-heading = The request
status-kind = What you asked for
status-channel = How you asked
status-channel-call = By phone
status-channel-form = With the request form
status-channel-walk-in = At the office
status-office = Office
status-urgent = Urgent: goes before others
status-received = Received
status-due-from = The call will not come before
status-due-by = Call promised by
status-door-until = You can wait until
status-era = Year of the promise
status-taken-by = Why it was received
status-text = You asked for a text message { $minutes } minutes before the call. In this emulator no message is really sent.
status-missed-max =
    { $calls ->
        [one] If one call does not reach you, the request is closed and you have to start over.
       *[other] If { $calls } calls do not reach you, the request is closed and you have to start over.
    }
status-attempts-heading = Texts and calls so far
status-attempt-text-sent = Text message:
status-attempt-reached = Call, you were reached:
status-attempt-missed = Call, you were not reached:
status-other = Look at another request
status-kept = This page can be seen on this device for 30 minutes after you last opened it.
