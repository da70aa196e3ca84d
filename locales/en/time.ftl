# Step 4, when; the same page for moving an appointment; and the page when an office has nothing free.

time-title = Choose a date and time
time-heading = Choose a date and time
time-move-title = Choose a new date and time
time-move-heading = Choose a new date and time
time-move-button = Move the appointment to this time
time-current = Your appointment is now on { $date }, { $time }. You keep that time until you have a new one.
time-keep = Keep the appointment as it is
time-zone = Times are in the office’s time zone: { $zone }.
time-not-two-weeks = We look for a day two weeks from today. This is the nearest day with a free time.
time-days-label = Other days
time-earlier = Earlier: { $date }
time-later = Later: { $date }
time-first-free = First day with a free time: { $date }
time-all-days-link = See all days
time-all-days-heading = All days
time-day-free = { $free ->
    [0] (full)
    [one] ({ $free } free time)
   *[other] ({ $free } free times)
}
time-hold = No time is held while you read. A time is yours when you see the notice.
time-full = { $time } (taken)
time-yours = { $time }: your time now
time-day-is-full = All times on this day are taken. Choose another day.
time-gone-book = The time you chose has just gone to someone else. Your answers are kept. Choose another time below.
time-gone-move = The time you chose has just gone to someone else. Your appointment has not changed. Choose another time below.
time-alternatives-heading = Free times nearest to the one you chose
time-other-office-link = Choose another office
time-other-offices-heading = Move it to another office

nothing-free-title = No free times
nothing-free-heading = No free times
nothing-free-gone-heading = This office takes no more appointments
nothing-free-lede = No time that can be booked now is free at { $office }.
nothing-free-gone = The { $office } office does not take appointments any more. Choose another office below.
nothing-free-kept = Your answers are kept for 60 minutes after the last page you open.
nothing-free-unchanged = Your appointment has not changed.
nothing-free-again-heading = Try again later
nothing-free-opens = The next day of appointments opens on { $date }, { $time } ({ $zone }).
nothing-free-canceled = When someone cancels or moves an appointment, its time is offered again within two hours.
nothing-free-again-link = Check again now
nothing-free-offices-heading = Other offices
nothing-free-choose = Choose { $office }
nothing-free-nowhere = No office nearby has a free time either.
nothing-free-urgent-heading = If your matter is real and urgent
nothing-free-urgent = Call the real agency. This emulator cannot help with a real case.
nothing-free-phone = USCIS Contact Center, 1‑800‑375‑5283
