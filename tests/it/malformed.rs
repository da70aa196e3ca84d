//! Thousands of requests that are almost right: those kept in `malformed/`, changed at random by a seed, over raw sockets.
//! No answer is a 5xx, nothing panics, memory stays where it was, and everything stored is still sound.
//! `INFOPASS_TEST_REQUESTS=100000 cargo test --test it malformed::` throws as many.

use crate::support::Person;
use crate::support::binary::{Place, Running};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::ops::Range;
use std::path::Path;
use std::time::Duration;

/// Requests in a usual run.
const REQUESTS: usize = 6_000;
/// Requests on one connection, of which the last is not even framed rightly.
const ON_ONE: usize = 40;
const THREADS: u64 = 2;
/// Until the program has made all that it keeps: pools, formatters, the laboratory's scenarios.
const WARM_UP: usize = 1_000;
/// What it may hold more afterwards: buffers grow, a leak of a kilobyte for each request would be ten times as much.
const GROWTH_MAX_KB: u64 = 100_000;

/// What is put where something else should be.
const PIECES: [&str; 28] = [
    "",
    "\0",
    "%00",
    "%",
    "%zz",
    "%C3%28",
    "\u{202E}",
    "é",
    "😀",
    "'",
    "\"",
    "<b>",
    "&amp;",
    "{{7*7}}",
    "../",
    "//",
    ";",
    "-1",
    "0",
    "18446744073709551616",
    "1e309",
    "NaN",
    "9999-99-99",
    "T",
    "null",
    "[[[[",
    "}",
    "\r\nX: y",
];

/// The kept requests with a proof that lets forms through.
fn kept(running: &Running) -> Vec<Vec<u8>> {
    let mut person = Person::new(&running.base);
    let page = person.open("/en/book/details");
    let proof = page.attr("input[name=csrf]", "value").unwrap();
    let cookies: Vec<String> = person.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/malformed");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let filled = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        text.replace("{CSRF}", &proof).replace("{COOKIE}", &cookies.join("; ")).into_bytes()
    };
    paths.iter().map(filled).collect()
}

/// A request with a few places changed. Framed ones say how long their body is, so that the next can follow.
fn changed(request: &[u8], framed: bool, chance: &mut StdRng) -> Vec<u8> {
    let text = String::from_utf8_lossy(request).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let (mut head, mut body) = (head.as_bytes().to_vec(), body.as_bytes().to_vec());
    for _ in 0..chance.random_range(1..4) {
        if body.is_empty() || chance.random_bool(0.4) {
            // A framed request keeps its lines and what separates the words of the first: its address is changed, or
            // one of its cookies.
            let from = head.iter().position(|byte| *byte == b'/').unwrap_or(0);
            let until = if framed {
                from + head[from..].iter().position(|byte| *byte == b' ').unwrap_or(0)
            } else {
                head.len()
            };
            change(&mut head, from..until, framed, chance);
        } else {
            let whole = 0..body.len();
            change(&mut body, whole, false, chance);
        }
    }
    let head = String::from_utf8_lossy(&head).replace("{LENGTH}", &body.len().to_string());
    [head.as_bytes(), b"\r\n\r\n", &body].concat()
}

/// Puts something else in a place of a span; where it is to stay an address, with its bytes escaped.
fn change(part: &mut Vec<u8>, span: Range<usize>, address: bool, chance: &mut StdRng) {
    if span.is_empty() {
        return;
    }
    let at = chance.random_range(span.clone());
    let to = (at + chance.random_range(0..6)).min(span.end);
    let piece: Vec<u8> = match chance.random_range(0..5) {
        0 => (0..chance.random_range(1..40)).map(|_| chance.random()).collect(),
        1 => part[span].to_vec(),
        2 => vec![b'9'; chance.random_range(1..2_000)],
        _ => PIECES[chance.random_range(0..PIECES.len())].as_bytes().to_vec(),
    };
    let escaped = |byte: u8| match byte {
        b'!'..=b'~' if !br#""<>\^`{|}"#.contains(&byte) || !address => vec![byte],
        _ if address => format!("%{byte:02X}").into_bytes(),
        _ => vec![byte],
    };
    part.splice(at..to, piece.into_iter().flat_map(escaped));
}

/// Sends requests on one connection, one after the other; every status that came back.
fn statuses(address: &str, kept: &[Vec<u8>], chance: &mut StdRng) -> Vec<u16> {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let mut sent = Vec::new();
    for nth in 0..ON_ONE {
        let request = &kept[chance.random_range(0..kept.len())];
        sent.extend(changed(request, nth + 1 < ON_ONE, chance));
    }
    sent.extend(b"\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    let mut writes = stream.try_clone().unwrap();
    // The server may close before it has read all.
    let writing = std::thread::spawn(move || {
        let _ = writes.write_all(&sent);
        let _ = writes.shutdown(std::net::Shutdown::Write);
    });
    let mut told = Vec::new();
    let _ = stream.read_to_end(&mut told);
    writing.join().unwrap();
    let told = String::from_utf8_lossy(&told).into_owned();
    let lines = told.match_indices("HTTP/1.1 ").filter_map(|(at, mark)| told.get(at + mark.len()..at + mark.len() + 3));
    lines.filter_map(|status| status.parse().ok()).collect()
}

/// Throws so many; how many answers there were by status.
fn throw(running: &Running, kept: &[Vec<u8>], requests: usize, seed: u64) -> std::collections::BTreeMap<u16, usize> {
    let address = running.base.strip_prefix("http://").unwrap();
    let one = |seed: u64| {
        let mut chance = StdRng::seed_from_u64(seed);
        let connections = requests.div_ceil(ON_ONE).div_ceil(usize::try_from(THREADS).unwrap());
        (0..connections).flat_map(|_| statuses(address, kept, &mut chance)).collect::<Vec<u16>>()
    };
    let mut counts = std::collections::BTreeMap::new();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|nth| scope.spawn(move || one(seed * THREADS + nth))).collect();
        for status in threads.into_iter().flat_map(|thread| thread.join().unwrap()) {
            *counts.entry(status).or_default() += 1;
        }
    });
    counts
}

/// How many are to be thrown.
#[expect(clippy::disallowed_methods, reason = "whoever runs the tests says how many")]
fn requests() -> usize {
    std::env::var("INFOPASS_TEST_REQUESTS").ok().and_then(|given| given.parse().ok()).unwrap_or(REQUESTS)
}

#[test]
fn requests_that_are_almost_right_break_nothing() {
    let requests = requests();
    let place = Place::new();
    let running = place.serve(&["--lab", "--limits", "off", "--clock", "2026-11-23T10:00:00-05:00"]);
    let kept = kept(&running);
    assert!(kept.len() > 15);
    throw(&running, &kept, WARM_UP, 1);
    let before = running.memory_kb();
    let counts = throw(&running, &kept, requests, 2);
    let grown = running.memory_kb().saturating_sub(before);
    println!("{requests} requests: {counts:?}, {before} KB before, {grown} KB more afterwards");
    let answered: usize = counts.values().sum();
    assert!(answered > requests / 4, "most are understood well enough to be answered: {counts:?}");
    assert!(counts.keys().all(|status| *status < 500), "{counts:?}");
    // They come as far as the forms, and not only to the door.
    assert!([200, 303, 400, 404, 422].iter().all(|status| counts.contains_key(status)), "{counts:?}");
    assert!(grown < GROWTH_MAX_KB, "{before} KB before, {grown} KB more");
    assert_eq!(Person::new(&running.base).open("/en/book/details").status, 200);
    let ended = running.terminate();
    assert_eq!(ended.code, Some(0));
    let wrong: Vec<&str> =
        ended.stderr.lines().filter(|line| line.contains("ERROR") || line.contains("panic")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let check = place.run(&["check"]);
    assert_eq!(check.stdout.trim(), "ok", "{}", check.stderr);
}
