//! What the broker got, and what was left for everybody else.

use comfy_table::presets::ASCII_BORDERS_ONLY_CONDENSED;
use comfy_table::{CellAlignment, Table};
use serde::Serialize;
use std::time::Duration;

/// What came of hoarding and of selling.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Outcome {
    /// The office whose seats he is after.
    pub office: String,
    /// How it offers seats again that are given back.
    pub release: &'static str,
    /// From how many addresses he comes.
    pub addresses: u32,
    /// Seats that were free at the beginning.
    pub free_before: u64,
    /// Seats that he booked in invented names.
    pub hoarded: Hoarded,
    /// How often he was told to wait.
    pub waits: u64,
    /// For how long, in seconds, all addresses together.
    pub waited_seconds: f64,
    /// Ordinary people who came while he hoarded.
    pub people_while_hoarding: Seekers,
    /// Seats passed on to customers.
    pub resales: Resales,
    /// Ordinary people who came while he sold.
    pub people_while_selling: Seekers,
    /// People who watched for free times while he sold.
    pub watchers: Seekers,
}

/// Seats that the broker booked in invented names.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Hoarded {
    /// In the first minute.
    pub in_first_minute: u64,
    /// In all.
    pub in_all: u64,
    /// From each of his addresses.
    pub by_address: Vec<u64>,
    /// When he had the last of them, in seconds since he began.
    pub last_after_seconds: f64,
}

/// People who wanted one seat each.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Seekers {
    /// Who came.
    pub wanted: u64,
    /// Who got one.
    pub got: u64,
    /// Who found nothing, or whose visit broke off.
    pub found_nothing: u64,
}

/// Seats cancelled in an invented name, to be booked in a customer's.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Resales {
    /// Cancelled for a customer.
    pub tried: u64,
    /// The customer has that very seat.
    pub succeeded: u64,
    /// Somebody else has it.
    pub lost: u64,
    /// It was not offered while he waited.
    pub not_offered: u64,
    /// He was told to wait for longer than he would.
    pub told_to_wait: u64,
    /// It broke off for another reason.
    pub broken_off: u64,
    /// How long after its cancellation the slowest seat that he sold was the customer's, in seconds.
    pub longest_seconds: f64,
}

impl Seekers {
    /// Somebody has come and gone.
    pub fn add(&mut self, got: bool) {
        self.wanted += 1;
        if got { self.got += 1 } else { self.found_nothing += 1 }
    }
}

impl Outcome {
    /// As a table.
    pub fn table(&self) -> String {
        let mut table = Table::new();
        table.load_style(ASCII_BORDERS_ONLY_CONDENSED);
        let Self { office, release, addresses, hoarded, resales, .. } = self;
        table.set_header([format!("a broker at {office}, {release}"), String::new()]);
        let by_address = hoarded.by_address.iter();
        let (least, most) = (by_address.clone().min(), by_address.max());
        let seekers = |seekers: &Seekers| format!("{} of {}", seekers.got, seekers.wanted);
        let rows = [
            ("his addresses", addresses.to_string()),
            ("seats free at the beginning", self.free_before.to_string()),
            ("hoarded in the first minute", hoarded.in_first_minute.to_string()),
            ("hoarded in all", hoarded.in_all.to_string()),
            ("… by address, least and most", format!("{} {}", least.unwrap_or(&0), most.unwrap_or(&0))),
            ("… the last after, seconds", format!("{:.1}", hoarded.last_after_seconds)),
            ("people who got a seat meanwhile", seekers(&self.people_while_hoarding)),
            ("told to wait, times", self.waits.to_string()),
            ("… waited, seconds of all addresses", format!("{:.0}", self.waited_seconds)),
            ("resales tried", resales.tried.to_string()),
            ("… succeeded", resales.succeeded.to_string()),
            ("… lost to somebody else", resales.lost.to_string()),
            ("… not offered in time", resales.not_offered.to_string()),
            ("… told to wait too long", resales.told_to_wait.to_string()),
            ("… broken off", resales.broken_off.to_string()),
            ("… the slowest that succeeded, seconds", format!("{:.3}", resales.longest_seconds)),
            ("people who got a seat meanwhile", seekers(&self.people_while_selling)),
            ("watchers who got a seat", seekers(&self.watchers)),
        ];
        table.add_rows(rows.map(|(what, count)| [what.to_owned(), count]));
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        table.to_string()
    }
}

/// Seconds to the millisecond.
pub fn seconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e3).round() / 1e3
}
