"""The telephone of telephone.toml in ciw, an independent simulator: prints what each replication came to, as JSON.

What is counted is what happens from the end of the time of filling to the end of the counted time, whoever it happens to:
as the stations of the laboratory's engine count.
"""

import json
import math
import sys
import tomllib

import ciw

VOICE_SYSTEM, OPERATORS, OFFICERS = 1, 2, 3
# Whatever is under way at the end of the counted time has ended so many minutes later: ciw tells of ended services only.
AFTER = 120.0


def network(scenario):
    calls, voice = scenario["calls"], scenario["voice_system"]
    operators, officers = scenario["operators"], scenario["officers"]
    through = ciw.routing.TransitionMatrix(
        transition_matrix=[
            [0.0, 1.0 - voice["ends_share"], 0.0],
            [0.0, 0.0, 1.0 - operators["settles_share"]],
            [0.0, 0.0, 0.0],
        ]
    )
    services = [
        ciw.dists.Uniform(voice["least"], voice["most"]),
        ciw.dists.Exponential(1.0 / operators["service"]),
        ciw.dists.Exponential(1.0 / officers["service"]),
    ]
    patience = [None, ciw.dists.Exponential(1.0 / operators["patience"]), None]
    arrivals = [ciw.dists.Exponential(calls["a_minute"]), None, None]
    classes = ["Call", "Ordinary", "Urgent"]
    unchanged = {before: {after: float(before == after) for after in classes} for before in classes}
    urgent = officers["urgent_share"]
    # Whether a call is urgent shows when an operator is done with it.
    sorted_out = {**unchanged, "Call": {"Call": 0.0, "Ordinary": 1.0 - urgent, "Urgent": urgent}}
    return ciw.create_network(
        arrival_distributions={name: arrivals if name == "Call" else [None] * 3 for name in classes},
        service_distributions={name: services for name in classes},
        reneging_time_distributions={name: patience for name in classes},
        routing={name: through for name in classes},
        class_change_matrices=[unchanged, sorted_out, unchanged],
        priority_classes={"Urgent": 0, "Call": 1, "Ordinary": 1},
        number_of_servers=[math.inf, operators["number"], officers["number"]],
        system_capacity=calls["lines"],
    )


def replication(scenario, seed):
    begin = scenario["filling"]
    end = begin + scenario["counted"]
    ciw.seed(seed)
    simulation = ciw.Simulation(network(scenario))
    simulation.simulate_until_max_time(end + AFTER)
    records = simulation.get_all_records()

    def within(instant):
        return begin <= instant < end

    def minutes(first, last):
        return max(0.0, min(last, end) - max(first, begin))

    def at(node, kind):
        return [record for record in records if record.node == node and record.record_type == kind]

    def came(records):
        return sum(1 for record in records if within(record.arrival_date))

    def wait(records):
        waits = [record.waiting_time for record in records if within(record.service_start_date)]
        return sum(waits) / len(waits)

    def busy(records, number):
        used = sum(minutes(record.service_start_date, record.service_end_date) for record in records)
        return used / (number * scenario["counted"])

    turned_away = came(at(VOICE_SYSTEM, "rejection"))
    begun, hung_up = at(OPERATORS, "service"), at(OPERATORS, "renege")
    officers = at(OFFICERS, "service")
    on_line = sum(minutes(record.arrival_date, record.exit_date) for record in records if record.record_type != "rejection")
    return {
        "turned_away": turned_away / (turned_away + came(at(VOICE_SYSTEM, "service"))),
        "hung_up": sum(1 for record in hung_up if within(record.exit_date)) / came(begun + hung_up),
        "operator_wait": wait(begun),
        "urgent_wait": wait([record for record in officers if record.customer_class == "Urgent"]),
        "ordinary_wait": wait([record for record in officers if record.customer_class == "Ordinary"]),
        "lines_busy": on_line / (scenario["calls"]["lines"] * scenario["counted"]),
        "operators_busy": busy(begun, scenario["operators"]["number"]),
        "officers_busy": busy(officers, scenario["officers"]["number"]),
    }


def main():
    with open(sys.argv[1], "rb") as file:
        scenario = tomllib.load(file)
    runs = [replication(scenario, seed) for seed in range(scenario["replications"])]
    print('{\n  "ciw": %s,' % json.dumps(ciw.__version__))
    print('  "scenario": %s,' % json.dumps(scenario))
    lines = ['    "%s": %s' % (name, json.dumps([round(run[name], 6) for run in runs])) for name in runs[0]]
    print('  "measured": {\n%s\n  }\n}' % ",\n".join(lines))


main()
