use newsprint_pictures::{Encoding, Frame, Imprint, MAKER, Order, develop};

use crate::samples;

/// Addresses of published pictures are made of [`MAKER`], and readers keep what is at an address for ever. When an encoder, a
/// filter or a quality changes, this test tells; then count `MAKER` up in `src/develop.rs` and write here what it makes.
#[test]
fn what_is_made_changes_only_with_its_maker() {
    let picture = samples::photograph(640, 480);
    let frame = Frame::Whole { width: 300, height: 225 };
    let orders = [Encoding::Webp, Encoding::WebpLossless, Encoding::Jpeg, Encoding::Png];
    let orders = orders.map(|encoding| Order { frame, encoding });
    let made = [samples::png(&picture), samples::jpeg(&picture, true), samples::deep_tiff(&picture)]
        .map(|bytes| develop(&bytes, &orders, &Imprint::default()).unwrap());
    let digests: Vec<String> =
        made.iter().flatten().map(|bytes| format!("{:016x} {}", digest(bytes), bytes.len())).collect();
    assert_eq!((MAKER, digests.join("\n").as_str()), ("1", MADE));
}

const MADE: &str = "\
57c5df76df3842de 5464
76cd633831cf2177 69652
8eb029b98f6c8a2c 10250
b0ab8391a43d2fa9 89059
20d79a482d6a3c9d 5418
477198d5e5af8d46 71756
51b705eaf3a719e1 10262
944f98bafff054be 91415
57c5df76df3842de 5464
76cd633831cf2177 69652
8eb029b98f6c8a2c 10250
b0ab8391a43d2fa9 89059";

/// FNV-1a.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
