//! One connection on which requests are sent byte for byte, and every byte of the answers is seen, with the time it took.

use super::Person;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A connection that is kept.
pub struct Wire(BufReader<TcpStream>);

/// An answer, as it came.
pub struct Told {
    pub status: u16,
    /// The status line and the headers, in order.
    pub head: Vec<String>,
    pub body: String,
    /// From the first byte sent to the last byte read.
    pub took: Duration,
}

impl Wire {
    pub fn new(base: &str) -> Self {
        let stream = TcpStream::connect(base.strip_prefix("http://").unwrap()).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(BufReader::new(stream))
    }

    /// Sends a request and reads its answer.
    pub fn ask(&mut self, request: &[u8]) -> Told {
        let began = Instant::now();
        self.0.get_mut().write_all(request).unwrap();
        let mut head = Vec::new();
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the connection is kept");
            match line.trim_end() {
                "" => break,
                line => head.push(line.to_owned()),
            }
        }
        let length =
            head.iter().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
        let mut body = vec![0; length.expect("every answer says how long it is")];
        self.0.read_exact(&mut body).unwrap();
        let took = began.elapsed();
        let status = head[0].split(' ').nth(1).unwrap().parse().unwrap();
        Told { status, head, body: String::from_utf8(body).unwrap(), took }
    }
}

/// A request of a program.
pub fn program_posts(path: &str, language: &str, body: &serde_json::Value) -> Vec<u8> {
    post(path, &format!("Content-Type: application/json\r\nAccept-Language: {language}\r\n"), &body.to_string())
}

/// A form that somebody's browser sends, with the cookies and the proof that they have.
pub fn person_posts(person: &Person, path: &str, language: &str, fields: &[(&str, &str)]) -> Vec<u8> {
    let cookies: Vec<String> = person.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let proof = [("csrf", person.proof.as_deref().unwrap())];
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields.iter().chain(&proof)).finish();
    let headers = format!(
        "Content-Type: application/x-www-form-urlencoded\r\nAccept-Language: {language}\r\nCookie: {}\r\n",
        cookies.join("; ")
    );
    post(path, &headers, &body)
}

fn post(path: &str, headers: &str, body: &str) -> Vec<u8> {
    format!("POST {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
        .into_bytes()
}
