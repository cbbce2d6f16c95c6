use newsprint_pictures::{Encoding, Frame};

use crate::made;
use crate::samples::{self, Picture, from_png};

fn card(picture: &Picture, focus: Option<[u8; 2]>) -> Picture {
    let frame = Frame::Card { width: 120, height: 63, focus };
    from_png(&made(&samples::png(picture), frame, Encoding::Png).unwrap())
}

/// From black on the left to white on the right, in steps.
fn steps(width: u32, height: u32) -> Picture {
    let step = |place: u32| [(place % width * 255 / (width - 1)) as u8; 3];
    Picture { width, height, samples: (0..width * height).flat_map(step).collect() }
}

#[test]
fn a_card_has_its_size_whatever_the_picture_has() {
    for (width, height) in [(400, 300), (300, 900), (2_000, 100), (30, 20), (120, 63), (119, 300), (1, 1)] {
        for focus in [None, Some([0, 0]), Some([50, 50]), Some([100, 100])] {
            let shown = card(&samples::photograph(width, height), focus);
            assert_eq!((shown.width, shown.height), (120, 63), "{width} x {height}, {focus:?}");
        }
    }
}

#[test]
fn a_focus_is_kept_and_comes_to_the_middle_where_edges_allow() {
    let picture = steps(480, 63);
    let middle = |focus: u8| card(&picture, Some([focus, 50])).samples[(31 * 120 + 60) * 3];
    assert!(middle(50).abs_diff(128) <= 2, "{}", middle(50));
    assert!(middle(30).abs_diff(77) <= 2, "{}", middle(30));
    // As far to the left as the picture goes.
    assert!(middle(0).abs_diff(32) <= 2, "{}", middle(0));
}

#[test]
fn the_whole_picture_stands_on_a_ground_of_its_own_colour() {
    let blue = Picture { width: 60, height: 60, samples: [20, 40, 100].repeat(3_600) };
    let shown = card(&blue, None);
    assert_eq!(shown.samples[..3], [12, 24, 60]);
    assert_eq!(shown.samples[(31 * 120 + 60) * 3..][..3], [20, 40, 100]);
    let white = Picture { width: 60, height: 60, samples: vec![255; 10_800] };
    assert_eq!(card(&white, None).samples[..3], [255; 3]);
}
