# A comparison of both models: the report of `infopass compare --format html` and the laboratory's page. The names of
# measures, groups and numbers are in measures.ftl and scenarios.ftl. Looked up as comparison-weekday-<1 to 7>.

comparison-heading = The same people, two models: a comparison
comparison-document-title = { $scenario } – both models compared – InfoPass emulator
comparison-notice = This is a simulation by an emulator. It is not a government statistic.
comparison-notice-why = Nobody was counted: people, calls and visits are invented by a program. Of the { $count } numbers it rests on, { $assumed } are assumptions; each is listed below with its source or marked as assumed.
comparison-notice-recorded = The bookings are what a portal has recorded; all else is invented by a program. Of the { $count } numbers it rests on, { $assumed } are assumptions; each is listed below with its source or marked as assumed.
comparison-notice-short = Nobody was counted: people, calls and visits are invented by a program. Of the { $count } numbers it rests on, { $assumed } are assumptions; the whole report lists each.

comparison-fact-days = Days that count
comparison-fact-days-value = { $days } days, from { $first } on
comparison-fact-people = People counted in each replication
comparison-fact-replications = Replications
comparison-fact-ended-early = (ended early; { $asked } were asked for)
comparison-fact-seed = Seed
comparison-fact-era = Promised calls
comparison-fact-changed = Numbers changed for this run
comparison-fact-legacy = The portal’s side
comparison-fact-simulated = Simulated, with the same people as the contact center
comparison-fact-recorded = What a database has recorded.
comparison-recorded-people = Who came was answered; who canceled or did not come was never served. Whoever looked for a seat and found none is in no database.
comparison-recorded-staff = The contact center is the scenario’s, whatever the number of bookings: with few of them nobody waits for it.
comparison-recorded-open = Of the bookings, { $open } were still to come: whether their people come is the scenario’s assumption.
comparison-recorded-left-out = Left out of both sides: { $offices } bookings at offices that the office table does not list, and { $reasons } for reasons under which the scenario asks nothing.
comparison-fact-events = Events in each replication
comparison-sideways = On a narrow screen, wide tables and charts can be moved sideways.
comparison-fact-program = Program

comparison-findings-heading = What was found
comparison-findings-hint = A difference is told if its confidence interval leaves out zero and it is not trivially small. Figures for each person or for 100 people count everybody, also those who gave up: a model that turns people away spends less on them.
comparison-findings-none = No difference is certain enough to be told.
comparison-findings-one = With one replication nothing is known about chance, so nothing is called a finding.

comparison-measures-heading = Everybody
comparison-measures-hint = The difference is the contact center’s figure less the portal’s.
comparison-plus-minus = The figure after ± is half the width of a 95% confidence interval over the replications. Both models get the same people with the same luck, so the difference is known better than either side.
comparison-one = With one replication there is no confidence interval.
comparison-headline-caption = The measures of most weight
comparison-others-summary = All other measures
comparison-others-caption = All other measures
comparison-column-measure = Measure
comparison-column-group = Group
comparison-column-difference = Difference
comparison-column-better = Does better
comparison-column-what = What
comparison-better-current = contact center
comparison-better-legacy = portal
comparison-better-alike = both alike
comparison-better-unknown = not known
comparison-better-neither = neither way is better
comparison-nobody = nobody was there to measure
comparison-in-unit = ({ $unit })

comparison-splits-heading = Group by group
comparison-splits-hint = Read the groups before the totals: many people are answered by the voice system in either model, and they hide the others. Every other measure of each group is in the CSV report.

comparison-days-heading = How many days to an answer
comparison-days-hint = The height of a bar is how many of 100 people of the group got their answer after so many whole days: 0 is within the first 24 hours. Whoever got no answer is in no bar.
comparison-days-title = Days to an answer: { $group }
comparison-days-summary = The numbers of this chart as a table: { $group }
comparison-days-last-short = { $days }+
comparison-days-last = { $days } or more
comparison-axis-days = Whole days to the answer
comparison-axis-people = Of 100 people of the group
comparison-axis-difference = Difference, contact center less portal ({ $unit })
comparison-column-days = Days
comparison-column-on-day = Percent answered on that day
comparison-column-up-to-day = Percent answered up to that day

comparison-flows-heading = Week by week
comparison-flows-hint = How many people came, were answered, gave up or were refused in each week, and how many visits there were, on average over the replications. Weeks are below, people or visits at the left.
comparison-flows-short-week = The last week has { $days ->
    [1] one day
   *[other] { $days } days
} only: it is in the tables and not in the charts.
comparison-flows-title = { $what }, week by week
comparison-flows-summary = The numbers of this chart as a table: { $what }
comparison-flow-came = People who came with a question
comparison-flow-answered = People answered
comparison-flow-gave-up = People who gave up
comparison-flow-refused = People refused
comparison-flow-visits = Visits at offices
comparison-column-week = Week

comparison-tried-in-part = It ended early: { $done } of { $asked } numbers with a range were tried.
comparison-tornados-heading = Which assumptions matter
comparison-tornados-hint = Every number that has a range was set to both its ends while all others stayed as they are. A bar shows how far the difference between the models moves. The solid line is the difference as it is; the dotted line, where it is on the chart, is no difference at all. A bar that crosses the dotted line is an assumption that decides which model does better.
comparison-tornado-base = { $group }. Difference as it is: { $difference }. Drawn are { $drawn } of the { $tried } numbers that move it, those that matter most first.
comparison-tornado-title = { $measure }: what the difference becomes when one number is at an end of its range
comparison-tornado-summary = The numbers of this chart as a table: { $measure }
comparison-tornado-low = low end of the range
comparison-tornado-high = high end of the range
comparison-column-low = Low end
comparison-column-high = High end
comparison-column-at-low = Difference at the low end
comparison-column-at-high = Difference at the high end

comparison-queues-heading = Where people waited
comparison-queues-hint = Busy is the share of the hours on duty in which somebody was served.
comparison-column-station = Where
comparison-column-model = Model
comparison-column-came = Came in a day
comparison-column-turned-away = Turned away, %
comparison-column-left = Hung up, %
comparison-column-wait = Wait, minutes
comparison-column-busy = Busy, %

comparison-totals-heading = A year in whole numbers
comparison-totals-hint = What was counted, brought to a year of 365 days.
comparison-totals-caption = A year of both models
comparison-total-people = People who came with a question
comparison-total-calls = Calls that got a line
comparison-total-voice-ended = Of those, ended by the voice system
comparison-total-operator-answered = Of those, answered by an operator
comparison-total-requests = Requests taken down or written
comparison-total-appointments = Appointments, walk-ins too

comparison-scenario-heading = What it rests on
comparison-scenario-hint = All { $count } numbers of the scenario, of which { $assumed } are assumptions. Under each is the name by which it can be changed with --set.
comparison-scenario-english = Sources are in the scenario’s own words.
comparison-column-number = Number
comparison-column-value = Value
comparison-column-range = Range
comparison-column-source = Source
comparison-assumption = Assumption
comparison-changed = changed
comparison-range = { $low } to { $high }
comparison-no-range = no range
comparison-number-with-unit = { $number } { $unit }
comparison-source-label = Source:

comparison-questions-heading = What people ask
comparison-questions-hint = The share is of 100 people; all other columns are of 100 people with that question. Whoever has no case of any of the three states has no receipt number at hand.
comparison-column-question = Question
comparison-column-share = Share, %
comparison-column-urgent = Urgent, %
comparison-column-evidence = Evidence at hand, %
comparison-column-received = Case received, %
comparison-column-pending = Case pending, %
comparison-column-decided = Case decided, %
comparison-column-voice = Voice system can answer, %
comparison-column-portal = Go to the portal without a call, %

comparison-languages-heading = What they speak
comparison-column-language = Language
comparison-column-percent = Share, %
comparison-weekdays-heading = On which days they act
comparison-column-weekday = Day
comparison-column-weight = Weight
comparison-weekday-1 = Monday
comparison-weekday-2 = Tuesday
comparison-weekday-3 = Wednesday
comparison-weekday-4 = Thursday
comparison-weekday-5 = Friday
comparison-weekday-6 = Saturday
comparison-weekday-7 = Sunday and federal holidays
comparison-hours-heading = At what hours they act
comparison-column-hour = Hour, local time
comparison-offices-heading = Where they live
comparison-column-office = Office nearest to them (code)
comparison-offices-others = All other offices together
comparison-unanswering-heading = What is not counted as an answer
comparison-unanswering-hint = Rules that end a call but leave the person with something to bring:

comparison-again-heading = How to run it again
comparison-again-text = With the same program, office table and rules this command makes the same comparison, digit by digit:
comparison-again-recorded = In place of URL, put the address of the portal’s database as it was then: with other bookings the figures are different.
comparison-again-own-file = The scenario is not one that comes with the program, so its file is needed. The JSON report has it word for word.

comparison-limits-heading = What this does not say
comparison-limit-plus-minus = ± tells how far chance alone may move a figure. It knows nothing of wrong assumptions: with a wrong number a figure can be far off and its ± small.
comparison-limit-assumptions = Most numbers are assumptions. Change one with --set and compare again before you rely on a result.
comparison-limit-answers = An answer is an answer: whether it was right, or helped, is not known in either model.
comparison-limit-days = Days to an answer are of those who got one. A model that answers fewer people can look faster.
comparison-limit-places = ZIP Codes stand for people, and nobody knows here how many live in each, so distances and travel are a guess.
comparison-limit-talk = Nobody talks to anybody: there is no word of mouth, no lawyer and no news of a shortage.
