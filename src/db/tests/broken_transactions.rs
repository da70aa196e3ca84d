//! Closures that break the rules about transactions: each loses its batch loudly, and the next write works.

use diesel::connection::AnsiTransactionManager;

use super::*;

#[test]
fn a_closure_that_leaves_a_transaction_open_loses_the_batch() {
    let reason = loses_its_batch(|conn| {
        put(conn, "open")?;
        Ok(Transactions::begin_transaction(conn)?)
    });
    assert!(reason.contains("2 transactions deep"), "{reason}");
}

#[test]
fn a_closure_that_ends_the_transaction_loses_the_batch() {
    let reason = loses_its_batch(|conn| {
        put(conn, "ended")?;
        Ok(Transactions::rollback_transaction(conn)?)
    });
    assert!(reason.contains("0 transactions deep"), "{reason}");
}

#[test]
fn a_closure_that_puts_another_transaction_in_place_of_its_own_loses_the_batch() {
    let reason = loses_its_batch(|conn| {
        Transactions::rollback_transaction(conn)?;
        Transactions::begin_transaction(conn)?;
        Ok(put(conn, "another")?)
    });
    assert!(reason.contains("no such savepoint"), "{reason}");
}

#[test]
fn a_closure_that_ends_the_transaction_behind_diesels_back_loses_the_batch() {
    let reason = loses_its_batch(|conn| Ok(conn.batch_execute("ROLLBACK; BEGIN")?));
    assert!(reason.contains("no such savepoint"), "{reason}");
}

#[test]
fn a_closure_that_breaks_the_transaction_manager_loses_the_batch() {
    let reason = loses_its_batch(|conn| {
        match conn {
            Conn::Sqlite(own) => AnsiTransactionManager::transaction_manager_status_mut(own).set_in_error(),
            Conn::Postgres(_) => unreachable!("a file"),
        }
        Ok(())
    });
    assert!(reason.contains("broken"), "{reason}");
}

#[test]
fn a_panic_inside_a_nested_transaction_loses_the_batch() {
    let reason = loses_its_batch(|conn| {
        Transactions::begin_transaction(conn)?;
        panic!("injected");
    });
    assert!(reason.contains("2 transactions deep"), "{reason}");
}
