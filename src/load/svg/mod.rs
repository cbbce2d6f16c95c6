//! SVG pictures of `content/`: published as they are when they can do nothing but show, else without what they could do.
//!
//! An SVG file is a document, and opened by its address it runs with the rights of the paper's own pages. So each is read
//! as strictly as browsers read XML, and nothing is kept but elements and attributes that are known to be harmless.
//! What comes out is read once more and must come out the same.

mod css;
mod entities;
mod filter;
mod names;
mod tag;
mod treatment;

use std::borrow::Cow;

pub use treatment::{Fault, LARGEST, Treatment, is_svg};

/// The picture as it may be published.
pub fn inert(bytes: &[u8]) -> Result<(Cow<'_, [u8]>, Treatment), Fault> {
    if bytes.len() > LARGEST {
        return Err(Fault::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::OtherEncoding)?;
    let read = filter::read(text)?;
    if !read.is_changed {
        return Ok((Cow::Borrowed(bytes), Treatment::AsIs));
    }
    // What has to be written anew is written without anything that checkers of SVG do not know.
    let lean = filter::read_lean(text)?;
    let again = filter::read(&lean.text)?;
    if again.is_changed {
        return Err(Fault::Malformed);
    }
    let treatment = if read.is_disarmed { Treatment::Disarmed } else { Treatment::Tidied };
    Ok((Cow::Owned(lean.text.into_bytes()), treatment))
}

#[cfg(test)]
mod tests;
