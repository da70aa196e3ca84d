//! The statements of a booking as text, listened to while one is made: for ways that do without `Db::write`.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::Connection;
use diesel::connection::{Instrumentation, InstrumentationEvent};
use infopass::db::{Abort, Db};

use super::{Booking, book};

/// How diesel shows the values of a statement behind its text.
const VALUES: &str = " -- binds:";

#[derive(Clone, Default)]
struct Listener(Arc<Mutex<Vec<String>>>);

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let shown = query.to_string();
            let text = shown.split(VALUES).next().unwrap_or_default().to_owned();
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(text);
        }
    }
}

/// Makes a booking through the door, undoes it, and tells its statements in order.
pub fn of_a_booking(db: &Db, booking: Booking) -> Vec<String> {
    let listener = Listener::default();
    let heard = listener.clone();
    let written = db.write_blocking::<(), _, _>(move |conn| {
        conn.set_instrumentation(listener.clone());
        let booked = book(conn, &booking);
        conn.set_instrumentation(None::<Box<dyn Instrumentation>>);
        booked.and(Err(Abort::Refused("only listened to")))
    });
    assert!(written.is_err(), "the booking was to be undone");
    heard.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
