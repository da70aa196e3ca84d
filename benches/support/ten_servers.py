"""M/M/10 in SimPy or ciw: `ten_servers.py simpy|ciw CUSTOMERS SEED` prints the seconds that it took and the mean wait.

A customer comes every minute and is served for nine on the average, as in benches/engine.rs.
"""

import random
import sys
import time

SERVERS, BETWEEN, SERVICE = 10, 1.0, 9.0


def in_simpy(customers, seed):
    import simpy

    chance = random.Random(seed)
    waits = []

    def customer(environment, servers):
        came = environment.now
        with servers.request() as turn:
            yield turn
            waits.append(environment.now - came)
            yield environment.timeout(chance.expovariate(1.0 / SERVICE))

    def source(environment, servers):
        for _ in range(customers):
            environment.process(customer(environment, servers))
            yield environment.timeout(chance.expovariate(1.0 / BETWEEN))

    environment = simpy.Environment()
    environment.process(source(environment, simpy.Resource(environment, capacity=SERVERS)))
    began = time.perf_counter()
    environment.run()
    return time.perf_counter() - began, waits


def in_ciw(customers, seed):
    import ciw

    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(1.0 / BETWEEN)],
        service_distributions=[ciw.dists.Exponential(1.0 / SERVICE)],
        number_of_servers=[SERVERS],
    )
    ciw.seed(seed)
    simulation = ciw.Simulation(network)
    began = time.perf_counter()
    simulation.simulate_until_max_customers(customers, method="Finish")
    seconds = time.perf_counter() - began
    return seconds, [record.waiting_time for record in simulation.get_all_records()]


simulate = {"simpy": in_simpy, "ciw": in_ciw}[sys.argv[1]]
seconds, waits = simulate(int(sys.argv[2]), int(sys.argv[3]))
print(seconds, sum(waits) / len(waits))
