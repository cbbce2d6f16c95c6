//! CMYK without a profile: as ISO 12647-2 prints it on coated paper.

/// How much of the paper each of eleven tones covers, in thousandths, seen and not measured: ink spreads, and less of it is
/// seen than sRGB's numbers suggest.
const SEEN: [u32; 11] = [0, 80, 164, 252, 341, 434, 531, 633, 743, 863, 1_000];

/// What the sixteen ways of printing inks over each other look like: cyan 1, magenta 2, yellow 4, black 8. These are the
/// colours that programs of layout show for FOGRA39.
const OVERPRINTS: [[u8; 3]; 16] = [
    [255, 255, 255],
    [0, 158, 227],
    [230, 0, 126],
    [49, 39, 131],
    [255, 237, 0],
    [0, 150, 64],
    [227, 6, 19],
    [60, 56, 54],
    [29, 29, 27],
    [0, 20, 32],
    [32, 0, 16],
    [8, 6, 22],
    [33, 28, 0],
    [0, 22, 6],
    [32, 2, 0],
    [0, 0, 0],
];

/// Neugebauer's way: each of the sixteen counts as often as chance lays these inks over each other.
pub fn rgb(cmyk: &[u8]) -> Vec<u8> {
    let seen: Vec<u32> = (0..=255).map(seen).collect();
    let pixel = |inks: &[u8; 4]| {
        let covered = inks.map(|ink| seen[usize::from(ink)]);
        let mut sums = [1u64 << 47; 3];
        for (which, overprint) in OVERPRINTS.iter().enumerate() {
            let part = |ink: usize| u64::from(if which >> ink & 1 == 1 { covered[ink] } else { 4_096 - covered[ink] });
            let share = part(0) * part(1) * part(2) * part(3);
            for (sum, colour) in sums.iter_mut().zip(overprint) {
                *sum += share * u64::from(*colour);
            }
        }
        sums.map(|sum| (sum >> 48) as u8)
    };
    cmyk.as_chunks::<4>().0.iter().flat_map(pixel).collect()
}

/// Of 4,096.
fn seen(ink: u32) -> u32 {
    let (step, rest) = (ink * 10 / 255, ink * 10 % 255);
    let (low, high) = (SEEN[step as usize], SEEN[(step as usize + 1).min(10)]);
    ((low * (255 - rest) + high * rest) * 4_096 + 127_500) / 255_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bare_paper_is_white_and_half_a_black_is_the_grey_of_layouts() {
        assert_eq!(rgb(&[0, 0, 0, 0]), [255, 255, 255]);
        assert_eq!(rgb(&[255, 0, 0, 0]), [0, 158, 227]);
        assert_eq!(rgb(&[0, 0, 0, 255]), [29, 29, 27]);
        assert_eq!(rgb(&[255, 255, 255, 255]), [0, 0, 0]);
        let half = rgb(&[0, 0, 0, 128])[0];
        assert!((155..=158).contains(&half), "{half}");
    }
}
