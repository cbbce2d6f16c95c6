//! What is said of files that are published as they are, by what is in them.

use newsprint_pictures::{Fault, Format};

use super::linker::{Found, Linker};
use crate::diagnostic;
use crate::load::Asset;
use crate::load::properties::Carried;
use crate::model::typed::Typed;

impl Linker<'_> {
    pub(super) fn tell_of_contents(&self, asset: &Asset, typed: &Typed<'_>, found: &mut Found) {
        let mut tell = |told| diagnostic::tell(&mut found.diagnostics, told);
        if asset.has_position {
            tell(typed.tells_position());
        }
        match asset.picture.as_deref() {
            Some(Err(Fault::NotDecoded(Format::Heic | Format::Raw))) => tell(typed.is_private()),
            Some(Err(fault @ (Fault::Empty | Fault::Unknown | Fault::Truncated | Fault::Damaged(_)))) => {
                tell(typed.of_fault(fault));
            }
            _ => {}
        }
        if let Some(mismatch) = asset.mismatch {
            tell(typed.is_another(mismatch));
        }
        // The paper's own name is no secret.
        let is_own = |text: &str| self.config.title == text || self.config.publisher.as_deref() == Some(text);
        let carried: Vec<&(Carried, String)> = asset.properties.iter().filter(|(_, text)| !is_own(text)).collect();
        if let Some(told) = typed.carries(&carried) {
            tell(told);
        }
    }
}
