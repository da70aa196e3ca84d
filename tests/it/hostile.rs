//! Whoever sends slowly, too much or what is two requests to some and one to others holds nothing and gets nothing; a
//! person is served meanwhile and afterwards.

use crate::support::{Person, Portal};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

const NOW: &str = "2026-11-23T10:00:00-05:00";
/// The server's own time-outs are ten seconds.
const PATIENCE: Duration = Duration::from_secs(25);

fn connect(portal: &Portal) -> TcpStream {
    let stream = TcpStream::connect(portal.base.strip_prefix("http://").unwrap()).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// All that is answered until the server closes the connection. What it cuts off while we are sending is closed too.
fn answer(mut stream: TcpStream, sent: &[u8]) -> String {
    let mut told = Vec::new();
    let done = stream.write_all(sent).and_then(|()| stream.read_to_end(&mut told).map(drop));
    match done {
        Err(why) if matches!(why.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
            panic!("still open: {} after {}", String::from_utf8_lossy(&told), String::from_utf8_lossy(sent))
        }
        Ok(()) | Err(_) => String::from_utf8_lossy(&told).into_owned(),
    }
}

fn answers(told: &str) -> usize {
    told.matches("HTTP/1.").count()
}

fn is_served(portal: &Portal) {
    assert_eq!(Person::new(&portal.base).open("/en/book/details").status, 200);
}

/// Sends a byte whenever nothing is answered for a moment; how long the server bears it.
fn drip(portal: &Portal, sent: &str) -> (Duration, String) {
    let mut stream = connect(portal);
    stream.set_read_timeout(Some(Duration::from_millis(250))).unwrap();
    stream.write_all(sent.as_bytes()).unwrap();
    let (began, mut told) = (Instant::now(), Vec::new());
    let mut some = [0; 4096];
    loop {
        assert!(began.elapsed() < PATIENCE, "a slow client is still served: {sent}");
        match stream.read(&mut some) {
            Ok(0) => break,
            Ok(length) => told.extend_from_slice(&some[..length]),
            Err(why) if matches!(why.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                if stream.write_all(b"a").is_err() {
                    break;
                }
            }
            Err(_) => break,
        }
    }
    (began.elapsed(), String::from_utf8_lossy(&told).into_owned())
}

#[test]
fn a_head_or_a_body_that_comes_byte_by_byte_is_cut_off() {
    let portal = Portal::at(NOW);
    let form = "Host: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nfamily_name=";
    let json = "Host: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"zip\":\"";
    let slow = [
        "GET /en/ HTTP/1.1\r\nHost: x\r\nX-Slow: ".to_owned(),
        "GET /en/slow".to_owned(),
        format!("POST /en/book/details HTTP/1.1\r\n{form}"),
        format!("POST /desk/log-in HTTP/1.1\r\n{form}"),
        format!("POST /api/v1/appointments HTTP/1.1\r\n{json}"),
    ];
    std::thread::scope(|threads| {
        let dripping: Vec<_> = slow.iter().map(|begin| threads.spawn(|| drip(&portal, begin))).collect();
        is_served(&portal);
        for (begin, drip) in slow.iter().zip(dripping) {
            let (took, told) = drip.join().unwrap();
            assert!(took > Duration::from_secs(5), "people on slow lines have some time: {took:?} {begin}");
            assert!(answers(&told) <= 1 && (told.is_empty() || told.contains(" 40")), "{begin}: {told}");
        }
    });
    is_served(&portal);
}

#[test]
fn a_person_is_served_while_hundreds_of_connections_are_open() {
    let portal = Portal::at(NOW);
    // Silent, in the middle of a head, in the middle of a form, and with answers that nobody reads.
    let form = "POST /en/finish HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n";
    let unread = "GET /en/about HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20);
    let sent = ["", "GET /en/ HTTP/1.1\r\nHost:", form, &unread];
    let open: Vec<TcpStream> = (0..400)
        .map(|number| {
            let mut stream = connect(&portal);
            stream.write_all(sent[number % sent.len()].as_bytes()).unwrap();
            stream
        })
        .collect();
    let began = Instant::now();
    is_served(&portal);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    drop(open);
    is_served(&portal);
}

#[test]
fn a_head_that_is_too_large_is_refused() {
    let portal = Portal::at(NOW);
    let long = "a".repeat(400_000);
    let many = "X-One-Of-Many: a\r\n".repeat(500);
    for head in [
        format!("GET /en/ HTTP/1.1\r\nHost: x\r\nCookie: a={long}\r\n\r\n"),
        format!("GET /en/{long} HTTP/1.1\r\nHost: x\r\n\r\n"),
        format!("GET /en/ HTTP/1.1\r\nHost: x\r\n{many}\r\n"),
    ] {
        let told = answer(connect(&portal), head.as_bytes());
        let refused = [" 400 ", " 414 ", " 431 "].iter().any(|status| told[..told.len().min(20)].contains(status));
        assert!(told.is_empty() || (refused && answers(&told) == 1), "{}: {told}", &head[..60]);
        is_served(&portal);
    }
}

/// A request that one reader ends here and another there; what follows may be taken for a second one.
const SMUGGLED: &str = "GET /en/about HTTP/1.1\r\nHost: x\r\n\r\n";

#[test]
fn a_request_that_can_be_read_in_two_ways_is_refused_and_nothing_after_it_is_read() {
    let portal = Portal::at(NOW);
    let post = |headers: &str, body: &str| format!("POST /en/finish HTTP/1.1\r\nHost: x\r\n{headers}\r\n\r\n{body}");
    let shapes = [
        post("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n"),
        post("Content-Length: 0\r\nContent-Length: 36", ""),
        post("Content-Length: 5\r\nContent-Length: 5", "aaaaa"),
        post("Content-Length: 5, 5", "aaaaa"),
        post("Content-Length: +5", "aaaaa"),
        post("Content-Length: -1", ""),
        post("Content-Length: 0x5", "aaaaa"),
        post("Content-Length: 99999999999999999999", ""),
        post("Content-Length : 5", "aaaaa"),
        post("Transfer-Encoding: xchunked", "0\r\n\r\n"),
        post("Transfer-Encoding: gzip, chunked", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked, identity", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "0\r\n\r\n"),
        post("Transfer-Encoding : chunked", "0\r\n\r\n"),
        post("Transfer-Encoding:\u{b}chunked", "0\r\n\r\n"),
        post("X: y\r\n Transfer-Encoding: chunked", "0\r\n\r\n"),
        post("Content-Length: 5\r\nX: y\nTransfer-Encoding: chunked", "0\r\n\r\n"),
        post("X: a\rTransfer-Encoding: chunked", "0\r\n\r\n"),
        post("X: a\0b", ""),
        post("X\0: a", ""),
        post("Host: y", ""),
        "POST /en/finish HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".to_owned(),
        "GET /en/ HTTP/1.1\r\nX: no host\r\n\r\n".to_owned(),
        "GET /en/ HTTP/1.1 HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
        "GET  /en/ HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
        "GET /en/\0 HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
    ];
    for shape in shapes {
        let told = answer(connect(&portal), format!("{shape}{SMUGGLED}").as_bytes());
        assert!(told.is_empty() || told.starts_with("HTTP/1.1 400 "), "{shape:?}: {told}");
        assert!(answers(&told) <= 1, "{shape:?}: {told}");
    }
    is_served(&portal);
}

#[test]
fn what_is_inside_of_a_body_is_never_a_request() {
    let portal = Portal::at(NOW);
    let length = SMUGGLED.len();
    let shapes = [
        format!("GET /en/ HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{SMUGGLED}"),
        format!(
            "POST /en/finish HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{SMUGGLED}"
        ),
        format!("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{SMUGGLED}"),
        format!(
            "POST /en/finish HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n\
             {length:x}\r\n{SMUGGLED}\r\n0\r\n\r\n"
        ),
        // No size at all, one that runs over, and one that ends early.
        format!("POST /en/finish HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n{SMUGGLED}"),
        format!(
            "POST /en/finish HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{SMUGGLED}"
        ),
        format!("POST /en/finish HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\naa\r\n{SMUGGLED}"),
        // A whole address names the same page, and no other host's.
        "GET http://evil.example/en/about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned(),
    ];
    for shape in shapes {
        let told = answer(connect(&portal), shape.as_bytes());
        assert!(answers(&told) <= 1, "{shape:?}: {told}");
        assert!(!told.contains("evil.example"), "{told}");
    }
    is_served(&portal);
}
