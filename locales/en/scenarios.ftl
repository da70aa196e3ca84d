# What the laboratory is told: the scenarios that come with it, and the numbers of any scenario. Looked up as
# scenario-<name>, number-section-<section>, number-<section>-<key> (hyphens for underscores), number-unit-<unit>.

scenario-national-2018 = The whole country, from October 2018 on
scenario-national-2018-text = A year of questions from the whole country. What would the portal have done with them, and what the contact center of its first year?
scenario-single-office = One office: San Antonio
scenario-single-office-text = Half a year at one office, small enough to try out a number in a moment. What does each number change?
scenario-surplus = Seats in plenty
scenario-surplus-text = Ten large offices with twice the seats. What does each model cost when nobody has to wait for a seat?
scenario-shortage = Too few seats
scenario-shortage-text = The same ten offices with 40 percent of the seats. Who is served when not everybody can be?
scenario-brokers = Too few seats, and brokers who sell them
scenario-brokers-text = The shortage again, with brokers who take seats as soon as a day opens. What does resale do to people? Brokers are documented for Spain and not for InfoPass.

number-section-people = People
number-section-travel = The way to the office
number-section-telephone = Telephone
number-section-portal = Portal
number-section-call-backs = Officers who call back
number-section-window = Windows
number-section-cost = What it costs

number-unit-count = number
number-unit-percent = %
number-unit-minutes = minutes
number-unit-hours = hours
number-unit-days = days
number-unit-miles = miles
number-unit-miles-an-hour = miles an hour
number-unit-times = times
number-unit-dollars = dollars
number-unit-dollars-an-hour = dollars an hour
number-unit-cents = cents

number-people-contacts-a-year = People who come with a question in a year
number-people-lunch-percent = People who call or look at lunch
number-people-opening-percent = Of those who look for a seat: who look when a day opens, just after midnight Eastern
number-people-soonest-percent = Of those in no hurry: who take the first free time all the same
number-people-other-office-percent = Of those who find nothing at their office: who also look at offices nearby
number-people-look-patience-days = How long people look for a seat before they give up, on average
number-people-urgent-look-patience-days = How long urgent people look for a seat before they give up, on average
number-people-hold-patience-minutes = How long people stay on hold before they hang up, on average
number-people-call-again-percent = Of those who called and spoke with nobody: who call again
number-people-call-again-hours = How soon they call again, on average
number-people-start-over-percent = Of those whose request ended without a visit or an answer: who start over
number-people-start-over-days = How soon they start over, on average
number-people-prepare-percent = Of those told to come back with a number or evidence: who do so
number-people-prepare-days = How soon they come back with it, on average
number-people-walk-in-percent = Of urgent people who were refused or missed their calls: who go to the office’s door

number-travel-half-weight-miles = Distance at which a place sends half as many people as one beside the office
number-travel-road-factor = How much longer the road is than the straight line
number-travel-miles-an-hour = Speed on the way
number-travel-mile-cents = What a mile costs people

number-telephone-lines = Callers who can be on the line at once
number-telephone-voice-minutes = Length of a call with the voice system, on average
number-telephone-other-language-voice-percent = What the voice system can do in other languages, compared with English and Spanish
number-telephone-operators = Operators who answer at the same time
number-telephone-operator-minutes = Length of a call with an operator, on average
number-telephone-interpreter-minutes = How much longer it takes with an interpreter

number-portal-look-minutes = A person’s time for a look that finds nothing
number-portal-booking-minutes = A person’s time for a booking
number-portal-cancel-percent = Appointments that are canceled
number-portal-no-show-percent = Visitors who do not come to an appointment they chose
number-portal-broker-percent = Seats that brokers take when a day opens
number-portal-broker-buyers-percent = Of those who find nothing free: who buy from a broker
number-portal-broker-dollars = What a broker asks for a seat

number-call-backs-officers = Officers who call back at once
number-call-backs-officer-minutes = Length of an officer’s call, on average
number-call-backs-missed-minutes = An officer’s time for a call that reaches nobody
number-call-backs-reached-percent = Calls that reach the person
number-call-backs-spread-percent = How much of the promised time the calls are spread over (0: as early as possible)
number-call-backs-form-percent = Of those who need a visit: who write the request form instead of calling
number-call-backs-form-minutes = A person’s time for the form
number-call-backs-office-refuses-percent = Urgent appointments that the field office refuses after all
number-call-backs-no-show-percent = Visitors who do not come to an appointment they were assigned

number-window-windows = Windows of all offices together (0: as in the office table)
number-window-desk-percent = Windows kept for the current model
number-window-window-minutes = An officer’s time for a visitor
number-window-visit-minutes = A visitor’s time at the office
number-window-solved-percent = Visits that end with an answer
number-window-come-again-percent = Of those who did not come or must come again: who try again

number-cost-voice-cents = A minute of the voice system
number-cost-operator-dollars = An operator’s hour
number-cost-officer-dollars = The hour of an officer who calls back
number-cost-window-dollars = The hour of an officer at a window
