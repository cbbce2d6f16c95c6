//! How many may be here at a time: in all, and of one machine, so that there is always room for another one.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The machine at the other end. Whoever has an address of version 6 has a whole network of them; this machine has many
/// addresses too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Peer(IpAddr);

impl Peer {
    pub fn of(address: IpAddr) -> Peer {
        let address = address.to_canonical();
        if address.is_loopback() {
            return Peer(Ipv6Addr::LOCALHOST.into());
        }
        Peer(match address {
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
            IpAddr::V4(_) => address,
        })
    }
}

/// Those who are here.
#[derive(Clone)]
pub struct Crowd {
    limits: Limits,
    counts: Arc<Mutex<HashMap<Peer, usize>>>,
}

/// How many there may be. One peer may not be all.
#[derive(Clone, Copy)]
pub struct Limits {
    pub in_all: usize,
    pub of_one: usize,
}

/// One who is here, until this is dropped.
pub struct Guest {
    peer: Peer,
    crowd: Crowd,
}

impl Crowd {
    pub fn new(limits: Limits) -> Crowd {
        Crowd { limits, counts: Arc::default() }
    }

    /// Lets one more in when there is room.
    pub fn enter(&self, peer: Peer) -> Option<Guest> {
        let mut counts = self.counts();
        let own = counts.get(&peer).copied().unwrap_or_default();
        if own >= self.limits.of_one || counts.values().sum::<usize>() >= self.limits.in_all {
            return None;
        }
        counts.insert(peer, own + 1);
        drop(counts);
        Some(Guest { peer, crowd: self.clone() })
    }

    fn counts(&self) -> MutexGuard<'_, HashMap<Peer, usize>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut counts = self.crowd.counts();
        match counts.get_mut(&self.peer) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(counts.remove(&self.peer)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peer(address: &str) -> Peer {
        Peer::of(address.parse().unwrap())
    }

    #[test]
    fn one_machine_never_takes_all_the_room() {
        let crowd = Crowd::new(Limits { in_all: 3, of_one: 2 });
        let (one, two, three) = (peer("192.168.1.5"), peer("192.168.1.6"), peer("192.168.1.7"));
        let first = crowd.enter(one);
        let second = crowd.enter(one);
        assert!(first.is_some() && second.is_some() && crowd.enter(one).is_none());
        let third = crowd.enter(two);
        assert!(third.is_some() && crowd.enter(three).is_none());
        drop(first);
        assert!(crowd.enter(three).is_some());
        drop((second, third));
        assert!(crowd.counts().is_empty());
    }

    #[test]
    fn one_machine_is_one_peer_by_whatever_address() {
        assert_eq!(peer("127.0.0.1"), peer("::1"));
        assert_eq!(peer("127.0.0.1"), peer("127.9.9.9"));
        assert_eq!(peer("::ffff:192.168.1.5"), peer("192.168.1.5"));
        assert_eq!(peer("2001:db8:1:2::1"), peer("2001:db8:1:2:ffff::9"));
        assert_ne!(peer("2001:db8:1:2::1"), peer("2001:db8:1:3::1"));
        assert_ne!(peer("192.168.1.5"), peer("192.168.1.6"));
    }
}
