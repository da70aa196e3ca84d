# A comparison of both models. Looked up as measure-<measure>, compared-<measure> (its sentence), group-<group>,
# people-<group> (in a sentence), split-<split>, station-<station>, total-<total>, assumptions-<table>.

comparison-simulation = Nobody here is real: a program let the same invented people go through both models. This is an emulator’s simulation and no statement of any government.
comparison-findings-heading = What was found
comparison-findings-none = No difference was found of which one could be sure. That does not say that there is none: more replications may find one.
comparison-limits-heading = How far to trust it
comparison-limit-simulation = It is a simulation. It shows what follows from its assumptions, not what happened.
comparison-limit-assumptions = Some numbers have a source and many are assumptions. All are listed below. Change those you doubt and run it again.
comparison-limit-interval = A 95 % confidence interval tells how far chance alone moves a result: of a hundred such runs with other seeds, about 95 have an interval that holds the true result of these assumptions. It says nothing about whether the assumptions are right.
comparison-limit-unfound = A difference is named only if its interval leaves out zero and it is not trivially small: half a person in a hundred, or 2 % of the larger figure where the figure is no share. With one replication nothing is certain, so nothing is named.
comparison-charts-heading = Charts
comparison-charts-hint = The portal is drawn hollow or dashed, the contact center filled or solid. Under each chart the same figures stand in a table.
comparison-table-open = As a table: { $table }
comparison-measures-heading = All measures
comparison-measures-hint = After ± is half of the 95 % confidence interval. A difference is the contact center’s figure less the portal’s, with the same people in both; in parentheses is its interval.
comparison-queues-heading = Where people wait
comparison-totals-heading = Brought to a year
comparison-assumptions-heading = Every assumption
comparison-assumptions-hint = Sources are as the scenario’s file tells them, in English.
comparison-run-heading = This run
comparison-run-hint = This command makes the same report again, to the last digit:
comparison-changed = (changed)
comparison-nothing = –

comparison-column-measure = Measure
comparison-column-portal = Portal
comparison-column-center = Contact center
comparison-column-difference = Difference
comparison-column-assumption = Assumption
comparison-column-value = Value
comparison-column-range = May as well be
comparison-column-source = Source
comparison-column-day = Day
comparison-column-week = Week
comparison-column-station = Where
comparison-column-came = Came in a day
comparison-column-turned-away = Turned away, of 100
comparison-column-left = Hung up, of 100
comparison-column-wait = Minutes waited
comparison-column-busy = Busy, of 100 hours
comparison-column-total = What
comparison-column-low = At its least
comparison-column-high = At its most

comparison-estimate = { $mean } ± { $half }
comparison-difference = { $difference } ({ $low } to { $high })
comparison-range = { $low } to { $high }
comparison-at-model = { $station } ({ $model })
comparison-swing = { $difference } (at { $value })
comparison-all-caption = All measures: everybody
comparison-group-caption = All measures: { $group }
comparison-split-caption = Differences: { $split }

# Facts of the run.
comparison-fact-scenario = Scenario
comparison-fact-seed = Seed
comparison-fact-days = Days counted
comparison-fact-first-day = First day
comparison-fact-era = Promises of a call-back
comparison-fact-replications = Replications
comparison-fact-events = Events simulated
comparison-fact-version = Version of the program
comparison-replications = { $done } of { $asked }

comparison-cut-short = Cut short: { $done } of { $asked } replications were done. What is told here is of those.
comparison-one-replication = This is one replication. Nothing tells its differences from chance, and there is no confidence interval.
comparison-recorded = The people are the bookings of a portal’s database, and the portal’s side is what the database recorded. Only the contact center is simulated.
comparison-changed-numbers = Some numbers were changed for this run. They are marked in the list of assumptions.

# Charts.
figure-headline = The measures of most weight
figure-headline-reading = Each measure has its own axis. The mark is the mean, the line through it the 95 % confidence interval; where there is no line to see, the interval is narrower than the mark.
figure-headline-description = For each measure, the portal’s mean above the contact center’s.
figure-days = Days to an answer: { $group }
figure-days-reading = Of a hundred people so many were answered on the first day, the second, and so on. The last bar has all who were answered later.
figure-days-description = With the portal most answers come on day { $legacy }, with the contact center on day { $current }.
figure-days-description-none = There is nothing to see for at least one of the models.
figure-days-last = { $day } or later
figure-weeks = Week by week
figure-weeks-reading = People who came with a question, and what became of them, in each week of the simulated time. Each panel has its own axis.
figure-weeks-description = { $weeks } weeks in five panels, from people who came to visits at offices, with a line for each model.
figure-tornado = Which assumptions matter most: { $measure }, { $group }
figure-tornado-reading = As assumed, the difference is { $base }. Each bar shows where it goes if one number is at the least (hollow) or the most (filled) that it may as well be, and all others stay.
figure-tornado-description = The assumption that matters most: { $number }.
figure-scale = Difference
week-came = Came with a question
week-answered = Answered
week-refused = Refused
week-gave-up = Gave up
week-visits = Visits at offices

# Findings.
finding-current-better = The contact center does better.
finding-legacy-better = The portal does better.
finding-alike = Both do alike.
finding-trade = Some gain and some lose: the contact center is better for { $gains } and worse for { $loses }.
finding-trade-loses = Better on the whole with the contact center, but worse for { $loses }.
finding-trade-gains = Worse on the whole with the contact center, but better for { $gains }.
finding-exchange = One thing gets better with the contact center, another gets worse.
finding-difference = Difference: { $difference }; 95 % confidence interval: { $low } to { $high }.

split-need = By what they need
split-urgency = By urgency
split-language = By language
split-distance = By distance

group-all = Everybody
group-operator-enough = An operator is enough
group-officer-enough = An officer’s call is enough
group-needs-visit = Need a visit or ask for one
group-urgent = Urgent
group-not-urgent = Not urgent
group-english = English
group-spanish = Spanish
group-other-language = Another language
group-near = Less than 25 miles
group-middle = 25 to 100 miles
group-far = 100 miles or more

people-all = people
people-operator-enough = people whom the voice system or an operator can answer
people-officer-enough = people whom an officer can answer by telephone
people-needs-visit = people who need a visit or ask for one
people-urgent = people who say that it is urgent
people-not-urgent = people who do not say that it is urgent
people-english = people who speak English
people-spanish = people who speak Spanish
people-other-language = people who speak neither English nor Spanish
people-near = people who live less than 25 miles from their office
people-middle = people who live 25 to 100 miles from their office
people-far = people who live 100 miles or more from their office

station-lines = Telephone lines
station-operators = Operators
station-officers = Officers who call back

total-people = People with a question
total-calls = Calls that got a line
total-voice-ended = Calls ended by the voice system
total-operator-answered = Calls answered by an operator
total-requests = Requests taken down or written
total-appointments = Appointments

measure-answered-percent = Answered, of 100 people
measure-refused-percent = Refused with a rule, of 100 people
measure-never-served-percent = Never served, of 100 people
measure-days-mean = Days to an answer, mean
measure-days-median = Days to an answer, median
measure-days-p90 = Days in which 9 of 10 answers come
measure-visits = Visits at an office, per 100 people
measure-spared-visits = Visits that a call would have spared, per 100 people
measure-no-show-percent = Missed, of 100 appointments
measure-seat-use-percent = Used, of 100 seats
measure-person-minutes = A person’s own minutes
measure-active-minutes = – talking, typing, looking
measure-hold-minutes = – on hold
measure-office-minutes = – at the office
measure-travel-minutes = – on the way
measure-calls = Calls, per 100 people
measure-voice-ended-percent = Ended by the voice system, of 100 calls
measure-operator-settled-percent = Settled by the operator, of 100 calls answered
measure-promise-kept-percent = Called back as promised, of 100 call-backs
measure-operator-minutes = Operators’ minutes, per 100 people
measure-officer-minutes = Minutes of officers who call back, per 100 people
measure-window-minutes = Minutes of officers at windows, per 100 people
measure-staff-dollars = Staff and lines, dollars per 100 people
measure-person-dollars = Travel and brokers, dollars per 100 people

compared-answered-percent = Of a hundred { $who }, { $legacy } get an answer with the portal and { $current } with the contact center.
compared-refused-percent = Of a hundred { $who }, { $legacy } are refused with the portal and { $current } with the contact center.
compared-never-served-percent = Of a hundred { $who }, { $legacy } are never served with the portal and { $current } with the contact center.
compared-days-mean = An answer to { $who } takes { $legacy } days on the average with the portal and { $current } with the contact center.
compared-days-median = Half of the answers to { $who } come within { $legacy } days with the portal and within { $current } with the contact center.
compared-days-p90 = Nine in ten answers to { $who } come within { $legacy } days with the portal and within { $current } with the contact center.
compared-visits = A hundred { $who } make { $legacy } visits at an office with the portal and { $current } with the contact center.
compared-spared-visits = Of their visits, a hundred { $who } make { $legacy } with the portal and { $current } with the contact center that a telephone call would have spared.
compared-no-show-percent = Of a hundred appointments of { $who }, { $legacy } are missed with the portal and { $current } with the contact center.
compared-seat-use-percent = Of a hundred seats, { $legacy } are used with the portal and { $current } with the contact center.
compared-person-minutes = A question takes { $legacy } minutes of the time of { $who } with the portal and { $current } with the contact center, on the average.
compared-active-minutes = Talking, typing and looking take { $legacy } minutes of the time of { $who } with the portal and { $current } with the contact center.
compared-hold-minutes = Holding the line takes { $legacy } minutes of the time of { $who } with the portal and { $current } with the contact center.
compared-office-minutes = Being at the office takes { $legacy } minutes of the time of { $who } with the portal and { $current } with the contact center.
compared-travel-minutes = The way to the office and back takes { $legacy } minutes of the time of { $who } with the portal and { $current } with the contact center.
compared-calls = A hundred { $who } make { $legacy } calls with the portal and { $current } with the contact center.
compared-voice-ended-percent = Of a hundred calls, the voice system ends { $legacy } with the portal and { $current } with the contact center.
compared-operator-settled-percent = Of a hundred calls that an operator answers, { $legacy } are settled then with the portal and { $current } with the contact center.
compared-promise-kept-percent = Of a hundred call-backs, { $legacy } come as promised with the portal and { $current } with the contact center.
compared-operator-minutes = A hundred { $who } take { $legacy } minutes of operators with the portal and { $current } with the contact center.
compared-officer-minutes = A hundred { $who } take { $legacy } minutes of officers who call back with the portal and { $current } with the contact center.
compared-window-minutes = A hundred { $who } take { $legacy } minutes of officers at windows with the portal and { $current } with the contact center.
compared-staff-dollars = Staff and lines for a hundred { $who } cost { $legacy } dollars with the portal and { $current } with the contact center.
compared-person-dollars = Travel and brokers cost a hundred { $who } { $legacy } dollars with the portal and { $current } with the contact center.

# Headings of the assumptions, by the tables of a scenario’s file.
assumptions-people = People
assumptions-travel = The way to the office
assumptions-telephone = The telephone
assumptions-portal = The portal
assumptions-call_backs = Call-backs
assumptions-window = At the window
assumptions-cost = Cost
assumptions-questions = What people ask
assumptions-languages = What they speak
assumptions-hours = When they act
assumptions-offices = Where they live
assumptions-unanswering = What settles a call without an answer

assumption-question = { $share } % of all. Of a hundred of them: urgent { $urgent }, evidence at hand { $evidence }, case received { $received }, pending { $pending }, decided { $decided }, enough for the voice system { $voice }, straight to the portal { $portal }.
assumption-english = Speak English
assumption-spanish = Speak Spanish
assumption-other-language = Speak another language
assumption-percent = { $value } %
assumption-days = Weights from Monday to Sunday
assumption-hours = Weights of the hours from midnight on
assumption-other-offices = All other offices together
assumption-office = Office { $code }
assumption-rules = Rules of the operator
