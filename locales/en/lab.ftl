# The testers' pages: the tour through both models and the clock. Looked up as lab-what-<what>, lab-event-<event>,
# lab-stride-<stride>, lab-outcome-<outcome>, lab-model-<model>, lab-go-<to>.

lab-tour-heading = One question, two models
lab-tour-lede = A tour for testers: one invented person takes one question through the old self-scheduling site and through the contact center that replaced it. This page keeps a diary of both, side by side.
lab-tour-link = The tour through both models
lab-question-legend = What does the person ask for?
lab-question-hint = In the portal they pick the reason of the old menu that fits. At the contact center they ask for this.
lab-question-label = Asks for
lab-began-label = The tour began
lab-begin = Begin a tour
lab-begin-again = End this tour and begin another
lab-again-heading = Begin another tour
lab-again-text = A new tour has a new person. The tour under way ends, and this page shows its diaries no longer.
error-kind-missing = Nothing is chosen. Choose what the person asks for.

lab-person-heading = The person
lab-person-invented = Invented for this tour. The forms of both models are filled in with these details.
lab-steps-heading = What to do
lab-model-legacy = The portal (2003–2019)
lab-model-current = The contact center
lab-steps-legacy = Book as this person. You choose the office, the day and the time, and the notice comes at once.
lab-steps-current = Ask as this person, by one of the three ways. An officer then calls back and decides. Move the clock to the call.
lab-go-portal = Book in the portal
lab-go-call = Call the contact center
lab-go-request = Write a request
lab-go-walk-in = Ask at the door
lab-status-link = Where the request stands
lab-desk-manned = You play the officer: log in at the desk, call back, and decide. The account and its password were shown once when this server was started.
lab-desk-auto = The program plays the officer: it calls back and decides by the rule file when the time comes. You can look on at the desk.
lab-desk-link = The desk

lab-diaries-heading = The two diaries
lab-diaries-hint = Times are Eastern. Minutes are the person’s own, as the rule file assumes them; the way to the office is not in them.
lab-diary-empty = Nothing yet.
lab-column-when = When
lab-column-what = What
lab-minutes = ({ $minutes } min)
lab-to-come = (to come)
lab-sum-outcome = How it stands
lab-sum-contacts = Contacts so far
lab-sum-days = Days until somebody deals with it
lab-sum-minutes = The person’s minutes so far
lab-sum-unknown = not known yet

lab-outcome-not-begun = Not begun
lab-outcome-waiting = Waiting
lab-outcome-appointment = Has an appointment
lab-outcome-answered = Has an answer
lab-outcome-nothing = Ended without an answer

lab-what-booked = Booked an appointment, and printed the notice
lab-what-called = Called. The call ended without a request
lab-what-request-by-call = Called. An operator took down a request
lab-what-request-by-form = Wrote a request
lab-what-asked-at-door = Asked at the office’s door
lab-what-text = Got a text: an officer is about to call
lab-what-spoken-with = An officer called and spoke with the person
lab-what-call-missed = An officer called and did not reach the person
lab-what-answered = The officer answered by phone
lab-what-assigned = The officer assigned an appointment
lab-what-refused = Refused
lab-what-closed = Closed without an answer. The person must start over
lab-what-cancelled = The appointment was canceled
lab-what-appointment = The appointment begins
lab-what-checked-in = Checked in at the office
lab-what-served = Was served
lab-what-missed = Did not come

lab-clock-heading = The clock
lab-clock-lede = This service lives in a time of its own. Here you move it forward, for everybody and for all its processes. It never goes back.
lab-clock-link = The clock on a page of its own
lab-clock-now = It is now
lab-clock-eastern = (Eastern Time)
lab-clock-next = Next: { $event } ({ $when }).
lab-clock-moved = The clock has been moved. Whatever was due on the way has happened.
lab-clock-all = For everybody who uses this server, and for all its processes.
lab-stride-ten-minutes = Ten minutes forward
lab-stride-hour = One hour forward
lab-stride-day = One day forward
lab-stride-next-event = To the next event
lab-event-desk-acts = the desk calls or decides
lab-event-call-back-due = the window of a promised call begins
lab-event-promise-ends = the window of a promised call ends
lab-event-door-opens = the door opens for an appointment
lab-event-visit-begins = an appointment begins
lab-event-lines-open = the contact center’s lines open
lab-event-lines-close = the contact center’s lines close
