//! Which address a request comes from. It is only counted (`limits`), never kept and never logged.
//!
//! A header can say anything, so it is read only where the connection comes from a proxy that the operator trusts, and of
//! its addresses only those that trusted proxies wrote.

use crate::app::App;
use actix_web::HttpRequest;
use actix_web::http::header::{HeaderMap, HeaderValue, X_FORWARDED_FOR};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Once;

/// The client's address, as this application knows its proxies.
pub fn of(app: &App, request: &HttpRequest) -> IpAddr {
    address(request, &app.trusted_proxies)
}

/// The client's address: the connection's, or what trusted proxies say.
fn address(request: &HttpRequest, trusted: &[IpNet]) -> IpAddr {
    behind(peer(request), request.headers(), trusted)
}

/// Warns the operator, once, of a proxy that they have not named: behind it all people are one client.
pub fn warn_of_unnamed_proxy(app: &App, request: &HttpRequest) {
    static WARNED: Once = Once::new();
    let Some(bookings_an_hour) = app.pacing.bookings_an_hour().filter(|_| !WARNED.is_completed()) else { return };
    if has_untrusted_proxy(request, &app.trusted_proxies) {
        WARNED.call_once(|| {
            tracing::warn!(
                bookings_an_hour,
                "a proxy seems to be in front: name it with --trusted-proxy, else all people behind it share one \
                 allowance of bookings"
            );
        });
    }
}

/// Whether a connection that nobody trusts says which client it speaks for: a proxy, or a client who pretends to be one.
fn has_untrusted_proxy(request: &HttpRequest, trusted: &[IpNet]) -> bool {
    let peer = peer(request);
    request.headers().contains_key(X_FORWARDED_FOR) && !trusted.iter().any(|net| net.contains(&peer))
}

fn peer(request: &HttpRequest) -> IpAddr {
    request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.ip()).to_canonical()
}

/// From the nearest proxy backwards: the first address that is no trusted proxy is the client's. What stands before it
/// was written by the client.
fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_proxy = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    let written: Vec<&str> = headers
        .get_all(X_FORWARDED_FOR)
        .map(HeaderValue::to_str)
        .flat_map(|line| line.unwrap_or("?").split(','))
        .collect();
    let mut nearest = peer;
    for entry in written.into_iter().rev() {
        if !is_proxy(&nearest) {
            break;
        }
        // Unreadable: the proxy that wrote it is the last one known.
        let Some(address) = parse(entry) else { break };
        nearest = address;
    }
    nearest
}

/// An address, with its port or without.
fn parse(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let bare = entry.strip_prefix('[').and_then(|entry| entry.strip_suffix(']')).unwrap_or(entry);
    let address = bare.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()));
    address.map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;
    use proptest::prelude::*;
    use rstest::rstest;

    const PROXY: &str = "10.0.0.1:4711";

    #[rstest]
    #[case::nobody_is_trusted("", PROXY, &["198.51.100.7"], "10.0.0.1")]
    #[case::the_proxy_tells("10.0.0.0/8", PROXY, &["198.51.100.7"], "198.51.100.7")]
    #[case::one_proxy_by_its_address("10.0.0.1/32", PROXY, &["198.51.100.7"], "198.51.100.7")]
    #[case::somebody_else_tells("10.0.0.0/8", "203.0.113.9:4711", &["198.51.100.7"], "203.0.113.9")]
    #[case::the_client_wrote_one_before("10.0.0.0/8", PROXY, &["192.0.2.66, 198.51.100.7"], "198.51.100.7")]
    #[case::the_client_wrote_a_line_before("10.0.0.0/8", PROXY, &["192.0.2.66", "198.51.100.7"], "198.51.100.7")]
    #[case::the_client_wrote_a_proxys_address("10.0.0.0/8", PROXY, &["192.0.2.66, 10.9.9.9, 198.51.100.7"], "198.51.100.7")]
    #[case::two_proxies("10.0.0.0/8", PROXY, &["198.51.100.7, 10.0.0.2"], "198.51.100.7")]
    #[case::a_proxy_asks_itself("10.0.0.0/8", PROXY, &[], "10.0.0.1")]
    #[case::unreadable("10.0.0.0/8", PROXY, &["198.51.100.7, unknown"], "10.0.0.1")]
    #[case::unreadable_before("10.0.0.0/8", PROXY, &["\u{ff}", "198.51.100.7"], "198.51.100.7")]
    #[case::with_ports("10.0.0.0/8", PROXY, &["198.51.100.7:50000"], "198.51.100.7")]
    #[case::version_six("::1/128", "[::1]:4711", &["[2001:db8::7]:50000"], "2001:db8::7")]
    #[case::version_six_in_brackets("::1/128", "[::1]:4711", &["[2001:db8::7]"], "2001:db8::7")]
    #[case::version_four_written_as_six("10.0.0.0/8", "[::ffff:10.0.0.1]:4711", &["::ffff:198.51.100.7"], "198.51.100.7")]
    fn the_clients_address_is_the_last_one_that_no_trusted_proxy_has(
        #[case] trusted: &str,
        #[case] peer: &str,
        #[case] written: &[&str],
        #[case] client: &str,
    ) {
        let trusted: Vec<IpNet> = trusted.parse().into_iter().collect();
        let request = TestRequest::default().peer_addr(peer.parse().unwrap());
        let request = written.iter().fold(request, |request, line| request.append_header(("X-Forwarded-For", *line)));
        assert_eq!(address(&request.to_http_request(), &trusted), client.parse::<IpAddr>().unwrap());
    }

    #[rstest]
    #[case::none_is_named("", &["198.51.100.7"], true)]
    #[case::another_is_named("192.0.2.0/24", &["198.51.100.7"], true)]
    #[case::it_is_named("10.0.0.0/8", &["198.51.100.7"], false)]
    #[case::no_proxy("", &[], false)]
    fn a_proxy_that_was_not_named_is_noticed(#[case] trusted: &str, #[case] written: &[&str], #[case] noticed: bool) {
        let trusted: Vec<IpNet> = trusted.parse().into_iter().collect();
        let request = TestRequest::default().peer_addr(PROXY.parse().unwrap());
        let request = written.iter().fold(request, |request, line| request.append_header(("X-Forwarded-For", *line)));
        assert_eq!(has_untrusted_proxy(&request.to_http_request(), &trusted), noticed);
    }

    proptest! {
        #[test]
        fn whatever_is_written_an_address_that_is_no_proxys_is_believed_by_nobody(
            lines in prop::collection::vec("[ -~]{0,60}|([0-9a-f:.\\[\\]]{1,20},? ?){1,4}", 0..4),
        ) {
            let told = |trusted: &str, peer: &str| {
                let request = TestRequest::default().peer_addr(peer.parse().unwrap());
                let request = lines.iter().fold(request, |request, line| request.append_header((X_FORWARDED_FOR, line.as_str())));
                let trusted: Vec<IpNet> = trusted.parse().into_iter().collect();
                address(&request.to_http_request(), &trusted)
            };
            prop_assert_eq!(told("10.0.0.0/8", "203.0.113.9:4711").to_string(), "203.0.113.9");
            let behind = told("10.0.0.0/8", PROXY);
            let last = lines.last().and_then(|line| parse(line.rsplit(',').next()?));
            if let Some(last) = last.filter(|last| !"10.0.0.0/8".parse::<IpNet>().unwrap().contains(last)) {
                prop_assert_eq!(behind, last, "what the proxy wrote is what it saw");
            }
        }
    }

    #[test]
    fn no_other_header_names_a_client() {
        let request = TestRequest::default().peer_addr(PROXY.parse().unwrap());
        let request = ["Forwarded", "X-Real-IP", "Client-IP", "True-Client-IP"]
            .iter()
            .fold(request, |request, name| request.append_header((*name, "for=198.51.100.7")));
        assert_eq!(address(&request.to_http_request(), &["10.0.0.0/8".parse().unwrap()]).to_string(), "10.0.0.1");
    }
}
