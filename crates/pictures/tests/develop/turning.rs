use crate::samples::{self, Picture};
use crate::whole;

/// A block of EXIF that tells an orientation and nothing else.
fn exif(orientation: u8) -> Vec<u8> {
    let mut bytes = b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    bytes.extend([orientation, 0, 0, 0, 0, 0, 0]);
    bytes
}

/// Four patches: red, green, blue and white, from the left above to the right below.
fn patches() -> Picture {
    let colours = [[200, 0, 0], [0, 200, 0], [0, 0, 200], [255, 255, 255]];
    let patch = |place: usize| colours[(place / 96 / 32) * 2 + place % 96 / 48];
    Picture { width: 96, height: 64, samples: (0..96 * 64).flat_map(patch).collect() }
}

fn corners(picture: &Picture) -> String {
    let (width, height) = (picture.width as usize, picture.height as usize);
    let name = |(x, y): (usize, usize)| match [0, 1, 2].map(|ink| picture.samples[(y * width + x) * 3 + ink] > 150) {
        [true, true, true] => 'w',
        [true, ..] => 'r',
        [_, true, _] => 'g',
        _ => 'b',
    };
    [(8, 8), (width - 8, 8), (8, height - 8), (width - 8, height - 8)].map(name).iter().collect()
}

#[test]
fn all_eight_orientations_are_turned_upright() {
    let plain = samples::jpeg(&patches(), false);
    let shown = (1..=8).map(|orientation| {
        let bytes = [&plain[..2], &exif(orientation), &plain[2..]].concat();
        let (width, height) = if orientation > 4 { (64, 96) } else { (96, 64) };
        let picture = whole(&bytes, width, height).unwrap();
        assert_eq!((picture.width, picture.height), (width, height));
        corners(&picture)
    });
    let expected = ["rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}
