//! Files as cards, mails and attackers leave them: whatever is changed in one, nothing panics and nothing private comes out.

use newsprint_pictures::{Imprint, look, original};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::files;

fn holds_up(bytes: &[u8]) {
    let _ = look(bytes);
    let imprint = Imprint { credit: Some("新华社".to_owned()), copyright: None };
    let Ok(published) = original(bytes, &imprint) else { return };
    assert!(published.len() <= bytes.len() + 2048, "{} of {}", published.len(), bytes.len());
    if let Ok(look) = look(&published) {
        assert!(!look.has_position && look.device.is_none());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn changed_bytes(file in any::<Index>(), changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..12)) {
        let (_, mut bytes) = file.get(files::all()).clone();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        holds_up(&bytes);
    }

    /// Most of what decides stands at the beginning.
    #[test]
    fn changed_heads(file in any::<Index>(), changes in prop::collection::vec((0..200_usize, any::<u8>()), 1..6)) {
        let (_, mut bytes) = file.get(files::all()).clone();
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        holds_up(&bytes);
    }

    #[test]
    fn parts_cut_out(file in any::<Index>(), from in any::<Index>(), to in any::<Index>()) {
        let (_, bytes) = file.get(files::all());
        let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
        let (from, to) = (from.min(to), from.max(to));
        holds_up(&[&bytes[..from], &bytes[to..]].concat());
        holds_up(&bytes[..to]);
    }

    #[test]
    fn noise_after_a_mark(file in any::<Index>(), kept in 0..64_usize, noise in prop::collection::vec(any::<u8>(), 0..400)) {
        let (_, bytes) = file.get(files::all());
        holds_up(&[&bytes[..kept], &noise].concat());
    }
}
