# The testers' pages that run a comparison of both models. Looked up as lab-compare-<field> and lab-compare-<field>-hint
# (days, replications, seed) and lab-run-file-<format>.

lab-compare-link = Simulate both models on the same people
lab-compare-heading = Compare both models
lab-compare-lede = Both models are simulated with the same invented people, and measured: who gets an answer, how long it takes, how many visits and minutes it costs. It is a simulation with assumptions, not a government statistic.
lab-compare-scenarios = Choose a scenario
lab-compare-scenario = Scenario
lab-compare-run = How long and how often
lab-compare-size = “{ $scenario }” has about { $people } people a day. The { $around } days before and after those that count are run as well. All replications together may have { $most } people.
lab-compare-days = Days
lab-compare-days-hint = People who come on these days are counted.
lab-compare-replications = Replications
lab-compare-replications-hint = How often it is run, each time with other people. With only one, nothing is known about chance.
lab-compare-seed = Seed
lab-compare-seed-hint = A whole number. The same seed gives the same people and the same result.
lab-compare-range = From { $least } to { $most }.
lab-compare-era = Call-back promises of the year
lab-compare-era-hint = The contact center promised its call-backs differently over the years.
lab-compare-own-era = As in the scenario ({ $era })
lab-compare-unknown-era = There are no promises of that year. Choose one from the list.
lab-compare-numbers = Change the assumptions
lab-compare-numbers-hint = These are the numbers of “{ $scenario }”. Leave a field empty to keep the chosen scenario’s own number. The report tells where each number comes from.
lab-compare-show = Show the chosen scenario’s numbers
lab-compare-own = In the scenario: { $own }.
lab-compare-button = Run it
lab-compare-limits = Runs wait for one another, so that this site stays quick for everybody else. The command line, infopass compare, also has longer runs, scenarios of your own and the sensitivity of the result to each assumption.
lab-compare-wrong = { $label }: write a number from { $least } to { $most }, such as 1,200 or 12.5. Or leave it empty.
lab-compare-wrong-whole = { $label }: write a whole number from { $least } to { $most }.
lab-compare-too-many = That would be more than { $most } people in all, which takes too long here. Ask for fewer days or replications, or use the command line.
lab-compare-unknown-scenario = There is no scenario of that name. Choose one from the list.
lab-compare-full = Too many runs are waiting already. Nothing you typed is lost: press “Run it” again in a minute.

lab-run-heading = Both models compared: { $scenario }
lab-run-change = Change the numbers
lab-run-mend = Back to the form, with the same numbers
lab-run-not-run = This comparison has not been run here yet, or so long ago that its result is no longer kept. If you run it, it comes out the same.
lab-run-button = Run it
lab-run-again = Run it again
lab-run-waits = It waits: { $before ->
    [one] one run is before it, besides the one that is under way.
   *[other] { $before } runs are before it, besides the one that is under way.
}
lab-run-next = It is next, as soon as the run that is under way has ended.
lab-run-percent = { $percent }% of the simulated days are done
lab-run-stop = Stop it
lab-run-stopping = It has been told to stop, and does so in a moment. What is done will be shown.
lab-run-watched = This page updates by itself every few seconds.
lab-run-unwatch = Stop updating
lab-run-look = Update now
lab-run-watch = Update by itself every few seconds
lab-run-stopped = It was stopped before the first replication was done, so there is nothing to show.
lab-run-partly = It was stopped: { $done } of { $asked } replications are done. What follows is of those.
lab-run-wholly = Run all of it
lab-run-broken = The program failed while it ran this. That is our fault, and it is in the log. Try another seed or other numbers.
lab-run-no-office = This server has its own office table, and that has no office { $name }, which the scenario names. Choose another scenario.
lab-run-no-era = This server has its own rules, and those have no promises of { $name }. Choose another year.
lab-run-no-kind = This server has its own rules, and those have no kind of question { $name }, which the scenario names. Choose another scenario.
lab-run-no-rule = This server has its own rules, and those have no rule { $name }, which the scenario names. Choose another scenario.
lab-run-files = The whole report, with charts, every group, every assumption and its source:
lab-run-file-html = as a page to keep (HTML)
lab-run-file-json = for programs (JSON)
lab-run-file-csv = as a table (CSV)
lab-run-asked = This run
lab-run-was-asked = What was run
lab-run-changes = What was changed
lab-run-other = What differs from the scenario
lab-run-changed = { $label }: { $to } instead of { $from }
lab-run-no-changes = All numbers are the scenario’s own.
lab-run-link-hint = This address says all of it. Whoever opens it, on any server of this program with the same tables, can run it and gets the same result:
lab-run-link = The address of this run
