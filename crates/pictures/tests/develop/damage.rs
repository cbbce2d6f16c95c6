//! Whatever a file holds: a picture or a fault comes, soon, and nothing panics.

use std::sync::OnceLock;

use newsprint_pictures::{Encoding, Frame, Imprint, Order, develop};
use proptest::prelude::*;

use crate::samples;

fn files() -> &'static [(&'static str, Vec<u8>)] {
    static FILES: OnceLock<Vec<(&'static str, Vec<u8>)>> = OnceLock::new();
    FILES.get_or_init(|| samples::all(&samples::photograph(40, 30)))
}

#[derive(Debug, Clone)]
enum Damage {
    Byte(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Twice(prop::sample::Index),
    Without(prop::sample::Index, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        8 => (any::<prop::sample::Index>(), any::<u8>()).prop_map(|(place, byte)| Damage::Byte(place, byte)),
        1 => any::<prop::sample::Index>().prop_map(Damage::Cut),
        1 => any::<prop::sample::Index>().prop_map(Damage::Twice),
        2 => (any::<prop::sample::Index>(), any::<u8>()).prop_map(|(place, count)| Damage::Without(place, count)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        match *damage {
            Damage::Byte(place, byte) => {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
            Damage::Cut(place) => bytes.truncate(place.index(bytes.len())),
            Damage::Twice(place) => {
                let again = bytes[place.index(bytes.len())..].to_vec();
                bytes.extend(again);
            }
            Damage::Without(place, count) => {
                let start = place.index(bytes.len());
                bytes.drain(start..(start + usize::from(count)).min(bytes.len()));
            }
        }
    }
    bytes
}

fn looked_at(bytes: &[u8]) {
    let order = Order { frame: Frame::Whole { width: 12, height: 9 }, encoding: Encoding::Png };
    let _ = develop(bytes, &[order], &Imprint::default());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_end_in_a_picture_or_a_fault(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 1..6),
    ) {
        let (_, bytes) = which.get(files());
        looked_at(&damaged(bytes.clone(), &damages));
    }

    /// Headers are where sizes stand, and a small file has few of other bytes.
    #[test]
    fn damaged_heads_end_in_a_picture_or_a_fault(
        which in any::<prop::sample::Index>(),
        places in prop::collection::vec((0usize..160, any::<u8>()), 1..4),
    ) {
        let (_, bytes) = which.get(files());
        let mut bytes = bytes.clone();
        for (place, byte) in places {
            if let Some(old) = bytes.get_mut(place) {
                *old = byte;
            }
        }
        looked_at(&bytes);
    }
}
