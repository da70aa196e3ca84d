//! Whom the load is aimed at: this machine, unless somebody says otherwise in so many words.

use super::RushError;
use hyper::header::HeaderValue;
use std::cell::Cell;
use std::net::{SocketAddr, ToSocketAddrs};
use url::Url;

/// The servers of one portal.
#[derive(Debug)]
pub struct Targets {
    addresses: Vec<SocketAddr>,
    next: Cell<usize>,
    /// What the `Host` header says: the first one's name to all, as behind a proxy.
    pub host: HeaderValue,
}

impl Targets {
    /// Reads all of them; there must be one.
    pub fn parse(urls: &[String], remote_allowed: bool) -> Result<Self, RushError> {
        let targets = urls.iter().map(|url| Target::parse(url, remote_allowed)).collect::<Result<Vec<_>, _>>()?;
        let first = targets.first().ok_or_else(|| RushError::BadUrl(String::new(), "none is given".to_owned()))?;
        let (host, addresses) = (first.host.clone(), targets.iter().map(|target| target.address).collect());
        Ok(Self { addresses, next: Cell::new(0), host })
    }

    /// A server that is not at an address of 127.0.0.0/8.
    pub fn other_than_ipv4_loopback(&self) -> Option<SocketAddr> {
        self.addresses.iter().find(|address| !(address.is_ipv4() && address.ip().is_loopback())).copied()
    }

    /// Where the next connection goes: to each in turn, so that a server that is away is left for the next.
    pub fn next(&self) -> SocketAddr {
        let at = self.next.get();
        self.next.set(at.wrapping_add(1));
        let one = self.addresses.iter().cycle().nth(at % self.addresses.len().max(1));
        one.copied().unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 0)))
    }
}

/// One server's address, resolved once.
#[derive(Clone, Debug)]
struct Target {
    address: SocketAddr,
    host: HeaderValue,
}

impl Target {
    /// Reads `http://HOST:PORT`. Every address of the host must be loopback unless `remote_allowed`.
    fn parse(text: &str, remote_allowed: bool) -> Result<Self, RushError> {
        let url = Url::parse(text).map_err(|why| RushError::BadUrl(text.to_owned(), why.to_string()))?;
        let bad = |why: &str| RushError::BadUrl(text.to_owned(), why.to_owned());
        if url.scheme() != "http" {
            return Err(bad("only http:// is spoken; aim behind the proxy that speaks TLS, at a loopback address"));
        }
        if url.path() != "/" || url.query().is_some() || !url.username().is_empty() {
            return Err(bad("give the portal's root, such as http://127.0.0.1:8080"));
        }
        let host = url.host_str().ok_or_else(|| bad("it has no host"))?;
        let port = url.port().unwrap_or(80);
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let addresses: Vec<SocketAddr> = (bare, port).to_socket_addrs().map_err(|why| bad(&why.to_string()))?.collect();
        if let Some(remote) = addresses.iter().find(|address| !address.ip().is_loopback() && !remote_allowed) {
            return Err(RushError::NotLoopback(text.to_owned(), remote.ip()));
        }
        let address = *addresses.first().ok_or_else(|| bad("the host has no address"))?;
        let host = HeaderValue::from_str(&format!("{host}:{port}")).map_err(|why| bad(&why.to_string()))?;
        Ok(Self { address, host })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("http://127.0.0.1:8080")]
    #[case("http://127.9.9.9")]
    #[case("http://[::1]:8080/")]
    #[case("http://localhost:8080")]
    fn this_machine_may_be_aimed_at(#[case] url: &str) {
        assert!(Target::parse(url, false).unwrap().address.ip().is_loopback());
    }

    #[test]
    fn connections_go_to_each_server_in_turn() {
        let urls = ["http://127.0.0.1:1", "http://127.0.0.1:2"].map(str::to_owned);
        let targets = Targets::parse(&urls, false).unwrap();
        let ports: Vec<u16> = (0..4).map(|_| targets.next().port()).collect();
        assert_eq!(ports, [1, 2, 1, 2]);
        assert!(Targets::parse(&[], false).is_err());
    }

    #[rstest]
    #[case("http://192.0.2.1:8080")]
    #[case("http://0.0.0.0:8080")]
    #[case("http://[2001:db8::1]")]
    fn another_machine_only_if_it_is_allowed(#[case] url: &str) {
        let refused = Target::parse(url, false).unwrap_err();
        assert!(matches!(refused, RushError::NotLoopback(..)), "{refused}");
        assert!(refused.to_string().contains("--allow-remote"), "{refused}");
        assert!(Target::parse(url, true).is_ok());
    }

    #[rstest]
    #[case("https://127.0.0.1")]
    #[case("127.0.0.1:8080")]
    #[case("http://127.0.0.1/en/")]
    #[case("http://127.0.0.1/?x=1")]
    #[case("http://")]
    fn what_is_not_the_root_of_an_http_site_is_refused(#[case] url: &str) {
        assert!(matches!(Target::parse(url, true), Err(RushError::BadUrl(..))));
    }
}
