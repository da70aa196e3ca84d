//! Where people come from: on Linux every address of 127.0.0.0/8 is this machine's, so that each of them has their own.
//!
//! Each is of a network of its own (a /24), as those are that a broker rents and people have at home.

use std::io;
use std::net::{IpAddr, Ipv4Addr};
use tokio::net::TcpSocket;

/// Most addresses that a broker may have for each of his two jobs, and most watchers: their second number stays within
/// its block.
pub const ADDRESSES_MAX: u32 = 500;

const BROKER: u8 = 66;
const PEOPLE: u8 = 70;
const WATCHERS: u8 = 240;
/// After so many people the addresses come round again.
const PEOPLE_MAX: u32 = 256 * 160;

/// One from which the broker hoards.
pub fn of_hoarder(index: u32) -> IpAddr {
    address(BROKER, index % ADDRESSES_MAX)
}

/// One from which he sells: another, which has used up nothing.
pub fn of_seller(index: u32) -> IpAddr {
    address(BROKER, ADDRESSES_MAX + index % ADDRESSES_MAX)
}

/// Somebody's who wants a seat for themselves.
pub fn of_person(index: u32) -> IpAddr {
    address(PEOPLE, index % PEOPLE_MAX)
}

/// Somebody's who watches for free times.
pub fn of_watcher(index: u32) -> IpAddr {
    address(WATCHERS, index % ADDRESSES_MAX)
}

fn address(block: u8, index: u32) -> IpAddr {
    let [_, _, high, low] = index.to_be_bytes();
    Ipv4Addr::new(127, block.saturating_add(high), low, 1).into()
}

/// Whether this machine lets one come from such an address.
pub fn try_one() -> io::Result<()> {
    TcpSocket::new_v4()?.bind((of_hoarder(0), 0).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn everybody_has_an_address_of_another_network() {
        let broker = (0..ADDRESSES_MAX).flat_map(|index| [of_hoarder(index), of_seller(index)]);
        let all = broker.chain((0..PEOPLE_MAX).map(of_person)).chain((0..ADDRESSES_MAX).map(of_watcher));
        let networks: BTreeSet<String> =
            all.map(|address| address.to_string().rsplit_once('.').unwrap().0.to_owned()).collect();
        assert_eq!(networks.len(), 3 * 500 + 256 * 160);
        assert!(of_hoarder(0).is_loopback() && of_person(PEOPLE_MAX - 1).is_loopback());
    }
}
