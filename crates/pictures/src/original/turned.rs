//! The one thing of EXIF that is kept.

use crate::words::exif;

/// EXIF that says nothing but how the picture is turned; none for one that is upright.
pub fn turned(exif: Option<&[u8]>) -> Option<Vec<u8>> {
    let orientation = exif.and_then(exif::orientation).filter(|orientation| *orientation != 1)?;
    let mut turned = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    turned.push(orientation);
    turned.extend([0; 6]);
    Some(turned)
}
