//! Whom the load is aimed at: this machine, unless somebody says otherwise in so many words.

use super::RushError;
use hyper::header::HeaderValue;
use std::net::{SocketAddr, ToSocketAddrs};
use url::Url;

/// A portal's address, resolved once.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where to connect.
    pub address: SocketAddr,
    /// What the `Host` header says.
    pub host: HeaderValue,
}

impl Target {
    /// Reads `http://HOST:PORT`. Every address of the host must be loopback unless `remote_allowed`.
    pub fn parse(text: &str, remote_allowed: bool) -> Result<Self, RushError> {
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
