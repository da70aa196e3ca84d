# What a comparison measures, of whom, and what it found. Looked up as measure-<measure>, measure-unit-<unit>,
# group-<group>, split-<split>, model-<model>, station-<station>; Rust makes the findings.
# `group-<group>-for` stands inside of a finding: for whom a model does better.

measure-answered-percent = Share of people answered
measure-answered-percent-text = Of 100 people who came with a question, how many got an answer, by telephone or at a window.
measure-refused-percent = Share of people refused
measure-refused-percent-text = Of 100 people, how many were refused, with a rule that says why.
measure-never-served-percent = Share of people never served
measure-never-served-percent-text = Of 100 people, how many gave up or were still waiting when the simulation ended.
measure-days-mean = Days to an answer, mean
measure-days-mean-text = How many days it took from the first act (a call or a look at the portal) to the answer, on average over those who got one.
measure-days-median = Days to an answer, median
measure-days-median-text = Half of those who got an answer had it within so many days of their first act.
measure-days-p90 = Days to an answer, 90th percentile
measure-days-p90-text = Of 100 people who got an answer, 90 had it within so many days of their first act.
measure-visits = Visits per 100 people
measure-visits-text = How often people were at an office, for every 100 people who came with a question.
measure-spared-visits = Visits a call would have spared, per 100 people
measure-spared-visits-text = Visits of people whose question could have been answered by telephone, for every 100 people.
measure-no-show-percent = Share of appointments nobody came to
measure-no-show-percent-text = Of 100 appointments, how many began without the visitor.
measure-seat-use-percent = Share of seats used
measure-seat-use-percent-text = Of 100 seats that the offices had, how many somebody was seen at.
measure-person-minutes = A person’s own time
measure-person-minutes-text = How much of their own time a person spent, on average: talking and typing, on hold, at the office and on the way.
measure-active-minutes = Own time: talking, typing, looking
measure-active-minutes-text = Of a person’s own time, what they spent talking, typing and looking for a seat.
measure-hold-minutes = Own time: on hold
measure-hold-minutes-text = Of a person’s own time, what they spent on hold.
measure-office-minutes = Own time: at the office
measure-office-minutes-text = Of a person’s own time, what they spent at an office.
measure-travel-minutes = Own time: on the way
measure-travel-minutes-text = Of a person’s own time, what they spent on the way to an office and back.
measure-calls = Calls per 100 people
measure-calls-text = How many calls people made, for every 100 people.
measure-voice-ended-percent = Share of calls the voice system ended
measure-voice-ended-percent-text = Of 100 calls that got a line, how many ended in the voice system, without an operator.
measure-operator-settled-percent = Share of calls operators settled
measure-operator-settled-percent-text = Of 100 calls that an operator answered, how many the operator settled alone.
measure-promise-kept-percent = Share of call-backs within the promise
measure-promise-kept-percent-text = Of 100 first call-backs by an officer, how many came within the time that was promised.
measure-operator-minutes = Operators’ time per 100 people
measure-operator-minutes-text = How long operators worked for every 100 people.
measure-officer-minutes = Time of officers who call back, per 100 people
measure-officer-minutes-text = How long officers who call back worked for every 100 people.
measure-window-minutes = Time of officers at windows, per 100 people
measure-window-minutes-text = How long officers at windows worked for every 100 people.
measure-staff-dollars = What staff and lines cost per 100 people
measure-staff-dollars-text = What operators, officers and the voice system cost for every 100 people, in dollars.
measure-person-dollars = What 100 people spend
measure-person-dollars-text = What travel and brokers cost every 100 people, in dollars. Their time is not in it.

measure-unit-percent = %
measure-unit-days = days
measure-unit-minutes = minutes
measure-unit-per-100-people = per 100 people
measure-unit-minutes-per-100-people = minutes per 100 people
measure-unit-dollars-per-100-people = dollars per 100 people

# A figure inside of a sentence. The measure says already that it is for 100 people.
figure-percent = { $figure }%
figure-days = { $figure } days
figure-minutes = { $figure } minutes
figure-dollars = ${ $figure }

group-all = Everybody
group-all-text = All people who came with a question.
group-all-for = overall
group-operator-enough = People an operator can help
group-operator-enough-text = Their question can be answered by the voice system or by an operator.
group-operator-enough-for = for people an operator can help
group-officer-enough = People an officer can help by telephone
group-officer-enough-text = Their question needs an officer, but no visit.
group-officer-enough-for = for people an officer can help by telephone
group-needs-visit = People who need a visit
group-needs-visit-text = They must be seen at an office, or ask for a visit that the rules refuse.
group-needs-visit-for = for people who need a visit
group-urgent = People with an urgent question
group-urgent-text = They say that it is urgent.
group-urgent-for = for people with an urgent question
group-not-urgent = People whose question is not urgent
group-not-urgent-text = They do not say that it is urgent.
group-not-urgent-for = for people whose question is not urgent
group-english = English speakers
group-english-text = They speak English with the voice system and the operator.
group-english-for = for English speakers
group-spanish = Spanish speakers
group-spanish-text = They speak Spanish with the voice system and the operator.
group-spanish-for = for Spanish speakers
group-other-language = Speakers of other languages
group-other-language-text = The voice system helps fewer of them, and the operator needs an interpreter.
group-other-language-for = for speakers of other languages
group-near = People close to their office
group-near-text = Their office is less than 25 miles away.
group-near-for = for people less than 25 miles from their office
group-middle = People some way from their office
group-middle-text = Their office is at least 25 and less than 100 miles away.
group-middle-for = for people 25 to 100 miles from their office
group-far = People far from their office
group-far-text = Their office is 100 miles away or more.
group-far-for = for people 100 miles or more from their office

split-need = By what the question needs
split-urgency = By urgency
split-language = By language
split-distance = By distance from the office

model-legacy = Portal (legacy)
model-current = Contact center (current)

station-lines = Telephone lines
station-operators = Operators
station-officers = Officers who call back

# Findings. $measure, $better and $worse are measures’ names; $group, $gains, $loses, $better-for and $worse-for are
# `group-<group>-for`; all others are figures with their units, of the model and group in the argument’s name.
finding-current-better = { $measure }: the contact center does better { $group }, { $current } against { $legacy } with the portal.
finding-legacy-better = { $measure }: the portal does better { $group }, { $legacy } against { $current } with the contact center.
finding-trade = { $measure }: a gain for some and a loss for others. The contact center does better { $gains } ({ $gains-current } against { $gains-legacy } with the portal) and worse { $loses } ({ $loses-current } against { $loses-legacy }).
finding-exchange = A gain in one thing and a loss in another: the contact center does better { $better-for } in “{ $better }” ({ $better-current } against { $better-legacy } with the portal) and worse { $worse-for } in “{ $worse }” ({ $worse-current } against { $worse-legacy }).
finding-alike = { $measure }: no difference worth telling { $group }, { $legacy } with the portal and { $current } with the contact center.
