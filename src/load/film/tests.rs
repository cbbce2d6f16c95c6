use std::io::Cursor;

use proptest::prelude::*;

use super::{Film, look};

/// A box with its size.
fn atom(kind: &[u8], holds: &[&[u8]]) -> Vec<u8> {
    let holds = holds.concat();
    let size = u32::try_from(holds.len() + 8).unwrap();
    [&size.to_be_bytes(), kind, &holds].concat()
}

/// A track's header of version 0 for a picture of 1920 × 1080, turned or not.
fn track_header(is_turned: bool) -> Vec<u8> {
    let matrix: [u32; 9] = if is_turned {
        [0, 0x1_0000, 0, 0xffff_0000, 0, 0, 0, 0, 0x4000_0000]
    } else {
        [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000]
    };
    let numbers = matrix.into_iter().chain([1920 << 16, 1080 << 16]).flat_map(u32::to_be_bytes);
    atom(b"tkhd", &[&[0; 40], &numbers.collect::<Vec<u8>>()])
}

fn seen(parts: &[Vec<u8>]) -> Film {
    look(&mut Cursor::new(parts.concat()))
}

fn has_position(in_movie: Vec<u8>) -> bool {
    seen(&[atom(b"ftyp", &[b"isom"]), atom(b"mdat", &[&[7; 50]]), atom(b"moov", &[&in_movie])]).has_position
}

const ISO_6709: &[u8] = b"\0\x12\x15\xc7+31.2304+121.4737/";

#[test]
fn a_film_tells_its_size_as_it_is_shown() {
    let film = |is_turned| {
        let track = atom(b"trak", &[&track_header(is_turned), &atom(b"mdia", &[])]);
        let sound = atom(b"trak", &[&atom(b"tkhd", &[&[0; 84]])]);
        seen(&[atom(b"ftyp", &[b"mp42"]), atom(b"moov", &[&sound, &track])])
    };
    assert_eq!(film(false), Film { width: 1920, height: 1080, has_position: false });
    assert_eq!(film(true), Film { width: 1080, height: 1920, has_position: false });
    assert_eq!(look(&mut Cursor::new(b"ID3")), Film::default());
}

#[test]
fn a_position_is_found_wherever_phones_write_it() {
    let user_data = |part: &[u8]| atom(b"udta", &[&atom(b"name", &[b"a"]), part]);
    assert!(has_position(user_data(&atom(b"\xa9xyz", &[ISO_6709]))));
    assert!(has_position(user_data(&atom(b"loci", &[&[0; 20]]))));
    assert!(has_position(atom(b"trak", &[&track_header(false), &user_data(&atom(b"\xa9xyz", &[ISO_6709]))])));
    let handler = atom(b"hdlr", &[&[0; 25]]);
    let keys = atom(b"keys", &[&[0; 8], &atom(b"mdta", &[b"com.apple.quicktime.location.ISO6709"])]);
    assert!(has_position(atom(b"meta", &[&handler, &keys])));
    assert!(has_position(atom(b"meta", &[&[0; 4], &handler, &keys])));
    let list = atom(b"ilst", &[&atom(b"\xa9xyz", &[&atom(b"data", &[ISO_6709])])]);
    assert!(has_position(user_data(&atom(b"meta", &[&[0; 4], &handler, &list]))));

    assert!(!has_position(user_data(&atom(b"\xa9xyz", &[b"\0\0\x15\xc7"]))));
    assert!(!has_position(user_data(&atom(b"\xa9nam", &[ISO_6709]))));
    assert!(!has_position(atom(b"mdat", &[&user_data(&atom(b"loci", &[&[0; 20]]))])));
    let keys = atom(b"keys", &[&[0; 8], &atom(b"mdta", &[b"com.apple.quicktime.make"])]);
    assert!(!has_position(atom(b"meta", &[&handler, &keys])));
}

#[test]
fn sizes_of_all_forms_are_read_and_hostile_ones_end() {
    let movie = atom(b"moov", &[&atom(b"udta", &[&atom(b"loci", &[&[0; 20]])])]);
    let long = [&[0, 0, 0, 1], &b"mdat"[..], &21u64.to_be_bytes(), &[9; 5]].concat();
    assert!(seen(&[long, movie.clone()]).has_position);
    let mut to_the_end = movie.clone();
    to_the_end[..4].fill(0);
    assert!(seen(&[to_the_end]).has_position);
    let mut too_long = movie.clone();
    too_long[..4].fill(0xff);
    assert!(seen(&[too_long]).has_position);
    let endless = [&[0, 0, 0, 1], &b"moov"[..], &[0xff; 8]].concat();
    assert_eq!(seen(&[endless]), Film::default());
    for size in [2, 7] {
        assert_eq!(seen(&[[&[0, 0, 0, size], &b"mdat"[..]].concat(), movie.clone()]), Film::default());
    }
    let deep = (0..1000).fold(vec![], |inner, _| atom(b"moov", &[&inner]));
    assert_eq!(seen(&[deep]), Film::default());
    let many = atom(b"free", &[]).repeat(100_000);
    assert_eq!(seen(&[many, movie]), Film::default());
}

/// Bytes that look much like boxes.
fn boxes() -> impl Strategy<Value = Vec<u8>> {
    let kinds = [b"moov", b"trak", b"tkhd", b"udta", b"meta", b"keys", b"ilst", b"\xa9xyz", b"loci", b"hdlr", b"mdat"];
    let size = prop_oneof![0..300u32, Just(u32::MAX), Just(1)];
    let header =
        (size, prop::sample::select(kinds.to_vec())).prop_map(|(size, kind)| [&size.to_be_bytes(), &kind[..]].concat());
    let part = prop_oneof![3 => header, 1 => prop::collection::vec(any::<u8>(), 0..20)];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn whatever_a_file_holds_it_is_survived(bytes in boxes()) {
        look(&mut Cursor::new(bytes));
    }

    #[test]
    fn a_film_that_is_cut_off_says_nothing_that_the_whole_does_not(at in 0..600usize) {
        let notes = atom(b"udta", &[&atom(b"\xa9xyz", &[ISO_6709])]);
        let whole = atom(b"moov", &[&atom(b"trak", &[&track_header(false)]), &notes]);
        let cut = &whole[..at.min(whole.len())];
        let (part, whole) = (look(&mut Cursor::new(cut)), look(&mut Cursor::new(&whole)));
        prop_assert!(part.width == 0 || part.width == whole.width);
        prop_assert!(!part.has_position || whole.has_position);
    }
}
