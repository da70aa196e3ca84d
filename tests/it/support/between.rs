//! Somebody between a client and the portal: passes requests on, or does to them what crashes and liars do.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is done to one request.
pub enum Fate {
    /// It is passed on, and so is its answer.
    Pass,
    /// It is done, and the connection breaks before the answer comes.
    LoseAnswer,
    /// This is answered instead, and nothing is done.
    Answer(String),
}

/// Listens in front of the portal; `fate` decides by the request's first line and its number.
pub fn between(base: &str, fate: impl Fn(&str, usize) -> Fate + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let portal = base.strip_prefix("http://").unwrap().to_owned();
    let fate = Arc::new(fate);
    let count = Arc::new(AtomicUsize::new(0));
    // Ends with the process.
    std::thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            let (portal, fate, count) = (portal.clone(), fate.clone(), count.clone());
            std::thread::spawn(move || {
                let portal = TcpStream::connect(portal).ok()?;
                let next = || count.fetch_add(1, Ordering::Relaxed);
                carry(client, portal, |line| fate(line, next()))
            });
        }
    });
    address
}

/// Listens in front of several servers as a proxy does: each request goes to the next one, and to another if that one is
/// away.
pub fn in_front_of(servers: Vec<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (servers, count) = (Arc::new(servers), Arc::new(AtomicUsize::new(0)));
    // Ends with the process.
    std::thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            let (servers, count) = (Arc::clone(&servers), Arc::clone(&count));
            std::thread::spawn(move || distribute(client, &servers, &count));
        }
    });
    address
}

fn distribute(mut client: TcpStream, servers: &[String], count: &AtomicUsize) -> Option<()> {
    let mut from_client = BufReader::new(client.try_clone().ok()?);
    loop {
        let request = message(&mut from_client)?;
        let first = count.fetch_add(1, Ordering::Relaxed);
        let mut server =
            (0..servers.len()).find_map(|more| TcpStream::connect(&servers[(first + more) % servers.len()]).ok())?;
        server.write_all(&request).ok()?;
        let answer = message(&mut BufReader::new(server))?;
        client.write_all(&answer).ok()?;
    }
}

/// Carries messages until one side has gone.
fn carry(mut client: TcpStream, mut portal: TcpStream, fate: impl Fn(&str) -> Fate) -> Option<()> {
    let mut from_client = BufReader::new(client.try_clone().ok()?);
    let mut from_portal = BufReader::new(portal.try_clone().ok()?);
    loop {
        let request = message(&mut from_client)?;
        let line = String::from_utf8_lossy(&request).lines().next()?.to_owned();
        let answer = match fate(&line) {
            Fate::Answer(answer) => answer.into_bytes(),
            fate => {
                portal.write_all(&request).ok()?;
                let answer = message(&mut from_portal)?;
                if matches!(fate, Fate::LoseAnswer) {
                    return None;
                }
                answer
            }
        };
        client.write_all(&answer).ok()?;
    }
}

/// A head and the body that its `Content-Length` announces.
fn message(from: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut message = Vec::new();
    let mut body_bytes = 0;
    loop {
        let begin = message.len();
        if from.read_until(b'\n', &mut message).ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&message[begin..]).to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            body_bytes = value.trim().parse().ok()?;
        }
        if line.trim().is_empty() {
            break;
        }
    }
    from.take(body_bytes).read_to_end(&mut message).ok()?;
    Some(message)
}
