# The officers' desk: logging in, the queue, the record of acts, and what all its pages say.

desk-ways-label = The desk
desk-way-queue = Call-backs
desk-way-walk-ins = At the door
desk-way-day = Today’s visitors
desk-way-record = Record of acts
desk-who = You are { $name }, { $role }.
desk-who-office = Office: { $office }.
desk-who-all = All offices.
desk-role-officer = officer
desk-role-operator = operator
desk-role-admin = administrator
desk-log-out = Log out
desk-office-label = Office
desk-office-all = All offices
desk-office-button = Show this office
desk-looks-only = Your account can look at this, and decides nothing.
desk-now = Date and time now:
desk-problem-heading = This was not done
desk-problem-changed = Somebody else has changed this since you opened the page. Look at how it stands now, and decide again if you still need to.
desk-problem-impossible = As it stands now, this cannot be done any more. The page shows how it stands.
desk-problem-already-booked = This person has an appointment of the contact center that is still to come. It must take place or be canceled before another one is assigned.
desk-problem-no-window = The desk has no free time left today. Turn the person away by the rule that says so.
desk-problem-window = The office has no such window. Type the window’s number.
desk-problem-not-begun = The appointment’s time has not come yet: nobody has missed it. Wait until it has begun.
desk-problem-logged-out = You were no longer logged in when you sent this. Check what you typed, and send it again if it is still needed.
desk-typed = This is what you had typed:
desk-yes = Yes
desk-no = No
desk-urgent = Urgent.
desk-language = Speaks { $language }
desk-when-eastern = { $time }, Eastern
desk-when-office = { $time }, office time
desk-ticket = Ticket { $number }
desk-window = Window { $number }

# Logging in
desk-log-in-heading = Log in at the desk
desk-log-in-lede = For officers and operators. Nobody who wants an appointment needs an account.
desk-log-in-name = Name of your account
desk-log-in-password = Password
desk-log-in-button = Log in
desk-log-in-wait-heading = Please wait
desk-log-in-wait = There were too many tries. Try again in { $time }.
desk-log-in-ended-heading = You are no longer logged in
desk-log-in-ended = What you have just sent was not done. Log in again: you come back to the page you were on.
desk-log-in-kept = What you have just sent was not done, and is not lost. Log in with the same account: the form is shown as you filled it in, and you can send it again.
desk-logged-out = You are logged out.
desk-closed-heading = The desk is closed
desk-closed-text = There is no account with which anybody could log in.
desk-closed-how = Whoever runs this site opens the desk by adding an account:
desk-closed-command = infopass staff add NAME --role officer --office NYC
desk-closed-visitors = Appointments are made elsewhere:
desk-refused-heading = Your account does not do this
desk-refused-text = You are logged in as an { $role }. Nothing was changed.
desk-refused-next = Ask somebody whose account does, or log in with another account.

# The queue
desk-queue-heading = Call-backs
desk-queue-waiting = { $count ->
    [0] Nobody is waiting.
    [one] One person is waiting.
   *[other] { $count } people are waiting.
}
desk-queue-overdue = { $count ->
    [0] No call-back is overdue.
    [one] One call-back is overdue.
   *[other] { $count } call-backs are overdue.
}
desk-queue-cut = The list shows only the most pressing ones.
desk-find-label = Find a request by its service item number
desk-find-button = Find
desk-queue-caption = Whom to call: urgent requests first, then by the time promised
desk-queue-place = Place
desk-queue-number = Service item number
desk-queue-person = Person
desk-queue-kind = What for
desk-queue-due = Promised by
desk-queue-received = Received
desk-queue-calls = Calls
desk-queue-missed = { $count ->
    [0] None missed
    [one] One missed
   *[other] { $count } missed
}
desk-queue-reached = Reached: to be decided
desk-queue-overdue-since = Overdue since
desk-queue-urgent-heading = Urgent requests with an appointment to come
desk-queue-urgent-text = The field office may still refuse them.
desk-queue-urgent-none = There are none.

# The record
desk-record-heading = Record of acts
desk-record-lede = Everything that was done at the desk, the newest first. The record can only grow. It holds no names of visitors. Times are Eastern.
desk-record-caption = Acts
desk-record-id = Line
desk-record-when = When
desk-record-who = Account
desk-record-act = Act
desk-record-item = Item
desk-record-empty = There is nothing here.
desk-record-newest = The newest
desk-record-older = Older ones
desk-act-text-sent = Text sent
desk-act-reached = Called, reached
desk-act-missed = Called, not reached
desk-act-answer = Answered by phone
desk-act-refuse = Refused
desk-act-refuse-by-office = Refused by the field office
desk-act-appointment = Appointment assigned
desk-act-accept = Walk-in accepted
desk-act-check-in = Checked in
desk-act-admit-late = Admitted late
desk-act-call = Called to a window
desk-act-serve = Served
desk-act-no-show = Did not come
desk-act-account-add = Account added
desk-act-account-remove = Account removed
desk-act-account-password = New password
desk-act-log-in = Logged in
desk-act-log-in-failed = Could not log in
desk-act-log-out = Logged out

# What is wrong
error-desk-log-in = No account has this name and password. Check both and try again.
error-desk-rule-missing = Choose the rule that decides this.
error-desk-reason-missing = This goes against the rules: write why.
error-desk-reason-too-long = Make the reason shorter: it can have up to 500 characters.
error-desk-bring-too-long = Make this shorter: one line of up to 120 characters.
error-desk-no-such-time = The office has no such time, or it has begun. Choose a time of the list.
error-desk-taken = The desk has no free seat at this time any more. Choose another time.
error-desk-window = The office has no such window. Type the number of a window of this office.
error-desk-too-early = It is too early: people are let in from 15 minutes before their time. Check in the person then.
error-desk-late = The time has begun. Choose the rule that lets the person in all the same.
error-desk-no-visitor = This office has no appointment with this number. Check every digit.
error-desk-no-item = No request that you may see has this service item number. Check every digit, or ask which office it is for.
error-desk-visit-over = This visit is over or was canceled: the list shows how it stands.
error-desk-again = Something about this appointment changed at this very moment. Try again.
