//! Blocks of code, line by line.

/// The fence of a block of code.
#[derive(Default)]
pub(super) struct Fence {
    open: Option<(u8, usize)>,
}

impl Fence {
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether a line is code, or a fence.
    pub fn holds(&mut self, line: &str) -> bool {
        let sign = line.bytes().next().filter(|sign| matches!(sign, b'`' | b'~'));
        let len = sign.map_or(0, |sign| line.bytes().take_while(|byte| *byte == sign).count());
        match (self.open, sign) {
            (Some((open, least)), Some(sign)) if sign == open && len >= least && line[len..].trim().is_empty() => {
                self.open = None;
            }
            (Some(_), _) => {}
            (None, Some(sign)) if len >= 3 && !(sign == b'`' && line[len..].contains('`')) => {
                self.open = Some((sign, len));
            }
            (None, _) => return false,
        }
        true
    }
}
