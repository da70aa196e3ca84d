# Step 1, who is coming, and the page for somebody who has an appointment already. The fields also bring back a lost notice.

details-title = Who is coming?
details-heading = Who is coming?
details-lede = Type the details of the person who will see the officer.
details-family = This appointment is for another family member. We kept your phone number, your ZIP Code, your office and your day; you can change them.
details-child = For a child, type the child’s own name and date of birth.
details-helper = Someone you trust may fill this in for you. You do not need an attorney.
details-remember = Remember how you spell the name and which phone number you give. You need the same details to replace a lost notice.
details-kept = We keep your answers for 60 minutes after the last page you open, on this device only. After that you start again.

details-given-name = Given name (optional)
details-given-name-hint = If the person has only one name, leave this empty.
details-family-name = Family name
details-family-name-hint = All family names, as on the identification. If there is only one name, type it here.
details-birth = Date of birth
details-birth-hint = For example: 7 4 1985, or July 4 1985
details-birth-month = Month
details-birth-day = Day
details-birth-year = Year
details-phone = Phone number
details-phone-hint = It may be the number of someone who helps. If it is not a United States number, begin with + and the country code.
details-phone-again-hint = The one given when the appointment was made.
details-zip = ZIP Code
details-zip-hint = The ZIP Code of the home address, with five or nine digits. For example: 10001
details-zip-again-hint = The one given when the appointment was made, even if you have moved since. For example: 10001

already-title = You seem to have an appointment already
already-heading = You seem to have an appointment already
already-lede = There is an appointment with the name, date of birth, phone number and ZIP Code you typed, so we did not make another one.
already-rule = Each person can have one appointment at a time. This is a rule of this emulator, so that there are times left for others.
already-silent = To protect that person, we do not say here when or where it is.
already-ways-heading = What would you like to do?
already-change = Change or cancel the appointment
already-change-hint = You need the confirmation number and the PIN. Both are at the bottom of your notice.
already-replace = Replace a lost notice
already-replace-hint = Type the same details again. You get a notice with a new PIN, and the lost sheet stops working.
already-correct = Correct the details you typed
already-correct-hint = If the appointment is for someone else, or something was mistyped. Your answers are still there.
