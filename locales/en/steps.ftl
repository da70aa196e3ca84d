# What the steps share, step 3 (where) and step 5 (check your answers).

step-back = Back
step-progress = Step { $step } of { $steps }
step-continue = Continue
form-keep-hint = We keep your answers for 60 minutes. Do you need more time?
form-keep = Keep them for 60 more minutes
form-kept-longer = Your answers are kept for 60 minutes from now.

office-title = Where would you like to go?
office-heading = Where would you like to go?
office-any = You may choose any office, near or far.
office-near-legend = Offices near { $zip }
office-near-link = Show only the offices near { $zip }
office-all-link = Show every office
office-all-legend = Every office, by state or territory
office-unknown-zip = We cannot tell which office is nearest to the ZIP Code { $zip }. You can choose any office.
office-correct-zip = Correct the ZIP Code
office-miles = { $miles } miles away
office-first-free = First free day: { $date }
office-nothing-free = No free time at the moment

review-title = Check your answers
review-heading = Check your answers
review-changed = Your answers were changed in another tab or window. Nothing has been booked. Please check them again, as they are now.
review-change = Change
review-given-name = Given name
review-no-given-name = None
review-reason = Reason
review-office = Office
review-visit = Date and time
review-turn = Your turn to book is from { $from } until { $until } ({ $zone }). Your place is kept.
review-hold = The time is not held for you until you press the button.
review-next = After that you see your notice, with the confirmation number and the PIN. Print it or write both down.
review-button = Make the appointment
