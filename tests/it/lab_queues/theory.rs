//! What queueing theory says of a queue in its steady state. Rates are for a minute, waits in minutes; the load of a
//! queue is its arrivals a minute times the mean service in minutes.

/// How often all servers are busy when nobody waits, and whoever comes then is turned away (Erlang 1917, his first
/// formula), by the usual recursion.
pub fn erlang_b(servers: u32, load: f64) -> f64 {
    (1..=servers).fold(1.0, |blocked, n| load * blocked / (f64::from(n) + load * blocked))
}

/// How often somebody has to wait for exponential service (Erlang 1917, his second formula).
pub fn erlang_c(servers: u32, load: f64) -> f64 {
    let (servers_real, blocked) = (f64::from(servers), erlang_b(servers, load));
    servers_real * blocked / (servers_real - load * (1.0 - blocked))
}

/// The mean wait for one server whose service has that mean and that mean square (Pollaczek 1930, Khinchine 1932).
pub fn pollaczek_khinchine(arrivals: f64, service: f64, service_square: f64) -> f64 {
    arrivals * service_square / (2.0 * (1.0 - arrivals * service))
}

/// The mean waits of two classes with the same exponential service, the first served before the second and nobody
/// interrupted (Cobham 1954).
pub fn cobham(servers: u32, arrivals: [f64; 2], service: f64) -> [f64; 2] {
    let servers_real = f64::from(servers);
    let both = (arrivals[0] + arrivals[1]) * service;
    let until_one_is_free = erlang_c(servers, both) * service / servers_real;
    let left_by_first = 1.0 - arrivals[0] * service / servers_real;
    [until_one_is_free / left_by_first, until_one_is_free / (left_by_first * (1.0 - both / servers_real))]
}

/// Exponential service and exponential patience (Palm 1957).
pub struct ErlangA {
    /// How often somebody has to wait.
    pub has_to_wait: f64,
    /// How often somebody leaves unserved.
    pub leaves: f64,
    /// How many wait on the average.
    pub line: f64,
    /// How many servers are busy on the average.
    pub busy: f64,
}

/// By the balance between neighboring states: from n to n + 1 people so often as from n + 1 to n.
pub fn erlang_a(servers: u32, arrivals: f64, service: f64, patience: f64) -> ErlangA {
    // Beyond so many people nothing is left of the weights.
    let states = servers + 300;
    let weights: Vec<(u32, f64)> = (0..=states)
        .scan(1.0, |weight, n| {
            let this = *weight;
            let done = f64::from((n + 1).min(servers)) / service;
            let given_up = f64::from((n + 1).saturating_sub(servers)) / patience;
            *weight *= arrivals / (done + given_up);
            Some((n, this))
        })
        .collect();
    let all: f64 = weights.iter().map(|(_, weight)| weight).sum();
    let mean = |value: fn(u32, u32) -> u32| {
        weights.iter().map(|(n, weight)| f64::from(value(*n, servers)) * weight).sum::<f64>() / all
    };
    let line = mean(u32::saturating_sub);
    ErlangA {
        has_to_wait: mean(|n, servers| u32::from(n >= servers)),
        leaves: line / patience / arrivals,
        line,
        busy: mean(u32::min),
    }
}

#[test]
fn the_formulas_give_values_that_are_known() {
    let near = |value: f64, known: f64| assert!((value - known).abs() < 5e-5, "{value} is not {known}");
    // Tables of traffic: 10 lines and 5 erlang, 5 servers and 4 erlang.
    near(erlang_b(10, 5.0), 0.018_39);
    near(erlang_c(5, 4.0), 0.554_11);
    // One server: the load is how often somebody waits, and what is left of it divides the wait.
    near(erlang_c(1, 0.7), 0.7);
    near(pollaczek_khinchine(0.8, 1.0, 2.0), 4.0);
    near(cobham(1, [0.0, 0.8], 1.0)[1], 4.0);
    // Patience as long as service makes as many servers as people: Poisson with the load as its mean.
    let poisson_above_4: f64 = 1.0 - (-4.0_f64).exp() * (1.0 + 4.0 + 8.0 + 64.0 / 6.0 + 256.0 / 24.0);
    near(erlang_a(5, 4.0, 1.0, 1.0).has_to_wait, poisson_above_4);
    // Patience without end is Erlang's second formula.
    near(erlang_a(5, 4.0, 1.0, 1e9).has_to_wait, 0.554_11);
}
